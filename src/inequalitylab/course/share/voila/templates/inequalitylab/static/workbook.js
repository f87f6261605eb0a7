"use strict";

// The key has done its work: the address bar, the history and a copied link hold none.
if (location.search.includes("token=")) {
  const address = new URL(location.href);
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}

// Voila calls these while it runs the cells.
window.voila_heartbeat = () => {};

window.voila_process = (cell, count) => {
  const bar = document.getElementById("bar");
  bar.max = count;
  bar.value = cell;
  document.getElementById("progress").textContent = `Step ${cell} of ${count}.`;
};

// Called when the cells are there, and again by Voila's script when its styles are, in either order.
window.voila_finish = () => {
  if (!window.themeLoaded) {
    window.cellLoaded = true;
    return;
  }
  document.getElementById("loading")?.remove();
  document.getElementById("rendered_cells").hidden = false;
};

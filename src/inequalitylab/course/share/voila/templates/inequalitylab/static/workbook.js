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

// The focus goes to the newest heading or problem: the element with the highest number. A message may send it
// on to another element, which waits until that is there, and follows where it is drawn anew. A new heading is
// the name of the tab too.
const workbook = document.title;
let newest = 0;
let led;
const followFocus = () => {
  for (const place of document.querySelectorAll("[data-il-focus]")) {
    const number = Number(place.dataset.ilFocus);
    const target = place.dataset.ilFocusOn ? document.querySelector(place.dataset.ilFocusOn) : place;
    if (number <= newest || !target) {
      continue;
    }
    newest = number;
    led = target === place ? undefined : { target, selector: place.dataset.ilFocusOn };
    target.focus();
    const isHeading = place.matches("h2");
    target.scrollIntoView({ block: isHeading ? "start" : "nearest" });
    if (isHeading) {
      document.title = `${place.textContent} – ${workbook}`;
    }
  }
  const again = led && !led.target.isConnected && document.querySelector(led.selector);
  if (again && document.activeElement === document.body) {
    led.target = again;
    again.focus();
  }
  // A chooser of files counts them; there is never more than one.
  for (const chooser of document.querySelectorAll(".widget-upload")) {
    const counted = [...chooser.childNodes].find((part) => / \(\d+\)$/.test(part.nodeValue));
    if (counted) {
      counted.nodeValue = counted.nodeValue.replace(/ \(\d+\)$/, "");
    }
  }
  // A group of choices is called by its label.
  for (const group of document.querySelectorAll(".widget-radio:not([role])")) {
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", group.querySelector(".widget-label")?.textContent || "Choose one");
  }
};

// Of a file that is too large only as much is read and sent as shows that it is.
const LARGEST = 10 * 1024 * 1024;
const readWhole = FileReader.prototype.readAsArrayBuffer;
FileReader.prototype.readAsArrayBuffer = function read(file) {
  readWhole.call(this, file.size > LARGEST ? file.slice(0, LARGEST + 1) : file);
};

// A page that is left alone blanks, where the workbook asks for it.
let restTimer;
let cover;
const rest = () => {
  const minutes = Number(document.querySelector("[data-il-idle]")?.dataset.ilIdle);
  if (!minutes || cover) {
    return;
  }
  const before = document.activeElement;
  cover = document.createElement("div");
  cover.className = "blank";
  cover.setAttribute("role", "dialog");
  cover.setAttribute("aria-modal", "true");
  cover.setAttribute("aria-label", "The page is hidden");
  cover.innerHTML = "<p>The page is hidden, because nobody used it for a while. Nothing is lost.</p>";
  const show = document.createElement("button");
  show.textContent = "Show the page again";
  show.addEventListener("click", () => {
    cover.remove();
    cover = undefined;
    document.body.classList.remove("is-blank");
    before?.focus?.();
    stayAwake();
  });
  cover.append(show);
  document.body.classList.add("is-blank");
  document.body.append(cover);
  show.focus();
};
const stayAwake = () => {
  clearTimeout(restTimer);
  const minutes = Number(document.querySelector("[data-il-idle]")?.dataset.ilIdle);
  if (minutes) {
    restTimer = setTimeout(rest, minutes * 60_000);
  }
};

// Say so when the program behind the page is gone: its buttons would do nothing.
const SECONDS_BETWEEN_LOOKS = 10;
const watchProgram = (settings) => {
  const address = `${settings.baseUrl}api/kernels/${settings.kernelId}`;
  let missed = 0;
  const watch = setInterval(async () => {
    const reply = await fetch(address, { cache: "no-store" }).catch(() => undefined);
    missed = reply?.ok ? 0 : missed + 1;
    if (missed < 2) {
      return;
    }
    clearInterval(watch);
    const said = document.createElement("p");
    said.className = "gone";
    said.setAttribute("role", "alert");
    said.textContent =
      "The course was stopped or started again, so this page cannot go on. " +
      "Open the workbook again from the front page of the course. Files that you saved are still there.";
    document.querySelector("header.top").after(said);
    said.scrollIntoView({ block: "center" });
  }, SECONDS_BETWEEN_LOOKS * 1000);
};

document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(followFocus).observe(document.body, { childList: true, subtree: true });
  for (const sign of ["keydown", "pointerdown", "pointermove", "scroll", "input"]) {
    document.addEventListener(sign, stayAwake, { capture: true, passive: true });
  }
  document.addEventListener("focusin", ({ target }) => {
    if (target !== led?.target) {
      led = undefined;
    }
    // What was searched for goes when something else is typed.
    if (target.matches(".il-search input")) {
      target.select();
    }
  });
  const settings = document.getElementById("jupyter-config-data");
  if (settings) {
    watchProgram(JSON.parse(settings.textContent));
  }
});

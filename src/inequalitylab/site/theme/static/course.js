/* What a page can do without, and is better with: open menus on wide screens, dark and light, copy code.
   Everything can be read when this file is absent. */
(function () {
  "use strict";
  const root = document.documentElement;

  function keep(name, value) {
    try { localStorage.setItem(name, value); } catch (error) { /* a private window keeps nothing */ }
  }

  function kept(name) {
    try { return localStorage.getItem(name) || ""; } catch (error) { return ""; }
  }

  function openOnWideScreens(id, width) {
    const menu = document.getElementById(id);
    if (!menu) { return; }
    const wide = matchMedia("(min-width: " + width + ")");
    const follow = function () { menu.open = wide.matches; };
    follow();
    wide.addEventListener("change", follow);
  }

  /* The line of this page stands in sight, however long the list is. */
  function showOwnLine() {
    const menu = document.getElementById("contents");
    const own = menu && menu.querySelector("a.current[href='#']");
    if (own && own.offsetTop > menu.clientHeight * 0.8) { menu.scrollTop = own.offsetTop - menu.clientHeight / 2; }
  }

  /* "On this page" marks the part that is being read, says it on a phone, and folds when a part is chosen there. */
  function followReading() {
    const list = document.querySelector(".on-this-page > details, .area .course-contents > details");
    if (!list) { return; }
    const here = document.createElement("span");
    here.className = "now-reading";
    list.querySelector("summary").append(here);
    const links = new Map();
    list.querySelectorAll("a[href^='#']").forEach(function (link) {
      links.set(document.getElementById(link.hash.slice(1)), link);
    });
    const watch = new IntersectionObserver(function (changes) {
      changes.forEach(function (change) {
        const link = links.get(change.target);
        if (change.isIntersecting) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
      });
      const now = list.querySelector("[aria-current]");
      here.textContent = now ? ": " + now.textContent : "";
    }, { rootMargin: "-20% 0px -79% 0px" });
    links.forEach(function (_, part) { watch.observe(part); });
    list.addEventListener("click", function (event) {
      if (event.target.closest("a") && getComputedStyle(here).display !== "none") { list.open = false; }
    });
  }

  function switchTheme() {
    const button = document.querySelector(".theme-switch");
    const words = button.querySelector(".theme-switch-words");
    const name = function () { words.textContent = root.dataset.theme === "dark" ? "Light" : "Dark"; };
    name();
    button.hidden = false;
    button.addEventListener("click", function () {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      keep("theme", root.dataset.theme);
      name();
    });
  }

  function offerCopies() {
    if (!navigator.clipboard) { return; }
    document.querySelectorAll(".cell_input div.highlight, .words > section div.highlight").forEach(function (box) {
      if (box.querySelector(".copy")) { return; }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(box.querySelector("pre").textContent).then(function () {
          button.textContent = "Copied";
          setTimeout(function () { button.textContent = "Copy"; }, 2000);
        });
      });
      box.append(button);
    });
  }

  /* Progress: names of finished pages, on this device alone. */
  function followProgress() {
    const box = document.querySelector(".chapter-done input");
    const done = new Set(kept("done").split(" ").filter(Boolean));
    const here = root.dataset.page;
    if (box) {
      box.closest("p").hidden = false;
      box.checked = done.has(here);
      box.addEventListener("change", function () {
        if (box.checked) { done.add(here); } else { done.delete(here); }
        keep("done", Array.from(done).join(" "));
        mark();
      });
    }
    function mark() {
      document.querySelectorAll(".course-contents .tick").forEach(function (tick) { tick.remove(); });
      document.querySelectorAll(".course-contents a").forEach(function (link) {
        const page = new URL(link.href).pathname.replace(/\.html$/, "");
        if (!Array.from(done).some(function (name) { return page.endsWith("/" + name); })) { return; }
        const tick = document.createElement("span");
        tick.className = "tick";
        tick.textContent = " (finished)";
        link.append(tick);
      });
    }
    mark();
  }

  /* Find your area: what is typed leaves the names that hold it, old names too. */
  function plain(words) {
    return words.toLowerCase().normalize("NFD").replace(/[^a-z ]+/g, "").replace(/\bsaint\b/g, "st");
  }

  function filterAreas() {
    const form = document.querySelector(".area-filter");
    if (!form) { return; }
    const box = form.querySelector("input");
    const count = form.querySelector(".area-count");
    const groups = Array.from(document.querySelectorAll(".area-lists h3"), function (heading) {
      return { heading: heading, list: heading.nextElementSibling };
    });
    const letters = document.querySelector(".letters");
    const items = Array.from(document.querySelectorAll(".area-lists li"), function (item) {
      return { item: item, words: " " + plain(item.textContent) };
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const fit = items.filter(function (one) { return !one.item.hidden; });
      if (!box.value.trim() || !fit.length) { return; }
      const link = fit[0].item.querySelector("a");
      if (fit.length === 1) { location.assign(link.href); } else { link.focus(); }
    });
    box.addEventListener("input", function () {
      const wanted = plain(box.value).trim();
      let found = 0;
      items.forEach(function (one) {
        one.item.hidden = Boolean(wanted) && !one.words.includes(wanted);
        if (!one.item.hidden) { found += 1; }
      });
      groups.forEach(function (group) {
        group.heading.hidden = group.list.hidden = !group.list.querySelector("li:not([hidden])");
      });
      letters.hidden = Boolean(wanted);
      count.textContent = !wanted ? "" : found === 0
        ? "No name here has that in it. Try fewer letters, or a larger place near you."
        : found === 1 ? "1 name fits. Press Enter to go to it." : found + " names fit.";
    });
  }

  filterAreas();
  openOnWideScreens("contents", "64em");
  openOnWideScreens("on-this-page", "80em");
  showOwnLine();
  followReading();
  switchTheme();
  offerCopies();
  followProgress();
})();

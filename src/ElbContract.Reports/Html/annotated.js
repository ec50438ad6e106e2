"use strict";
(() => {
  const panel = document.getElementById("elb-panel");
  const close = panel.querySelector(".elb-close");
  const form = document.getElementById("elb-filter");
  const sections = [...panel.querySelectorAll(".elb-section")];
  const marks = [...document.querySelectorAll(".elb-mark")];
  let last = null;

  function show(ids, mark) {
    for (const section of sections) section.hidden = !ids.includes(section.id);
    for (const other of marks) other.setAttribute("aria-expanded", String(other === mark));
    last = mark;
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus();
  }

  function hide() {
    panel.hidden = true;
    for (const mark of marks) mark.setAttribute("aria-expanded", "false");
    last?.focus();
  }

  // A link to a clause, from another page or typed, shows it.
  function take() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!sections.some(section => section.id === id)) return;
    const mark = marks.find(one => one.dataset.sections.split(" ").includes(id));
    show([id], mark);
    mark?.scrollIntoView({ block: "center" });
  }

  function filter() {
    const words = new Set([...form.querySelectorAll("[name=word]:checked")].map(box => box.value));
    for (const mark of marks) mark.hidden = !words.has(mark.dataset.word);
  }

  for (const mark of marks) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-expanded", "false");
    mark.setAttribute("aria-controls", panel.id);
    mark.addEventListener("click", event => {
      event.preventDefault();
      show(mark.dataset.sections.split(" "), mark);
    });
    mark.addEventListener("keydown", event => {
      if (event.key !== " ") return;
      event.preventDefault();
      mark.click();
    });
  }
  panel.classList.add("elb-side");
  panel.hidden = true;
  close.hidden = false;
  close.addEventListener("click", hide);
  addEventListener("keydown", event => { if (event.key === "Escape" && !panel.hidden) hide(); });
  addEventListener("hashchange", take);
  // Printing shows all, and hides afterwards what was hidden.
  let unhidden = [];
  addEventListener("beforeprint", () => {
    unhidden = [panel, ...sections].filter(part => part.hidden);
    for (const part of unhidden) part.hidden = false;
  });
  addEventListener("afterprint", () => { for (const part of unhidden) part.hidden = true; });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  take();
})();

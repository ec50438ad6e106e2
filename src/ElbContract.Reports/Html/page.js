"use strict";
(() => {
  const form = document.getElementById("filter");
  const text = document.getElementById("text");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const said = document.getElementById("said");
  const boxes = [...form.querySelectorAll("[name=verdict]")];
  const clauses = [...document.querySelectorAll("[data-clause]")];
  const sections = [...document.querySelectorAll("section.verdicts")];
  // A clause is found by all that stands in it: its id, anchors and words, its cases, what was sent and what came.
  const words = new Map(clauses.map(clause => [clause, clause.textContent.toLowerCase()]));

  function filter() {
    const verdicts = new Set(boxes.filter(box => box.checked).map(box => box.value));
    const sought = text.value.trim().toLowerCase();
    for (const clause of clauses) clause.hidden = !(verdicts.has(clause.dataset.verdict) && words.get(clause).includes(sought));
    for (const section of sections) section.hidden = [...section.querySelectorAll("[data-clause]")].every(clause => clause.hidden);
    const count = clauses.filter(clause => !clause.hidden).length;
    shown.textContent = `${count} of ${clauses.length} clauses`;
    nothing.hidden = count > 0;
  }

  // The address has the filter, as #text=udp&verdict=failed, so that it can be sent to somebody.
  function keep() {
    const kept = new URLSearchParams();
    if (text.value.trim()) kept.set("text", text.value.trim());
    if (boxes.some(box => !box.checked)) kept.set("verdict", boxes.filter(box => box.checked).map(box => box.value).join(","));
    history.replaceState(null, "", kept.size ? `#${kept}` : "#");
  }

  function take() {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return open(document.getElementById(decodeURIComponent(hash)));
    const kept = new URLSearchParams(hash);
    text.value = kept.get("text") ?? "";
    const verdicts = kept.get("verdict")?.split(",");
    for (const box of boxes) box.checked = verdicts?.includes(box.value) ?? true;
    filter();
  }

  // What a link leads to is opened, and shown though the filter hides it: the link would lead nowhere.
  function open(target) {
    const clause = target?.closest("[data-clause]");
    if (!clause) return;
    if (clause.hidden) { form.reset(); filter(); }
    clause.open = true;
    clause.scrollIntoView();
  }

  // Printing opens what is shown, and closes it afterwards.
  let opened = [];
  function print(begins) {
    if (begins) opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = begins;
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  // From disk some browsers give no clipboard: then the line is selected, for the keyboard to copy.
  async function copy(button) {
    const line = button.parentElement.querySelector("pre");
    let copied = true;
    try {
      await navigator.clipboard.writeText(line.textContent);
    } catch {
      select(line);
      copied = document.execCommand("copy");
    }
    button.textContent = copied ? "Copied" : "Selected";
    said.textContent = copied ? "The curl line is copied." : "The curl line is selected.";
    setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 2000);
  }

  form.hidden = false;
  form.addEventListener("input", () => { filter(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { filter(); keep(); }));
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", take);
  // The address changes only with the first click on a link; the second is to open its clause too.
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (link) open(document.getElementById(decodeURIComponent(link.hash.slice(1))));
  });
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  filter();
  take();
})();

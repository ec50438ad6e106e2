
"use strict";
(() => {
  const form = document.getElementById("filter");
  const text = document.getElementById("text");
  const shown = document.getElementById("shown");
  const said = document.getElementById("said");
  const rows = [...document.querySelectorAll("tr[data-clause]")];
  const articles = [...document.querySelectorAll("article[data-clause]")];
  const sections = [...document.querySelectorAll("section.cases")];
  // A clause is found by its id and its words, a case's article by those of its clause.
  const words = new Map(rows.map(row => [row.dataset.clause, row.textContent.toLowerCase()]));

  function filter() {
    const verdicts = new Set([...form.querySelectorAll("[name=verdict]:checked")].map(box => box.value));
    const sought = text.value.trim().toLowerCase();
    const hides = one => !(verdicts.has(one.dataset.verdict) && (words.get(one.dataset.clause) ?? "").includes(sought));
    for (const one of [...rows, ...articles]) one.hidden = hides(one);
    for (const section of sections) section.hidden = [...section.querySelectorAll("article")].every(article => article.hidden);
    shown.textContent = `${rows.filter(row => !row.hidden).length} of ${rows.length} clauses`;
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

  // A link to what the filter hides shows all again: it would lead nowhere.
  function reveal(event) {
    const link = event.target.closest("a[href^='#']");
    if (!link || !document.getElementById(link.hash.slice(1))?.hidden) return;
    form.reset();
    filter();
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  document.addEventListener("click", reveal);
  form.addEventListener("submit", event => event.preventDefault());
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  filter();
})();

// Shows what there is by verdict and by words.
"use strict";

const by = id => document.getElementById(id);
const rows = [...document.querySelectorAll("article")];
const buttons = [...by("verdicts").children];

function draw() {
  const on = new Set(buttons.filter(button => button.getAttribute("aria-pressed") === "true").map(button => button.dataset.verdict));
  const words = by("search").value.toLowerCase().split(/\s+/);
  for (const row of rows) row.hidden = !on.has(row.dataset.verdict) || !words.every(word => row.textContent.toLowerCase().includes(word));
  by("shown").textContent = `${rows.filter(row => !row.hidden).length} shown`;
}
for (const button of buttons) button.addEventListener("click", () => {
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  draw();
});
by("search").addEventListener("input", draw);

draw();

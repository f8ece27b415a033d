
"use strict";
(() => {
  const form = document.querySelector("form");
  const search = form.querySelector("input[type=search]");
  const told = form.querySelector("output");
  const units = [...document.querySelectorAll("article")].map((article) => ({
    article,
    items: [...article.querySelectorAll("li")],
    marks: [...article.querySelectorAll("mark")],
    text: article.textContent.toLowerCase(),
  }));

  const chosen = (name) =>
    new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

  function show() {
    const severities = chosen("severity");
    const checks = chosen("check");
    const words = search.value.toLowerCase().trim();
    let found = 0;
    let shown = 0;
    for (const unit of units) {
      const matches = !words || unit.text.includes(words);
      const here = new Set();
      for (const item of unit.items) {
        const wanted =
          matches && severities.has(item.dataset.severity) && checks.has(item.dataset.check);
        item.hidden = !wanted;
        if (wanted) here.add(item.dataset.place);
      }
      for (const mark of unit.marks) {
        mark.classList.toggle("off", !mark.dataset.places.split(" ").some((one) => here.has(one)));
      }
      unit.article.hidden = here.size === 0;
      found += here.size;
      shown += here.size > 0;
    }
    told.value = `${found} shown, in ${shown} units`;
  }

  // Over a finding, only its own places stay marked.
  for (const unit of units) {
    for (const item of unit.items) {
      item.addEventListener("mouseenter", () => {
        for (const mark of unit.marks) {
          const own = mark.dataset.places.split(" ").includes(item.dataset.place);
          mark.classList.toggle("lit", own);
        }
      });
    }
  }
  for (const button of form.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      for (const box of form.querySelectorAll("input[name=check]")) {
        box.checked = button.value === "all";
      }
      show();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.hidden = false;
  show();
})();

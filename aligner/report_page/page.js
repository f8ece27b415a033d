
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const root = document.documentElement;
  const slider = $("threshold");
  const radios = Array.from(document.querySelectorAll("input[name=filter]"));
  const inputs = [$("find-source"), $("find-target")];
  const beads = Array.from(document.querySelectorAll("#beads > tbody > tr"), (row, index) => ({
    row,
    index,
    type: row.dataset.type,
    confidence: Number(row.dataset.confidence),
    unaligned: row.classList.contains("unaligned"),
    moved: row.classList.contains("moved"),
    texts: null,
  }));
  const filters = {
    all: () => true,
    doubtful: (bead) => bead.confidence < Number(slider.value),
    "not-1-1": (bead) => bead.type !== "1-1",
    unaligned: (bead) => bead.unaligned,
    moved: (bead) => bead.moved,
  };
  let here = null;

  const chosen = () => radios.find((radio) => radio.checked).value;
  const shown = () => beads.filter((bead) => !bead.row.hidden);

  // Texts are folded at the first search: opening a long report must not wait for it.
  const texts = (bead) =>
    (bead.texts ??= Array.from(bead.row.querySelectorAll("td"), (cell) =>
      cell.classList.contains("none") ? "" : fold(cell.textContent)));

  function apply() {
    const wanted = inputs.map((input) => fold(input.value.trim()));
    const passes = filters[chosen()];
    const found = (bead) => wanted.every((text, side) => !text || texts(bead)[side].includes(text));
    for (const bead of beads) {
      bead.row.hidden = !(passes(bead) && found(bead));
      bead.row.classList.toggle("doubtful", filters.doubtful(bead));
    }
    for (const radio of radios) {
      radio.nextElementSibling.querySelector("b").textContent = beads.filter(filters[radio.value]).length;
    }
    $("below").textContent = Number(slider.value).toFixed(2);
    highlight(wanted);
    count();
    draw();
  }

  // What j and k stop at: in a filtered list every bead is one to check.
  const toCheck = () =>
    shown().filter(chosen() === "all" ? filters.doubtful : filters.all);

  function count() {
    const list = toCheck();
    const place = list.findIndex((bead) => bead.row === here);
    const at = place < 0 ? "" : `${place + 1} of `;
    $("count").textContent = `${shown().length} of ${beads.length} shown\n${at}${list.length} to check`;
  }

  // Marks what was searched for without touching the page, where the browser can.
  function highlight(wanted) {
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!wanted.some(Boolean)) return;
    const ranges = shown().slice(0, 2000).flatMap((bead) =>
      Array.from(bead.row.querySelectorAll("td")).flatMap((cell, side) =>
        wanted[side] ? rangesIn(cell, wanted[side]) : []));
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function rangesIn(cell, text) {
    const ranges = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const folded = fold(node.data);
      // Where folding changes the length, offsets would point beside the text.
      if (folded.length !== node.data.length) continue;
      for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        ranges.push(range);
      }
    }
    return ranges;
  }

  // One column of the strip for each stretch of beads; the worst bead of a stretch gives its colour.
  function draw() {
    const canvas = $("overview");
    const pen = canvas.getContext("2d");
    const colour = (name) => getComputedStyle(root).getPropertyValue(name);
    const [track, doubt, gap] = ["--track", "--c1", "--c0"].map(colour);
    canvas.width = canvas.clientWidth;
    pen.fillStyle = track;
    pen.fillRect(0, 4, canvas.width, 2);
    const width = Math.max(2, canvas.width / beads.length);
    const mark = (test, fill, top, height) => {
      pen.fillStyle = fill;
      beads.forEach((bead, i) => {
        if (test(bead)) pen.fillRect((i / beads.length) * canvas.width, top, width, height);
      });
    };
    mark((bead) => filters.doubtful(bead) && !bead.unaligned, doubt, 2, 6);
    mark((bead) => bead.unaligned, gap, 0, 10);
  }

  function visit(bead) {
    if (!bead) return;
    here?.classList.remove("here");
    here = bead.row;
    here.classList.add("here");
    // Rows above are measured only as they come into sight, so the first aim may be off.
    const aim = () => here.scrollIntoView({ block: "center" });
    aim();
    requestAnimationFrame(aim);
    count();
  }

  // Where the reader is: the row last visited while it is in sight, else the first row in sight.
  function position() {
    const top = document.querySelector("thead").getBoundingClientRect().bottom;
    const box = here && !here.hidden && here.getBoundingClientRect();
    if (box && box.bottom > top && box.top < innerHeight) return { row: here, visited: true };
    const row = document.elementFromPoint(innerWidth / 2, Math.max(top, 0) + 8)?.closest("tbody > tr");
    return { row, visited: false };
  }

  function step(by) {
    const { row, visited } = position();
    const at = beads.findIndex((bead) => bead.row === row);
    const ahead = toCheck().filter((bead) =>
      (bead.index - at) * by > 0 || (!visited && bead.row === row));
    visit(by > 0 ? ahead[0] : ahead.at(-1));
  }

  // #doubtful, #doubtful=0.8, #not-1-1, #unaligned, #moved choose a filter; #bead-17 goes to a bead.
  function follow() {
    const [name, value] = decodeURIComponent(location.hash.slice(1)).split("=");
    const radio = radios.find((one) => one.value === name);
    const bead = beads.find((one) => one.row.id === name);
    if (radio) radio.checked = true;
    if (radio && value && Number(value) >= 0) slider.value = value;
    if (bead?.row.hidden) clear();
    apply();
    visit(bead);
  }

  function clear() {
    for (const input of inputs) input.value = "";
    radios[0].checked = true;
  }

  // The address keeps the filter, for a reload or for a colleague.
  function remember() {
    const value = slider.value === slider.defaultValue ? "" : `=${slider.value}`;
    history.replaceState(null, "", `#${chosen()}${value}`);
    apply();
    // What was looked at in a filtered list is now seen among its neighbours.
    visit(shown().find((bead) => bead.row === here));
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = inputs.includes(event.target);
    const actions = { j: () => step(1), k: () => step(-1), "/": () => inputs[0].focus() };
    if (event.key === "Escape") {
      event.target.blur?.();
      clear();
      remember();
    } else if (!typing && actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  }

  function later(action, wait) {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(action, wait);
    };
  }

  for (const id of ["controls", "overview"]) $(id).hidden = false;
  for (const input of inputs) {
    input.hidden = false;
    input.addEventListener("input", later(apply, 150));
  }
  for (const radio of radios) radio.addEventListener("change", remember);
  slider.addEventListener("input", later(apply, 30));
  slider.addEventListener("change", remember);
  $("overview").addEventListener("click", (event) => {
    const share = event.offsetX / $("overview").clientWidth;
    const from = Math.floor(share * beads.length);
    visit(beads.slice(from).find((bead) => !bead.row.hidden));
  });
  addEventListener("keydown", onKey);
  addEventListener("hashchange", follow);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  new ResizeObserver(() => {
    const height = $("top").offsetHeight;
    root.style.setProperty("--head", `${height}px`);
    root.style.scrollPaddingTop = `${height + document.querySelector("thead").offsetHeight + 8}px`;
    draw();
  }).observe($("top"));
  root.classList.add("scripted");
  follow();
})();

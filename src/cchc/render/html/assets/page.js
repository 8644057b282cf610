"use strict";
// Sorts, filters and unfolds what is already on the page.  Reads texts, never writes markup.
(() => {
  const page = document.documentElement;
  page.classList.add("js");

  // "Đăk Long" is found by "dak long".
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  const number = (text) => {
    const found = /-?[0-9][0-9.,]*/.exec(text);
    if (!found) return null;
    const plain = page.lang === "vi"
      ? found[0].replaceAll(".", "").replace(",", ".")
      : found[0].replaceAll(",", "");
    return Number(plain);
  };

  const rowsOf = (body) => [...body.rows].filter((row) => !row.classList.contains("group"));

  function makeSortable(table) {
    const collator = new Intl.Collator(page.lang, { numeric: true });
    const bodies = [...table.tBodies];
    const order = new Map();
    for (const body of bodies) rowsOf(body).forEach((row, index) => order.set(row, index));
    const heads = [...table.tHead.rows[0].cells];

    const compare = {
      text: (a, b) => collator.compare(a, b),
      number: (a, b) => a - b,
      order: (a, b) => a - b,
    };
    const key = {
      text: (row, column) => row.cells[column].textContent,
      number: (row, column) => number(row.cells[column].textContent),
      order: (row) => order.get(row),
    };

    function sort(head) {
      const kind = head.dataset.sort;
      const down = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of heads) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down === 1 ? "ascending" : "descending");
      for (const body of bodies) {
        const keyed = rowsOf(body).map((row) => [key[kind](row, head.cellIndex), row]);
        keyed.sort(([a, first], [b, second]) => {
          if (a === null || b === null) {
            // What has no number stands last, whichever way is up.
            return (a === null) - (b === null) || order.get(first) - order.get(second);
          }
          return compare[kind](a, b) * down || order.get(first) - order.get(second);
        });
        body.append(...keyed.map(([, row]) => row));
      }
    }

    for (const head of heads) {
      if (!head.dataset.sort) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head));
      head.append(button);
      head.setAttribute("aria-sort", "none");
    }
  }

  function makeFilterable(tools, table) {
    const words = tools.querySelector("input");
    const choices = [...tools.querySelectorAll("select")];
    const output = tools.querySelector("output");
    const bodies = [...table.tBodies];
    const all = bodies.flatMap(rowsOf);
    const texts = new Map();
    const text = (row) => {
      if (!texts.has(row)) texts.set(row, fold([...row.cells].map((cell) => cell.textContent).join("\n")));
      return texts.get(row);
    };

    function narrow() {
      const wanted = fold(words.value).trim().replace(/\s+/g, " ");
      let shown = 0;
      for (const body of bodies) {
        let left = 0;
        for (const row of rowsOf(body)) {
          const chosen = choices.every(({ value, dataset }) =>
            !value || (dataset.by === "group" ? body.id === value : row.classList.contains(value)));
          row.hidden = !(chosen && text(row).includes(wanted));
          if (!row.hidden) left += 1;
        }
        body.hidden = left === 0;
        shown += left;
      }
      tools.classList.toggle("narrowed", shown < all.length);
      say(shown);
    }

    function say(shown) {
      const spell = (n) => n.toLocaleString(page.lang);
      output.value = document.body.dataset.shown
        .replace("{n}", spell(shown)).replace("{all}", spell(all.length));
    }

    function clear() {
      words.value = "";
      for (const choice of choices) choice.value = "";
      narrow();
    }

    words.addEventListener("input", narrow);
    for (const choice of choices) choice.addEventListener("change", narrow);
    table.addEventListener("reveal", clear);
    say(all.length);
  }

  // A link from the map leads to a row that may be folded away or filtered out.
  function reveal() {
    const goal = location.hash && document.getElementById(location.hash.slice(1));
    if (!goal || goal.tagName !== "TR") return;
    for (let fold = goal.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (goal.hidden) goal.closest("table").dispatchEvent(new Event("reveal"));
    goal.scrollIntoView({ block: "center" });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const table of document.querySelectorAll("table.data")) {
      if (table.querySelector("[data-sort]")) makeSortable(table);
    }
    for (const tools of document.querySelectorAll(".tools")) {
      makeFilterable(tools, document.getElementById(tools.dataset.for));
    }
    window.addEventListener("hashchange", reveal);
    reveal();
  });
})();

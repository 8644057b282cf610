"use strict";
// Sorts, filters, unfolds and copies what is already on the page.  Reads texts, never writes markup.
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
  const spell = (n) => n.toLocaleString(page.lang);
  const shownOf = (shown, all) =>
    document.body.dataset.shown.replace("{n}", spell(shown)).replace("{all}", spell(all));

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

  // --- one filter for all tables, kept in the address ---------------------------------------------

  const units = new Map(); // name → its row in the map
  const wanted = { unit: "", q: "", level: "", parent: "" };
  const narrowers = [];
  const codeOf = (name) => (units.get(name)?.id ?? "").replace("unit-", "").toLowerCase();

  const inScope = (name) => {
    const row = units.get(name);
    if (!row) return true;
    if (wanted.unit) return row.id === wanted.unit;
    return (!wanted.level || row.parentElement.dataset.level === wanted.level)
      && (!wanted.parent || row.dataset.parent === wanted.parent)
      && (!wanted.q || fold(name).includes(wanted.q) || codeOf(name).includes(wanted.q));
  };

  function readAddress() {
    const hash = decodeURIComponent(location.hash.slice(1));
    wanted.unit = hash.startsWith("unit-") ? hash : "";
    const asked = new URLSearchParams(hash.includes("=") ? location.hash.slice(1) : "");
    for (const key of ["q", "level", "parent"]) wanted[key] = asked.get(key) ?? "";
    wanted.q = fold(wanted.q).trim();
    for (const field of document.querySelectorAll("#filter [data-key]")) {
      const value = asked.get(field.dataset.key) ?? "";
      if (document.activeElement !== field) field.value = value;
    }
  }

  function writeAddress() {
    const asked = new URLSearchParams();
    for (const field of document.querySelectorAll("#filter [data-key]")) {
      if (field.value) asked.set(field.dataset.key, field.value);
    }
    history.replaceState(null, "", `#${asked}`);
    readAddress();
    narrowAll();
  }

  function narrowAll() {
    let shown = 0;
    for (const [name, row] of units) {
      row.hidden = !inScope(name);
      if (!row.hidden) shown += 1;
    }
    for (const body of document.querySelectorAll(".map tbody")) {
      body.hidden = rowsOf(body).every((row) => row.hidden);
    }
    for (const narrow of narrowers) narrow();
    const output = document.querySelector("#filter output");
    if (output) output.value = shownOf(shown, units.size);
    page.classList.toggle("narrowed", shown < units.size);
  }

  // --- the cards of the targets: of those of whom the list of results has a row in scope -----------

  function narrowCards() {
    let section = null;
    for (const card of document.querySelectorAll("#targets > .section, article.target")) {
      if (card.tagName !== "ARTICLE") {
        section = card;
        section.hidden = true; // until a card below it is seen
        continue;
      }
      const results = document.getElementById(`results-${card.id}`);
      const names = results ? rowsOf(results).map((row) => row.cells[0].textContent) : [];
      card.hidden = names.length > 0 && !names.some(inScope);
      if (section && !card.hidden) section.hidden = false;
      for (const one of card.querySelectorAll(".worst .w")) {
        one.hidden = !inScope(one.firstElementChild.textContent);
      }
      const worst = card.querySelector(".worst");
      if (worst) worst.hidden = [...worst.querySelectorAll(".w")].every((one) => one.hidden);
    }
  }

  // --- the tools above a table ---------------------------------------------------------------------

  function makeTools(tools, table) {
    const words = tools.querySelector("input");
    const choices = [...tools.querySelectorAll("select")];
    const output = tools.querySelector("output");
    const bodies = [...table.tBodies];
    const all = bodies.flatMap(rowsOf);
    const texts = new Map();
    const textOf = (row) => {
      const cells = [...row.cells].map((cell) => cell.textContent);
      return fold([...cells, codeOf(cells[0])].join("\n"));
    };
    const text = (row) => {
      if (!texts.has(row)) texts.set(row, textOf(row));
      return texts.get(row);
    };

    function narrow() {
      const sought = fold(words?.value ?? "").trim().replace(/\s+/g, " ");
      let shown = 0;
      for (const body of bodies) {
        let left = 0;
        for (const row of rowsOf(body)) {
          const chosen = choices.every(({ value, dataset }) =>
            !value || (dataset.by === "group" ? body.id === value : row.classList.contains(value)));
          row.hidden = !(chosen && inScope(row.dataset.unit ?? row.cells[0].textContent) && text(row).includes(sought));
          if (!row.hidden) left += 1;
        }
        body.hidden = left === 0;
        shown += left;
      }
      tools.classList.toggle("narrowed", shown < all.length);
      tools.closest("section").classList.toggle("vacant", shown === 0);
      output.value = words || shown < all.length ? shownOf(shown, all.length) : "";
    }

    // The visible rows; those under the heading of a target begin with it.
    function cells() {
      const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
      const lines = [];
      let grouped = false;
      for (const body of bodies.filter((each) => !each.hidden)) {
        const group = body.querySelector(".group");
        grouped ||= group !== null;
        for (const row of rowsOf(body).filter((each) => !each.hidden)) {
          const texts = [...row.cells].map((cell) => cell.textContent.trim());
          lines.push(group ? [group.textContent.trim(), ...texts] : texts);
        }
      }
      return [grouped ? ["", ...heads] : heads, ...lines];
    }

    async function copy() {
      const text = cells().map((line) => line.join("\t")).join("\n");
      await navigator.clipboard.writeText(text);
      output.value = document.body.dataset.copied;
    }

    function save() {
      // What a spreadsheet would take for a formula gets an apostrophe, as in the CSV of the program.
      const quote = (text) => `"${text.replace(/^(?=[=+\-@])(?![-+]?[0-9.,]+$)/, "'").replaceAll('"', '""')}"`;
      const text = cells().map((line) => line.map(quote).join(document.body.dataset.csv)).join("\r\n");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
      link.download = `${table.id.replace("-table", "")}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    }

    for (const each of [words, ...choices]) each?.addEventListener("input", narrow);
    tools.querySelector("[data-do=copy]").addEventListener("click", copy);
    tools.querySelector("[data-do=csv]").addEventListener("click", save);
    narrowers.push(narrow);
  }

  // --- going to a place ----------------------------------------------------------------------------

  function reveal() {
    readAddress();
    narrowAll();
    const id = decodeURIComponent(location.hash.slice(1));
    const goal = id && document.getElementById(id);
    if (!goal) return;
    for (let each = goal; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
    }
    // A unit stands in the map, below what heads it and what undoes the choice.
    const filter = wanted.unit === id && document.getElementById("filter");
    if (filter) filter.scrollIntoView();
    else goal.scrollIntoView({ block: "center" });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const row of document.querySelectorAll(".map tbody tr[id]")) {
      units.set(row.cells[0].textContent, row);
    }
    for (const table of document.querySelectorAll("table.data")) {
      if (table.querySelector("[data-sort]")) makeSortable(table);
    }
    for (const tools of document.querySelectorAll(".tools[data-for]")) {
      makeTools(tools, document.getElementById(tools.dataset.for));
    }
    narrowers.push(narrowCards);
    for (const field of document.querySelectorAll("#filter [data-key]")) {
      field.addEventListener("input", writeAddress);
    }
    document.querySelector("#filter [data-do=clear]")?.addEventListener("click", () => {
      for (const field of document.querySelectorAll("#filter [data-key]")) field.value = "";
      writeAddress();
    });
    window.addEventListener("hashchange", reveal);
    window.addEventListener("load", reveal); // after the browser's own way to the place
    reveal();
  });
})();

// The page is whole without this: it walks, sorts, filters, groups and copies. It loads nothing and
// makes no markup out of text.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const filled = (pattern, ...values) => values.reduce((text, value) => text.replace("%s", value), pattern);

  // Walking from finding to finding.
  const cards = all(".card");
  const walk = document.querySelector(".walk");
  const position = walk.querySelector("output");
  const keys = walk.querySelector("[data-keys]");
  let at = -1;

  const note = () => {
    position.textContent = filled(position.dataset.position, at < 0 ? "–" : at + 1, cards.length);
  };
  const found = id => cards.findIndex(card => card.id === id);
  const mark = index => {
    if (cards[at]) cards[at].classList.remove("current");
    at = index;
    if (cards[at]) cards[at].classList.add("current");
    note();
  };
  const nearest = step => {
    // Where nothing has been chosen yet, the walk begins at what is on the screen.
    const line = walk.getBoundingClientRect().bottom;
    const first = cards.findIndex(card => card.getBoundingClientRect().top >= line);
    const index = first < 0 ? cards.length : first;
    return step > 0 ? index : index - 1;
  };
  const step = by => {
    const index = at < 0 ? nearest(by) : at + by;
    const to = Math.max(0, Math.min(cards.length - 1, index));
    location.replace(`#${cards[to].id}`);
    mark(to);
    cards[to].focus({ preventScroll: true });
    cards[to].scrollIntoView({ block: "center" });
  };
  const arrived = () => {
    const index = found(decodeURIComponent(location.hash.slice(1)));
    if (index >= 0) mark(index);
  };
  const typing = element => element.matches("input:not([type=checkbox]), select, textarea");
  const scrolls = element => element.matches(".scroll") && element.scrollWidth > element.clientWidth;
  const STEPS = { j: 1, k: -1, ArrowRight: 1, ArrowLeft: -1 };
  const ON_CARD = { ArrowDown: 1, ArrowUp: -1 };

  if (cards.length) {
    walk.hidden = false;
    note();
    all("button", walk).forEach(button => {
      button.addEventListener("click", () => step(Number(button.dataset.step)));
    });
    addEventListener("hashchange", arrived);
    arrived();
    document.addEventListener("focusin", event => {
      const card = event.target.closest(".card");
      if (card) mark(cards.indexOf(card));
    });
    document.addEventListener("keydown", event => {
      if (!keys.checked || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      const here = event.target;
      if (typing(here) || scrolls(here)) return;
      const by = STEPS[event.key] || (here.matches(".card") ? ON_CARD[event.key] : 0);
      if (!by) return;
      event.preventDefault();
      step(by);
    });
  }

  // Copying what silences a finding.
  const select = element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const say = (button, text) => {
    const before = button.textContent;
    button.textContent = text;
    setTimeout(() => { button.textContent = before; }, 2000);
  };
  all(".silence button").forEach(button => {
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const code = button.parentElement.querySelector("code");
      try {
        await navigator.clipboard.writeText(code.textContent);
        say(button, button.dataset.copied);
      } catch {
        select(code);
        say(button, button.dataset.selected);
      }
    });
  });

  // Tables that can be filtered, sorted and grouped.
  const text = cell => (cell ? cell.textContent.trim() : "");
  const value = cell => (cell && "value" in cell.dataset ? Number(cell.dataset.value) : text(cell));
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true }));

  const tabulate = sheet => {
    const table = sheet.querySelector("table");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const tools = sheet.querySelector(".tools");
    const [filter, severity, group] = ["filter", "severity", "group"].map(name => tools.querySelector(`[data-${name}]`));
    const shown = tools.querySelector("output");
    const heads = [...table.tHead.rows[0].cells];
    const words = rows.map(row => row.textContent.toLowerCase());
    const order = new Map(rows.map((row, index) => [row, index]));
    let by = -1;
    let way = 1;

    const headOf = (name, count) => {
      const row = document.createElement("tr");
      const cell = document.createElement("th");
      row.className = "group";
      cell.colSpan = heads.length;
      cell.scope = "rowgroup";
      cell.textContent = `${name} (${count})`;
      row.append(cell);
      return row;
    };
    const sorted = visible => (by < 0 ? visible : visible
      .map(row => [value(row.cells[by]), order.get(row), row])
      .sort((a, b) => way * compare(a[0], b[0]) || a[1] - b[1])
      .map(entry => entry[2]));
    const show = () => {
      const wanted = filter.value.trim().toLowerCase();
      const level = severity ? severity.value : "";
      const visible = rows.filter((row, index) => words[index].includes(wanted) && (!level || row.dataset.severity === level));
      const ordered = sorted(visible);
      if (group.value) {
        const groups = new Map();
        ordered.forEach(row => {
          const name = text(row.cells[Number(group.value)]);
          if (!groups.has(name)) groups.set(name, []);
          groups.get(name).push(row);
        });
        body.replaceChildren(...[...groups].flatMap(([name, members]) => [headOf(name, members.length), ...members]));
      } else {
        body.replaceChildren(...ordered);
      }
      shown.textContent = filled(shown.dataset.shown, visible.length, rows.length);
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = table.dataset.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        way = by === column ? -way : 1;
        by = column;
        heads.forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        show();
      });
    });
    let waiting = 0;
    filter.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, rows.length > 500 ? 150 : 0);
    });
    [severity, group].filter(Boolean).forEach(control => control.addEventListener("change", show));
    tools.hidden = false;
    shown.textContent = filled(shown.dataset.shown, rows.length, rows.length);
  };
  // A page may have a thousand tables: each is made ready when it is first reached.
  const ready = new IntersectionObserver(entries => {
    entries.filter(entry => entry.isIntersecting).forEach(entry => {
      ready.unobserve(entry.target);
      tabulate(entry.target);
    });
  }, { rootMargin: "400px" });
  all(".sheet").forEach(sheet => ready.observe(sheet));

  // On paper everything is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach(details => { details.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach(details => { details.open = false; }));
})();

// The table of a report: filter, sort, search, pages of rows, explanations, CSV.
// Whatever came from a page is put in as text; the explanations are HTML that Jinja has escaped.
"use strict";
(() => {
  const PAGE = 50;
  const element = (id) => document.getElementById(id);
  if (!element("table")) return;
  const { columns, words, rows } = JSON.parse(element("data").textContent);
  const at = Object.fromEntries(columns.map((name, number) => [name, number]));
  const collator = new Intl.Collator(undefined, { numeric: true });

  // What a row says in a column, the numbers of words turned into words.
  const value = (row, name) => {
    const cell = row[at[name]];
    if (name === "codes") return cell.map((number) => words.codes[number]);
    return name in words ? words[name][cell] : cell;
  };
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const SEARCHED = ["title", "outlet", "site", "source", "codes", "message"];
  const haystacks = [];
  const haystack = (number) =>
    (haystacks[number] ??= plain(SEARCHED.map((name) => String(value(rows[number], name))).join("\n")));

  // state: filters by column, search words, order
  const filters = new Map();
  const order = { name: "doubt", down: true };
  let shown = rows.map((_, number) => number);
  let first = 0;
  let open = -1;

  const make = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const isolated = (text, className) => {
    const made = make("bdi", text, className);
    made.dir = "auto";
    return made;
  };

  const passes = (row) => {
    for (const [name, wanted] of filters) {
      const found = value(row, name);
      if (Array.isArray(found) ? !found.includes(wanted) : String(found) !== wanted) return false;
    }
    return true;
  };

  const update = () => {
    const sought = plain(element("search").value).split(/\s+/).filter(Boolean);
    shown = [];
    rows.forEach((row, number) => {
      if (!passes(row)) return;
      if (sought.length && !sought.every((word) => haystack(number).includes(word))) return;
      shown.push(number);
    });
    sort();
    first = 0;
    draw();
  };

  const sort = () => {
    const { name, down } = order;
    if (name === "doubt") { // the rows are in this order already
      if (!down) shown.reverse();
      return;
    }
    const keys = new Map(shown.map((number) => {
      const found = value(rows[number], name);
      return [number, Array.isArray(found) ? found.join(", ") : found];
    }));
    const sign = down ? -1 : 1;
    shown.sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      if (a === b) return one - other;
      if (a === "" || a === null) return 1; // nothing comes last, either way
      if (b === "" || b === null) return -1;
      return sign * (typeof a === "number" ? a - b : collator.compare(a, b)) || one - other;
    });
  };

  const nameOf = (row) => value(row, "title") || value(row, "source");

  const pageCell = (row, number) => {
    const cell = make("td", undefined, "page");
    const button = make("button", undefined, "open");
    button.type = "button";
    button.append(isolated(nameOf(row)));
    button.lang = value(row, "lang");
    button.addEventListener("click", () => openPanel(number));
    cell.append(button);
    if (value(row, "message")) cell.append(isolated(value(row, "message"), "message"));
    const file = make("span", undefined, "file");
    const href = value(row, "href");
    const titled = value(row, "title") !== "";
    const source = isolated(titled ? value(row, "source") : href && "source file");
    if (href) {
      const link = make("a");
      link.href = href;
      link.rel = "noopener noreferrer";
      link.append(source);
      file.append(link);
    } else file.append(source);
    if (value(row, "view")) file.append(" ", make("span", "explained", "tag"));
    cell.append(file);
    return cell;
  };

  const drawRow = (number) => {
    const row = rows[number];
    const line = make("tr");
    const cell = (label, text, className) => {
      const made = make("td", undefined, className);
      made.dataset.label = label;
      made.append(isolated(text));
      line.append(made);
    };
    const doubt = make("td", undefined, "doubt number");
    doubt.dataset.label = "Doubt";
    doubt.append(meter(value(row, "doubt")), value(row, "doubt").toFixed(2));
    line.append(doubt, pageCell(row, number));
    cell("Outlet", value(row, "outlet") || value(row, "site"));
    cell("Published", value(row, "published").slice(0, 10), "date");
    cell("Length", value(row, "length") ? value(row, "length").toLocaleString("en") : "", "number");
    const notes = value(row, "codes").join(", ").replaceAll("_", " ");
    const status = value(row, "status");
    cell("Notes", [status === "article" ? "" : status.replaceAll("_", " "), notes].filter(Boolean).join(": "), "notes");
    return line;
  };

  const SVG = "http://www.w3.org/2000/svg";
  const meter = (share) => {
    const picture = document.createElementNS(SVG, "svg");
    const bar = document.createElementNS(SVG, "rect");
    for (const [name, set] of [["viewBox", "0 0 100 10"], ["preserveAspectRatio", "none"], ["aria-hidden", "true"], ["class", "meter"]]) {
      picture.setAttribute(name, set);
    }
    bar.setAttribute("width", String(Math.max(2, share * 100)));
    bar.setAttribute("height", "10");
    picture.append(bar);
    return picture;
  };

  const draw = () => {
    const part = shown.slice(first, first + PAGE);
    element("rows").replaceChildren(...part.map(drawRow));
    const count = (number) => number.toLocaleString("en");
    element("shown").textContent = shown.length === rows.length
      ? `${count(rows.length)} pages`
      : `${count(shown.length)} of ${count(rows.length)} pages`;
    element("at").textContent = shown.length
      ? `${count(first + 1)}–${count(first + part.length)} of ${count(shown.length)}` : "nothing fits";
    element("back").disabled = first === 0;
    element("on").disabled = first + PAGE >= shown.length;
    for (const head of document.querySelectorAll("[data-sort]")) {
      if (head.dataset.sort === order.name) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    drawFilters();
  };

  const drawFilters = () => {
    element("chips").replaceChildren(...[...filters].map(([name, wanted]) => {
      const chip = make("button", undefined, "chip");
      chip.type = "button";
      chip.setAttribute("aria-label", `Remove the filter ${name}: ${wanted}`);
      chip.append(`${name === "codes" ? "note" : name}: `, isolated(wanted || "none"), " ×");
      chip.addEventListener("click", () => setFilter(name, null));
      return chip;
    }));
    for (const button of document.querySelectorAll(".filter")) {
      button.setAttribute("aria-pressed", String(filters.get(button.dataset.column) === button.dataset.value));
    }
    for (const name of ["status", "codes"]) element(name).value = filters.get(name) ?? "";
  };

  const setFilter = (name, wanted) => {
    if (wanted === null || wanted === "") filters.delete(name);
    else filters.set(name, wanted);
    update();
  };

  // --- the panel

  const facts = (row) => {
    const list = make("dl", undefined, "reading");
    for (const name of ["status", "message", "site", "outlet", "published", "lang", "encoding", "quality", "codes"]) {
      const found = String(value(row, name) ?? "");
      if (!found) continue;
      const line = make("div");
      const told = make("dd");
      told.append(isolated(found.replaceAll(",", ", ")));
      line.append(make("dt", name === "codes" ? "notes" : name), told);
      list.append(line);
    }
    return list;
  };
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const command = (row) => {
    const source = value(row, "source");
    const file = source.startsWith("-") ? `./${source}` : source;
    const made = document.createDocumentFragment();
    made.append(make("p", "This page is not among the explained ones. This command explains it:", "muted"));
    made.append(make("pre", `newsclean explain ${quoted(file)} --html page.html`, "command"));
    return made;
  };

  const openPanel = (number) => {
    open = number;
    const row = rows[number];
    element("panel-title").textContent = nameOf(row);
    element("panel-title").lang = value(row, "lang");
    const body = element("panel-body");
    const view = element(`view-${number}`);
    if (view) body.innerHTML = JSON.parse(view.textContent);
    else body.replaceChildren(facts(row), command(row));
    element("panel-about").replaceChildren(isolated(value(row, "source")));
    if (value(row, "message") && view) body.prepend(make("p", value(row, "message"), "note"));
    const place = shown.indexOf(number);
    element("panel-back").disabled = place <= 0;
    element("panel-on").disabled = place < 0 || place + 1 >= shown.length;
    const panel = element("panel");
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    element("panel-title").focus({ preventScroll: true });
  };
  const step = (by) => {
    const place = shown.indexOf(open) + by;
    if (open >= 0 && place >= 0 && place < shown.length) openPanel(shown[place]);
  };
  const closed = () => {
    const place = shown.indexOf(open);
    open = -1;
    if (place < 0) return;
    if (place < first || place >= first + PAGE) {
      first = place - (place % PAGE);
      draw();
    }
    element("rows").children[place - first].querySelector(".open").focus();
  };

  // --- CSV

  const CSV = ["source", "status", "title", "outlet", "site", "published", "lang", "encoding",
    "quality", "length", "codes", "message", "group", "doubt"];
  // A spreadsheet takes what begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
  const field = (found) => {
    const text = Array.isArray(found) ? found.join(" ") : String(found ?? "");
    const safe = typeof found === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const download = () => {
    const lines = shown.map((number) => CSV.map((name) => field(value(rows[number], name))).join(","));
    const text = `\ufeff${[CSV.join(","), ...lines].join("\r\n")}\r\n`;
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = "newsclean-report.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // --- what people do

  for (const name of ["status", "codes"]) {
    const used = new Set(rows.flatMap((row) => value(row, name)));
    for (const word of [...used].filter(Boolean).sort()) {
      const option = make("option", word.replaceAll("_", " "));
      option.value = word;
      element(name).append(option);
    }
    element(name).addEventListener("change", (event) => setFilter(name, event.target.value));
  }
  let waiting;
  element("search").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 150);
  });
  document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll(".filter")) {
    button.addEventListener("click", () => {
      const { column, value: wanted } = button.dataset;
      setFilter(column, filters.get(column) === wanted ? null : wanted);
      if (filters.has(column)) element("pages").scrollIntoView({ block: "start" });
    });
  }
  for (const head of document.querySelectorAll("[data-sort]")) {
    head.querySelector("button").addEventListener("click", () => {
      const { sort: name } = head.dataset;
      if (order.name === name) order.down = !order.down;
      else Object.assign(order, { name, down: ["doubt", "length", "published"].includes(name) });
      update();
    });
  }
  const turn = (by) => {
    first += by;
    draw();
    element("table").scrollIntoView({ block: "start" });
  };
  element("back").addEventListener("click", () => turn(-PAGE));
  element("on").addEventListener("click", () => turn(PAGE));
  element("csv").addEventListener("click", download);
  element("panel-back").addEventListener("click", () => step(-1));
  element("panel-on").addEventListener("click", () => step(1));
  element("panel-close").addEventListener("click", () => element("panel").close());
  element("panel").addEventListener("close", closed);
  element("panel").addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  draw();
})();

// Shows what a save did, above the page. All words, from the catalogue and from the program, are set as text, never as HTML.
"use strict";
const live = document.getElementById("live");
const words = JSON.parse(document.getElementById("live-words").textContent);
const say = (key, values = {}) => words[key].replace(/{(\w+)}/g, (typed, name) => (name in values ? values[name] : typed));
const counted = (key, count, values = {}) => say(count === 1 ? `${key}_one` : `${key}_many`, { count, ...values });
const part = (name) => live.querySelector(`[data-part=${name}]`);
let shownPage = "";

function element(name, words, kind) {
  const made = document.createElement(name);
  made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

function heading(state) {
  const errors = state.problems.filter((each) => each.severity === "error").length;
  if (state.phase === "working") return say("live_working");
  if (state.phase === "stopped") return counted("live_stopped", errors);
  return state.changed.length ? counted("live_changed", state.changed.length) : say("live_fine");
}

function problem(each) {
  const item = element("li", "", each.severity);
  item.append(element("p", say(each.severity === "error" ? "live_mistake" : "live_warning", { message: each.message })));
  if (each.where) item.append(element("p", each.where, "where"));
  if (each.line) item.append(element("pre", each.line));
  if (each.hint) item.append(element("p", say("live_hint", { hint: each.hint })));
  return item;
}

function picture(state) {
  const figure = part("picture");
  figure.hidden = !state.page || state.phase === "stopped";
  if (!state.page || shownPage === String(state.picture)) return;
  shownPage = String(state.picture);
  const { path, page, pages, places } = state.page;
  const shown = { file: path, page, pages };
  const caption = places ? counted("live_places", places, shown) : say("live_page", shown);
  const now = part("now");
  now.src = `/live/now-${state.picture}.png`;
  now.alt = caption;
  part("caption").textContent = caption;
  part("open").href = `/${encodeURI(path)}`;
  const before = part("before");
  before.hidden = true;
  before.src = state.page.has_before ? `/live/before-${state.picture}.png` : "";
  before.alt = say("live_before");
  const compare = part("compare");
  compare.hidden = !state.page.has_before;
  compare.setAttribute("aria-expanded", "false");
}

function show(state) {
  const errors = state.phase === "stopped";
  part("heading").textContent = heading(state);
  live.dataset.phase = state.phase;
  live.dataset.serial = state.serial;
  part("changed").replaceChildren(...state.changed.map((path) => element("li", path, "file")));
  part("files").hidden = state.phase !== "fine" || !state.changed.length;
  if (state.phase !== "working") {
    const warnings = state.problems.filter((each) => each.severity !== "error");
    part("problems").replaceChildren(...state.problems.filter((each) => each.severity === "error").map(problem));
    part("warnings").replaceChildren(...warnings.map(problem));
    part("many").textContent = counted("live_warnings", warnings.length);
    part("notes").hidden = !warnings.length;
  }
  picture(state);
}

part("compare").addEventListener("click", (event) => {
  const before = part("before");
  before.hidden = !before.hidden;
  event.currentTarget.setAttribute("aria-expanded", String(!before.hidden));
});

const events = new EventSource("/live/events");
events.addEventListener("state", (event) => show(JSON.parse(event.data)));
events.addEventListener("page", () => location.reload());
events.addEventListener("error", () => {
  part("heading").textContent = say("live_gone");
  live.dataset.phase = "gone";
});

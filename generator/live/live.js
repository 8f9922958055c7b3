// Shows what a save did, above the page. All words from the program are set as text, never as HTML.
"use strict";
const live = document.getElementById("live");
const part = (name) => live.querySelector(`[data-part=${name}]`);
let shownPage = "";

function element(name, words, kind) {
  const made = document.createElement(name);
  made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

function counted(count, one, many) {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function heading(state) {
  const errors = state.problems.filter((each) => each.severity === "error").length;
  if (state.phase === "working") return "Making what you changed…";
  if (state.phase === "stopped") return `${counted(errors, "mistake", "mistakes")} to put right. The handouts are as they were.`;
  return state.changed.length ? `${counted(state.changed.length, "file has", "files have")} changed.` : "All files are up to date.";
}

function problem(each) {
  const item = element("li", "", each.severity);
  item.append(element("p", `${each.severity === "error" ? "Mistake" : "Warning"}: ${each.message}`));
  if (each.where) item.append(element("p", each.where, "where"));
  if (each.line) item.append(element("pre", each.line));
  if (each.hint) item.append(element("p", `What to do: ${each.hint}`));
  return item;
}

function picture(state) {
  const figure = part("picture");
  figure.hidden = !state.page;
  if (!state.page || shownPage === String(state.picture)) return;
  shownPage = String(state.picture);
  const { path, page, pages, places } = state.page;
  const words = `Page ${page} of ${pages} of ${path}` + (places ? `; ${counted(places, "changed place is", "changed places are")} outlined` : "");
  const now = part("now");
  now.src = `/live/now-${state.picture}.png`;
  now.alt = `${words}.`;
  part("caption").textContent = `${words}.`;
  part("open").href = `/${encodeURI(path)}`;
  const before = part("before");
  before.hidden = true;
  before.src = state.page.has_before ? `/live/before-${state.picture}.png` : "";
  before.alt = `The same page before.`;
  const compare = part("compare");
  compare.hidden = !state.page.has_before;
  compare.setAttribute("aria-expanded", "false");
}

function show(state) {
  const errors = state.phase === "stopped";
  part("heading").textContent = heading(state);
  live.dataset.phase = state.phase;
  live.dataset.serial = state.serial;
  part("changed").textContent = state.phase === "fine" ? state.changed.join(", ") : "";
  if (state.phase !== "working") {
    part("problems").replaceChildren(...state.problems.filter((each) => !errors || each.severity === "error").map(problem));
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
  part("heading").textContent = "The program has stopped. To go on, type make watch again.";
  live.dataset.phase = "gone";
});

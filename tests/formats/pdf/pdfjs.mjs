// What the tests ask of pdf.js: the words of each page, and how often its own search finds some words.
import * as library from "/build/pdf.mjs";
import "/build/pdf.worker.mjs"; // in the same thread: the files are small

globalThis.pdfjsLib = library;
const { EventBus, PDFFindController } = await import("/web/pdf_viewer.mjs");

function opened(data) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return library.getDocument({ data: bytes, verbosity: 0 }).promise;
}

async function pages(data) {
  const pdf = await opened(data);
  const words = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    words.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  return words;
}

async function found(data, wanted) {
  const pdf = await opened(data);
  const eventBus = new EventBus();
  const linkService = { pagesCount: pdf.numPages, page: 1 };
  const search = new PDFFindController({ linkService, eventBus, updateMatchesCountOnProgress: false });
  search.setDocument(pdf);
  const counts = {};
  for (const query of wanted) counts[query] = await times(eventBus, query);
  return counts;
}

function times(eventBus, query) {
  return new Promise((resolve) => {
    eventBus.on("updatefindmatchescount", ({ matchesCount }) => resolve(matchesCount.total), { once: true });
    eventBus.dispatch("find", { type: "again", query, highlightAll: true }); // a new search, begun at once
  });
}

window.reader = { pages, found };

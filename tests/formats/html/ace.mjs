// Ace by DAISY judges an e-book in the system's browser and writes report.json: node ace.mjs BOOK FOLDER, with PUPPETEER_EXECUTABLE_PATH.
import ace from "@daisy/ace-core";
import browser from "@daisy/ace-axe-runner-puppeteer";

const [book, folder] = process.argv.slice(2);
await ace(book, { outdir: folder, silent: true, initLogger: false }, browser);
process.exit(0);

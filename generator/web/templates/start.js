(() => {
  "use strict";
  const { files, words } = JSON.parse(document.getElementById("data").textContent);
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
  const count = (key, n, values = {}) => say(key + (n === 1 ? "_one" : "_many"), { count: n, ...values });
  const by = (path) => files.find((file) => file.path === path);
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  all("form").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));

  // An approval that has ended since the page was made.
  const today = new Date();
  const iso = new Date(today - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const overdue = one("[data-overdue]");
  if (overdue) {
    all(".chip[data-until]").filter((chip) => chip.dataset.until < iso).forEach((chip) => {
      chip.className = "chip overdue";
      chip.textContent = overdue.dataset.overdue;
    });
  }

  // Search: words of a card's names show the card, further words choose a button: by what it is called, or by what else people call it.
  // Where nothing fits, a card is found by what its condition is said to be, then by all that its handouts say, in words that mean the same,
  // too; then, a letter may be wrong, missing, too many or in the place of its neighbour. At last, words that nothing has are left out.
  const alike = (word, other) => {
    let n = 0;
    while (n < word.length && word[n] === other[n]) n += 1;
    const [a, b] = [word.slice(n), other.slice(n)];
    return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || (a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0]);
  };
  const nearly = (text, word) =>
    word.length > 3 && text.split(/[^\p{L}\p{N}]+/u).some((each) => [-1, 0, 1].some((more) => alike(word, each.slice(0, word.length + more))));
  const begins = (text, word) => text.startsWith(word) || [" ", "-", "("].some((before) => text.includes(before + word));
  const exactly = (text, word) => begins(text, word) || (word.length > 3 && text.includes(word));
  const whole = (text, word) => ` ${text} `.includes(` ${word} `);
  const idle = new Set(words.start_words_idle.split(/\s+/));
  const groups = words.start_words_alike.split(",").map((group) => group.trim().split(/\s+/));
  const same = (word) => groups.filter((group) => group.includes(word)).flat();
  const means = (text, word) => {
    const others = same(word);
    return others.length ? others.some((other) => whole(text, other)) : word.length > 2 && begins(text, word);
  };
  const query = one("#q");
  const hint = one("#qh");
  const folded = one(".cards").classList.contains("folded");
  let hot = [];
  let next = null;
  const called = (need) => need.dataset.words;
  const described = (need) => `${need.dataset.words} ${need.dataset.more}`;
  const named = (card) => card.dataset.words;
  const told = (card) => `${card.dataset.words} ${card.dataset.told}`;
  const said = (card) => `${told(card)} ${card.dataset.said}`;
  const show = (asked, fits, wordsOf, ofCard = named) => {
    let shown = 0;
    hot = [];
    all(".card").forEach((card) => {
      const rest = asked.filter((word) => !fits(ofCard(card), word));
      const own = all(".need", card).filter((need) => rest.length && rest.every((word) => fits(wordsOf(need), word)));
      all(".need", card).forEach((need) => need.classList.toggle("hot", own.includes(need)));
      card.hidden = rest.length > 0 && own.length === 0;
      if (!card.hidden) shown += 1;
      if (folded && card.tagName === "DETAILS") card.open = asked.length > 0 && !card.hidden;
      hot.push(...own);
    });
    return shown;
  };
  const find = (asked) =>
    show(asked, exactly, called) || show(asked, exactly, described) || show(asked, means, described, told) || show(asked, means, described, said) || show(asked, nearly, described);
  const search = () => {
    const typed = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const meant = typed.filter((word) => !idle.has(word));
    let asked = meant.length ? meant : typed;
    let shown = find(asked);
    const lost = shown ? [] : asked.filter((word) => !find([word]));
    if (lost.length && lost.length < asked.length) {
      asked = asked.filter((word) => !lost.includes(word));
      shown = find(asked);
    } else if (!shown) find(asked);
    one("#none").hidden = shown > 0;
    next = asked.length && shown === 1 ? hot[0] || one(".card:not([hidden]) .need") : null; // which of several is meant is not for us to say
    const what = next ? next.innerText.split(/[\n,]+/).map((each) => each.trim()).filter(Boolean).join(", ") : "";
    const outcome = !asked.length ? "" : what ? say("start_find_opens", { what }) : count("start_find", shown);
    hint.textContent = shown && lost.length ? `${say("start_find_without", { words: lost.join(" ") })} ${outcome}` : outcome;
  };
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && next) {
      event.preventDefault();
      next.focus();
      next.click();
    } else if (event.key === "Escape") {
      query.value = "";
      search();
    }
  });
  one("#clear").addEventListener("click", () => {
    query.value = "";
    search();
    query.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(event.target.tagName) && !one(":popover-open")) {
      event.preventDefault();
      query.focus();
    }
  });

  // Three questions, one file.
  const ask = one(".ask form");
  const answer = one("#answer");
  const fits = (file, about, need) => (about === "?" ? file.handout === "guide" : file.about === about) && file.need === need && own(file);
  const chosen = (about, needs) => needs.map((need) => files.find((file) => fits(file, about, need))).find(Boolean);
  const own = (file) => document.documentElement.lang.startsWith(file.language) && one(`.panel .go[href="${CSS.escape(file.path)}"]`);
  const pick = () => {
    const about = one("#a1").value;
    const sight = ask.elements.namedItem("sight").value;
    const short = ask.elements.namedItem("much").value === "short";
    if (!about) return answer.replaceChildren(make("p", { textContent: words.start_ask_first }));
    const unknown = about === "?";
    const large = sight === "no";
    const needs = large ? ["large-print", "hand-out"] : short ? ["one-page", "hand-out"] : sight === "phone" ? ["send", "hand-out"] : ["hand-out", "one-page"];
    const file = chosen(about, needs);
    if (!file) return answer.replaceChildren(make("p", { textContent: words.start_ask_nothing }));
    const why = file.advice ? file.advice : unknown ? words.start_ask_guide : large && short ? words.start_ask_no_large_page : "";
    const name = unknown ? file.name : `${one("#a1").selectedOptions[0].text.split(" (")[0]}: ${file.name}`;
    const open = make("a", { className: "go", href: file.path, target: "_blank" }, words.start_open, make("span", { className: "vh", textContent: ` ${say("start_open_what", { what: name })}` }));
    const steps = one(".steps", own(file).closest(".file")).cloneNode(true);
    steps.removeAttribute("id");
    const add = make("button", { type: "button", className: "plain" }, make("span", { textContent: words.start_slip_add }));
    add.dataset.slip = file.path;
    return answer.replaceChildren(make("p", {}, make("b", { textContent: name }), ` ${file.length}. ${why}`), steps, make("p", { className: "row" }, open, add));
  };
  ask.addEventListener("change", pick);

  // The slip: kept in the page alone.
  let slip = [];
  const day = one("#day");
  day.value = iso;
  const given = () => (day.value ? new Date(`${day.value}T12:00`).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" }) : "");
  const item = (file) => {
    const off = make("button", { type: "button", className: "off", textContent: words.start_slip_remove });
    off.setAttribute("aria-label", say("start_slip_remove_what", { what: `${file.title}, ${file.name}` }));
    off.addEventListener("click", () => {
      slip = slip.filter((each) => each !== file);
      mark(file.path, false);
      draw();
      (one("#items .off") || one("#slip")).focus();
    });
    const text = make("span", { className: "w" }, make("b", { textContent: file.title }), make("small", { textContent: `${file.note} · ${file.length}` }));
    return make("li", {}, make("span", { className: "tick" }), text, off);
  };
  const draw = () => {
    one("#items").replaceChildren(...slip.map(item));
    one("#empty").hidden = slip.length > 0;
    one("#full").hidden = one("#bar").hidden = !slip.length;
    one("#drafts").hidden = !slip.some((file) => file.status !== "approved");
    one("#barn").textContent = count("start_slip", slip.length);
    one("#dayout").textContent = given();
    one("#notes").value = slip.length ? say("start_note_given", { handouts: slip.map((file) => file.note).join("; "), day: given() }) : "";
  };
  const mark = (path, done) =>
    all("[data-slip]").filter((button) => button.dataset.slip === path).forEach((button) => {
      button.classList.toggle("done", done);
      one("span", button).textContent = done ? words.start_slip_added : words.start_slip_add;
    });
  day.addEventListener("input", draw);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-slip]");
    const file = button && by(button.dataset.slip);
    if (!file || slip.includes(file)) return;
    slip = [...slip, file];
    mark(file.path, true);
    draw();
  });
  one("#wipe").addEventListener("click", () => {
    slip.forEach((file) => mark(file.path, false));
    slip = [];
    draw();
    query.focus();
  });
  one("#print").addEventListener("click", () => {
    document.body.classList.add("slipping");
    window.print();
    document.body.classList.remove("slipping");
  });

  // Copying: where the browser forbids it, the words are selected.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const box = document.getElementById(button.dataset.copy);
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      button.textContent = words.start_send_copied;
    } catch {
      box.focus();
    }
  });

  // The list of all files.
  const filters = one(".filters");
  const filter = () => {
    const value = (name) => (one(`#f-${name}`) || { value: "" }).value;
    let shown = 0;
    all(".group").forEach((group) => {
      const lines = all("li", group);
      lines.forEach((line) => {
        const fits =
          (!value("about") || group.dataset.about === value("about")) &&
          (!value("kind") || line.dataset.kind === value("kind")) &&
          (!value("language") || line.dataset.language === value("language")) &&
          (!value("status") || line.dataset.status === value("status") || (value("status") === "stale" && "stale" in line.dataset));
        line.hidden = !fits;
      });
      const left = lines.filter((line) => !line.hidden).length;
      group.hidden = left === 0;
      shown += left;
    });
    one("#shown").textContent = count("start_filter", shown);
  };
  filters.addEventListener("change", filter);
  filter();
  draw();
})();

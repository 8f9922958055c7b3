(function () {
  var body = document.body;
  var tools = document.querySelector('.tools');
  var listen = document.querySelector('.listen');
  var share = document.querySelector('.share');
  var voice = window.speechSynthesis;

  /* The paper's version and digest follow the # of the address that its code opens. */
  var other = document.getElementById('paper');
  function compare() {
    var mark = /^#([0-9][0-9.]*|draft)-([0-9a-f]{8})$/.exec(location.hash);
    other.hidden = !mark || !!document.getElementById(location.hash.slice(1));
    if (other.hidden) { return; }
    var approved = !!body.dataset.version;
    var drafted = mark[1] === 'draft';
    var order = drafted || !approved ? 0 : byVersion(mark[1], body.dataset.version); /* a draft is neither older nor newer */
    var words = order < 0 ? other.dataset.older : order > 0 ? other.dataset.newer : drafted && approved ? other.dataset.draft : other.dataset.changed;
    other.firstElementChild.textContent = words.replace('{old}', mark[1]);
  }
  function byVersion(one, two) {
    var a = one.split('.'), b = two.split('.');
    for (var n = 0; n < Math.max(a.length, b.length); n += 1) {
      var apart = (+a[n] || 0) - (+b[n] || 0);
      if (apart) { return apart; }
    }
    return 0;
  }
  compare();
  addEventListener('hashchange', compare);

  var contents = document.querySelector('.contents details');
  if (contents && matchMedia('(max-width: 63.99rem)').matches) { contents.open = false; }

  function sentences() {
    var all = document.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, legend');
    return Array.prototype.filter.call(all, function (each) {
      return each.closest('main') && !each.closest('nav, .sources, .decoration') && !each.querySelector('h2, h3, p, li');
    });
  }
  function said(words, lang, done) {
    var part = new SpeechSynthesisUtterance(words);
    part.lang = lang;
    if (done) { part.onend = done; }
    voice.speak(part);
  }
  function toolsShown() { tools.hidden = listen.hidden && share.hidden; }
  if (voice && window.SpeechSynthesisUtterance) {
    var start = listen.textContent;
    var offer = function () { listen.hidden = !voice.getVoices().length; toolsShown(); }; /* a device without a voice says nothing */
    voice.onvoiceschanged = offer;
    offer();
    listen.addEventListener('click', function () {
      if (voice.speaking) { voice.cancel(); listen.textContent = start; return; }
      listen.textContent = listen.dataset.stop;
      sentences().forEach(function (each) { said(each.innerText, (each.closest('[lang]') || body).lang); });
      said(' ', document.documentElement.lang, function () { listen.textContent = start; });
    });
    addEventListener('pagehide', function () { voice.cancel(); });
  }
  if (navigator.share) {
    share.hidden = false;
    share.addEventListener('click', function () {
      navigator.share({ title: document.title, url: location.href.split('#')[0] }).catch(function () { return undefined; });
    });
  }
  toolsShown();
}());

/* The class's page: joins the room, shows the question and sends the answer.
   Written for old phones: no newer grammar than that of 2011, no library.  Every text from elsewhere goes in as
   textContent, never as HTML; every sentence of the page itself stands in index.html. */
(function () {
  "use strict";

  var SETTLING = 350; /* ms after the last tap or arrow key before an answer goes out */
  var RETRY = 1500; /* ms until a request that found nobody is made again */
  var POLLING = 3000; /* ms between two looks where the browser knows no event stream */
  var PATIENCE = 10000; /* ms for one request */
  var token = "";
  var state = null;
  var settling = null;
  var going = null; /* the answer that is under way */
  var waiting = null; /* the answer that goes next */
  var lost = false;
  var source = null;

  function element(id) { return document.getElementById(id); }

  function sentence(name) {
    var found = document.querySelector('[data-says="' + name + '"]') || document.querySelector('[data-says="odd"]');
    return found.textContent;
  }

  function say(name) {
    var text = name ? sentence(name) : "";
    if (element("status").textContent !== text) { element("status").textContent = text; }
  }

  function show(id) {
    var parts = ["door", "waiting", "over", "away", "question"];
    var fresh = element(id).hidden;
    for (var i = 0; i < parts.length; i += 1) { element(parts[i]).hidden = parts[i] !== id; }
    return fresh;
  }

  function heading(id) { element(id).getElementsByTagName("h1")[0].focus(); }

  /* --- requests ------------------------------------------------------------------------------------------------ */
  function ask(method, path, told, done) {
    var request = new XMLHttpRequest();
    request.open(method, path);
    request.timeout = PATIENCE;
    if (told) { request.setRequestHeader("Content-Type", "application/json"); }
    if (token) { request.setRequestHeader("X-Poise-Token", token); }
    request.onload = function () {
      var answer = null;
      try { answer = JSON.parse(request.responseText); } catch (error) { answer = null; }
      done(request.status, answer || {});
    };
    request.onerror = request.ontimeout = function () { done(0, {}); };
    request.send(told ? JSON.stringify(told) : null);
  }

  function connected(yes) {
    if (!yes && !lost) { say("lost"); }
    if (yes && lost) { say("back"); }
    lost = !yes;
  }

  /* --- joining ------------------------------------------------------------------------------------------------- */
  function join(code) {
    ask("POST", "/join", { code: code }, function (status, answer) {
      if (status === 200) {
        connected(true);
        say("");
        token = answer.token;
        take(answer.state);
        listen();
      } else if (status === 0 || status === 429) {
        if (status) { say("too_fast"); } else { connected(false); }
        window.setTimeout(function () { join(code); }, RETRY + Math.random() * RETRY);
      } else {
        if (show("door")) { element("code").focus(); }
        say(answer.why);
      }
    });
  }

  function stranger() {
    stop();
    token = "";
    show("away");
    heading("away");
    say(navigator.cookieEnabled ? "" : "no_cookies");
  }

  /* --- news ---------------------------------------------------------------------------------------------------- */
  function listen() {
    stop();
    if (!window.EventSource) { poll(); return; }
    source = new window.EventSource("/events?token=" + encodeURIComponent(token));
    source.onmessage = function (event) { connected(true); take(JSON.parse(event.data)); };
    source.onerror = function () {
      connected(false);
      if (source && source.readyState === 2) { stop(); window.setTimeout(look, RETRY); } /* refused: ask why */
    };
  }

  function look() {
    ask("GET", "/state", null, function (status, answer) {
      if (status === 200) { connected(true); take(answer); if (!answer.over) { listen(); } return; }
      if (status === 403) { stranger(); return; }
      connected(false);
      window.setTimeout(look, RETRY);
    });
  }

  function poll() {
    ask("GET", "/state", null, function (status, answer) {
      if (status === 403) { stranger(); return; }
      connected(status === 200);
      if (status === 200) { take(answer); }
      if (!state || !state.over) { window.setTimeout(poll, POLLING); }
    });
  }

  function stop() {
    if (source) { source.close(); source = null; }
  }

  /* --- showing ------------------------------------------------------------------------------------------------- */
  function take(told) {
    var before = state;
    state = told;
    if (told.over) { stop(); say(""); show("over"); heading("over"); return; }
    if (!told.number) {
      if (show("waiting") && before) { heading("waiting"); }
      if (before && before.number) { say(""); }
      return;
    }
    if (!before || before.number !== told.number) { build(told); return; }
    open(told.open);
    if (before.open && !told.open) { say(state.mine ? "closed_mine" : "closed"); }
    if (!before.open && told.open) { say("again"); }
  }

  function build(told) {
    var group = element("options");
    window.clearTimeout(settling);
    settling = null;
    waiting = null;
    while (group.firstChild) { group.removeChild(group.firstChild); }
    element("asked").textContent = told.text;
    element("how").textContent = sentence(told.kind);
    group.setAttribute("role", told.kind === "steps" ? "group" : "radiogroup");
    group.hidden = told.kind === "words";
    for (var i = 0; i < told.options.length; i += 1) { group.appendChild(option(told, told.options[i])); }
    element("none").hidden = told.kind !== "steps";
    element("own").hidden = told.kind !== "words";
    element("words").value = "";
    element("none-box").checked = false;
    restore(told);
    show("question");
    open(told.open);
    heading("question");
    say(told.open ? (told.mine ? "taken" : "new") : "closed");
  }

  function option(told, one) {
    var label = document.createElement("label");
    var box = document.createElement("input");
    var text = document.createElement("span");
    label.className = "option";
    box.type = told.kind === "steps" ? "checkbox" : "radio";
    box.name = "answer";
    box.value = one.id;
    box.onchange = function () { marked(false); };
    text.textContent = one.text;
    label.appendChild(box);
    label.appendChild(text);
    return label;
  }

  function restore(told) {
    var list = boxes();
    if (!told.mine) { return; }
    for (var i = 0; i < list.length; i += 1) { list[i].checked = told.mine.picked.indexOf(list[i].value) >= 0; }
    if (told.kind === "steps") { element("none-box").checked = !told.mine.picked.length; }
    element("words").value = told.mine.words;
  }

  function open(yes) {
    var all = element("question").querySelectorAll("input, textarea, button");
    for (var i = 0; i < all.length; i += 1) { all[i].disabled = !yes; }
    dress();
    count();
  }

  function dress() {
    var labels = element("question").querySelectorAll(".option");
    for (var i = 0; i < labels.length; i += 1) {
      var box = labels[i].getElementsByTagName("input")[0];
      labels[i].className = "option" + (box.checked ? " chosen" : "") + (box.disabled ? " shut" : "") +
        (box === document.activeElement ? " lit" : "");
    }
  }

  function count() {
    var left = state.longest - element("words").value.length;
    element("left").textContent = sentence("left").replace("#", String(left));
  }

  function boxes() { return element("options").getElementsByTagName("input"); }

  function picked() {
    var list = boxes(), found = [];
    for (var i = 0; i < list.length; i += 1) { if (list[i].checked) { found.push(list[i].value); } }
    return found;
  }

  /* --- answering ----------------------------------------------------------------------------------------------- */
  function marked(none) {
    var list = boxes();
    if (none && element("none-box").checked) {
      for (var i = 0; i < list.length; i += 1) { list[i].checked = false; }
    } else if (picked().length) {
      element("none-box").checked = false;
    }
    dress();
    window.clearTimeout(settling);
    settling = window.setTimeout(function () { settling = null; send(picked(), ""); }, SETTLING);
  }

  function send(ids, words) {
    waiting = { number: state.number, picked: ids, words: words };
    if (!going) { next(); }
  }

  function next() {
    going = waiting;
    waiting = null;
    if (!going) { return; }
    say("sending");
    ask("POST", "/vote", going, function (status, answer) {
      var sent = going;
      going = null;
      if (waiting) { next(); return; }
      if (sent.number !== state.number) { return; }
      if (status === 200) { state.mine = sent; connected(true); say(state.open ? "taken" : "closed_mine"); return; }
      if (status === 403) { stranger(); return; }
      if (status === 0 || status === 429) {
        if (status) { say("too_fast"); } else { connected(false); }
        waiting = sent;
        window.setTimeout(function () { if (!going) { next(); } }, RETRY + Math.random() * RETRY);
        return;
      }
      say(answer.why);
    });
  }

  /* --- the visitor --------------------------------------------------------------------------------------------- */
  element("door").onsubmit = function () {
    say("sending");
    join(element("code").value);
    return false;
  };
  element("question").onsubmit = function () {
    var words = element("words").value;
    if (state.kind !== "words" || !state.open) { return false; }
    if (!words.replace(/\s/g, "")) { say("nothing"); return false; }
    if (words.length > state.longest) { say("too_long"); return false; }
    send([], words);
    return false;
  };
  document.addEventListener("visibilitychange", function () { /* a phone that slept may hold a dead line */
    if (!document.hidden && source) { listen(); }
  });
  element("words").oninput = count;
  element("none-box").onchange = function () { marked(true); };
  element("question").addEventListener("focus", dress, true);
  element("question").addEventListener("blur", function () { window.setTimeout(dress, 0); }, true);

  if (window.location.pathname.length > 1) {
    join(window.location.pathname.slice(1));
  } else {
    show("door");
    element("code").focus();
  }
}());

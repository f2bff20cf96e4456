// The chat on a website. One file without dependencies, in a shadow root of its own. It shows text as text, keeps no
// cookie, and speaks only with the server that it came from.
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || !script.dataset.channel || window.chatbotics && window.chatbotics.ready) return;
  var channel = script.dataset.channel;
  var base = new URL("v1/" + encodeURIComponent(channel), script.src).href;
  var key = "chatbotics:" + channel;

  var words = {
    en: { open: "Open the chat", close: "Close the chat", messages: "Messages", label: "Your message", hint: "Write a message", send: "Send", ai: "AI assistant", person: "a person", sending: "Sending…", sent: "Sent", waiting: "Not sent yet. It goes out once you are online.", failed: "Not sent.", again: "Try again", typing: "is writing…", someone: "Someone", off: "Connecting…", cookies: "No cookies", news: "new" },
    de: { open: "Chat öffnen", close: "Chat schließen", messages: "Nachrichten", label: "Ihre Nachricht", hint: "Nachricht schreiben", send: "Senden", ai: "KI-Assistent", person: "ein Mensch", sending: "Wird gesendet…", sent: "Gesendet", waiting: "Noch nicht gesendet. Sie geht hinaus, sobald Sie online sind.", failed: "Nicht gesendet.", again: "Noch einmal", typing: "schreibt…", someone: "Jemand", off: "Verbindung wird hergestellt…", cookies: "Keine Cookies", news: "neu" },
    ar: { open: "فتح المحادثة", close: "إغلاق المحادثة", messages: "الرسائل", label: "رسالتك", hint: "اكتب رسالة", send: "إرسال", ai: "مساعد آلي", person: "موظف", sending: "جارٍ الإرسال…", sent: "أُرسلت", waiting: "لم تُرسل بعد. ستُرسل عند عودة الاتصال.", failed: "لم تُرسل.", again: "إعادة المحاولة", typing: "يكتب…", someone: "شخص ما", off: "جارٍ الاتصال…", cookies: "بلا ملفات تعريف الارتباط", news: "جديدة" }
  };
  var css =
    ":host{all:initial}*{box-sizing:border-box}[hidden]{display:none!important}" +
    ".root{--s:#fff;--t:#23211e;--t2:#5e5a53;--l:#e3ded6;--c:#8a857c;--ai:#eef2ee;--p:#f3efe9;--f:#1c5fc4;font:15px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:var(--t)}" +
    "@media(prefers-color-scheme:dark){.root:not([data-theme=light]){--s:#211f1c;--t:#ece9e4;--t2:#b5b0a7;--l:#3b3833;--c:#8f8a81;--ai:#2b332e;--p:#322f2b;--f:#8ab4ff}}" +
    ".root[data-theme=dark]{--s:#211f1c;--t:#ece9e4;--t2:#b5b0a7;--l:#3b3833;--c:#8f8a81;--ai:#2b332e;--p:#322f2b;--f:#8ab4ff}" +
    "button{font:inherit;cursor:pointer}:focus-visible{outline:2px solid var(--f);outline-offset:2px}" +
    ".go,.launch,.hd,.me{background:var(--a);color:var(--oa)}" +
    ".launch{position:fixed;z-index:2147483000;inset-inline-end:20px;bottom:20px;min-width:56px;height:56px;border-radius:28px;border:0;padding:0 16px;display:flex;gap:10px;align-items:center;justify-content:center;box-shadow:0 4px 18px rgba(0,0,0,.25);font-weight:600;max-width:calc(100vw - 40px)}" +
    ".launch .n{position:absolute;inset-block-start:-4px;inset-inline-end:-2px;min-width:22px;height:22px;border-radius:11px;background:#b3261e;color:#fff;font-size:12px;line-height:22px;padding:0 6px}" +
    "svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round;flex:none}" +
    ".panel{position:fixed;z-index:2147483000;inset-inline-end:20px;bottom:88px;width:380px;max-width:calc(100vw - 40px);height:min(640px,calc(100dvh - 108px));display:grid;grid-template-rows:auto minmax(0,1fr) auto;border-radius:16px;overflow:hidden;background:var(--s);box-shadow:0 10px 40px rgba(0,0,0,.28),0 0 0 1px var(--l)}" +
    ".hd{display:flex;align-items:center;gap:10px;padding:12px 8px 12px 16px;padding-inline:16px 8px}.hd h2{font-size:16px;font-weight:600;margin:0;flex:1;min-width:0;overflow-wrap:anywhere}.x{background:none;border:0;color:inherit;width:44px;height:44px;display:grid;place-items:center;border-radius:10px}" +
    ".talk{overflow:auto;padding:14px;display:flex;flex-direction:column;gap:10px;overscroll-behavior:contain}" +
    ".m{display:grid;gap:3px;justify-items:start;max-width:86%}.m.mine{align-self:flex-end;justify-items:end}" +
    ".b{padding:9px 13px;border-radius:14px;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--p)}.ai .b{background:var(--ai)}.b.me{background:var(--a)}.b a{color:inherit;text-decoration:underline}" +
    ".f{font-size:12px;color:var(--t2)}.f b{font-weight:600}.f button{background:none;border:0;padding:4px;text-decoration:underline;color:inherit;font-size:12px;min-height:24px}" +
    ".dots{display:inline-flex;gap:4px;padding:12px 14px}.dots i{width:6px;height:6px;border-radius:50%;background:var(--c);animation:d 1.2s infinite}.dots i:nth-child(2){animation-delay:.15s}.dots i:nth-child(3){animation-delay:.3s}@keyframes d{0%,60%,100%{opacity:.35}30%{opacity:1}}@media(prefers-reduced-motion:reduce){.dots i{animation:none}}" +
    ".say{border-top:1px solid var(--l);padding:10px 12px;padding-bottom:max(8px,env(safe-area-inset-bottom));display:grid;gap:6px}.in{display:flex;align-items:flex-end;gap:4px;border:1px solid var(--c);border-radius:22px;padding:3px;padding-inline-start:14px}.in:focus-within{border-color:var(--f);box-shadow:0 0 0 1px var(--f)}" +
    "textarea{flex:1;min-width:0;border:0;background:none;outline:none;color:inherit;font:inherit;font-size:16px;resize:none;padding:7px 0;max-height:120px;height:38px}textarea:focus-visible{outline:none}textarea::placeholder{color:var(--t2);opacity:1}.go{width:38px;height:38px;border-radius:50%;border:0;display:grid;place-items:center;flex:none}.go svg{width:20px;height:20px}[dir=rtl] .go svg{transform:scaleX(-1)}" +
    ".small{font-size:12px;color:var(--t2);text-align:center}.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}" +
    "@media(max-width:519px){.panel{inset:0;width:auto;max-width:none;height:100dvh;border-radius:0}.root.is-open .launch{display:none}}";

  var look, w, host, root, panel, talk, list, field, launch, count, writing, live, status;
  var user = script.dataset.user ? { id: script.dataset.user, hash: script.dataset.userHash, name: script.dataset.userName } : window.chatboticsUser || null;
  var token = null, former = null, cursor = null, generation = 0, stopper = null, connecting = null, failures = 0, timer = 0;
  var messages = new Map(), outbox = [], acked = {}, nodes = new Map(), typing = null, draft = null, isOpen = false, posting = false, unread = 0;

  function memory(area, name, value) {
    // A page may forbid it, and a private window may be full: the chat works without.
    try {
      if (value === undefined) return JSON.parse(area().getItem(name));
      if (value === null) area().removeItem(name); else area().setItem(name, JSON.stringify(value));
    } catch (e) { return null; }
  }
  function local() { return window.localStorage; }
  function tab() { return window.sessionStorage; }
  // What a known visitor wrote is not left behind on a machine that others use.
  function keep() { if (!user) memory(local, key, token || former || outbox.length ? { token: token || former, outbox: outbox.map(function (o) { return { id: o.id, text: o.text }; }) } : null); }

  function make(tag, css, text) {
    var node = document.createElement(tag);
    if (css) node.className = css;
    if (text !== undefined) node.textContent = text;
    return node;
  }
  function icon(path) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }
  var shapes = { chat: "M4 5.5h16v11H10l-4.5 3.5v-3.5H4z", down: "m6 9.5 6 6 6-6", send: "M4 12 20 4.5 15.5 20l-4-6.5z" };

  // Text stays text; addresses of pages become links that tell the other side nothing of this one.
  function write(node, text) {
    node.replaceChildren();
    var last = 0, pattern = /https?:\/\/[^\s<>"'\u00ab\u00bb\u201c\u201d\u202a-\u202e\u2066-\u2069]+/gi, found;
    while ((found = pattern.exec(text))) {
      var address = found[0].replace(/[.,;:!?)\]}*_]+$/, "");
      var url;
      try { url = new URL(address); } catch (e) { continue; }
      if (url.protocol !== "https:" && url.protocol !== "http:" || url.username || url.password) continue;
      node.append(text.slice(last, found.index));
      var link = make("a", "", address);
      link.href = url.href;
      link.target = "_blank";
      link.rel = "noopener noreferrer nofollow ugc";
      node.append(link);
      last = found.index + address.length;
    }
    node.append(text.slice(last));
  }

  function ink(colour) {
    var light = [1, 3, 5].map(function (i) {
      var part = parseInt(colour.substr(i, 2), 16) / 255;
      return part <= .03928 ? part / 12.92 : Math.pow((part + .055) / 1.055, 2.4);
    });
    return .2126 * light[0] + .7152 * light[1] + .0722 * light[2] > .179 ? "#000" : "#fff";
  }

  function build() {
    var tongue = (look.language || script.dataset.lang || document.documentElement.lang || navigator.language || "en").slice(0, 2).toLowerCase();
    if (!words[tongue]) tongue = "en";
    w = words[tongue];
    host = make("div");
    host.setAttribute("data-chatbotics", "");
    root = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    var all = make("div", "root");
    all.lang = tongue;
    all.dir = tongue === "ar" ? "rtl" : "ltr";
    if (script.dataset.theme) all.dataset.theme = script.dataset.theme;
    all.style.setProperty("--a", look.colour);
    all.style.setProperty("--oa", ink(look.colour));

    launch = make("button", "launch");
    launch.type = "button";
    launch.setAttribute("aria-expanded", "false");
    launch.append(icon(shapes.chat));
    if (look.launcher) launch.append(make("span", "", look.launcher));
    else launch.setAttribute("aria-label", w.open);
    count = make("span", "n");
    count.hidden = true;
    launch.append(count);
    launch.addEventListener("click", function () { isOpen ? close() : open(); });

    panel = make("section", "panel");
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", look.title);
    panel.hidden = true;
    var head = make("div", "hd"), shut = make("button", "x");
    head.append(make("h2", "", look.title));
    shut.type = "button";
    shut.setAttribute("aria-label", w.close);
    shut.append(icon(shapes.down));
    shut.addEventListener("click", close);
    head.append(shut);

    talk = make("div", "talk");
    talk.tabIndex = 0;
    talk.setAttribute("role", "group");
    talk.setAttribute("aria-label", w.messages);
    list = make("div");
    list.style.cssText = "display:contents";
    list.setAttribute("role", "log");
    list.setAttribute("aria-label", w.messages);
    if (look.greeting) {
      var hello = make("div", "m ai"), said = make("div", "b");
      said.dir = "auto";
      write(said, look.greeting);
      hello.append(said);
      talk.append(hello);
    }
    writing = make("div", "m ai");
    writing.hidden = true;
    writing.setAttribute("aria-hidden", "true");
    talk.append(list, writing);
    live = make("div", "sr");
    live.setAttribute("role", "status");

    var say = make("form", "say"), row = make("div", "in"), go = make("button", "go");
    field = make("textarea");
    field.rows = 1;
    field.maxLength = 4000;
    field.dir = "auto";
    field.setAttribute("aria-label", w.label);
    field.placeholder = w.hint;
    field.value = memory(tab, key + ":typed") || "";
    field.addEventListener("input", function () {
      memory(tab, key + ":typed", field.value || null);
      fit();
    });
    field.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
    });
    go.type = "submit";
    go.setAttribute("aria-label", w.send);
    go.append(icon(shapes.send));
    say.addEventListener("submit", function (event) { event.preventDefault(); send(); });
    row.append(field, go);
    status = make("div", "small", w.cookies);
    say.append(row, status);
    panel.append(head, talk, say, live);
    panel.addEventListener("keydown", function (event) { if (event.key === "Escape") { event.stopPropagation(); close(); } });
    all.append(panel, launch);
    root.append(all);
    document.body.append(host);
  }

  function fit() { field.style.height = "38px"; field.style.height = Math.min(field.scrollHeight, 120) + "px"; }
  function bottom() { talk.scrollTop = talk.scrollHeight; }
  function isNear() { return talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80; }

  function open() {
    if (!look || isOpen) return;
    isOpen = true;
    panel.hidden = false;
    panel.parentNode.classList.add("is-open");
    launch.setAttribute("aria-expanded", "true");
    memory(tab, key + ":open", true);
    connect();
    fit();
    bottom();
    field.focus({ preventScroll: true });
    tell(0);
    seen();
  }
  function close() {
    if (!isOpen) return;
    isOpen = false;
    panel.hidden = true;
    panel.parentNode.classList.remove("is-open");
    launch.setAttribute("aria-expanded", "false");
    memory(tab, key + ":open", null);
    launch.focus({ preventScroll: true });
  }
  function tell(number) {
    unread = number;
    count.hidden = !number;
    count.textContent = number || "";
    if (!look.launcher) launch.setAttribute("aria-label", number ? w.open + ", " + number + " " + w.news : w.open);
  }

  function request(path, body, more) {
    var headers = {};
    if (token) headers.Authorization = "Bearer " + token;
    if (body) headers["Content-Type"] = "application/json";
    for (var name in more && more.headers) headers[name] = more.headers[name];
    return fetch(base + path, { method: body ? "POST" : "GET", headers: headers, body: body && JSON.stringify(body), credentials: "omit", cache: "no-store", signal: more && more.signal, referrerPolicy: "no-referrer" });
  }

  // One session at a time; whoever wants one waits for the one that is being opened.
  function connect() {
    if (cursor !== null) return Promise.resolve();
    if (connecting) return connecting;
    var mine = generation, known = user, saved = known ? null : memory(local, key);
    if (saved && saved.outbox && !outbox.length) outbox = saved.outbox.filter(function (one) { return one && typeof one.text === "string"; });
    token = null;
    former = saved && saved.token || null;
    return connecting = request("/session", { token: saved && saved.token, user: known }).then(function (answer) {
      if (!answer.ok) throw answer;
      return answer.json();
    }).then(function (opened) {
      if (mine !== generation) return;
      connecting = null;
      failures = 0;
      token = opened.token;
      cursor = opened.cursor;
      if (opened.identity === "refused") console.warn("Chatbotics: the user's hash is missing or wrong, so the visitor is anonymous. It is HMAC-SHA256 of the user id under the channel's identity secret, in hexadecimal.");
      // A token is worth keeping from the first message on; before, there is nothing to come back to.
      if (opened.messages.length || outbox.length) keep();
      take(opened.messages, true);
      outbox.forEach(function (one) { show(one); });
      status.textContent = w.cookies;
      listen();
      flush();
    }).catch(function (fault) {
      if (mine !== generation) return;
      connecting = null;
      status.textContent = w.off;
      if (!(fault instanceof Response) || fault.status === 429 || fault.status >= 500) later(connect, fault);
    });
  }
  function later(what, fault) {
    clearTimeout(timer);
    var wait = fault instanceof Response && +fault.headers.get("Retry-After") || Math.min(30, Math.pow(2, failures++));
    timer = setTimeout(what, wait * 1000 * (1 + Math.random() / 4));
  }
  function again() { if (look && cursor === null && (isOpen || connecting === null && timer)) connect(); flush(); }

  function clear() {
    token = former = cursor = connecting = stopper = null;
    outbox = [];
    acked = {};
    messages.clear();
    nodes.clear();
    list.replaceChildren();
    composing(null, null);
    tell(0);
  }

  // The session is over: erased, signed out, or the secret changed. Nothing of it stays here.
  function forget() {
    generation++;
    if (stopper) stopper.abort();
    clearTimeout(timer);
    clear();
    if (!user) memory(local, key, null);
  }
  function over() { forget(); if (isOpen) connect(); }

  function listen() {
    var mine = generation;
    stopper = new AbortController();
    request("/stream", null, { headers: { "Last-Event-ID": cursor }, signal: stopper.signal }).then(function (answer) {
      if (mine !== generation) return;
      if (answer.status === 401) return over();
      if (!answer.ok) throw answer;
      failures = 0;
      status.textContent = w.cookies;
      flush();
      var reader = answer.body.pipeThrough(new TextDecoderStream()).getReader(), rest = "";
      return (function next() {
        return reader.read().then(function (part) {
          if (mine !== generation) return;
          if (part.done) throw new Error("ended");
          rest += part.value;
          for (var end; (end = rest.indexOf("\n\n")) >= 0; rest = rest.slice(end + 2)) hear(rest.slice(0, end));
          return mine === generation ? next() : undefined;
        });
      })();
    }).catch(function (fault) {
      if (mine !== generation || fault && fault.name === "AbortError") return;
      composing(null, null);
      if (failures > 1) status.textContent = w.off;
      later(listen, fault);
    });
  }
  function hear(block) {
    var name = "", data = "", id = null;
    block.split("\n").forEach(function (line) {
      if (line.startsWith("event: ")) name = line.slice(7);
      else if (line.startsWith("data: ")) data += line.slice(6);
      else if (line.startsWith("id: ")) id = line.slice(4);
    });
    if (!data) return;
    var body = JSON.parse(data);
    if (name === "messages") { take(body.messages, false); if (id) cursor = id; }
    else if (name === "typing") composing(body.by, body.by ? draft : null);
    else if (name === "draft") composing(typing, body.text);
    else if (name === "over") over();
  }

  function take(some, isFirst) {
    var near = isNear(), news = 0;
    some.forEach(function (one) {
      if (!messages.has(one.id)) {
        if (one.from !== "me") {
          news++;
          draft = null;
        }
      }
      messages.set(one.id, one);
      if (one.client) outbox = outbox.filter(function (mine) { return mine.id !== one.client; });
      show(one);
    });
    composing(typing, draft);
    if (near || isFirst) bottom();
    if (!isFirst && news && !isOpen) tell(unread + news);
    keepIfAny();
    seen();
  }
  function keepIfAny() { if (messages.size || outbox.length) keep(); }

  function show(one) {
    var mine = one.from === "me" || !one.from, name = one.client ? "c" + one.client : one.from ? "s" + one.id : "c" + one.id;
    var node = nodes.get(name);
    if (!node) {
      node = make("div", "m " + (mine ? "mine" : one.from));
      var bubble = make("div", "b" + (mine ? " me" : ""));
      bubble.dir = "auto";
      node.append(bubble);
      nodes.set(name, node);
    }
    node.order = one.from ? one.id : Infinity;
    write(node.firstChild, one.text);
    if (node.foot) node.foot.remove();
    node.foot = make("div", "f");
    if (!mine) {
      if (one.name) node.foot.append(make("b", "", one.name), " · ");
      node.foot.append(one.from === "person" ? w.person : w.ai);
    } else if (one.from) node.foot.textContent = w.sent;
    else if (one.refused || one.tries > 2) {
      node.foot.append((one.refused ? w.failed : w.waiting) + " ");
      var retry = make("button", "", w.again);
      retry.type = "button";
      retry.addEventListener("click", function () { one.refused = false; one.tries = 0; flush(); });
      node.foot.append(retry);
    } else node.foot.textContent = w.sending;
    node.append(node.foot);

    // In the order of the thread; what is still on its way stands last.
    var before = null;
    for (var other = list.lastElementChild; other && other.order > node.order; other = other.previousElementSibling) if (other !== node) before = other;
    if (node.parentNode !== list || node.nextElementSibling !== before) list.insertBefore(node, before);
    // Only the last of one's own messages says that it is sent.
    Array.prototype.forEach.call(list.children, function (each) {
      if (each.classList.contains("mine") && each.order !== Infinity) each.foot.hidden = each !== list.lastElementChild;
    });
  }

  // Who writes, and what they have written so far; it is no message yet, so it is not read out piece by piece.
  function composing(by, text) {
    var near = isNear(), isNew = by !== typing;
    typing = by;
    draft = text || null;
    writing.hidden = !typing && !draft;
    if (isNew) live.textContent = typing ? (typing === "ai" ? look.title : w.someone) + " " + w.typing : "";
    if (draft) {
      if (!writing.bubble) {
        writing.bubble = make("div", "b");
        writing.bubble.dir = "auto";
        writing.bubble.dataset.draft = "";
        writing.replaceChildren(writing.bubble);
      }
      writing.bubble.textContent = draft;
    } else {
      writing.bubble = null;
      var dots = make("div", "b dots");
      dots.append(make("i"), make("i"), make("i"));
      writing.replaceChildren(dots);
    }
    if (near) bottom();
  }

  function send() {
    var text = field.value.trim();
    if (!text) return;
    var id = Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(12)), function (part) { return part.toString(16).padStart(2, "0"); }).join("");
    outbox.push({ id: id, text: text, tries: 0 });
    field.value = "";
    memory(tab, key + ":typed", null);
    fit();
    show(outbox[outbox.length - 1]);
    bottom();
    keepIfAny();
    connect().then(flush);
  }

  // One after the other, in their order; each under its own id, so that none is stored twice however often it is sent.
  function flush() {
    var one = outbox.find(function (candidate) { return !candidate.refused; });
    if (posting || !one || cursor === null) return;
    var mine = generation;
    posting = true;
    request("/messages", { id: one.id, text: one.text }).then(function (answer) {
      posting = false;
      if (mine !== generation) return;
      if (answer.status === 401) return over();
      if (answer.status === 429 || answer.status >= 500) throw answer;
      if (!answer.ok) {
        one.refused = true;
        show(one);
        return flush();
      }
      return answer.json().then(function (stored) {
        if (mine !== generation) return;
        token = stored.token;
        outbox = outbox.filter(function (other) { return other !== one; });
        var node = nodes.get("c" + one.id);
        if (node && node.order === Infinity) node.foot.textContent = w.sent;
        keep();
        flush();
      });
    }).catch(function (fault) {
      posting = false;
      if (mine !== generation) return;
      one.tries = (one.tries || 0) + 1;
      show(one);
      setTimeout(flush, (fault instanceof Response && +fault.headers.get("Retry-After") || Math.min(20, Math.pow(2, one.tries))) * 1000);
    });
  }

  function seen() {
    var isRead = isOpen && document.visibilityState === "visible", ids = [];
    messages.forEach(function (one) {
      if (one.ack && acked[one.ack] !== "read" && (isRead || !acked[one.ack])) {
        acked[one.ack] = isRead ? "read" : "delivered";
        ids.push(one.ack);
      }
    });
    // Lost ones are said again with the next stream, since the messages still ask for it.
    if (ids.length) request("/seen", { ids: ids, read: isRead }).then(function (answer) { if (!answer.ok) throw answer; }).catch(function () { ids.forEach(function (id) { delete acked[id]; }); });
  }

  window.chatbotics = {
    ready: true,
    open: function () { open(); },
    close: function () { close(); },
    // Who the visitor is: { id, hash, name }, or null when they sign out.
    identify: function (who) {
      if ((user && user.id) === (who && who.id) && (user && user.hash) === (who && who.hash)) return;
      user = who || null;
      if (!look) return;
      generation++;
      var saved = user ? null : memory(local, key);
      if (stopper) stopper.abort();
      clearTimeout(timer);
      clear();
      if (isOpen || user || saved) connect();
    }
  };

  fetch(base, { credentials: "omit", referrerPolicy: "no-referrer" }).then(function (answer) {
    if (!answer.ok) {
      if (answer.status === 403) console.warn("Chatbotics: this site is not on the channel's list. Add " + location.origin + " in the dashboard under Channels.");
      throw answer;
    }
    return answer.json();
  }).then(function (found) {
    if (!found.on) return;
    look = found;
    if (document.body) begin(); else addEventListener("DOMContentLoaded", begin);
  }).catch(function () { /* The page goes on without a chat. */ });

  function begin() {
    build();
    addEventListener("online", again);
    document.addEventListener("visibilitychange", function () { if (document.visibilityState === "visible") { seen(); again(); } });
    if (memory(tab, key + ":open")) open();
    else if (user || memory(local, key)) connect();
  }
})();

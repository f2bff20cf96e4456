// The composer: what is being written, attached, named and scheduled lives here until it is sent. The draft stays in this
// browser, for this person and this conversation, across a reload. What is allowed is decided by the server.
(function () {
  "use strict";
  var say = window.chatboticsSay;
  var root = document.documentElement, app = window.chatbotics;
  var composers = new WeakMap();

  // ---------- Small things ----------
  function needsCtrl() { return root.dataset.send === "ctrl"; }
  function newId() {
    var bytes = crypto.getRandomValues(new Uint8Array(16)), id = "";
    bytes.forEach(function (b) { id += (b + 256).toString(16).slice(1); });
    return id;
  }
  function load(key) { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (e) { return {}; } }
  function save(key, draft) {
    var empty = !draft.text && !draft.note && !(draft.files || []).length && !(draft.options || []).length && !draft.queued;
    try { empty ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(draft)); } catch (e) { /* kept in the field only */ }
  }
  function make(tag, css, text) {
    var element = document.createElement(tag);
    if (css) element.className = css;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function icon(name) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", "i"); svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", "#i-" + name); svg.appendChild(use);
    return svg;
  }
  function button(css, label, act) {
    var element = make("button", css);
    element.type = "button"; element.setAttribute("aria-label", label); element.title = label;
    element.addEventListener("click", act);
    return element;
  }
  function size(bytes) { return bytes < 1000000 ? Math.ceil(bytes / 1024) + " KB" : (Math.round(bytes / 104857.6) / 10) + " MB"; }
  function hold() { return Number(localStorage.getItem("undo-hold") || 0); }

  // ---------- One composer ----------
  function Composer(form, page) {
    this.form = form; this.page = page; this.comp = form.closest(".comp");
    this.box = form.querySelector("textarea");
    this.count = form.querySelector("[data-count]");
    this.button = form.querySelector("[data-send]");
    this.hint = form.querySelector("[data-line]");
    this.chips = form.querySelector("[data-files]");
    this.picks = form.querySelector("[data-options]");
    this.list = form.querySelector("[data-suggest]");
    this.says = form.querySelector("[data-says]");
    this.input = form.querySelector("input[type=file]");
    this.key = null; this.mode = "reply"; this.files = []; this.options = []; this.mentions = []; this.found = null; this.typedAt = 0;
    var self = this;
    this.box.addEventListener("input", function () { self.changed(); self.suggest(); self.typing(); });
    this.box.addEventListener("keydown", function (event) { self.pressed(event); });
    this.box.addEventListener("blur", function () { setTimeout(function () { if (!self.list.contains(document.activeElement)) self.close(); }, 150); });
    this.box.addEventListener("paste", function (event) {
      var files = Array.from((event.clipboardData || {}).files || []);
      if (files.length) { event.preventDefault(); self.attach(files); }
    });
    this.button.addEventListener("click", function () { self.send(); });
    this.comp.addEventListener("click", function (event) {
      var mode = event.target.closest("[data-mode-choice]");
      if (mode) { self.turn(mode.dataset.modeChoice); self.box.focus(); }
      if (event.target.closest("[data-attach]")) self.input.click();
      if (event.target.closest("[data-slash]")) { self.insert(self.box.value && !/\s$/.test(self.box.value) ? " /" : "/"); }
      if (event.target.closest("[data-at]")) { self.insert(self.box.value && !/\s$/.test(self.box.value) ? " @" : "@"); }
      if (event.target.closest("[data-add-option]")) self.addOption();
      var emoji = event.target.closest("[data-emoji]");
      if (emoji) { self.insert(emoji.dataset.emoji); }
      var later = event.target.closest("[data-later]");
      if (later) self.later(later.dataset.later);
      if (event.target.closest("[data-hold]")) self.toggleHold();
    });
    this.comp.addEventListener("toggle", function (event) { self.opened(event.target); }, true);
    this.input.addEventListener("change", function () { self.attach(Array.from(self.input.files)); self.input.value = ""; });
    var pane = this.comp.closest(".th") || this.comp;
    ["dragenter", "dragover"].forEach(function (name) {
      pane.addEventListener(name, function (event) {
        if (!self.comp.isConnected || !event.dataTransfer || !Array.from(event.dataTransfer.types).includes("Files")) return;
        event.preventDefault(); pane.dataset.drop = "";
      });
    });
    pane.addEventListener("dragleave", function (event) { if (!pane.contains(event.relatedTarget)) delete pane.dataset.drop; });
    pane.addEventListener("drop", function (event) {
      delete pane.dataset.drop;
      if (!self.comp.isConnected || !event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault(); self.attach(Array.from(event.dataTransfer.files));
    });
    form.dataset.ready = "";
    this.open();
  }
  Composer.prototype.open = function () {
    var key = "draft:" + this.form.dataset.person + ":" + this.form.dataset.composer;
    if (key !== this.key) {
      this.key = key;
      this.close();
      var draft = load(key);
      this.files = (draft.files || []).map(function (file) { return { stored: file, name: file.name, bytes: file.size, state: "done" }; });
      this.options = draft.options || [];
      this.mentions = draft.mentions || [];
      this.turn(draft.mode === "note" ? "note" : "reply");
      if (draft.queued) this.deliver(draft.queued);
    }
    this.paint();
    this.changed();
  };
  Composer.prototype.limits = function () { try { return JSON.parse(this.form.dataset.takes || "[]"); } catch (e) { return []; } };
  Composer.prototype.isClosed = function () { return this.mode === "reply" && this.form.dataset.closed === "true"; };
  Composer.prototype.turn = function (mode) {
    var draft = load(this.key);
    if (this.key && this.mode !== mode) { draft[this.mode === "note" ? "note" : "text"] = this.box.value; }
    if (this.mode !== mode) this.typedAt = 0; // whether it is a note is news to the others at once
    this.mode = mode;
    this.comp.dataset.mode = mode;
    this.comp.querySelectorAll("[data-mode-choice]").forEach(function (choice) {
      choice.setAttribute("aria-pressed", String(choice.dataset.modeChoice === mode));
    });
    var note = mode === "note";
    this.box.value = (note ? draft.note : draft.text) || "";
    this.box.setAttribute("aria-label", say(note ? "Private note about {0}" : "Reply to {0}", this.form.dataset.name));
    this.box.placeholder = note ? say("Only your team sees this, @ names a colleague") : say("Reply on {0}, / for saved answers", this.form.dataset.channel);
    this.button.textContent = say(note ? "Add note" : "Send");
    draft.mode = mode;
    save(this.key, draft);
    this.close();
    this.changed();
  };
  Composer.prototype.length = function () {
    return this.form.dataset.bytes === "true" ? new TextEncoder().encode(this.box.value).length : Array.from(this.box.value).length;
  };
  Composer.prototype.changed = function () {
    if (!this.key) return;
    var note = this.mode === "note", limit = note ? 10000 : Number(this.form.dataset.limit) || 0, length = this.length(), draft = load(this.key);
    var over = limit > 0 && length > limit, near = limit > 0 && length > limit * .8;
    var files = note ? [] : this.files, loading = files.some(function (file) { return file.state === "up"; }), bad = files.some(function (file) { return file.state === "bad"; });
    this.count.hidden = !near;
    this.count.classList.toggle("over", over);
    this.count.textContent = over ? (length - limit) + " too many" : (limit - length) + " left";
    var empty = !this.box.value.trim() && !files.some(function (file) { return file.state === "done"; });
    this.button.setAttribute("aria-disabled", String(over || empty || loading || bad || this.isClosed()));
    this.box.style.height = "auto";
    this.box.style.height = Math.min(180, Math.max(44, this.box.scrollHeight)) + "px";
    draft[note ? "note" : "text"] = this.box.value;
    draft.files = this.files.filter(function (file) { return file.state === "done"; }).map(function (file) { return file.stored; });
    draft.options = this.options;
    draft.mentions = this.mentions;
    save(this.key, draft);
  };
  Composer.prototype.typing = function () {
    var now = Date.now();
    if (now - this.typedAt < 5000 || !this.box.value) return;
    this.typedAt = now;
    this.page.invokeMethodAsync("Typing", this.mode === "note").catch(function () { /* only a courtesy */ });
  };
  Composer.prototype.pressed = function (event) {
    if (event.isComposing) return;
    if (this.found) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); this.move(event.key === "ArrowDown" ? 1 : -1); return; }
      if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); this.choose(this.hot); return; }
      if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); this.close(); return; }
    }
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); event.stopPropagation(); this.close(); return; }
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    if (event.ctrlKey || event.metaKey || !needsCtrl()) { event.preventDefault(); this.send(); }
  };
  Composer.prototype.insert = function (text) {
    var box = this.box, from = box.selectionStart, to = box.selectionEnd;
    box.setRangeText(text, from, to, "end");
    box.focus();
    this.changed(); this.suggest();
  };

  // ---------- Saved answers after "/", colleagues after "@" ----------
  Composer.prototype.suggest = function () {
    var self = this, before = this.box.value.slice(0, this.box.selectionStart);
    var match = this.mode === "note" ? /(?:^|\s)@([^\s@]{0,40})$/.exec(before) : /(?:^|\s)\/([^\s\/]{0,40})$/.exec(before);
    if (!match) { this.close(); return; }
    var asked = match[1], kind = this.mode === "note" ? "People" : "Saved";
    this.asked = asked;
    this.page.invokeMethodAsync(kind, asked).then(function (found) {
      if (self.asked !== asked) return;
      self.show(kind, found, asked);
    }, function () { self.close(); });
  };
  Composer.prototype.show = function (kind, found, asked) {
    var self = this;
    this.list.textContent = "";
    this.found = found; this.kind = kind; this.hot = 0; this.start = this.box.selectionStart - asked.length - 1;
    if (!found.length) {
      this.list.appendChild(make("div", "opt-none meta", say(kind === "People" ? "Nobody of your team is called that." : asked ? "No saved answer begins like that." : "There are no saved answers yet. Settings, Saved answers.")));
      this.found = null;
    }
    found.forEach(function (entry, at) {
      var option = make("div", "opt"); option.id = "suggest-" + at; option.setAttribute("role", "option");
      option.appendChild(make("code", "", kind === "People" ? "@" + entry.name : "/" + entry.shortcut));
      option.appendChild(make("span", "clip", kind === "People" ? entry.role || "" : entry.text));
      option.addEventListener("mousedown", function (event) { event.preventDefault(); self.choose(at); });
      self.list.appendChild(option);
    });
    this.list.hidden = false;
    this.move(0);
  };
  Composer.prototype.move = function (by) {
    if (!this.found) return;
    this.hot = (this.hot + by + this.found.length) % this.found.length;
    var self = this;
    Array.from(this.list.children).forEach(function (option, at) {
      option.classList.toggle("hot", at === self.hot);
      option.setAttribute("aria-selected", String(at === self.hot));
      if (at === self.hot) { option.scrollIntoView({ block: "nearest" }); self.box.setAttribute("aria-activedescendant", option.id); }
    });
  };
  Composer.prototype.choose = function (at) {
    var entry = this.found && this.found[at];
    if (!entry) return;
    var text = this.kind === "People" ? "@" + entry.name + " " : entry.text;
    if (this.kind === "People" && !this.mentions.some(function (known) { return known.id === entry.id; })) this.mentions.push({ id: entry.id, name: entry.name });
    this.box.setRangeText(text, this.start, this.box.selectionStart, "end");
    this.close(); this.changed(); this.box.focus();
  };
  Composer.prototype.close = function () {
    this.asked = null; this.found = null; this.list.hidden = true; this.list.textContent = "";
    this.box.removeAttribute("aria-activedescendant");
  };

  // ---------- Files ----------
  Composer.prototype.attach = function (files) {
    var self = this, limits = this.limits();
    if (!files.length) return;
    if (this.mode === "note") this.turn("reply");
    if (!limits.length) { this.tell(this.form.dataset.channel + " takes no files."); return; }
    files.slice(0, 10).forEach(function (file) {
      var kind = file.type.split("/")[0], limit = limits.find(function (one) { return one.kind === kind && (!one.types.length || one.types.includes(file.type)); })
        || limits.find(function (one) { return one.kind === "document"; });
      var entry = { name: file.name || "picture.png", bytes: file.size, state: "up", share: 0, blob: file };
      if (file.type.startsWith("image/") && file.type !== "image/svg+xml") entry.preview = URL.createObjectURL(file);
      self.files.push(entry);
      if (!limit) { entry.state = "bad"; entry.why = self.form.dataset.channel + " doesn’t take files of this type."; }
      else if (file.size > limit.maxBytes) {
        entry.state = "bad";
        entry.why = self.form.dataset.channel + " takes " + limit.noun + " up to " + size(limit.maxBytes) + " and this one has " + size(file.size) + ".";
        entry.shrinks = kind === "image" ? limit.maxBytes : 0;
      }
      else self.upload(entry);
    });
    this.paint(); this.changed();
  };
  Composer.prototype.upload = function (entry) {
    var self = this, request = new XMLHttpRequest();
    entry.state = "up"; entry.why = null; entry.request = request;
    request.open("POST", "/media/" + this.form.dataset.tenant + "/" + this.form.dataset.part + "?name=" + encodeURIComponent(entry.name));
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = function (event) { if (event.lengthComputable) { entry.share = event.loaded / event.total; self.paint(); } };
    request.onload = function () {
      if (request.status === 200) { entry.state = "done"; entry.stored = request.response; entry.blob = null; }
      else { entry.state = "bad"; entry.why = (request.response && request.response.text) || say("The file could not be stored. Attach it again."); }
      self.paint(); self.changed();
    };
    request.onerror = function () { entry.state = "bad"; entry.why = say("The line dropped while the file was on its way."); entry.again = true; self.paint(); self.changed(); };
    request.send(entry.blob);
  };
  // Redrawn smaller until it fits: most pictures from a phone are larger than a chat shows.
  Composer.prototype.shrink = async function (entry) {
    var bitmap = await createImageBitmap(entry.blob), side = 2560, blob;
    for (; side >= 640; side = Math.round(side * .75)) {
      var scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height)), canvas = document.createElement("canvas");
      canvas.width = Math.round(bitmap.width * scale); canvas.height = Math.round(bitmap.height * scale);
      canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      blob = await new Promise(function (done) { canvas.toBlob(done, "image/jpeg", .85); });
      if (blob && blob.size <= entry.shrinks) break;
    }
    entry.blob = blob; entry.bytes = blob.size; entry.shrinks = 0; entry.name = entry.name.replace(/\.[^.]*$/, "") + ".jpg";
    this.upload(entry); this.paint();
  };
  Composer.prototype.remove = function (entry) {
    if (entry.request) entry.request.abort();
    if (entry.preview) URL.revokeObjectURL(entry.preview);
    this.files = this.files.filter(function (one) { return one !== entry; });
    this.paint(); this.changed(); this.box.focus();
  };
  Composer.prototype.paint = function () {
    var self = this;
    this.chips.textContent = "";
    this.chips.hidden = !this.files.length;
    this.files.forEach(function (entry) {
      var chip = make("div", "file-chip " + entry.state), what = make("span", "what");
      if (entry.preview || (entry.stored && /^image\//.test(entry.stored.type || ""))) {
        var picture = make("img"); picture.alt = ""; picture.src = entry.preview || "/media/" + self.form.dataset.tenant + "/" + entry.stored.id;
        chip.appendChild(picture);
      } else chip.appendChild(icon("file"));
      what.appendChild(make("span", "clip", entry.name));
      var note = make("span", "meta", entry.state === "up" ? Math.round(entry.share * 100) + " % of " + size(entry.bytes) : entry.state === "bad" ? entry.why : size(entry.bytes));
      if (entry.state === "bad") note.setAttribute("role", "alert");
      what.appendChild(note);
      if (entry.state === "bad" && entry.shrinks) {
        var shrink = make("button", "lnk", say("Shrink and attach")); shrink.type = "button";
        shrink.addEventListener("click", function () { self.shrink(entry); });
        what.appendChild(shrink);
      }
      if (entry.again) {
        var again = make("button", "lnk", say("Try again")); again.type = "button";
        again.addEventListener("click", function () { entry.again = false; self.upload(entry); self.paint(); });
        what.appendChild(again);
      }
      chip.appendChild(what);
      var drop = button("ib sm", say("Remove {0}", entry.name), function () { self.remove(entry); });
      drop.appendChild(icon("x")); chip.appendChild(drop);
      if (entry.state === "up") { var bar = make("progress", "bar-line"); bar.max = 1; bar.value = entry.share; bar.setAttribute("aria-label", say("Uploading {0}", entry.name)); chip.appendChild(bar); }
      self.chips.appendChild(chip);
    });
    this.picks.textContent = "";
    this.picks.hidden = !this.options.length;
    this.options.forEach(function (title, at) {
      var chip = make("span", "option-chip"), field = make("input", "input sm");
      field.value = title; field.maxLength = Number(self.form.dataset.optionTitle) || 20; field.placeholder = say("Answer {0}", at + 1);
      field.setAttribute("aria-label", say("Offered answer {0}", at + 1));
      field.addEventListener("input", function () { self.options[at] = field.value; self.changed(); });
      field.addEventListener("keydown", function (event) { if (event.key === "Enter") { event.preventDefault(); self.addOption(); } });
      var drop = button("ib sm", say("Remove answer {0}", at + 1), function () { self.options.splice(at, 1); self.paint(); self.changed(); self.box.focus(); });
      drop.appendChild(icon("x"));
      chip.appendChild(field); chip.appendChild(drop); self.picks.appendChild(chip);
    });
  };
  Composer.prototype.addOption = function () {
    var most = Number(this.form.dataset.options) || 0;
    if (this.options.length >= most) { this.tell(this.form.dataset.channel + " shows at most " + most + " answers under a message."); return; }
    this.options.push("");
    this.paint(); this.changed();
    var fields = this.picks.querySelectorAll("input");
    fields[fields.length - 1].focus();
  };
  Composer.prototype.tell = function (text) {
    var self = this;
    this.says.textContent = text; this.says.hidden = false;
    clearTimeout(this.saying);
    this.saying = setTimeout(function () { self.says.hidden = true; }, 6000);
  };

  // ---------- Emoji, made when first opened ----------
  Composer.prototype.opened = function (pop) {
    var self = this;
    if (!pop.matches || !pop.open) return;
    if (pop.matches("[data-emoji-pop]") && !pop.querySelector(".emoji-grid")) {
      var menu = pop.querySelector(".menu"), search = make("input", "input sm"), grid = make("div", "emoji-grid");
      search.placeholder = say("Search"); search.setAttribute("aria-label", say("Search emoji")); search.type = "search";
      function fill() {
        var words = search.value.trim().toLowerCase();
        grid.textContent = "";
        app.emoji.forEach(function (entry) {
          if (words && entry[1].indexOf(words) < 0) return;
          var one = make("button", "", entry[0]); one.type = "button"; one.dataset.emoji = entry[0]; one.title = entry[1]; one.setAttribute("aria-label", entry[1]);
          one.dataset.closes = "";
          grid.appendChild(one);
        });
        if (!grid.children.length) grid.appendChild(make("span", "meta", say("No emoji is called that.")));
      }
      search.addEventListener("input", fill);
      menu.appendChild(search); menu.appendChild(grid); fill();
    }
    if (pop.matches("[data-emoji-pop]")) { var field = pop.querySelector("input"); field.focus(); }
    if (pop.matches("[data-later-pop]")) {
      var when = pop.querySelector("input[type=datetime-local]"), soon = new Date(Date.now() + 3600000);
      soon.setMinutes(Math.ceil(soon.getMinutes() / 5) * 5, 0, 0);
      when.value = new Date(soon - soon.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
      pop.querySelector("[data-hold]").setAttribute("aria-checked", String(hold() > 0));
    }
  };
  Composer.prototype.toggleHold = function () {
    try { hold() ? localStorage.removeItem("undo-hold") : localStorage.setItem("undo-hold", "6"); } catch (e) { /* for this page only */ }
    this.comp.querySelector("[data-hold]").setAttribute("aria-checked", String(hold() > 0));
  };
  Composer.prototype.later = function (choice) {
    var at = new Date();
    if (choice === "hour") at = new Date(Date.now() + 3600000);
    else if (choice === "evening") { at.setHours(18, 0, 0, 0); if (at <= new Date()) at.setDate(at.getDate() + 1); }
    else if (choice === "morning") { at.setDate(at.getDate() + 1); at.setHours(9, 0, 0, 0); }
    else {
      var field = this.comp.querySelector("[data-later-pop] input[type=datetime-local]");
      at = new Date(field.value);
      if (isNaN(at)) { this.tell(say("Choose a day and a time.")); return; }
    }
    var pop = this.comp.querySelector("[data-later-pop]");
    if (pop) pop.open = false;
    this.send(at.getTime());
  };

  // ---------- Sending ----------
  Composer.prototype.send = function (at) {
    if (this.button.getAttribute("aria-disabled") === "true") return;
    var note = this.mode === "note", text = this.box.value.trim(), draft = load(this.key);
    if (draft.queued) return;
    var message = { id: newId(), mode: this.mode, text: text, files: [], options: [], mentions: [], at: at || 0, hold: note ? 0 : hold() };
    if (note) message.mentions = this.mentions.filter(function (mention) { return text.indexOf("@" + mention.name) >= 0; });
    else {
      message.files = this.files.filter(function (file) { return file.state === "done"; }).map(function (file) { return file.stored; });
      message.options = this.options.map(function (title) { return title.trim(); }).filter(Boolean);
      this.files = []; this.options = [];
    }
    if (note) this.mentions = [];
    this.box.value = "";
    this.paint(); this.changed(); this.close();
    this.deliver(message);
    if (note) this.turn("reply");
    this.box.focus();
  };
  // Sent under an id of its own: sending the same id again after a lost line sends nothing twice.
  Composer.prototype.deliver = function (message) {
    var self = this, key = this.key, draft = load(key);
    draft.queued = message; save(key, draft);
    if (app.lineIsLost()) { this.hint.hidden = false; return; }
    this.hint.hidden = true;
    this.page.invokeMethodAsync("Submit", message).then(function (kept) {
      var after = load(key);
      delete after.queued;
      save(key, after);
      if (kept && self.key === key) self.back(message);
    }, function () { if (self.key === key) self.hint.hidden = false; });
  };
  // What was not taken goes back where it was.
  Composer.prototype.back = function (message) {
    if (message.mode !== this.mode) this.turn(message.mode);
    if (!this.box.value) this.box.value = message.text;
    if (message.mode === "note") this.mentions = message.mentions;
    this.files = this.files.concat((message.files || []).map(function (file) { return { stored: file, name: file.name, bytes: file.size, state: "done" }; }));
    this.options = (message.options || []).concat(this.options);
    this.paint(); this.changed(); this.box.focus();
  };
  Composer.prototype.again = function () {
    var draft = load(this.key);
    if (draft.queued) this.deliver(draft.queued);
  };

  // Alt+P writes a note, Alt+L a reply. Captured first, so that the shortcut of the pane doesn't only move the focus.
  document.addEventListener("keydown", function (event) {
    if (!event.altKey || event.ctrlKey || event.metaKey || (event.code !== "KeyP" && event.code !== "KeyL")) return;
    var form = document.querySelector("[data-composer]"), composer = form && composers.get(form);
    if (!composer || !form.getClientRects().length && !composer.comp.getClientRects().length) return;
    event.preventDefault(); event.stopPropagation();
    composer.turn(event.code === "KeyP" ? "note" : "reply");
    composer.box.focus();
  }, true);
  // Drafts are a person's own: whoever signs out takes them along.
  document.addEventListener("submit", function (event) {
    if (!event.target.matches || !event.target.matches('form[action="/logout"]')) return;
    try { Object.keys(localStorage).forEach(function (key) { if (key.startsWith("draft:")) localStorage.removeItem(key); }); } catch (e) { /* nothing was kept */ }
  }, true);

  app.thread.show = function (pane) {
    var line = pane.querySelector(".log > li.hit");
    if (line) line.scrollIntoView({ block: "center" });
  };
  app.composer = {
    attach: function (form, page) { composers.set(form, new Composer(form, page)); },
    open: function (form) { var c = composers.get(form); if (c) c.open(); },
    changed: function (form) { var c = composers.get(form); if (c) c.changed(); },
    again: function () { document.querySelectorAll("[data-composer]").forEach(function (form) { var c = composers.get(form); if (c) c.again(); }); },
    put: function (form, text) { var c = composers.get(form); if (c) { if (c.mode !== "reply") c.turn("reply"); c.box.value = text; c.changed(); c.box.focus(); } },
    text: function () { var box = document.querySelector("[data-composer] textarea"); return box ? box.value : ""; },
    restore: function (form, message) { var c = composers.get(form); if (c) c.back(message); }
  };
})();

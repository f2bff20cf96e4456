// What the browser does by itself: theme, shortcuts, menus, the thread's scrolling, the composer's draft and the line's state.
// Everything else is decided by the server; this file holds no text of a conversation except the draft being written.
(function () {
  "use strict";
  var root = document.documentElement;

  // ---------- Theme ----------
  function themeChoice() {
    try { return localStorage.getItem("theme") || "system"; } catch (e) { return "system"; }
  }
  function chooseTheme(choice) {
    try { choice === "system" ? localStorage.removeItem("theme") : localStorage.setItem("theme", choice); } catch (e) { /* kept for this page only */ }
    if (choice === "system") delete root.dataset.theme; else root.dataset.theme = choice;
    markTheme();
  }
  function markTheme() {
    var choice = themeChoice();
    document.querySelectorAll("[data-theme-choice]").forEach(function (button) {
      button.setAttribute("aria-checked", String(button.dataset.themeChoice === choice));
    });
  }

  // ---------- Which key sends: Enter, or Ctrl+Enter for those who write in paragraphs ----------
  function needsCtrl() { return root.dataset.send === "ctrl"; }
  function chooseKey(ctrl) {
    if (ctrl) root.dataset.send = "ctrl"; else delete root.dataset.send;
    try { ctrl ? localStorage.setItem("send", "ctrl") : localStorage.removeItem("send"); } catch (e) { /* kept for this page only */ }
  }

  // ---------- Menus: <details class="pop"> closes on a choice, on Esc and on a press elsewhere ----------
  function closePops(except) {
    document.querySelectorAll("details.pop[open]").forEach(function (pop) { if (pop !== except) pop.open = false; });
  }
  document.addEventListener("toggle", function (event) {
    if (event.target.matches && event.target.matches("details.pop[open]")) { closePops(event.target); markTheme(); }
  }, true);
  document.addEventListener("click", function (event) {
    if (event.target.closest(".skip")) {
      event.preventDefault();
      (document.getElementById("thread") || document.getElementById("page")).focus();
    }
    var choice = event.target.closest("[data-theme-choice]");
    if (choice) chooseTheme(choice.dataset.themeChoice);
    if (event.target.closest("[data-send-key]")) chooseKey(!needsCtrl());
    var opener = event.target.closest("[data-open-dialog]");
    if (opener) openDialog(opener.dataset.openDialog);
    var copies = event.target.closest("[data-copies]");
    if (copies && navigator.clipboard) navigator.clipboard.writeText(copies.dataset.copies).then(function () { copies.textContent = window.chatboticsSay("Copied"); });
    var all = event.target.closest("[data-select-all]");
    if (all) all.select();
    var pop = event.target.closest("details.pop");
    closePops(pop && !event.target.closest("[data-closes]") ? pop : null);
  });

  // A form that leads back to where one is.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches && form.matches("form[data-here]")) form.elements.returnUrl.value = location.pathname + location.search;
  }, true);

  // ---------- Dialogs ----------
  function openDialog(id) {
    var dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  }

  // ---------- Shortcuts: an element says its own key in data-key, for example "Alt+KeyE" ----------
  function visible(element) { return element.getClientRects().length > 0; }
  function firstVisible(selector) { return Array.prototype.find.call(document.querySelectorAll(selector), visible); }
  function focusComposer() {
    var box = firstVisible("[data-composer] textarea");
    if (box) box.focus();
    return !!box;
  }
  function step(by) {
    var rows = Array.from(document.querySelectorAll(".rows a.row"));
    if (!rows.length) return false;
    var at = rows.findIndex(function (row) { return row.hasAttribute("aria-current"); });
    var next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    next.click();
    next.scrollIntoView({ block: "nearest" });
    if (visible(next)) next.focus({ preventScroll: true });
    return true;
  }
  // A menu that a key opens is used by keys: its first choice has the focus.
  function run(target) {
    target.click();
    if (target.matches("details.pop > summary") && target.parentNode.open) {
      var first = target.parentNode.querySelector(".menu button, .menu a");
      if (first) first.focus();
    }
  }
  // ---------- Commands: arrows choose, Enter runs ----------
  // The list follows what is typed a moment later: Enter must not run what no longer fits.
  function fits(option) {
    var typed = document.querySelector("#commands [role=combobox]").value.toLowerCase().split(" ");
    var words = option.querySelector(".grow").textContent.toLowerCase();
    return typed.every(function (part) { return words.includes(part); });
  }
  function choices() { return Array.from(document.querySelectorAll("#commands [role=option]")).filter(visible).filter(fits); }
  function choose(item) {
    choices().forEach(function (one) { one.setAttribute("aria-selected", String(one === item)); });
    if (item) item.scrollIntoView({ block: "nearest" });
  }
  function chosen() { return choices().find(function (one) { return one.getAttribute("aria-selected") === "true"; }); }
  document.addEventListener("keydown", function (event) {
    var dialog = event.target.closest && event.target.closest("dialog[data-commands]");
    if (!dialog || event.isComposing) return;
    var all = choices(), at = all.indexOf(chosen());
    if (event.key === "ArrowDown") choose(all[Math.min(all.length - 1, at + 1)]);
    else if (event.key === "ArrowUp") choose(all[Math.max(0, at - 1)]);
    else if (event.key === "Enter") { var item = chosen() || all[0]; if (item) item.firstElementChild.click(); }
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", function (event) {
    var command = event.target.closest("dialog[data-commands] [data-run], dialog[data-commands] [data-go]");
    if (!command) return;
    command.closest("dialog").close();
    if (command.dataset.run) {
      var target = firstVisible('[data-key="' + command.dataset.run + '"]');
      if (target) setTimeout(function () { run(target); });
    }
  });
  function isTyping(target) { return target.closest && target.closest("input, textarea, select, [contenteditable]"); }
  document.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    var done = false;
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      if (event.code === "KeyJ") done = step(1);
      else if (event.code === "KeyK") done = step(-1);
      else if (event.code === "KeyL") done = focusComposer();
      else {
        var target = firstVisible('[data-key="Alt+' + CSS.escape(event.code) + '"]');
        if (target) { run(target); done = true; }
      }
    } else if (event.altKey && (event.ctrlKey || event.metaKey) && event.code === "KeyE") {
      var resolve = firstVisible('[data-key="Alt+KeyE"]');
      if (resolve) { resolve.click(); step(1); done = true; }
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK" && document.getElementById("commands")) {
      openDialog("commands"); done = true;
    } else if (event.key === "?" && !isTyping(event.target)) {
      openDialog("keys"); done = true;
    } else if (event.key === "Escape") {
      done = up(event);
    }
    if (done) event.preventDefault();
  });
  // Esc goes up one level: an open menu, then what is written in, then the pane.
  function up(event) {
    if (document.querySelector("dialog[open]")) return false;
    var pop = document.querySelector("details.pop[open]");
    if (pop) { pop.open = false; pop.querySelector("summary").focus(); return true; }
    if (isTyping(event.target)) { event.target.blur(); return true; }
    var back = firstVisible("[data-up]");
    if (back) { back.click(); return true; }
    return false;
  }

  // ---------- Lists that load more when their end comes near ----------
  document.addEventListener("scroll", function (event) {
    var pane = event.target;
    if (!pane.matches || !pane.matches("[data-loads]")) return;
    var more = pane.querySelector("[data-more]");
    if (more && !more.disabled && more.getBoundingClientRect().top < pane.getBoundingClientRect().bottom + 300) more.click();
  }, { capture: true, passive: true });

  // ---------- The thread: is its end in view, and is the page? ----------
  var thread = null;
  function tellThread() {
    if (!thread) return;
    var atEnd = Math.abs(thread.pane.scrollTop) < 48, seen = document.visibilityState === "visible";
    if (atEnd === thread.atEnd && seen === thread.seen) return;
    thread.atEnd = atEnd; thread.seen = seen;
    thread.page.invokeMethodAsync("Viewed", atEnd, seen).catch(function () { thread && (thread.atEnd = null); });
  }
  document.addEventListener("visibilitychange", tellThread);

  // ---------- The line to the server: lost, tried again and again, back ----------
  var notice = null, wake = null;
  function lineIsLost() { return !!notice && "line" in notice.dataset; }
  function pause(milliseconds) {
    return new Promise(function (go) {
      var timer = setTimeout(go, milliseconds);
      wake = function () { clearTimeout(timer); go(); };
    });
  }
  function clock(date) { return String(date.getHours()).padStart(2, "0") + ":" + String(date.getMinutes()).padStart(2, "0"); }
  async function isSignedOut() {
    try { return (await fetch("/session", { cache: "no-store", redirect: "manual" })).status === 401; } catch (e) { return false; }
  }
  async function lost() {
    if (lineIsLost()) return;
    notice.querySelector("[data-since]").textContent = clock(new Date());
    notice.dataset.line = "lost";
    for (var tries = 0; lineIsLost(); tries++) {
      if (tries > 0) await pause(Math.min(8000, 250 * Math.pow(2, tries - 1)));
      if (tries === 5) notice.dataset.line = "long";
      try {
        // False: the server is there and no longer knows this page, as after an update. Loading it again keeps the draft.
        if (!await Blazor.reconnect()) { location.reload(); return; }
        return;
      } catch (e) {
        // No line yet, or none for us any more: then nothing of the workspace stays on the screen.
        if (await isSignedOut()) { location.reload(); return; }
      }
    }
  }
  function back() {
    if (!lineIsLost()) return;
    delete notice.dataset.line;
    window.chatbotics.composer.again();
  }
  function tryNow() { if (wake) wake(); }
  // ---------- Plain forms: the browser's own time zone, where nothing was chosen ----------
  function chooseZones() {
    document.querySelectorAll("select[data-own-zone]").forEach(function (select) {
      try {
        var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
        if (Array.prototype.some.call(select.options, function (option) { return option.value === zone; })) select.value = zone;
      } catch (e) { /* the first one stays */ }
    });
  }
  document.addEventListener("DOMContentLoaded", function () {
    markTheme();
    chooseZones();
    notice = document.getElementById("line");
    if (!notice || !window.Blazor) return;
    notice.querySelector("button").addEventListener("click", tryNow);
    addEventListener("online", tryNow);
    document.addEventListener("visibilitychange", function () { if (document.visibilityState === "visible") tryNow(); });
    Blazor.start({ circuit: { reconnectionHandler: { onConnectionDown: lost, onConnectionUp: back } } });
  });

  window.chatbotics = {
    zone: function () { try { return Intl.DateTimeFormat().resolvedOptions().timeZone; } catch (e) { return null; } },
    thread: {
      attach: function (pane, page) {
        thread = { pane: pane, page: page, atEnd: null, seen: null };
        pane.addEventListener("scroll", tellThread, { passive: true });
        tellThread();
        // On a phone the row that was pressed is gone from the screen: reading goes on in the thread.
        if (!firstVisible(".list")) pane.focus({ preventScroll: true });
      },
      detach: function (pane) { if (thread && thread.pane === pane) thread = null; },
      toEnd: function (pane) { pane.scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" }); }
    },
    lineIsLost: lineIsLost,
    phone: {
      clear: function (form) { var box = form.querySelector("input"); box.value = ""; box.focus(); }
    }
  };
})();

// What the browser does to tell of something: a tone, and a notification of its own. Both are silent until the person allows
// them here; the choice is this browser's and stays in it.
(function () {
  "use strict";
  var context = null;

  function kept(name) { try { return localStorage.getItem(name); } catch (e) { return null; } }
  function keep(name, value) { try { localStorage.setItem(name, value); } catch (e) { /* for this page only */ } }

  function pushState() {
    if (!("Notification" in window)) return "none";
    return Notification.permission === "granted" && kept("notify-push") === "off" ? "off" : Notification.permission;
  }
  function state() { return { sound: kept("notify-sound") === "on", push: pushState() }; }

  // Browsers let a page be heard only after it was touched.
  function audio() {
    var Kind = window.AudioContext || window.webkitAudioContext;
    if (!context && Kind) context = new Kind();
    if (context && context.state === "suspended") context.resume();
    return context;
  }
  function wake() { if (kept("notify-sound") === "on") audio(); }
  document.addEventListener("pointerdown", wake, { once: true, passive: true });
  document.addEventListener("keydown", wake, { once: true, passive: true });

  // Two soft notes, a fourth apart, under half a second.
  function tone() {
    var device = audio();
    if (!device) return false;
    [[0, 659.25], [0.14, 880]].forEach(function (note) {
      var at = device.currentTime + note[0], source = device.createOscillator(), volume = device.createGain();
      source.type = "sine";
      source.frequency.value = note[1];
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(0.16, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
      source.connect(volume).connect(device.destination);
      source.start(at);
      source.stop(at + 0.32);
    });
    document.documentElement.dataset.heard = String(Number(document.documentElement.dataset.heard || 0) + 1);
    return true;
  }
  // Several tabs are open: one of them is heard.
  function toneOnce() {
    if (!navigator.locks) { tone(); return; }
    navigator.locks.request("chatbotics-tone", { ifAvailable: true }, function (lock) {
      if (!lock) return null;
      tone();
      return new Promise(function (done) { setTimeout(done, 1200); });
    });
  }

  function show(what) {
    var shown = new Notification(what.title, { tag: what.tag, icon: "/_content/Chatbotics.WebFront/favicon.svg" });
    shown.onclick = function () {
      window.focus();
      shown.close();
      if (window.Blazor && Blazor.navigateTo) Blazor.navigateTo(what.url); else location.assign(what.url);
    };
  }

  window.chatbotics.notify = {
    state: state,
    isSeen: function () { return document.visibilityState === "visible"; },
    tone: tone,
    sound: function (on) {
      keep("notify-sound", on ? "on" : "off");
      if (on) tone();
      return state();
    },
    push: async function (on) {
      keep("notify-push", on ? "on" : "off");
      if (on && "Notification" in window && Notification.permission === "default") await Notification.requestPermission();
      return state();
    },
    arrived: function (what) {
      if (what.sound && kept("notify-sound") === "on") toneOnce();
      if (what.push && pushState() === "granted" && document.visibilityState !== "visible") show(what);
    }
  };
})();

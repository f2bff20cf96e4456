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

  // ---------- While no page is open: the browser's push service wakes a worker ----------
  var worker = "/_content/Chatbotics.WebFront/push-worker.js";
  function canPush() { return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window; }
  async function registration() {
    var known = await navigator.serviceWorker.getRegistration(worker);
    return known || navigator.serviceWorker.register(worker);
  }
  // The worker's scope is its own folder, so that no page waits for it.
  function awake(place) {
    var starting = place.installing || place.waiting;
    if (place.active || !starting) return null;
    return new Promise(function (done) { starting.addEventListener("statechange", function () { if (starting.state === "activated") done(); }); });
  }
  // Null: this browser can't. Empty: it has no address.
  async function endpoint() {
    if (!canPush()) return null;
    try {
      var known = await navigator.serviceWorker.getRegistration(worker);
      var given = known && await known.pushManager.getSubscription();
      return given ? given.endpoint : "";
    } catch (e) { return ""; }
  }
  function encoded(buffer) {
    return btoa(String.fromCharCode.apply(null, new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function decoded(text) {
    var raw = atob(text.replace(/-/g, "+").replace(/_/g, "/") + "===".slice((text.length + 3) % 4));
    return Uint8Array.from(raw, function (sign) { return sign.charCodeAt(0); });
  }
  function browserName() {
    var agent = navigator.userAgent, data = navigator.userAgentData;
    var name = /Edg\//.test(agent) ? "Edge" : /Firefox\//.test(agent) ? "Firefox" : /Chrom(e|ium)\//.test(agent) ? "Chrome" : /Safari\//.test(agent) ? "Safari" : "Browser";
    var system = (data && data.platform) || (/Android/.test(agent) ? "Android" : /iPhone|iPad/.test(agent) ? "iOS" : /Mac/.test(agent) ? "macOS" : /Windows/.test(agent) ? "Windows" : "Linux");
    return name + ", " + system;
  }
  async function subscribe(key) {
    if (!canPush()) return { fault: "none" };
    if (await Notification.requestPermission() !== "granted") return { fault: "denied" };
    try {
      var place = await registration();
      await awake(place);
      var given = await place.pushManager.getSubscription();
      // An address that was given for another key takes nothing from us.
      if (given && (!given.options || !given.options.applicationServerKey || encoded(given.options.applicationServerKey) !== key)) { await given.unsubscribe(); given = null; }
      given = given || await place.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: decoded(key) });
      return { endpoint: given.endpoint, key: encoded(given.getKey("p256dh")), auth: encoded(given.getKey("auth")), name: browserName() };
    } catch (e) { return { fault: "failed" }; }
  }
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.addEventListener("message", function (event) {
      if (event.data && event.data.chatbotics === "open") {
        if (window.Blazor && Blazor.navigateTo) Blazor.navigateTo(event.data.url); else location.assign(event.data.url);
      }
    });
  }

  window.chatbotics.notify = {
    endpoint: endpoint,
    subscribe: subscribe,
    state: state,
    isSeen: function (place) { return document.visibilityState === "visible" && (location.pathname + "/").indexOf(place + "/") === 0; },
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
      // Where the worker tells of it, the page doesn't tell it again.
      if (what.push && pushState() === "granted" && document.visibilityState !== "visible") endpoint().then(function (address) { if (!address) show(what); });
    }
  };
})();

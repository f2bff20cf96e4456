// Runs while no page is open: shows what the server sealed for this browser, and leads to it. Keeps nothing.
"use strict";

self.addEventListener("push", function (event) {
  var what = {};
  try { what = event.data ? event.data.json() : {}; } catch (e) { /* shown without words */ }
  event.waitUntil(self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(function (pages) {
    // Whoever looks at a page of ours is told by the page.
    if (pages.some(function (page) { return page.visibilityState === "visible"; })) return null;
    return self.registration.showNotification(what.title || "Chatbotics", {
      body: what.body || "", tag: what.tag || "chatbotics", dir: what.dir || "auto", lang: what.lang || "",
      icon: "/_content/Chatbotics.WebFront/favicon.svg", data: { url: own(what.url) }
    });
  }));
});

self.addEventListener("notificationclick", function (event) {
  event.notification.close();
  var url = own(event.notification.data && event.notification.data.url);
  event.waitUntil(self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(function (pages) {
    if (pages.length === 0) return self.clients.openWindow(url);
    pages[0].postMessage({ chatbotics: "open", url: url });
    return pages[0].focus();
  }));
});

// Only ever an address of this installation.
function own(url) {
  try {
    var there = new URL(url || "/inbox", self.location.origin);
    return there.origin === self.location.origin ? there.pathname + there.search : "/inbox";
  } catch (e) { return "/inbox"; }
}

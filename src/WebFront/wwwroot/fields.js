// What is wrong with a field belongs to its input for everybody: wherever a form shows an error or a hint beside an input,
// the two are tied together for screen readers, so that no form has to remember it.
(function () {
  "use strict";
  var marks = 0;

  function words(input) { return (input.getAttribute("aria-describedby") || "").split(/\s+/).filter(Boolean); }

  function tie(field) {
    var input = field.querySelector("input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea, select");
    if (!input) return;
    var error = field.classList.contains("bad") ? field.querySelector(".err") : null;
    if (!error) {
      if (!input.hasAttribute("data-tied")) return;
      var gone = input.getAttribute("data-tied");
      input.removeAttribute("data-tied");
      input.removeAttribute("aria-invalid");
      describe(input, words(input).filter(function (id) { return id !== gone; }));
      return;
    }
    if (!error.id) error.id = "wrong-" + ++marks;
    if (input.getAttribute("aria-invalid") !== "true") {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("data-tied", error.id);
    }
    if (words(input).indexOf(error.id) < 0) describe(input, [error.id].concat(words(input).filter(function (id) { return document.getElementById(id); })));
  }

  function describe(input, ids) {
    if (ids.length > 0) input.setAttribute("aria-describedby", ids.join(" ")); else input.removeAttribute("aria-describedby");
  }

  function tieAll() { document.querySelectorAll(".field.bad, .field:has([data-tied])").forEach(tie); }

  var isDue = false;
  new MutationObserver(function () {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(function () { isDue = false; tieAll(); });
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  tieAll();
})();

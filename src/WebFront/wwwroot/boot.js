// Runs before the first paint: the chosen theme, so that nothing flashes. Without a choice the system's wish applies.
// And the words of the scripts: English by themselves, in other languages those that the page brings.
(function () {
  "use strict";
  try {
    var choice = localStorage.getItem("theme");
    if (localStorage.getItem("send") === "ctrl") document.documentElement.dataset.send = "ctrl";
    if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
  } catch (e) { /* storage may be forbidden; then the system's wish applies */ }
})();
(function () {
  "use strict";
  var meta = document.querySelector("meta[name=script-texts]"), words = meta ? JSON.parse(meta.content) : {};
  window.chatboticsSay = function (text, value) { return (words[text] || text).replace("{0}", value === undefined ? "" : String(value)); };
})();

// The copy buttons of the channels' pages: a button names the field whose value it takes.
(function () {
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    var field = button && document.getElementById(button.dataset.copy);
    if (!field) return;
    navigator.clipboard.writeText(field.value).then(function () {
      var word = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(function () { button.textContent = word; }, 1600);
    }, function () { field.type = "text"; field.select(); });
  });
})();

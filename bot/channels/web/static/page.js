// What a browser can do beside the forms. Everything works without it.
"use strict";
document.addEventListener("click", function (event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy).innerText;
  navigator.clipboard.writeText(text).then(function () {
    button.textContent = button.dataset.done;
  });
});
document.addEventListener("htmx:afterSwap", function () {
  const focus = document.querySelector("[autofocus]") || document.getElementById("main");
  if (focus) focus.focus({ preventScroll: true });
  window.scrollTo(0, 0);
});

function reveal() {
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = !navigator.clipboard;
  });
}
document.addEventListener("DOMContentLoaded", reveal);
document.addEventListener("htmx:afterSettle", reveal);

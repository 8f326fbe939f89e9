// What a browser can do beside the forms. Everything works without it, and it keeps nothing in the browser.
"use strict";
(function () {
  let sent = null;
  let waiting = 0;
  const find = (selector) => document.querySelector(selector);

  // htmx notes where one is, also where the address is a key.
  function forget() {
    window.sessionStorage.removeItem("htmx-current-path-for-history");
  }

  function reveal() {
    document.querySelectorAll("[data-copy], [data-share]").forEach((button) => { button.hidden = false; });
  }

  // A page that embeds this one may give it all the height that it needs; docs/web.md says how.
  function measure() {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ zhicheng: { height } }, "*");
  }
  if (window.parent !== window && window.ResizeObserver) new ResizeObserver(measure).observe(document.body);

  function copied(button) {
    const before = button.textContent;
    button.textContent = button.dataset.done;
    tell(button.textContent);
    window.setTimeout(() => { button.textContent = before; }, 3000);
  }

  // Where a page is not reached by https, as on many an intranet, browsers have no clipboard for it.
  function copy(text, button) {
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(() => copied(button));
      return;
    }
    const field = document.createElement("textarea");
    field.value = text;
    button.after(field);
    field.select();
    if (document.execCommand("copy")) copied(button);
    field.remove();
    button.focus();
  }

  function tell(text) {
    const live = find("#live");
    live.textContent = "";
    window.setTimeout(() => { live.textContent = text; }, 50);
  }

  function trouble(text) {
    const box = find(".trouble");
    if (text) box.querySelector("p").textContent = text;
    box.hidden = false;
    tell(box.querySelector("p").textContent);
  }

  forget();
  for (const event of ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore"]) {
    document.addEventListener(event, forget);
  }
  document.addEventListener("DOMContentLoaded", reveal);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      copy(document.getElementById(button.dataset.copy).innerText, button);
    }
    const share = event.target.closest("[data-share]");
    if (share && navigator.share) navigator.share({ title: document.title, url: window.location.href }).catch(() => {});
    else if (share) copy(`${document.title}\n${window.location.href}`, share);
    if (event.target.closest("#again")) {
      find(".trouble").hidden = true;
      if (!sent || !sent.form.isConnected) window.location.reload();
      else if (sent.submitter) sent.submitter.click();
      else sent.form.requestSubmit();
    }
  });
  document.addEventListener("submit", (event) => {
    sent = { form: event.target, submitter: event.submitter };
  });
  // What takes longer is told, also to those who do not see it.
  document.addEventListener("htmx:beforeRequest", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => tell(find("#busy").textContent), 1500);
  });
  document.addEventListener("htmx:afterRequest", () => window.clearTimeout(waiting));
  document.addEventListener("htmx:sendError", () => trouble(""));
  document.addEventListener("htmx:responseError", (event) => {
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const said = page.querySelector("main p");
    trouble(said ? said.textContent : "");
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    reveal();
    if (event.detail.elt.id !== "page" && event.detail.target.id !== "page") return;
    find(".trouble").hidden = true;
    const focus = find("[autofocus]") || find("#asked") || find("#main");
    window.scrollTo(0, 0);
    if (focus) focus.focus({ preventScroll: true });
    tell(Array.from(document.querySelectorAll(".notice, #notes"), (one) => one.innerText).join(" ").slice(0, 300));
  });
})();

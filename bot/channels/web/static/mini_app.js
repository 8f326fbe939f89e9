// Telegram says who opens the page in its address's fragment, which no server sees: it is sent on, signed as it is.
"use strict";
(function () {
  const given = new URLSearchParams(window.location.hash.slice(1)).get("tgWebAppData");
  const event = (name) => {
    if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(name, "{}");
    else if (window.parent !== window) {
      window.parent.postMessage(JSON.stringify({ eventType: name, eventData: {} }), "https://web.telegram.org");
    }
  };
  if (!given) return;
  // It is a key for an hour: it does not stay in the address.
  window.history.replaceState(null, "", window.location.pathname);
  event("web_app_ready");
  event("web_app_expand");
  document.getElementById("outside").hidden = true;
  document.getElementById("inside").hidden = false;
  const form = document.getElementById("mini-app");
  form.elements.init_data.value = given;
  form.submit();
})();

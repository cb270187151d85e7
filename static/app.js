/* What a page needs beyond htmx: say CHƯA LƯU when a save did not arrive, cover an idle page.
   Every page works without it. It never listens to keyup: UniKey types by deleting. */
(function () {
  "use strict";
  Object.assign(htmx.config, {
    "allowEval": false, "allowScriptTags": false, "selfRequestsOnly": true, "timeout": 20000,
    "historyCacheSize": 0, "refreshOnHistoryMiss": true, "historyRestoreAsHxRequest": false,
    "allowNestedOobSwaps": false, "reportValidityOfForms": true, "includeIndicatorStyles": false,
    "responseHandling": [
      {"code": "204", "swap": false},
      {"code": "[23]..", "swap": true},
      {"code": "409|422", "swap": true},
      {"code": "413|429|503|507", "swap": true, "target": "#notices", "swapOverride": "innerHTML"},
      {"code": "[45]..", "swap": false, "error": true}]
  });

  const LATER = document.currentScript.dataset.later;
  const notices = document.getElementById("notices");
  const lock = document.getElementById("lock");
  const lockForm = lock && lock.querySelector("form");
  const KEPT = "Nội dung vừa nhập vẫn còn trên trang này; ";

  // What an act has done is told once, and read aloud; the next answer takes its place.
  const readAloud = () => notices.append(...document.querySelectorAll("main > .told"));
  readAloud();
  const whole = document.documentElement.classList;
  whole.toggle("aloft", Boolean(location.hash && notices.firstElementChild)); // the page has opened below its head
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.shouldSwap || isByItself(event)) return; // once for an answer, where a part of it is not
    whole.remove("aloft");
    notices.replaceChildren();
  });

  function tell(words) {
    const box = document.createElement("div");
    box.className = "notice notice-refusal";
    box.setAttribute("role", "alert");
    const strong = document.createElement("strong");
    strong.textContent = "CHƯA LƯU. ";
    box.append(strong, words);
    notices.replaceChildren(box);
    bringIntoSight();
  }
  // Who is told something far down the page stays there, with what they typed: it comes to them.
  function bringIntoSight() {
    const { top, height } = notices.getBoundingClientRect();
    if (top < 0 && height < innerHeight / 2) whole.add("aloft");
    notices.scrollIntoView({ block: "nearest" });
  }

  // What a page asks for by itself neither speaks nor moves the focus.
  const isByItself = (event) => event.detail.requestConfig?.elt.hasAttribute("data-by-itself");

  // A save that did not arrive is said; the form stays as it is.
  document.addEventListener("htmx:sendError", (event) => isByItself(event) ||
    tell("Không kết nối được với máy chủ. " + KEPT + "xin kiểm tra mạng rồi bấm lại."));
  document.addEventListener("htmx:timeout", (event) => isByItself(event) ||
    tell("Máy chủ quá lâu không trả lời. " + KEPT + "xin bấm lại."));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) {
      isOver = true;
      return cover();
    }
    if (isByItself(event)) return;
    tell(`Máy chủ không nhận (mã ${status}). ${KEPT}xin bấm lại; nếu vẫn vậy, xin báo người quản trị.`);
  });
  // Once told so, a page does not go on asking.
  let isOver = false;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isOver && isByItself(event)) event.preventDefault();
  });
  // A page with a sheet or a script of its own (the meeting room) needs a head, which is not swapped.
  function bringsNothingOfItsOwn(text) {
    const head = new DOMParser().parseFromString(text.split("</head>", 1)[0], "text/html");
    const here = new Set([...document.head.querySelectorAll("link, script")].map((one) => one.href || one.src));
    return [...head.querySelectorAll("link[rel=stylesheet], script")].every((one) => here.has(one.href || one.src));
  }
  // A part of the page to which the form has led would stand here under the head and address of this one.
  function isOfAnotherPage({ boosted, requestConfig, xhr }) {
    const { pathname } = new URL(xhr.responseURL);
    return !boosted && requestConfig.verb === "post" && pathname !== location.pathname
      && pathname !== new URL(requestConfig.path, location).pathname;
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status >= 400 && xhr.getResponseHeader("HX-Retarget")) {
      event.detail.shouldSwap = true; // our own words for this accident
      event.detail.isError = false;
      const way = xhr.getResponseHeader("HX-Reswap");
      if (way) event.detail.swapOverride = `${way} show:none`; // they come to where one is
    } else if (event.detail.boosted && (xhr.status === 422 || asksForMore(event))) {
      event.detail.swapOverride = "outerHTML show:none"; // what is wrong, or new, may stand far below the head
    } else if (xhr.status === 200 && (isOfAnotherPage(event.detail) || /^\s*<!doctype/i.test(xhr.responseText)
        && !(event.detail.boosted && bringsNothingOfItsOwn(xhr.responseText)))) {
      event.detail.shouldSwap = false; // a whole page is visited, not put into a part of this one
      typed.clear();
      location.assign(xhr.responseURL);
    }
  });

  // What comes in by itself does not push the place of the person at work out of sight.
  let wasInSight = false;
  function isInSight({ top, bottom } = document.activeElement.getBoundingClientRect()) {
    return bottom > 0 && top < innerHeight;
  }
  document.addEventListener("htmx:beforeSwap", () => { wasInSight = isInSight(); });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (isByItself(event) && wasInSight && !isInSight()) document.activeElement.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (isByItself(event)) return;
    const { requestConfig: { elt, verb }, target, xhr } = event.detail;
    const isRefused = xhr.status >= 400;
    if (isRefused) bringIntoSight();
    else readAloud();
    const part = document.getElementById(target.id);
    const goOn = () => { // what has become of it stands at the head of the page
      if (document.activeElement !== part && !document.activeElement.matches("body, #main")) return;
      scrollTo(0, 0);
      document.getElementById("main").focus();
    };
    if (!isRefused && verb === "get") return elt.rel && goOn();
    bring().then(({ landed }) => landed({ elt, part, isRefused, place, typed, goOn, asksForMore: asksForMore(event) }));
  });
  // Of a double click the second one meets what came in after the first: it presses nothing there.
  let pressed;
  document.addEventListener("click", (event) => {
    const form = event.target.closest("button")?.form;
    if (form && pressed && event.detail > 1 && form !== pressed) event.preventDefault();
    else pressed = form;
  }, true);
  // A form without htmx is sent once, too: the second answer would take the place of the first, unread.
  // Where a file is the answer the page stays, without what an earlier answer refused.
  const sentAt = new WeakMap();
  document.addEventListener("submit", (event) => {
    const { target: form, timeStamp } = event;
    if (form.matches("[hx-post], [hx-get], [hx-boost]")) return;
    for (const one of form.querySelectorAll(".error-summary, [id$=-error]")) one.remove();
    for (const one of form.querySelectorAll(".field-wrong")) one.classList.remove("field-wrong");
    for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    if (form.getAttribute("method") !== "post") return;
    if (timeStamp - sentAt.get(form) < 1000) event.preventDefault();
    else sentAt.set(form, timeStamp);
  }, true);
  let place = -1; // of the form that was sent among those of its part
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    place = [...detail.target.querySelectorAll("form")].indexOf(detail.requestConfig.elt);
  });

  // What is typed and not yet saved is not lost by a slip of the hand.
  const typed = new Set();
  document.addEventListener("input", (event) => {
    const { form } = event.target;
    // (what a form keeps at each key is safe without a question; form.method may be a field of that name)
    if (form?.matches("[method=post]:not([data-keep])") && form !== lockForm) typed.add(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-leaving]")) typed.clear(); // it is sent first, see draft.js
    else if (!event.target.matches("[hx-post], [hx-boost], [data-look], [method=dialog]")) typed.delete(event.target);
    if (event.target.getAttribute("action") !== "/dang-xuat") return;
    const kept = Object.keys(localStorage).filter((key) => key.startsWith("sohoagiai.typed."));
    kept.forEach((key) => localStorage.removeItem(key)); // the PC is shared
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.status < 400 && !asksForMore(event)) typed.delete(event.detail.elt);
  });
  // Who asked for more lines has saved nothing, and goes on in the first of them.
  const asksForMore = ({ detail }) => detail.requestConfig?.triggeringEvent?.submitter?.formNoValidate;
  window.addEventListener("beforeunload", (event) => {
    if ([...typed].some((form) => form.isConnected)) event.preventDefault();
  });

  // And a few seconds later it is on the server; only a page with such a form fetches how.
  document.addEventListener("input", async ({ target: { form } }) => {
    const address = form?.getAttribute("data-draft");
    if (address) (await import(address)).typedIn(form);
  });

  // Keys, and what a form wants beyond its fields: at once where there is something to fill in,
  // else with the first key, which is then heard there; so a page to read waits for none of it.
  const WANTS = "main :is(form[method=post]:not(.press, .press *), [data-draft], [data-said], [data-print])";
  let later, isThere = false; // a key is heard here until it is: also while it is on its way
  const bring = () => later ||= import(LATER).then((all) => { isThere = true; all.lend(tell); return all; });
  const bringWhereWanted = () => document.querySelector(WANTS) && bring();
  window.addEventListener("load", () => setTimeout(bringWhereWanted));
  document.addEventListener("htmx:afterSettle", bringWhereWanted);
  for (const kind of ["focusin", "pointerover"]) document.querySelector(".foot")?.addEventListener(kind, bring);
  document.addEventListener("keydown", (event) => {
    if (isThere) return;
    if (event.key === "/" && event.target.matches("body, a, button, main")) event.preventDefault();
    bring().then(({ pressed }) => pressed(event));
  });

  // While an answer is awaited, whoever hears the page is told that the form is at work; its buttons, which
  // cannot be pressed meanwhile, lose the focus, and who is told no has it again.
  let button;
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
    if (!elt.matches("main form")) return;
    elt.setAttribute("aria-busy", "true");
    button = document.activeElement;
  });
  document.addEventListener("htmx:afterRequest", ({ detail: { elt } }) => {
    elt.removeAttribute("aria-busy");
    if (!elt.contains(button) || document.activeElement !== document.body) return;
    button.focus({ preventScroll: true });
    if (whole.contains("aloft")) button.scrollIntoView({ block: "nearest" }); // what is told has pushed it down
  });

  // The lock: the page stays in memory under the dialog, and work in any tab keeps all open.
  const SEEN = "sohoagiai.seen";
  function seen() { localStorage.setItem(SEEN, String(Date.now())); }
  function isIdle() {
    const quiet = Date.now() - Number(localStorage.getItem(SEEN));
    return quiet < 0 || quiet >= Number(lock.dataset.idleMinutes) * 60000;
  }
  let left; // where the person was: Esc, which the lock survives, would lose it
  function cover() {
    if (!lock || lock.open) return;
    left = document.activeElement;
    document.body.classList.add("locked");
    lock.showModal();
  }
  function uncover() {
    isOver = false;
    seen();
    present();
    lockForm.reset();
    document.getElementById("lock-words").replaceChildren();
    document.body.classList.remove("locked");
    lock.close();
    left?.focus({ preventScroll: true });
  }
  async function unlock(event) {
    event.preventDefault();
    const words = document.getElementById("lock-words");
    try {
      const answer = await fetch(lockForm.action, {
        method: "POST", body: new FormData(lockForm), redirect: "manual",
        headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(20000),
      });
      if (answer.status === 204) return uncover();
      if ([403, 422, 429].includes(answer.status)) words.innerHTML = await answer.text();
      else words.textContent = "Phiên làm việc đã hết. Xin đăng nhập ở một thẻ khác của trình duyệt, rồi quay lại đây nhập mật khẩu.";
    } catch {
      words.textContent = "Không kết nối được với máy chủ. Xin kiểm tra mạng rồi bấm lại.";
    }
    lockForm.elements.password.select();
  }
  if (!lock) return;
  // Where another goes on at this PC, what the first one left open in other tabs is covered at once.
  const PERSON = "sohoagiai.person";
  function present() { localStorage.setItem(PERSON, lock.dataset.account); }
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === PERSON && newValue !== lock.dataset.account) cover();
  });
  document.addEventListener("submit", ({ target }) => {
    if (target.matches("[data-leaving]")) localStorage.setItem(PERSON, "");
  });
  seen();
  present();
  function atWork(event) {
    if (lock.open) return;
    if (!isIdle()) return seen();
    cover();
    if (event.type === "keydown") event.preventDefault(); // what woke the page is no letter of a password
  }
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    document.addEventListener(kind, atWork, { passive: kind !== "keydown" });
  }
  lock.addEventListener("cancel", (event) => event.preventDefault());
  lock.addEventListener("close", () => { if (document.body.matches(".locked")) lock.showModal(); });
  lockForm.addEventListener("submit", unlock);
  const look = () => { if (isIdle()) cover(); };
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
})();

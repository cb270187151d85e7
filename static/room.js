/* The room: rows that others wrote come to their place, the floor goes to the next, the keys of the map
   at the foot. Lines on their way to the server are kept in unsent.js. No keyup: UniKey types by deleting. */
import { clock } from "./ticking.js";
import { addressesTyped, forget, keep, onAnswer, putBack, resume } from "./unsent.js";

const room = document.getElementById("room");
const notices = document.getElementById("notices");
const lineOf = () => document.getElementById("yk-content");

// What is new on the screen goes to its place; what somebody types in stays as it is.
const part = (one) => one.querySelector(":scope > .room-row") || one;
const isTypedIn = (one) => one.contains(document.activeElement)
  && document.activeElement.value !== document.activeElement.defaultValue;

function put(fresh, parent) {
  const old = document.getElementById(fresh.id);
  if (!old) {
    const order = Number(fresh.dataset.order);
    const after = [...parent.children].find((one) => (parent.hasAttribute("data-newest-first")
      ? Number(one.dataset.order) < order : Number(one.dataset.order) > order));
    parent.insertBefore(fresh, after || null);
    return htmx.process(fresh);
  }
  if (isTypedIn(old) || (fresh.id === "room-head" && old.querySelector("details[open]"))) return;
  const { name } = document.activeElement;
  const isHere = old.contains(document.activeElement);
  const [was, is] = old.querySelector(":scope > .room-details") ? [part(old), part(fresh)] : [old, fresh];
  was.replaceWith(is);
  htmx.process(is);
  if (isHere && name) is.querySelector(`[name="${name}"]:not([type=hidden])`)?.focus();
}
function place(text) {
  const news = new DOMParser().parseFromString(text, "text/html");
  const told = news.getElementById("tin");
  if (!told) return;
  room.dataset.mark = Math.max(Number(room.dataset.mark), Number(told.dataset.mark));
  const head = told.querySelector("#room-head");
  const hasTurned = head && head.dataset.state !== document.getElementById("room-head").dataset.state;
  for (const one of [...told.children]) {
    const parent = document.getElementById(one.dataset.into || one.dataset.whole);
    if (!parent) put(one, room);
    const kept = new Set([...one.children].map((child) => child.id));
    if (one.dataset.whole) [...parent.children].forEach((row) => kept.has(row.id) || row.remove());
    if (parent) [...one.children].forEach((row) => put(row, parent));
  }
  const badge = news.getElementById("sync");
  badge?.removeAttribute("hx-swap-oob");
  if (badge) document.getElementById("sync")?.replaceWith(badge);
  if (hasTurned) return location.reload(); // other forms belong on the screen now; typing is kept
  takeTheFloor();
}

// The screen stands open for hours: the hour of the end is that in which it is asked for.
room.addEventListener("toggle", ({ target }) => {
  const hour = target.querySelector("[name=ended_at]");
  if (target.open && hour && hour.value === hour.defaultValue) hour.defaultValue = clock();
}, true);

// Who has the floor stands in the empty line, and again in each one after it.
let onFloor = document.querySelector("[data-speaking]")?.id;
function takeTheFloor() {
  const form = document.getElementById("y-kien");
  const now = document.querySelector("[data-speaking]");
  if (!form || !now || form.elements.content.value) return;
  if (form.elements.speaker.value && now.id === onFloor) return;
  onFloor = now.id;
  form.elements.speaker.value = now.dataset.speaker;
  form.elements.village_id.value = now.dataset.village;
  form.elements.speaker_kind.value = now.dataset.kind;
}

// Forms that htmx sends: the answer is what is new, wherever it comes from.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (room.contains(detail.elt)) detail.parameters.tu = room.dataset.mark;
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { xhr, requestConfig } = detail;
  if (xhr.status !== 200 || !xhr.responseText.trimStart().startsWith('<div id="tin"')) return;
  detail.shouldSwap = false;
  const { elt, verb } = requestConfig;
  if (verb !== "post") return place(xhr.responseText);
  const details = elt.closest(".room-details");
  notices.replaceChildren();
  if (elt.matches("[data-keep]")) forget(elt);
  if (details) details.replaceChildren();
  document.activeElement.defaultValue = document.activeElement.value; // it is saved
  place(xhr.responseText);
  if (details || document.activeElement === document.body) lineOf()?.focus();
  if (elt.matches(".heads")) nextHeads(elt.closest("li").id);
});
function nextHeads(id) {
  const next = document.getElementById(id)?.nextElementSibling?.querySelector("input:not([type=hidden])");
  if (next) { next.focus(); next.select(); }
}
document.addEventListener("change", ({ target }) => {
  if (target.form?.matches(".heads")) target.form.requestSubmit();
  if (target.name === "disposition") target.form.dataset.way = target.value;
});
document.addEventListener("htmx:afterSwap", ({ detail: { target, xhr } }) => {
  if (!target.matches?.(".room-details") || xhr.status !== 200) return;
  target.querySelectorAll("form[data-keep]").forEach(putBack);
  const chosen = target.querySelector("[name=disposition]:checked");
  if (chosen) chosen.form.dataset.way = chosen.value;
  (chosen || target.querySelector("[name=disposition]"))?.focus();
});
document.addEventListener("click", ({ target }) => {
  if (target.matches("[data-close]")) shut(target.closest(".room-details"));
  if (target.matches("[data-use-ready]")) useReady(target);
});
// What was made ready goes into the empty fields; what somebody typed stays.
function useReady(button) {
  for (const one of button.closest(".ready").querySelectorAll("[data-ready]")) {
    const field = button.form.elements[one.dataset.ready];
    if (field.value.trim()) continue;
    field.value = one.textContent;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  (button.form.querySelector("[name=disposition]:checked") || button.form.querySelector("[name=disposition]")).focus();
}
function shut(details) {
  details?.replaceChildren(); // what was typed in it is kept, and comes back with it
  lineOf()?.focus();
}

// The keys of the map at the foot of the screen.
function details() {
  const number = lineOf()?.value.trim();
  const asked = /^\d+$/.test(number) && document.querySelector(`#dong-${number} .room-open`);
  if (asked) { lineOf().value = ""; keep(lineOf().form); }
  const link = asked || document.querySelector(".room-open[data-unhandled]") || document.querySelector(".room-open");
  const open = link?.closest("li").querySelector(".room-details [name=disposition]");
  open ? open.focus() : link?.click();
}
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  const at = document.activeElement;
  if (event.key === "Enter" && at.tagName === "SELECT" && at.form?.matches("[data-queue]")) {
    event.preventDefault();
    return at.form.requestSubmit();
  }
  if (event.key === "Escape") return shut(at.closest(".room-details"));
  if (!/^F\d+$/.test(event.key)) return;
  const name = (event.shiftKey ? "Shift+" : "") + event.key;
  const place = name === "Shift+F8" ? document.querySelector(".heads input:not([type=hidden])")
    : document.querySelector(`[data-key="${name}"]`);
  if (!place && name !== "F8") return;
  event.preventDefault();
  if (name === "F8") return details();
  if (place.matches("button")) return place.click();
  place.focus();
  place.select?.();
});

// After htmx has looked through the page: what opens by itself is opened by it.
document.addEventListener("DOMContentLoaded", () => {
  resume();
  const open = (link) => link && !link.closest("li").querySelector(".room-details").childElementCount && link.click();
  document.querySelectorAll("[data-resume]").forEach((one) => open(document.querySelector(one.dataset.resume)));
  for (const address of addressesTyped()) {
    const opinion = address.match(/phong-hop\/y-kien\/([0-9a-f-]+)\//)?.[1];
    if (opinion) open(document.querySelector(`.room-open[href$="${opinion}"]`));
  }
  takeTheFloor();
});
onAnswer(place, takeTheFloor);

/* Keeps what is being typed on the server a few seconds after the last key: neither a power cut nor
   a closed tab loses it. Fetched at the first key in a form that is kept. A form may ask for it
   sooner (data-wait, ms), in few words (data-brief), and have its own for a lost line (data-offline). */
const waiting = new Map();
const AGAIN = 5000;

async function keep(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  body.set("draft_of", form.getAttribute("action"));
  if (form.dataset.brief) body.set("draft_brief", form.dataset.brief);
  const key = body.get("request_key");
  const isSame = () => form.isConnected && form.elements.request_key?.value === key;
  const words = form.querySelector(".kept");
  let told = form.dataset.offline || "Chưa lưu nháp được: mất kết nối với máy chủ.";
  try {
    const answer = await fetch("/nhap/", {
      method: "POST", body, redirect: "manual", keepalive: document.hidden, headers: { "HX-Request": "true" },
    });
    if (!isSame()) return; // saved meanwhile
    if (answer.ok) {
      words.textContent = await answer.text();
      if (!waiting.has(form)) form.dispatchEvent(new CustomEvent("kept", { bubbles: true }));
      return;
    }
    told = "Chưa lưu nháp được.";
    if (answer.status === 422) return void (words.textContent = told);
  } catch { /* no line: tried again */ }
  if (!isSame()) return;
  words.textContent = told;
  if (!waiting.has(form)) waiting.set(form, setTimeout(keep, AGAIN, form));
}

export function typedIn(form) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(keep, Number(form.dataset.wait) || 3000, form));
}

function stop({ target }) {
  clearTimeout(waiting.get(target));
  waiting.delete(target);
}
document.addEventListener("submit", stop);
// Who leaves the PC to another finds again what they typed: it is sent first, as theirs.
document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-leaving]") || !waiting.size) return;
  event.preventDefault();
  await Promise.allSettled([...waiting.keys()].map(keep));
  event.target.submit();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) [...waiting.keys()].forEach(keep);
});

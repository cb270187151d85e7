/* Keeps what is being typed on the server a few seconds after the last key: neither a power cut nor
   a closed tab loses it. Fetched at the first key in a form that is kept. */
const waiting = new Map();

async function keep(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  body.set("draft_of", form.getAttribute("action"));
  const words = form.querySelector(".kept");
  try {
    const answer = await fetch("/nhap/", {
      method: "POST", body, redirect: "manual", keepalive: document.hidden, headers: { "HX-Request": "true" },
    });
    words.textContent = answer.ok ? await answer.text() : "Chưa lưu nháp được.";
  } catch {
    words.textContent = "Chưa lưu nháp được: mất kết nối với máy chủ.";
  }
}

export function typedIn(form) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(keep, 3000, form));
}

document.addEventListener("submit", ({ target }) => clearTimeout(waiting.get(target)));
document.addEventListener("visibilitychange", () => {
  if (document.hidden) [...waiting.keys()].forEach(keep);
});

/* Lets the seconds run behind everything that has begun and not ended, by the server's clock. */
const told = document.querySelector("[data-now]");
const skew = told ? Number(told.dataset.now) * 1000 - Date.now() : 0;

/** Hour and minute of the office now, as its pages write them. */
export const clock = () => new Date(Date.now() + skew)
  .toLocaleTimeString("vi", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" });

function tick() {
  for (const one of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.round((Date.now() + skew) / 1000 - Number(one.dataset.since)));
    one.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

setInterval(tick, 1000);

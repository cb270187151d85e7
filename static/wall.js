/* Says on the wall since when it stands still: no line, or the session of the desk is locked. */
const told = document.getElementById("wall-still");
let seen = new Date();

document.addEventListener("htmx:afterRequest", ({ detail: { successful, xhr } }) => {
  told.hidden = Boolean(successful);
  if (successful) return void (seen = new Date());
  const since = seen.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  told.textContent = xhr.status === 401
    ? `Màn hình dừng từ ${since}: phiên làm việc đã khóa. Mở khóa ở máy thư ký, màn hình tự chạy tiếp.`
    : `Màn hình dừng từ ${since}: máy chủ chưa trả lời. Có lại kết nối, màn hình tự chạy tiếp.`;
});
// An answer that cannot be shown on a wall is told above, never put in its place.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 200) detail.shouldSwap = false;
});

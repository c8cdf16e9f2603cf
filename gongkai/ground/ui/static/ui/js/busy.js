// A form that was sent says so and is not sent twice. Without script nothing is lost:
// the actions behind the forms stand a second call. Forms that answer with a file carry data-stays.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (form.method !== "post" || "stays" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  if (!button) return;
  button.setAttribute("aria-busy", "true");
  // After the browser has gathered the form, or the button's own value would be lost.
  setTimeout(() => { button.textContent = button.dataset.busy || "正在提交"; }, 0);
});

// Coming back by the browser's own button shows the page as it was left: let it be sent again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

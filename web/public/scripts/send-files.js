/* Sending files: dropped ones are taken, what is too much is said before it is sent, and how far it is. */
import { $, make } from "./dom.js";

const form = $("form.send-files");
const MEGA = 1e6;
const size = (bytes) =>
  bytes < 0.1 * MEGA
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / MEGA).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB`;

function troubleOf(files) {
  const { mostFiles, mostBytes, mostAll } = form.dataset;
  if (files.length > Number(mostFiles))
    return `Đã chọn ${files.length} tệp; mỗi lần chỉ gửi được ${mostFiles} tệp.`;
  const large = files.find((file) => file.size > Number(mostBytes));
  if (large) return `Tệp “${large.name}” (${size(large.size)}) lớn hơn mức nhận được.`;
  const all = files.reduce((sum, file) => sum + file.size, 0);
  return all > Number(mostAll) ? `Các tệp cộng lại ${size(all)}, lớn hơn mức nhận được một lần.` : "";
}

function showChosen() {
  const input = $("input[type=file]", form);
  const files = [...input.files];
  // The browser itself says so at the form's button.
  input.setCustomValidity(troubleOf(files));
  if (files.length > 0) input.reportValidity();
  const list = $(".chosen", form);
  list.hidden = files.length < 2;
  list.replaceChildren(...files.map((file) => make("li", {}, `${file.name} · ${size(file.size)}`)));
}

function send(event) {
  event.preventDefault();
  const line = $(".sending", form);
  const bar = $("progress", line);
  const button = $("button[type=submit]", form);
  const says = $("span", line);
  const request = new XMLHttpRequest();
  const failed = (why) => {
    button.disabled = false;
    bar.hidden = true;
    says.textContent = why;
  };
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = total > 0 ? Math.floor((loaded / total) * 100) : 0;
    says.textContent =
      loaded < total ? `Đã gửi ${size(loaded)} trên ${size(total)}` : "Máy chủ đang cất tệp…";
  });
  request.addEventListener("load", () => {
    // Where it was taken, the answer is the page of this sending.
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    if ($(".uploads", page)) return location.assign(request.responseURL);
    failed($(".refusal, main h1", page)?.textContent ?? "Máy chủ không nhận được. Hãy thử lại.");
  });
  request.addEventListener("error", () => failed("Không gửi được: mất kết nối với máy chủ. Hãy thử lại."));
  button.disabled = true;
  bar.hidden = false;
  line.hidden = false;
  request.open("POST", form.action);
  request.send(new FormData(form));
}

if (form) {
  const input = $("input[type=file]", form);
  const place = $(".drop", form);
  $(".drop-says", form).hidden = false;
  input.addEventListener("change", showChosen);
  form.addEventListener("submit", send);
  for (const name of ["dragenter", "dragover"])
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.classList.add("over");
    });
  for (const name of ["dragleave", "drop"])
    document.addEventListener(name, (event) => {
      if (name === "drop" || event.relatedTarget === null) place.classList.remove("over");
    });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    showChosen();
  });
}

// Shows the person's own picture and diary in place of the chat, so that no entry is added to the history,
// and deletes only where the server is there: a page that is lost could not delete any more.
import { help } from "./line.mjs";

const chat = document.getElementById("chat-view");
let panel = null;

function backToChat() {
  if (!panel) return;
  panel.remove();
  panel = null;
  chat.hidden = false;
  document.querySelector("#chat-view [data-view] button")?.focus();
}

function show(view) {
  panel?.remove();
  panel = view;
  chat.hidden = true;
  chat.after(panel);
  const print = panel.querySelector("#print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  window.scrollTo(0, 0);
  panel.querySelector("h2").focus();
}

async function open(form) {
  const body = new URLSearchParams([...new FormData(form), ["part", "1"]]);
  try {
    const answer = await fetch(form.action, { method: "POST", body, cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const view = page.getElementById("view");
    if (!answer.ok || !view) throw new Error("no view");
    show(view);
  } catch {
    backToChat();
    help("This could not be shown just now. Please try again in a moment.");
  }
}

async function remove(form) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), cache: "no-store" });
    if (!answer.ok) throw new Error("not deleted");
    form.submit();
  } catch {
    backToChat();
    help("Your conversation is not deleted yet: the server cannot be reached. Please press the button again in a moment.");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-back]")) {
    event.preventDefault();
    backToChat();
  } else if (form.matches("[data-delete]")) {
    event.preventDefault();
    remove(form);
  } else if (form.matches("[data-view]") && (form.elements.way?.value ?? "page") === "page") {
    event.preventDefault();
    open(form);
  }
});

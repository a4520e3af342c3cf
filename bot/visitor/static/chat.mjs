// Sends messages without a reload. Each has a number: sent again after a fault, it counts once.
import { clearTrouble, help, quiet, say, writing } from "./line.mjs";

const form = document.getElementById("say");
const box = document.getElementById("message");
const log = document.getElementById("chat");
const LONGEST_WAIT = 30 * 1000;
const AGAIN_AFTER = [2, 4, 8, 15, 30];
const KEPT = "Your message is kept in the box. It will be sent when the line is back.";
let waiting = null;
let busy = false;
let retry;

function fields(message) {
  const last = log.querySelector(".turn:last-of-type");
  return new URLSearchParams({
    key: form.elements.key.value,
    number: form.elements.number.value,
    part: "1",
    shown: last ? last.dataset.turn : "0",
    [message.press ? "press" : "message"]: message.text,
  });
}

async function request(message) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_WAIT);
  try {
    const answer = await fetch("/", { method: "POST", body: fields(message), signal: stop.signal, cache: "no-store" });
    if (answer.status === 410) window.location.replace("/");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById("reply");
  } finally {
    clearTimeout(timer);
  }
}

function addTurns(part) {
  const turns = [...part.querySelectorAll(".turn")].filter(
    (turn) => !log.querySelector(`[data-turn="${turn.dataset.turn}"]`));
  if (!turns.length) return;
  document.getElementById("last")?.removeAttribute("id");
  log.append(...turns);
  log.lastElementChild.scrollIntoView({ block: "start" });
}

function closeNotes() {
  document.querySelector(".notice")?.remove();
  const kept = document.getElementById("kept");
  const people = document.getElementById("people");
  if (people.nextElementSibling === kept) return;
  people.after(kept);
  kept.open = false;
}

function focusAfter(message) {
  if (message.press && (document.activeElement === document.body || !document.activeElement)) {
    log.focus({ preventScroll: true });
  } else if (document.activeElement?.id === "send" && window.matchMedia("(pointer: fine)").matches) {
    box.focus({ preventScroll: true });
  }
}

function take(reply, message) {
  const part = (name) => reply.querySelector(`[data-part="${name}"]`);
  const failed = part("trouble").firstElementChild;
  form.elements.number.value = reply.dataset.number;
  document.getElementById("trouble").replaceChildren(...part("trouble").childNodes);
  if (failed) return;
  if (!message.press) box.value = box.value.startsWith(message.typed) ? box.value.slice(message.typed.length) : box.value;
  document.getElementById("replies").replaceChildren(...part("replies").childNodes);
  document.querySelector("#chat-view .tools").replaceWith(...part("tools").children);
  closeNotes();
  addTurns(part("turns"));
  focusAfter(message);
}

function keep(message) {
  waiting = message;
  const reason = navigator.onLine ? "The chat cannot be reached just now." : "You are offline.";
  const kept = message.press ? "Your answer is kept. It will be sent when the line is back." : KEPT;
  help(`${reason} ${kept}`);
  const seconds = AGAIN_AFTER[Math.min(message.tries, AGAIN_AFTER.length - 1)];
  message.tries += 1;
  clearTimeout(retry);
  retry = setTimeout(() => send(message), seconds * 1000);
}

async function send(message) {
  if (busy) return;
  busy = true;
  waiting = null;
  clearTimeout(retry);
  writing();
  try {
    const reply = await request(message);
    quiet();
    if (reply) take(reply, message);
    else help("The chatbot could not answer. Your message is still in the box, so you can press Send once more.");
  } catch {
    quiet();
    keep(message);
  } finally {
    busy = false;
  }
}

function showNoWords() {
  document.getElementById("errors").replaceChildren(document.getElementById("no-words").content.cloneNode(true));
  box.setAttribute("aria-invalid", "true");
  box.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const press = event.submitter?.name === "press" ? event.submitter : null;
  if (!press && !box.value.trim()) return showNoWords();
  document.getElementById("errors").replaceChildren();
  box.removeAttribute("aria-invalid");
  return send({ text: press ? press.value : box.value, typed: box.value, press: Boolean(press), tries: 0 });
});

box.addEventListener("input", () => {
  if (!waiting || waiting.press || box.value === waiting.text) return;
  waiting = null;
  clearTimeout(retry);
  clearTrouble();
  say("You have changed your message. Press Send when it is ready.");
});

window.addEventListener("online", () => waiting && send(waiting));
window.addEventListener("offline", () => {
  if (!waiting && !busy) say("You are offline. You can go on writing.");
});

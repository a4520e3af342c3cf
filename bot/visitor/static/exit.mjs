// Leaves at once and takes this page's place in the history; without scripts the link still leaves.
const TIMES = 3;
const WITHIN = 5000;
const ASK_FOR = 150;
const button = document.querySelector(".govuk-exit-this-page__button");
const framed = window.top !== window;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("exit") : null;
const opened = [];

export function blank() {
  const cover = document.createElement("div");
  cover.className = "govuk-exit-this-page-overlay";
  document.body.replaceChildren(cover);
}

function replaceTop() {
  try {
    window.top.location.replace(button.href);
  } catch {
    // The browser lets a frame move the window only after a press; the page is blank all the same.
  }
}

// In a frame, the charity's page is asked first: browsers may refuse a frame. Without an answer the frame tries.
function replaceWindow() {
  if (!framed) {
    window.location.replace(button.href);
    return;
  }
  const timer = setTimeout(replaceTop, ASK_FOR);
  window.addEventListener("message", (event) => {
    if (event.source === window.parent && event.data === "leaving") clearTimeout(timer);
  });
  window.parent.postMessage("leave", "*");
}

function leave() {
  blank();
  for (const tab of opened) tab.close();
  replaceWindow();
}

function leaveEverywhere(event) {
  event?.preventDefault();
  tabs?.postMessage("leave");
  leave();
}

function countShift(said, lights) {
  let presses = [];
  let reset;
  const show = (text) => {
    said.textContent = text;
    lights.classList.toggle("govuk-exit-this-page__indicator--visible", presses.length > 0);
    [...lights.children].forEach((light, index) =>
      light.classList.toggle("govuk-exit-this-page__indicator-light--on", index < presses.length));
  };
  const forget = () => {
    if (presses.length) {
      presses = [];
      show("");
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") return forget();
    if (event.repeat) return undefined;
    clearTimeout(reset);
    reset = setTimeout(forget, WITHIN);
    presses.push(event.timeStamp);
    if (presses.length >= TIMES) return leaveEverywhere();
    const left = TIMES - presses.length;
    return show(`Shift, press ${left} more ${left === 1 ? "time" : "times"} to exit.`);
  }, true);
}

function addIndicator() {
  const said = document.createElement("span");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  const lights = document.createElement("span");
  lights.className = "govuk-exit-this-page__indicator";
  lights.setAttribute("aria-hidden", "true");
  for (let light = 0; light < TIMES; light += 1) {
    lights.append(document.createElement("span"));
    lights.lastChild.className = "govuk-exit-this-page__indicator-light";
  }
  button.append(lights);
  button.after(said);
  countShift(said, lights);
}

// A page that was opened from here is closed with it: a second tab left open gives the visit away. A tab can
// only be closed while it knows its opener; links are to addresses that the charity published alone.
function openAndRemember(event) {
  const link = event.target.closest?.('a[target="_blank"]');
  if (!link || event.button) return;
  const tab = window.open(link.href, "_blank");
  if (!tab) return;
  event.preventDefault();
  opened.push(tab);
}

if (button) {
  button.addEventListener("click", leaveEverywhere);
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") leaveEverywhere(event);
  });
  document.addEventListener("click", openAndRemember);
  tabs?.addEventListener("message", leave);
  addIndicator();
  // Whatever way this page is left, the browser keeps no picture of it to come back to.
  window.addEventListener("pagehide", blank);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.replace("/");
  });
}

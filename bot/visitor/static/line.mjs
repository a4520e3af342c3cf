// What the page says about the line to the server: writing, slow, offline, gone.
const status = document.getElementById("status");
const trouble = document.getElementById("trouble");
const people = document.querySelector("#people .govuk-details__text");
const SLOW = 6000;
const VERY_SLOW = 15000;
let timers = [];

function paragraph(text) {
  const block = document.createElement("p");
  block.className = "govuk-body";
  block.textContent = text;
  return block;
}

function stopTimers() {
  timers.forEach(clearTimeout);
  timers = [];
}

export function writing() {
  stopTimers();
  status.textContent = "The chatbot is writing …";
  timers = [
    setTimeout(() => {
      status.textContent = "The chatbot is still writing. The line is slow …";
    }, SLOW),
    setTimeout(() => help("There is no answer yet. I am still trying."), VERY_SLOW),
  ];
}

export function quiet() {
  stopTimers();
  status.textContent = "";
}

export function clearTrouble() {
  trouble.replaceChildren();
}

// Shows 999, the helplines and Samaritans from the page itself: nothing is fetched for it.
export function help(text) {
  const box = document.createElement("div");
  box.className = "trouble";
  box.setAttribute("role", "alert");
  box.append(paragraph(text));
  for (const part of people.children) box.append(part.cloneNode(true));
  trouble.replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
}

export function say(text) {
  status.textContent = text;
}

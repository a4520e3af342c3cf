// Without a key press or a tap for the time that the page sets, it gives way to a neutral one.
import { blank } from "./exit.mjs";

const LIMIT = Number(document.body.dataset.idle) * 1000;
const WARNING = 60 * 1000;
const warning = document.getElementById("idle");
let last = Date.now();

function active() {
  last = Date.now();
  if (warning.textContent) warning.textContent = "";
}

function check() {
  const quiet = Date.now() - last;
  if (quiet >= LIMIT) {
    blank();
    window.location.replace("/closed");
  } else if (quiet >= LIMIT - WARNING && !warning.textContent) {
    warning.textContent = "This page will close in one minute, so that nobody else reads it. Press any key to keep it open.";
  }
}

for (const sign of ["keydown", "input", "pointerdown"]) document.addEventListener(sign, active, true);
// A device that was asleep wakes up with the page on its screen.
for (const wake of ["visibilitychange", "resume"]) document.addEventListener(wake, check);
setInterval(check, 1000);

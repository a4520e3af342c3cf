// Leaves at once and takes this page's place in the history; without JavaScript the link still leaves.
(function () {
  var link = document.getElementById("exit");
  if (!link) return;
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "";
    window.location.replace(link.href);
  }
  link.addEventListener("click", leave);
  var presses = [];
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    var now = Date.now();
    presses = presses.filter(function (time) { return now - time < 3000; });
    presses.push(now);
    if (presses.length >= 3) leave();
  });
})();

// Puts a button that opens the chat in a frame in place of the plain link before this script.
(() => {
  const SETTINGS = {{ settings | tojson }};
  const script = document.currentScript;
  if (!script || !("adoptedStyleSheets" in Document.prototype)) return;
  const chat = new URL("./", script.src);
  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; font: 400 18px/1.4 system-ui, sans-serif; }
    button, .bar a { min-height: 44px; padding: 8px 14px; border: 2px solid #fff; color: #fff; background: ${SETTINGS.colour}; cursor: pointer; }
    .bar a { display: inline-block; }
    button:focus-visible, .bar a:focus-visible { outline: 3px solid #fd0; box-shadow: 0 0 0 6px #0b0c0c; }
    section { position: fixed; z-index: 2147483000; right: 0; bottom: 0; display: flex; flex-direction: column; width: min(30rem, 100vw); height: min(48rem, 100vh); height: min(48rem, 100dvh); border: 2px solid ${SETTINGS.colour}; background: #fff; }
    section[hidden] { display: none; }
    .bar { display: flex; flex-wrap: wrap; justify-content: space-between; background: ${SETTINGS.colour}; }
    iframe { flex: 1; width: 100%; border: 0; }`;

  const matches = (site) => new RegExp(`^${site.replace(/[.]/g, "\\.").replace("*", "[^/]+")}$`).test(location.origin);
  const mayFrame = location.origin === chat.origin || SETTINGS.sites.some(matches);
  const asPage = script.dataset.open === "page" || !mayFrame;
  let frame = null;

  const make = (name, values = {}) => Object.assign(document.createElement(name), values);

  function leave() {
    document.documentElement.hidden = true;
    location.replace(SETTINGS.exit);
  }

  function plainLink() {
    const before = script.previousElementSibling;
    if (before instanceof HTMLAnchorElement && new URL(before.href).origin === chat.origin) return before;
    const link = make("a", { href: chat.href, textContent: SETTINGS.button, rel: "noreferrer" });
    script.before(link);
    return link;
  }

  function panel(root, button) {
    const section = make("section", { hidden: true });
    section.setAttribute("aria-label", SETTINGS.name);
    const bar = make("div", { className: "bar" });
    const hide = make("button", { type: "button", textContent: "Hide the chat" });
    const page = make("a", { href: chat.href, textContent: "Open as a page", rel: "noreferrer", referrerPolicy: "no-referrer" });
    bar.append(page, hide);
    section.append(bar);
    const close = () => {
      section.hidden = true;
      button.setAttribute("aria-expanded", "false");
      button.focus();
    };
    hide.addEventListener("click", close);
    section.addEventListener("keydown", (event) => event.key === "Escape" && close());
    root.append(section);
    return section;
  }

  function open(section, button) {
    if (!frame) {
      frame = make("iframe", { title: SETTINGS.name, referrerPolicy: "no-referrer", src: chat.href });
      section.append(frame);
    }
    section.hidden = false;
    button.setAttribute("aria-expanded", "true");
    frame.focus();
  }

  function watchShift(section) {
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Shift" || section.hidden) presses = [];
      else if (!event.repeat) presses = [...presses.filter((time) => event.timeStamp - time < 5000), event.timeStamp];
      if (presses.length >= 3) leave();
    }, true);
  }

  const link = plainLink();
  if (asPage) return;
  const host = make("span");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = make("button", { type: "button", textContent: link.textContent.trim() || SETTINGS.button });
  button.setAttribute("aria-expanded", "false");
  root.append(button);
  const section = panel(root, button);
  button.addEventListener("click", () => open(section, button));
  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== chat.origin || event.data !== "leave") return;
    event.source.postMessage("leaving", chat.origin);
    leave();
  });
  watchShift(section);
  link.replaceWith(host);
})();

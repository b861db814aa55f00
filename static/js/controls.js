/**
 * What all viewers share: buttons, messages, full screen, what they fetch. Words come from the page, in its language.
 */

const SVG = "http://www.w3.org/2000/svg";

/** Strokes on a 24 by 24 field. */
const DRAWINGS = {
  zoomIn: "M12 5v14M5 12h14",
  zoomOut: "M5 12h14",
  reset: "M4 11.5 12 5l8 6.5M6.5 10v9h11v-9",
  rotate: "M19 12a7 7 0 1 1-2.2-5.1M19 3.5v4.5h-4.5",
  left: "M14.5 5 7.5 12l7 7",
  right: "M9.5 5l7 7-7 7",
  up: "M5 14.5l7-7 7 7",
  down: "M5 9.5l7 7 7-7",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
};

/**
 * @typedef {object} Control
 * @property {keyof typeof DRAWINGS} icon
 * @property {string} label what it does, in the page's language
 * @property {() => void} act
 */

/**
 * What a viewer gives back once it stands there, or says why it cannot.
 * @typedef {object} Mounted
 * @property {() => void} destroy takes away all that it made
 * @property {boolean} [failed] true where it could not do its part, and may be asked again
 */

/**
 * The words of a viewer, which every page writes beside it in its own language (`parts/viewer_words.html`).
 * @param {{words: string}} data the element's dataset
 * @returns {Record<string, string>}
 */
export function words(data) {
  return JSON.parse(data.words);
}

/**
 * Names what a viewer draws on for those who do not see it, and says which keys work.
 * @param {HTMLElement} stage
 * @param {string} label
 * @param {Record<string, string>} say
 */
export function describe(stage, label, say) {
  stage.setAttribute("role", "application");
  stage.setAttribute("aria-label", `${label.replace(/\.$/, "")}. ${say.keys}`);
}

/**
 * The buttons of what is turned, tilted and brought closer: each does what its key does.
 * @param {Record<string, string>} say
 * @param {Record<string, () => void>} moves by key
 * @returns {Control[]}
 */
export function turning(say, moves) {
  return [
    { icon: "left", label: say.turnLeft, act: moves.ArrowLeft },
    { icon: "right", label: say.turnRight, act: moves.ArrowRight },
    { icon: "up", label: say.tiltUp, act: moves.ArrowUp },
    { icon: "down", label: say.tiltDown, act: moves.ArrowDown },
    { icon: "zoomIn", label: say.zoomIn, act: moves["+"] },
    { icon: "zoomOut", label: say.zoomOut, act: moves["-"] },
    { icon: "reset", label: say.reset, act: moves["0"] },
  ];
}

/**
 * A row of buttons at the viewer's edge.
 * @param {HTMLElement} element the viewer
 * @param {string} label the name of the row
 * @param {Control[]} controls
 * @returns {HTMLElement}
 */
export function toolbar(element, label, controls) {
  const row = document.createElement("div");
  row.className = "viewer-tools";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", label);
  row.append(...controls.map(button));
  element.append(row);
  return row;
}

/** @param {Control} control */
function button({ icon, label, act }) {
  const made = document.createElement("button");
  made.type = "button";
  made.setAttribute("aria-label", label);
  made.title = label;
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", DRAWINGS[icon]);
  drawing.append(path);
  made.append(drawing);
  made.addEventListener("click", act);
  return made;
}

/**
 * A line of text over the viewer; screen readers say it when it changes.
 * @param {HTMLElement} element
 * @returns {(text: string, link?: {href: string, text: string}) => void} shows a text, with a link behind it
 */
export function teller(element) {
  const line = document.createElement("p");
  line.className = "viewer-message";
  line.setAttribute("role", "status");
  line.hidden = true;
  element.append(line);
  return (text, link) => {
    line.hidden = !text;
    line.textContent = text;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link.href;
      anchor.textContent = link.text;
      anchor.setAttribute("download", "");
      line.append(" ", anchor);
    }
  };
}

/**
 * The control that fills the screen with the viewer; none where the browser cannot.
 * @param {HTMLElement} element
 * @param {string} label
 * @returns {Control[]}
 */
export function fullScreen(element, label) {
  if (!element.requestFullscreen) {
    return [];
  }
  const act = () => (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen());
  return [{ icon: "full", label, act }];
}

/** Whether the reader asked for less motion. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Does what the pressed key stands for, where it stands for anything.
 * @param {KeyboardEvent} event
 * @param {Record<string, () => void>} moves by key
 */
export function pressed(event, moves) {
  const key = { "=": "+", _: "-", Home: "0" }[event.key] ?? event.key;
  if (moves[key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    moves[key]();
  }
}

/**
 * The style sheet of a library, once it is there.
 * @param {string} href
 * @returns {Promise<Event>}
 */
export const sheet = (href) => there(Object.assign(document.createElement("link"), { rel: "stylesheet", href }), href);

/**
 * A library that is no module, as a script of our own host, once it has run.
 * @param {string} src
 * @returns {Promise<Event>}
 */
export const script = (src) => there(Object.assign(document.createElement("script"), { src }), src);

/** Settles when what the head of the page now has is loaded, or cannot be. */
function there(element, address) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
    document.head.append(element);
  });
}

/**
 * What an address of the museum answers.
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function json(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  return response.json();
}

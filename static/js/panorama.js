/**
 * A panorama in whose middle one stands: one turns around by mouse, touch, keyboard and buttons. It never turns by itself.
 */

import { calm, describe, fullScreen, pressed, script, sheet, teller, toolbar, turning, words } from "./controls.js";

const TURN = 20;
const TILT = 12;
const STEP = 12;
const MOVE_MS = 350;
/** Horizontal angles of view, in degrees: at the beginning, and the narrowest and widest. */
const FIELD = { wide: 100, narrow: 70, least: 45, most: 115 };
/** Below this width a screen is held upright, and a wide angle would bend everything. */
const NARROW_PX = 640;

/**
 * Opens the panorama in `element`; where that cannot be, it says that this is the picture unrolled.
 * @param {HTMLElement} element
 * @param {{src: string, label?: string, words: string}} data `src` is the whole sphere, equirectangular
 * @returns {Promise<import("./controls.js").Mounted>}
 */
export async function mount(element, data) {
  const say = words(data);
  const tell = teller(element);
  const stage = document.createElement("div");
  stage.className = "viewer-stage";
  element.prepend(stage);
  try {
    const pannellum = await library();
    const viewer = await opened(pannellum, stage, data.src, element.clientWidth);
    stage.tabIndex = 0;
    describe(stage, data.label ?? "", say);
    const moves = movements(viewer);
    stage.addEventListener("keydown", (event) => pressed(event, moves));
    toolbar(element, say.tools, [...turning(say, moves), ...fullScreen(element, say.full)]);
    stage.focus({ preventScroll: true });
    return { destroy: () => (viewer.destroy(), element.replaceChildren()) };
  } catch (error) {
    console.warn("The panorama stays unrolled:", error);
    tell(document.createElement("canvas").getContext("webgl") ? say.unfetched : say.failed);
    return { failed: true, destroy: () => element.replaceChildren() };
  }
}

/** The viewer, once the picture is there and drawn. */
function opened(pannellum, stage, src, width) {
  const viewer = pannellum.viewer(stage, {
    type: "equirectangular",
    panorama: src,
    autoLoad: true,
    showControls: false,
    disableKeyboardCtrl: true,
    escapeHTML: true,
    hfov: width > NARROW_PX ? FIELD.wide : FIELD.narrow,
    minHfov: FIELD.least,
    maxHfov: FIELD.most,
    friction: calm() ? 1 : 0.15,
    strings: { loadingLabel: "…" },
  });
  return new Promise((resolve, reject) => {
    viewer.on("load", () => resolve(viewer));
    viewer.on("error", (why) => reject(new Error(why || "pannellum cannot show it")));
  });
}

/** What each key does; the buttons do the same. */
function movements(viewer) {
  const begin = [viewer.getPitch(), viewer.getYaw(), viewer.getHfov()];
  const time = () => (calm() ? false : MOVE_MS);
  return {
    ArrowLeft: () => viewer.setYaw(viewer.getYaw() - TURN, time()),
    ArrowRight: () => viewer.setYaw(viewer.getYaw() + TURN, time()),
    ArrowUp: () => viewer.setPitch(viewer.getPitch() + TILT, time()),
    ArrowDown: () => viewer.setPitch(viewer.getPitch() - TILT, time()),
    "+": () => viewer.setHfov(viewer.getHfov() - STEP, time()),
    "-": () => viewer.setHfov(viewer.getHfov() + STEP, time()),
    0: () => viewer.lookAt(...begin, time()),
  };
}

/** Pannellum with its style sheet, loaded once: it is no module, so the page gets it as a script of our own host. */
let loading;
function library() {
  const address = import.meta.resolve("pannellum");
  loading ??= Promise.all([script(address), sheet(address.replace(/js$/, "css"))]).then(() => globalThis.pannellum);
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * Deep zoom into the pictures of a record, from the museum's own IIIF services, by mouse, touch, keyboard and buttons.
 */

import { calm, describe, fullScreen, json, script, teller, toolbar, words } from "./controls.js";

const STEP = 1.6;
/** Below this width the little overview would only be in the way. */
const NARROW_PX = 640;
/** From this many times its short side a picture is so long that the whole of it would be a thread. */
const LONG = 3;

/**
 * Opens the viewer in `element`.
 * @param {HTMLElement} element
 * @param {{manifest?: string, image?: string, start?: string, label?: string, words: string}} data `manifest` is the
 *   address of a IIIF manifest, `image` that of one image service; `start` the id of the picture to begin with
 * @returns {Promise<import("./controls.js").Mounted>}
 */
export async function mount(element, data) {
  const say = words(data);
  const tell = teller(element);
  try {
    const [OpenSeadragon, services] = await Promise.all([library(), imageServices(data)]);
    const first = services.findIndex((service) => data.start && service.endsWith(`/${data.start}`));
    return await open(OpenSeadragon, element, services, Math.max(0, first), data.label ?? "", say, tell);
  } catch (error) {
    tell(say.failed);
    console.error(error);
    return { failed: true, destroy: () => element.replaceChildren() };
  }
}

/** Builds the viewer once everything is there. */
async function open(OpenSeadragon, element, services, first, label, say, tell) {
  const stage = document.createElement("div");
  stage.className = "viewer-stage";
  element.prepend(stage);
  const viewer = new OpenSeadragon.Viewer({
    element: stage,
    showNavigationControl: false,
    showNavigator: element.clientWidth > NARROW_PX,
    navigatorPosition: "BOTTOM_RIGHT",
    navigatorSizeRatio: 0.16,
    animationTime: calm() ? 0 : 0.9,
    visibilityRatio: 0.6,
    maxZoomPixelRatio: 3,
    imageLoaderLimit: 8,
    timeout: 60_000,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  });
  describe(viewer.canvas, label, say);
  hideOverview(viewer);
  let current = first;
  const show = async (number) => {
    current = (number + services.length) % services.length;
    viewer.open(await tileSource(services[current]));
    if (services.length > 1) {
      tell(say.place.replace("{number}", current + 1).replace("{count}", services.length));
    }
  };
  viewer.addHandler("open", () => beginAtTheEnd(OpenSeadragon, viewer));
  viewer.addHandler("open-failed", () => tell(say.failed));
  const zoom = (factor) => () => {
    viewer.viewport.zoomBy(factor);
    viewer.viewport.applyConstraints();
  };
  const paging = [
    { icon: "left", label: say.previous, act: () => show(current - 1) },
    { icon: "right", label: say.next, act: () => show(current + 1) },
  ];
  toolbar(element, say.tools, [
    ...(services.length > 1 ? paging : []),
    { icon: "zoomIn", label: say.zoomIn, act: zoom(STEP) },
    { icon: "zoomOut", label: say.zoomOut, act: zoom(1 / STEP) },
    { icon: "reset", label: say.reset, act: () => (viewer.viewport.setRotation(0), viewer.viewport.goHome()) },
    { icon: "rotate", label: say.rotate, act: () => viewer.viewport.setRotation(viewer.viewport.getRotation() + 90) },
    ...fullScreen(element, say.full),
  ]);
  await show(first);
  viewer.canvas.focus({ preventScroll: true });
  return { destroy: () => (viewer.destroy(), element.replaceChildren()) };
}

/** A scroll, a banner: opened as wide or high as the room at its left or upper end, at once, instead of whole. */
function beginAtTheEnd(OpenSeadragon, viewer) {
  const { width, height } = viewer.world.getItemAt(0).getBounds();
  const room = viewer.viewport.getAspectRatio();
  const [shownWidth, shownHeight] = width > height ? [height * room, height] : [width, width / room];
  if (Math.max(width / height, height / width) > LONG && shownWidth <= width && shownHeight <= height) {
    viewer.viewport.fitBoundsWithConstraints(new OpenSeadragon.Rect(0, 0, shownWidth, shownHeight), true);
  }
}

/** Keeps the little overview out of the way of the keyboard and of screen readers: the canvas does all that it does. */
function hideOverview(viewer) {
  viewer.navigator?.element.setAttribute("aria-hidden", "true");
  viewer.navigator?.canvas.setAttribute("tabindex", "-1");
}

/**
 * The paths of the image services, in the manifest's order. Hosts are left out, so that a museum reached under another
 * name than its own still shows its pictures.
 * @returns {Promise<string[]>}
 */
async function imageServices({ manifest, image }) {
  if (image) {
    return [path(image)];
  }
  const { items } = await json(manifest);
  const services = items
    .map((canvas) => canvas.items?.[0]?.items?.[0]?.body)
    .filter((body) => body?.type === "Image" && body.service?.length)
    .map((body) => path(body.service[0].id));
  if (!services.length) {
    throw new Error("a manifest without pictures");
  }
  return services;
}

/** The picture's info.json, its address made local. */
async function tileSource(service) {
  return { ...(await json(`${service}/info.json`)), id: new URL(service, location.href).href };
}

const path = (address) => new URL(address, location.href).pathname;

/** OpenSeadragon, loaded once: it is no module, so the page gets it as a script of our own host. */
let loading;
function library() {
  keepItsStyleOut();
  loading ??= script(import.meta.resolve("openseadragon")).then(() => globalThis.OpenSeadragon);
  loading.catch(() => (loading = undefined));
  return loading;
}

/** OpenSeadragon injects a style of its own, which the page's policy forbids, unless one with this mark is there. */
function keepItsStyleOut() {
  if (!document.querySelector("style[data-openseadragon-mobile-css]")) {
    const style = document.createElement("style");
    style.setAttribute("data-openseadragon-mobile-css", "");
    document.head.append(style);
  }
}

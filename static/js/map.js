/**
 * The map that moves takes the place of the drawn one: once the page is there, where WebGL works and data is not dear.
 * Where anything of it fails the drawing stays. Its style, from the server, shows and names Hoàng Sa and Trường Sa.
 */

import { calm, fullScreen, json, sheet, teller, toolbar, words } from "./controls.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
/** Letters of the Latin and the Vietnamese file of a font; canvases do not ask for them themselves. */
const LETTERS = "Quần đảo Hoàng Sa, Trường Sa, Biển Đông";
const FONTS = ['500 16px "Public Sans"', '600 16px "Public Sans"', 'italic 16px "Museum Serif"'];
/** Layers that lead somewhere. */
const MANY = "clusters";
const ONE = "points";
const LAND = "provinces";
/** Records that a list at one place names at most. */
const LISTED = 50;

/** Whether this browser can draw it, and its reader wants so much of it. */
function wanted() {
  const dear = navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  return !dear && Boolean(document.createElement("canvas").getContext("webgl2"));
}

/** @param {HTMLElement} place the element with the drawing and the addresses */
async function mount(place) {
  const room = document.createElement("div");
  room.className = "map-room";
  place.append(room);
  try {
    const [maplibre] = await Promise.all([
      import("maplibre-gl"),
      sheet(import.meta.resolve("maplibre-gl").replace(/mjs$/, "css")),
      ...FONTS.map((font) => document.fonts.load(font, LETTERS)),
    ]);
    await open(maplibre, place, room);
  } catch (error) {
    room.remove();
    console.warn("The drawn map stays:", error);
  }
}

async function open(maplibre, place, room) {
  const say = words(place.dataset);
  const view = JSON.parse(place.dataset.view);
  const style = () => json(dark.matches ? place.dataset.dark : place.dataset.light);
  const canvas = document.createElement("div");
  canvas.className = "map-canvas";
  room.append(canvas);
  const map = new maplibre.Map({
    container: canvas,
    style: await style(),
    bounds: view.first,
    maxBounds: view.bounds,
    maxZoom: view.nearest,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: calm() ? 0 : 200,
    locale: {
      "Map.Title": `${say.label}. ${say.keys}`,
      "CooperativeGesturesHandler.WindowsHelpText": say.wheel,
      "CooperativeGesturesHandler.MacHelpText": say.wheelMac,
      "CooperativeGesturesHandler.MobileHelpText": say.fingers,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  try {
    await drawn(map);
  } catch (error) {
    map.remove();
    throw error;
  }
  place.map = map; // for whoever looks from outside, as the tests do
  const held = place.contains(document.activeElement);
  place.classList.add("map-moves");
  if (held) {
    map.getCanvas().focus({ preventScroll: true }); // the drawing went, and with it the link that was reached by keys
  }
  toolbar(room, say.tools, [
    { icon: "zoomIn", label: say.zoomIn, act: () => map.zoomIn() },
    { icon: "zoomOut", label: say.zoomOut, act: () => map.zoomOut() },
    { icon: "reset", label: say.reset, act: () => map.fitBounds(view.first) },
    ...fullScreen(room, say.full),
  ]);
  const show = records(map, place, teller(room), say);
  dark.addEventListener("change", async () => {
    const other = await style();
    map.once("style.load", show);
    map.setStyle(other, { diff: false });
  });
  lead(map, list(room, say));
}

/** Settles when the map stands there, or when it cannot. */
function drawn(map) {
  return new Promise((resolve, reject) => {
    map.once("load", resolve);
    map.once("error", ({ error }) => reject(error));
  });
}

/**
 * Brings the records: all of them, or, where they are too many, those in view or cells of them whenever the view changes.
 * @returns {() => void} shows again what was brought
 */
function records(map, place, tell, say) {
  let brought;
  let asked = 0;
  const show = () => brought && map.getSource("records")?.setData(brought);
  const bring = async (query) => {
    const number = ++asked;
    try {
      const found = await json(place.dataset.records + query);
      if (number === asked) {
        brought = found;
        show();
        tell("");
      }
    } catch (error) {
      tell(say.failed);
      console.warn(error);
    }
  };
  bring("").then(() => {
    if (brought && !brought.whole) {
      map.on("moveend", () => bring(`?bbox=${box(map)}`));
    }
  });
  return show;
}

/** The view, rounded outwards so that neighbouring views ask alike. */
function box(map) {
  const bounds = map.getBounds();
  const step = 2 ** Math.min(0, 5 - Math.ceil(map.getZoom()));
  const out = (value, way) => way(value / step) * step;
  const west = out(bounds.getWest(), Math.floor);
  const south = out(bounds.getSouth(), Math.floor);
  return [west, south, out(bounds.getEast(), Math.ceil), out(bounds.getNorth(), Math.ceil)].join(",");
}

/** Lets a point lead to its record, and a cluster or a province to what is in it. */
function lead(map, tellOf) {
  const under = (event) => map.queryRenderedFeatures(event.point, { layers: [ONE, MANY, LAND] })[0];
  const goTo = {
    [ONE]: ({ properties }) => location.assign(properties.href),
    [MANY]: (many) => comeCloser(map, many, tellOf),
    [LAND]: ({ properties }) => map.fitBounds(JSON.parse(properties.box), { padding: 24 }),
  };
  map.on("click", (event) => {
    const found = under(event);
    goTo[found?.layer.id]?.(found);
  });
  map.on("mousemove", (event) => {
    const found = under(event);
    map.getCanvas().style.cursor = found ? "pointer" : "";
    map.getCanvas().title = found?.properties.name ?? "";
  });
}

/** To where a cluster falls apart, or, where it never does, to the list of what is in it. */
async function comeCloser(map, { geometry, properties }, tellOf) {
  const source = map.getSource("records");
  const id = properties.cluster_id;
  const zoom = id === undefined ? map.getZoom() + 2 : await source.getClusterExpansionZoom(id);
  if (zoom <= map.getMaxZoom() || id === undefined) {
    map.easeTo({ center: geometry.coordinates, zoom });
    return;
  }
  const leaves = await source.getClusterLeaves(id, LISTED, 0);
  tellOf(leaves.map((leaf) => leaf.properties).filter(({ href }) => href), properties.count);
}

/** A list over the map for records that stand at one place, however near one looks. */
function list(room, say) {
  const box = document.createElement("section");
  box.className = "map-list";
  box.hidden = true;
  room.append(box);
  const close = () => {
    box.hidden = true;
    room.querySelector("canvas")?.focus();
  };
  room.addEventListener("keydown", (event) => event.key === "Escape" && !box.hidden && close());
  return (found, count) => {
    const head = made("h2", say.here);
    head.tabIndex = -1;
    const rows = made("ul");
    for (const { name, href } of found) {
      const link = made("a", name);
      link.href = href;
      const row = made("li");
      row.append(link);
      rows.append(row);
    }
    if (count > found.length) {
      rows.append(made("li", say.more.replace("{count}", count - found.length)));
    }
    const button = made("button", say.close);
    button.type = "button";
    button.className = "button";
    button.addEventListener("click", close);
    box.setAttribute("aria-label", say.here);
    box.replaceChildren(head, rows, button);
    box.hidden = false;
    head.focus();
  };
}

function made(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

const place = document.querySelector(".map-stage");
if (place && wanted()) {
  const begin = () => (window.requestIdleCallback ?? setTimeout)(() => mount(place));
  document.readyState === "complete" ? begin() : addEventListener("load", begin, { once: true });
}

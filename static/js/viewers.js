/**
 * Opens deep zoom, panoramas and turning models where the page has a place for them. Their buttons stand on the page from the
 * start, so that nothing shifts; without scripts they are not shown, and the picture stays as it is.
 */

import { words } from "./controls.js";

/** The viewers' modules, each with `mount(element, data)`. */
const MODULES = { zoom: "./zoom.js", model: "./model.js", panorama: "./panorama.js" };

/** What closes the viewer that is open in a figure. */
const OPEN = new WeakMap();

/** The module; some browsers keep that an address failed, so that each new try has its own. */
const fetched = (module, failures) => import(failures ? `${module}?again=${failures}` : module);

/**
 * @param {HTMLElement} place the element with data-viewer
 */
function prepare(place) {
  const module = MODULES[place.dataset.viewer];
  const figure = place.closest("figure");
  const picture = figure?.querySelector(".stage-picture");
  const foot = figure?.querySelector(".stage-foot");
  const button = foot?.querySelector(`[data-opens="${place.dataset.viewer}"]`);
  if (!module || !button) {
    return;
  }
  const opens = button.textContent;
  button.disabled = false;

  let mounted;
  let failures = 0;
  let again;
  const say = words(place.dataset);
  const line = document.createElement("p");
  line.className = "stage-unfetched";
  line.setAttribute("role", "status");
  foot.append(line);
  /** Behind whatever the viewer says until it is there, and where it cannot be: the picture as it was. */
  const still = () => {
    const image = picture?.querySelector("img")?.cloneNode();
    if (!image) {
      return [];
    }
    image.loading = "eager";
    image.className = "viewer-stage viewer-flat";
    return [image];
  };
  const show = (open) => {
    place.hidden = !open;
    if (picture) {
      picture.hidden = open;
    }
    button.textContent = open ? place.dataset.close : opens;
    button.setAttribute("aria-expanded", String(open));
    (open ? place : figure).scrollIntoView({ block: "nearest" });
  };
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !place.hidden && !document.fullscreenElement) {
      show(false);
      button.focus();
    }
  });
  button.addEventListener("click", async () => {
    if (!place.hidden) {
      show(false);
      return;
    }
    OPEN.get(figure)?.();
    line.textContent = "";
    again?.();
    show(true);
    OPEN.set(figure, () => show(false));
    if (!mounted) {
      place.prepend(...still());
      mounted = fetched(module, failures).then((viewer) => viewer.mount(place, { ...place.dataset }));
    }
    try {
      const { failed, destroy } = await mounted;
      place.querySelector(":scope > .viewer-flat")?.remove();
      if (failed) {
        place.replaceChildren(...still(), ...place.querySelectorAll(":scope > .viewer-message"));
      }
      mounted = failed ? undefined : mounted;
      again = failed ? destroy : undefined;
    } catch (error) {
      console.warn(error);
      mounted = undefined;
      failures += 1;
      place.replaceChildren();
      show(false);
      line.textContent = say.unfetched;
    }
  });
}

document.querySelectorAll("[data-viewer]").forEach(prepare);

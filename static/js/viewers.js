/**
 * Opens deep zoom, panoramas and turning models where the page has a place for them: a button first, the viewer when it is wanted.
 * Without scripts the picture below stays as it is.
 */

/** The viewers' modules, each with `mount(element, data)`. */
const MODULES = { zoom: "./zoom.js", model: "./model.js", panorama: "./panorama.js" };

/** What closes the viewer that is open in a figure. */
const OPEN = new WeakMap();

/**
 * @param {HTMLElement} place the element with data-viewer
 */
function prepare(place) {
  const module = MODULES[place.dataset.viewer];
  const figure = place.closest("figure");
  const picture = figure?.querySelector(".stage-picture");
  const foot = figure?.querySelector(".stage-foot");
  if (!module || !foot) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button stage-open";
  button.textContent = place.dataset.open;
  button.setAttribute("aria-expanded", "false");
  (foot.querySelector(".stage-buttons") ?? foot).append(button);

  let mounted;
  const show = (open) => {
    place.hidden = !open;
    if (picture) {
      picture.hidden = open;
    }
    button.textContent = open ? place.dataset.close : place.dataset.open;
    button.setAttribute("aria-expanded", String(open));
    (open ? place : figure).scrollIntoView({ block: "nearest" });
  };
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.fullscreenElement) {
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
    show(true);
    OPEN.set(figure, () => show(false));
    mounted ??= import(module).then((viewer) => viewer.mount(place, { ...place.dataset }));
    try {
      await mounted;
    } catch (error) {
      mounted = undefined;
      show(false);
      throw error;
    }
  });
}

document.querySelectorAll("[data-viewer]").forEach(prepare);

/**
 * What the style guide does inside a specimen: it puts the pointer and the focus where the state wants them, opens what
 * folds and the viewers, or takes WebGL from the browser. The forced style sheet has `.is-hover` and `.is-focus` beside the states.
 */

const { hover, focus, unfolded, viewers } = document.body.dataset;
const FORCED = [
  [hover, "is-hover"],
  [focus, "is-focus"],
];

if (viewers === "without-webgl") {
  HTMLCanvasElement.prototype.getContext = () => null;
}
force();
new MutationObserver(force).observe(document.body, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", open);

/** Also for what the viewers' scripts put there later. */
function force() {
  for (const [selector, name] of FORCED) {
    for (const element of selector ? document.querySelectorAll(selector) : []) {
      element.classList.add(name);
    }
  }
}

/** Every module has run by then, so that the viewers have their buttons. */
function open() {
  for (const fold of unfolded ? document.querySelectorAll(unfolded) : []) {
    fold.open = true;
  }
  if (viewers !== "closed") {
    document.querySelectorAll(".stage-open").forEach((button) => button.click());
  }
}

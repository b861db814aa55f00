/**
 * Makes each window of the style guide as high as what is in it, also when it is pulled narrower.
 */

/** @param {HTMLIFrameElement} frame */
function fit(frame) {
  const body = frame.contentDocument?.body;
  if (!body?.classList.contains("guide-specimen")) {
    return;
  }
  const measure = () => {
    frame.style.blockSize = `${Math.ceil(body.getBoundingClientRect().height)}px`;
  };
  new frame.contentWindow.ResizeObserver(measure).observe(body);
  measure();
}

for (const frame of document.querySelectorAll("iframe[data-fits]")) {
  frame.addEventListener("load", () => fit(frame));
  fit(frame);
}

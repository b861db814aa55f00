/**
 * A long text in Hán: its first characters come with the page, the fonts of all others once the reader goes on.
 */
const first = document.querySelector("link[data-more]");
const waiting = new AbortController();

function fetchMore() {
  waiting.abort();
  for (const href of first.dataset.more.split(" ")) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  }
}

if (first) {
  for (const act of ["scroll", "pointerdown", "keydown", "beforeprint"]) {
    addEventListener(act, fetchMore, { passive: true, signal: waiting.signal });
  }
}

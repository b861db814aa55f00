/**
 * Shows the results as soon as a filter is ticked beside them; without scripts, or above them, the button does it.
 * The page that answers has the focus on the same filter, at the same height, for whoever ticks with the keyboard.
 */

const KEPT = "heritage-filter";
const form = document.querySelector("form#search");
const filters = document.querySelector(".filters");
const beside = window.matchMedia("(min-width: 64rem)");

filters?.addEventListener("change", (event) => {
  if (beside.matches && event.target instanceof HTMLInputElement && event.target.type === "checkbox") {
    const { name, value } = event.target;
    const top = event.target.getBoundingClientRect().top;
    sessionStorage.setItem(KEPT, JSON.stringify({ name, value, top }));
    form.requestSubmit();
  }
});
form?.addEventListener("submit", () => leaveOutEmpty(form));
returnToFilter();

/** Gives the focus back to the filter that was ticked last, where it stood; nothing moves but the page below it. */
function returnToFilter() {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (!kept || !filters || !beside.matches) {
    return;
  }
  const { name, value, top } = JSON.parse(kept);
  const boxes = [...filters.querySelectorAll('input[type="checkbox"]')];
  const ticked = boxes.find((box) => box.name === name && box.value === value);
  if (ticked) {
    for (let around = ticked.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    window.scrollBy({ top: ticked.getBoundingClientRect().top - top, behavior: "instant" });
    ticked.focus({ preventScroll: true });
  }
}

/**
 * Keeps empty fields out of the address.
 * @param {HTMLFormElement} searched
 */
function leaveOutEmpty(searched) {
  for (const field of searched.elements) {
    if (field instanceof HTMLInputElement && field.type !== "checkbox" && field.value === "" && field.name) {
      field.disabled = true;
    }
  }
}

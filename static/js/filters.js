/** Shows the results as soon as a filter is ticked beside them; without scripts, or above them, the button does it. */

const form = document.querySelector("form#search");
const beside = window.matchMedia("(min-width: 64rem)");

document.querySelector(".filters")?.addEventListener("change", (event) => {
  if (beside.matches && event.target instanceof HTMLInputElement && event.target.type === "checkbox") {
    leaveOutEmpty(form);
    form.requestSubmit();
  }
});
form?.addEventListener("submit", () => leaveOutEmpty(form));

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

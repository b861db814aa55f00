/**
 * On a narrow screen the rooms of the house stand in one row that scrolls: where the reader is comes into view.
 */
const here = document.querySelector(".site-nav [aria-current]");
const row = here?.closest(".site-nav");
if (row && row.scrollWidth > row.clientWidth) {
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

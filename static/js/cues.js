/**
 * Shows the captions of a recording under its player: browsers draw them over films only.
 * The reader's language is taken where there are several.
 */

/**
 * @param {HTMLAudioElement} player
 * @param {HTMLElement} place where the words go
 */
export function mount(player, place) {
  const tracks = [...player.textTracks];
  const wanted = document.documentElement.lang;
  const track = tracks.find((one) => one.language === wanted) ?? tracks[0];
  if (!track) {
    return;
  }
  for (const one of tracks) {
    one.mode = one === track ? "hidden" : "disabled";
  }
  place.hidden = false;
  track.addEventListener("cuechange", () => {
    place.lang = track.language;
    place.replaceChildren(...[...track.activeCues].map((cue) => cue.getCueAsHTML()));
  });
}

document.querySelectorAll("[data-cues]").forEach((place) => {
  const player = place.closest("figure")?.querySelector("audio");
  if (player) {
    mount(player, place);
  }
});

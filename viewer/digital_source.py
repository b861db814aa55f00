"""How a file came to be, in words: photographed, scanned, drawn, made by a program.

Source: IPTC NewsCodes digitalsourcetype, http://cv.iptc.org/newscodes/digitalsourcetype/.
"""

from catalog.language import N_

BASE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
LABELS = {
    "digitalCapture": N_("Photographed or recorded digitally"),
    "computationalCapture": N_("Photographed digitally, put together from several exposures"),
    "negativeFilm": N_("Scanned from a negative"),
    "positiveFilm": N_("Scanned from a slide"),
    "print": N_("Scanned from paper"),
    "humanEdits": N_("Edited by hand"),
    "minorHumanEdits": N_("A photograph with slight corrections"),
    "digitalCreation": N_("Drawn on a computer"),
    "digitalArt": N_("Drawn on a computer"),
    "dataDrivenMedia": N_("Made by a program from data"),
    "algorithmicMedia": N_("Made by a program"),
    "algorithmicallyEnhanced": N_("A photograph improved by a program"),
    "trainedAlgorithmicMedia": N_("Made by artificial intelligence"),
    "compositeWithTrainedAlgorithmicMedia": N_("A composition with parts made by artificial intelligence"),
    "compositeSynthetic": N_("A composition with parts made by a program"),
    "compositeCapture": N_("A composition of photographs"),
    "composite": N_("A composition"),
    "virtualRecording": N_("A view into a virtual scene"),
    "screenCapture": N_("A picture of a screen"),
}


def source_label(uri: str | None) -> str | None:
    """The English sentence for an IPTC code, to be translated; None for what is no such code."""
    if uri is None:
        return None
    address = uri.replace("https://", "http://", 1)
    return LABELS.get(address.removeprefix(BASE).rstrip("/")) if address.startswith(BASE) else None

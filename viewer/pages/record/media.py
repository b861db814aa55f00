"""From a record's files to what its page shows: pictures, models, players, downloads."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from catalog.assets import Derivative
from catalog.derivatives import CARDS, PICTURES, DerivativeRole
from catalog.language import N_
from catalog.panorama import surrounds
from catalog.record.model import Record
from catalog.recordings import recording_of
from catalog.shown import FileView, RecordView
from viewer.captions import captions_of, spoken, transcripts_of
from viewer.context import Picture, Said, plain, said
from viewer.derivative_names import derivative_path
from viewer.digital_source import source_label
from viewer.iiif.info import service_url
from viewer.iiif.manifest import has_manifest, manifest_url
from viewer.labels import FAMILIES, label, own_name
from viewer.pages.caller import Caller
from viewer.pages.pictures import picture
from viewer.pages.record.context import Download, Media, Played, Shown, Track, Turned
from viewer.rights import credit, named

Words = Callable[..., str]

NOT_BY_CAMERA = (
    "algorithmicMedia",
    "compositeSynthetic",
    "compositeWithTrainedAlgorithmicMedia",
    "dataDrivenMedia",
    "digitalArt",
    "digitalCreation",
    "trainedAlgorithmicMedia",
    "virtualRecording",
)
"""Ways of making (IPTC digitalsourcetype) that a reader must be told of, so that nobody takes them for a photograph."""

NOT_A_PHOTOGRAPH = N_("{how}; not a photograph")
NOT_WHAT = {
    "sound": N_("{how}; not a recording of the thing itself"),
    "film": N_("{how}; not filmed"),
    "model": N_("{how}; not a scan of the thing itself"),
}
"""What a file of another family than pictures is not, where no camera or microphone made it."""
SPHERE_PX = 4096
"""The widest texture that telephones draw (OpenGL ES 3.0 asks for 2048; all that have WebGL 2 take this)."""
MAX_TRANSCRIPT_BYTES = 200_000
WRITTEN = ("inscription", "rubbing")
"""Roles of pictures in which an inscription can be read, the better first."""
_PLAYED = (DerivativeRole.FILM, DerivativeRole.SOUND)
_SHOWN = frozenset(
    {
        DerivativeRole.PYRAMID,
        *PICTURES,
        *CARDS,
        DerivativeRole.MODEL_GLB,
        DerivativeRole.POSTER,
        DerivativeRole.SOUND,
        DerivativeRole.FILM,
        DerivativeRole.CAPTIONS,
    }
)
"""Derivatives that the page shows in a way of their own; any other, documents first of all, is there to be fetched."""


def media(view: RecordView, asker: Caller, keeper: Mapping[str, str]) -> Media:
    """Everything that the page shows of the record's files, in their order; `keeper` names its institution."""
    reader = _Reader(view, asker, keeper)
    images = [(file, shown) for file in view.files if file.family == "image" and (shown := reader.shown(file))]
    pictures = [shown for _, shown in images]
    return Media(
        lead=pictures[0] if pictures else None,
        gallery=tuple(one for one in pictures[1:] if not one.around),
        panoramas=tuple(one for one in pictures[1:] if one.around),
        models=tuple(
            reader.turned(file, made) for file in view.files if (made := file.derivative(DerivativeRole.MODEL_GLB))
        ),
        players=tuple(reader.played(file, made) for file in view.files if (made := _sound_or_film(file))),
        downloads=tuple(
            reader.download(file, made)
            for file in view.files
            for made in file.derivatives
            if made.role not in _SHOWN and not reader.is_told(file, made)
        ),
        manifest=manifest_url("", view.id) if pictures and has_manifest(view) else "",
        written=_written(view.record, images),
    )


def _written(record: Record, images: Sequence[tuple[FileView, Shown]]) -> tuple[Shown, ...]:
    """Pictures in which its inscriptions can be read: those that they point to, then those of such a role."""
    named = [region.asset for row in record.inscriptions for region in row.regions]
    by_id = {file.id: shown for file, shown in images}
    told = [shown for role in WRITTEN for file, shown in images if file.row.role == role]
    return tuple(by_id[one] for one in dict.fromkeys(named) if one in by_id) + tuple(told)


def made_note(file: FileView, words: Words) -> str:
    """The honest note on a file that no camera or microphone made; empty for photographs, scans and recordings."""
    code = (file.row.digital_source or "").rstrip("/").rpartition("/")[2]
    how = source_label(file.row.digital_source)
    note = NOT_WHAT.get(file.family, NOT_A_PHOTOGRAPH)
    return words(note, how=words(how)) if how and code in NOT_BY_CAMERA else ""


class _Reader:
    """Reads the files of one record for one page."""

    def __init__(self, view: RecordView, asker: Caller, keeper: Mapping[str, str]) -> None:
        self._view = view
        self._language = asker.language
        self._words = asker.words
        self._museum = asker.museum
        self._keeper = keeper

    def shown(self, file: FileView) -> Shown | None:
        found = picture(file, self._language)
        if found is None:
            return None
        return Shown(
            found,
            said(file.row.caption, self._language),
            self._credit(file),
            made_note(file, self._words),
            file.id,
            _sphere(file),
        )

    def turned(self, file: FileView, made: Derivative) -> Turned:
        caption = said(file.row.caption, self._language)
        return Turned(
            href=derivative_path(file, made),
            name=file.id,
            caption=caption,
            credit=self._credit(file),
            made=made_note(file, self._words),
            poster=picture(file, self._language) or self._photograph(),
            alt=said(file.row.alt, self._language) or caption or plain(self._words(N_("3D model"))),
            size_bytes=made.size_bytes,
        )

    def _photograph(self) -> Picture | None:
        """The first picture of the thing, to stand for a model that has none of its own."""
        files = (file for file in self._view.files if file.family == "image")
        return next((found for file in files if (found := picture(file, self._language))), None)

    def played(self, file: FileView, made: Derivative) -> Played:
        return Played(
            family=made.role,
            href=derivative_path(file, made),
            mime=made.mime,
            title=self._title(file),
            credit=self._credit(file),
            made=made_note(file, self._words),
            tracks=tuple(self._tracks(file)),
            transcript=self._transcript(file),
        )

    def download(self, file: FileView, made: Derivative) -> Download:
        kind = PurePosixPath(file.name).suffix.lstrip(".").upper()
        recording = recording_of(file, self._view.files)
        of = _first_sentence(self._title(recording)) if recording else None
        return Download(derivative_path(file, made), self._title(file), of, kind, made.size_bytes)

    def is_told(self, file: FileView, made: Derivative) -> bool:
        """Whether it is a transcript that stands below its player, on this page or on that of its language."""
        return made.size_bytes <= MAX_TRANSCRIPT_BYTES and recording_of(file, self._view.files) is not None

    def _title(self, file: FileView) -> Said:
        """The caption; never the file's own name, which may say what is not for everybody."""
        return said(file.row.caption, self._language) or plain(label(FAMILIES, file.family, self._language))

    def _tracks(self, file: FileView) -> list[Track]:
        found = []
        for other, language in captions_of(file, self._view.files):
            if made := other.derivative(DerivativeRole.CAPTIONS):
                found.append(Track(derivative_path(other, made), language, own_name(language)))
        return found

    def _transcript(self, file: FileView) -> Said | None:
        """What is said in a recording, in the reader's language: the texts beside it by its name, else its captions."""
        texts = self._texts(transcripts_of(file, self._view.files), DerivativeRole.DOCUMENT)
        if not texts:
            captions = self._texts(captions_of(file, self._view.files), DerivativeRole.CAPTIONS)
            texts = {language: text for language, webvtt in captions.items() if (text := spoken(webvtt))}
        return said(texts, self._language)

    def _texts(self, files: Sequence[tuple[FileView, str]], role: DerivativeRole) -> dict[str, str]:
        """What is written in these files, the first of each language; those too long to be shown are left out."""
        texts: dict[str, str] = {}
        for other, language in files:
            made = other.derivative(role)
            if made is not None and made.size_bytes <= MAX_TRANSCRIPT_BYTES:
                with self._museum.store.open(made.key) as stream:
                    texts.setdefault(language, stream.read().decode("utf-8", "replace"))
        return texts

    def _credit(self, file: FileView) -> Said | None:
        return said(named(credit(self._view.record, file.row), self._keeper), self._language)


def _sphere(file: FileView) -> str:
    """The address of all that a panorama shows, no wider than every graphics card takes; empty for other pictures."""
    if not surrounds(file.row.role, file.facts) or file.derivative(DerivativeRole.PYRAMID) is None:
        return ""
    width_px, height_px = file.facts["width_px"], file.facts["height_px"]
    size = "max" if width_px <= SPHERE_PX else f"{SPHERE_PX},{round(SPHERE_PX * height_px / width_px)}"
    return f"{service_url('', file.id)}/full/{size}/0/default.jpg"


def _first_sentence(text: Said) -> Said:
    """As much of a caption as names the thing."""
    return Said(text.text.split(". ")[0].rstrip("."), text.lang)


def _sound_or_film(file: FileView) -> Derivative | None:
    return next((made for role in _PLAYED if (made := file.derivative(role))), None)

"""Captions: WebVTT is checked, SubRip is turned into it; what people read is always fresh WebVTT in UTF-8."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.facts import Derivative, Facts, MediaRequest, Processed
from ingest.media.mediatypes import VTT, Family, MediaType
from ingest.media.positions import tells_position
from ingest.media.refusal import MediaRefusedError

SIZE_LIMIT_BYTES = 5_000_000

TOO_LARGE = define(
    "media-captions-too-large",
    Severity.ERROR,
    N_("{name} is far larger than captions ever are. Check that it is the right file."),
)
NOT_UTF8 = define(
    "media-captions-encoding",
    Severity.ERROR,
    N_("The letters of {name} are not written in UTF-8. Open it in a text editor and save it with the encoding UTF-8."),
)
NO_CUES = define(
    "media-captions-empty",
    Severity.ERROR,
    N_("{name} has no captions with times ('00:00:01.000 --> 00:00:04.000'). Check that it is the right file."),
)
NO_HEADING = define(
    "media-captions-heading",
    Severity.WARNING,
    N_("{name} does not begin with WEBVTT; the line was added for showing. Add it to the file as well."),
)
LEFT_OUT = define(
    "media-captions-left-out",
    Severity.WARNING,
    N_("Line {line} of {name} cannot be read as a caption and was left out: check its times."),
)
NO_CAPTIONS = define(
    "media-captions-telemetry",
    Severity.WARNING,
    N_("{name} holds what a drone or camera wrote about its flight, nothing to be read, so it is kept but not shown."),
)
TELLS_PLACE = define(
    "media-captions-place",
    Severity.WARNING,
    N_(
        "{name} may say a position: '{text}'. Where its record hides the exact spot, visitors do not get these "
        "captions. If they are to have them, take that out of the file and bring it again."
    ),
)
LEFT_OUT_LIMIT = 20
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}[ \t]*(.*)")
_FONT = re.compile(r"</?font[^>]*>|\{\\[^}]*\}", re.IGNORECASE)
_SETTING = re.compile(r"(?:vertical:(?:rl|lr)|(?:line|position|size):-?\d{1,3}(?:\.\d)?%?|align:[a-z]+)(?:,[a-z-]+)?")
"""What may be said of a caption's place on the picture (W3C, WebVTT, 4.4)."""
_TELEMETRY = re.compile(
    r"\[(?:iso|shutter|fnum|ev|ct|color_md|focal_len|latitude|longt?itude|altitude|rel_alt|abs_alt)\b"
    r"|\b(?:FrameCnt|SrtCnt|DiffTime)\b|^\s*(?:HOME|GPS|ISO|BAROMETER) ?[(:]|^\s*F/[\d.]+, *SS\b"
    r"|^\s*\d{4}[-.]\d\d[-.]\d\d \d\d:\d\d:\d\d[\d.,:]*\s*$",
    re.IGNORECASE,
)
"""Lines that drones write into SubRip files, in the old and in the new form (DJI)."""


@dataclass(frozen=True)
class Cue:
    """One caption: its times in seconds, its text, and where WebVTT says so its place on the picture."""

    start_s: float
    end_s: float
    text: str
    settings: str = ""


@dataclass(frozen=True)
class Captions:
    """The cues in the order of the file, and what there is to say.

    Nobody reads names of cues, notes and telemetry, which may say anything; looks (STYLE, REGION) could fetch from
    elsewhere: none of them is kept.
    """

    cues: tuple[Cue, ...]
    messages: tuple[Message, ...]

    def words(self) -> str:
        """All that they say, since a position may go from one to the next."""
        return " ".join(cue.text for cue in self.cues)

    def webvtt(self) -> str:
        """The same captions as a fresh WebVTT file (W3C, WebVTT, 4.1)."""
        parts = ["WEBVTT"]
        for cue in self.cues:
            timing = f"{_clock(cue.start_s)} --> {_clock(cue.end_s)} {cue.settings}".rstrip()
            parts.append(f"{timing}\n{cue.text}")
        return "\n\n".join(parts) + "\n"


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """When the last caption ends, and what is wrong with any; raises MediaRefusedError where none can be read."""
    captions = parse(_text(path, request.name), request.name, is_vtt=media_type is VTT)
    telling = next((cue.text for cue in captions.cues if tells_position(cue.text)), None)
    telling = telling or (captions.words() if tells_position(captions.words()) else None)
    messages = captions.messages
    if telling is not None:
        messages += (TELLS_PLACE(name=request.name, text=" ".join(telling.split())[:80]),)
    return Facts(
        media_type.mime,
        Family.CAPTIONS,
        duration_s=max((cue.end_s for cue in captions.cues), default=None),
        messages=messages,
        tells_place=telling is not None,
    )


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """The captions as fresh WebVTT; nothing where there is nothing to be read."""
    captions = parse(_text(path, request.name), request.name, is_vtt=facts.mime == VTT.mime)
    if not captions.cues:
        return Processed(facts)
    out = workdir / "captions.vtt"
    out.write_text(captions.webvtt(), encoding="utf-8")
    derivative = Derivative(DerivativeRole.CAPTIONS, out, VTT.mime, out.stat().st_size)
    return Processed(facts, (derivative,))


def parse(text: str, name: str, *, is_vtt: bool) -> Captions:
    """Every caption that can be read, the others as messages; raises MediaRefusedError where nothing has times."""
    messages: list[Message] = []
    if is_vtt and not text.startswith("WEBVTT"):
        messages.append(NO_HEADING(name=name))
    cues: list[Cue] = []
    is_telemetry = False
    for line, block in _blocks(text):
        if cue := _cue(block, is_vtt=is_vtt):
            cues.append(cue)
        elif _is_telemetry(block):
            is_telemetry = True
        elif not block[0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION")):
            messages.append(LEFT_OUT(name=name, line=line))
    if not cues and not is_telemetry:
        raise MediaRefusedError(NO_CUES(name=name))
    if not cues:
        messages = [NO_CAPTIONS(name=name)]
    return Captions(tuple(cues), tuple(messages[:LEFT_OUT_LIMIT]))


def _text(path: Path, name: str) -> str:
    if path.stat().st_size > SIZE_LIMIT_BYTES:
        raise MediaRefusedError(TOO_LARGE(name=name))
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\0", "")
    except UnicodeDecodeError as exc:
        raise MediaRefusedError(NOT_UTF8(name=name)) from exc


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The parts between empty lines, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate((*text.splitlines(), ""), 1):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield number - len(block), block
            block = []


def _cue(block: list[str], *, is_vtt: bool) -> Cue | None:
    """The caption of a block: a timing line, perhaps a name before it, text after it; None where there is none."""
    at, found = _timing(block)
    if found is None:
        return None
    start_s, end_s = _seconds(found.groups()[:4]), _seconds(found.groups()[4:8])
    lines = (_FONT.sub("", line).replace("-->", "→") for line in block[at + 1 :])
    # an empty line would end the caption
    text = "\n".join(line for line in lines if line.strip() and not _TELEMETRY.search(line))
    if end_s <= start_s or not text.strip():
        return None
    settings = filter(_SETTING.fullmatch, found.group(9).split() if is_vtt else ())
    return Cue(start_s, end_s, text, " ".join(settings))


def _timing(block: list[str]) -> tuple[int, re.Match[str] | None]:
    """Which line of the block says its times, and what it says."""
    at = next((number for number, line in enumerate(block[:2]) if "-->" in line), 0)
    return at, _TIMING.fullmatch(block[at])


def _is_telemetry(block: list[str]) -> bool:
    """Whether the block is a caption of which nothing but telemetry stands under its times."""
    at, found = _timing(block)
    return found is not None and any(_TELEMETRY.search(_FONT.sub("", line)) for line in block[at + 1 :])


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return (
        int(hours or 0) * 3600
        + int(minutes or 0) * 60
        + int(seconds or 0)
        + int((fraction or "0").ljust(3, "0")) / 1000
    )


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"

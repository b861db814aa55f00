"""Captions: WebVTT is checked, SubRip is turned into it; what people read is always fresh WebVTT in UTF-8."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.facts import Derivative, Facts, MediaRequest, Processed
from ingest.media.mediatypes import VTT, Family, MediaType
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
LEFT_OUT_LIMIT = 20
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}[ \t]*(.*)")
_FONT = re.compile(r"</?font[^>]*>|\{\\[^}]*\}", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """One caption: its times in seconds, its text, and where WebVTT says so its name and place on the picture."""

    start_s: float
    end_s: float
    text: str
    settings: str = ""
    name: str = ""


@dataclass(frozen=True)
class Captions:
    """The cues in the order of the file, and what there is to say; looks (STYLE, REGION) could fetch from elsewhere."""

    cues: tuple[Cue, ...]
    messages: tuple[Message, ...]

    def webvtt(self) -> str:
        """The same captions as a fresh WebVTT file (W3C, WebVTT, 4.1)."""
        parts = ["WEBVTT"]
        for cue in self.cues:
            timing = f"{_clock(cue.start_s)} --> {_clock(cue.end_s)} {cue.settings}".rstrip()
            parts.append("\n".join(part for part in (cue.name, timing, cue.text) if part))
        return "\n\n".join(parts) + "\n"


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """When the last caption ends, and what is wrong with any; raises MediaRefusedError where none can be read."""
    captions = parse(_text(path, request.name), request.name, is_vtt=media_type is VTT)
    return Facts(
        media_type.mime,
        Family.CAPTIONS,
        duration_s=max(cue.end_s for cue in captions.cues),
        messages=captions.messages,
    )


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """The captions as fresh WebVTT."""
    captions = parse(_text(path, request.name), request.name, is_vtt=facts.mime == VTT.mime)
    out = workdir / "captions.vtt"
    out.write_text(captions.webvtt(), encoding="utf-8")
    derivative = Derivative(DerivativeRole.CAPTIONS, out, VTT.mime, out.stat().st_size)
    return Processed(replace(facts), (derivative,))


def parse(text: str, name: str, *, is_vtt: bool) -> Captions:
    """Every caption that can be read, the others as messages; raises MediaRefusedError where there is none."""
    messages: list[Message] = []
    if is_vtt and not text.startswith("WEBVTT"):
        messages.append(NO_HEADING(name=name))
    cues: list[Cue] = []
    for line, block in _blocks(text):
        if cue := _cue(block, keeps_name=is_vtt):
            cues.append(cue)
        elif not block[0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION")):
            messages.append(LEFT_OUT(name=name, line=line))
    if not cues:
        raise MediaRefusedError(NO_CUES(name=name))
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


def _cue(block: list[str], *, keeps_name: bool) -> Cue | None:
    """The caption of a block: a timing line, perhaps a name before it, text after it; None where there is none."""
    at = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
    found = _TIMING.fullmatch(block[at]) if at is not None else None
    if at is None or found is None:
        return None
    start_s, end_s = _seconds(found.groups()[:4]), _seconds(found.groups()[4:8])
    lines = (_FONT.sub("", line).replace("-->", "→") for line in block[at + 1 :])
    text = "\n".join(line for line in lines if line.strip())  # an empty line would end the caption
    if end_s <= start_s or not text.strip():
        return None
    settings = found.group(9) if keeps_name else ""
    return Cue(start_s, end_s, text, settings, block[0] if at == 1 and keeps_name else "")


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

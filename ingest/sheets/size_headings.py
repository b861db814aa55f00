"""What a heading says of the sizes below it: which size, of which part, in which unit, under however many headings.

'Kích thước (cm) / Cao', 'Kích thước: Dài (cm)', 'Kích thước (cm) / Đường kính / Miệng', 'Dimensions in cm / H',
'Đường kính thân, mm'. The unit that stands nearest holds, if it is one for such a size.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.sheets.fields.size_words import UNIT, UNITS, fits, kind_of_size, order_in

Known = Callable[[str], tuple[str, str] | None]
"""The target of a heading and the language that it is in."""

_SIZE = "measurement"
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SAID = r"(?:đơn vị(?:\s+tính)?|đvt|tính\s+(?:bằng|theo)|theo|bằng|in|en|unit|unité)"
_UNITS_ALONE = re.compile(
    rf"(?:{_SAID}\s*[:=]?\s*)?(?:{UNIT})\.?(?:\s*(?:[,;/&]|và|and|et)\s*(?:{UNIT})\.?)*", re.IGNORECASE
)
_UNIT_WORD = re.compile(rf"(?<!\w)(?:{UNIT})(?!\w)", re.IGNORECASE)
_UNIT_BEHIND = re.compile(rf"(?:[\s,_]+{_SAID}\s*:?)?[\s,_]+({UNIT})\.?$", re.IGNORECASE)
_UNIT_HUMP = re.compile(r"(?<=[a-z])(?=(?:Mm|Cm|Kg|In|M|G)$)")
_LEVEL = re.compile(r"\s+/\s+")
_STEP = re.compile(r"\s*:(?:\s+|$)|\s+[-–—]\s+|(?<=[\w)\]])\.(?=\w)")
_UNIT_OPENS, _UNIT_CLOSES = "\x02", "\x03"
_MARKED = re.compile(f"{_UNIT_OPENS}(.*?){_UNIT_CLOSES}")
_UNIT_COLUMN = "measurement.unit"
_NO_SIZES = (_UNIT_COLUMN, "unmapped", "file")
_WHOLE_THING = frozenset({"hiện vật", "đồ vật", "object", "overall", "tổng thể", "toàn bộ", "chung"})


@dataclass(frozen=True)
class SizeHeading:
    """A heading of sizes: its target, its own language, and the unit and the part of the thing that it names."""

    target: str
    language: str
    unit: str = ""
    part: str = ""


@dataclass(frozen=True)
class _Step:
    """One of the headings that stand over each other, and the units that it names."""

    name: str
    units: tuple[str, ...]


def is_unit(text: str) -> bool:
    """Whether it is a unit and nothing else, in brackets or not: '(cm)' below a heading belongs to it."""
    return _UNITS_ALONE.fullmatch(text.strip().strip("()[]").strip()) is not None


def size_heading(heading: str, known: Known) -> SizeHeading | None:
    """What `heading` says of sizes; None where it is not one of sizes. `known` looks up the words of one heading."""
    levels = _levels(heading)
    steps = [step for level in levels for step in level]
    names = [[name for step in level if step.name for name in _apart(step.name, known)] for level in levels]
    names = [level for level in names if level]
    begins = next((at for at, level in enumerate(names) if _is_size(known(level[0]))), None)
    if begins is None:
        return _by_its_unit(names[-1][0], steps) if names and len(names[-1]) == 1 else None
    first, *own = [name for level in names[begins:] for name in level]
    target, language = known(first) or ("", "")
    if target != _SIZE:
        kind, part = target.removeprefix(f"{_SIZE}."), kind_of_size(" ".join([first, *own]), language)[1]
    elif not own:
        return SizeHeading(_SIZE, language, _unit(steps, ""))
    else:
        inner = known(own[-1])
        if _is_no_part(inner):
            return SizeHeading(*inner) if inner and inner[0] == _UNIT_COLUMN else None
        kind, part = _kind_and_part(" ".join(own), language, known)
    target = f"{_SIZE}.{kind}" if kind else _SIZE
    return SizeHeading(target, language, _unit(steps, kind), _of_a_part(part, kind))


@lru_cache(maxsize=1024)
def unit_of_heading(heading: str) -> str:
    """The one unit that a heading names: 'Kích thước DxRxC (cm)'; '' where it names none, or several."""
    return _unit([step for level in _levels(heading) for step in level], "")


def _levels(heading: str) -> list[list[_Step]]:
    """The headings that stand over each other, the outmost first, each with its steps ('Kích thước: Dài').

    What else stands in brackets is left out. A level that does not begin with a size is none of sizes, whatever its
    steps are called: 'images.sizes.height' in JSON is that of a picture.
    """
    levels = _LEVEL.split(_BRACKETS.sub(_marked, heading))
    return [[_step(text) for text in _STEP.split(level)] for level in levels]


def _marked(brackets: re.Match[str]) -> str:
    """The units in brackets between two signs that no heading holds; nothing for other words."""
    text = order_in(brackets[1], "vi")[1].strip(" ,;:")
    return f"{_UNIT_OPENS}{' '.join(_units_in(text))}{_UNIT_CLOSES}" if _UNITS_ALONE.fullmatch(text) else ""


def _step(text: str) -> _Step:
    marked = _MARKED.search(text)
    name = _UNIT_HUMP.sub(" ", " ".join(_MARKED.sub(" ", text).split()))
    if marked:
        return _Step(name, tuple(marked[1].split()))
    behind = _UNIT_BEHIND.search(name)
    if behind is None:
        return _Step(name, ())
    return _Step(name[: behind.start()], (UNITS[behind[1].lower()],))


def _units_in(text: str) -> tuple[str, ...]:
    """The units of a list of them; 'in', which also is a word before a unit, where there is no other."""
    found = tuple(dict.fromkeys(UNITS[word.lower()] for word in _UNIT_WORD.findall(text)))
    return found if len(found) == 1 or not text.lower().startswith("in ") else found[1:]


def _is_size(found: tuple[str, str] | None) -> bool:
    return found is not None and found[0].partition(".")[0] == _SIZE and found[0] != _UNIT_COLUMN


def _is_no_part(found: tuple[str, str] | None) -> bool:
    """Whether a heading below 'Kích thước' is none of a size: 'Ghi chú', 'Đơn vị', 'Số lượng'; 'Mặt' may well be."""
    return found is not None and (found[0] in _NO_SIZES or found[0].partition(".")[0] in ("text", "identifier"))


def _apart(name: str, known: Known) -> Sequence[str]:
    """'Kích thước' and 'dài' for a heading that says both in one; the heading alone otherwise."""
    words = name.split(" ")
    for count in (2, 1):
        whole, rest = " ".join(words[:count]), " ".join(words[count:])
        if rest and known(name) is None and (known(whole) or ("",))[0] == _SIZE and kind_of_size(rest, "vi")[0]:
            return [whole, rest]
    return [name]


def _by_its_unit(name: str, steps: Sequence[_Step]) -> SizeHeading | None:
    """A heading that begins with a size and names its unit: 'Chiều cao tối đa (cm)', 'H (cm)'."""
    kind, part = kind_of_size(name, "vi")
    unit = _unit(steps, kind) if kind else ""
    return SizeHeading(f"{_SIZE}.{kind}", "vi", unit, _of_a_part(part, kind)) if unit else None


def _kind_and_part(words: str, language: str, known: Known) -> tuple[str, str]:
    """What stands below 'Kích thước': a size with or without the part that was measured, an order, or a part alone."""
    if order_in(words, language)[0]:
        return "", ""
    kind, part = kind_of_size(words, language)
    if kind:
        return kind, part
    found = known(words)
    return (found[0].removeprefix(f"{_SIZE}.") if found and found[0] != _SIZE else ""), "" if found else words


def _of_a_part(words: str, kind: str) -> str:
    """The part that was measured; '' for words that mean the whole, and behind an area, which is that of the site."""
    return "" if kind == "area" or words.lower() in _WHOLE_THING else words


def _unit(steps: Iterable[_Step], kind: str) -> str:
    """The unit of the innermost heading that names one for such a size; '' where that names several."""
    for step in reversed(list(steps)):
        fitting = [unit for unit in step.units if fits(kind, unit)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else ""
    return ""

"""What a heading says of the sizes below it: which size, of which part, in which unit, under however many headings.

'Kích thước (cm) / Cao', 'Kích thước: Dài (cm)', 'Kích thước (cm) / Đường kính / Miệng', 'Dimensions in cm / H',
'Đường kính thân, mm', or several sizes in their order: 'Dài x Rộng (cm)'. The unit that stands nearest holds, if it is
one for such a size.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.sheets.fields.size_words import LETTERS, UNIT, UNITS, fits, is_none_of_size, kind_of_size
from ingest.sheets.size_orders import SUPERLATIVE, UNIT_CLOSES, UNIT_OPENS, WHOLE_THING, SizeOrder, order_apart

Known = Callable[[str], tuple[str, str] | None]
"""The target of a heading and the language that it is in."""

_SIZE = "measurement"
_LONGEST = 300
"""Characters of what may head sizes: any cell of the first rows is asked."""
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
_MARKED = re.compile(f"{UNIT_OPENS}(.*?){UNIT_CLOSES}")
_ENGLISH = re.compile(
    r"(?<![^\W_])(?:height|width|length|depth|thickness|diameter|circumference|dimensions?|measurements?)(?![^\W_])"
    r"|^[hwld](?:\s*[x×*/,]?\s*[hwld]){0,3}[\s,_]",
    re.IGNORECASE,
)
_INCHES = re.compile(r"[\s,_]+in\.?(?=\s*(?:$|[/:–—-]))", re.IGNORECASE)
_UNIT_COLUMN = "measurement.unit"
_NO_SIZES = (_UNIT_COLUMN, "unmapped", "file")
_NO_PART = re.compile(
    r"^(?:so với|tính từ|above|below|from)(?!\w)"
    r"|(?<!\w)(?:(?:nhỏ|thấp|hẹp|ngắn|mỏng)\s+nhất|tối thiểu|min(?:imum)?|minimal)\.?$",
    re.IGNORECASE,
)
"""Words behind a size that make another one of it: an elevation, the depth of a find, the least."""


@dataclass(frozen=True)
class SizeHeading:
    """A heading of sizes: its target, its own language, the unit and the part of the thing that it names, the order."""

    target: str
    language: str
    unit: str = ""
    part: str = ""
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Step:
    """One of the headings that stand over each other, and the units that it names."""

    name: str
    units: tuple[str, ...]


def is_unit(text: str) -> bool:
    """Whether it is a unit and nothing else, in brackets or not: '(cm)' below a heading belongs to it."""
    return len(text) <= _LONGEST and _UNITS_ALONE.fullmatch(text.strip().strip("()[]").strip()) is not None


def size_heading(heading: str, known: Known) -> SizeHeading | None:
    """What `heading` says of sizes; None where it is not one of sizes. `known` looks up the words of one heading."""
    if len(heading) > _LONGEST:
        return None
    text = _with_units_marked(heading)
    order, rest = order_apart(text)
    found = _in_order(order, rest, known) if order else None
    return found or _of_one(text, known)


@lru_cache(maxsize=1024)
def unit_of_heading(heading: str) -> str:
    """The one unit that a heading names: 'Kích thước DxRxC (cm)'; '' where it names none, or several."""
    _, rest = order_apart(_with_units_marked(heading))
    return _unit([step for level in _levels(rest) for step in level], "")


def order_of_heading(heading: str) -> tuple[str, ...]:
    """The kinds of size in the order that a heading names beside whatever words: 'Kích thước khung (D x R)'; or ()."""
    order, _ = order_apart(_with_units_marked(heading))
    return order.kinds if order else ()


def _in_order(order: SizeOrder, rest: str, known: Known) -> SizeHeading | None:
    """A heading of several sizes in their order: alone, or with words of `rest` that head sizes of no kind."""
    if any(step.name for level in _levels(rest) for step in level):
        found = _of_one(rest, known) or (_of_a_part(rest, known) if order.is_sure else None)
        return replace(found, order=order.kinds) if found and found.target == _SIZE else None
    unit = _unit([step for level in _levels(rest) for step in level], "")
    return SizeHeading(_SIZE, order.language, unit, order=order.kinds) if unit or order.is_sure else None


def _of_a_part(text: str, known: Known) -> SizeHeading | None:
    """'Kích thước tranh', whose words name what was measured; only the order beside them says that they do."""
    steps = [step for level in _levels(text) for step in level]
    names = [step.name.split(" ") for step in steps if step.name]
    for count in (2, 1) if len(names) == 1 else ():
        target, language = known(" ".join(names[0][:count])) or ("", "")
        if target == _SIZE:
            return _of_kind("", " ".join(names[0][count:]), language, steps)
    return None


def _of_one(text: str, known: Known) -> SizeHeading | None:
    """A heading of one size, or of sizes that it does not name; `text` is the heading with its units marked."""
    levels = _levels(text)
    steps = [step for level in levels for step in level]
    names = [[name for step in level if step.name for name in _apart(step.name, known)] for level in levels]
    names = [level for level in names if level]
    begins = next((at for at, level in enumerate(names) if _is_size(known(level[0]))), None)
    if begins is None:
        return _by_its_unit(names[-1][0], steps) if names and len(names[-1]) == 1 else None
    first, *own = [name for level in names[begins:] for name in level]
    target, language = known(first) or ("", "")
    if target != _SIZE:
        kind, words = target.removeprefix(f"{_SIZE}."), kind_of_size(" ".join([first, *own]), language)[1]
        return _of_kind(kind, words, language, steps)
    return _below(own, language, steps, known) if own else SizeHeading(_SIZE, language, _unit(steps, ""))


def _below(own: Sequence[str], language: str, steps: Sequence[_Step], known: Known) -> SizeHeading | None:
    """What stands below 'Kích thước': a size with or without the part that was measured, or a part alone."""
    inner, words = known(own[-1]), " ".join(own)
    if _is_no_part(inner):
        return SizeHeading(*inner) if inner and inner[0] == _UNIT_COLUMN else None
    kind, part = kind_of_size(words, language)
    if kind:
        return _of_kind(kind, part, language, steps) or SizeHeading(_SIZE, language, _unit(steps, ""))
    found = known(words)
    if found and found[0] != _SIZE:
        kind = found[0].removeprefix(f"{_SIZE}.")
    return None if is_none_of_size(words) else _of_kind(kind, "" if found else words, language, steps)


def _of_kind(kind: str, words: str, language: str, steps: Sequence[_Step]) -> SizeHeading | None:
    """A heading of sizes of this kind, '' for none, of the part that the words name; None where they name no part."""
    part = _part(words, kind)
    if part is None:
        return None
    return SizeHeading(f"{_SIZE}.{kind}" if kind else _SIZE, language, _unit(steps, kind), part)


def _levels(text: str) -> list[list[_Step]]:
    """The headings that stand over each other, the outmost first, each with its steps ('Kích thước: Dài').

    What else stood in brackets is left out. A level that does not begin with a size is none of sizes, whatever its
    steps are called: 'images.sizes.height' in JSON is that of a picture.
    """
    return [[_step(step) for step in _STEP.split(level)] for level in _LEVEL.split(text)]


def _with_units_marked(heading: str) -> str:
    """The heading, its units in brackets between two signs; inches too, which 'in' means in English: 'Height in'."""
    text = _UNIT_HUMP.sub(" ", _BRACKETS.sub(_marked, " ".join(heading[:_LONGEST].split())))
    return _INCHES.sub(f"{UNIT_OPENS}in{UNIT_CLOSES}", text) if _ENGLISH.search(text) else text


def _marked(brackets: re.Match[str]) -> str:
    """An order of sizes without its brackets, and units between two signs that no heading holds; other words go."""
    order, rest = order_apart(brackets[1])
    text = rest.strip(" ,;:-–—")
    if text and not _UNITS_ALONE.fullmatch(text):
        return ""
    named = brackets[1].removesuffix(rest.lstrip()).rstrip(" ,;:-–—") if order else ""
    return f" {named}{UNIT_OPENS}{' '.join(_units_in(text))}{UNIT_CLOSES}" if text else f" {named}"


def _step(text: str) -> _Step:
    """One heading and its units: in brackets, behind it, or alone. 'in' without brackets is to print."""
    units = tuple(unit for marked in _MARKED.findall(text) for unit in marked.split())
    name = " ".join(_MARKED.sub(" ", text).split()).strip(" ,;:/-–—")
    if units:
        return _Step(name, tuple(dict.fromkeys(units)))
    if _is_bare_unit(name):
        return _Step("", _units_in(name))
    behind = _UNIT_BEHIND.search(name)
    if behind is None or not _is_bare_unit(behind[1]):
        return _Step(name, ())
    return _Step(name[: behind.start()], (UNITS[behind[1].lower()],))


def _is_bare_unit(text: str) -> bool:
    """Whether it is a unit though no brackets say so: 'cm'; no 'M' for 'miệng', and no 'in'."""
    return is_unit(text) and text.rstrip(".").lower() != "in" and not (len(text) == 1 and text.isupper())


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
    kind, words = kind_of_size(name, "vi")
    return _of_kind(kind, words, "vi", steps) if kind and _unit(steps, kind) else None


def _part(words: str, kind: str) -> str | None:
    """The part that was measured, '' for the whole; None for words that name another size beside or instead of it.

    An area is that of the site.
    """
    part = SUPERLATIVE.sub("", words).strip()
    each = re.findall(r"[\w×]+", part)
    is_letter = len(part) == 1 and part.lower() in LETTERS.get(kind, "")
    if not each or kind == "area" or is_letter or part.lower() in WHOLE_THING:
        return None if _NO_PART.search(words) else ""
    sizes = (kind_of_size(" ".join(each[at:]), "vi")[0] for at in range(len(each)))
    return None if each[0].lower() in ("x", "×") or any(sizes) or _NO_PART.search(words) else part


def _unit(steps: Iterable[_Step], kind: str) -> str:
    """The unit of the innermost heading that names one for such a size; '' where that names several."""
    for step in reversed(list(steps)):
        fitting = [unit for unit in step.units if fits(kind, unit)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else ""
    return ""

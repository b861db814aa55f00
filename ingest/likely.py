"""The records that come closest to a file that is nobody's: by its numbers, by titles, by what else its name shares.

A name in an old encoding, as a folder copied from an old computer has it, is read for this, and for nothing else.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.encodings.legacy import TCVN3, VNI, reads_wholly
from ingest.found import Known
from ingest.further import LISTING_WORDS
from ingest.names import Tokens, is_digits, tokens
from ingest.order import is_order
from ingest.sheets.pasted import reading_of
from ingest.written import end_of, is_marked_alike, start_of

_TELLING_FIGURE = 2
_JOINING = LISTING_WORDS | {"den", "toi", "hoac", "hay", "or", "to", "cung", "voi"}


def bearing(path: PurePosixPath, known: Known) -> list[str]:
    """The records whose number, digits alone, the name or a folder begins with: '46 và', '45-46'."""
    found = [key for part in _parts(path) for cut in _leading(tokens(part)) for _, key in known.numbers.spelled(cut)]
    return list(dict.fromkeys(found))


def bearing_behind(path: PurePosixPath, known: Known) -> list[str]:
    """The records whose number, digits alone, stands behind words of the name or a folder: 'ảnh 46', 'số 46 và 47'."""
    found = (
        key
        for part in _parts(path)
        for run in _runs(tokens(part))[1:]
        for cut in (*_shortened(run), *((token,) for token in run[1:]))
        for _, key in known.numbers.spelled(cut)
    )
    return list(dict.fromkeys(found))


def titles_within(path: PurePosixPath, known: Known) -> list[list[str]]:
    """For each title that stands as a whole in the name or a folder, none within another, the records of it."""
    found: list[list[str]] = []
    for part in _parts(path):
        cut, behind = tokens(part), 0
        for start, end in known.titles.everywhere(cut):
            if end <= behind or is_digits(cut[start:end]) or is_order(cut[start:end]):
                continue
            as_written = part[start_of(part, start) : end_of(part, end)]
            titles = known.titles.spelled(cut[start:end])
            keys = [key for text, key in titles if is_marked_alike(as_written, text)]
            if keys:
                behind = end
                found += [keys] if keys not in found else []
    return found


def close_to(path: PurePosixPath, known: Known) -> list[str]:
    """The closest records, best first, many or none."""
    found = [*_by_figures(path, known), *_by_title(path, known)]
    name = _unjoined(tokens(" ".join(part for part in (*path.parts[:-1], path.stem) if not _is_letter(part))))
    found += known.numbers.closest(name) or known.numbers.next_to(tokens(path.stem))
    return list(dict.fromkeys(found))


def _by_figures(path: PurePosixPath, known: Known) -> Iterator[str]:
    """Those whose figures the name or a folder has: '48.1' and '48/1.jpg' for 'H 48.1', 'ảnh 0099' for 'BT-0099'.

    One digit alone tells nothing.
    """
    stem, folder = tokens(path.stem), _runs(tokens(path.parent.name))[-1]
    if folder and all(map(str.isdecimal, stem)):
        yield from known.numbers.with_figures((*folder, *stem))
    for part in _parts(path):
        name = tokens(part)
        for cut in (*_leading(name), *(cut for run in _runs(name)[1:] for cut in _shortened(run))):
            if len(cut) > 1 or (cut and len(cut[0]) >= _TELLING_FIGURE):
                yield from known.numbers.with_figures(cut)


def _runs(cut: Tokens) -> list[Tokens]:
    """The runs of figures in a name: first the one that it begins with, which may be empty."""
    runs: list[list[str]] = [[]]
    is_behind = False
    for token in cut:
        if not token.isdecimal():
            is_behind = True
            continue
        if is_behind:
            runs.append([])
            is_behind = False
        runs[-1].append(token)
    return list(map(tuple, runs))


def _shortened(run: Tokens) -> Iterator[Tokens]:
    """The run, and what is left of it without its last figures, the longest first."""
    return (run[:end] for end in range(len(run), 0, -1))


def _by_title(path: PurePosixPath, known: Known) -> Iterator[str]:
    for part in _parts(path):
        for name in _readings(part):
            yield from known.titles.whole(name) or known.titles.within(name).keys
            yield from known.titles.closest(_unjoined(tokens(name)), least=0.5)


def _unjoined(cut: Tokens) -> Tokens:
    """The name without the words that join its numbers: 'đến' of '46 đến 47' is no lamp ('đèn')."""
    last = max((at for at, token in enumerate(cut) if token.isdecimal()), default=-1)
    return tuple(
        token for at, token in enumerate(cut) if not (token in _JOINING and 0 < at < last and cut[at - 1].isdecimal())
    )


def _parts(path: PurePosixPath) -> Iterator[str]:
    """The name of the file and those of its folders, the inmost first."""
    yield path.stem
    yield from reversed(path.parts[:-1])


def _is_letter(part: str) -> bool:
    """Whether it is a lone letter, as a folder that was a drive is called: 'D'."""
    cut = tokens(part)
    return len(cut) == 1 and len(cut[0]) == 1 and cut[0].isalpha()


def _leading(cut: Tokens) -> Iterator[Tokens]:
    """The runs of figures that the name begins with, the longest first; each figure where there is nothing else."""
    leading = _runs(cut)[0]
    yield from _shortened(leading)
    if leading and all(token.isdecimal() or token in _JOINING for token in cut):
        yield from ((token,) for token in cut[1:] if token.isdecimal())


def _readings(name: str) -> Iterator[str]:
    """The name as it is, and what it says in an old encoding."""
    composed = unicodedata.normalize("NFC", name)
    yield composed
    if not composed.isascii():
        one = reading_of(composed)
        found = [one.text] if one else []
        found += [old.convert(composed) for old in (TCVN3, VNI) if reads_wholly(composed, old)]
        yield from dict.fromkeys(found)

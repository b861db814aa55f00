"""Rights in the work, the record and the files; sources and where they can be read."""

from typing import Any
from urllib.parse import urlsplit

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter, Settled, remembered
from ingest.sheets.vocabulary import RIGHTS

RIGHTS_UNKNOWN = define(
    "rights-unknown",
    Severity.WARNING,
    N_(
        "'{value}' is no statement of rights that the museum knows, and is kept for staff as it is. "
        "Possible are: {expected}, or an address at creativecommons.org or rightsstatements.org."
    ),
)
HOLDER_LONELY = define(
    "rights-holder-lonely",
    Severity.WARNING,
    N_("'{value}' holds the rights, but no column says which rights; it is kept for staff as it is."),
)

_SLOT = "rights"
_KNOWN_HOSTS = ("creativecommons.org", "rightsstatements.org")


def rights_uri(text: str) -> str | None:
    """The address of the statement that `text` names: 'CC BY 4.0', 'phạm vi công cộng', or the address itself."""
    known = RIGHTS.get(text)
    if known is not None:
        return known
    host = _host(text.strip())
    if host in _KNOWN_HOSTS:
        parts = urlsplit(text.strip())
        path = parts.path.replace("/page/", "/vocab/")
        path = path if path.endswith("/") or "/deed" in path else path + "/"
        return f"http://{host}{path.split('deed')[0]}"
    return None


def _host(address: str) -> str:
    """The site of a web address without 'www.'; '' where it is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _rights(covers: str) -> Setter:
    def set_rights(draft: Draft, piece: Piece, column: Column) -> None:
        uri = rights_uri(piece.text)
        if uri is None:
            draft.tell(RIGHTS_UNKNOWN, column, value=piece.text, expected=RIGHTS.expected)
            draft.keep(column, piece.text)
        else:
            draft.slot(_SLOT).setdefault("rows", []).append(((covers, uri), column.header))

    return set_rights


def _whose(name: str) -> Setter:
    def set_whose(draft: Draft, piece: Piece, column: Column) -> None:
        draft.slot(_SLOT).setdefault(name, {})[column.language] = piece.text
        draft.slot(_SLOT).setdefault("columns", []).append((column, piece.text))

    return set_whose


def _citation(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot("sources").setdefault("citations", []).append((piece.text, column.header))


def _uri(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot("sources").setdefault("uris", []).append((piece.text, column.header))


def _pages(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot("sources")["pages"] = piece.text


def finish(draft: Draft) -> None:
    """Give the holder and credit to the rights of this row, and each address to the source that it belongs to."""
    _finish_rights(draft)
    _finish_sources(draft)


def _finish_rights(draft: Draft) -> None:
    slot = draft.slots.get(_SLOT)
    if not slot:
        return
    whose = {name: slot[name] for name in ("holder", "credit") if name in slot}
    said = tuple((name, tuple(words.items())) for name, words in whose.items())
    for (covers, uri), header in slot.get("rows", ()):
        draft.add("rights", _row(covers, uri, said), header)
    if not slot.get("rows"):
        for column, text in slot["columns"]:
            draft.tell(HOLDER_LONELY, column, value=text)
            draft.keep(column, text)


@remembered
def _row(covers: str, uri: str, whose: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Settled:
    return Settled({"covers": covers, "uri": uri, **{name: dict(words) for name, words in whose}})


def _finish_sources(draft: Draft) -> None:
    slot = draft.slots.get("sources")
    if not slot:
        return
    rows: list[dict[str, Any]] = [{"citation": text} for text, _ in slot.get("citations", ())]
    headers = [header for _, header in slot.get("citations", ())]
    uris = slot.get("uris", [])
    for at, (uri, header) in enumerate(uris):
        place = at if len(uris) == len(rows) else _cited(rows, uri)
        if place is None:
            rows.append({"citation": _host(uri) or uri, "uri": uri})
            headers.append(header)
        else:
            rows[place]["uri"] = uri
    if "pages" in slot and len(rows) == 1:
        rows[0]["pages"] = slot["pages"]
    for row, header in zip(rows, headers, strict=True):
        draft.add("sources", row, header)


def _cited(rows: list[dict[str, Any]], uri: str) -> int | None:
    """The one source whose words name the address's site."""
    if len(rows) == 1 and "uri" not in rows[0]:
        return 0
    host = _host(uri) or uri
    naming = [at for at, row in enumerate(rows) if host in row["citation"] and "uri" not in row]
    return naming[0] if len(naming) == 1 else None


FIELDS: dict[str, Field] = {
    **{f"rights.{covers}": Field(_rights(covers)) for covers in ("work", "record", "digital")},
    "rights.holder": Field(_whose("holder"), language=True),
    "rights.credit": Field(_whose("credit"), language=True),
    "source": Field(_citation, many=True),
    "source.uri": Field(_uri, many=True),
    "source.pages": Field(_pages),
}

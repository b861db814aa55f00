"""What may be done with the work, the record and the files, in words and with the link to the terms."""

import re
from collections.abc import Callable, Mapping

from catalog.language import N_
from catalog.record.parts import Rights
from viewer.context import said
from viewer.pages.record.context import RightsFace
from viewer.rights import named

Words = Callable[[str], str]

COVERS = {"work": N_("The work itself"), "record": N_("This description"), "digital": N_("Pictures and files")}
_STATEMENTS = {
    "InC": N_("In copyright"),
    "InC-OW-EU": N_("In copyright: orphan work"),
    "InC-EDU": N_("In copyright: educational use permitted"),
    "InC-NC": N_("In copyright: non-commercial use permitted"),
    "InC-RUU": N_("In copyright: rights holder cannot be found"),
    "NoC-CR": N_("No copyright: contractual restrictions"),
    "NoC-NC": N_("No copyright: non-commercial use only"),
    "NoC-OKLR": N_("No copyright: other legal restrictions"),
    "NoC-US": N_("No copyright in the United States"),
    "CNE": N_("Copyright not evaluated"),
    "UND": N_("Copyright undetermined"),
    "NKC": N_("No known copyright"),
}
_CREATIVE = re.compile(r"creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/(\d\.\d)")
_RIGHTS = re.compile(r"rightsstatements\.org/(?:vocab|page)/([A-Za-z-]+)/")


def rights_label(uri: str, words: Words) -> str:
    """The terms behind a URI, named as people know them; the URI where it is neither of the two families."""
    if match := _CREATIVE.search(uri):
        group, code, version = match.groups()
        if code == "zero":
            return f"CC0 {version}"
        if group == "publicdomain":
            return words(N_("Public domain"))
        return f"CC {code.upper()} {version}"
    if (match := _RIGHTS.search(uri)) and match[1] in _STATEMENTS:
        return words(_STATEMENTS[match[1]])
    return uri


def rights_faces(
    rights: list[Rights], keeper: Mapping[str, str], language: str, words: Words
) -> tuple[RightsFace, ...]:
    """Every statement of rights, as the page shows it; `keeper` is the name of the record's institution."""
    return tuple(
        RightsFace(
            covers=words(COVERS[row.covers]),
            label=rights_label(row.uri, words),
            href=row.uri,
            holder=said(named(row.holder, keeper), language),
            credit=said(named(row.credit, keeper), language),
        )
        for row in rights
    )

"""What the words of a date say beyond its span: 'cuối năm 938' is 'late 938' in English, and never '938' alone."""

import re

from catalog.language import FIRST, N_, translate
from catalog.text import LangMap

_PARTS = {
    "đầu": N_("early {date}"),
    "giữa": N_("mid-{date}"),
    "cuối": N_("late {date}"),
    "mùa xuân": N_("spring {date}"),
    "mùa hè": N_("summer {date}"),
    "mùa hạ": N_("summer {date}"),
    "mùa thu": N_("autumn {date}"),
    "mùa đông": N_("winter {date}"),
}
_PART = re.compile(rf"\s*(?:vào\s+|khoảng\s+)*({'|'.join(_PARTS)})\s+(?:năm|tháng|\d)", re.IGNORECASE)
_SAYABLE = re.compile(
    r"\b(?:vào|khoảng|chừng|độ|từ|đến|tới|và|những|các|năm|tháng|ngày|mùa|xuân|hè|hạ|thu|đông|đầu|giữa|cuối|nửa"
    r"|thế kỷ|thế kỉ|tk|thập niên|thập kỷ|trước|sau|công nguyên|tcn|scn|cn|[ivx]+|\d+)\b|[^\w]",
    re.IGNORECASE,
)
"""What a span, a part and a certainty can say in any language."""

_NOTED_POINT = r"-?\d{4}(?:-\d\d){0,2}[~?%]?"
_NOTED = re.compile(rf"(?=.*[~?%/]){_NOTED_POINT}(?:/(?:{_NOTED_POINT}|\.\.)?)?", re.ASCII)


def is_notation(text: str) -> bool:
    """Whether a date is written as catalogues note it (EDTF: '1284~', '1835/1837'), which is no reader's language."""
    return _NOTED.fullmatch(text) is not None


def with_part(shown: str, text: LangMap, language: str) -> str:
    """The one year or month `shown`, with the part of it that the Vietnamese words name."""
    part = _PART.match(text.get(FIRST, ""))
    if part is None or language == FIRST:
        return shown
    return translate(_PARTS[" ".join(part[1].lower().split())], language, date=shown)


def says_more(text: str) -> bool:
    """Whether the Vietnamese words say what no other language is given: a reign, an event, a feast."""
    return bool(_SAYABLE.sub("", text).strip())

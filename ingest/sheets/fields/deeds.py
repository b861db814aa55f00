"""Dates that say what was done then: 'Khởi dựng năm 1632, trùng tu 1890' is two events."""

import re

from catalog.dates.parse import parse_date
from catalog.record.lists import EventType

_DEEDS = {
    None: "khởi dựng|khởi công|xây dựng|được xây dựng|được dựng|dựng|xây|lập|tạo tác|chế tác|đúc|built|made",
    EventType.RESTORATION: "trùng tu|đại trùng tu|được trùng tu|tu bổ|tu sửa|tu tạo|tôn tạo|sửa chữa|trùng tu tôn tạo"
    "|tu bổ tôn tạo|xây dựng lại|dựng lại|xây lại|phục dựng|restored|rebuilt",
    EventType.DESTRUCTION: "bị phá|bị phá hủy|bị phá huỷ|bị đốt|bị cháy|destroyed",
}
_BY_PHRASE = {phrase: deed for deed, phrases in _DEEDS.items() for phrase in phrases.split("|")}
_PHRASES = "|".join(sorted(_BY_PHRASE, key=len, reverse=True))
_DEED = re.compile(rf"({_PHRASES})\b(?: lần(?: thứ)? \w+)?(?: vào| từ)?\s*:?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;.]\s+|\s*;\s*|\s+và\s+")

Told = list[tuple[EventType | None, str]]


def told_events(text: str, event: EventType | None) -> Told:
    """The events that the text dates, each with its date; the text itself, of `event`, where it says no deed.

    A date without a deed is of the deed before it. None is what a bare date means of the thing.
    """
    if not _DEED.search(text):
        return [(event, text)]
    deed, found = event, Told()
    for part in _BETWEEN.split(text.strip()):
        match = _DEED.match(part)
        if match is not None:
            said = _BY_PHRASE[match[1].lower()]
            deed = event if said is None else said
        date = part[match.end() :] if match else part
        if not date or parse_date(date) is None:
            return [(event, text)]
        found.append((deed, date))
    return found

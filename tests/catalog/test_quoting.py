"""What messages quote: never more than a line, and nothing that cannot be seen."""

from catalog.messages import MessageType, Severity
from catalog.quoting import LONGEST, quoted, shortened

NOISE = MessageType("test-noise", Severity.INFO, "'{value}' in '{file}': {columns}; {count} times")


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert quoted("a" * LONGEST) == "a" * LONGEST
    assert quoted("a" * 1_000_000) == "a" * (LONGEST - 1) + "…"


def test_a_path_keeps_the_name_of_its_file() -> None:
    short = shortened("/a" * 500 + "/trống đồng.jpg", 160)
    assert len(short) == 160
    assert short.startswith("/a/a")
    assert short.endswith("/trống đồng.jpg")


def test_what_cannot_be_seen_is_shown() -> None:
    assert quoted("a\r\nb\tc\x00\x1b[31m\u202ed\u2028e") == "a↵b⇥c␀␛[31m<U+202E>d↵e"
    assert quoted("Đền Gióng ❤️") == "Đền Gióng ❤️"


def test_every_message_quotes_what_somebody_wrote() -> None:
    huge = "x" * 1_000_000
    text = NOISE(huge, value=huge, file=huge, columns=huge, count=3).text("vi")
    assert len(text) < 800
    assert text.endswith("3 times")

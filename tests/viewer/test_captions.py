"""What goes with a recording is found by its name, language by language, and by no other's."""

from catalog.derivatives import DerivativeRole
from catalog.recordings import language_of, stem
from heritage.indexer import Indexer
from tests.viewer.exhibits import File, House, Part, exhibit
from viewer.captions import spoken


def _sound(name: str, caption: str) -> File:
    part = Part(DerivativeRole.SOUND, "audio/mpeg", name.encode())
    return File("sound", (part,), name, "audio/mpeg", name.encode(), row={"caption": {"vi": caption}})


def _words(name: str, text: str) -> File:
    part = Part(DerivativeRole.DOCUMENT, "text/plain", text.encode())
    row = {"role": "transcript", "caption": {"vi": "Bản ghi lời"}}
    return File("document", (part,), name, "text/plain", text.encode(), row=row)


def test_a_file_is_known_by_its_name_without_language_and_ending() -> None:
    assert (stem("2-Dan.day.en.txt"), language_of("2-dan.day.EN.txt")) == ("2-dan.day", "en")
    assert (stem("2-dan.day.mp3"), language_of("2-dan.day.mp3")) == ("2-dan.day", "vi")


def test_each_recording_has_its_own_words_in_the_readers_language(house: House) -> None:
    record_id = exhibit(
        house.museum,
        _sound("1-chuong.mp3", "Ba tiếng chuông. Tổng hợp bằng máy"),
        _words("1-chuong.vi.txt", "Chuông ngân."),
        _words("1-chuong.en.txt", "The bell rings."),
        _sound("2-trong.mp3", "Trống"),
        _words("2-trong.txt", "Trống vang."),
        vi="Nhạc",
        kind="intangible",
    )
    pages = {tag: house.client.get(f"/{tag}/records/{record_id}", follow_redirects=True).text for tag in ("vi", "en")}
    assert pages["vi"].index("Chuông ngân.") < pages["vi"].index("Trống vang.")
    assert "The bell rings." not in pages["vi"]
    assert "The bell rings." in pages["en"]
    assert '<p lang="vi">Trống vang.</p>' in pages["en"]
    assert 'id="downloads"' not in pages["vi"]


def test_a_transcript_too_long_for_the_page_is_there_to_be_fetched_by_its_recordings_name(house: House) -> None:
    lines = "Chuông ngân. " * 20_000
    record_id = exhibit(
        house.museum,
        _sound("1-chuong.mp3", "Ba tiếng chuông. Tổng hợp bằng máy"),
        _words("1-chuong.vi.txt", lines),
        vi="Nhạc",
        kind="intangible",
    )
    page = house.client.get(f"/vi/records/{record_id}", follow_redirects=True).text
    assert "Bản ghi lời: Ba tiếng chuông<" in page


def test_a_transcript_is_a_part_of_its_recording_and_no_document_to_be_found(house: House) -> None:
    sound = _sound("1-chuong.mp3", "Ba tiếng chuông")
    exhibit(house.museum, sound, _words("1-chuong.vi.txt", "Chuông ngân."), vi="Nhạc lễ", kind="intangible")
    exhibit(house.museum, _words("2-huong-uoc.txt", "Điều một."), vi="Hương ước", kind="document")
    Indexer(house.museum, "test").drain()
    found = {media: house.client.get(f"/vi/search?media={media}").text for media in ("sound", "document")}
    assert ("Nhạc lễ" in found["sound"], "Hương ước" in found["sound"]) == (True, False)
    assert ("Nhạc lễ" in found["document"], "Hương ước" in found["document"]) == (False, True)


def test_captions_are_read_without_times_and_signs() -> None:
    first = "1\n00:00:00.000 --> 00:00:02.000 line:0\n<v An>Hát &amp; đàn</v>"
    webvtt = f"WEBVTT\n\n{first}\n\n00:00:02.000 --> 00:00:03.000\nMột\nhai\n"
    assert spoken(webvtt) == "Hát & đàn\nMột hai"

"""Telling sound and film containers apart by their first bytes."""

from ingest.media import mediatypes as kind
from ingest.media.mediatypes import MediaType

_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis"), kind.HEIC),
    **dict.fromkeys((b"avif", b"avis"), kind.AVIF),
    **dict.fromkeys((b"M4A ", b"M4B ", b"F4A "), kind.M4A),
    b"qt  ": kind.MOV,
    b"crx ": kind.RAW,
    b"jxl ": kind.JXL,
}
_STILL_BRANDS = (b"mif1", b"msf1")
_BITRATES_KBPS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES_HZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def ftyp_type(head: bytes) -> MediaType:
    """The kind of an ISO base media file by its brands (ISO/IEC 14496-12); MP4 where none is known."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    compatible = [head[at : at + 4] for at in range(16, length - 3, 4)]
    if major in _BRANDS:
        return _BRANDS[major]
    if major in _STILL_BRANDS:
        return next((_BRANDS[brand] for brand in compatible if brand in _BRANDS), kind.HEIC)
    return kind.MP4


def riff_type(head: bytes) -> MediaType | None:
    """WebP, WAV, AVI, or CorelDRAW until version X3 (later ones are zips)."""
    if head[8:11] == b"CDR":
        return kind.CDR
    return {b"WEBP": kind.WEBP, b"WAVE": kind.WAV, b"AVI ": kind.AVI}.get(head[8:12])


def ogg_type(head: bytes) -> MediaType | None:
    """Ogg with sound; None for its films, which are hardly played any more."""
    return None if b"\x80theora" in head[:512] else kind.OGG


def is_mpeg_audio(head: bytes) -> bool:
    """Whether an MP3 frame stands at the start and another where the first one ends."""
    length = _frame_bytes(head[:4])
    return length > 0 and (_frame_bytes(head[length : length + 4]) > 0 or len(head) <= length)


def _frame_bytes(header: bytes) -> int:
    """The length of the MPEG audio frame, layer III, with this header (ISO/IEC 11172-3), 0 where it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, bitrate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bitrate in {0, 15} or rate == 3:
        return 0
    kbps, hz = _BITRATES_KBPS[1 if version == 3 else 2][bitrate], _RATES_HZ[version][rate]
    return (144_000 if version == 3 else 72_000) * kbps // hz + (header[2] >> 1 & 1)

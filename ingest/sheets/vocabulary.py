"""Words that stand for values of the closed lists, in Vietnamese, English and French: a new word is one entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from catalog.language import N_
from catalog.record.lists import DesignationList, Kind, Level, Rank
from ingest.sheets.folding import fold

Value = TypeVar("Value")


@dataclass(frozen=True)
class Vocabulary(Generic[Value]):
    """What words mean; `expected`: the usual ones, as a msgid for a message."""

    by_word: Mapping[str, Value]
    expected: str

    def get(self, text: str) -> Value | None:
        """The value that `text` names, marks and capitals aside; None where it names none."""
        return self.by_word.get(fold(text))


def _words(table: Mapping[Value, str], expected: str) -> Vocabulary[Value]:
    by_word: dict[str, Value] = {}
    for value, words in table.items():
        if isinstance(value, Enum):
            by_word[fold(str(value.value))] = value
        for word in words.split("|"):
            by_word[fold(word)] = value
    return Vocabulary(by_word, expected)


KINDS = _words(
    {
        Kind.SITE: "di tích|khu di tích|di tích lịch sử|di tích lịch sử văn hóa|danh lam thắng cảnh|danh thắng"
        "|công trình|địa điểm du lịch, di tích lịch sử|di sản|sites|monument|monuments|heritage site|site historique",
        Kind.ARTEFACT: "hiện vật|cổ vật|bảo vật|hiện vật bảo tàng|artifact|artifacts|artefacts|object|objects|objet"
        "|objets|museum object|artwork|œuvre",
        Kind.DOCUMENT: "tư liệu|tài liệu|di sản tư liệu|văn bản|documents|manuscript|manuscrit|documentary heritage",
        Kind.INTANGIBLE: "di sản phi vật thể|di sản văn hóa phi vật thể|phi vật thể|lễ hội|lễ hội văn hóa"
        "|lễ hội truyền thống|intangible heritage|festival|festivals|patrimoine immatériel|fête",
        Kind.PERSON: "nhân vật|nhân vật lịch sử|danh nhân|người|persons|people|personne|personnage",
        Kind.EVENT: "sự kiện|sự kiện lịch sử|biến cố|triều đại|triều đại lịch sử|events|événement",
        Kind.PLACE: "địa danh|địa điểm|nơi chốn|places|location|lieu",
        Kind.COLLECTION: "bộ sưu tập|sưu tập|collections",
    },
    N_("site, artefact, document, intangible heritage, person, event, place, collection"),
)

LEVELS = _words(
    {
        Level.PUBLIC: "công khai|mọi người|tất cả|public|open|libre",
        Level.SIGNED_IN: "đăng nhập|người dùng đăng nhập|signed in|registered|members",
        Level.STAFF: "nội bộ|cán bộ|nhân viên|hạn chế|mật|bí mật|tuyệt mật|tối mật|bảo mật|kín|ẩn|giấu|che|riêng tư"
        "|không|không công khai|không công bố|không hiện|không hiển thị|lưu hành nội bộ|chỉ cán bộ|chỉ nội bộ"
        "|hạn chế công khai|staff|staff only|internal|private|restricted|hidden|secret|confidential|closed"
        "|sensitive|not public|no|none|interne|caché|confidentiel|privé|non public",
    },
    N_("public, signed in, internal"),
)


@dataclass(frozen=True)
class Listing:
    """A list and the rank in it."""

    list: DesignationList
    rank: Rank = Rank.LISTED


_SITE = DesignationList.SITE
LISTINGS = _words(
    {
        Listing(_SITE, Rank.SPECIAL_NATIONAL): "di tích quốc gia đặc biệt|quốc gia đặc biệt|cấp quốc gia đặc biệt"
        "|di tích cấp quốc gia đặc biệt|qgđb|dtqgđb|cấp qgđb|đặc biệt|xếp hạng quốc gia đặc biệt"
        "|di tích lịch sử quốc gia đặc biệt|special national site|special national",
        Listing(_SITE, Rank.NATIONAL): "di tích quốc gia|quốc gia|cấp quốc gia|di tích cấp quốc gia"
        "|di tích lịch sử cấp quốc gia|di tích lịch sử quốc gia|national site|national|quoc gia"
        "|qg|dtqg|cấp qg|xếp hạng quốc gia|xếp hạng cấp quốc gia",
        Listing(
            _SITE, Rank.PROVINCIAL
        ): "di tích cấp tỉnh|cấp tỉnh|tỉnh|thành phố|tp|cấp tp|tỉnh tp|cấp tỉnh tp|xếp hạng cấp tỉnh"
        "|xếp hạng cấp thành phố|cấp tỉnh thành phố|di tích tỉnh|cấp thành phố"
        "|di tích cấp thành phố|di tích lịch sử cấp tỉnh|di tích lịch sử cấp thành phố|provincial site|provincial",
        Listing(
            DesignationList.TREASURE
        ): "bảo vật quốc gia|bảo vật|bảo vật quốc gia của việt nam|national treasure|trésor national",
        Listing(DesignationList.INTANGIBLE): "di sản văn hóa phi vật thể quốc gia|di sản phi vật thể quốc gia"
        "|danh mục di sản văn hóa phi vật thể quốc gia|national intangible heritage",
        Listing(
            DesignationList.DOCUMENTARY
        ): "di sản tư liệu quốc gia|di sản tư liệu|danh mục quốc gia về di sản tư liệu",
        Listing(
            DesignationList.ARTISAN
        ): "nghệ nhân nhân dân|nghệ nhân ưu tú|nnnd|nnưt|people's artisan|meritorious artisan",
        Listing(DesignationList.UNESCO_WORLD): "di sản thế giới|di sản văn hóa thế giới|di sản thiên nhiên thế giới"
        "|di sản văn hóa và thiên nhiên thế giới|di sản hỗn hợp thế giới|world heritage|world heritage site"
        "|patrimoine mondial|unesco world heritage",
        Listing(DesignationList.UNESCO_INTANGIBLE): "di sản văn hóa phi vật thể đại diện của nhân loại"
        "|di sản phi vật thể đại diện của nhân loại|di sản văn hóa phi vật thể cần bảo vệ khẩn cấp"
        "|kiệt tác truyền khẩu và phi vật thể của nhân loại|di sản văn hóa phi vật thể của nhân loại"
        "|representative list of the intangible cultural heritage of humanity|intangible cultural heritage of humanity"
        "|list of intangible cultural heritage in need of urgent safeguarding",
        Listing(DesignationList.UNESCO_MEMORY): "ký ức thế giới|di sản tư liệu thế giới|chương trình ký ức thế giới"
        "|di sản ký ức thế giới|di sản tư liệu thuộc chương trình ký ức thế giới khu vực châu á - thái bình dương"
        "|ký ức thế giới khu vực châu á - thái bình dương|memory of the world|mémoire du monde",
    },
    N_("special national site, national site, provincial site, national treasure, world heritage, memory of the world"),
)

LEGAL_CLASSES = _words(
    {
        "historical": "lịch sử|di tích lịch sử|lịch sử văn hóa|di tích lịch sử văn hóa|lưu niệm|cách mạng"
        "|lịch sử cách mạng",
        "architectural": "kiến trúc nghệ thuật|di tích kiến trúc nghệ thuật|kiến trúc",
        "archaeological": "khảo cổ|khảo cổ học|di tích khảo cổ|archaeological site",
        "scenic": "danh lam thắng cảnh|danh thắng|thắng cảnh|scenic site|scenic",
        "mixed": "hỗn hợp|loại hỗn hợp",
    },
    N_("historical, architectural, archaeological, scenic, mixed"),
)
"""The classes of sites by law, as sheets write them."""

NO_RANK = _words(
    {True: "chưa xếp hạng|không xếp hạng|chưa được xếp hạng|chưa|không|không có|chưa có|not ranked|none|non classé"},
    N_("not ranked"),
)
"""Words that say of a thing that it has no rank."""

_CC = "http://creativecommons.org/"
_RS = "http://rightsstatements.org/vocab/"
RIGHTS = _words(
    {
        _CC + "publicdomain/zero/1.0/": "cc0|cc0 1.0|cc 0|creative commons zero",
        _CC + "publicdomain/mark/1.0/": "pdm|public domain|phạm vi công cộng|thuộc về công chúng|domaine public"
        "|public domain mark|public domain mark 1.0|hết thời hạn bảo hộ",
        **{
            f"{_CC}licenses/{kind}/{version}/": f"cc {kind} {version}"
            + (f"|cc {kind}|creative commons {kind}" if version == "4.0" else "")
            for kind in ("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd")
            for version in ("4.0", "3.0", "2.0")
        },
        _RS + "InC/1.0/": "inc|in copyright|còn bản quyền|có bản quyền|giữ bản quyền|giữ bản quyền mọi quyền|©"
        "|all rights reserved|copyright|tous droits réservés|mọi quyền được bảo lưu",
        _RS + "InC-EDU/1.0/": "inc-edu|in copyright - educational use permitted|chỉ dùng cho giáo dục",
        _RS + "InC-NC/1.0/": "inc-nc|in copyright - non-commercial use permitted|không dùng cho mục đích thương mại",
        _RS + "NoC-NC/1.0/": "noc-nc|no copyright - non-commercial use only",
        _RS + "NoC-OKLR/1.0/": "noc-oklr|no copyright - other known legal restrictions",
        _RS + "CNE/1.0/": "cne|copyright not evaluated|chưa xác định bản quyền|chưa đánh giá bản quyền|chưa rõ",
        _RS + "UND/1.0/": "und|copyright undetermined",
        _RS + "NKC/1.0/": "nkc|no known copyright",
    },
    N_("CC0 1.0, CC BY 4.0, CC BY-SA 4.0, public domain, in copyright"),
)

LANGUAGES = _words(
    {
        "lzh": "hán|chữ hán|hán văn|tiếng hán|chinese|classical chinese|chinois|hán cổ",
        "vi-Hani": "nôm|chữ nôm|hán nôm|chữ hán nôm",
        "vi": "việt|tiếng việt|quốc ngữ|chữ quốc ngữ|vietnamese|vietnamien|vie",
        "en": "anh|tiếng anh|english|anglais",
        "fr": "pháp|tiếng pháp|french|français",
        "sa": "phạn|tiếng phạn|chữ phạn|sanskrit|sk|skt",
        "cjm": "chăm|tiếng chăm|chữ chăm|chàm|cham|cam|čam",
        "ocm": "chăm cổ|old cham",
        "km": "khmer|tiếng khmer|khơ me|kh",
        "pi": "pali|tiếng pali",
        "th": "tiếng thái lan|thai",
        "blt": "thái đen|tiếng thái|chữ thái",
        "tyz": "tày|tiếng tày|nôm tày",
        "nut": "nùng|tiếng nùng",
        "mtq": "mường|tiếng mường",
        "la": "latinh|tiếng latinh|latin",
        "ja": "nhật|tiếng nhật|japanese",
        "zh": "trung|tiếng trung|trung quốc|mandarin",
        "ru": "nga|tiếng nga|russian",
        "bo": "tạng|tây tạng|tibetan",
    },
    N_("classical Chinese, Vietnamese, English, French, Sanskrit, Cham, Khmer"),
)

ASSET_ROLES = _words(
    {
        "cover": "ảnh chính|ảnh đại diện|ảnh bìa|bìa|cover|main|main image|primary",
        "view": "ảnh|hình|ảnh chụp|hình ảnh|view|photo|photograph|image|photographie",
        "detail": "chi tiết|ảnh chi tiết|detail|détail",
        "front": "mặt trước|chính diện|front|recto|face",
        "back": "mặt sau|back|verso|revers",
        "scan": "bản quét|bản chụp|scan|numérisation",
        "inscription": "văn khắc|ảnh văn khắc|ảnh chữ khắc|ảnh minh văn|chữ trên hiện vật|inscription|writing",
        "rubbing": "thác bản|bản dập|rubbing|estampage",
        "drawing": "bản vẽ|hình vẽ|drawing|plan|dessin",
        "model": "mô hình 3d|mô hình|3d|model|3d model|modèle 3d",
        "panorama": "toàn cảnh 360|toàn cảnh|ảnh 360|panorama|360|360 panorama",
        "sound": "âm thanh|ghi âm|sound|audio|son",
        "film": "phim|video|băng hình|film|vidéo",
        "transcript": "bản ghi lời|lời|transcript|transcription",
        "captions": "phụ đề|captions|subtitles|sous-titres",
        "document": "tài liệu|hồ sơ|văn bản|document|pdf",
    },
    N_("cover, photograph, detail, inscription, rubbing, 3D model, sound, film, panorama, transcript, document"),
)

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
DIGITAL_SOURCES = _words(
    {
        _IPTC + "digitalCapture": "ảnh chụp|chụp|photograph|digital capture|photo numérique",
        _IPTC + "positiveFilm": "quét phim dương bản|positive film",
        _IPTC + "negativeFilm": "quét phim âm bản|negative film",
        _IPTC + "print": "bản quét|quét|scan|scanned print|numérisation",
        _IPTC + "digitalCreation": "dựng bằng chương trình|dựng hình bằng chương trình|vẽ bằng máy|digital creation"
        "|made by a program",
        _IPTC + "computationalCapture": "ghép ảnh|quét 3d|computational capture|photogrammetry",
        _IPTC + "trainedAlgorithmicMedia": "trí tuệ nhân tạo|ai|generated by ai",
    },
    N_("photograph, scan, photogrammetry, digital creation"),
)

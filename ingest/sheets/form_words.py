"""The words of a printed form's own rows: sums, dates and places, titles and names of those who sign."""

import re
import unicodedata
from collections.abc import Sequence

_SUM = re.compile(
    r"(tổng (cộng|số)\b.*|trong đó\s*:.*|cộng(\s*[:(].*| \d.*| (trang|bảng|dồn|chung)\b.*)?|(grand )?totals?(\s*:.*)?)"
)
_DATE = re.compile(
    r"(\D{1,60}[,\s]\s*)?ngày[\s.…_/\d]*tháng[\s.…_/\d]*năm[\s.…_/\d]*|"
    r"([^\d,]{1,40},\s*)?(ngày\s*)\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}"
)
_SIGNATURE = re.compile(
    r"người (lập|kê|kiểm kê|kiểm tra|ghi|viết|duyệt|giao|nhận)( \w+){0,4}|xác nhận( .*)?|thủ trưởng( .*)?|thủ kho|"
    r"kế toán( trưởng)?|(phó )?giám đốc|(phó )?chủ tịch|trưởng (phòng|ban)( .*)?|(t/?m|đại diện)\b.*|"
    r"nơi nhận(\s*:.*)?|\(?\s*ký\b.*(họ|tên|dấu).*"
)
_NOTE_TO_SIGN = re.compile(r"\(?\s*(đã )?ký\b.*")
_TITLE = re.compile(
    r"(kt|tl|tuq|tm|q)\s*[./].*|(phó )?(giám đốc|hiệu trưởng|chủ (tịch|nhiệm|trì|tọa|hộ)|viện trưởng|"
    r"trưởng (phòng|ban|thôn|làng|xóm|đoàn|nhóm|bộ phận|họ|tộc|ty|trạm)|"
    r"(tổ|nhóm|đoàn|hội|khoa|kho|thư viện) trưởng)\b.*|"
    r"(cán bộ|người|nhân viên|chuyên viên|kiểm kê viên|(ủy|uỷ) viên|thành viên|thư ký|kế toán|lãnh đạo|"
    r"đại diện)\b.*|"
    r"(trụ trì|thủ (nhang|từ|kho|quỹ|đền|trưởng)|sư trụ trì|bên (giao|nhận)|xác nhận|công chức|giám định viên)\b.*|"
    r"(hội đồng|tổ|đoàn|nhóm|ban) (kiểm kê|quản lý|giám đốc|khánh tiết|trị sự|kiểm tra|thẩm định|chỉ đạo|"
    r"công tác)\b.*|"
    r"(ủy|uỷ) ban nhân dân\b.*|ubnd\b.*"
)
"""As titles of those who sign begin; names of objects may too ('Người cầm đèn'), so it is one sign among others."""
_NAME = re.compile(r"(\(|[^\W\d_]+\.\s*)*[^\W\d_]+\.?(\s+[^\W\d_]+\.?){1,5}\s*(\([^()]*\))?\)?")
"""As of a person who signs: 'ThS. Nguyễn Thị B', '(đã ký)'."""
_FAMILY = re.compile(
    r"nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đoàn|trịnh|trương|lâm|mai|đào|lương|"
    r"tô|tạ|lưu|phùng|vương|thái|tống|quách|nghiêm|cù|chu|thân|khuất|giáp|kiều|hà|cao|tăng|tôn|triệu|bạch|doãn|đàm|"
    r"châu|ninh|lục|mạc|khổng|nông|hứa|âu|lò|cầm|thích"
)
"""Names of families, and that of monks."""
_PERSONS_HEADING = re.compile(r"(họ (và |, ?)?(chữ đệm |đệm )?(và )?tên|tên (người|nhân vật)|nhân vật|danh nhân)\b.*")
_TITLES_HEADING = re.compile(r"(chức (vụ|danh|vị|trách|sắc)|nghề( nghiệp)?|vai trò|phẩm hàm|tước)\b.*")
_PERSON_WORDS = range(2, 7)
_MOST_WORDS = 10


def is_foot(text: str) -> bool:
    """Whether the text is a sum, a date, or the title of one who signs."""
    return any(each.fullmatch(_plain(text)) for each in (_SUM, _DATE, _SIGNATURE))


def is_sum(text: str) -> bool:
    """Whether it is a sum: 'Tổng cộng: 20 hiện vật'."""
    return _SUM.fullmatch(_plain(text)) is not None


def is_date(text: str) -> bool:
    """Whether it is the date of the form, with its place or without: 'Hà Nội, ngày 12 tháng 3 năm 2019'."""
    return _DATE.fullmatch(_plain(text)) is not None


def is_signature(text: str) -> bool:
    """Whether it is the title of one who signs, and hardly anything else."""
    return _SIGNATURE.fullmatch(_plain(text)) is not None


def is_like_title(text: str) -> bool:
    """Whether it begins as titles of those who sign do, short and without a figure."""
    plain = _plain(text)
    is_short = len(plain.split()) <= _MOST_WORDS and not any(map(str.isdecimal, plain))
    return is_short and (_TITLE.fullmatch(plain) or _SIGNATURE.fullmatch(plain)) is not None


def is_note_to_sign(text: str) -> bool:
    """Whether it stands below a title for who signs: '(Ký, ghi rõ họ tên)'."""
    return _NOTE_TO_SIGN.fullmatch(_plain(text)) is not None


def are_names(texts: Sequence[str]) -> bool:
    """Whether each may be the name of a person who signs: of several words, without a figure."""
    return all(map(_NAME.fullmatch, texts))


def bears_person(text: str) -> bool:
    """Whether it is the name of a Vietnamese person, or ends with one: 'Nguyễn Thị B', 'Chủ tịch Hồ Chí Minh'."""
    words = unicodedata.normalize("NFC", text).strip(" .()").split()
    begins = 1 if text.isupper() else len(words) - 1
    return any(_is_person(words[at:]) for at in range(max(0, len(words) - max(_PERSON_WORDS)), begins))


def is_person(text: str) -> bool:
    """Whether it is such a name and nothing else, but for a degree: 'ThS. Nguyễn Thị B'."""
    words = unicodedata.normalize("NFC", text).strip(" .()").split()
    return _is_person([word for word in words if not (word.endswith(".") and word is words[0])])


def heads_persons(header: str) -> bool:
    """Whether persons stand in the column of this heading: 'Họ và tên'."""
    return _PERSONS_HEADING.fullmatch(_plain(header)) is not None


def heads_titles(header: str) -> bool:
    """Whether titles of persons stand in the column of this heading: 'Chức vụ'."""
    return _TITLES_HEADING.fullmatch(_plain(header)) is not None


def _is_person(words: Sequence[str]) -> bool:
    is_name = len(words) in _PERSON_WORDS and _FAMILY.fullmatch(words[0].casefold()) is not None
    return is_name and all(word[0].isupper() and word.replace(".", "").isalpha() for word in words)


def _plain(text: str) -> str:
    """The text in lower case with its marks: without them 'Cộng', a sum, would be 'Cổng', a gate."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .:")

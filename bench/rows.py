"""Rows of an inventory as a museum might have them, made by a seeded generator: 25 Vietnamese columns.

Names are made of the words that museums name things by and visitors ask for. Descriptions are syllables drawn as often
as they stand in the demo museum's own, a few everywhere and most hardly ever, as in any text: where each word stood in
most records, a search would measure what never happens.
"""

import csv
import random
import re
import tomllib
from collections import Counter
from itertools import accumulate
from pathlib import Path

DEMO = Path(__file__).resolve().parents[1] / "demo" / "workshop" / "records"

KINDS = ("di tích", "hiện vật", "tư liệu")
TYPES = {"di tích": ("đình", "chùa", "đền", "phủ"), "hiện vật": ("chuông", "trống", "tượng", "kiệu"),
         "tư liệu": ("sắc phong", "bia", "hương ước", "gia phả")}  # fmt: skip
WORDS = (  # noqa: SIM905 - a text reads better than a list
    "làng thờ thành hoàng vua chúa nhà Lê Mạc Nguyễn gỗ lim đá ong gạch ngói mái cong đao rồng phượng nghê hổ sen cúc "
    "chạm khắc sơn son thếp vàng bia ký chữ Hán sắc phong hội rước kiệu tế lễ hát quan họ ca trù tuồng chèo múa rối "
    "sông hồ núi đồng bằng Bắc Bộ trung du xứ Đoài Kinh Bắc Sơn Nam Hải Đông trùng tu tôn tạo năm đời thế kỷ niên hiệu"
).split()
PLACES = (
    "Hà Nội",
    "Bắc Ninh",
    "Hưng Yên",
    "Ninh Bình",
    "Hải Phòng",
    "Thanh Hóa",
    "Nghệ An",
    "Huế",
    "Quảng Trị",
    "Phú Thọ",
)
DATES = (
    "thế kỷ XVII",
    "Cảnh Hưng 44",
    "1783",
    "khoảng 1740",
    "Minh Mạng thứ 7",
    "cuối thế kỷ 18",
    "thời Mạc",
    "1740-1786",
)
COLUMNS = (
    "Số kiểm kê", "Loại", "Loại hình", "Tên", "Tên tiếng Anh", "Tên khác", "Mô tả", "Mô tả tiếng Anh", "Niên đại",
    "Chất liệu", "Kỹ thuật", "Kích thước", "Tỉnh/Thành phố", "Thôn", "Vĩ độ", "Kinh độ", "Xếp hạng", "Chủ đề", "Thờ",
    "Quyền", "Người giữ quyền", "Nguồn", "Vị trí kho", "Tình trạng", "Thuộc",
)  # fmt: skip
FAMILY = 20
"""Rows in a row that belong to the first of them."""


def write_sheet(path: Path, count: int) -> None:
    """A CSV of `count` rows, about 1 kB each; the same for the same count."""
    chance = random.Random(count)
    syllables = _syllables()
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(COLUMNS)
        for number in range(count):
            writer.writerow(_row(number, chance, syllables))


def _syllables() -> dict[str, int]:
    """The syllables of the demo museum's Vietnamese descriptions, and how often each stands there, added up."""
    found: Counter[str] = Counter()
    for file in sorted(DEMO.glob("*.toml")):
        for record in tomllib.loads(file.read_text(encoding="utf-8")).values():
            found.update(re.findall(r"[^\W\d_]+", record["description"].lower()))
    return dict(zip(found, accumulate(found.values()), strict=True))


def _row(number: int, chance: random.Random, syllables: dict[str, int]) -> list[str]:
    kind = chance.choice(KINDS)
    type_ = chance.choice(TYPES[kind])
    name = f"{type_.capitalize()} {' '.join(chance.choices(WORDS, k=2)).title()}"
    drawn = [chance.choices(list(syllables), cum_weights=list(syllables.values()), k=60) for _ in range(2)]
    text = [" ".join(words).capitalize() + "." for words in drawn]
    lat, lon = chance.uniform(10, 22), chance.uniform(104, 108)
    return [
        f"TB-{number}", kind, type_, name, f"{name} in English", chance.choice(WORDS).title(), text[0],
        f"A {type_} of the village, carved and gilded, number {number}", chance.choice(DATES), "gỗ; đá",
        "chạm lộng",
        f"cao {chance.randint(10, 300)} cm; rộng {chance.randint(10, 200)} cm", chance.choice(PLACES),
        f"thôn {number % 97}",
        f"{lat:.5f}", f"{lon:.5f}", chance.choice(("", "cấp tỉnh", "cấp quốc gia")), "tín ngưỡng; kiến trúc",
        chance.choice(("Tản Viên", "Liễu Hạnh", "Trần Hưng Đạo")), "CC BY 4.0", "Bảo tàng", text[1],
        f"Kho {number % 9}", "tốt", f"TB-{number - number % FAMILY}" if number % FAMILY else "",
    ]  # fmt: skip

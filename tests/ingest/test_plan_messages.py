"""Every message about sheets and plans can be said in both languages with the values it is given."""

from pathlib import Path

import pytest

from catalog.messages import Message
from ingest.planning import make_plan
from ingest.sources import discover


def _all(folder: Path) -> list[Message]:
    plan = make_plan(discover([folder]))
    told = [*plan.messages, *(message for facts in plan.sources for message in facts.messages), *plan.left.values()]
    for batch in plan.batches(lambda keys: {}, lambda path: None):
        told += [message for row in batch for message in row.messages]
    return told


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_told_about_a_bad_folder_can_be_read(tmp_path: Path, language: str) -> None:
    bad = {
        "trống.csv": b" ",
        "ngoặc.csv": 'Mã,Tên\n1,"A\n'.encode(),
        "mã.csv": "Ma,Ten\n1,大南國\n".encode("big5"),
        "dấu.csv": b"x y z\n1 2 3\n",
        "lạ.csv": b"a,b\n1,2\n",
        "hỏng.xlsx": b"PK\x03\x04",
        "sâu.json": b"[" * 5000,
        "DT-01-DT-02.jpg": b"x",
        "khác.jpg": b"x",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "bảng.csv").write_text(
        "Số kiểm kê,Tên,Ảnh,Niên đại,Vĩ độ,Kích thước,Ngôn ngữ,Quyền,Xếp hạng,,Tên\n"
        "DT-01,Đình,mất.jpg,hồi xưa,x,to,lạ,lạ,lạ,thừa,B\nDT-02,,,,,,,,,,\nDT-03,A\nDT-03,B\n,C\n",
        encoding="utf-8",
    )
    told = _all(tmp_path)
    assert len({message.code for message in told}) > 18
    for message in told:
        text = message.text(language)
        assert text
        assert "{" not in text.replace("{{", "")

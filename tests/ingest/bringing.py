"""Folders as curators bring them, and the shortest ways to look at what became of them."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from sqlalchemy import func, select

from catalog import imported, institutions, tables
from catalog.museum import Museum
from catalog.policy import STAFF
from catalog.record.model import Record
from catalog.views import open_record
from ingest.report import Report

HEADERS = ["Số kiểm kê", "Loại", "Tên", "Mô tả", "Niên đại", "Thờ", "Liên quan", "Vĩ độ", "Kinh độ", "Ảnh"]
Import = Callable[..., Report]


def write_sheet(folder: Path, *rows: Mapping[str, str], **everywhere: str) -> Path:
    """A folder with one CSV file of these rows, and of columns that say the same in each."""
    folder.mkdir(exist_ok=True)
    with (folder / "bang-ke.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, [*HEADERS, *everywhere], restval="")
        writer.writeheader()
        writer.writerows({**everywhere, **row} for row in rows)
    return folder


def make_row(number: str, name: str, **more: str) -> dict[str, str]:
    """A row of an artefact."""
    return {"Số kiểm kê": number, "Loại": "hiện vật", "Tên": name, **more}


def make_photo(path: Path, colour: str = "red") -> Path:
    """A small real photograph."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), colour).save(path)
    return path


def counts(report: Report) -> dict[str, int]:
    """What the report counts, zeros left out."""
    return {action.value: number for action, number in report.counts.items() if number}


def number_of(museum: Museum, table: str) -> int:
    """How many rows a table has."""
    with museum.database.connect() as connection:
        return connection.scalar(select(func.count()).select_from(tables.metadata.tables[table])) or 0


def head_of(museum: Museum, key: str) -> tuple[str, Record]:
    """The id and the head of the record that a row with this key made."""
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None).id
        known = imported.known_by_import_key(connection, home, [key])[key]
        return known.record_id, open_record(connection, known.record_id, STAFF).record


def codes(report: Report) -> list[str]:
    """The codes of all messages about rows, in order."""
    return [message["code"] for row in report.rows() for message in row["messages"]]

# SPDX-License-Identifier: Apache-2.0
"""Write demo/collection/bang-ke.xlsx from the text beside this script: python demo/workshop/make_sheet.py

Needs `xlsxwriter`; the same text makes the same bytes.
"""

from __future__ import annotations

from datetime import datetime

import xlsxwriter
from sheet import WORKBOOK, Sheet, workbook

MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - Excel's properties know no time zone; fixed, so that the file does not change by itself


def write(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    """One sheet with a frozen, bold header and wrapped text."""
    page = book.add_worksheet(sheet.title)
    head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bg_color": "#F3E9D2"})
    body = book.add_format({"valign": "top", "text_wrap": True})
    for column, (header, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, header, head)
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, column, value, body)
            elif value is not None:
                page.write_number(number, column, value, body)
    page.freeze_panes(1, 1)


def main() -> None:
    sheets = workbook()
    with xlsxwriter.Workbook(str(WORKBOOK)) as book:
        book.set_properties({"title": "Bảng kê bảo tàng mẫu", "author": "Dự án Heritage", "created": MADE})
        for sheet in sheets:
            write(book, sheet)
    print(f"{WORKBOOK.name}: " + ", ".join(f"{s.title} {len(s.rows)} dòng" for s in sheets))


if __name__ == "__main__":
    main()

"""An export carried out: pages brought up to date, written below a folder, and brought again to see that all is so."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from catalog.errors import HeritageError
from catalog.institutions import Institution
from catalog.language import N_
from catalog.museum import Museum
from ingest.coming_back import continued
from ingest.keeping import every_sheet, kept_sheets, opened
from ingest.outgoing.export import Export, Told, together
from ingest.outgoing.files import Format, like_formulas, write_pages
from ingest.outgoing.pages import Page
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sheets.kept import KeptSheet
from ingest.sources import discover

_OF_TEXT = {".csv", ".tsv", ".tab", ".txt"}
"""What a spreadsheet program opens by itself and reads formulas in."""


class NoSuchSheetError(HeritageError):
    """No sheet that was brought has this name, and no run this id."""

    code = "sheet-unknown"
    status = 404
    msgid = N_("No sheet '{sheet}' was brought, and no run of that id brought any. Brought were: {sheets}.")


@dataclass
class GoneOut:
    """What was written, and what is to be told of it.

    `formulas`: cells that look like formulas, in files of text; `without_a_sheet`: records that never had a row.
    """

    told: Told
    written: list[Path] = field(default_factory=list)
    tables: int = 0
    formulas: int = 0
    without_a_sheet: int = 0


def go_out(museum: Museum, institution_id: str, folder: Path, form: Format | None, only: str = "") -> GoneOut:
    """Write every sheet that was brought, or those that `only` means (a run, a file, a tab), below `folder`.

    Raises NoSuchSheetError, TextTooLongError, FileNotFoundError where the store has lost a sheet.
    """
    with museum.database.connect() as connection:
        kept = kept_sheets(connection, institution_id)
        earlier = [one for one in every_sheet(connection, institution_id) if one not in kept]
    export = Export(museum, institution_id)
    done = GoneOut(export.told)
    with ExitStack() as stack:
        pages: list[Page] = []
        for some in together(kept):
            pages += export.pages(some, stack.enter_context(opened(museum, some)))
        for some in together(earlier):
            if export.rest():
                found = export.pages(some, stack.enter_context(opened(museum, some)), rest=True)
                pages += [one.called(_by_run(one.kept)) for one in found]
        done.without_a_sheet = export.without_a_sheet()
        if only:
            pages = _meant(pages, only)
        for each in _by_file(pages):
            done.written += write_pages(each, folder, form)
            done.tables += len(each)
        done.formulas = like_formulas(pages) if any(path.suffix in _OF_TEXT for path in done.written) else 0
    return done


def _by_run(kept: KeptSheet) -> str:
    """What the file is called that has the rows which left it: after the run that brought them."""
    path = PurePosixPath(kept.file)
    return str(path.with_name(f"{path.stem} {kept.run}{path.suffix}"))


def _meant(pages: Sequence[Page], only: str) -> list[Page]:
    """The pages that a person names: by run, by file with or without its folders and ending, or by tab."""
    found = [one for one in pages if only in _names(one.kept)]
    if not found:
        names = sorted({one.kept.tab or one.kept.file for one in pages})
        raise NoSuchSheetError(sheet=only, sheets=", ".join(names))
    return found


def _names(kept: KeptSheet) -> set[str]:
    file = PurePosixPath(kept.file)
    return {kept.run, kept.file, file.name, file.stem, kept.tab} - {""}


def _by_file(pages: Iterable[Page]) -> list[list[Page]]:
    """The pages of one workbook together; of two files with one name the later is numbered."""
    files: dict[str, list[Page]] = {}
    for page in pages:
        name = page.kept.file
        number = 2
        while name in files and _meets(files[name], page):
            path = PurePosixPath(page.kept.file)
            name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            number += 1
        files.setdefault(name, []).append(page if name == page.kept.file else page.called(name))
    return list(files.values())


def _meets(pages: Sequence[Page], page: Page) -> bool:
    """Whether a page with this tab is there already, or the file has no tabs."""
    return not page.kept.tab or any(one.kept.tab in {"", page.kept.tab} for one in pages)


def tried(museum: Museum, home: Institution, folder: Path, language: str) -> Report:
    """What bringing the folder again would change: the dry run of an import, which writes nothing."""
    with museum.database.connect() as connection:
        before = kept_sheets(connection, home.id)
    plan = continued(museum, home.id, make_plan(discover([folder]), before=before))
    report = Report(language, sources=plan.sources, messages=list(plan.messages))
    Run(museum, plan, Order(home, "", ""), report).preview(lambda done, total: None)
    return report

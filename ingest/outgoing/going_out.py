"""An export carried out: pages brought up to date, written below a folder, and brought again to see that all is so."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NoReturn

from catalog.errors import HeritageError
from catalog.institutions import Institution
from catalog.language import N_
from catalog.museum import Museum
from catalog.own_folders import for_oneself
from ingest.coming_back import continued
from ingest.keeping import Brought, brought, kept_sheets, what_is_left
from ingest.outgoing.export import Export, together
from ingest.outgoing.files import Format, write_pages
from ingest.outgoing.pages import Page, Told
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sheets.kept import KeptSheet
from ingest.sources import discover


class NoSuchSheetError(HeritageError):
    """No sheet that was brought has this name, and no run this id."""

    code = "sheet-unknown"
    status = 404
    msgid = N_("No sheet '{sheet}' was brought, and no run of that id brought any. Brought were: {sheets}.")


class SheetTakenOverError(HeritageError):
    """The sheet was brought, and nothing of it goes out: its records go out with others, most often later ones."""

    code = "sheet-taken-over"
    status = 404
    msgid = N_(
        "'{sheet}' was brought, but all its records are described by other sheets today, of which those brought last "
        "count: {sheets}. Name one of these, or its run."
    )


@dataclass
class GoneOut:
    """What was written, and what is to be told of it.

    `formulas`: cells that look like formulas, in files of text; `without_a_sheet`: records that never had a row;
    `lost`: the sheets that the store has not any more, so that what they held is not here.
    """

    told: Told = field(default_factory=Told)
    written: list[Path] = field(default_factory=list)
    tables: int = 0
    formulas: int = 0
    without_a_sheet: int = 0
    lost: list[KeptSheet] = field(default_factory=list)


def go_out(museum: Museum, institution_id: str, folder: Path, form: Format | None, only: str = "") -> GoneOut:
    """Write every sheet that was brought, or those that `only` means (a run, a file, a tab), below `folder`.

    Nobody but the user who asks for it may read the files. Raises NoSuchSheetError, SheetTakenOverError,
    TextTooLongError, SheetTooLargeError.
    """
    with museum.database.connect() as connection:
        sheets = brought(connection, institution_id)
    export = Export(museum, institution_id)
    with ExitStack() as stack:
        pages, lost = _all_pages(stack, museum, export, sheets)
        if only:
            pages, lost = _meant(pages, lost, only) or _refuse(museum, export, sheets, pages, only)
        done = GoneOut(sum((page.told for page in pages), Told()), tables=len(pages), lost=lost)
        done.without_a_sheet = 0 if only else export.without_a_sheet()
        with for_oneself():
            for each in _by_file(pages):
                files, formulas = write_pages(each, folder, form)
                done.written += files
                done.formulas += formulas
    return done


def _all_pages(stack: ExitStack, museum: Museum, export: Export, sheets: Brought) -> tuple[list[Page], list[KeptSheet]]:
    """The pages of all sheets, and the sheets that are missed; of those taken the place of only what no other has."""
    pages: list[Page] = []
    for some in together(sheets.last):
        pages += _pages(stack, museum, export, some, rest=some[0].run in sheets.half_undone)
    lost = list(export.lost)
    export.look_for_the_rest()
    for some in together(sheets.others):
        if export.without_a_row:
            found = _pages(stack, museum, export, some, rest=True)
            pages += [one.called(_by_run(one.kept)) for one in found]
    return pages, export.lost if export.without_a_row else lost


def _pages(stack: ExitStack, museum: Museum, export: Export, some: Sequence[KeptSheet], *, rest: bool) -> list[Page]:
    """The pages of sheets that were brought together; what was unpacked stays no longer than there is one to write."""
    with ExitStack() as unpacked:
        found = unpacked.enter_context(what_is_left(museum, some))
        there = [one for one, _ in found]
        export.lost += [one for one in some if one not in there]
        pages = export.pages(found, rest=rest)
        if pages:
            stack.push(unpacked.pop_all())
    return pages


def _by_run(kept: KeptSheet) -> str:
    """What the file is called that has the rows which left it: after the run that brought them."""
    path = PurePosixPath(kept.file)
    return str(path.with_name(f"{path.stem} {kept.run}{path.suffix}"))


def _meant(pages: Sequence[Page], lost: Sequence[KeptSheet], only: str) -> tuple[list[Page], list[KeptSheet]] | None:
    """The pages that a person names, and the sheets of that name that are lost: by run, by file with or without its
    folders and ending, or by tab; None where nothing of that name goes out.
    """
    found = [one for one in pages if only in _names(one.kept, one.file)]
    missed = [one for one in lost if only in _names(one, one.file)]
    is_elsewhere = all(one.told.elsewhere and not one.told.rows for one in found)
    return (found, missed) if missed or not is_elsewhere else None


def _refuse(museum: Museum, export: Export, sheets: Brought, pages: Sequence[Page], only: str) -> NoReturn:
    """Raises SheetTakenOverError where the records of `only` go out with other sheets; else NoSuchSheetError."""
    named = [one for one in (*sheets.last, *sheets.others) if only in _names(one, one.file)]
    with what_is_left(museum, named) as found:
        others = export.holders([table for _, table in found])
    if others:
        raise SheetTakenOverError(sheet=only, sheets=", ".join(f"{one.called} ({one.run})" for one in others))
    names = sorted({one.kept.tab or one.file for one in pages})
    raise NoSuchSheetError(sheet=only, sheets=", ".join(names))


def _names(kept: KeptSheet, file_name: str) -> set[str]:
    file = PurePosixPath(file_name)
    return {kept.run, file_name, file.name, file.stem, kept.tab} - {""}


def _by_file(pages: Iterable[Page]) -> list[list[Page]]:
    """The pages of one workbook together; of two files with one name the later is numbered."""
    files: dict[str, list[Page]] = {}
    for page in pages:
        name = page.file
        number = 2
        while name in files and _meets(files[name], page):
            path = PurePosixPath(page.file)
            name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            number += 1
        files.setdefault(name, []).append(page if name == page.file else page.called(name))
    return list(files.values())


def _meets(pages: Sequence[Page], page: Page) -> bool:
    """Whether a page with this tab is there already, or the file has no tabs."""
    return not page.kept.tab or any(one.kept.tab in {"", page.kept.tab} for one in pages)


def tried(museum: Museum, home: Institution, folder: Path, language: str) -> Report:
    """What bringing the folder again would change: the dry run of an import, which writes nothing."""
    with museum.database.connect() as connection:
        before = kept_sheets(connection, home.id)
    plan = continued(museum, home.id, make_plan(discover([folder]), before=before, work=museum.work))
    report = Report(language, sources=plan.sources, messages=list(plan.messages))
    Run(museum, plan, Order(home, "", ""), report).preview(lambda done, total: None)
    return report

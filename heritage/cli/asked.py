"""What can be asked of `heritage ingest`: its options, and their values in one."""

from dataclasses import dataclass
from pathlib import Path

import click

from catalog.language import N_
from heritage.cli.words import FILE, PATH, WORD, by_option


@dataclass(frozen=True)
class Asked:
    """What was typed after `heritage ingest`."""

    paths: tuple[Path, ...]
    sheet: Path | None
    mapping: Path | None
    save_mapping: Path | None
    pairs: Path | None
    save_pairs: Path | None
    collection: str | None
    institution: str | None
    publish: bool
    dry_run: bool
    report: Path | None
    by: str
    reason: str

    @property
    def named(self) -> tuple[Path, ...]:
        """The paths of all that is to be read."""
        return (*self.paths, *filter(None, (self.sheet, self.mapping, self.pairs)))


OPTIONS = (
    click.argument(
        "paths",
        metavar=N_("PATH..."),
        nargs=-1,
        required=True,
        type=PATH,
        help=N_("Folders, files and sheets to bring in."),
    ),
    click.option("--sheet", type=FILE, metavar=N_("FILE"), help=N_("The sheet, where a folder has several.")),
    click.option(
        "--mapping", type=FILE, metavar=N_("FILE"), help=N_("A mapping file (TOML) that says what columns mean.")
    ),
    click.option(
        "--save-mapping",
        type=PATH,
        metavar=N_("FILE"),
        help=N_("Write what was recognised of the columns, to be changed and used again."),
    ),
    click.option(
        "--pairs",
        type=FILE,
        metavar=N_("FILE"),
        help=N_("A table, saved before and filled in, that says whose files are."),
    ),
    click.option(
        "--save-pairs",
        type=PATH,
        metavar=N_("FILE"),
        help=N_("Write which file goes to which record and why, as a workbook to be filled in (or CSV by its ending)."),
    ),
    click.option(
        "--collection",
        type=WORD,
        metavar=N_("TEXT"),
        help=N_("Number of the collection that all of it belongs to, or its name in the sheet."),
    ),
    click.option(
        "--institution",
        type=WORD,
        metavar=N_("NAME"),
        help=N_("Short name or name of the institution, where there are several."),
    ),
    click.option("--publish", is_flag=True, help=N_("Show it to the public at once.")),
    click.option("--dry-run", is_flag=True, help=N_("Show the plan, write nothing.")),
    click.option("--report", type=PATH, metavar=N_("FILE"), help=N_("Write the report, row by row, as CSV or JSON.")),
    by_option,
    click.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why this is done, for the history.")),
)

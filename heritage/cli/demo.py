"""heritage demo: the demo museum, made on the first start and served."""

import hashlib
import io
import os
from contextlib import redirect_stdout
from pathlib import Path

import click
from sqlalchemy import Engine

from catalog import institutions, lookup
from catalog.errors import HeritageError
from catalog.language import N_
from catalog.text import best
from heritage import paths
from heritage.cli import EXIT_FAILED, language, root, say, settings_for_command
from heritage.cli.serve import host_option, open_site, port_option
from heritage.serve import check_port
from heritage.settings import Settings
from heritage.wiring import open_museum

NAME = {"vi": "Bảo tàng mẫu Heritage", "en": "Heritage Demonstration Museum"}
DESCRIPTION = {
    "vi": "Bảo tàng này chỉ có trên mạng, để cho thấy phần mềm Heritage làm được gì: không có nhà trưng bày, không có "
    "địa chỉ, không giữ hiện vật nào. Hồ sơ kể về di sản có thật, soạn từ những nguồn ghi trong từng hồ sơ; hình ảnh, "
    "mô hình và âm thanh đều do máy tính dựng, và ghi rõ như thế. Đây là bảo tàng mẫu: không có ai nhận và trả lời "
    "thư.",
    "en": "This museum is on the web only, to show what the Heritage software can do: it has no building, no address "
    "and keeps no object. Its records tell of real heritage, written from the sources that each of them names; "
    "pictures, models and sounds are all made by computer, and say so. It is a demonstration: nobody here answers "
    "letters.",
}
MAKING = N_("Making the demo museum in {folder} (once; later starts take seconds) ...")
MADE = N_(
    "Records brought by 'heritage ingest {folder} --publish': {count}. What it said of each row and file: {report}"
)
THERE = N_("The demo museum is in {folder} already.")
STAMP = "demo-ingested"
REPORT = "demo-report.csv"


class NoDemoError(HeritageError):
    """The demo's material is part of a checkout, not of an installed package."""

    code = "no-demo"
    msgid = N_("The demo's material is not here: it comes with a checkout of the source. Run 'make demo' there.")


class OtherMuseumError(HeritageError):
    """The data folder is a real museum's."""

    code = "not-the-demo"
    msgid = N_(
        "There is a museum in {folder}: {names}. The demo is never put into another museum. Unset HERITAGE_DATA, or "
        "name an empty folder with it."
    )


@click.command()
@host_option
@port_option
@click.pass_context
def command(ctx: click.Context, host: str, port: int) -> None:
    if not paths.DEMO.is_dir():
        raise NoDemoError
    os.environ.setdefault("HERITAGE_DATA", "var/demo")
    settings = settings_for_command()
    check_port(host, port)
    stamp, wanted = settings.data / STAMP, _fingerprint(paths.DEMO)
    if stamp.exists() and stamp.read_text() == wanted:
        say(THERE, folder=settings.data)
    else:
        say(MAKING, folder=settings.data)
        _make(settings)
        stamp.write_text(wanted)
    open_site(host, port, workers=1)


def _make(settings: Settings) -> None:
    """Bring the demo's collection; what the ingest says at length waits in a report, unless it did not go well."""
    museum = open_museum(settings)
    _institution(museum.database, settings.data)
    report = settings.data / REPORT
    arguments = ["ingest", str(paths.DEMO), "--publish", "--by", "demo", "--report", str(report)]
    with redirect_stdout(io.StringIO()) as told:
        outcome = root.main(arguments, standalone_mode=False)
    if outcome:
        click.echo(told.getvalue(), nl=False)
        raise click.exceptions.Exit(EXIT_FAILED)
    with museum.database.connect() as connection:
        count, _ = lookup.counts(connection)
    museum.database.dispose()
    say(MADE, folder=_near(paths.DEMO), count=count, report=report)


def _near(folder: Path) -> Path:
    """The folder as somebody would type it who stands where the command was given."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _institution(database: Engine, folder: Path) -> None:
    """Make the demo's institution; raises OtherMuseumError where there is any other."""
    with database.begin() as connection:
        others = [one.name for one in institutions.all_of(connection) if one.name != NAME]
        if others:
            raise OtherMuseumError(folder=str(folder), names=", ".join(best(name, language())[0] for name in others))
        institutions.add(connection, NAME, description=DESCRIPTION)


def _fingerprint(folder: Path) -> str:
    """Names, sizes and times of the demo's files: enough to notice a new version of them."""
    lines = [
        f"{path.relative_to(folder)}:{path.stat().st_size}:{path.stat().st_mtime_ns}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()

"""Imports as `heritage ingest` makes them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from catalog import institutions
from catalog.museum import Museum
from heritage.catch_up import catch_up
from ingest.coming_back import continued
from ingest.keeping import kept_sheets
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sheets.mapping import SheetMapping
from ingest.sources import discover
from tests.ingest.bringing import Import


@pytest.fixture
def bring(museum: Museum) -> Import:
    """Import a folder; `work`: work on its files too, and conclude, as the command does."""

    def run(
        folder: Path,
        *,
        publish: bool = True,
        dry: bool = False,
        work: bool = False,
        constants: Mapping[str, str] | None = None,
        mapping: SheetMapping | None = None,
    ) -> Report:
        with museum.database.connect() as connection:
            home = institutions.choose(connection, None)
            before = kept_sheets(connection, home.id)
        plan = continued(museum, home.id, make_plan(discover([folder]), mapping, constants, before=before))
        report = Report("vi", sources=plan.sources, messages=list(plan.messages))
        made = Run(museum, plan, Order(home, "an", "thử", publish), report)
        (made.preview if dry else made.carry_out)(lambda done, total: None)
        if work:
            catch_up(museum, lambda done, total: None)
            made.conclude()
        return report

    return run

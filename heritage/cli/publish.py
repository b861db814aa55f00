"""heritage publish: show records to the public, or take them back."""

import click

from catalog import audit, records
from catalog.language import N_
from heritage.cli import say, settings_for_command
from heritage.people import system_user
from heritage.wiring import open_museum

SHOWN = N_("{count} records are public now.")
WITHDRAWN = N_("{count} records were taken back; their addresses say so.")


@click.command()
@click.argument("record_ids", nargs=-1, required=True)
@click.option("--withdraw", is_flag=True)
@click.option("--by", default=system_user)
def command(record_ids: tuple[str, ...], withdraw: bool, by: str) -> None:
    museum = open_museum(settings_for_command())
    with museum.database.begin() as connection:
        for record_id in record_ids:
            audit.note(connection, by, "withdraw" if withdraw else "publish", record_id)
        if withdraw:
            for record_id in record_ids:
                records.withdraw(connection, record_id)
            say(WITHDRAWN, count=len(record_ids))
        else:
            say(SHOWN, count=records.publish(connection, record_ids))

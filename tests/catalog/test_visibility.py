"""Asking whether named records may be seen costs what they are, not what the museum holds."""

from sqlalchemy import select

from catalog.museum import Museum
from catalog.policy import VISITOR
from catalog.tables import acl, record
from catalog.visibility import visible
from tests.records import make_record, save


def test_named_records_are_found_by_their_ids_not_among_all_that_the_public_sees(museum: Museum) -> None:
    ids = save(museum, *(make_record("artefact", f"Mảnh {number}") for number in range(30)))
    with museum.database.connect() as connection:
        seen = visible(connection, VISITOR)
        named = select(record.c.id, acl.c.readers).join(acl, acl.c.id == record.c.public_acl)
        asked = named.where(record.c.id.in_(ids), seen).compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
    assert any("(id=?)" in step[-1] for step in plan)
    assert not any("public_acl" in step[-1] for step in plan)

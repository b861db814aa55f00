"""Pointers that stood before a run to records that it brought: an import cut off left them, and another went on."""

from sqlalchemy import Connection

from catalog import revisions, runs
from catalog.references import targets
from catalog.runs import RunRecord


class Dangling:
    """Tells the pointers that led to nothing before the run, from those that somebody made since.

    An import ties a row to the records of rows still to come, whose ids it knows. Cut off between the two, it leaves a
    pointer to nothing; once the run that brought the rest is taken back, the pointer is as it was before that run.
    """

    def __init__(self, connection: Connection, run: RunRecord) -> None:
        self._connection = connection
        self._run = run
        self._earlier: dict[str, bool] = {}

    def stood(self, source: str, target: str) -> bool:
        """Whether the record `source` has pointed to `target` since before the run, and never stopped."""
        for state in revisions.history(self._connection, source):
            if target not in targets(state.record):
                return False
            if state.run_id and self._is_earlier(state.run_id):
                return True
        return False

    def _is_earlier(self, run_id: str) -> bool:
        if run_id not in self._earlier:
            found = runs.find(self._connection, run_id)
            self._earlier[run_id] = found is not None and found.place < self._run.place
        return self._earlier[run_id]

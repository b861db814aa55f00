"""Structured logs: one JSON object a line on standard error."""

import json
import logging
from datetime import UTC, datetime

_STANDARD = frozenset(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"message", "asctime", "taskName"}


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON; what was passed as `extra` becomes fields."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in record.__dict__.items() if name not in _STANDARD}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


USUAL_LEVEL = "WARNING"


def set_up(level: str | None) -> None:
    """Send the logs of this process to standard error, from `level` up (None: the usual one)."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=level or USUAL_LEVEL, handlers=[handler], force=True)


def set_up_if_asked(level: str | None) -> None:
    """Show the logs where the settings name a `level`, else none: for commands, and for what works beside them."""
    if level:
        set_up(level)
    else:
        keep_quiet()


def keep_quiet() -> None:
    """Show no log: a command that talks to a person says in sentences what that person must know."""
    logging.basicConfig(handlers=[logging.NullHandler()], force=True)

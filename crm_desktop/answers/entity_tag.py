"""The ETag of an answer: it tells the conditions of the answer, so that any process can see whether they still hold.

Whether a client has what would be answered anew is seen without the answer, and without having computed it here before.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crm_desktop.answers.answer import Conditions
from crm_desktop.answers.question import Question
from resolvers.period import Interval

_TAG = re.compile(r'"([0-9a-f]{1,16})-([0-9a-f]{1,16})-([vli]{0,3})-([A-Za-z0-9_-]{32})"')
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Form:
    """The bytes of the same answer depend on the format and the content coding it is sent in; each has a tag of its own."""

    media_type: str
    coding: str


def write_tag(question: Question, conditions: Conditions, form: Form) -> str:
    """The tag of an answer under these conditions: the instants it is good at and how it depends on visit and clock, then a digest.

    That of one that tells when it was asked for is weak: what it says is the same, but for that.
    """
    flags = (
        ("v" if conditions.events_since else "")
        + ("l" if conditions.is_look else "")
        + ("i" if conditions.tells_instant else "")
    )
    start, end = (f"{(at - _EPOCH) // _MOMENT:x}" for at in (conditions.instants.start, conditions.instants.end))
    since = "" if conditions.events_since is None else conditions.events_since.astimezone(UTC).isoformat()
    told = "\n".join(
        (question.digest.hex(), conditions.version, start, end, flags, since, form.media_type, form.coding)
    )
    digest = base64.urlsafe_b64encode(hashlib.sha256(told.encode()).digest()[:24]).decode()
    return f'{"W/" if conditions.tells_instant else ""}"{start}-{end}-{flags}-{digest}"'


def current_tag(header: str, question: Question, form: Form) -> tuple[str, Conditions] | None:
    """The tag in an If-None-Match header of an answer that would be answered anew, with its conditions; ``None`` if there is none."""
    for tag, conditions in _read(header, question):
        if not conditions.hold(question):
            continue
        current = write_tag(question, conditions, form)
        # Proxies that compress answers make tags weak.
        if current.removeprefix("W/") == tag:
            return current, conditions
    return None


def _read(header: str, question: Question) -> Iterator[tuple[str, Conditions]]:
    """The tags of our form, as if they were of what is asked now."""
    for found in _TAG.finditer(header):
        start, end, flags, _ = found.groups()
        try:
            instants = Interval(_EPOCH + int(start, 16) * _MOMENT, _EPOCH + int(end, 16) * _MOMENT)
        except OverflowError:
            continue
        since = question.viewer.events_since if "v" in flags else None
        yield found[0], Conditions(question.version, instants, since, "l" in flags, "i" in flags)

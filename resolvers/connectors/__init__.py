"""Connectors: records of other systems, brought in by what each vendor's package declares, over one frame.

Writing the next one
--------------------
A vendor is a package here (``bitrix24``) with one `Connector`, listed in `vendors.CONNECTORS`. It says, from the vendor's documentation
and citing it, what only it can know; everything else is the frame's:

- ``settings``: what an administrator gives (`Setting`). Secret ones are sealed and never shown again.
- ``pace``: how often it may be asked (`Pace`). The frame waits, and keeps what is used up over restarts.
- ``trouble_of``: how an answer says that something is wrong (`Trouble`); `asking.trouble_of_status` reads the status alone. The frame
  tries again what is worth it, waits for as long as ``Retry-After`` says, and tells administrators of the rest.
- ``read_directory``: departments, people, types, stages, fields and their options, whole, as rows (`Directory`), and what the mapping
  of records has to know of it later (``Session.known``). `fields` and `people` make rows of fields with their options, and of
  people of whom no more than a number is told.
- ``entities``: what is listed by itself (`Entity`), those first that others refer to: its pages since an instant, those of these ids,
  and the light pages that reconciliation compares; and how a record becomes rows (`docs/feed.md`).
- ``read_events``: which records a message of the vendor's says have changed. Nothing else of it is believed: they are fetched.
- ``check``: something small to ask, which tells whether the settings are right.

Ids in rows are the vendor's own, made one's own kind's by a prefix (``deal-15``). The frame puts the connection before them, finds who
and what is here already (people by e-mail, types, stages, fields and options by name), and sets ``changed_at`` and ``deleted``.

What the frame does (`steps`): a run goes through steps, a page at a time. Rows, checkpoint, refusals and counts are written in one
transaction, which is given up where another process has the connection by now; so a process may be killed anywhere. The first run
brings the history; those after it what changed, a little overlapping, and what events named; each night what is here is compared with
what is there by ids and times of change, and differences are told and mended (`reconciling`).
"""

from resolvers.connectors.asking import Answer, Networks, trouble_of_status
from resolvers.connectors.declaration import (
    Choices,
    Connector,
    Cursor,
    Directory,
    Entity,
    Event,
    EventMessage,
    Pace,
    Page,
    Record,
    Row,
    Setting,
    TypeChoices,
)
from resolvers.connectors.session import Session
from resolvers.connectors.trouble import Trouble, TroubleKind, VendorError

__all__ = [
    "Answer",
    "Choices",
    "Connector",
    "Cursor",
    "Directory",
    "Entity",
    "Event",
    "EventMessage",
    "Networks",
    "Pace",
    "Page",
    "Record",
    "Row",
    "Session",
    "Setting",
    "Trouble",
    "TroubleKind",
    "TypeChoices",
    "VendorError",
    "trouble_of_status",
]

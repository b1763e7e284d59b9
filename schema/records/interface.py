"""What all records share."""

from datetime import datetime

import strawberry

from resolvers.records import reading
from resolvers.records.link import link_of
from resolvers.records.title import title_of
from schema.context import Info, viewer_of
from schema.directory.user import User, show_person
from schema.node import Node


@strawberry.interface(description="A contact, activity, deal or communication: what figures count and lists show.")
class Record(Node):
    record: strawberry.Private[reading.Record]

    @strawberry.field(description="What it is called; for a communication, its direction and channel in your language.")
    def title(self, info: Info) -> str:
        return title_of(self.record, info.context.language)

    @strawberry.field(description="Who is responsible for it; null for nobody. Decides who sees it.")
    def responsible(self) -> User | None:
        return show_person(self.record.responsible) if self.record.responsible else None

    @strawberry.field(
        description="When it came into being, on the company's clock; for a communication, when it took place."
    )
    def created_at(self, info: Info) -> datetime:
        return self.record.created_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(
        description="Where it is opened in the system it came from, by the company's `links`: always an address of http or https. Null "
        "where the company has set none for its kind, and without an external id."
    )
    def url(self, info: Info) -> str | None:
        return link_of(self.record, viewer_of(info).company)

    @strawberry.field(description="Its id in the system it came from; null if it was made here without one.")
    def external_id(self) -> str | None:
        return self.record.external_id

"""Where files come from."""

from datetime import datetime

import strawberry

from resolvers.mapping import Source, read_sources
from schema.context import Info, viewer_of
from schema.directory.row_number import row_number
from schema.file_import.mapping import FileMapping, show_mapping
from schema.node import Node, finds, global_id
from schema.writing import command_context


@strawberry.type(
    description="Where files come from, by a name that somebody gave it, with the mapping by which its last one went in."
)
class FileSource(Node):
    kept: strawberry.Private[Source]

    @strawberry.field(description="What it is called.")
    def name(self) -> str:
        return self.kept.name

    @strawberry.field(description="The mapping by which its last file went in.")
    def mapping(self) -> FileMapping:
        return show_mapping(self.kept.mapping)

    @strawberry.field(description="When its last file went in.")
    def changed_at(self, info: Info) -> datetime:
        return self.kept.changed_at.astimezone(viewer_of(info).company.zone)


def show_source(source: Source) -> FileSource:
    """The source as it is told."""
    return FileSource(id=global_id("FileSource", source.id), kept=source)


@finds("FileSource")
async def find_file_source(info: Info, key: str) -> FileSource | None:
    """A source of the company, if an administrator asks."""
    command = command_context(info)
    if not command.viewer.is_admin:
        return None
    return next((show_source(each) for each in await read_sources(command) if each.id == row_number(key)), None)

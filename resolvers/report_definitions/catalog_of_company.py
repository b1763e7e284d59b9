"""The catalogue of a company's desktops: the blocks that every company has, and the reports that this one has published."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.document import read_definition
from resolvers.report_definitions.saved_report import SavedReport, saved_report
from resolvers.statement import Part, read_parts_within

# In an order that does not change: one that was withdrawn and comes back stands among the others where it stood.
_PUBLISHED = """
SELECT json_agg(json_build_array(id, name, description, definition, width, height, version, published_at) ORDER BY id)
FROM reports WHERE company_id = %(company)s AND published_at IS NOT NULL
"""


def catalogue(reports: Iterable[SavedReport]) -> tuple[CatalogEntry, ...]:
    """The blocks, followed by these reports."""
    return (*BLOCKS, *reports)


def published_reports_part() -> Part:
    """The company's published reports as a part of a statement."""
    return Part(_PUBLISHED, {})


def read_published_reports(rows: list[Any] | None) -> tuple[SavedReport, ...]:
    """The reports out of the part's value."""
    return tuple(
        saved_report(
            id_,
            name,
            description,
            read_definition(document),
            width=width,
            height=height,
            version=version,
            published_at=datetime.fromisoformat(published_at),
        )
        for id_, name, description, document, width, height, version, published_at in rows or ()
    )


async def load_catalogue(connection: AsyncConnection, company_id: int) -> tuple[CatalogEntry, ...]:
    """The catalogue as it is now, for those who need nothing else of a desktop. One statement."""
    [rows] = await read_parts_within(connection, [published_reports_part()], {"company": company_id})
    return catalogue(read_published_reports(rows))

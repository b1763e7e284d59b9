"""The nineteen blocks of the default desktop, in the manual's order, each declared once, as a definition.

Meaning: `docs/semantics.md`, "Block by block"; how its open places are read: `docs/adr/0002-how-the-semantics-are-read.md`.
"""

from resolvers.report_definitions.blocks.block import Block
from resolvers.report_definitions.blocks.created import (
    ACTIVITY_SOURCES,
    DEAL_SOURCES,
    DEAL_TYPES,
    NEW_ACTIVITIES,
    SALES_FUNNEL,
)
from resolvers.report_definitions.blocks.feed import EVENTS
from resolvers.report_definitions.blocks.incoming import CALLS, EMAILS, FORMS, SMS
from resolvers.report_definitions.blocks.outcomes import LOST_DEALS, WON_DEALS
from resolvers.report_definitions.blocks.revenue import MISSED_REVENUE, POTENTIAL_REVENUE, REVENUE, REVENUE_BY_DEAL_TYPE
from resolvers.report_definitions.blocks.stocks import ACTIVITIES_BLOCK, CONTACTS_BLOCK, DEALS_BLOCK

BLOCKS: tuple[Block, ...] = (
    CONTACTS_BLOCK,
    ACTIVITIES_BLOCK,
    DEALS_BLOCK,
    REVENUE,
    REVENUE_BY_DEAL_TYPE,
    WON_DEALS,
    LOST_DEALS,
    POTENTIAL_REVENUE,
    MISSED_REVENUE,
    NEW_ACTIVITIES,
    ACTIVITY_SOURCES,
    DEAL_TYPES,
    DEAL_SOURCES,
    SALES_FUNNEL,
    CALLS,
    SMS,
    EMAILS,
    FORMS,
    EVENTS,
)

__all__ = ["BLOCKS", "Block"]

"""The nineteen blocks of the default desktop, in the manual's order, each declared once.

Meaning: `semantics.md`, "Block by block"; how its open places are read: `docs/adr/0002-how-the-semantics-are-read.md`.
"""

from resolvers.catalog.blocks.created import ACTIVITY_SOURCES, DEAL_SOURCES, DEAL_TYPES, NEW_ACTIVITIES, SALES_FUNNEL
from resolvers.catalog.blocks.feed import EVENTS
from resolvers.catalog.blocks.incoming import CALLS, EMAILS, FORMS, SMS
from resolvers.catalog.blocks.outcomes import LOST_DEALS, WON_DEALS
from resolvers.catalog.blocks.revenue import MISSED_REVENUE, POTENTIAL_REVENUE, REVENUE, REVENUE_BY_DEAL_TYPE
from resolvers.catalog.blocks.stocks import ACTIVITIES_BLOCK, CONTACTS_BLOCK, DEALS_BLOCK

BLOCKS = (
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

__all__ = ["BLOCKS"]

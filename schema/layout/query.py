"""What there is to read about arrangements, besides the desktop itself."""

import strawberry

from schema.layout.default_layout import DefaultLayoutQuery
from schema.layout.own_layout import OwnLayoutQuery
from schema.layout.preview import LayoutPreviewQuery


@strawberry.type
class LayoutQuery(OwnLayoutQuery, DefaultLayoutQuery, LayoutPreviewQuery):
    pass

"""Everything that arranges desktops."""

import strawberry

from schema.layout.default_mutation import DefaultLayoutMutation
from schema.layout.own_layout import OwnLayoutMutation


@strawberry.type
class LayoutMutation(OwnLayoutMutation, DefaultLayoutMutation):
    pass

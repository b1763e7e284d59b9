"""The languages of the product."""

from enum import Enum

import strawberry


@strawberry.enum(description="A language of the product.")
class Language(Enum):
    EN = strawberry.enum_value("en", description="English.")
    RU = strawberry.enum_value("ru", description="Russian.")

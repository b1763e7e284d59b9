"""What is wrong with an input, as part of an answer."""

import strawberry

from resolvers.language import Language
from resolvers.user_error import UserError as Mistake
from resolvers.user_error import UserErrorCode
from schema.described_enum import describe

describe(
    UserErrorCode,
    "Kinds of mistakes, for programs.",
    {
        UserErrorCode.REQUIRED: "Something must be given here.",
        UserErrorCode.INVALID: "What was given here is not what is expected; the message says what is.",
        UserErrorCode.TOO_LONG: "What was given here is too long.",
        UserErrorCode.NOT_FOUND: "There is no such object, or none that you can see.",
        UserErrorCode.ARCHIVED: "The object is archived and not offered any more.",
        UserErrorCode.FORBIDDEN: "You may not do this with the object.",
        UserErrorCode.TAKEN: "Something else has this already.",
        UserErrorCode.IN_USE: "Other objects refer to it; the message says which.",
        UserErrorCode.TOO_COSTLY: "Computing it would take too long; the message says what to leave out.",
        UserErrorCode.LIMIT_REACHED: "The company has as many as it may have; the message names the limit.",
    },
)


@strawberry.type(description="One mistake in an input. Nothing was changed.")
class UserError:
    field: list[str] = strawberry.field(
        description="The path of the input field at fault, below `input`; indices of lists as digits."
    )
    code: UserErrorCode = strawberry.field(description="The kind of mistake.")
    message: str = strawberry.field(description="What was expected, for people, in the viewer's language.")


def user_errors(mistakes: tuple[Mistake, ...], language: Language) -> list[UserError]:
    """The mistakes as they are answered."""
    return [UserError(field=[*m.field], code=m.code, message=m.message.of(language)) for m in mistakes]

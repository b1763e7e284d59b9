"""What is wrong with a request as a whole."""

from enum import StrEnum

from resolvers.language import LocalizedText


class ErrorCode(StrEnum):
    """The kinds of refusal a client can tell apart; they arrive as ``extensions.code``."""

    UNAUTHENTICATED = "UNAUTHENTICATED"
    SIGNED_IN_AS_ANOTHER = "SIGNED_IN_AS_ANOTHER"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    CONFLICT = "CONFLICT"
    RATE_LIMITED = "RATE_LIMITED"
    COST_EXCEEDED = "COST_EXCEEDED"
    TIMEOUT = "TIMEOUT"
    SERVICE_UNAVAILABLE = "SERVICE_UNAVAILABLE"
    INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR"


class RequestError(Exception):
    """A refusal to be told to the client: ``message`` is read by people, each in their language; ``field`` names the argument at fault.
    ``retry_after`` is in how many seconds asking again may help.

    Any other exception is a fault of the server: it is logged, and the client learns nothing but its number in the log.
    """

    def __init__(
        self,
        code: ErrorCode,
        message: LocalizedText,
        field: tuple[str, ...] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(message.en)
        self.code = code
        self.message = message
        self.field = field
        self.retry_after = retry_after

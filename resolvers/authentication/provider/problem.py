"""Why nobody comes in by their provider."""

from enum import StrEnum


class SignInProblem(StrEnum):
    """As the page is told, which has words for each: why somebody who came back from their provider is not signed in."""

    EXPIRED = "expired"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    NOBODY = "nobody"


class ProviderError(Exception):
    """What the page is told, and what the log is."""

    def __init__(self, problem: SignInProblem, why: str) -> None:
        super().__init__(why)
        self.problem = problem

"""What fields say of what their values follow from, so that what was answered once is not answered anew."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

_FROM = "follows_from"
# Of how many ways of asking for one thing the answers are kept.
_MOST_WAYS = 8

OF_THE_REQUEST: Final[Mapping[str, Any]] = {"is_of_the_request": True}
"""The metadata of a field below which more is said than follows from what the field above it `follows_from`: when it was asked, say."""


def follows_from(attribute: str) -> Mapping[str, Any]:
    """The metadata of a field whose value, with all that is below it, follows from this attribute of its object, and from the language.

    The attribute has a dictionary ``answered`` (`resolvers.dashboard.widget_data`).
    """
    return {_FROM: attribute}


def is_of_the_request(metadata: Mapping[str, Any]) -> bool:
    """Whether a field is `OF_THE_REQUEST`."""
    return bool(metadata.get("is_of_the_request"))


def remembering(metadata: Mapping[str, Any], answer: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """The same function, that answers the same once; as it is for a field that does not say what it follows from."""
    if _FROM not in metadata:
        return answer
    find = attrgetter(metadata[_FROM])

    def answer_once(source: Any, asker: Any) -> Any:
        answered, key = find(source).answered, (answer, asker.context.language)
        if key not in answered:
            if len(answered) == _MOST_WAYS:
                answered.clear()
            answered[key] = answer(source, asker)
        return answered[key]

    return answer_once

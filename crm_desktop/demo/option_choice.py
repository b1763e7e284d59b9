"""Choosing an option of a choice field."""

from crm_desktop.demo.fields import options_of
from crm_desktop.demo.weighted_choice import WeightedChoice


def option_choice(field: str, *, empty: float, archived: bool = False) -> WeightedChoice[str]:
    """Draws the identifier of an option by the options' weights, or empty text for no value.

    ``empty`` is the weight of no value against all options together; ``archived`` says whether archived ones are drawn.
    """
    options = [option for option in options_of(field) if archived or not option.archived]
    weights = [option.weight for option in options]
    return WeightedChoice([*(option.id for option in options), ""], [*weights, empty * sum(weights)])

"""What companies that are made here begin with: options of the commands that make them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from crm_desktop.number_types import COUNT

_KINDS = {
    "people": "people at work",
    "records": "records",
    "reports": "reports in use",
    "requests": "requests a minute to one process",
}


def with_new_company_limits(suffix: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Gives a command the options that say so, as ``new_company_limits``; ``suffix`` ends their names."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def limiting(**given: Any) -> Any:
            limits = {kind: given.pop(f"{kind}_limit") or None for kind in _KINDS}
            return command(new_company_limits=limits, **given)

        for kind, text in reversed(_KINDS.items()):
            variable = f"{kind.upper()}_LIMIT"
            described = f"The most {text} of a new company; 0 for any number. [{variable}]"
            limiting = click.option(
                f"--{kind}{suffix}",
                f"{kind}_limit",
                envvar=variable,
                default=0,
                show_default=True,
                type=COUNT,
                help=described,
            )(limiting)
        return limiting

    return decorate

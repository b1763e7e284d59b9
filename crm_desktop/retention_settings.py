"""How long what is old is kept: options of the commands that forget it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from crm_desktop.number_types import DAYS
from resolvers.housekeeping.retention import DEFAULT_RETENTION, Retention

_KEPT = {
    "events": "events, which the feed tells of,",
    "audit": "entries of the audit log",
    "sessions": "sessions, tokens and invitations that have ended",
    "layouts": "earlier arrangements of desktops",
}


def with_retention(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options that say for how many days each is kept, as ``retention``."""

    @wraps(command)
    def retaining(**given: Any) -> Any:
        retention = Retention(**{name: given.pop(f"keep_{name}") for name in _KEPT})
        return command(retention=retention, **given)

    for name, text in reversed(_KEPT.items()):
        retaining = click.option(
            f"--keep-{name}",
            envvar=f"KEEP_{name.upper()}",
            default=getattr(DEFAULT_RETENTION, name),
            show_default=True,
            type=DAYS,
            help=f"Days for which {text} are kept; 0 for ever. [KEEP_{name.upper()}]",
        )(retaining)
    return retaining

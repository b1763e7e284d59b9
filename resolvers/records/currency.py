"""The currency of a deal."""

from permissions.viewer import Viewer
from resolvers.currencies.codes import check_code
from resolvers.user_error import Problems


def check_currency(problems: Problems, viewer: Viewer, currency: str | None) -> str | None:
    """The currency as a deal keeps it: nothing where it is the company's own; notes what is no code of one."""
    if currency is None or currency == viewer.company.currency:
        return None
    return check_code(problems, ("currency",), currency)

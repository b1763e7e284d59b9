"""What who has kept nothing asks and tells."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from resolvers.dashboard.context_by_scope import KeptContexts
from resolvers.dashboard.kept_plans import KeptPlans


@contextmanager
def nothing_kept() -> Iterator[None]:
    """In it all is asked for anew, up to the instant itself."""
    with (
        patch("resolvers.comparison._running", lambda end, _: end),
        patch("resolvers.dashboard.widget_result_by_request.KEPT_PLANS", KeptPlans(most=0)),
        patch("resolvers.dashboard.context_by_scope.KEPT_CONTEXTS", KeptContexts(most=0)),
    ):
        yield

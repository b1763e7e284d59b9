"""How many examples are tried: few in a normal run, many with ``HYPOTHESIS_PROFILE=thorough`` in the environment.

A normal run tries the same ones each time, so that a change alone decides whether it holds. A thorough one searches for what
nobody thought of.

A decorator and no profile of Hypothesis itself: that would be everybody's who is collected after this folder.
"""

import os

from hypothesis import HealthCheck, Phase, settings

IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
_MANY = 1000


def tried_on(few: int) -> settings:
    """So many examples in a normal run. They may be whole companies: large for Hypothesis, and without a time limit for one of them."""
    return settings(
        max_examples=_MANY if IS_THOROUGH else few,
        derandomize=not IS_THOROUGH,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
        print_blob=IS_THOROUGH,
    )


tried = tried_on(20)

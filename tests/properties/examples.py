"""How many examples are tried: few in a normal run, many with ``HYPOTHESIS_PROFILE=thorough`` in the environment.

A decorator and no profile of Hypothesis itself: that would be everybody's who is collected after this folder.
"""

import os

from hypothesis import HealthCheck, Phase, settings

IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
_MANY, _FEW = int(os.environ.get("EX", "1000")), 20

# Examples are whole companies: they are large for Hypothesis, and there is no time limit for one of them.
tried = settings(
    max_examples=_MANY if IS_THOROUGH else _FEW,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    print_blob=True,
)

"""What is told of requests: by which id they are known, and one line for each."""

from crm_desktop.observing.observed import Came, Observed, observed
from crm_desktop.observing.observing import Observing

__all__ = ["Came", "Observed", "Observing", "observed"]

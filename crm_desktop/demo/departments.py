"""The departments of the demo company: a tree of three levels that grows with the number of people."""

from dataclasses import dataclass
from enum import Enum
from math import ceil

from crm_desktop.demo.words import Words


class Trade(Enum):
    """What the people of a department live on: how their deals spread over the deal types."""

    FIELD_SALES = (0.55, 0.3, 0.1, 0.05, 0.02)
    TENDERS = (0.05, 0.02, 0.0, 0.0, 1.0)
    TRAINING = (0.02, 0.03, 0.05, 1.0, 0.0)
    SERVICE = (0.08, 0.03, 1.0, 0.08, 0.0)
    MARKETING = (0.1, 0.12, 0.03, 0.08, 0.0)


@dataclass(frozen=True, slots=True)
class Department:
    """One department; ``parent`` is empty for a top one."""

    id: str
    name: str
    parent: str
    trade: Trade


def plan_departments(people: int, words: Words) -> tuple[Department, ...]:
    """The departments for that many people; parents come before their parts."""
    labels = words.labels
    teams = min(max(4, ceil((people - 12) / 8)), len(words.cities))
    regions = min(max(2, ceil(teams / 6)), len(words.regions))
    planned = [
        Department("sales", labels["sales"], "", Trade.FIELD_SALES),
        Department("customer-service", labels["customer-service"], "", Trade.SERVICE),
        Department("marketing", labels["marketing"], "", Trade.MARKETING),
    ]
    for number, region in enumerate(words.regions[:regions], 1):
        planned.append(Department(f"region-{number}", labels["region"].format(region), "sales", Trade.FIELD_SALES))
    planned.append(Department("tender-desk", labels["tender-desk"], "sales", Trade.TENDERS))
    planned.append(Department("training-centre", labels["training-centre"], "customer-service", Trade.TRAINING))
    planned.append(Department("contracts", labels["contracts"], "customer-service", Trade.SERVICE))
    for number, city in enumerate(words.cities[:teams], 1):
        region = f"region-{(number - 1) % regions + 1}"
        planned.append(Department(f"team-{number}", labels["team"].format(city), region, Trade.FIELD_SALES))
    return tuple(planned)

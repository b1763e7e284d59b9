"""For whom a report is compiled."""

from dataclasses import dataclass
from datetime import UTC, datetime

from models import WeekStart
from models.time_zone import TimeZone, time_zone
from resolvers.catalog.people import NOBODY, People
from resolvers.configuration import Configuration
from resolvers.language import Language
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.vocabulary.attribute_spec import NOTHING_SET, AttributeSpec, Breakdown, Referred
from resolvers.report_definitions.vocabulary.custom_field import attribute_spec
from resolvers.report_definitions.vocabulary.dataset import ReportDataset


@dataclass(frozen=True, slots=True)
class Situation:
    """Who looks at a report, when, in which language, and with which settings and colleagues.

    ``now`` is an instant, ``zone`` the company's.
    """

    configuration: Configuration
    people: People
    viewer_id: int
    now: datetime
    zone: TimeZone
    week_start: WeekStart
    language: Language

    def spec_of(self, of: AttributeDefinition) -> AttributeSpec:
        """What is known of an attribute. Raises LookupError for a custom field that the company has not got."""
        spec = attribute_spec(of.attribute, of.field_id, self.configuration)
        if spec is None:
            raise LookupError(f"there is no custom field {of.field_id}")
        return spec

    def breakdown(self, dataset: ReportDataset) -> Breakdown:
        """What the categories of dimensions of these rows depend on."""
        return Breakdown(self.people, self.language, dataset)

    def names(self) -> Names:
        """What colleagues and their teams are called."""
        people = self.people
        return Names(
            self.configuration,
            {
                Referred.USER: people.users,
                Referred.DEPARTMENT: {team.id: team.name for team in people.departments},
                Referred.GROUP: {team.id: team.name for team in people.groups},
            },
        )


ANYBODY = Situation(NOTHING_SET, NOBODY, 0, datetime(1970, 1, 1, tzinfo=UTC), time_zone("UTC"), WeekStart.MONDAY, "en")
"""In place of whoever looks at what is the same for everybody."""

"""One filter of a desktop, as it was asked for."""

from dataclasses import dataclass

from resolvers.report_definitions.definition import AttributeDefinition, ConditionDefinition, FilterGroup, Junction
from resolvers.report_definitions.vocabulary.attribute import DECLARED, ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import Referred
from resolvers.report_definitions.vocabulary.operator import FilterOperator, ValueKind

BY_ID = (
    *(
        each
        for each in DECLARED
        # Contacts are as many as rows: who looks for one searches for it.
        if each.spec.kind is ValueKind.ID and each.spec.refers_to is not Referred.CONTACT
    ),
    ReportAttribute.FIELD,
)
"""What desktops are filtered by: all that has values to choose from. Of custom fields those of the kind choice."""


@dataclass(frozen=True, slots=True)
class DesktopFilter:
    """Rows that have one of the values (numbers of what the attribute refers to), or, ``or_not_given``, none at all.

    It is a filter of reports, cut to what can be chosen from a list: what it means is what it means in a report.
    """

    of: AttributeDefinition
    values: tuple[int, ...] = ()
    or_not_given: bool = False

    @property
    def group(self) -> FilterGroup:
        """The same as a filter of a report."""
        tests: list[ConditionDefinition] = []
        if self.values:
            tests.append(ConditionDefinition(self.of, FilterOperator.IS_ONE_OF, self.values))
        if self.or_not_given:
            tests.append(ConditionDefinition(self.of, FilterOperator.IS_EMPTY))
        return FilterGroup(Junction.ANY, tuple(tests))

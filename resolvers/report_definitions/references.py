"""The people, departments, groups and contacts that filters name: whether they are there, and what they are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.configuration import Configuration
from resolvers.report_definitions.definition import ReportAttribute, ReportDefinition
from resolvers.report_definitions.parts import conditions_of
from resolvers.statement import Part, read_parts_within
from resolvers.user_error import Problems

_NAMES = """
SELECT json_build_object(
  'RESPONSIBLE', (SELECT json_agg(json_build_array(id, name)) FROM users
    WHERE company_id = %(company)s AND id = ANY(%(s_RESPONSIBLE)s::bigint[])),
  'DEPARTMENT', (SELECT json_agg(json_build_array(id, name)) FROM departments
    WHERE company_id = %(company)s AND id = ANY(%(s_DEPARTMENT)s::bigint[])),
  'GROUP', (SELECT json_agg(json_build_array(id, name)) FROM groups
    WHERE company_id = %(company)s AND id = ANY(%(s_GROUP)s::bigint[])),
  'CONTACT', (SELECT json_agg(json_build_array(id, name)) FROM contacts
    WHERE company_id = %(company)s AND id = ANY(%(s_CONTACT)s::bigint[])))
"""

# The API's types of what ids of values refer to.
REFERRED_TYPES: Mapping[ReportAttribute, str] = {
    ReportAttribute.DEAL_TYPE: "DealType",
    ReportAttribute.STAGE: "Stage",
    ReportAttribute.SOURCE: "FieldOption",
    ReportAttribute.FIELD: "FieldOption",
    ReportAttribute.ACTIVITY_TYPE: "ActivityType",
    ReportAttribute.RESPONSIBLE: "User",
    ReportAttribute.DEPARTMENT: "Department",
    ReportAttribute.GROUP: "Group",
    ReportAttribute.CONTACT: "Contact",
}

# Of these, what is not part of the configuration.
_LOOKED_UP = (
    ReportAttribute.RESPONSIBLE,
    ReportAttribute.DEPARTMENT,
    ReportAttribute.GROUP,
    ReportAttribute.CONTACT,
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the things are called now that definitions refer to; what is gone is called by its number.

    ``found`` has those that are not part of the configuration: an id that is missing there does not exist in the company.
    """

    configuration: Configuration
    found: Mapping[ReportAttribute, Mapping[int, str]] = field(default_factory=dict[ReportAttribute, Mapping[int, str]])

    def of(self, attribute: ReportAttribute, id_: int) -> str:
        """The name of a value of the attribute."""
        configuration, name = self.configuration, None
        match attribute:
            case ReportAttribute.DEAL_TYPE if found := configuration.deal_types.get(id_):
                name = found.name
            case ReportAttribute.STAGE if found := configuration.stages.get(id_):
                name = found.name
            case ReportAttribute.ACTIVITY_TYPE if found := configuration.activity_types.get(id_):
                name = found.name
            case ReportAttribute.SOURCE | ReportAttribute.FIELD if found := configuration.options.get(id_):
                name = found.label
            case _:
                name = self.found.get(attribute, {}).get(id_)
        return f"#{id_}" if name is None else name

    def field(self, field_id: int | None) -> str:
        """The name of a custom field."""
        found = self.configuration.custom_fields.get(field_id or 0)
        return f"#{field_id}" if found is None else found.name


async def read_names(
    connection: AsyncConnection, configuration: Configuration, definitions: Iterable[ReportDefinition]
) -> Names:
    """The names of what these definitions refer to. One statement; none where the configuration knows all of it."""
    wanted: dict[ReportAttribute, set[int]] = {attribute: set() for attribute in _LOOKED_UP}
    for definition in definitions:
        for attribute, _, id_ in _looked_up(definition):
            wanted[attribute].add(id_)
    if not any(wanted.values()):
        return Names(configuration)
    params = {attribute.value: sorted(ids) for attribute, ids in wanted.items()}
    [found] = await read_parts_within(connection, [Part(_NAMES, params)], {"company": configuration.company_id})
    return Names(configuration, {attribute: dict(found[attribute.value] or ()) for attribute in _LOOKED_UP})


def check_references(problems: Problems, definition: ReportDefinition, names: Names) -> None:
    """Notes the people, departments, groups and contacts that are not the company's."""
    for attribute, path, id_ in _looked_up(definition):
        if id_ not in names.found.get(attribute, {}):
            problems.not_found(path)


def _looked_up(definition: ReportDefinition) -> Iterable[tuple[ReportAttribute, tuple[str, ...], int]]:
    for path, condition in conditions_of(definition):
        if condition.of.attribute in _LOOKED_UP:
            for place, value in enumerate(condition.values):
                # A flag is a number to Python.
                if isinstance(value, int) and not isinstance(value, bool):
                    yield condition.of.attribute, (*path, "values", str(place), "id"), value

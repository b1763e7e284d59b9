"""The people, departments, groups and contacts that filters name: whether they are there, and what they are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.configuration import Configuration
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.parts import conditions_of
from resolvers.report_definitions.vocabulary.attribute_spec import Referred
from resolvers.statement import Part, read_parts_within
from resolvers.user_error import Problems

_NAMES = """
SELECT json_build_object(
  'User', (SELECT json_agg(json_build_array(id, name)) FROM users
    WHERE company_id = %(company)s AND id = ANY(%(s_User)s::bigint[])),
  'Department', (SELECT json_agg(json_build_array(id, name)) FROM departments
    WHERE company_id = %(company)s AND id = ANY(%(s_Department)s::bigint[])),
  'Group', (SELECT json_agg(json_build_array(id, name)) FROM groups
    WHERE company_id = %(company)s AND id = ANY(%(s_Group)s::bigint[])),
  'Contact', (SELECT json_agg(json_build_array(id, name)) FROM contacts
    WHERE company_id = %(company)s AND id = ANY(%(s_Contact)s::bigint[])))
"""

# Of these, what is not part of the configuration.
_LOOKED_UP = (Referred.USER, Referred.DEPARTMENT, Referred.GROUP, Referred.CONTACT)


@dataclass(frozen=True, slots=True)
class Names:
    """What the things are called now that definitions refer to; what is gone is called by its number.

    ``found`` has those that are not part of the configuration: an id that is missing there does not exist in the company.
    """

    configuration: Configuration
    found: Mapping[Referred, Mapping[int, str]] = field(default_factory=dict[Referred, Mapping[int, str]])

    def of(self, type_: Referred | None, id_: int) -> str:
        """The name of what this id of this type refers to."""
        configuration, name = self.configuration, None
        match type_:
            case Referred.DEAL_TYPE if found := configuration.deal_types.get(id_):
                name = found.name
            case Referred.STAGE if found := configuration.stages.get(id_):
                name = found.name
            case Referred.ACTIVITY_TYPE if found := configuration.activity_types.get(id_):
                name = found.name
            case Referred.OPTION if found := configuration.options.get(id_):
                name = found.label
            case _:
                name = None if type_ is None else self.found.get(type_, {}).get(id_)
        return f"#{id_}" if name is None else name

    def field(self, field_id: int | None) -> str:
        """The name of a custom field."""
        found = self.configuration.custom_fields.get(field_id or 0)
        return f"#{field_id}" if found is None else found.name


async def read_names(
    connection: AsyncConnection, configuration: Configuration, definitions: Iterable[ReportDefinition]
) -> Names:
    """The names of what these definitions refer to. One statement; none where the configuration knows all of it."""
    wanted: dict[Referred, set[int]] = {type_: set() for type_ in _LOOKED_UP}
    for definition in definitions:
        for type_, _, id_ in _looked_up(definition):
            wanted[type_].add(id_)
    if not any(wanted.values()):
        return Names(configuration)
    params = {type_.value: sorted(ids) for type_, ids in wanted.items()}
    [found] = await read_parts_within(connection, [Part(_NAMES, params)], {"company": configuration.company_id})
    return Names(configuration, {type_: dict(found[type_.value] or ()) for type_ in _LOOKED_UP})


def check_references(problems: Problems, definition: ReportDefinition, names: Names) -> None:
    """Notes the people, departments, groups and contacts that are not the company's."""
    for type_, path, id_ in _looked_up(definition):
        if id_ not in names.found.get(type_, {}):
            problems.not_found(path)


def _looked_up(definition: ReportDefinition) -> Iterable[tuple[Referred, tuple[str, ...], int]]:
    for path, condition in conditions_of(definition):
        type_ = condition.of.attribute.refers_to
        if type_ is not None and type_ in _LOOKED_UP:
            for place, value in enumerate(condition.values):
                # A flag is a number to Python.
                if isinstance(value, int) and not isinstance(value, bool):
                    yield type_, (*path, "values", str(place), "id"), value

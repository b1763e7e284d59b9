"""A definition comes back as it was written: from the input through the stored document to the answer."""

import json

import strawberry
from hypothesis import given
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from resolvers.report_definitions import definition as kept
from resolvers.report_definitions.document import read_definition, write_definition
from resolvers.report_definitions.limits import DEEPEST_FILTER
from resolvers.report_definitions.references import Names
from resolvers.reports.content import Content, audited, changes
from schema.reports.definition import ReportDefinition, show_definition
from schema.reports.definition_inputs import ReportDefinitionInput
from schema.reports.definition_reading import read_definition_request
from schema.scalars import SCALARS
from tests.properties.examples import tried
from tests.resolvers.dashboard.configurations import configuration
from tests.schema.reports.definitions import Json, as_input, definitions, same_input, whole_definition

Info = strawberry.Info[list[kept.ReportDefinition], None]


@strawberry.type
class Query:
    @strawberry.field
    def kept(self, info: Info, definition: ReportDefinitionInput) -> ReportDefinition:
        asked = read_definition_request(definition)
        assert not asked.problems
        stored = json.dumps(write_definition(asked.definition))
        info.context.append(read_definition(json.loads(stored)))
        return show_definition(info.context[-1])


SCHEMA = strawberry.Schema(
    Query, config=StrawberryConfig(scalar_map=SCALARS), extensions=[ParserCache, ValidationCache]
)
ASKED = f"query($it: ReportDefinitionInput!) {{ kept(definition: $it) {whole_definition(DEEPEST_FILTER + 1)} }}"


def keep(definition: Json) -> tuple[kept.ReportDefinition, Json]:
    """The definition as it was read from the store, and as it is answered."""
    read: list[kept.ReportDefinition] = []
    answer = SCHEMA.execute_sync(ASKED, variable_values={"it": definition}, context_value=read)
    assert answer.errors is None
    assert answer.data is not None
    return read[0], answer.data["kept"]


@tried
@given(definitions())
def test_what_is_written_is_read_again(definition: Json) -> None:
    _, answer = keep(definition)
    assert same_input(as_input(answer), definition)


@tried
@given(definitions(), definitions())
def test_whatever_differs_can_be_told(one: Json, other: Json) -> None:
    before, after = [Content("Deals", None, keep(each)[0]) for each in (one, other)]
    names = Names(configuration())
    assert changes(before, before, names) == []
    assert before.says_the_same_as(before)
    told = changes(before, after, names)
    assert all(change.before != change.after for change in told)
    assert json.dumps(audited(after, names))
    if told:
        assert not before.says_the_same_as(after)

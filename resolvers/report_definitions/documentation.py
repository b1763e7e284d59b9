"""The dictionary of metrics, written from the declarations: `docs/metrics.md`."""

from collections.abc import Iterator

from resolvers.catalog.measure import Unit
from resolvers.catalog.population import Outcome, OverTime, Population
from resolvers.catalog.report import Need
from resolvers.report_definitions.blocks import BLOCKS, Block
from resolvers.report_definitions.compiling import compile_report
from resolvers.report_definitions.situation import ANYBODY

_HEAD = """# Metrics

What each block of the desktop means. Written by `crm-desktop metrics` from the declarations in `resolvers/report_definitions/blocks/`;
a test holds this page to them. The contract behind it is [semantics.md](semantics.md); how its open places are read is in
[adr/0002](adr/0002-how-the-semantics-are-read.md).

Rules for all of them: a period is `[start, end)` between local midnights on the company's clock; deleted records count nowhere, past
periods included; price, source and responsible are today's; whose data is counted is decided by the viewer's scope.
"""

_NEEDS = {
    Need.SUCCESS_STAGES: "successful stages of each deal type",
    Need.FAILURE_STAGES: "unsuccessful stages of each deal type",
    Need.PRICE_FIELDS: "price fields of each deal type",
    Need.DEAL_SOURCE_FIELD: "a deal source field",
    Need.ACTIVITY_SOURCE_FIELD: "an activity source field",
}
_UNITS = {
    Unit.COUNT: "records",
    Unit.MONEY: "money, in the company's currency",
    Unit.NUMBER: "numbers",
    Unit.DAYS: "calendar days on the company's clock",
    Unit.RATIO: "parts of one",
}
_OUTCOMES = {
    Outcome.SUCCESS: "a successful stage",
    Outcome.FAILURE: "an unsuccessful stage",
    Outcome.CLOSED: "a successful or unsuccessful stage",
    Outcome.OPEN: "an intermediate stage, or none yet",
}


def metrics_document() -> str:
    """The page, in Markdown."""
    return _HEAD + "".join("\n" + "\n".join(_section(number, block)) + "\n" for number, block in enumerate(BLOCKS, 1))


def _section(number: int, block: Block) -> Iterator[str]:
    report = compile_report(block, ANYBODY)
    yield f"## {number}. {block.title.en} · `{block.key}`"
    yield ""
    yield f"{block.description.en} In Russian: «{block.title.ru}» — {block.description.ru}"
    yield ""
    yield f"- **Rule.** {block.rule.en}"
    yield f"- **Example.** {block.example.en}"
    for main in report.figures[:1]:
        yield f"- **Rows.** {' '.join(dict.fromkeys(_rows(term.rows) for term in main.of.terms))}"
        yield f"- **Measure.** {main.label.en}, in {_UNITS[main.of.unit]}."
    if report.dimensions:
        yield f"- **Broken down by.** {', '.join(d.title.en.lower() for d in report.dimensions)}."
    if report.secondary:
        yield f"- **Beside it.** {'; '.join(f'{f.label.en} (`{f.key}`)' for f in report.secondary)}."
    if block.needs:
        yield f"- **Needs.** {', '.join(_NEEDS[n] for n in block.needs)}."
    is_better = "more is better" if block.definition.higher_is_better else "less is better"
    yield f"- **Drawn as.** {block.kind.value}; {is_better}."


def _rows(population: Population) -> str:
    dataset = population.dataset.key
    if population.over_time is OverTime.SNAPSHOT and population.outcome:
        return f"Deals that stand on {_OUTCOMES[population.outcome]} at the period's end, from the ledger."
    if population.outcome:
        return f"Deals that entered {_OUTCOMES[population.outcome]} in the period, by their first entry."
    if population.over_time is OverTime.CUMULATIVE:
        return f"All {dataset} that came before the period's end."
    return f"The {dataset} of the period."

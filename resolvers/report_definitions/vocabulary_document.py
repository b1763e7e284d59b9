"""The words that reports are written in, from the declarations: `docs/report-vocabulary.md`."""

from collections.abc import Iterable, Iterator, Sequence

from resolvers.catalog.aggregate import Aggregate, Operand
from resolvers.catalog.visualisation import Visualisation
from resolvers.report_definitions.vocabulary.attribute import DECLARED
from resolvers.report_definitions.vocabulary.attribute_spec import Rows
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import OPERATORS, ValueKind
from resolvers.report_definitions.vocabulary.shape import shape_of
from resolvers.report_definitions.vocabulary.time import ReportTime

_HEAD = """# What reports are made of

Written by `crm-desktop vocabulary` from the declarations in `resolvers/report_definitions/vocabulary/` and `resolvers/catalog/`; a test
holds this page to them. The API says the same of a company, with its custom fields, as `reportVocabulary`. What a definition means
as a whole is in [adr/0013](adr/0013-what-a-report-means.md).
"""
_OPERANDS = {
    Operand.ROWS: "rows",
    Operand.NUMBERS: "numbers",
    Operand.CATEGORIES: "what has few different values",
    Operand.MEASURES: "two measures",
}


def vocabulary_document() -> str:
    """The page, in Markdown."""
    return "\n".join([_HEAD, *_datasets(), *_times(), *_attributes(), *_aggregates(), *_operators(), *_drawings()])


def _datasets() -> Iterator[str]:
    rows = [(each, each.spec.label.en, each.spec.label.ru, each.spec.description.en) for each in ReportDataset]
    yield from _table("Datasets", ("dataset", "English", "Russian", "rows"), rows)


def _times() -> Iterator[str]:
    rows = [
        (
            each,
            each.spec.label.en,
            each.spec.label.ru,
            _listed(each.spec.datasets),
            each.spec.description.en,
            _listed(each.spec.needs),
        )
        for each in ReportTime
    ]
    yield from _table("Times", ("time", "English", "Russian", "datasets", "rows", "needs"), rows)


def _attributes() -> Iterator[str]:
    rows = [
        (
            each,
            each.spec.label.en,
            each.spec.label.ru,
            each.spec.kind,
            _rows(each.spec.rows),
            "yes" if each.spec.dimension else "",
            _listed(each.spec.aggregates),
            each.spec.description.en,
            _listed({need: None for needs in each.spec.needs.values() for need in needs}),
        )
        for each in DECLARED
    ]
    heads = ("attribute", "English", "Russian", "kind", "rows", "groups", "aggregates", "value", "needs")
    yield from _table("Attributes", heads, rows)
    yield "Besides these, `FIELD` is a custom field: a choice or flag groups, a number or price can be aggregated, a choice counted."
    yield ""


def _aggregates() -> Iterator[str]:
    rows = [
        (
            each,
            each.spec.label.en,
            each.spec.label.ru,
            _OPERANDS[each.spec.takes],
            "yes" if each.spec.is_additive else "",
            each.spec.description.en,
        )
        for each in Aggregate
    ]
    yield from _table("Aggregates", ("aggregate", "English", "Russian", "of", "adds up", "number"), rows)


def _operators() -> Iterator[str]:
    rows = [(kind, _listed(OPERATORS[kind])) for kind in ValueKind]
    yield from _table("Operators", ("of values of the kind", "operators"), rows)


def _drawings() -> Iterator[str]:
    rows = [
        (
            each,
            each.spec.label.en,
            each.spec.label.ru,
            each.kind,
            _between(shape_of(each).least, shape_of(each).most),
            f"{each.spec.size.width} × {each.spec.size.height}",
        )
        for each in Visualisation
    ]
    yield from _table("Visualisations", ("visualisation", "English", "Russian", "answer", "dimensions", "size"), rows)


def _rows(rows: Rows) -> str:
    def times_of(dataset: ReportDataset) -> str:
        chosen = [time for time in ReportTime if time in rows[dataset]]
        possible = [time for time in ReportTime if dataset in time.spec.datasets]
        return dataset if chosen == possible else f"{dataset} ({_listed(chosen)})"

    return ", ".join(times_of(dataset) for dataset in rows)


def _between(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
    yield ""

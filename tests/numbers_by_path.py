"""The numbers of widgets, each as it stands in its widget's own fields, and as it is asked for by its path."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = dict[str, Any]

_NUMBER = """
fragment Number on Counted {
  __typename path
  explain {
    rule start end firstDay lastDay isRunning comparedWith { start end } scope settings notes { code text count }
  }
  records(first: 2) { totalCount sum sumUnit exportUrl(format: CSV) edges { cursor node { title } } }
  ... on Metric { value unit previous }
  ... on Figure { key value }
  ... on Point { start value }
  ... on Series { category { key } total }
  ... on Slice { category { key } value share }
  ... on Cell { row column value }
  ... on FunnelStep { stage { name } count amount }
  ... on FunnelLoss { from { name } stage { name } count amount }
  ... on TableValue { column value }
}
"""

# Every number of a widget.
NUMBERS = (
    """
fragment Numbers on Widget {
  key kind status { code }
  total { ...Number secondary { ...Number } trend { ...Number } previousTrend { ...Number } }
  ... on SeriesWidget { series { ...Number points { ...Number } } }
  ... on BreakdownWidget { slices { ...Number } }
  ... on MatrixWidget { cells { ...Number } }
  ... on FunnelWidget { funnels { steps { ...Number } lost { ...Number } } }
  ... on TableWidget { totals { ...Number parts { ...Number } } rows { values { ...Number parts { ...Number } } } }
}
"""
    + _NUMBER
)

# Few enough for one document.
_AT_ONCE = 100


def numbers_in(answer: Any) -> Iterator[Json]:
    """All numbers in an answer, wherever they stand."""
    if isinstance(answer, dict):
        if "path" in answer:
            yield answer
        answer = list(answer.values())
    if isinstance(answer, list):
        for each in answer:
            yield from numbers_in(each)


def by_path(widget: Json) -> dict[str, Json]:
    """The numbers in a widget's own fields by their paths, of which no two are the same."""
    numbers = list(numbers_in(widget))
    found = {number["path"]: number for number in numbers}
    assert len(found) == len(numbers), widget["key"]
    return found


def fragments_for(paths: Sequence[str]) -> Iterator[str]:
    """Fragments ``Asked`` on a widget that ask for the numbers of these paths, one after the other, and for nothing else."""
    for begin in range(0, len(paths), _AT_ONCE):
        some = enumerate(paths[begin : begin + _AT_ONCE])
        fields = " ".join(f"n{place}: number(path: {json.dumps(path)}) {{ ...Number }}" for place, path in some)
        yield f"fragment Asked on Widget {{ {fields} }} {_NUMBER}"


def check_same(own: Mapping[str, Json], asked_for: Sequence[Json]) -> None:
    """What was asked for by path is what the widget's own fields have, to the last of what was asked of it."""
    assert [number["path"] for number in asked_for] == list(own)
    for number in asked_for:
        assert number == {name: own[number["path"]][name] for name in number}

#!/usr/bin/env bash
# Hypothesis 6.170.15: `builds` of a NamedTuple draws values for fields that have a default too; of a dataclass it leaves them alone.
# So a test of a NamedTuple tries other values than the same test of a dataclass, unless every field is given.
# Guessed: a default is a default, whichever kind of record has it.
# Source: the documentation of `builds`: "If the callable has type annotations, they will be used to infer a strategy for required
# arguments that were not passed".
# Matters here: turning a record of one kind into the other changes what its tests try, without a word.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q hypothesis==6.170.15 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import dataclasses
import typing

from hypothesis import given, settings
from hypothesis import strategies as st


class Tuple(typing.NamedTuple):
    deal: int
    name: str | None = None


@dataclasses.dataclass
class Data:
    deal: int
    name: str | None = None


def names_of(kind):
    seen = set()

    @settings(database=None, derandomize=True)
    @given(st.builds(kind, st.integers()))
    def collect(drawn):
        seen.add(drawn.name)

    collect()
    return seen


for kind in (Tuple, Data):
    print(f"{kind.__name__}: {len(names_of(kind))} different values of a field whose default is None")
assert len(names_of(Tuple)) > 1
assert names_of(Data) == {None}
PYTHON
venv/bin/python look.py

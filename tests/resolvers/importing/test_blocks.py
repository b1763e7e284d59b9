"""Lines that are split into records a block at a time give what they give one by one, and the same is found wrong with them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.importing import records
from resolvers.importing.folder import SourceFile
from resolvers.importing.formats import CONTACTS, FILES
from resolvers.importing.problem import ImportRefusedError, ProblemLog

HEADER = b"external_id,name,responsible,created_at"
PIECES = [
    b"a", b"Berlin", b",", b",,,", b" ", b"\t", b'"', b'""', b'"a, b"', b'"a\nb"', b'"a" ', b"\n", b"\n", b"\r\n", b"\r",
    "ä".encode(), "\u00a0".encode(), "\u200b".encode(), b"\xe4", b"\0", b";",
]  # fmt: skip


def _read(path: Path) -> tuple[list[tuple[int, list[str]]], list[str]]:
    problems = ProblemLog(FILES)
    source = SourceFile(path.name, path)
    found = list(records.RecordFile(CONTACTS, source, problems, lambda *_: None).records())
    try:
        problems.refuse()
    except ImportRefusedError as error:
        return found, [str(each) for each in error.problems]
    return found, []


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40), size=st.integers(1, 30))
@settings(max_examples=200, deadline=None)
def test_blocks_say_what_lines_say(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes], size: int) -> None:
    path = tmp_path_factory.getbasetemp() / "contacts.csv"
    path.write_bytes(HEADER + b"\n" + b"".join(pieces))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(records, "_BLOCK", size)
        by_blocks = _read(path)
        patched.setattr(records.RecordFile, "_read_block", lambda *_: None)
        one_by_one = _read(path)

    assert by_blocks == one_by_one

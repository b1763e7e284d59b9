"""Comparing what the product answers with what the oracle says."""

from typing import Any

Desktop = dict[str, dict[str, Any]]


def compare(answered: Desktop, expected: Desktop) -> None:
    """Both say the same, block by block and part by part, so that a difference is told as small as possible."""
    assert list(answered) == list(expected)
    for block, parts in expected.items():
        for part, value in parts.items():
            assert answered[block].get(part) == value, f"{block}.{part}"
        assert answered[block].keys() == parts.keys(), block

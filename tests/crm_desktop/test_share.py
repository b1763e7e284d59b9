"""However many processes serve: together they take what one would, as far as each can work with its part."""

import os

import pytest

from crm_desktop.bounds import Bounds
from crm_desktop.share import Share, usual_processes


@pytest.mark.parametrize("processes", range(1, 9))
def test_processes_together_take_no_more_than_the_database_has(processes: int) -> None:
    share = Share.of_one_among(processes, 64_000_000)
    assert share.connections * processes <= 50
    assert share.answer_bytes * processes <= 64_000_000
    # Desktops and downloads each hold one, and there is one more for who asks for little.
    bounds = Bounds(at_once=9).of_one_among(processes)
    assert share.connections > bounds.at_once + share.downloads
    assert min(bounds.at_once, bounds.most_waiting, share.downloads) >= 1
    assert 9 - processes < bounds.at_once * processes <= max(9, processes)


def test_one_process_has_everything() -> None:
    assert Share.of_one_among(1, 64_000_000) == Share()


@pytest.mark.parametrize(
    ("processors", "named", "embedded"), [(1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 4, 2), (8, 8, 4), (64, 8, 8)]
)
def test_there_is_a_process_for_each_processor_and_half_as_many_beside_the_embedded_database(
    monkeypatch: pytest.MonkeyPatch, processors: int, named: int, embedded: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)), raising=False)
    assert usual_processes(embedded=False) == named
    assert usual_processes(embedded=True) == embedded

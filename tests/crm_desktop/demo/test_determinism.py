"""The same arguments give the same bytes."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from crm_desktop.demo.company import write_demo_company
from tests.crm_desktop.demo.written_company import TODAY


def _bytes(
    folder: Path, *, deals: int = 300, seed: int = 1, today: date = TODAY, language: str = "en"
) -> dict[str, bytes]:
    write_demo_company(folder, deals=deals, seed=seed, today=today, language=language)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_same_arguments_give_the_same_bytes(tmp_path: Path, language: str) -> None:
    first = _bytes(tmp_path / "first", language=language)
    assert first == _bytes(tmp_path / "second", language=language)


def test_another_seed_gives_other_deals_and_the_same_catalogue(tmp_path: Path) -> None:
    first, second = _bytes(tmp_path / "first"), _bytes(tmp_path / "second", seed=2)
    assert first["deals.csv"] != second["deals.csv"]
    assert first["stages.csv"] == second["stages.csv"]


def test_another_today_moves_the_history(tmp_path: Path) -> None:
    first, second = _bytes(tmp_path / "first"), _bytes(tmp_path / "second", today=TODAY + timedelta(days=1))
    assert first["transitions.csv"] != second["transitions.csv"]


def test_writing_into_the_same_folder_again_replaces_the_files(tmp_path: Path) -> None:
    _bytes(tmp_path / "used", deals=600)
    assert _bytes(tmp_path / "used") == _bytes(tmp_path / "fresh")


def test_what_it_says_it_wrote_is_what_it_wrote(tmp_path: Path) -> None:
    demo = write_demo_company(tmp_path, deals=300, today=TODAY)
    for name, rows in demo.rows.items():
        assert len((tmp_path / f"{name}.csv").read_bytes().splitlines()) == rows + 1, name


def test_a_company_needs_a_deal_and_a_known_language(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one deal"):
        write_demo_company(tmp_path, deals=0, today=TODAY)
    with pytest.raises(ValueError, match="choose 'en' or 'ru'"):
        write_demo_company(tmp_path, deals=1, today=TODAY, language="xx")

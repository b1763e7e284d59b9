"""Where to set what is missing is said in the words of the page's own menu."""

import re
from collections.abc import Iterator

import pytest

from crm_desktop import APP_ROOT
from resolvers.dashboard.status import MissingCode
from resolvers.language import Language
from schema.dashboard.where_to_set import where_to_set

_WEB = APP_ROOT / "web" / "src"
_MENU = re.compile(r"(\w+): \[([^\]]*)\]")
_PEOPLE = re.compile(r"path: '/admin/people[^']*', text: '(\w+)'")


def _texts(folder: str, language: Language) -> dict[str, str]:
    source = (_WEB / folder / "texts" / f"{language}.ts").read_text(encoding="utf-8")
    return dict(re.findall(r"^  (\w+):\s+'([^']*)',$", source, re.MULTILINE))


def _ways(language: Language) -> Iterator[str]:
    """Every way through the menu of an administrator, as the page's own sources declare it."""
    shell, admin, people = (_texts(folder, language) for folder in ("app", "admin", "admin/people"))
    for group, sections in _MENU.findall((_WEB / "admin" / "menu.ts").read_text(encoding="utf-8")):
        for section in re.findall(r"'(\w+)'", sections):
            way = f"{shell['settings']} → {admin[group]} → {admin[section]}"
            yield way
            if section == "people":
                page = (_WEB / "admin" / "people" / "parts.ts").read_text(encoding="utf-8")
                yield from (f"{way} → {people[part]}" for part in _PEOPLE.findall(page))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_gap_is_mended_where_the_menu_of_the_page_leads(language: Language) -> None:
    ways = [*_ways(language)]
    told = {code: where_to_set(code, language) for code in MissingCode}
    assert {code: way for code, way in told.items() if way not in ways} == {}


def test_menu_leads_where_the_manual_says() -> None:
    assert "Настройка → CRM → Рабочий стол" in [*_ways("ru")]
    assert where_to_set(MissingCode.PRICE_FIELDS, "ru") == "Настройка → Настройка CRM → Настройки полей для отчётов"

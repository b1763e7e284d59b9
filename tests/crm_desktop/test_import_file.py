"""Files go in from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from crm_desktop.cli import program
from tests.crm_desktop.test_create import create, stored

DEALS = (
    "Id;Название;Стадия;Менеджер;Создана;Сумма\n1;Лодка;Новая;Eva;05.03.2024;1 250,50\n2;Вёсла;Новая;Ann;13.03.2024;7\n"
)


def test_a_file_is_proposed_for_tried_brought_in_and_undone(database_url: str, tmp_path: Path) -> None:
    assert create(database_url).exit_code == 0
    file, document, left_out = tmp_path / "deals.csv", tmp_path / "mapping.json", tmp_path / "left-out.csv"
    file.write_bytes(DEALS.encode("cp1251"))

    def run(name: str, *more: str) -> Result:
        who = ["--as", "eva@acme.example", "--language", "ru", "--database-url", database_url]
        return CliRunner().invoke(program, [name, *more, *who])

    proposed = run("import-file", str(file), "--propose")
    assert proposed.exit_code == 0, proposed.output
    mapping = json.loads(proposed.stdout)
    assert (mapping["kind"], mapping["form"]["encoding"], mapping["form"]["delimiter"]) == ("deal", "windows-1251", ";")
    for column in mapping["columns"]:
        column |= {"Стадия": {"create": True}, "Сумма": {"to": "field"}}.get(column["column"], {})
    mapping["always"] = {"deal_type": "Продажа"}
    document.write_text(json.dumps(mapping))
    told = ("--mapping", str(document), "--source", "Доска")
    tried = run("import-file", str(file), *told, "--dry-run")
    assert "Название: Лодка" in tried.stdout
    assert "Nothing was written." in tried.stdout
    assert stored(database_url, "SELECT count(*) FROM deals") == [(0,)]
    assert "Nothing was written." in run("import-file", str(file), *told, "--all-or-nothing").stdout
    brought = run("import-file", str(file), *told, "--rejected", str(left_out))
    assert brought.exit_code == 0, brought.output
    assert stored(database_url, "SELECT external_id, name FROM deals") == [("1", "Лодка")]
    assert "Ни у кого здесь нет почты или имени «Ann»" in left_out.read_text(encoding="cp1251")
    left_out.write_text(
        left_out.read_text(encoding="cp1251").replace("Вёсла;Новая;Ann", "Вёсла;Новая;Eva"), encoding="cp1251"
    )
    assert run("import-file", str(left_out), "--source", "Доска").exit_code == 0
    assert stored(database_url, "SELECT name FROM deals ORDER BY id") == [("Лодка",), ("Вёсла",)]
    ((first,), (second,)) = stored(database_url, "SELECT id FROM file_imports ORDER BY id")
    refused = run("undo-import", str(first))
    assert (refused.exit_code, "На загруженное ссылаются записи" in refused.output) == (1, True)
    assert run("undo-import", str(second)).exit_code == 0
    assert run("undo-import", str(first)).exit_code == 0
    assert stored(database_url, "SELECT (SELECT count(*) FROM deals), (SELECT count(*) FROM deal_types)") == [(0, 0)]


def test_what_is_wrong_is_told_in_one_line(database_url: str, tmp_path: Path) -> None:
    assert create(database_url).exit_code == 0
    file = tmp_path / "deals.csv"
    file.write_text(DEALS)
    given = ["import-file", str(file), "--as", "eva@acme.example", "--database-url", database_url]
    unknown = CliRunner().invoke(program, [*given, "--source", "nothing"])
    assert (unknown.exit_code, "Expected --mapping, or a --source that has one" in unknown.output) == (1, True)
    document = tmp_path / "mapping.json"
    document.write_text('{"kind": "deal", "columns": [{"column": "Nome", "to": "name"}]}')
    wrong = CliRunner().invoke(program, [*given, "--mapping", str(document)])
    assert (wrong.exit_code, "columns.0.column: The file has no column “Nome”" in wrong.output) == (1, True)

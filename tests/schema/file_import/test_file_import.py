"""A file goes in through the API: looked into, tried, brought in, undone, and again by its source."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.mapping import FileImporter
from tests.resolvers.records.office import NOW
from tests.schema.administration.administration import Administration
from tests.schema.file_import.conftest import TASK, BringIn, Send

DEALS = (
    "ID;Сделка;Воронка;Стадия сделки;Дата создания;Сумма\n"
    '1;"Лодка ""Чайка""";Опт;Успешно;03/04/2024;1 250,50\n2;Вёсла;Опт;Новая;05/04/2024;\n3;Якорь;;Новая;05/04/2024;7\n'
)
MOVES = "ID сделки;Стадия;Дата\n1;Новая;2024-03-04\n1;Успешно;2024-03-05\n2;Новая;2024-04-05\n"
PROPOSED = """query($input: ProposeFileMappingInput!) { payload: proposeFileMapping(input: $input) {
  userErrors { field code message }
  proposal {
    file { name isWorkbook form { encoding delimiter quote header sheet } rowCount leftOut firstRows { place cells }
      columns { name filled fieldKind dates { pattern examples { cell value } } numbers { decimal grouping } } }
    history { columns { name } }
    mapping { kind form { encoding delimiter quote header sheet } always { target value } key
      columns { column to decimal grouping signs pattern name fieldKind create fold emptyUnknown }
      history { form { encoding delimiter quote header sheet }
        columns { column to decimal grouping signs pattern name fieldKind create fold emptyUnknown } } }
    targets { name label takes isRequired fieldKind values } historyTargets { name isRequired }
    sources { id name }
  } } }"""


async def proposed(administration: Administration, **values: Any) -> dict[str, Any]:
    payload = (await administration.ask("admin", PROPOSED, input=values))["payload"]
    assert payload["userErrors"] == []
    return payload["proposal"]


def mapped(proposal: dict[str, Any], **columns: dict[str, Any]) -> dict[str, Any]:
    """The proposed mapping as somebody changed it."""
    mapping = proposal["mapping"]
    for each in mapping["columns"]:
        each |= columns.get(each["column"].replace(" ", "_"), {})
        if each["to"] != "field":
            each |= {"name": None, "fieldKind": None}
    return mapping


async def test_a_file_is_looked_into_tried_brought_in_and_undone(
    administration: Administration, sent: Send, bring_in: BringIn
) -> None:
    file, history = await sent(DEALS.encode("cp1251")), await sent(MOVES, "moves.csv")
    proposal = await proposed(administration, file=file, history=history)
    found = proposal["file"]
    assert found["form"] == {"encoding": "windows-1251", "delimiter": ";", "quote": '"', "header": 1, "sheet": None}
    assert (found["rowCount"], found["isWorkbook"]) == (3, False)
    assert found["firstRows"][0] == {
        "place": 2,
        "cells": ["1", 'Лодка "Чайка"', "Опт", "Успешно", "03/04/2024", "1 250,50"],
    }
    # Both ways of reading the dates, by cells of the file that they read otherwise.
    assert [(each["pattern"], each["examples"][0]) for each in found["columns"][4]["dates"]] == [
        ("DD/MM/YYYY", {"cell": "03/04/2024", "value": "2024-04-03"}),
        ("MM/DD/YYYY", {"cell": "03/04/2024", "value": "2024-03-04"}),
    ]
    assert [(each["column"], each["to"]) for each in proposal["mapping"]["columns"]] == [
        ("ID", "external_id"),
        ("Сделка", None),
        ("Воронка", "deal_type"),
        ("Стадия сделки", "stage"),
        ("Дата создания", "created_at"),
        ("Сумма", "field"),
    ]
    types = next(each for each in proposal["targets"] if each["name"] == "deal_type")
    assert (types["takes"], len(types["values"]) > 1) == ("DEAL_TYPE", True)
    assert proposal["historyTargets"][0] == {"name": "deal", "isRequired": True}
    mapping = mapped(
        proposal,
        Сделка={"to": "name"},
        Воронка={"create": True},
        Стадия_сделки={"create": True},
        Сумма={"to": "field", "name": "Сумма", "fieldKind": "PRICE"},
    )
    mapping["history"]["columns"][1]["create"] = True
    undecided = await bring_in(file=file, history=history, mapping=mapping, isTrial=True)
    (mistake,) = undecided["userErrors"]
    assert (mistake["field"], "Дата создания" in mistake["message"]) == (["mapping", "columns", "4", "pattern"], True)
    mapping["columns"][4]["pattern"] = "MM/DD/YYYY"
    trial = await bring_in(file=file, history=history, mapping=mapping, isTrial=True)
    assert (trial["userErrors"], trial["import"], trial["result"]["counts"]["created"]) == ([], None, 2)
    first = trial["result"]["shown"][0]
    assert {"label": "Name", "value": 'Лодка "Чайка"'} in first["values"]
    assert [each["stage"] for each in first["moves"]] == ["Новая", "Успешно"]
    assert trial["result"]["rejected"] == [
        {
            "place": 4,
            "isHistory": False,
            "cells": ["3", "Якорь", "", "Новая", "05/04/2024", "7"],
            "problems": [{"column": "Воронка", "message": "The deal has no type, and the company has not only one."}],
        }
    ]
    assert {each["kind"]: each["names"] for each in trial["result"]["made"]} == {
        "DEAL_TYPE": ["Опт"],
        "STAGE": ["Новая", "Успешно"],
        "FIELD": ["Сумма"],
    }
    count = "SELECT count(*) FROM deals WHERE company_id = :company AND external_id IN ('1', '2', '3')"
    assert await administration.rows(count) == [(0,)]
    done = await bring_in(file=file, history=history, mapping=mapping, source="Доска")
    assert done["phase"] == "ENDED"
    made = done["import"]
    assert (made["counts"], made["source"], made["kind"], made["canBeUndone"]) == (
        {"created": 2, "rejected": 1},
        "Доска",
        "DEAL",
        True,
    )
    assert made["actor"]["name"]
    assert made["rejectedUrl"] == done["rejectedUrl"]
    assert await administration.rows(count) == [(2,)]
    assert (await administration.latest())[0] == "importFile"
    (listed,) = (
        await administration.ask("admin", "{ fileImports { totalCount edges { node { id counts { rejected } } } } }")
    )["fileImports"]["edges"]
    assert listed["node"] == {"id": made["id"], "counts": {"rejected": 1}}
    undone = await administration.change("undoFileImport", "import { undoneAt canBeUndone }", id=made["id"])
    assert (undone["userErrors"], undone["import"]["canBeUndone"]) == ([], False)
    assert await administration.rows(count) == [(0,)]


async def test_the_next_file_of_a_source_needs_nothing_but_its_name(
    administration: Administration, sent: Send, bring_in: BringIn
) -> None:
    file = await sent("Name,Sum,Extra\nAda,1.250,x\n")
    proposal = await proposed(administration, file=file, kind="CONTACT")
    mapping = mapped(
        proposal, Sum={"to": "field", "name": "Sum", "fieldKind": "NUMBER", "decimal": ",", "grouping": "."}
    )
    assert (await bring_in(file=file, mapping=mapping, source="Sheet"))["userErrors"] == []
    other = await sent("Other\nx\n")
    assert (await proposed(administration, file=other))["sources"] == []
    second = await sent("Name;Sum;Extra;More\nBen;2.500;x;y\n")
    (source,) = (await proposed(administration, file=second))["sources"]
    again = (await proposed(administration, file=second, source=source["id"]))["mapping"]
    assert [(each["column"], each["to"], each["decimal"]) for each in again["columns"]] == [
        ("Name", "name", None),
        ("Sum", "field", ","),
        ("Extra", None, None),
        ("More", None, None),
    ]
    assert again["form"]["delimiter"] == ";"
    renamed = await administration.change("renameFileSource", "source { name }", id=source["id"], name=" Board ")
    assert renamed["source"] == {"name": "Board"}
    assert (await administration.latest())[0] == "renameFileSource"
    (kept,) = (await administration.ask("admin", "{ fileSources { id name mapping { kind } } }"))["fileSources"]
    assert kept == {"id": source["id"], "name": "Board", "mapping": {"kind": "CONTACT"}}
    removed = await administration.change("removeFileSource", "removedId", id=source["id"])
    assert removed["removedId"] == source["id"]
    gone = await administration.change("removeFileSource", "removedId", id=source["id"])
    assert [each["code"] for each in gone["userErrors"]] == ["NOT_FOUND"]


async def test_what_is_wrong_names_the_column(administration: Administration, sent: Send, engine: AsyncEngine) -> None:
    file = await sent("Name,Born\nAda,1\n")
    form = {"encoding": "utf-8", "delimiter": ",", "quote": '"', "header": 1}

    async def refused(**values: Any) -> list[tuple[str, str]]:
        payload = await administration.change("importFile", "task { id }", **{"file": file, **values})
        return [(".".join(each["field"]), each["code"]) for each in payload["userErrors"]]

    name, born = {"column": "Name", "to": "name"}, {"column": "Born", "to": None}
    contact = {"kind": "CONTACT", "form": form, "columns": [name]}
    assert await refused(mapping={**contact, "columns": [born, {**name, "to": "nothing"}]}) == [
        ("mapping.columns.1.to", "INVALID")
    ]
    assert await refused(mapping={**contact, "columns": []}) == [("mapping.columns", "INVALID")]
    assert await refused(mapping={**contact, "always": [{"target": "stage", "value": "x"}]}) == [
        ("mapping.always.0", "INVALID")
    ]
    assert await refused(mapping={**contact, "kind": "MOVE"}) == [("mapping.kind", "INVALID")]
    assert await refused(mapping=contact, history=file) == [("history", "INVALID")]
    assert await refused(mapping=contact, file="nothing") == [("file", "NOT_FOUND")]
    assert await refused(mapping=contact, source=" ") == [("source", "REQUIRED")]
    # What only the file can tell, is told by the task.
    payload = await administration.change(
        "importFile",
        "task { id }",
        file=file,
        mapping={**contact, "columns": [name, born, {"column": "Nome", "to": "created_at"}]},
    )
    assert await FileImporter(engine, lambda: NOW).bring_in_next()
    task = (await administration.ask("admin", TASK, id=payload["task"]["id"]))["node"]
    assert [each["field"] for each in task["userErrors"]] == [["mapping", "columns", "2", "column"]]
    sheet = await administration.ask("admin", PROPOSED, input={"file": file, "form": {**form, "delimiter": "-"}})
    assert [each["field"] for each in sheet["payload"]["userErrors"]] == [["form", "delimiter"]]
    book = await administration.ask("admin", PROPOSED, input={"file": await sent(b"PK\x03\x04 and nothing more")})
    assert [each["field"] for each in book["payload"]["userErrors"]] == [["file"]]


async def test_files_and_imports_are_their_companys_administrators_alone(
    administration: Administration, sent: Send, bring_in: BringIn
) -> None:
    file = await sent("Name\nAda\n")
    form = {"encoding": "utf-8"}
    mapping = {"kind": "CONTACT", "form": form, "columns": [{"column": "Name", "to": "name"}]}
    await bring_in(file=file, mapping=mapping)
    payload = await administration.change("importFile", "task { id }", file=file, mapping=mapping, isTrial=True)
    task = payload["task"]["id"]
    for who in ("boss", "seller"):
        assert await administration.refused(who, PROPOSED, input={"file": file}) == ["FORBIDDEN"]
        assert await administration.refused(who, "{ fileImports { totalCount } }") == ["FORBIDDEN"]
        assert await administration.refused(who, "{ fileSources { name } }") == ["FORBIDDEN"]
        assert (await administration.ask(who, TASK, id=task))["node"] is None
    foreign = await administration.ask("stranger", PROPOSED, input={"file": file})
    assert [each["code"] for each in foreign["payload"]["userErrors"]] == ["NOT_FOUND"]
    assert (await administration.ask("stranger", TASK, id=task))["node"] is None
    assert (await administration.ask("stranger", "{ fileImports { totalCount } fileSources { name } }")) == {
        "fileImports": {"totalCount": 0},
        "fileSources": [],
    }

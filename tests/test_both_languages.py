"""Whatever a person can be told is written in both languages. Read out of the code, so that a new message is held to it too."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum

import pytest

from crm_desktop import APP_ROOT
from resolvers.language import LocalizedText

# Only whoever writes requests or runs commands meets what these say: requests that are none, the command line, the documentation.
_FOR_PROGRAMMERS = (
    "crm_desktop/checked_command.py",
    "crm_desktop/commands/",
    "crm_desktop/export_http.py",
    "crm_desktop/feed_http.py",
    "crm_desktop/graphql_http.py",
    "crm_desktop/graphql_request.py",
    "crm_desktop/named_companies.py",
    "crm_desktop/named_person.py",
    "crm_desktop/operator_http.py",
    "crm_desktop/persisted_documents.py",
    "crm_desktop/request_body.py",
    "crm_desktop/web_page.py",
    "crm_desktop/webhook_http.py",
    "resolvers/report_definitions/documentation.py",
    "resolvers/report_definitions/vocabulary_document.py",
    "crm_desktop/demo/",
    "resolvers/importing/",
    "schema/document_size.py",
    "schema/documents.py",
    "schema/scalars.py",
)
# What is said there is the log's, the schema's, or a fault of the program.
_NOT_TOLD = {
    "LookupError",
    "TypeError",
    "ValueError",
    "AssertionError",
    "describe",
    "info",
    "warning",
    "error",
    "exception",
}
# A whole sentence: a capital, several words, and its end.
_SENTENCE = re.compile(r"[A-ZА-Я].*\s.*[.!?…]", re.DOTALL)
# What is called so in Russian too, examples of what to write, and whatever is put in.
_NAMES = re.compile(
    r"https?://(crm\.example/deals/|reports\.example|localhost:3000)?|\{[^}]*\}|CRM|SMS|IANA|ISO|RUB|Europe/Moscow|name@company\.example|#1a7f37|«total»|\dT\d"
    r"|CSV|XLSX|UTF-8|DD\.MM\.YYYY HH:mm"
)
# How to mend a gap says the operation of the API as well, in brackets.
_OPERATIONS = re.compile(r"\([^)]*[a-z][A-Z][^)]*\)")


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("resolvers", "schema", "permissions", "crm_desktop"):
        for path in sorted((APP_ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(APP_ROOT).as_posix()), ast.parse(path.read_text(encoding="utf-8"))


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def _written(node: ast.AST) -> str | None:
    """A literal text; what is put into it in braces."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else f"{{{ast.unparse(v)}}}" for v in node.values)  # type: ignore
    return None


def _sentences(node: ast.AST, *, is_run: bool) -> Iterator[tuple[int, str]]:
    """Sentences that are not within a `LocalizedText`: of functions only, as others describe the schema."""
    if isinstance(node, ast.Call) and _name(node) in {"LocalizedText", "Plural", *_NOT_TOLD}:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        for statement in node.body:
            yield from _sentences(statement, is_run=True)
        return
    text = _written(node)
    if text is None:
        for child in ast.iter_child_nodes(node):
            yield from _sentences(child, is_run=is_run)
    elif is_run and _SENTENCE.fullmatch(text):
        yield getattr(node, "lineno", 0), text


def test_no_sentence_is_told_in_one_language() -> None:
    found = [
        f"{path}:{line}: {text}"
        for path, module in _modules()
        if not path.startswith(_FOR_PROGRAMMERS)
        for line, text in _sentences(module, is_run=False)
    ]
    assert found == []


def _texts() -> Iterator[tuple[str, str, str]]:
    for path, module in _modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and _name(node) == "LocalizedText" and len(node.args) == 2:
                english, russian = map(_written, node.args)
                if english is not None and russian is not None:
                    yield f"{path}:{node.lineno}", english, russian


def test_russian_is_russian_without_names_of_the_interface() -> None:
    texts = [*_texts()]
    assert len(texts) > 500
    foreign: list[str] = []
    for place, english, russian in texts:
        rest = _OPERATIONS.sub("", russian) if "remediation.py" in place else russian
        rest = _NAMES.sub("", rest)
        # The dash is a word: “is”.
        is_said = re.search("[a-zA-Z]", _NAMES.sub("", english)) is None or re.search("[а-яё]|^—$", rest, re.IGNORECASE)
        if not is_said or re.search("[a-zA-Z`]", rest):
            foreign.append(f"{place}: {russian}")
    assert foreign == []


def test_both_languages_say_the_same_values() -> None:
    values = re.compile(r"\{(\w+)\}")
    apart = [place for place, english, russian in _texts() if {*values.findall(english)} != {*values.findall(russian)}]
    assert apart == []


class Kind(StrEnum):
    GOOD = "GOOD"


def test_name_of_a_constant_is_no_word() -> None:
    with pytest.raises(TypeError, match="names where words are expected"):
        LocalizedText("{kind}", "{kind}").format(kind=Kind.GOOD)

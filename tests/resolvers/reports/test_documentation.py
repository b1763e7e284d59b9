"""The pages that are written from declarations: the dictionary of metrics, and what reports are made of."""

from pathlib import Path

from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.documentation import metrics_document
from resolvers.report_definitions.vocabulary_document import vocabulary_document

DOCS = Path(__file__).parents[3] / "docs"


def test_the_pages_say_what_the_declarations_say() -> None:
    assert (DOCS / "metrics.md").read_text(encoding="utf-8") == metrics_document(), "run `make docs`"
    assert (DOCS / "report-vocabulary.md").read_text(encoding="utf-8") == vocabulary_document(), "run `make docs`"


def test_every_block_has_a_rule_and_an_example_in_both_languages() -> None:
    for block in BLOCKS:
        for text in (block.title, block.description, block.rule, block.example):
            assert text.en
            assert any("а" <= letter <= "я" for letter in text.ru.lower()) or text.ru == "SMS"

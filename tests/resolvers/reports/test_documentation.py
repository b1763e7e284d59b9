"""The dictionary of metrics."""

from pathlib import Path

from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.documentation import metrics_document

PAGE = Path(__file__).parents[3] / "docs" / "metrics.md"


def test_the_page_says_what_the_declarations_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == metrics_document(), "run `make docs`"


def test_every_block_has_a_rule_and_an_example_in_both_languages() -> None:
    for block in BLOCKS:
        for text in (block.title, block.description, block.rule, block.example):
            assert text.en
            assert any("а" <= letter <= "я" for letter in text.ru.lower()) or text.ru == "SMS"

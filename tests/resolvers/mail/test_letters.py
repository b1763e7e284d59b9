"""What mails say."""

import re
from datetime import UTC, datetime
from email.headerregistry import Address

import pytest

from models import MailKind
from resolvers.language import Language
from resolvers.mail.letter import compose
from resolvers.mail.letters import has_link, write

LANGUAGES: list[Language] = ["en", "ru"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MailKind)
def test_mail_asks_for_nothing_from_elsewhere_and_says_the_same_as_text(kind: MailKind, language: Language) -> None:
    words = {
        "name": "Anna <b>",
        "company": "A & B",
        "token": "the robot",
        "owner": "Boris",
        "ends": "2026-03-17 12:00 (UTC)",
    }
    letter = write(kind, language, words, public_url="https://crm.example", secret="the-secret")
    mail = compose(
        letter,
        language,
        sender=Address("CRM", "crm", "crm.example"),
        name="Anna",
        recipient="anna@example.com",
        written_at=datetime(2026, 3, 10, tzinfo=UTC),
        id_="1.1",
    )
    text, page = (part.get_content() for part in mail.iter_parts())
    assert not re.search(r"src=|url\(|<link|<script|@import|background=", page)
    addresses = {*re.findall(r"https?://[^\s\"<]+", page)}
    assert addresses == {*re.findall(r"https?://\S+", text)}
    assert len(addresses) == has_link(kind)
    assert "Anna <b>" in text
    assert "Anna &lt;b&gt;" in page
    assert bool(re.search("[а-я]", text)) is (language == "ru")

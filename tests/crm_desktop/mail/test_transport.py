"""Giving mail to a real SMTP server, and what it may answer."""

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme

from crm_desktop.mail import FolderTransport, Security, Smtp, SmtpTransport
from resolvers.mail import Letter, RefusedError
from resolvers.mail.letter import compose
from tests.crm_desktop.mail.post_office import PASSWORD, USER, PostOffice, opened


def message(recipient: str = "anna@example.com", name: str = "Анна") -> EmailMessage:
    return compose(
        Letter("Привет", ("Первое.", "Второе."), ("Сюда", "https://crm.example/x#y")),
        "ru",
        sender=Address("CRM", "crm", "crm.example"),
        name=name,
        recipient=recipient,
        written_at=datetime(2026, 3, 10, 12, tzinfo=UTC),
        id_="1.2",
    )


def transport(
    office: PostOffice, *, password: str = PASSWORD, security: Security = Security.STARTTLS, user: str | None = USER
) -> SmtpTransport:
    return SmtpTransport(Smtp("localhost", office.port, security, user, password))


@pytest.mark.usefixtures("trusted")
def test_mail_goes_encrypted_with_user_and_password(post_office: PostOffice) -> None:
    transport(post_office).send(message())
    [mail] = post_office.mails
    assert post_office.was_encrypted == [True]
    assert post_office.recipients == ["anna@example.com"]
    assert (mail["Subject"], mail["To"], mail["From"]) == (
        "Привет",
        "Анна <anna@example.com>",
        "CRM <crm@crm.example>",
    )
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    text = mail.get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == "Первое.\n\nСюда:\nhttps://crm.example/x#y\n\nВторое.\n"


@pytest.mark.usefixtures("trusted")
def test_wrong_password_puts_the_mail_off(post_office: PostOffice) -> None:
    with pytest.raises(OSError, match="535"):
        transport(post_office, password="wrong").send(message())
    assert post_office.mails == []


def test_certificate_of_nobody_known_puts_the_mail_off(post_office: PostOffice) -> None:
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        transport(post_office).send(message())
    assert post_office.mails == []


def test_server_that_offers_no_encryption_gets_neither_mail_nor_password(authority: trustme.CA) -> None:
    with opened(PostOffice(), authority, offers_starttls=False, wants_password=False) as office:
        with pytest.raises(OSError, match="STARTTLS"):
            transport(office).send(message())
        assert office.mails == []


def test_server_of_this_machine_may_be_spoken_to_openly(authority: trustme.CA) -> None:
    with opened(PostOffice(), authority, offers_starttls=False, wants_password=False) as office:
        transport(office, security=Security.NONE, user=None).send(message())
        assert len(office.mails) == 1


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("of", ["recipient_answer", "data_answer"])
@pytest.mark.parametrize(("answer", "is_for_good"), [("550 No such user", True), ("451 Come again later", False)])
def test_refusal_is_for_good_or_for_now(post_office: PostOffice, of: str, answer: str, is_for_good: bool) -> None:
    setattr(post_office, of, answer)
    with pytest.raises(RefusedError if is_for_good else OSError, match=answer[4:]):
        transport(post_office).send(message())


@pytest.mark.usefixtures("trusted")
def test_domain_of_other_letters_is_written_as_servers_know_it(post_office: PostOffice) -> None:
    transport(post_office).send(message("anna@пример.рф"))
    assert post_office.recipients == ["anna@xn--e1afmkfd.xn--p1ai"]


@pytest.mark.parametrize("address", ["анна@example.com", "a,b@example.com", "<a@example.com", "a@" + "x" * 80])
def test_address_that_cannot_be_written_is_a_mistake(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - in whatever words
        message(address)


def test_nobody_who_listens_puts_the_mail_off() -> None:
    with pytest.raises(OSError, match="refused"):
        SmtpTransport(Smtp("localhost", 1, Security.STARTTLS)).send(message())


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    "name", ["Eve\r\nBcc: all@example.com", "Eve\n\nHello", "a" * 500, "Eve\x00\u2028\x85!", '"<x@y>,']
)
def test_no_name_makes_another_header_or_recipient(post_office: PostOffice, name: str) -> None:
    transport(post_office).send(message(name=name))
    [mail] = post_office.mails
    assert sorted(mail.keys()) == sorted(message().keys())
    assert post_office.recipients == ["anna@example.com"]
    [recipient] = mail["To"].addresses
    assert recipient.addr_spec == "anna@example.com"


def test_in_a_folder_each_mail_is_a_file_of_its_own_and_the_same_mail_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    for _ in range(2):
        FolderTransport(folder).send(message())
    [file] = folder.iterdir()
    assert file.name == "1.2.eml"
    assert b"Subject: =?utf-8?" in file.read_bytes()

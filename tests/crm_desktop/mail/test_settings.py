"""Settings of mail are checked together before anything starts, and every problem is named."""

from email.headerregistry import Address
from pathlib import Path
from typing import Any

import click
import pytest

from crm_desktop.mail import MailSettings, Security, Smtp, read_mail_settings

GOOD: dict[str, Any] = {
    "smtp_host": "smtp.example",
    "smtp_port": None,
    "smtp_security": "starttls",
    "smtp_user": None,
    "smtp_password_file": None,
    "mail_folder": None,
    "mail_from": "CRM <crm@example.com>",
    "public_url": "https://crm.example/",
}
SENDER = Address("CRM", "crm", "example.com")


def test_settings_are_read_with_the_port_that_belongs_to_the_security() -> None:
    for security, port in (("tls", 465), ("starttls", 587), ("none", 25)):
        read = read_mail_settings(**{**GOOD, "smtp_security": security})
        assert read == MailSettings(Smtp("smtp.example", port, Security(security)), SENDER, "https://crm.example")


def test_password_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame\n")
    read = read_mail_settings(**{**GOOD, "smtp_user": "crm", "smtp_password_file": tmp_path / "password"})
    assert read is not None
    assert isinstance(read.to, Smtp)
    assert read.to.password == "open sesame"


def test_nothing_set_is_no_mail() -> None:
    nothing: dict[str, Any] = dict.fromkeys(GOOD) | {"smtp_security": "starttls"}
    assert read_mail_settings(**nothing) is None
    assert read_mail_settings(**{**nothing, "public_url": "https://crm.example"}) is None


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"mail_from": None, "public_url": None}, ["MAIL_FROM", "PUBLIC_URL"]),
        ({"mail_from": "nobody", "public_url": "crm.example"}, ["MAIL_FROM", "PUBLIC_URL"]),
        ({"public_url": "http://crm.example"}, ["PUBLIC_URL"]),
        ({"public_url": "https://crm.example/path"}, ["PUBLIC_URL"]),
        ({"public_url": "https://[crm"}, ["PUBLIC_URL"]),
        ({"mail_from": "CRM <crm@example.com>\nBcc: x@example.com"}, ["MAIL_FROM"]),
        ({"smtp_user": "crm"}, ["SMTP_USER"]),
        ({"smtp_user": "crm", "smtp_password_file": Path("/nowhere")}, ["SMTP_PASSWORD_FILE"]),
        ({"smtp_host": None, "smtp_port": 25}, ["SMTP_HOST"]),
        ({"mail_folder": Path("mail")}, ["SMTP_HOST and MAIL_FOLDER"]),
        (
            {"smtp_user": "crm", "smtp_security": "none", "mail_from": None},
            ["SMTP_USER", "SMTP_SECURITY", "MAIL_FROM"],
        ),
    ],
)
def test_every_problem_is_named(given: dict[str, Any], names: list[str]) -> None:
    with pytest.raises(click.UsageError) as refused:
        read_mail_settings(**{**GOOD, **given})
    told = refused.value.message.splitlines()[1:]
    assert len(told) == len(names)
    assert all(any(line.strip().startswith(name) for line in told) for name in names)

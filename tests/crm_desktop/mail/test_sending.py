"""Mail is sent once, by whichever process, whatever becomes of processes and servers meanwhile."""

import asyncio
from datetime import timedelta
from email.message import EmailMessage

import pytest

from schema.node import global_id
from tests.crm_desktop.mail.mailing import Mailing, link_in, text_of

INVITE = "mutation($input: InviteUserInput!) { inviteUser(input: $input) { isMailed invitation { secret } userErrors { code } } }"
RENEW = "mutation($input: UserInput!) { renewInvitation(input: $input) { isMailed user { id } userErrors { code } } }"
UPDATE = "mutation($input: UpdateUserInput!) { updateUser(input: $input) { user { id } userErrors { code } } }"
COMPANY = "mutation($input: UpdateCompanyInput!) { updateCompany(input: $input) { userErrors { code } } }"
ACCEPT = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { viewer { name } } }"


async def invite(mailing: Mailing, name: str = "Nina", email: str = "nina@example.com", **more: object) -> None:
    answered = await mailing.ask(INVITE, "admin", name=name, email=email, role="USER", **more)
    assert answered["isMailed"]
    assert answered["userErrors"] == []


async def test_invited_person_comes_in_by_the_mail(mailing: Mailing) -> None:
    await invite(mailing, language="RU")
    [mail] = await mailing.send()
    assert mail["Subject"] == "Приглашение в CRM компании ours"
    accepted = await mailing.ask(ACCEPT, secret=link_in(mail, "/invitation"), password="a few uncommon words")
    assert accepted == {"viewer": {"name": "Nina"}}


async def test_nothing_is_sent_of_what_was_refused(mailing: Mailing) -> None:
    refused = await mailing.ask(INVITE, "admin", name="Nina", email="seller@example.com", role="USER")
    assert refused == {"isMailed": False, "invitation": None, "userErrors": [{"code": "TAKEN"}]}
    assert await mailing.send() == []


async def test_who_was_dismissed_meanwhile_gets_nothing(mailing: Mailing) -> None:
    await invite(mailing)
    await mailing.rows("UPDATE users SET status = 'dismissed' WHERE name = 'Nina'")
    assert await mailing.send() == []
    assert await mailing.rows("SELECT * FROM outgoing_mails") == []


async def test_two_processes_send_each_mail_once(mailing: Mailing) -> None:
    for number in range(6):
        await invite(mailing, email=f"n{number}@example.com")

    async def work() -> None:
        sender = mailing.sender
        while await sender.send_next():
            pass

    await asyncio.gather(work(), work())
    assert sorted(mailing.office.recipients) == [f"n{number}@example.com" for number in range(6)]


async def test_server_that_is_down_holds_nobody_and_gets_the_mail_when_it_is_back(
    mailing: Mailing,
) -> None:
    there = mailing.office.port
    mailing.office.port = 1
    await invite(mailing)
    assert await mailing.send() == []
    assert await mailing.rows("SELECT attempts FROM outgoing_mails") == [(1,)]
    # The secret that nobody got is good for nothing; that of the administrator's answer is.
    assert await mailing.rows("SELECT count(*) FROM invitations") == [(1,)]
    mailing.office.port = there
    assert await mailing.send() == []
    mailing.clock.now += timedelta(minutes=1)
    [mail] = await mailing.send()
    link_in(mail, "/invitation")
    assert await mailing.rows("SELECT * FROM outgoing_mails") == []


async def test_mail_of_a_process_that_was_killed_is_sent_by_another_one(mailing: Mailing) -> None:
    await invite(mailing)

    class Killed(BaseException):
        pass

    class Transport:
        def send(self, message: EmailMessage) -> None:
            raise Killed

    sender = mailing.sender
    sender._transport = Transport()
    with pytest.raises(Killed):
        await sender.send_next()
    assert await mailing.send() == []
    mailing.clock.now += timedelta(minutes=5)
    [mail] = await mailing.send()
    assert mail["Message-ID"].startswith("<")


async def test_mail_keeps_its_id_from_try_to_try(mailing: Mailing) -> None:
    await invite(mailing)
    ids: list[str] = []

    class Transport:
        def send(self, message: EmailMessage) -> None:
            ids.append(message["Message-ID"])
            raise OSError

    sender = mailing.sender
    sender._transport = Transport()
    for _ in range(2):
        while await sender.send_next():
            pass
        mailing.clock.now += timedelta(minutes=15)
    assert len(ids) == 2
    assert len({*ids}) == 1


@pytest.mark.parametrize("answer", ["550 No such user here", "554 We do not like it"])
async def test_mail_that_is_refused_for_good_is_told_to_administrators(mailing: Mailing, answer: str) -> None:
    await invite(mailing)
    mailing.office.recipient_answer = answer
    assert await mailing.send() == []
    assert await mailing.rows("SELECT * FROM outgoing_mails") == []
    [(told,)] = await mailing.rows("SELECT after FROM audit_entries WHERE action = 'mailRefused'")
    assert told == {"mail": "invitation", "reason": answer}


async def test_mail_that_could_not_be_sent_for_days_is_given_up(mailing: Mailing) -> None:
    await invite(mailing)
    mailing.clock.now += timedelta(days=3)
    assert await mailing.send() == []
    [(told,)] = await mailing.rows("SELECT after FROM audit_entries WHERE action = 'mailRefused'")
    assert told["reason"] == "not delivered in time"


async def test_address_that_was_theirs_is_told_that_it_is_no_more(mailing: Mailing) -> None:
    seller = global_id("User", mailing.staff.ids["seller"])
    await mailing.ask(UPDATE, "admin", user=seller, email="new@example.com")
    [mail] = await mailing.send()
    assert mailing.office.recipients == ["seller@example.com"]
    assert mail["Subject"] == "You sign in by another address now (ours)"


async def test_no_name_of_a_company_or_person_makes_a_header_or_markup(mailing: Mailing) -> None:
    await mailing.ask(COMPANY, "admin", name="Evil\r\nBcc: all@example.com <b>")
    await invite(mailing, name='Eve\nTo: x@example.com "<img src=https://evil.example/x.png>')
    [mail] = await mailing.send()
    assert mailing.office.recipients == ["nina@example.com"]
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Invitation to the CRM of Evil Bcc: all@example.com <b>"
    page = mail.get_body(("html",))
    assert page is not None
    assert "<img" not in page.get_content()
    assert "&lt;img src=https://evil.example/x.png&gt;" in page.get_content()


async def test_links_lead_where_the_setting_says_whatever_host_was_asked(mailing: Mailing) -> None:
    await invite(mailing)
    [mail] = await mailing.send()
    assert "evil.example" not in mail.as_string()
    assert "https://crm.company.example/invitation#" in text_of(mail)


async def test_one_address_gets_no_more_than_ten_mails_in_a_quarter_of_an_hour(mailing: Mailing) -> None:
    await invite(mailing)
    [nina] = await mailing.rows("SELECT id FROM users WHERE name = 'Nina'")
    user = global_id("User", nina[0])
    answered = [await mailing.ask(RENEW, "admin", user=user) for _ in range(10)]
    assert [each for each in answered if isinstance(each, list)] == [["RATE_LIMITED"]]
    assert len(await mailing.send()) == 10
    mailing.clock.now += timedelta(minutes=16)
    assert (await mailing.ask(RENEW, "admin", user=user))["isMailed"]

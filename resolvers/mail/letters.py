"""What each mail says, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from models import MailKind
from resolvers.language import Language, LocalizedText
from resolvers.mail.letter import Letter, one_line


@dataclass(frozen=True, slots=True)
class _Words:
    """The texts of a kind of mail; ``path`` is where its link leads on the page, if it has one."""

    subject: LocalizedText
    paragraphs: tuple[LocalizedText, ...]
    link: LocalizedText | None = None
    path: str = ""


_NOT_YOU = LocalizedText(
    "If it was not you, tell an administrator of your company at once, and set a new password.",
    "Если это были не вы, сразу сообщите администратору вашей компании и задайте новый пароль.",
)

_LETTERS: Mapping[MailKind, _Words] = {
    MailKind.INVITATION: _Words(
        LocalizedText("Invitation to the CRM of {company}", "Приглашение в CRM компании {company}"),
        (
            LocalizedText(
                "{name}, you are invited to the CRM of {company}. Choose a password to come in:",
                "{name}, вас приглашают в CRM компании {company}. Чтобы войти, задайте пароль:",
            ),
            LocalizedText(
                "The link is good for 7 days, and once. If you do not know what this is about, do nothing.",
                "Ссылка действует 7 дней и срабатывает один раз. Если вы не знаете, о чём речь, ничего не делайте.",
            ),
        ),
        LocalizedText("Choose a password", "Задать пароль"),
        "/invitation",
    ),
    MailKind.PASSWORD_RESET: _Words(
        LocalizedText("A new password for the CRM of {company}", "Новый пароль для CRM компании {company}"),
        (
            LocalizedText(
                "{name}, somebody asked for a new password for you in the CRM of {company}. Set it here:",
                "{name}, для вас запросили новый пароль в CRM компании {company}. Задайте его здесь:",
            ),
            LocalizedText(
                "The link is good for an hour, and once. If it was not you, do nothing: your password stays as it is.",
                "Ссылка действует час и срабатывает один раз. Если это были не вы, ничего не делайте: пароль останется прежним.",
            ),
        ),
        LocalizedText("Set a new password", "Задать новый пароль"),
        "/new-password",
    ),
    MailKind.PASSWORD_CHANGED: _Words(
        LocalizedText("Your password was changed ({company})", "Ваш пароль изменён ({company})"),
        (
            LocalizedText(
                "{name}, your password for the CRM of {company} was changed, and you were signed out everywhere.",
                "{name}, ваш пароль для CRM компании {company} изменён, все сеансы завершены.",
            ),
            _NOT_YOU,
        ),
    ),
    MailKind.EMAIL_CHANGED: _Words(
        LocalizedText("You sign in by another address now ({company})", "Ваш адрес для входа изменён ({company})"),
        (
            LocalizedText(
                "{name}, an administrator changed the address that you sign in with to the CRM of {company}. "
                "This one is not it any more.",
                "{name}, администратор изменил адрес, по которому вы входите в CRM компании {company}. "
                "Этот адрес больше не подходит.",
            ),
            _NOT_YOU,
        ),
    ),
    MailKind.TOKEN_ENDS: _Words(
        LocalizedText("The token “{token}” ends soon ({company})", "Скоро истечёт токен «{token}» ({company})"),
        (
            LocalizedText(
                "{name}, the token “{token}” of {owner} for the CRM of {company} ends on {ends}. From then on whatever program comes "
                "with it is refused.",
                "{name}, токен «{token}» сотрудника {owner} для CRM компании {company} действует до {ends}. После этого программа с "
                "этим токеном получит отказ.",
            ),
            LocalizedText(
                "If it is still needed, {owner} makes another one on the page before that, and gives it to the program.",
                "Если он ещё нужен, {owner} может заранее создать на странице другой и передать его программе.",
            ),
        ),
    ),
}


_SIGN_UP = _Words(
    LocalizedText("Your new company in the CRM", "Ваша новая компания в CRM"),
    (
        LocalizedText(
            "Somebody asked for a new company in the CRM, and gave this address. Choose a password, and it is there:",
            "На этот адрес попросили завести новую компанию в CRM. Задайте пароль, и она появится:",
        ),
        LocalizedText(
            "The link is good for an hour, and once. If it was not you, do nothing: nothing is made, and what was typed is forgotten.",
            "Ссылка действует час и срабатывает один раз. Если это были не вы, ничего не делайте: ничего не появится, а введённое "
            "будет забыто.",
        ),
    ),
    LocalizedText("Choose a password", "Задать пароль"),
    "/new-company",
)


def has_link(kind: MailKind) -> bool:
    """Whether the mail lets its reader in, by a secret of its own."""
    return _LETTERS[kind].link is not None


def write(kind: MailKind, language: Language, words: Mapping[str, str], *, public_url: str, secret: str) -> Letter:
    """The mail of the kind to somebody: ``name`` and ``company`` are among the words, and what else the kind has places for. The secret
    stands behind the sign that browsers keep to themselves."""
    values = {place: one_line(word) for place, word in words.items()}
    return _letter(_LETTERS[kind], language, values, public_url, secret)


def write_sign_up(language: Language, *, public_url: str, secret: str) -> Letter:
    """The mail to somebody who wants a company, or in whose name another one does.

    It has nothing of what was typed: anybody may type anything, and have it sent to anybody.
    """
    return _letter(_SIGN_UP, language, {}, public_url, secret)


def _letter(words: _Words, language: Language, values: Mapping[str, str], public_url: str, secret: str) -> Letter:
    link = None
    if words.link is not None:
        link = (words.link.of(language), f"{public_url}{words.path}#{secret}")
    return Letter(
        words.subject.format(**values).of(language),
        tuple(each.format(**values).of(language) for each in words.paragraphs),
        link,
    )

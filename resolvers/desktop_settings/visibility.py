"""Why somebody sees a widget, or does not: the deciding rule, by name."""

from dataclasses import dataclass
from enum import StrEnum

from permissions.audience import AudienceRule, Verdict
from resolvers.commands import CommandContext
from resolvers.directory.person import load_people
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.layout.personal_layout_inputs import PersonalLayoutInputs, load_personal_layout
from resolvers.report_definitions.catalog_entry import CatalogEntry


class VisibilityRule(StrEnum):
    """The rule that decided: one of the audience, or what the person did."""

    EVERYONE = "EVERYONE"
    VIA_USER = "VIA_USER"
    VIA_GROUP = "VIA_GROUP"
    VIA_DEPARTMENT = "VIA_DEPARTMENT"
    NOT_IN_AUDIENCE = "NOT_IN_AUDIENCE"
    EXCEPT_USER = "EXCEPT_USER"
    EXCEPT_GROUP = "EXCEPT_GROUP"
    EXCEPT_DEPARTMENT = "EXCEPT_DEPARTMENT"
    HIDDEN_BY_USER = "HIDDEN_BY_USER"
    HIDE_IGNORED = "HIDE_IGNORED"


@dataclass(frozen=True, slots=True)
class Visibility:
    """Whether somebody has a widget on their desktop, which rule decided, and the same in words."""

    report: CatalogEntry
    is_visible: bool
    rule: VisibilityRule
    reason: LocalizedText


async def explain_visibility(command: CommandContext, user_id: int, key: str | None) -> list[Visibility]:
    """Why this person sees each widget or does not; with a key, only that one.

    Raises RequestError: FORBIDDEN for everybody but administrators, NOT_FOUND for a person who is not the company's.
    """
    command.require_administrator()
    viewer = command.viewer
    if user_id not in await load_people(command.engine, viewer, [user_id]):
        raise RequestError(ErrorCode.NOT_FOUND, _NOBODY, field=("user",))
    async with command.engine.connect() as connection:
        personal = await load_personal_layout(connection, viewer.company.id, user_id)
    return [explain(personal, report) for report in personal.catalogue if key is None or report.key == key]


def explain(personal: PersonalLayoutInputs, report: CatalogEntry) -> Visibility:
    """Why the person sees the widget or does not."""
    verdict = personal.governance.audience_of(report.key).judge(personal.member)
    reason = _REASONS[VisibilityRule(verdict.rule.value)].format(name=_name(personal, verdict))
    if not verdict.is_admitted:
        return Visibility(report, False, VisibilityRule(verdict.rule.value), reason)
    layout_inputs = personal.layout_inputs()
    if layout_inputs.is_hidden(report.key):
        return Visibility(report, False, VisibilityRule.HIDDEN_BY_USER, _REASONS[VisibilityRule.HIDDEN_BY_USER])
    if report.key in personal.delta.hidden:
        why = _PINNED if report.key in layout_inputs.pinned else _REASONS[VisibilityRule.HIDE_IGNORED]
        return Visibility(report, True, VisibilityRule.HIDE_IGNORED, why)
    return Visibility(report, True, VisibilityRule(verdict.rule.value), reason)


def _name(personal: PersonalLayoutInputs, verdict: Verdict) -> str:
    by_group = verdict.rule in (AudienceRule.VIA_GROUP, AudienceRule.EXCEPT_GROUP)
    owner = Owner(OwnerKind.GROUP if by_group else OwnerKind.DEPARTMENT, verdict.principal_id or 0)
    return personal.names.get(owner, "")


_NOBODY = LocalizedText("There is nobody with this id.", "Сотрудника с таким идентификатором нет.")
_REASONS = {
    VisibilityRule.EVERYONE: LocalizedText("Shown: it is for everyone.", "Показан: он для всех."),
    VisibilityRule.VIA_USER: LocalizedText(
        "Shown: the person is named in the audience.", "Показан: сотрудник указан в аудитории."
    ),
    VisibilityRule.VIA_GROUP: LocalizedText("Shown to the group “{name}”.", "Показан группе «{name}»."),
    VisibilityRule.VIA_DEPARTMENT: LocalizedText("Shown to the department “{name}”.", "Показан отделу «{name}»."),
    VisibilityRule.NOT_IN_AUDIENCE: LocalizedText(
        "Not shown: nothing in the audience covers this person.", "Не показан: сотрудник не входит в аудиторию."
    ),
    VisibilityRule.EXCEPT_USER: LocalizedText("Not shown: the person is excepted.", "Не показан: сотрудник исключён."),
    VisibilityRule.EXCEPT_GROUP: LocalizedText(
        "Not shown: the group “{name}” is excepted.", "Не показан: группа «{name}» исключена."
    ),
    VisibilityRule.EXCEPT_DEPARTMENT: LocalizedText(
        "Not shown: the department “{name}” is excepted.", "Не показан: отдел «{name}» исключён."
    ),
    VisibilityRule.HIDDEN_BY_USER: LocalizedText(
        "Not shown: the person has hidden it.", "Не показан: сотрудник скрыл его."
    ),
    VisibilityRule.HIDE_IGNORED: LocalizedText(
        "Shown although the person hid it: hiding is switched off for everybody.",
        "Показан, хотя сотрудник его скрыл: скрывать блоки сейчас никому нельзя.",
    ),
}
_PINNED = LocalizedText(
    "Shown although the person hid it: it is pinned.", "Показан, хотя сотрудник его скрыл: блок закреплён."
)

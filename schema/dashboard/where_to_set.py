"""Where in the page's menu a gap in the settings is mended."""

from resolvers.dashboard.status import MissingCode
from resolvers.language import Language, LocalizedText

# The ways begin in the main menu; each step is called as the page calls it.
_SETTINGS = LocalizedText("Settings", "Настройка")
_CRM = LocalizedText("CRM", "CRM")
_CRM_SETTINGS = LocalizedText("CRM settings", "Настройка CRM")

_REPORT_FIELDS = (_SETTINGS, _CRM_SETTINGS, LocalizedText("Report field settings", "Настройки полей для отчётов"))
_OTHERS = {
    MissingCode.DEAL_TYPES: (
        _SETTINGS,
        _CRM_SETTINGS,
        LocalizedText("People and structure", "Люди и структура"),
        LocalizedText("Deal types", "Типы сделок"),
    ),
    MissingCode.ARCHIVED_FIELD: (_SETTINGS, _CRM, LocalizedText("Reports", "Отчёты")),
}


def where_to_set(missing: MissingCode, language: Language) -> str:
    """The way through the menu to where it is set: “Settings → CRM settings → Report field settings”."""
    return " → ".join(step.of(language) for step in _OTHERS.get(missing, _REPORT_FIELDS))

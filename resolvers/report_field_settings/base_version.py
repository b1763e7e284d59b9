"""Changes that were made looking at an earlier version."""

from resolvers.configuration import Configuration
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


def check_base(configuration: Configuration, base_version: int) -> None:
    """Raises RequestError (CONFLICT) that tells the present version, if the change was made looking at another one."""
    if configuration.version != base_version:
        message = _STALE.format(base=base_version, present=configuration.version)
        raise RequestError(ErrorCode.CONFLICT, message, field=("baseVersion",))


_STALE = LocalizedText(
    "The settings are at version {present} now, not {base}. Nothing was changed: read them again, and change that version.",
    "Сейчас действует версия настроек {present}, а не {base}. Ничего не изменено: прочитайте их заново и измените эту версию.",
)

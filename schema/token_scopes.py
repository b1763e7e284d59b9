"""What may be done with a token, by the fields of mutations."""

from collections.abc import Iterable

from strawberry.schema.name_converter import NameConverter

from models import TokenScope
from permissions.viewer import Viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.feed import RECORDS, FeedRow, RowError
from resolvers.language import LocalizedText
from schema.authentication import AuthenticationMutation
from schema.passkey_log_in import PasskeyLogInMutation
from schema.records.mutation import RecordMutation


def _fields(mutation: type) -> frozenset[str]:
    converter = NameConverter()
    return frozenset(converter.from_field(field) for field in mutation.__strawberry_definition__.fields)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType, reportUnknownArgumentType, reportAttributeAccessIssue] - strawberry types say nothing of it


# Of rows that are sent, each is looked at (`check_rows`).
_OF_ROWS = frozenset({"upsertRecords"})
_RECORDS = _fields(RecordMutation)
# Who has a password or a passkey proves themselves by that.
_FOR_ANYBODY = _fields(AuthenticationMutation) | _fields(PasskeyLogInMutation)


def check_scopes(viewer: Viewer | None, mutations: Iterable[str]) -> None:
    """Raises `RequestError` (FORBIDDEN) for the first of these mutations that the viewer's token is not for."""
    if viewer is None or viewer.scopes is None:
        return
    for name in mutations:
        scope = TokenScope.RECORDS if name in _RECORDS else TokenScope.ADMINISTRATION
        if name not in _FOR_ANYBODY | _OF_ROWS and scope not in viewer.scopes:
            raise RequestError(ErrorCode.FORBIDDEN, _NOT_FOR_THIS.format(mutation=name, scope=scope.name), (name,))


def check_rows(viewer: Viewer, rows: Iterable[FeedRow | RowError]) -> None:
    """The same of rows: records need RECORDS, people and configuration ADMINISTRATION."""
    kinds = {row.kind for row in rows if isinstance(row, FeedRow)}
    needed = {TokenScope.RECORDS if kind in RECORDS else TokenScope.ADMINISTRATION: kind for kind in sorted(kinds)}
    for scope, kind in needed.items():
        if viewer.scopes is not None and scope not in viewer.scopes:
            raise RequestError(
                ErrorCode.FORBIDDEN, _NOT_FOR_THIS.format(mutation=kind.value, scope=scope.name), (kind.value,)
            )


_NOT_FOR_THIS = LocalizedText(
    "Expected a token of the scope {scope} for {mutation}; this one is not for that.",
    "Для {mutation} ожидается токен с назначением {scope}; у этого его нет.",
)

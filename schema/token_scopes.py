"""What may be done with a token, by the fields of mutations."""

from collections.abc import Iterable

from strawberry.schema.name_converter import NameConverter

from models import TokenScope
from permissions.viewer import Credential, Viewer
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
# Who has a password, a passkey or a frame's link proves themselves by that.
_FOR_ANYBODY = _fields(AuthenticationMutation) | _fields(PasskeyLogInMutation) | {"openFrame"}
_NOT_ASKED = _FOR_ANYBODY | _OF_ROWS
_EMBEDDING = frozenset({"createFrameLink"})
# What is a person's own, and what a frame is for whatever its scopes.
_PERSONAL = frozenset({"saveLayout", "restoreLayout", "markEventsRead", "rememberDashboardFilters"})


def check_scopes(viewer: Viewer | None, mutations: Iterable[str]) -> None:
    """Raises `RequestError` (FORBIDDEN) for the first of these mutations that the viewer's token is not for."""
    if viewer is None or viewer.scopes is None:
        return
    for name in mutations:
        if name in _NOT_ASKED or (viewer.credential is Credential.FRAME and name in _PERSONAL):
            continue
        scope = _scope_for(name)
        if scope not in viewer.scopes:
            raise RequestError(ErrorCode.FORBIDDEN, _NOT_FOR_THIS.format(mutation=name, scope=scope.name), (name,))


def _scope_for(mutation: str) -> TokenScope:
    if mutation in _EMBEDDING:
        return TokenScope.EMBEDDING
    return TokenScope.RECORDS if mutation in _RECORDS else TokenScope.ADMINISTRATION


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
    "Expected a token or a frame of the scope {scope} for {mutation}; this one is not for that.",
    "Для {mutation} ожидается токен или фрейм с назначением {scope}; у этого его нет.",
)

"""What a request knows."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

import strawberry
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.admission import Admission, AdmittedReader, Turn, unbounded
from resolvers.authentication import IDLE_LENGTH, UNKNOWN, Browser, LogInLane, Vault
from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.providers import Providers
from resolvers.authentication.vault import new_key
from resolvers.dashboard.number_budget import NumberBudget
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import Language, LocalizedText
from resolvers.loaders import Loaders
from resolvers.replicas import ReplicaReader, Replicas
from resolvers.snapshot import Reading
from resolvers.webhooks.posting import Poster
from schema import limits

_SIGN_IN = LocalizedText("Sign in first.", "Сначала войдите.")


@dataclass(slots=True)
class SessionCookie:
    """The browser's session: the secret it came with, and what becomes of it. The process writes the header."""

    secret: str | None = None
    changed: bool = False

    def replace(self, secret: str | None) -> None:
        """Gives the browser another secret, or takes it away (``None``)."""
        self.secret = secret
        self.changed = True


@dataclass(slots=True)
class Context:
    """One request. ``now`` is its instant, in UTC, for everything that is counted in it; ``language`` is what it is answered in.

    ``is_written_out``: what is answered is written as JSON, and nothing else is done with it.

    ``takes_unchanged``: what desktops stand on need not be read if nobody has written since it was.

    ``reading`` is how much of it must agree; ``is_writing``, once something of it may be written. ``projects``: whether what can be is
    answered by `schema.projection`. ``replicas``: where figures and rows may be read besides, as long as nothing is written;
    ``reads_besides``: whether they may stand on something that is read at the primary all the same, such as a saved report.
    ``operation`` is what the client calls what it asked, and ``cost`` what that costs, once both are known.
    ``sends_mail``: whether people are told by mail. ``session_idle``: how long a session may rest. ``sign_up``: the limits
    that companies begin with which anybody makes; ``None`` where nobody may.

    ``frame`` is the company in whose page's frame it is asked; ``None`` for the page itself and for programs.

    ``kept`` is what the browser keeps while its person is at their identity provider; ``public_url`` is where browsers reach the page,
    without a slash at the end. ``poster`` sends webhooks.
    """

    engine: AsyncEngine
    now: datetime
    viewer: Viewer | None = None
    language: Language = "en"
    session: SessionCookie = field(default_factory=SessionCookie)
    browser: Browser = UNKNOWN
    sends_mail: bool = False
    session_idle: timedelta = IDLE_LENGTH
    sign_up: Mapping[str, int | None] | None = None
    log_in_lane: LogInLane = field(default_factory=lambda: LogInLane(a_minute=sys.maxsize))
    frame: int | None = None
    kept: SessionCookie = field(default_factory=SessionCookie)
    providers: Providers = field(default_factory=lambda: Providers(Fetcher()))
    public_url: str = ""
    poster: Poster = field(default_factory=Poster)
    vault: Vault = field(default_factory=lambda: Vault([new_key()]))
    admission: Admission = field(default_factory=unbounded)
    reading: Reading = Reading.ONCE
    is_writing: bool = False
    projects: bool = True
    is_written_out: bool = False
    takes_unchanged: bool = False
    replicas: Replicas | None = None
    reads_besides: bool = False
    operation: str | None = None
    cost: int | None = None
    budget: NumberBudget = field(default_factory=lambda: NumberBudget(limits.MAX_NUMBERS))
    _turn: Turn | None = None
    _replica: ReplicaReader | None = None
    _loaders: Loaders | None = None

    @property
    def loaders(self) -> Loaders:
        """The viewer's loaders, the same throughout the request. Raises `RequestError` (UNAUTHENTICATED) without a viewer."""
        if self._loaders is None:
            viewer = self.require_viewer()
            self._turn = self.admission.turn(viewer.company.id, viewer.user_id)
            if self.replicas and not self.is_writing:
                self._replica = ReplicaReader(self.replicas, viewer, self.reading)
            reader = AdmittedReader(self._replica or self.reading.reader(self.engine), self._turn)
            # What has to agree with figures is read in their transaction, and what is at a standby may be newer than the version says.
            stands_still = self.reading is Reading.ONCE and self._replica is None and not self.is_writing
            takes_unchanged = self.takes_unchanged and stands_still
            self._loaders = Loaders(self.engine, reader, viewer, self.now, takes_unchanged=takes_unchanged)
        return self._loaders

    def forget_records(self) -> None:
        """Records that were read before in this request may have changed. Nothing is made ready to read where nothing was."""
        if self._loaders is not None:
            self._loaders.forget_records()

    @property
    def had_turn(self) -> bool:
        """Whether figures, rows or the feed were read."""
        return self._turn is not None and self._turn.was_had

    async def saw_only(self, version: str | None) -> bool:
        """Whether nothing that a replica answered is newer than this version of the company's data."""
        return self._replica is None or version is None or await self._replica.saw_only(version)

    async def failed_at_replica(self, error: Exception | None = None) -> bool:
        """Whether all is to be answered anew, by `at_primary`: a replica could not be read to its end, as the error says, if one is
        given, or what was read at the primary may have seen what somebody wrote meanwhile, which the replica may not have."""
        replica = self._replica
        if replica is None or replica.is_lost or replica.blames(error):
            return replica is not None
        return self.reads_besides and not await replica.is_of_one_version()

    def at_primary(self) -> Self:
        """The same request, of which nothing is read but at the primary. Whom the viewer looks at was noted already."""
        anew = replace(
            self, replicas=None, budget=NumberBudget(limits.MAX_NUMBERS), _turn=None, _replica=None, _loaders=None
        )
        if self._loaders is not None:
            anew.loaders.desktop_owners = self._loaders.desktop_owners
        return anew

    async def end(self) -> None:
        """Nothing will be read any more. May be called again."""
        if self._loaders is not None:
            await self._loaders.reader.end()
            self._loaders.forget()

    def sign_in(self, viewer: Viewer | None) -> None:
        """From now on this viewer asks, for the rest of the request."""
        self.viewer = viewer
        self._loaders = None
        self.language = language_of(viewer, self.language)

    def require_viewer(self) -> Viewer:
        """Who asks. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
        if self.viewer is None:
            raise RequestError(ErrorCode.UNAUTHENTICATED, _SIGN_IN)
        return self.viewer


def language_of(viewer: Viewer | None, otherwise: Language) -> Language:
    """The language to answer in: the viewer's own if they have chosen one."""
    if viewer is None or viewer.language is None:
        return otherwise
    return "ru" if viewer.language == "ru" else "en"


Info = strawberry.Info[Context, None]


def viewer_of(info: Info) -> Viewer:
    """Who asks. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
    return info.context.require_viewer()

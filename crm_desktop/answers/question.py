"""What is asked by whom: all that an answer depends on, but for the company's data, the clock and the visit."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import orjson

from crm_desktop.answers.program import program_digest
from crm_desktop.graphql_request import GraphQLRequest
from permissions.viewer import Viewer
from resolvers.language import Language
from schema.context import Context


@dataclass(frozen=True, slots=True)
class Question:
    """A question of somebody's, asked at ``now``, when the company's data had this ``version``. ``asked_at`` is before anything was
    read for it, by the process's own clock.

    A person's own arrangement, rights and name are in nearly every answer, so it is theirs alone. Who they are is looked up for every
    request by the statement that tells the version; both are as of one moment.
    """

    viewer: Viewer
    now: datetime
    version: str
    digest: bytes
    asked_at: float

    @property
    def as_of(self) -> str:
        """The instant it was asked for, as answers tell it."""
        return self.now.astimezone(self.viewer.company.zone).isoformat()

    @classmethod
    def of(cls, context: Context, requested: GraphQLRequest, asked_at: float) -> Self | None:
        """``None`` if nothing can be kept: nobody is signed in, or there is no telling whether data have changed."""
        viewer = context.viewer
        if viewer is None or viewer.data_version is None:
            return None
        digest = digest_of(viewer, context.language, requested)
        return cls(viewer, context.now, viewer.data_version, digest, asked_at)


def digest_of(viewer: Viewer, language: Language, requested: GraphQLRequest) -> bytes:
    """What the same question of the same person has in common."""
    parts = [
        program_digest(),
        viewer.company.id,
        viewer.user_id,
        viewer.credential.value,
        sorted(viewer.scopes or ()),
        language,
        requested.query,
        requested.operation_name,
        requested.variables,
    ]
    return hashlib.sha256(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)).digest()

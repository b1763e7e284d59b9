"""What a request will be told, seen before the database is asked who sent it."""

import hashlib

from cachetools import LRUCache
from starlette.requests import Request

from crm_desktop.answers import Answers, digest_of
from crm_desktop.graphql_request import GraphQLRequest
from crm_desktop.observing import observed
from crm_desktop.request_viewer import credential_of, request_language
from permissions.viewer import Viewer
from resolvers.admission import Admission
from resolvers.errors import RequestError
from schema.context import Context, language_of

# So many of those who asked last are known, and so many of the documents.
_PEOPLE = 5_000
_DOCUMENTS = 1_000


class Foresight:
    """Who came with which credential last, and what took a turn when it was asked last.

    Where more people ask for figures than there are turns, most are to be told so, and by as little work as can be: else telling them
    takes the time in which others would have been answered. Nobody is answered, let in or counted by what is known here. Who is not
    foreseen to be told that there are too many goes the usual way, at whose end the same is said by what the database says.
    """

    def __init__(self, admission: Admission, answers: Answers) -> None:
        self._admission = admission
        self._answers = answers
        self._people: LRUCache[bytes, Viewer] = LRUCache(_PEOPLE)
        self._took_turn: LRUCache[bytes, bool] = LRUCache(_DOCUMENTS)

    def note(self, request: Request, requested: GraphQLRequest, context: Context) -> None:
        """What a request needed that was computed to its end."""
        viewer = context.viewer
        if viewer is None or context.is_writing or (credential := credential_of(request)) is None:
            return
        self._people[_digest(credential.kind, credential.text)] = viewer
        self._took_turn[_digest(requested.operation_name, requested.query)] = context.had_turn

    def refusal(self, request: Request, requested: GraphQLRequest) -> RequestError | None:
        """What it will be told, if it will be told that there are too many: it needs a turn, as nothing that is kept answers it."""
        if self._admission.has_room:
            return None
        took_turn = self._took_turn.get(_digest(requested.operation_name, requested.query))
        credential = credential_of(request)
        if not took_turn or credential is None or "if-none-match" in request.headers:
            return None
        viewer = self._people.get(_digest(credential.kind, credential.text))
        if viewer is None:
            return None
        language = language_of(viewer, request_language(request))
        if self._answers.has_one_for(viewer.company.id, digest_of(viewer, language, requested)):
            return None
        refusal = self._admission.refusal(viewer.company.id, viewer.user_id)
        if refusal is not None:
            observed().company, observed().person = viewer.company.id, viewer.user_id
        return refusal


def _digest(kind: str | None, text: str) -> bytes:
    return hashlib.sha256(f"{kind} {text}".encode()).digest()

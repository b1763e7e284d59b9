"""GraphQL over HTTP, by the specification of that name."""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from crm_desktop import media_type
from crm_desktop.answers import Answer, Answers, Conditions, Form, Question
from crm_desktop.answers.entity_tag import current_tag, write_tag
from crm_desktop.bounds import Doorkeeper
from crm_desktop.client_browser import browser_of
from crm_desktop.foresight import Foresight
from crm_desktop.framing import frame_of
from crm_desktop.graphql_request import BadRequestError, GraphQLRequest, HttpRequest, read_request
from crm_desktop.graphql_response import REFUSED, answer_of, fail, not_modified, refuse, respond
from crm_desktop.observing import Came, observed
from crm_desktop.persisted_documents import NO_DOCUMENTS, DocumentRefusedError, PersistedDocuments
from crm_desktop.provider_cookie import read_kept, write_kept
from crm_desktop.public_url import public_url_of
from crm_desktop.request_viewer import (
    find_request_viewer,
    request_language,
    require_owner,
)
from crm_desktop.request_work import ClientLeft, disconnected
from crm_desktop.session_cookie import read_cookie, write_cookie
from resolvers.authentication import Vault
from resolvers.authentication.provider.providers import Providers
from resolvers.replicas import Replicas
from resolvers.webhooks.posting import Poster
from schema.context import Context, language_of
from schema.schema import query_in, schema

_READING = frozenset({OperationType.QUERY})
_ALL = frozenset({OperationType.QUERY, OperationType.MUTATION})

_CLIENT_LEFT = 499  # for logs; nobody gets it


class GraphQLEndpoint:
    """The ASGI application behind ``/graphql``: POST for everything, GET for queries."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Callable[[], datetime],
        doorkeeper: Doorkeeper,
        answers: Answers,
        vault: Vault,
        *,
        providers: Providers,
        poster: Poster,
        public_url: str,
        documents: PersistedDocuments = NO_DOCUMENTS,
        replicas: Replicas | None = None,
        sends_mail: bool = False,
        sign_up: Mapping[str, int | None] | None = None,
        projects: bool = True,
    ) -> None:
        """``sends_mail``: whether anybody can be told by mail. ``sign_up`` as of `Context`, ``documents``, ``replicas`` and
        ``projects`` as of `create_app`."""
        self._engine = engine
        self._replicas = replicas
        self._clock = clock
        self._doorkeeper = doorkeeper
        self._answers = answers
        self._foresight = Foresight(doorkeeper.admission, answers)
        self._vault = vault
        self._sends_mail = sends_mail
        self._sign_up = sign_up
        self._providers = providers
        self._poster = poster
        self._public_url = public_url
        self._projects = projects
        self._documents = documents

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = HttpRequest(scope, receive)
        await (await self._answer(request))(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        accepted = media_type.choose(request.headers.get("accept"))
        if accepted is None:
            return refuse(406, f"Expected to be asked for {media_type.GRAPHQL} or {media_type.JSON}.", media_type.JSON)
        try:
            self._doorkeeper.count_address(request)
            requested = await read_request(request, self._documents)
            if refusal := self._foresight.refusal(request, requested):
                raise refusal
            work = self._run(requested, request, accepted)
            return await self._doorkeeper.run(work, _left(request))
        except ClientLeft:
            observed().fail("CLIENT_LEFT")
            return Response(status_code=_CLIENT_LEFT)
        except BadRequestError as error:
            return refuse(error.status, error.message, accepted, error.code)
        except DocumentRefusedError as error:
            return refuse(REFUSED[accepted], error.message, accepted, error.code)
        except InvalidOperationTypeError:
            if request.method == "GET":
                return refuse(405, "Expected a query; anything else must be sent by POST.", accepted)
            return refuse(REFUSED[accepted], "Expected a query or a mutation.", accepted)
        except Exception as error:
            return fail(error, accepted, request_language(request))

    async def _context_of(self, request: Request) -> Context:
        now = self._clock()
        viewer = await find_request_viewer(self._engine, request, now, self._doorkeeper.session_idle)
        self._doorkeeper.count_viewer(viewer)
        require_owner(request, viewer)
        return Context(
            engine=self._engine,
            now=now,
            viewer=viewer,
            language=language_of(viewer, request_language(request)),
            session=read_cookie(request),
            admission=self._doorkeeper.admission,
            log_in_lane=self._doorkeeper.log_in_lane,
            vault=self._vault,
            frame=frame_of(request.scope),
            kept=read_kept(request),
            providers=self._providers,
            poster=self._poster,
            public_url=public_url_of(request, self._public_url),
            projects=self._projects,
            is_written_out=True,
            takes_unchanged=self._answers.are_kept,
            replicas=self._replicas,
            sends_mail=self._sends_mail,
            sign_up=self._sign_up,
            session_idle=self._doorkeeper.session_idle,
            browser=browser_of(request),
        )

    async def _run(self, requested: GraphQLRequest, request: Request, accepted: str) -> Response:
        asked_at = time.monotonic()
        context = request.state.context = await self._context_of(request)

        query = query_in(requested.query, requested.operation_name) if self._answers.are_kept else None
        question = None if query is None else Question.of(context, requested, asked_at)

        async def compute() -> Answer:
            observed().came = observed().came and Came.COMPUTED
            answered, result = context, await self._execute(requested, request, context)
            if await context.failed_at_replica():
                answered = request.state.context = context.at_primary()
                result = await self._execute(requested, request, answered)
            is_good = not answered.is_writing and await answered.saw_only(question and question.version)
            if not result.errors:
                self._foresight.note(request, requested, answered)
            return answer_of(result, accepted, is_good=is_good, is_dear=answered.had_turn)

        if question is None or query is None:
            response = respond(await compute(), accepted)
            write_cookie(response, context.session, request)
            write_kept(response, context.kept, request)
            return response
        observed().operation, observed().came = query.name_of(requested.operation_name), Came.KEPT
        # What compresses the answer has left the coding of its choice.
        form = Form(accepted, request.headers.get("accept-encoding", ""))
        known = current_tag(request.headers.get("if-none-match", ""), question, form)
        if known and await self._answers.is_given_again(question, known[1]):
            observed().came = Came.NOT_MODIFIED
            return not_modified(known[0], _as_of(question, known[1]))
        answer = await self._answers.answer(question, compute)
        if answer.conditions is None:
            return respond(answer, accepted)
        tag = write_tag(question, answer.conditions, form)
        return respond(answer, accepted, tag, _as_of(question, answer.conditions))

    async def _execute(self, requested: GraphQLRequest, request: Request, context: Context) -> ExecutionResult:
        try:
            return await schema.execute(
                requested.query,
                variable_values=requested.variables,
                context_value=context,
                operation_name=requested.operation_name,
                allowed_operation_types=_ALL if request.method == "POST" else _READING,
            )
        finally:
            observed().operation, observed().cost = context.operation, context.cost


def _as_of(question: Question, conditions: Conditions) -> str | None:
    """The instant that the answer tells, if it does."""
    return question.as_of if conditions.tells_instant else None


async def _left(request: Request) -> None:
    """Returns once nobody waits for the answer. Who only writes is not given up: what they sent is done all the same."""
    await disconnected(request.receive)
    context: Context | None = getattr(request.state, "context", None)
    if context is not None and context.is_writing:
        await asyncio.get_running_loop().create_future()

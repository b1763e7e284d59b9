"""Traces of requests down to the statement, by OpenTelemetry: an extra (``crm-desktop[traces]``), and off unless it is asked for."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from opentelemetry import trace
from opentelemetry.propagate import extract
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import SpanExporter
from opentelemetry.trace import Span, SpanKind, StatusCode
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.datastructures import Headers
from starlette.types import Scope

from crm_desktop.observing.observed import Observed
from resolvers.spans import tell_spans

# Texts of statements have no values in them, but some are long.
_LONGEST_TEXT = 2_000


class Tracing:
    """The spans of one process: of a request, of reading its document, waiting for its turn, planning, and of each statement."""

    def __init__(self, processor: SpanProcessor) -> None:
        """What spans are given to. From now on all of the process are."""
        self._provider = TracerProvider(resource=Resource.create({"service.name": "crm-desktop"}))
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer("crm_desktop")
        tell_spans(self._tracer.start_as_current_span)

    @contextmanager
    def of(self, request: Observed, scope: Scope, *, is_trusted: bool) -> Generator[None]:
        """The span of a request, a part of a trusted proxy's trace. Its attributes are what the access log tells."""
        context = extract(Headers(scope=scope)) if is_trusted else None
        name = f"{scope['method']} {request.part}"
        with self._tracer.start_as_current_span(name, context, SpanKind.SERVER) as span:
            try:
                yield
            finally:
                _tell(span, request, scope)

    def follow(self, engine: AsyncEngine) -> None:
        """From now on each statement of this engine's has a span of its own."""
        event.listen(engine.sync_engine, "before_cursor_execute", self._begin_statement)
        event.listen(engine.sync_engine, "after_cursor_execute", self._end_statement)
        event.listen(engine.sync_engine, "handle_error", self._fail_statement)

    def end(self) -> None:
        """Gives away what is left."""
        self._provider.shutdown()

    def _begin_statement(self, _1: Any, _2: Any, statement: str, _3: Any, context: Any, _4: Any) -> None:
        attributes = {"db.system.name": "postgresql", "db.query.text": statement[:_LONGEST_TEXT]}
        context.span = self._tracer.start_span("statement", kind=SpanKind.CLIENT, attributes=attributes)

    def _end_statement(self, _1: Any, _2: Any, _3: str, _4: Any, context: Any, _5: Any) -> None:
        context.span.end()

    def _fail_statement(self, failure: Any) -> None:
        span: Span | None = getattr(failure.execution_context, "span", None)
        if span is not None:
            # Not the message: it may hold values.
            span.set_status(StatusCode.ERROR, type(failure.original_exception).__name__)
            span.end()


def exporting_to(endpoint: str) -> Tracing:
    """Sends spans to a collector by OTLP over HTTP, in the background."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    exporter: SpanExporter = OTLPSpanExporter(endpoint=endpoint)
    return Tracing(BatchSpanProcessor(exporter))


def _tell(span: Span, request: Observed, scope: Scope) -> None:
    told = {
        "http.request.method": scope["method"],
        "crm.request": request.request,
        "crm.company": request.company,
        "crm.person": request.person,
        "crm.operation": request.operation,
        "crm.cost": request.cost,
        "crm.answer": request.came and request.came.value,
        "crm.outcome": request.outcome,
    }
    span.set_attributes({name: value for name, value in told.items() if value is not None})
    if request.outcome not in ("OK", None):
        span.set_status(trace.StatusCode.ERROR, request.outcome)

"""The schema: one line for each file that adds to it."""

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from schema.administration.api_token import ApiTokenQuery
from schema.administration.audit_log import AuditQuery
from schema.administration.connected_system import ConnectedSystemQuery
from schema.administration.dead_letter import DeadLetterQuery
from schema.administration.exchange_rate import ExchangeRateQuery
from schema.administration.identity_provider import IdentityProviderQuery
from schema.administration.mutation import AdministrationMutation
from schema.administration.passkey import PasskeyQuery
from schema.administration.second_factor import SecondFactorQuery
from schema.administration.session import SessionQuery
from schema.administration.sign_in_settings import SignInSettingsQuery
from schema.administration.sign_up import SignUpMutation, SignUpQuery
from schema.administration.waiting_row import WaitingRowQuery
from schema.administration.webhook_source import WebhookSourceQuery
from schema.administration.webhook_target import WebhookTargetQuery
from schema.authentication import AuthenticationMutation
from schema.context import Context
from schema.dashboard.filter_offer import DashboardFilterQuery
from schema.dashboard.query import DashboardQuery
from schema.dashboard.remembered_filter import DashboardFilterMutation
from schema.dashboard.widget import WIDGET_TYPES
from schema.desktop_settings.mutation import DesktopSettingsMutation
from schema.desktop_settings.query import DesktopSettingsQuery
from schema.directory.query import DirectoryQuery
from schema.documents import CheckedDocument, Documents
from schema.errors import present
from schema.events.change import ChangeQuery
from schema.events.mutation import EventMutation
from schema.events.query import EventQuery
from schema.feed.mutation import FeedMutation
from schema.file_import.mutation import FileImportMutation
from schema.file_import.past import FileImportQuery
from schema.file_import.proposal import FileProposalQuery
from schema.hooks import HooksRunner
from schema.layout.mutation import LayoutMutation
from schema.layout.query import LayoutQuery
from schema.node import NodeQuery
from schema.null_as_default import read_null_as_default
from schema.passkey_log_in import PasskeyLogInMutation
from schema.projection import ProjectingExecutor
from schema.reading_inputs import read_inputs_at_once
from schema.records.contact_merge import ContactMergeQuery
from schema.records.duplicate import DuplicateQuery
from schema.records.duplicate_dismissal import DuplicateDismissalQuery
from schema.records.mutation import RecordMutation
from schema.records.query import RecordQuery
from schema.records.record import RECORD_TYPES
from schema.report_field_settings.mutation import ReportFieldSettingsMutation
from schema.report_field_settings.query import ReportFieldSettingsQuery
from schema.reports.mutation import ReportMutation
from schema.reports.preview import ReportPreviewQuery
from schema.reports.query import ReportQuery
from schema.reports.template import ReportTemplateQuery
from schema.reports.vocabulary import ReportVocabularyQuery
from schema.scalars import SCALARS
from schema.viewer import ViewerQuery


@strawberry.type(description="What can be read.")
class Query(
    ViewerQuery,
    NodeQuery,
    RecordQuery,
    DuplicateQuery,
    DuplicateDismissalQuery,
    ContactMergeQuery,
    DashboardQuery,
    DashboardFilterQuery,
    LayoutQuery,
    DesktopSettingsQuery,
    DirectoryQuery,
    EventQuery,
    FileImportQuery,
    FileProposalQuery,
    AuditQuery,
    SessionQuery,
    ApiTokenQuery,
    SecondFactorQuery,
    PasskeyQuery,
    SignInSettingsQuery,
    SignUpQuery,
    IdentityProviderQuery,
    ConnectedSystemQuery,
    WebhookSourceQuery,
    DeadLetterQuery,
    WaitingRowQuery,
    WebhookTargetQuery,
    ExchangeRateQuery,
    ChangeQuery,
    ReportFieldSettingsQuery,
    ReportQuery,
    ReportPreviewQuery,
    ReportTemplateQuery,
    ReportVocabularyQuery,
):
    pass


@strawberry.type(description="What can be done. Each operation has one input and one payload.")
class Mutation(
    AuthenticationMutation,
    SignUpMutation,
    PasskeyLogInMutation,
    AdministrationMutation,
    RecordMutation,
    FeedMutation,
    FileImportMutation,
    EventMutation,
    LayoutMutation,
    DashboardFilterMutation,
    DesktopSettingsMutation,
    ReportFieldSettingsMutation,
    ReportMutation,
):
    pass


class Schema(strawberry.Schema):
    """Strawberry's, answering with errors that tell a code and nothing about the inside."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Replaces every error by what the client may know of it."""
        asker = None if execution_context is None else execution_context.context
        language = asker.language if isinstance(asker, Context) else "en"
        errors[:] = present(errors, language)

    def create_extensions_runner(
        self, execution_context: ExecutionContext, extensions: list[SchemaExtension]
    ) -> HooksRunner:
        """What calls the extensions of a request."""
        return HooksRunner(execution_context, extensions)


_documents = Documents()
schema = Schema(
    query=Query,
    mutation=Mutation,
    # Types that only an interface leads to.
    types=[*WIDGET_TYPES, *RECORD_TYPES],
    extensions=[_documents.extension()],
    execution_context_class=ProjectingExecutor,
    config=StrawberryConfig(scalar_map=SCALARS),
)
read_inputs_at_once(schema)
read_null_as_default(schema._schema)  # pyright: ignore[reportPrivateUsage] - has no public name


def query_in(text: str, operation_name: str | None) -> CheckedDocument | None:
    """The document, if what is asked of it only reads; ``None`` too for what is no good document, of which its execution tells."""
    try:
        checked = _documents.check(schema._schema, text)  # pyright: ignore[reportPrivateUsage] - has no public name
    except GraphQLError:
        return None
    only_reads = operation_name in checked.queries or checked.queries == checked.operations
    return checked if only_reads and not checked.errors else None

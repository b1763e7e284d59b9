"""Tables, one per file, no queries. Importing this package registers all of them with ``Base.metadata``."""

from models.activity import Activity
from models.activity_type import ActivityType
from models.audit_entry import AuditEntry
from models.base import Base
from models.cell import (
    ActivityCell,
    ActivityFacet,
    CellMember,
    CellRow,
    CommunicationCell,
    ContactCell,
    DealCell,
    DealFacet,
    EntryCell,
    EntryFacet,
    FacetRow,
    FunnelCell,
    OutcomeCell,
    StandingCell,
    UnfoldedRecord,
)
from models.communication import Channel, Communication, Direction
from models.company import Company, WeekStart
from models.connection import (
    Connection,
    ConnectionEvent,
    ConnectionRefusal,
    ConnectionRun,
    ConnectionSighting,
    RunKind,
)
from models.contact import Contact
from models.contact_key import ContactKey, ContactKeyKind
from models.contact_merge import ContactMerge, ContactMergeMove, MovedKind
from models.credential import ApiToken, Invitation, Session, TokenScope, WayInPurpose
from models.custom_field import CustomField, Entity, FieldKind
from models.dashboard_state import DefaultDashboard, PersonalDashboard
from models.data_change import DataChange, DataKind
from models.deal import Deal
from models.deal_type import DealType
from models.department import Department
from models.duplicate_dismissal import DismissedContact, DuplicateDismissal
from models.event import Event, EventKind, EventParticipant, Involvement, RecordKind
from models.exchange_rate import ExchangeRate
from models.export_turn import ExportTurn
from models.feed import FeedKind, FeedVersion, FeedWaiting
from models.field_option import FieldOption
from models.file_import import FileImportChange, FileImportRun, FileImportTask, FileSource, UploadedFile
from models.group import Group, GroupMember
from models.identity_provider import IdentityProvider, ProviderIdentity, ProviderLogIn
from models.layout_revision import LayoutRevision
from models.log_in_attempts import LogInAttempts
from models.outgoing_mail import MailKind, OutgoingMail, PasswordResetRequest
from models.passkey import Passkey, PasskeyChallenge
from models.record_change import RecordAct, RecordChange
from models.report import Report, ReportFolder, ReportVersion
from models.report_field_settings import DealTypeReportFields, ReportFieldSettings
from models.report_field_settings_version import ReportFieldSettingsVersion
from models.second_factor import LogInStep, RecoveryCode, TotpSecret
from models.sign_in_settings import SignInSettings
from models.sign_up import SignUp
from models.stage import Stage
from models.transition import Transition
from models.user import Role, User, UserStatus
from models.visit import Visit
from models.webhook import DeadLetter, WebhookReceipt, WebhookSource
from models.webhook_target import WebhookDelivery, WebhookTarget
from models.widget_setting import WidgetSetting

__all__ = [
    "Activity",
    "ActivityCell",
    "ActivityFacet",
    "ActivityType",
    "ApiToken",
    "AuditEntry",
    "Base",
    "CellMember",
    "CellRow",
    "Channel",
    "Communication",
    "CommunicationCell",
    "Company",
    "Connection",
    "ConnectionEvent",
    "ConnectionRefusal",
    "ConnectionRun",
    "ConnectionSighting",
    "Contact",
    "ContactCell",
    "ContactKey",
    "ContactKeyKind",
    "ContactMerge",
    "ContactMergeMove",
    "CustomField",
    "DataChange",
    "DataKind",
    "DeadLetter",
    "Deal",
    "DealCell",
    "DealFacet",
    "DealType",
    "DealTypeReportFields",
    "DefaultDashboard",
    "Department",
    "Direction",
    "DismissedContact",
    "DuplicateDismissal",
    "Entity",
    "EntryCell",
    "EntryFacet",
    "Event",
    "EventKind",
    "EventParticipant",
    "ExchangeRate",
    "ExportTurn",
    "FacetRow",
    "FeedKind",
    "FeedVersion",
    "FeedWaiting",
    "FieldKind",
    "FieldOption",
    "FileImportChange",
    "FileImportRun",
    "FileImportTask",
    "FileSource",
    "FunnelCell",
    "Group",
    "GroupMember",
    "IdentityProvider",
    "Invitation",
    "Involvement",
    "LayoutRevision",
    "LogInAttempts",
    "LogInStep",
    "MailKind",
    "MovedKind",
    "OutcomeCell",
    "OutgoingMail",
    "Passkey",
    "PasskeyChallenge",
    "PasswordResetRequest",
    "PersonalDashboard",
    "ProviderIdentity",
    "ProviderLogIn",
    "RecordAct",
    "RecordChange",
    "RecordKind",
    "RecoveryCode",
    "Report",
    "ReportFieldSettings",
    "ReportFieldSettingsVersion",
    "ReportFolder",
    "ReportVersion",
    "Role",
    "RunKind",
    "Session",
    "SignInSettings",
    "SignUp",
    "Stage",
    "StandingCell",
    "TokenScope",
    "TotpSecret",
    "Transition",
    "UnfoldedRecord",
    "UploadedFile",
    "User",
    "UserStatus",
    "Visit",
    "WayInPurpose",
    "WebhookDelivery",
    "WebhookReceipt",
    "WebhookSource",
    "WebhookTarget",
    "WeekStart",
    "WidgetSetting",
]

"""Everything that administers, and what everybody changes about themselves."""

import strawberry

from schema.administration.activity_type_mutation import ActivityTypeMutation
from schema.administration.api_token import ApiTokenMutation
from schema.administration.company_deletion_mutation import CompanyDeletionMutation
from schema.administration.company_mutation import CompanyMutation
from schema.administration.connected_system_mutation import ConnectedSystemMutation
from schema.administration.custom_field_mutation import CustomFieldMutation
from schema.administration.dead_letter import DeadLetterMutation
from schema.administration.deal_type_mutation import DealTypeMutation
from schema.administration.department_mutation import DepartmentMutation
from schema.administration.exchange_rate import ExchangeRateMutation
from schema.administration.field_option_mutation import FieldOptionMutation
from schema.administration.framing import FramingMutation
from schema.administration.group_mutation import GroupMutation
from schema.administration.identity_provider import IdentityProviderMutation
from schema.administration.own_mutation import OwnMutation
from schema.administration.passkey import PasskeyMutation
from schema.administration.second_factor import SecondFactorMutation
from schema.administration.session import SessionMutation
from schema.administration.sign_in_settings import SignInSettingsMutation
from schema.administration.stage_mutation import StageMutation
from schema.administration.user_mutation import UserMutation
from schema.administration.waiting_row import WaitingRowMutation
from schema.administration.webhook_source import WebhookSourceMutation
from schema.administration.webhook_target import WebhookTargetMutation


@strawberry.type
class AdministrationMutation(
    OwnMutation,
    SessionMutation,
    ApiTokenMutation,
    SecondFactorMutation,
    PasskeyMutation,
    SignInSettingsMutation,
    IdentityProviderMutation,
    UserMutation,
    DepartmentMutation,
    GroupMutation,
    CompanyMutation,
    CompanyDeletionMutation,
    FramingMutation,
    DealTypeMutation,
    StageMutation,
    ActivityTypeMutation,
    CustomFieldMutation,
    FieldOptionMutation,
    ConnectedSystemMutation,
    WebhookSourceMutation,
    DeadLetterMutation,
    WaitingRowMutation,
    WebhookTargetMutation,
    ExchangeRateMutation,
):
    pass

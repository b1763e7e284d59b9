"""What a company has set up: deal types, stages, activity types, custom fields and their options, report field settings."""

from resolvers.configuration.configuration import (
    ActivityTypeConfig,
    Configuration,
    CustomFieldConfig,
    DealTypeConfig,
    DealTypes,
    FieldOptionConfig,
    ReportFields,
    StageConfig,
)
from resolvers.configuration.reading import (
    configuration_part,
    deal_types_named,
    load_configuration,
    read_configuration,
    read_deal_types,
)

__all__ = [
    "ActivityTypeConfig",
    "Configuration",
    "CustomFieldConfig",
    "DealTypeConfig",
    "DealTypes",
    "FieldOptionConfig",
    "ReportFields",
    "StageConfig",
    "configuration_part",
    "deal_types_named",
    "load_configuration",
    "read_configuration",
    "read_deal_types",
]

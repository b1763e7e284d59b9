"""What a company has set up: deal types, stages, activity types, custom fields and their options, report field settings."""

from resolvers.configuration.configuration import (
    ActivityTypeConfig,
    Configuration,
    CustomFieldConfig,
    DealTypeConfig,
    FieldOptionConfig,
    ReportFields,
    StageConfig,
)
from resolvers.configuration.reading import configuration_part, load_configuration, read_configuration

__all__ = [
    "ActivityTypeConfig",
    "Configuration",
    "CustomFieldConfig",
    "DealTypeConfig",
    "FieldOptionConfig",
    "ReportFields",
    "StageConfig",
    "configuration_part",
    "load_configuration",
    "read_configuration",
]

"""How well a company is set up: what every block lacks, told by block and by what is missing."""

from dataclasses import dataclass

from resolvers.configuration import Configuration
from resolvers.dashboard.status import MissingSetting, Readiness, WidgetStatusCode, readiness
from resolvers.report_definitions.blocks import BLOCKS, Block


@dataclass(frozen=True, slots=True)
class BlockHealth:
    """A block, and whether it has the settings it needs."""

    report: Block
    readiness: Readiness


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing, and the blocks that need it."""

    setting: MissingSetting
    blocks: tuple[BlockHealth, ...]


@dataclass(frozen=True, slots=True)
class SetupHealth:
    """The blocks in their order, and the gaps in the order of deal and activity types, the company's own first."""

    blocks: tuple[BlockHealth, ...]
    gaps: tuple[Gap, ...]

    def count(self, code: WidgetStatusCode) -> int:
        """How many blocks have this status."""
        return sum(block.readiness.code is code for block in self.blocks)


def find_health(configuration: Configuration) -> SetupHealth:
    """The health of a configuration, by the very rule the desktop's statuses follow."""
    blocks = tuple(BlockHealth(report, readiness(report, configuration)) for report in BLOCKS)
    lacking: dict[MissingSetting, list[BlockHealth]] = {}
    for block in blocks:
        for setting in block.readiness.missing:
            lacking.setdefault(setting, []).append(block)
    deal_places = {id_: place for place, id_ in enumerate(configuration.deal_types)}
    activity_places = {id_: place for place, id_ in enumerate(configuration.activity_types)}

    def place_of(setting: MissingSetting) -> tuple[int, int]:
        if setting.deal_type_id is not None:
            return 1, deal_places[setting.deal_type_id]
        if setting.activity_type_id is not None:
            return 2, activity_places[setting.activity_type_id]
        return 0, 0

    gaps = tuple(Gap(setting, tuple(lacking[setting])) for setting in sorted(lacking, key=place_of))
    return SetupHealth(blocks, gaps)

"""What administrators write about reports, checked nowhere yet. Ids are numbers; 0 stands for an id that is none of ours."""

from dataclasses import dataclass, field

from resolvers.catalog.visualisation import Size
from resolvers.desktop_settings.requested_audience import RequestedAudience
from resolvers.grid import Placement
from resolvers.records.inputs import UNSET, Unset
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.user_error import Path, Problems


@dataclass(frozen=True, slots=True, eq=False)
class DefinitionRequest:
    """A definition as it was asked for, with what was wrong with its writing.

    ``as_written`` are paths that the input has otherwise than the definition: a lone condition is a group of one.
    """

    definition: ReportDefinition
    problems: Problems = field(default_factory=Problems)
    as_written: tuple[tuple[Path, Path], ...] = ()

    def written(self, path: Path) -> Path:
        """The path in the input of a part of the definition."""
        for read, written in self.as_written:
            if path[: len(read)] == read:
                return (*written, *path[len(read) :])
        return path


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report to create; without a size it has that of its visualisation."""

    name: str
    requested: DefinitionRequest
    description: str | None = None
    folder_id: int | None = None
    size: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChange:
    """What to change about a report; what is not given stays."""

    id: int
    base_version: int
    name: str | Unset = UNSET
    description: str | Unset | None = UNSET
    requested: DefinitionRequest | None = None
    folder_id: int | Unset | None = UNSET
    size: Size | Unset | None = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A report to put on desktops: who it is for, where the company's default has it, and whether it is pinned there."""

    report_id: int
    audience: RequestedAudience
    placement: Placement | None = None
    is_pinned: bool = False

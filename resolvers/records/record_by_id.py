"""Records by kind and id, or external id."""

from models import RecordKind
from permissions.viewer import Viewer
from resolvers.loading.quiescent_loader import QuiescentLoader
from resolvers.records.reading import Record, read_record
from resolvers.records.tables import TABLES
from resolvers.records.visible import named_records_part, visible_records_part
from resolvers.statement import Reader
from resolvers.text_checks import is_storable

RecordKey = tuple[RecordKind, int | str]
"""A record by its number, or by its external id."""


class RecordByIdLoader(QuiescentLoader[RecordKey, Record | None]):
    """Records the viewer sees, ``None`` for all others, deleted ones too. One statement a turn, whatever the kinds."""

    def __init__(self, reader: Reader, viewer: Viewer) -> None:
        super().__init__()
        self._reader = reader
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[RecordKey]) -> list[Record | None]:
        """See `RecordByIdLoader`."""
        numbers: dict[RecordKind, list[int]] = {}
        names: dict[RecordKind, list[str]] = {}
        for kind, key in keys:
            if isinstance(key, int):
                numbers.setdefault(kind, []).append(key)
            # Reports are told of in the feed as records are, and have no name elsewhere.
            elif kind in TABLES and is_storable(key):
                names.setdefault(kind, []).append(key)
        # In one order, so that the same kinds are always the same statement.
        parts = [visible_records_part(self._viewer, kind, numbers[kind]) for kind in sorted(numbers)]
        parts += [named_records_part(self._viewer, kind, names[kind]) for kind in sorted(names)]
        values = await self._reader.read(parts, {"company": self._viewer.company.id}) if parts else []
        found: dict[RecordKey, Record] = {}
        for kind, documents in zip(sorted(numbers), values[: len(numbers)], strict=True):
            for document in documents or ():
                record = read_record(kind, document)
                found[kind, record.id] = record
        for kind, named in zip(sorted(names), values[len(numbers) :], strict=True):
            found |= {(kind, name): read_record(kind, document) for name, document in named or ()}
        return [found.get(key) for key in keys]

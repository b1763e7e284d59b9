"""Records by kind and id."""

from models import RecordKind
from permissions.viewer import Viewer
from resolvers.loading.quiescent_loader import QuiescentLoader
from resolvers.records.reading import Record, read_record
from resolvers.records.visible import visible_records_part
from resolvers.statement import Reader

RecordKey = tuple[RecordKind, int]


class RecordByIdLoader(QuiescentLoader[RecordKey, Record | None]):
    """Records the viewer sees, ``None`` for all others, deleted ones too. One statement a turn, whatever the kinds."""

    def __init__(self, reader: Reader, viewer: Viewer) -> None:
        super().__init__()
        self._reader = reader
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[RecordKey]) -> list[Record | None]:
        """See `RecordByIdLoader`."""
        wanted: dict[RecordKind, list[int]] = {}
        for kind, record_id in keys:
            wanted.setdefault(kind, []).append(record_id)
        # In one order, so that the same kinds are always the same statement.
        kinds = sorted(wanted)
        parts = [visible_records_part(self._viewer, kind, wanted[kind]) for kind in kinds]
        values = await self._reader.read(parts, {"company": self._viewer.company.id})
        found: dict[RecordKey, Record] = {}
        for kind, documents in zip(kinds, values, strict=True):
            for document in documents or ():
                record = read_record(kind, document)
                found[kind, record.id] = record
        return [found.get(key) for key in keys]

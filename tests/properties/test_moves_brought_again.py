"""Files of moves come one after the other, each otherwise than the one before, while people move deals themselves."""

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from hypothesis import given, note
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential, Viewer
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.commands import CommandContext
from resolvers.importing import import_folder
from resolvers.records.inputs import Move
from resolvers.records.move import move_deal
from tests.oracle.brought_moves import BroughtMoves, Fact, Line
from tests.properties.examples import tried
from tests.resolvers.importing.company_folder import COMPANY, CompanyFolder
from tests.resolvers.importing.stored import LEDGER, check_ledger, fingerprint, rows, value

DEALS = ("d1", "d2")
STAGES = ("new", "won", "lost")
FIRST = datetime(2024, 3, 1, tzinfo=UTC)
# Few, so that many moves meet.
TIMES = tuple(FIRST + timedelta(days=day) for day in range(3))
NOW = FIRST + timedelta(days=100)

_companies = count(1)


@dataclass(frozen=True)
class ByHand:
    """Somebody moves a deal."""

    deal: str
    fact: Fact


facts = st.builds(Fact, st.sampled_from(STAGES), st.sampled_from(TIMES))
nameless_lines = st.builds(Line, st.sampled_from(DEALS), st.sampled_from(STAGES), st.sampled_from(TIMES), st.none())
nameless_files = st.lists(nameless_lines, max_size=7)
by_hand = st.builds(ByHand, st.sampled_from(DEALS), facts)


@st.composite
def named_files(draw: st.DrawFn) -> list[Line]:
    """Lines of which some may have no name; a name always stands at its own time of the day, so that the order never is in doubt."""
    names = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=5))
    lines = [
        Line(
            draw(st.sampled_from(DEALS)),
            draw(st.sampled_from(STAGES)),
            draw(st.sampled_from(TIMES)) + timedelta(hours=1 + "abcdef".index(name)),
            name,
        )
        for name in names
    ]
    return draw(st.permutations([*lines, *draw(st.just([]) | nameless_files)]))


def _write(folder: CompanyFolder, file: Sequence[Line]) -> None:
    with (folder.path / "transitions.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            ["deal", "to_stage", "occurred_at", *(["external_id"] if any(line.name for line in file) else [])]
        )
        writer.writerows([line.deal, line.stage, line.at.isoformat(), *filter(None, [line.name])] for line in file)


class Company:
    """One in the database, to which files are brought, and in which deals are moved."""

    def __init__(self, engine: AsyncEngine, path: Path) -> None:
        self.engine = engine
        self.name = f"brought{next(_companies)}"
        self.folder = CompanyFolder(path)
        self.folder.keep("deal_types.csv", "stages.csv", "deals.csv", "departments.csv")
        self.folder.write_json("company.json", COMPANY | {"external_id": self.name})
        self.folder.write(
            "deals.csv",
            "external_id,deal_type,name,created_at\n" + "".join(f"{deal},sale,D,2024-01-01\n" for deal in DEALS),
        )
        self._users = self.folder.read("users.csv").replace("acme", self.name)
        self.folder.write("users.csv", self._users)
        self._hands = 0

    async def bring(self, file: Sequence[Line]) -> None:
        """Imports the file."""
        _write(self.folder, file)
        await import_folder(self.engine, self.folder.path, now=NOW)

    async def move(self, move: ByHand) -> None:
        """Moves a deal through the API."""
        self._hands += 1
        now = NOW + timedelta(seconds=self._hands)
        eva = await self._viewer(now)
        asked = Move(
            deal_id=await self._id("deals", move.deal),
            stage_id=await self._id("stages", move.fact.stage),
            occurred_at=move.fact.at,
        )
        outcome = await move_deal(CommandContext(self.engine, eva, now), asked)
        assert outcome.value is not None

    async def ledger(self, deal: str) -> list[Fact]:
        """The deal's moves in their order."""
        return [Fact(row[2], row[3]) for row in await rows(self.engine, LEDGER, company=self.name) if row[0] == deal]

    async def _viewer(self, now: datetime) -> Viewer:
        person = await find_person(self.engine, f"eva@{self.name}.example", self.name)
        viewer = await find_viewer(self.engine, (await create_token(self.engine, person)).text, Credential.TOKEN, now)
        assert viewer is not None
        return viewer

    async def _id(self, table: str, external_id: str) -> int:
        asked = f"select t.id from {table} t join companies c on c.id = company_id where c.external_id = :company"
        return await value(self.engine, f"{asked} and t.external_id = :name", company=self.name, name=external_id)


@tried
@given(steps=st.lists(by_hand | nameless_files | named_files(), min_size=1, max_size=5))
async def test_ledger_is_what_the_files_and_people_say(
    shared_engine: AsyncEngine, steps: list[ByHand | list[Line]]
) -> None:
    said = BroughtMoves()
    with tempfile.TemporaryDirectory() as path:
        company = Company(shared_engine, Path(path))
        await company.bring([])
        for step in steps:
            note(f"{step}")
            if isinstance(step, ByHand):
                await company.move(step)
                said.move(step.deal, step.fact)
            else:
                await company.bring(step)
                said.bring(step)
            for deal in DEALS:
                assert await company.ledger(deal) == said.ledger(deal)
        await check_ledger(shared_engine)
        before = await fingerprint(shared_engine)
        last = next((step for step in reversed(steps) if not isinstance(step, ByHand)), [])
        await company.bring(last)
        assert await fingerprint(shared_engine) == before

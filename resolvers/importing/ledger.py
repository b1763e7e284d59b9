"""Merging ledger rows, and what follows from their order."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DataKind
from resolvers.commands import CompanyTransaction
from resolvers.importing import ledger_matching_sql, ledger_sql
from resolvers.importing.dictionary import Dictionaries
from resolvers.importing.formats import DEAL_TYPES, DEALS, STAGES, TRANSITIONS
from resolvers.importing.problem import Problem, ProblemLog


class LedgerMerge:
    """The ledgers of the deals that a folder names: worked out first, so that they can be checked, and then written."""

    def __init__(self, connection: AsyncConnection, company_id: int, now: datetime, *, has_actors: bool) -> None:
        """``has_actors``: whether the file says who moved the deals; if not, those who are known stay."""
        self._connection = connection
        self._parameters = {"company": company_id, "now": now, "has_actors": has_actors}

    async def work_out(self) -> None:
        """Works out, from the staged rows and those in the database, the ledgers as they will be; locks the deals."""
        for statement in (
            ledger_matching_sql.LOCK_DEALS,
            ledger_matching_sql.NAME_DEALS,
            ledger_matching_sql.READ_LINES,
            ledger_matching_sql.READ_STORED,
            ledger_matching_sql.GATHER_ROWS,
            ledger_sql.ORDER_EQUAL_TIMES,
            ledger_sql.DERIVE_ROWS,
            ledger_sql.FIND_STANDING,
        ):
            await self._connection.execute(text(statement), self._parameters)

    async def check(self, dictionaries: Dictionaries, file_names: Mapping[str, str], problems: ProblemLog) -> None:
        """Notes rows whose stage is not one of their type, and deals that would stand on a stage of another type than theirs."""
        if problems.unreadable & {DEAL_TYPES.name, STAGES.name, DEALS.name, TRANSITIONS.name}:
            return
        parameters = {**self._parameters, "limit": problems.limit}
        stages, types = dictionaries[STAGES.name].by_id(), dictionaries[DEAL_TYPES.name].by_id()
        transitions, deals = file_names[TRANSITIONS.name], file_names[DEALS.name]
        found: list[tuple[Problem, int]] = []
        rows = await self._connection.execute(text(ledger_sql.FIND_FOREIGN_STAGES), parameters)
        for line, stage, stage_type, deal_type, named_type, count in rows:
            whose = "the type that the row names" if named_type else "the deal's type, as the row names none"
            says = f"{stages[stage].name} is a stage of deal type {types[stage_type].name}"
            wanted = f"one of {types[named_type or deal_type].name}, {whose}"
            found.append((Problem(transitions, line, "to_stage", says, wanted), count))
        problems.add_found(found)
        found = []
        rows = await self._connection.execute(text(ledger_sql.FIND_OTHER_TYPES), parameters)
        for line, deal_line, last, deal, count in rows:
            last_type, deal_type = types[last].name, types[deal].name
            if line is None:
                says = f"is {deal_type}, but the deal's last ledger row, from earlier, is of {last_type}"
                wanted = f"the same, or a later row in {transitions}"
                found.append((Problem(deals, deal_line, "deal_type", says, wanted), count))
            else:
                says = f"the deal's last row is of {last_type}, but the deal itself of {deal_type}"
                found.append((Problem(transitions, line, "deal_type", says, "both alike"), count))
        problems.add_found(found)

    async def place_deals(self, transaction: CompanyTransaction) -> None:
        """Puts the deals that the database has on the stages where they now stand."""
        await self._connection.execute(text(ledger_sql.KEEP_OWN_TYPES), self._parameters)
        await transaction.write_text(DataKind.DEALS, text(ledger_sql.PLACE_DEALS), self._parameters)

    async def write(self, transaction: CompanyTransaction) -> None:
        """Writes the rows that are new, or beside which something else follows now. All the deals have been written."""
        for statement in (ledger_sql.TAKE_CHANGED_ROWS, ledger_sql.WRITE_CHANGED_ROWS):
            await transaction.write_text(DataKind.DEALS, text(statement), self._parameters)

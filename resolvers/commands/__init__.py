"""How everything is written: a command, its transaction, and what it ends in."""

from resolvers.commands.company_lock import lock_company
from resolvers.commands.context import CommandContext
from resolvers.commands.result import CommandResult
from resolvers.commands.transaction import CompanyTransaction, Transaction, begin, begin_unsigned

__all__ = [
    "CommandContext",
    "CommandResult",
    "CompanyTransaction",
    "Transaction",
    "begin",
    "begin_unsigned",
    "lock_company",
]

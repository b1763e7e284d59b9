"""Turns of companies at what takes much of a process."""

import pytest

from resolvers.company_turns import CompanyTurns
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


async def test_a_company_has_so_many_at_once_whatever_others_have() -> None:
    turns = CompanyTurns(2, 0, LocalizedText("Later.", "Позже."))
    async with turns.turn(1), turns.turn(1), turns.turn(2):
        with pytest.raises(RequestError) as refused:
            async with turns.turn(1):
                pass
        assert (refused.value.code, refused.value.message.en) == (ErrorCode.RATE_LIMITED, "Later.")
        async with turns.turn(2):
            pass
    async with turns.turn(1), turns.turn(1):
        pass

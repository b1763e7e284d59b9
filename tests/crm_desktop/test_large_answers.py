"""An answer is of so many bytes at the most."""

from typing import Any

import httpx
import pytest

from schema import limits

NAMES = "{ __typename a: __typename }"


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_an_answer_of_the_most_bytes_is_sent_and_one_of_a_byte_more_is_refused(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    request: dict[str, Any] = {"json": {"query": NAMES}, "headers": {"accept-language": language}}
    whole = await client.post("/graphql", **request)
    monkeypatch.setattr(limits, "MAX_ANSWER", len(whole.content))
    assert (await client.post("/graphql", **request)).content == whole.content
    monkeypatch.setattr(limits, "MAX_ANSWER", len(whole.content) - 1)
    refused = (await client.post("/graphql", **request)).json()
    assert "data" not in refused
    [error] = refused["errors"]
    assert error["extensions"]["code"] == "COST_EXCEEDED"
    assert {str(len(whole.content)), str(len(whole.content) - 1)} <= {
        *error["message"].replace(",", "").replace(".", "").split()
    }
    assert error["message"].startswith({"en": "Expected an answer", "ru": "Ожидается ответ"}[language])

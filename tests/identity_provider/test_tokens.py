"""What is believed of a provider's tokens, with keys of the test's own."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.problem import ProviderError, SignInProblem
from resolvers.authentication.provider.providers import Metadata, Providers
from resolvers.authentication.provider.tokens import Client, claims_of

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
ISSUER = "https://login.example"
AT = int(NOW.timestamp())
GOOD = {"iss": ISSUER, "aud": "desktop", "sub": "1", "nonce": "ours", "iat": AT, "exp": AT + 300}
CLIENT = Client("desktop", None)


class Answers(Fetcher):
    """A provider that answers what it is told to, and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = [RSAKey.generate_key(2048, {"kid": "first"})]
        self.discovery: dict[str, Any] = {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/auth",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
        }
        self.asked: list[str] = []

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        self.asked.append(url)
        return {**KeySet([*self.keys]).as_dict(private=False)} if url.endswith("/keys") else self.discovery


@pytest.fixture(scope="module")
def another_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "another"})


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def signed(key: Any, claims: dict[str, Any], alg: str = "RS256") -> dict[str, Any]:
    header = {"alg": alg} if key.kid is None else {"alg": alg, "kid": key.kid}
    return {"id_token": jwt.encode(header, claims, key, algorithms=[alg])}


async def believed(providers: Providers, tokens: dict[str, Any]) -> dict[str, Any]:
    return await claims_of(providers, await metadata(providers), CLIENT, tokens, "ours", NOW)


async def metadata(providers: Providers) -> Metadata:
    return await providers.metadata(ISSUER)


async def problem_of(providers: Providers, tokens: dict[str, Any]) -> SignInProblem:
    with pytest.raises(ProviderError) as refused:
        await believed(providers, tokens)
    return refused.value.problem


async def test_good_token_is_believed_within_a_minute_of_its_end() -> None:
    answers = Answers()
    providers = Providers(answers)
    for more in ({}, {"exp": AT - 59}, {"aud": ["desktop"]}, {"aud": ["desktop", "x"], "azp": "desktop"}):
        assert (await believed(providers, signed(answers.keys[0], {**GOOD, **more})))["sub"] == "1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://login.elsewhere.example"},
        {"aud": "another"},
        {"aud": ["desktop", "another"]},
        {"nonce": "theirs"},
        {"exp": AT - 61},
        {"iat": AT + 61},
        *({name: None} for name in ("iss", "aud", "sub", "nonce", "exp")),
    ],
)
async def test_token_of_somebody_else_of_another_log_in_or_of_another_time_is_not(wrong: dict[str, Any]) -> None:
    answers = Answers()
    claims = {name: value for name, value in {**GOOD, **wrong}.items() if value is not None}
    assert await problem_of(Providers(answers), signed(answers.keys[0], claims)) is SignInProblem.UNTRUSTED


async def test_token_that_is_not_signed_by_the_provider_is_not(another_key: RSAKey) -> None:
    answers = Answers()
    providers = Providers(answers)
    secret = OctKey.import_key("a secret of both that is long enough")
    for tokens in (
        {},
        {"id_token": 1},
        {"id_token": "x.y.z"},
        {"id_token": "eyJhbGciOiJub25lIn0.e30."},
        signed(another_key, GOOD),
        signed(secret, GOOD, "HS256"),
    ):
        assert await problem_of(providers, tokens) is SignInProblem.UNTRUSTED


async def test_new_key_is_asked_for_when_a_token_comes_by_it_but_not_at_every_made_up_one(
    another_key: RSAKey,
) -> None:
    answers, time = Answers(), Time()
    providers = Providers(answers, time)
    await believed(providers, signed(answers.keys[0], GOOD))
    old, answers.keys = answers.keys[0], [another_key]
    assert await problem_of(providers, signed(another_key, GOOD)) is SignInProblem.UNTRUSTED, "asked a moment ago"
    time.now += 31
    assert (await believed(providers, signed(another_key, GOOD)))["sub"] == "1"
    for _ in range(5):
        assert await problem_of(providers, signed(old, GOOD)) is SignInProblem.UNTRUSTED
    assert answers.asked.count(f"{ISSUER}/keys") == 2


async def test_new_key_under_an_old_name_is_found_too() -> None:
    answers, time = Answers(), Time()
    providers = Providers(answers, time)
    await believed(providers, signed(answers.keys[0], GOOD))
    answers.keys = [RSAKey.generate_key(2048, {"kid": "first"})]
    time.now += 31
    assert (await believed(providers, signed(answers.keys[0], GOOD)))["sub"] == "1"


async def test_what_a_provider_says_of_itself_is_kept_for_ten_minutes() -> None:
    answers, time = Answers(), Time()
    providers = Providers(answers, time)
    for _ in range(3):
        await metadata(providers)
    assert len(answers.asked) == 1
    time.now += 601
    await metadata(providers)
    assert len(answers.asked) == 2


@pytest.mark.parametrize(
    "wrong", [{"issuer": "https://login.elsewhere.example"}, {"token_endpoint": None}, {"jwks_uri": 7}]
)
async def test_provider_that_says_it_is_another_or_leaves_something_out_is_none(wrong: dict[str, Any]) -> None:
    answers = Answers()
    answers.discovery |= wrong
    with pytest.raises(ProviderError) as refused:
        await metadata(Providers(answers))
    assert refused.value.problem is SignInProblem.UNREACHABLE


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"])
@pytest.mark.parametrize(
    "said", [5, [], "", "mailto:us@login.example", "//login.example/x", "https://[login", "https://x\nhttps://y"]
)
async def test_provider_that_names_what_is_no_address_of_the_web_is_not_gone_to(name: str, said: object) -> None:
    answers = Answers()
    answers.discovery[name] = said
    with pytest.raises(ProviderError) as refused:
        await metadata(Providers(answers))
    assert refused.value.problem is SignInProblem.UNREACHABLE


async def test_what_a_provider_need_not_say_may_be_said_in_any_way() -> None:
    answers = Answers()
    answers.discovery["token_endpoint_auth_methods_supported"] = 5
    assert not (await metadata(Providers(answers))).posts_secret

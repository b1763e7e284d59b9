"""From the code that a browser came back with to what the provider says of its person."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from joserfc import jwt
from joserfc.errors import JoseError

from resolvers.authentication.provider.problem import ProviderError, SignInProblem
from resolvers.authentication.provider.providers import Metadata, Providers

# What is signed with a key of its own, never with the secret that both sides have, and never with nothing.
_ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512")
# Clocks are a little apart.
_LEEWAY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Client:
    """Who we are for the provider."""

    client_id: str
    secret: str | None


async def exchange(
    providers: Providers, metadata: Metadata, client: Client, *, code: str, verifier: str, redirect_uri: str
) -> dict[str, Any]:
    """The tokens for a code. Raises `ProviderError`."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": verifier,
        "client_id": client.client_id,
    }
    headers: dict[str, str] = {}
    if client.secret is not None and metadata.posts_secret:
        form["client_secret"] = client.secret
    elif client.secret is not None:
        both = f"{quote(client.client_id, safe='')}:{quote(client.secret, safe='')}"
        headers["authorization"] = "Basic " + base64.b64encode(both.encode()).decode()
    return await providers.fetcher.post(metadata.token, form, headers)


async def claims_of(
    providers: Providers, metadata: Metadata, client: Client, tokens: dict[str, Any], nonce: str, now: datetime
) -> dict[str, Any]:
    """What the provider says of the person, once it is certain that it says so, to us, of this log-in, and now. Raises `ProviderError`.

    What the token itself leaves out is asked for by the access token that came with it.
    """
    claims = await _checked(providers, metadata, tokens.get("id_token"))
    registry = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=_LEEWAY_SECONDS,
        iss={"essential": True, "value": metadata.issuer},
        aud={"essential": True, "value": client.client_id},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        registry.validate(claims)
    except JoseError as error:
        raise ProviderError(SignInProblem.UNTRUSTED, f"{metadata.issuer}: {error}") from error
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != client.client_id:  # pyright: ignore[reportUnknownArgumentType] - JSON
        raise ProviderError(SignInProblem.UNTRUSTED, f"{metadata.issuer}: a token of several audiences is not for us")
    access = tokens.get("access_token")
    if metadata.userinfo is None or not isinstance(access, str):
        return claims
    told = await providers.fetcher.get(metadata.userinfo, {"authorization": f"Bearer {access}"})
    if told.get("sub") != claims["sub"]:
        raise ProviderError(SignInProblem.UNTRUSTED, f"{metadata.issuer} tells of somebody else than its token")
    return {**told, **claims}


async def _checked(providers: Providers, metadata: Metadata, token: object) -> dict[str, Any]:
    if not isinstance(token, str):
        raise ProviderError(SignInProblem.UNTRUSTED, f"{metadata.issuer} gave no ID token")
    keys = await providers.keys(metadata)
    try:
        return jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
    except (JoseError, ValueError) as error:
        # A key may be new, under a name of its own or in the place of another.
        keys = await providers.keys_anew(metadata)
        if keys is None:
            raise ProviderError(SignInProblem.UNTRUSTED, f"{metadata.issuer}: {error!r}") from error
    try:
        return jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
    except (JoseError, ValueError) as error:
        raise ProviderError(SignInProblem.UNTRUSTED, f"{metadata.issuer}: {error!r}") from error

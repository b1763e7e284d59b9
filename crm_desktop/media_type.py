"""Which of the two formats of a GraphQL answer a client wants."""

from crm_desktop.weights import read_weights

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"

# Under the first, the status tells whether the request was good; under the second it is 200 for whatever was a request at all.
_OFFERED = (GRAPHQL, JSON)


def choose(accept: str | None) -> str | None:
    """The media type to answer with, by an Accept header; ``None`` if it takes neither.

    Older clients, which send none, get JSON.
    """
    if accept is None or not accept.strip():
        return JSON
    weights = dict(read_weights(accept))
    best, best_weight = None, 0.0
    for media_type in _OFFERED:
        weight = weights.get(media_type, weights.get("application/*", weights.get("*/*", 0.0)))
        if weight > best_weight:
            best, best_weight = media_type, weight
    # "Anything" is not a wish for the newer format.
    if best == GRAPHQL and GRAPHQL not in weights:
        return JSON
    return best


def preferred_language(accept_language: str | None) -> str:
    """'ru' or 'en': the first of them by the weights of an Accept-Language header, else English."""
    weights = {"en": 0.0, "ru": 0.0}
    for language, weight in read_weights(accept_language or ""):
        primary = language.partition("-")[0]
        if primary in weights:
            weights[primary] = max(weights[primary], weight)
    return "ru" if weights["ru"] > weights["en"] else "en"

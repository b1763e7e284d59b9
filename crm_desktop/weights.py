"""The weights by which clients say what they would rather have (RFC 9110, 12.4.2)."""


def read_weights(header: str) -> list[tuple[str, float]]:
    """What an Accept, Accept-Language or Accept-Encoding header names, in small letters, each with its weight: 0 refuses it."""
    found: list[tuple[str, float]] = []
    if not header:
        return found
    for item in header.lower().split(","):
        value, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, text = parameter.partition("=")
            if name.strip() == "q":
                try:
                    weight = float(text)
                except ValueError:
                    weight = 0.0
        found.append((value, weight))
    return found

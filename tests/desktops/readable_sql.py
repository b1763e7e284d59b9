"""Statements as they are sent, laid out for people: to be read in a review, not to be run."""

import re

# What begins a line of its own, directly within a select.
_CLAUSES = ("FROM", "WHERE", "AND", "LEFT OUTER JOIN", "LEFT JOIN", "JOIN", "GROUP BY", "ORDER BY", "LIMIT", "SELECT")
_TOKEN = re.compile(rf"'[^']*'|[(),]|IS DISTINCT FROM\b|(?:{'|'.join(_CLAUSES)})\b|UNION ALL\b|\s+|[^\s(),']+")


def readable_sql(statements: list[str]) -> str:
    """A paragraph for each part of the statements; parts that differ in nothing but the values of their parameters share one.

    Parameters stand as ``:name``, the parts' own as ``:s_name``; values are not in the text. Selects within are indented. What several
    parts read stands before them.
    """
    return "\n".join(_statement(number, text) for number, text in enumerate(statements, 1))


def _statement(number: int, text: str) -> str:
    places: dict[str, list[str]] = {}
    relations = [
        f"relation {name}" for name in re.findall(r"\b(?:s\d+_)?(deals|moves|unfolded_\w+) AS MATERIALIZED \(", text)
    ]
    for place, part in enumerate(_parts(re.sub(r"\s+", " ", text.strip())), start=-len(relations)):
        named = re.sub(r"%\(s\d+_(\w+)\)s", r":s_\1", re.sub(r"\bs\d+_(deals|moves)\b", r"s_\1", part))
        shown = re.sub(r"%\((\w+)\)s", r":\1", named).replace("TIMESTAMP WITH TIME ZONE", "timestamptz")
        places.setdefault(_lay_out(shown), []).append(str(place) if place >= 0 else relations[place])
    return "\n".join(
        f"-- Statement {number}, {'' if numbers[0] in relations else 'part '}{', '.join(numbers)}\n{part}\n"
        for part, numbers in places.items()
    )


def _parts(text: str) -> list[str]:
    """The parts of ``SELECT (part), (part)``, without their parentheses, after the relations that stand before it."""
    assert text.startswith(("SELECT (", "WITH s", "WITH unfolded_")), "every read is a select of parts"
    parts: list[str] = []
    depth, start = 0, 0
    for place, sign in enumerate(text):
        if sign == "(":
            depth += 1
            start = place + 1 if depth == 1 else start
        elif sign == ")":
            depth -= 1
            if depth == 0:
                parts.append(text[start:place].strip())
    return parts


def _lay_out(part: str) -> str:
    lines: list[str] = []
    line = ""
    # For each open parenthesis, whether a select begins in it: what stands directly in such has lines of its own.
    open_ = [True]
    tokens = _TOKEN.findall(part)
    for place, token in enumerate(tokens):
        depth = sum(open_) - 1
        if token == "(":
            open_.append(_next_word(tokens, place) in ("SELECT", "WITH"))
            line += token
        elif token == ")":
            if open_.pop():
                lines, line = [*lines, line], "  " * (depth - 1)
            line += token
        elif open_[-1] and token == ",":
            lines, line = [*lines, line + token], "  " * (depth + 2)
        elif open_[-1] and (token in _CLAUSES or token == "UNION ALL"):
            lines, line = [*lines, line], "  " * (depth + (token == "AND")) + token
        elif not token.isspace():
            line += token
        elif line.strip():
            line += " "
    return "\n".join(each.rstrip() for each in [*lines, line] if each.strip())


def _next_word(tokens: list[str], place: int) -> str:
    return next((token for token in tokens[place + 1 :] if not token.isspace()), "")

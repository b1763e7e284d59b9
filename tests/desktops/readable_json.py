"""Answers as JSON that people can review: what fits on a line stands on one."""

import json
from typing import Any

_WIDTH = 120


def readable_json(value: Any) -> str:
    """The value in the order of its keys, with a line break at the end."""
    return _lay_out(value, "") + "\n"


def _lay_out(value: Any, indent: str, before: int = 0) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + before + len(line) <= _WIDTH or not isinstance(value, dict | list) or not value:
        return line
    deeper = indent + "  "
    if isinstance(value, list):
        items = [_lay_out(each, deeper, before=1) for each in value]
        return "[\n" + ",\n".join(deeper + each for each in items) + f"\n{indent}]"
    pairs = [(json.dumps(key), each) for key, each in value.items()]
    items = [f"{key}: {_lay_out(each, deeper, before=len(key) + 3)}" for key, each in pairs]
    return "{\n" + ",\n".join(deeper + each for each in items) + f"\n{indent}}}"

"""Which program answers: another one may say the same otherwise."""

import hashlib
from functools import cache
from importlib import import_module
from pathlib import Path

from models.time_zone import DATABASE_VERSION

_PACKAGES = ("crm_desktop", "schema", "resolvers", "permissions", "models")


@cache
def program_digest() -> str:
    """The same in all processes that run the same program, on whichever machine."""
    digest = hashlib.sha256(DATABASE_VERSION.encode())
    for name in _PACKAGES:
        file = import_module(name).__file__
        assert file is not None  # they are packages with an __init__
        folder = Path(file).parent
        for source in sorted(folder.rglob("*.py")):
            digest.update(source.relative_to(folder).as_posix().encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()

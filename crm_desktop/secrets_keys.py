"""The keys of what is sealed in the database: a setting, or a file beside the data."""

import os
from pathlib import Path

import click

from crm_desktop.listed import listed
from resolvers.authentication import Vault
from resolvers.authentication.vault import new_key

FILE_NAME = "secrets.keys"


def secrets_keys(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """The keys of the option, none if there are none, or a refusal that says which is none."""
    keys = listed(value)
    for place, key in enumerate(keys, 1):
        try:
            Vault([key])
        except ValueError as error:
            message = f"number {place} of {len(keys)} is no key; expected 32 bytes in the base64 of addresses"
            raise click.BadParameter(message) from error
    return keys


def keys_of(data_dir: Path) -> tuple[str, ...]:
    """The keys in a file of the folder, which is made with a new one, for nobody else to read, where there is none.

    Raises what click shows where it cannot be.
    """
    try:
        return _keys_in(data_dir / FILE_NAME)
    except OSError as error:
        message = f"Expected SECRETS_KEYS, or a data folder to keep keys in ({data_dir}: {error.strerror})"
        raise click.ClickException(message) from error


def _keys_in(file: Path) -> tuple[str, ...]:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{FILE_NAME}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(new_key() + "\n", encoding="ascii")
        try:
            # Not a renaming: of two that begin at once, one has its way, and both read it.
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return listed(file.read_text(encoding="ascii"))

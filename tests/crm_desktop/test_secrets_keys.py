"""Where the keys come from that seal secrets in the database."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from crm_desktop.cli import program
from crm_desktop.secrets_keys import keys_of
from resolvers.authentication import Vault


def test_first_start_makes_a_key_that_nobody_else_reads_and_later_ones_keep_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    made = keys_of(folder)
    assert keys_of(folder) == made
    assert Vault(made).open(Vault(made).seal("secret", "owner"), "owner") == "secret"
    [file] = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_setting_and_a_folder_that_can_be_written_a_server_says_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(click.ClickException, match="Expected SECRETS_KEYS, or a data folder"):
        keys_of(tmp_path / "file" / "data")


def test_what_is_no_key_is_refused_without_telling_it() -> None:
    refused = CliRunner().invoke(program, ["serve"], env={"SECRETS_KEYS": "hunter2"})
    assert refused.exit_code == 2
    assert "number 1 of 1 is no key; expected 32 bytes" in refused.output
    assert "hunter2" not in refused.output

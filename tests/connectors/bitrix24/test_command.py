"""Whoever runs the server sees connected systems, and runs one now."""

import asyncio

from click.testing import CliRunner
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.cli import program
from resolvers.authentication import Vault
from resolvers.authentication.vault import new_key
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.connected import Connected


async def test_connections_are_listed_and_run_by_command(
    connected: Connected, portal: Portal, engine: AsyncEngine
) -> None:
    await connected.remove(with_records=False)
    key = new_key()
    connected.vault = Vault([key])
    await connected.connect("bitrix24", address=portal.webhook)
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    who = ["--as", "eva@acme.example", "--database-url", url]
    listed = await asyncio.to_thread(CliRunner().invoke, program, ["connector", "list", *who])
    assert listed.output.startswith("2 bitrix24 Ours: waiting, last None, next 2026-03-10T12:00:00+00:00, 0 refused")
    options = ["--secrets-keys", key, "--webhook-networks", "127.0.0.0/8", "--kind", "history"]
    ran = await asyncio.to_thread(CliRunner().invoke, program, ["connector", "run", "2", *options, *who])
    assert ran.exit_code == 0, ran.output
    told = [line.strip() for line in ran.output.splitlines()]
    assert told[0] == "history: 14 requests"
    assert {"deal: 60 created", "contact: 14 created", "activity: 8 created", "communication: 4 created"} <= {*told}
    nobody = await asyncio.to_thread(CliRunner().invoke, program, ["connector", "run", "9", *options, *who])
    assert nobody.exit_code == 1
    assert nobody.output.startswith("Error: Nothing of the kind expected here has this id.")

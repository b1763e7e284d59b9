"""A test message to a target, at once, and what came of it."""

import json
from uuid import uuid4

from sqlalchemy import insert, select, update

from models import AuditEntry, WebhookDelivery, WebhookTarget
from resolvers.authentication import Vault
from resolvers.commands import CommandContext, CommandResult, begin_unsigned
from resolvers.company_turns import CompanyTurns
from resolvers.language import LocalizedText
from resolvers.user_error import Problems
from resolvers.webhooks.posting import Poster
from resolvers.webhooks.sealed_secrets import good_secrets, target_owner
from resolvers.webhooks.targets import Delivery, read_deliveries


async def try_target(command: CommandContext, vault: Vault, poster: Poster, target_id: int) -> CommandResult[Delivery]:
    """Sends it, whether the target is paused or not, with no transaction open meanwhile. Nothing else changes.

    Raises `RequestError` (FORBIDDEN, RATE_LIMITED), and `VaultError`.
    """
    command.require_administrator()
    company_id, now = command.viewer.company.id, command.now
    columns = (
        WebhookTarget.id,
        WebhookTarget.address,
        WebhookTarget.sealed_secret,
        WebhookTarget.sealed_previous,
        WebhookTarget.previous_until,
    )
    requested = select(*columns).where(WebhookTarget.company_id == company_id, WebhookTarget.id == target_id)
    async with command.engine.connect() as connection:
        target = (await connection.execute(requested)).one_or_none()
    if target is None:
        problems = Problems()
        problems.not_found(("target",))
        return CommandResult(None, (), problems.found)
    message_id = f"msg_{uuid4().hex}"
    body = json.dumps({"type": "test", "timestamp": now.isoformat()})
    values = {"company_id": company_id, "target_id": target_id, "message_id": message_id, "body": body}
    async with begin_unsigned(command.engine, company_id) as transaction:
        row = {**values, "is_test": True, "created_at": now}
        made = await transaction.write(insert(WebhookDelivery).values(row).returning(WebhookDelivery.id))
        delivery_id: int = made.scalar_one()
        noted = {
            "company_id": company_id,
            "occurred_at": now,
            "actor_id": command.viewer.user_id,
            "action": "testWebhookTarget",
            "subject": f"WebhookTarget:{target_id}",
        }
        await transaction.write(insert(AuditEntry).values(noted))
    secrets = good_secrets(vault, target_owner(company_id, target_id), target, now)
    async with _TURNS.turn(company_id):
        answer = await poster.post(target.address, message_id, body.encode(), secrets, now)
    async with begin_unsigned(command.engine, company_id) as transaction:
        became = {
            "attempts": 1,
            "tried_at": now,
            "delivered_at": now if answer.is_taken else None,
            "status": answer.status,
            "answer": answer.text,
            "error": answer.error,
        }
        mine = (WebhookDelivery.company_id == company_id, WebhookDelivery.id == delivery_id)
        await transaction.write(update(WebhookDelivery).where(*mine).values(became))
    latest = await read_deliveries(command, target_id, 20)
    return CommandResult(next((each for each in latest if each.id == delivery_id), None))


# Who is told may say nothing for long.
_TURNS = CompanyTurns(
    2,
    5,
    LocalizedText(
        "Other targets are being tried for the company. Try again in a moment.",
        "Для компании уже проверяются другие получатели. Попробуйте ещё раз чуть позже.",
    ),
)

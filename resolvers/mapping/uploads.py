"""Files that were sent to be brought in: kept in the database for a day, so that whichever process gets to them finds them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import UploadedFile
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext, begin
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.text_checks import is_storable

MOST_KEPT: Final = 10
"""Of a company; the oldest gives way to a new one, unless it is being brought in."""
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    id: int
    name: str
    content: bytes
    uploaded_at: datetime


async def keep_upload(command: CommandContext, name: str, content: bytes) -> int:
    """Keeps a file for a day, and gives its number. For administrators. Raises `RequestError` (BAD_USER_INPUT): it is empty."""
    command.require_administrator()
    if not content:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _EMPTY)
    values = {
        "company_id": command.viewer.company.id,
        "name": _plain(name),
        "content": content,
        "actor_id": command.viewer.user_id,
        "uploaded_at": command.now,
    }
    async with begin(command) as transaction:
        await transaction.connection.exec_driver_sql(
            _GIVE_WAY, {"company": transaction.company_id, "kept": MOST_KEPT - 1}
        )
        made = await transaction.write(insert(UploadedFile).values(values).returning(UploadedFile.id))
        return int(made.scalar_one())


async def find_upload(command: CommandContext, upload_id: int) -> Upload | None:
    """A file that was sent; ``None`` if there is none any more. For administrators."""
    command.require_administrator()
    async with autocommitting(command.engine) as reading:
        return await read_upload(reading, command.viewer.company.id, upload_id)


async def read_upload(connection: AsyncConnection, company_id: int, upload_id: int) -> Upload | None:
    """The same for whoever carries out what somebody asked for."""
    file = UploadedFile
    requested = select(file.id, file.name, file.content, file.uploaded_at).where(
        file.company_id == company_id, file.id == upload_id
    )
    row = (await connection.execute(requested)).one_or_none()
    return None if row is None else Upload(*row)


def _plain(name: str) -> str:
    """What it is called, without folders."""
    plain = name.replace("\\", "/").rpartition("/")[2].strip()
    return (plain if is_storable(plain) else "")[-_LONGEST_NAME:] or "file"


_GIVE_WAY = """
DELETE FROM uploaded_files WHERE company_id = %(company)s::bigint AND id IN (
  SELECT id FROM uploaded_files AS kept WHERE kept.company_id = %(company)s::bigint AND NOT EXISTS (
    SELECT FROM file_import_tasks AS task WHERE task.company_id = %(company)s::bigint
      AND kept.id IN (task.file_id, task.history_id))
  ORDER BY id DESC OFFSET %(kept)s::bigint)"""
_EMPTY = LocalizedText("Expected a file that is not empty.", "Ожидается непустой файл.")

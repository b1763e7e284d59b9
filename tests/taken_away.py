"""Folders that everything of a company, or of a person, is taken away in."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.portability import open_taking


async def take_away(engine: AsyncEngine, company_id: int, folder: Path, person_id: int | None = None) -> Path:
    """Writes the folder, and returns it."""
    async with open_taking(engine, company_id, person_id) as taking:
        async for file in taking.files():
            path = folder / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as written:
                async for chunk in file.chunks:
                    written.write(chunk)
    return folder

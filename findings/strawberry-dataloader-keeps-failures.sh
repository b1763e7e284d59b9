#!/usr/bin/env bash
# strawberry-graphql 0.341.2: its DataLoader keeps a batch that failed. Whoever asks for one of its keys again gets the old error, for as long as the
# loader lives; aiodataloader 0.4.3, and DataLoader for JavaScript, forget a failed batch and ask again.
# Guessed: the loaders behave alike, as they have the same methods, and a lost connection is no answer worth keeping.
# Source: strawberry/dataloader.py (the cache is cleared by clear() and its like only); aiodataloader, failed_dispatch (clears each key);
# DataLoader's README, "Caching errors" (a rejected batch is not cached).
# Matters here: loaders of a WebSocket live as long as its context, and one short fault answers all that follows. Clear on error.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q strawberry-graphql==0.341.2 aiodataloader==0.4.3 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import asyncio

import aiodataloader
from strawberry.dataloader import DataLoader


async def asked(make):
    """What three questions for one key, the first of which fails, are answered, and how often the batch was loaded."""
    batches, answers = [], []

    async def load(keys):
        batches.append(keys)
        if len(batches) == 1:
            raise ConnectionError("lost")
        return [f"deal {key}" for key in keys]

    loader = make(load)
    for _ in range(3):
        try:
            answers.append(await loader.load(7))
        except ConnectionError as error:
            answers.append(str(error))
    return answers, len(batches)


async def main():
    return await asked(lambda load: DataLoader(load_fn=load)), await asked(aiodataloader.DataLoader)


seen = asyncio.run(main())
print("Strawberry", seen[0], "aiodataloader", seen[1])
assert seen == ((["lost", "lost", "lost"], 1), (["lost", "deal 7", "deal 7"], 2)), seen
PYTHON
venv/bin/python look.py

#!/usr/bin/env bash
# aiodataloader 0.4.3 and strawberry-graphql 0.341.2's DataLoader: of three keys asked for at once, one behind a short task of its own (a resolver
# that gathers something that is there already), the two make two batches; dataloader 2.2.3 for JavaScript makes one, however many awaits
# of what is ready stand before a key. All three say that they coalesce what is loaded in one tick.
# Guessed: a port of the loader gathers what the loader gathers; an await that has nothing to wait for costs no statement.
# Source: aiodataloader.py, enqueue_post_future_job (one task later, by call_soon) and strawberry/dataloader.py, dispatch (the same, by
# call_soon); dataloader, README, "Batching", and enqueuePostPromiseJob (after the queue of promises is empty).
# Matters here: a check of rights that is asynchronous on one branch and not on another doubles the statements of a query; no answer shows
# it. Dispatch when the loop has nothing else to do.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q aiodataloader==0.4.3 strawberry-graphql==0.341.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund dataloader@2.2.3
cat > look.mjs <<'NODE'
import DataLoader from "dataloader";

const batches = [];
const loader = new DataLoader(async (keys) => { batches.push([...keys]); return keys; });
const ready = async () => true;
const behind = async (key) => { await Promise.all([ready(), ready()]); return loader.load(key); };
await Promise.all([loader.load(1), loader.load(2), behind(3)]);
console.log(JSON.stringify(batches));
NODE
cat > look.py <<'PYTHON'
import asyncio
import json
import sys

import aiodataloader
import strawberry.dataloader


async def batches(make):
    seen = []

    async def load(keys):
        seen.append(list(keys))
        return list(keys)

    loader = make(load)

    async def ready():
        return True

    async def directly(key):
        return await loader.load(key)

    async def behind(key):
        await asyncio.gather(ready(), ready())
        return await loader.load(key)

    assert await asyncio.gather(directly(1), directly(2), behind(3)) == [1, 2, 3]
    return seen


seen = {
    "dataloader": json.loads(sys.argv[1]),
    "aiodataloader": asyncio.run(batches(aiodataloader.DataLoader)),
    "strawberry": asyncio.run(batches(lambda load: strawberry.dataloader.DataLoader(load_fn=load))),
}
print(seen)
assert seen == {"dataloader": [[1, 2, 3]], "aiodataloader": [[1, 2], [3]], "strawberry": [[1, 2], [3]]}, seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"

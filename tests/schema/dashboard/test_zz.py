from tests.schema.dashboard.test_statements import *
import time
import resolvers.loaders.page_by_request as m
async def test_z(sent, monkeypatch):
    orig = m.read_parts
    saved = {}
    async def rp(engine, parts, shared):
        saved.update(engine=engine, parts=parts, shared=shared)
        return await orig(engine, parts, shared)
    monkeypatch.setattr(m, "read_parts", rp)
    t=time.time(); await sent(largest_query(PLAIN_ROW), period={"preset": "THIS_YEAR"}); print("whole", time.time()-t)
    for n in (100,200,400,800,len(saved["parts"])):
        for _ in range(2):
            t=time.time(); await orig(saved["engine"], saved["parts"][:n], saved["shared"]); print(n, time.time()-t)

"""The page's files: what is answered under which address, and with which headers. No Node.js is needed."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from crm_desktop.app import create_app
from crm_desktop.database import create_engine

SCRIPT = b"console.log('desktop')"


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """The folder of a build; empty."""
    return tmp_path / "dist"


@pytest.fixture
async def browser(dist: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Asks an application without a database: nothing here needs one."""
    app = create_app(create_engine("postgresql://nobody@127.0.0.1:1/nothing"), web_dist=dist)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test") as client:
        yield client


@pytest.fixture
def built(dist: Path) -> Path:
    """The folder of a build, with a page and a script."""
    assets = dist / "assets"
    assets.mkdir(parents=True)
    (dist / "index.html").write_text("<!doctype html><title>Desktop</title>")
    (dist / "graphiql.html").write_text("<!doctype html><title>GraphiQL</title>")
    (dist / "secret.json").write_text("{}")
    (assets / "main-1a2b.js").write_bytes(SCRIPT)
    (assets / "main-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    (assets / "notes.txt").write_text("of no known type")
    return dist


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/", "/log-in", "/admin/audit-log", "/reports/42"])
async def test_every_address_of_a_page_is_answered_with_the_page(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert answer.status_code == 200
    assert answer.text == "<!doctype html><title>Desktop</title>"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.usefixtures("built")
async def test_page_may_load_from_here_only_and_run_no_inline_script(browser: httpx.AsyncClient) -> None:
    directives = await _directives(browser, "/")
    assert directives["default-src"] == directives["script-src"] == directives["connect-src"] == "'self'"
    assert directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert "unsafe" not in directives["script-src"]
    assert not any("http" in sources for sources in directives.values())


@pytest.mark.usefixtures("built")
async def test_graphiql_is_a_page_of_its_own(browser: httpx.AsyncClient) -> None:
    assert "<title>GraphiQL</title>" in (await browser.get("/graphiql")).text


@pytest.mark.usefixtures("built")
async def test_graphiql_may_write_styles_and_nothing_else_that_the_page_may_not(browser: httpx.AsyncClient) -> None:
    page, graphiql = await _directives(browser, "/"), await _directives(browser, "/graphiql")
    changed = {name: sources for name, sources in graphiql.items() if page.get(name) != sources}
    assert changed == {"style-src": "'self' 'unsafe-inline'", "worker-src": "'self'"}


@pytest.mark.usefixtures("built")
async def test_assets_are_kept_for_good_and_sent_as_what_they_are(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/assets/main-1a2b.js", headers={"accept-encoding": "identity"})
    assert answer.content == SCRIPT
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "content-encoding" not in answer.headers


@pytest.mark.usefixtures("built")
async def test_asset_is_sent_compressed_to_whoever_takes_that(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/assets/main-1a2b.js", headers={"accept-encoding": "gzip, br;q=0.5"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.content == SCRIPT

    refused = await browser.get("/assets/main-1a2b.js", headers={"accept-encoding": "gzip;q=0"})
    assert "content-encoding" not in refused.headers


@pytest.mark.usefixtures("built")
async def test_asset_that_the_browser_has_is_not_sent_again(browser: httpx.AsyncClient) -> None:
    first = await browser.get("/assets/main-1a2b.js")
    again = await browser.get("/assets/main-1a2b.js", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "path",
    [
        "/assets/gone-1a2b.js",
        "/assets/main-1a2b.js.gz",
        "/assets/notes.txt",
        "/assets/",
        "/assets/..%2Fsecret.json",
        "/assets/%00.js",
        f"/assets/{300 * 'x'}.js",
        "/secret.json",
        "/favicon.ico",
    ],
)
async def test_what_is_no_asset_is_not_found(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert answer.status_code == 404


@pytest.mark.usefixtures("built")
async def test_page_is_only_read(browser: httpx.AsyncClient) -> None:
    assert (await browser.head("/")).status_code == 200
    assert (await browser.post("/")).status_code == 405


async def test_page_that_is_not_built_says_how_to_build_it_and_the_api_goes_on(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "make web" in answer.text
    assert "Node.js 20" in answer.text
    assert (await browser.get("/assets/main-1a2b.js")).status_code == 404
    assert (await browser.get("/graphql", params={"query": "{ __typename }"})).json() == {
        "data": {"__typename": "Query"}
    }


async def _directives(browser: httpx.AsyncClient, path: str) -> dict[str, str]:
    policy = (await browser.get(path)).headers["content-security-policy"]
    return {name: sources for name, _, sources in (part.partition(" ") for part in policy.split("; "))}

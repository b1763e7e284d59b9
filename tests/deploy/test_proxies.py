"""The configurations of proxies, tried: TLS in front of a real server. Each is skipped where its program is not installed."""

import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from tests.crm_desktop.test_serving import address_of, free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
HOST = "crm.example"


@pytest.fixture(scope="module")
def server(create_database: Callable[[], str]) -> Iterator[str]:
    """Where a server listens that believes proxies of this machine, and takes two requests a minute from anywhere else."""
    settings = {"PORT": "0", "WORKERS": "1", "TRUSTED_PROXIES": "127.0.0.1", "ALLOWED_HOSTS": HOST, "ADDRESS_RATE": "2"}
    process = subprocess.Popen(
        [sys.executable, "-m", "crm_desktop", "serve"],
        env={**os.environ, "DATABASE_URL": create_database(), **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield address_of(process).removeprefix("http://")
    process.terminate()
    process.communicate()


def nginx(folder: Path, server: str, port: int) -> list[str]:
    site = (DEPLOY / "nginx.conf").read_text()
    changed = {
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{free_port()}",
        "127.0.0.1:8000": server,
        f"/etc/letsencrypt/live/{HOST}/fullchain.pem": f"{folder}/chain.pem",
        f"/etc/letsencrypt/live/{HOST}/privkey.pem": f"{folder}/key.pem",
    }
    for text, instead in changed.items():
        assert text in site
        site = site.replace(text, instead)
    (folder / "site.conf").write_text(site)
    folders = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in folders)
    main = f"daemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}"
    (folder / "nginx.conf").write_text(f"{main}include {folder}/site.conf;\n}}\n")
    return ["nginx", "-c", f"{folder}/nginx.conf"]


def caddy(folder: Path, server: str, port: int) -> list[str]:
    site = (DEPLOY / "Caddyfile").read_text()
    for text, instead in {
        f"{HOST} {{": f"https://{HOST}:{port} {{\n\ttls {folder}/chain.pem {folder}/key.pem\n",
        "127.0.0.1:8000": server,
    }.items():
        assert text in site
        site = site.replace(text, instead)
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}")
    return ["caddy", "run", "--config", f"{folder}/Caddyfile"]


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"])
def proxied(request: pytest.FixtureRequest, server: str) -> Iterator[httpx.Client]:
    """A browser that comes by https through a proxy."""
    if shutil.which(request.param.__name__) is None:
        pytest.skip(f"{request.param.__name__} is not installed")
    authority, port = trustme.CA(), free_port()
    with tempfile.TemporaryDirectory(prefix="crm-desktop-tests-") as name:
        folder = Path(name)
        issued = authority.issue_cert(HOST)
        issued.private_key_pem.write_to_path(folder / "key.pem")
        for each in issued.cert_chain_pems:
            each.write_to_path(folder / "chain.pem", append=True)
        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        process = subprocess.Popen(
            request.param(folder, server, port), env={**os.environ, "HOME": name}, stderr=subprocess.PIPE, text=True
        )
        try:
            with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=trusting, headers={"host": HOST}) as client:
                until_it_listens(client, process)
                yield client
        finally:
            process.terminate()
            process.communicate()


def get(client: httpx.Client, address: str, **headers: str) -> httpx.Response:
    return client.get(address, headers=headers, extensions={"sni_hostname": HOST})


def until_it_listens(client: httpx.Client, process: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while True:
        try:
            get(client, "/livez")
        except httpx.ConnectError:
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < until
            time.sleep(0.1)
        else:
            return


def test_a_proxy_tells_where_a_request_comes_from_and_that_it_came_by_https(proxied: httpx.Client) -> None:
    asked = [
        get(proxied, "/graphql?query={__typename}", **{"x-forwarded-for": f"192.0.2.{n}", "x-request-id": "mine"})
        for n in range(4)
    ]
    # Whatever clients say of where they come from, they come from one place. The other proxy's requests may count, too.
    assert 429 in [answer.status_code for answer in asked]
    assert all(answer.headers["strict-transport-security"] for answer in asked)
    assert all(answer.headers["x-request-id"] != "mine" for answer in asked)
    assert len({answer.headers["x-request-id"] for answer in asked}) == len(asked)

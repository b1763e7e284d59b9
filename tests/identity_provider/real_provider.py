"""An identity provider that runs beside the tests, and a browser that signs in at it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import httpx

ROOT = Path(__file__).parents[2]
REDIRECT_URI = "http://desktop.test/sign-in/callback"
CLIENT_SECRET = "a secret of both"


def is_installed() -> bool:
    """Whether there is one to be run."""
    return shutil.which("node") is not None and (ROOT / "web" / "node_modules" / "oidc-provider").exists()


@contextmanager
def running() -> Iterator[str]:
    """Its issuer, as long as it runs."""
    command = ["node", str(Path(__file__).with_name("provider.mjs")), REDIRECT_URI]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


async def sign_in_at(url: str, login: str | None) -> str:
    """What the provider sends the browser back to, once ``login`` has signed in there and agreed; nobody does if they leave it."""
    async with httpx.AsyncClient() as browser:
        while not url.startswith(REDIRECT_URI):
            answer = await browser.get(url)
            if answer.is_redirect:
                url = urljoin(url, answer.headers["location"])
                continue
            assert answer.status_code == 200, answer.text
            if login is None:
                [abort] = re.findall(r'href="([^"]*/abort)"', answer.text)
                url = urljoin(url, abort)
                continue
            [action] = re.findall(r'action="([^"]*)"', answer.text)
            [prompt] = re.findall(r'name="prompt" value="(\w+)"', answer.text)
            sent = await browser.post(urljoin(url, action), data={"prompt": prompt, "login": login, "password": "x"})
            url = urljoin(url, sent.headers["location"])
    return url

"""Real processes: starting, sharing, ending."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path

import psutil
import psycopg
import pytest

from crm_desktop.bounds import Bounds
from crm_desktop.serving import grace_seconds
from models.time_zone import DATABASE_VERSION
from tests.faults.served import serves

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a server on any free port; ends those that are left."""
    processes: list[subprocess.Popen[str]] = []

    def start(**environment: str) -> subprocess.Popen[str]:
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        process = subprocess.Popen(
            [sys.executable, "-m", "crm_desktop", "serve", "--migrate"],
            env={**inherited, "PORT": "0", "WORKERS": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        if process.poll() is None:
            process.terminate()
        process.communicate()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A new folder. Not pytest's: that one is closed to the user PostgreSQL runs as when the tests run as root."""
    with tempfile.TemporaryDirectory(prefix="crm-desktop-tests-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def address_of(process: subprocess.Popen[str]) -> str:
    """Waits for the line that tells the address."""
    assert process.stdout
    assert process.stderr
    line = process.stdout.readline()
    assert line.startswith("Serving at "), line + process.stderr.read()
    return line.split()[2]


def test_the_start_tells_which_time_zone_database_counts(
    start: Start, create_empty_database: Callable[[], str]
) -> None:
    server = start(DATABASE_URL=create_empty_database())
    address_of(server)
    assert server.stdout
    told = [server.stdout.readline().strip() for _ in range(4)]
    assert f"Time zones by the IANA database {DATABASE_VERSION}" in told
    assert end(server) == 0


def is_healthy(address: str) -> bool:
    with urllib.request.urlopen(f"{address}/healthz") as answer:
        return answer.status == 200


def end(process: subprocess.Popen[str], how: signal.Signals = signal.SIGTERM) -> int:
    process.send_signal(how)
    return process.wait()


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="it is about the embedded server")
def test_servers_started_at_once_share_a_data_folder_until_the_last_one_ends(start: Start, folder: Path) -> None:
    first, second = start(DATA_DIR=str(folder)), start(DATA_DIR=str(folder))
    addresses = [address_of(first), address_of(second)]
    assert all(is_healthy(address) for address in addresses)
    assert addresses[0] != addresses[1]

    assert end(first) == 0
    assert is_healthy(addresses[1])
    assert end(second, signal.SIGINT) == 0
    assert not (folder / "postgresql" / "postmaster.pid").exists()


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="it is about the embedded server")
def test_server_that_was_killed_leaves_a_folder_that_can_be_used_and_stopped(start: Start, folder: Path) -> None:
    killed = start(DATA_DIR=str(folder))
    address_of(killed)
    end(killed, signal.SIGKILL)

    next_one = start(DATA_DIR=str(folder))
    assert is_healthy(address_of(next_one))
    assert end(next_one) == 0
    assert not (folder / "postgresql" / "postmaster.pid").exists()


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="it is about the embedded server")
def test_the_last_server_ends_the_database_although_another_was_killed(start: Start, folder: Path) -> None:
    killed, first = start(DATA_DIR=str(folder)), start(DATA_DIR=str(folder))
    for server in (killed, first):
        address_of(server)
    end(killed, signal.SIGKILL)
    # Nor does it wait for whoever has the number of a process that is gone.
    listed = folder / "postgresql" / ".handle_pids.json"
    listed.write_text(json.dumps([os.getpid(), *json.loads(listed.read_text())]))

    last = start(DATA_DIR=str(folder))
    address = address_of(last)
    assert end(first) == 0
    assert is_healthy(address)
    assert end(last) == 0
    assert not (folder / "postgresql" / "postmaster.pid").exists()


def test_mails_that_become_files_lead_to_where_people_reach_the_page(start: Start, folder: Path) -> None:
    server = start(DATA_DIR=str(folder), PUBLIC_URL="http://localhost:1234", SIGN_UP="true")
    given = 'name: "New", timezone: "UTC", currency: "EUR", person: "Eva", email: "eva@new.example", language: EN'
    asked = {"query": f"mutation {{ signUp(input: {{{given}}}) {{ userErrors {{ message }} }} }}"}
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"{address_of(server)}/graphql", json.dumps(asked).encode(), headers)
    assert json.load(urllib.request.urlopen(request)) == {"data": {"signUp": {"userErrors": []}}}
    wait_until(lambda: any((folder / "mail").glob("*.eml")))
    [mail] = (folder / "mail").glob("*.eml")
    text = message_from_bytes(mail.read_bytes(), policy=policy.default).get_body(("plain",))
    assert text is not None
    assert re.findall(r"http://[^/]+", text.get_content()) == ["http://localhost:1234"]
    assert end(server) == 0


def status_for(address: str, forwarded_for: str) -> int:
    request = urllib.request.Request(f"{address}/graphql?query=%7B__typename%7D")
    request.add_header("X-Forwarded-For", forwarded_for)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


def test_a_proxy_is_believed_where_a_request_comes_from_only_if_it_is_named(
    start: Start, create_empty_database: Callable[[], str]
) -> None:
    url = create_empty_database()
    believing = start(DATABASE_URL=url, ADDRESS_RATE="1", TRUSTED_PROXIES="10.0.0.0/8, 127.0.0.1")
    address = address_of(believing)
    others = start(DATABASE_URL=url, ADDRESS_RATE="1")
    # What the client says itself stands before what the proxy adds, and counts for nothing.
    said = ("192.0.2.1", "192.0.2.2", "192.0.2.3, 192.0.2.1")
    assert [status_for(address, each) for each in said] == [200, 200, 429]
    address = address_of(others)
    assert [status_for(address, each) for each in said] == [200, 429, 429]
    assert (end(believing), end(others)) == (0, 0)


@pytest.mark.parametrize("wrong", ["TRUSTED_PROXIES=everybody", "AT_ONCE=0", "PERSON_RATE=-1", "PATIENCE=long"])
def test_a_setting_that_is_none_is_refused_with_what_is_expected(start: Start, wrong: str) -> None:
    name, _, value = wrong.partition("=")
    process = start(**{name: value})
    assert process.wait() == 2
    assert process.stderr
    assert f"--{name.lower().replace('_', '-')}" in process.stderr.read()


def test_everything_that_is_wrong_with_the_settings_is_told_at_once(start: Start) -> None:
    wrong = {
        "PORT": "http",
        "AT_ONCE": "0",
        "TRUSTED_PROXIES": "everybody",
        "ALLOWED_ORIGINS": "https://a.example/page",
        "ALLOWED_HOSTS": "a b/c",
        "LOG_FORMAT": "xml",
        "METRICS_PORT": "0",
        "CONNECTIONS": "1",
        "DRAIN_SECONDS": "-1",
        "DATABASE_URL": "mysql://somebody:secret@there/crm",
    }
    process = start(**wrong)
    _, told = process.communicate()
    assert process.returncode == 2
    assert f"{len(wrong)} settings are wrong" in told
    assert not [name for name in wrong if f"'--{name.lower().replace('_', '-')}'" not in told]
    assert "secret" not in told


def test_metrics_are_not_shown_where_people_come_to(start: Start) -> None:
    process = start(PORT="9100", METRICS_PORT="9100")
    _, told = process.communicate()
    assert process.returncode == 2
    assert "--metrics-port [METRICS_PORT] is where people come to" in told


def test_every_process_writes_its_lines_for_programs_if_it_is_told_so(
    start: Start, create_empty_database: Callable[[], str]
) -> None:
    server = start(DATABASE_URL=create_empty_database(), WORKERS="2", LOG_FORMAT="json", TRUSTED_PROXIES="127.0.0.1")
    asked = urllib.request.Request(
        f"{address_of(server)}/graphql?query=%7B__typename%7D", headers={"X-Request-Id": "ours"}
    )
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["x-request-id"] == "ours"
    server.terminate()
    _, log = server.communicate()
    assert "ours" in [json.loads(line).get("request") for line in log.splitlines()]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def shown_to_people(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as not_built:
        return not_built.read().decode()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_prometheus_is_told_what_all_processes_counted_at_a_port_of_its_own(
    start: Start, create_empty_database: Callable[[], str], workers: str
) -> None:
    port = free_port()
    server = start(DATABASE_URL=create_empty_database(), WORKERS=workers, METRICS_PORT=str(port))
    address = address_of(server)

    for _ in range(5):
        shown_to_people(f"{address}/graphql?query=%7B__typename%7D")

    def is_told(what: str) -> bool:
        return what in shown_to_people(f"http://127.0.0.1:{port}/metrics")

    # A request is counted when its last byte was sent, and who got it may be faster.
    wait_until(lambda: is_told('crm_desktop_requests_total{outcome="OK",part="graphql"} 5.0'))
    wait_until(lambda: is_told('crm_desktop_request_seconds_count{part="graphql"} 5.0'))
    wait_until(lambda: is_told("crm_desktop_unfolded_records 0.0"))
    assert "crm_desktop_" not in shown_to_people(f"{address}/metrics")
    if workers == "2":
        before = workers_of(server)
        os.kill(min(before), signal.SIGKILL)
        wait_until(lambda: len(workers_of(server) - before) == 1)
        assert is_told('crm_desktop_requests_total{outcome="OK",part="graphql"} 5.0')
    assert end(server) == 0


def test_servers_started_at_once_share_a_new_database(start: Start, create_empty_database: Callable[[], str]) -> None:
    url = create_empty_database()
    servers = [start(DATABASE_URL=url) for _ in range(2)]
    assert all(is_healthy(address_of(server)) for server in servers)
    assert [end(server) for server in servers] == [0, 0]
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


def workers_of(process: subprocess.Popen[str]) -> set[int]:
    """The numbers of the processes that serve."""
    return {child.pid for child in psutil.Process(process.pid).children() if serves(child)}


def wait_until(condition: Callable[[], bool]) -> None:
    """Waits for what another process does, and for a minute at the most."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_process_that_is_gone_is_replaced_and_all_end_together(
    start: Start, create_empty_database: Callable[[], str]
) -> None:
    server = start(DATABASE_URL=create_empty_database(), WORKERS="2")
    address = address_of(server)
    first = workers_of(server)
    assert len(first) == 2
    os.kill(min(first), signal.SIGKILL)
    wait_until(lambda: len(workers_of(server) - first) == 1)
    assert is_healthy(address)
    now = workers_of(server)
    assert end(server) == 0
    assert not any(map(psutil.pid_exists, now))


def test_nobody_serves_on_when_the_process_that_looks_after_the_others_was_killed(
    start: Start, create_empty_database: Callable[[], str]
) -> None:
    server = start(DATABASE_URL=create_empty_database(), WORKERS="2")
    address_of(server)
    workers = [psutil.Process(number) for number in workers_of(server)]
    end(server, signal.SIGKILL)
    wait_until(lambda: not any(map(serves, workers)))


@pytest.mark.parametrize(("workers", "how"), [("1", signal.SIGTERM), ("2", signal.SIGTERM), ("2", signal.SIGINT)])
def test_who_is_being_answered_when_the_server_ends_gets_the_whole_answer_and_is_told_that_nothing_follows(
    start: Start, create_empty_database: Callable[[], str], workers: str, how: signal.Signals
) -> None:
    url = create_empty_database()
    server = start(DATABASE_URL=url, WORKERS=workers)
    host, port = address_of(server).removeprefix("http://").split(":")
    log_in = 'mutation { logIn(input: {email: "a@b.example", password: "x"}) { userErrors { code } } }'
    with (
        closing(http.client.HTTPConnection(host, int(port), timeout=60)) as client,
        closing(http.client.HTTPConnection(host, int(port), timeout=60)) as idle,
        psycopg.connect(url) as holder,
        psycopg.connect(url, autocommit=True) as watcher,
    ):
        idle.request("GET", "/healthz")
        assert idle.getresponse().read()
        holder.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE")
        client.request("POST", "/graphql", json.dumps({"query": log_in}), {"Content-Type": "application/json"})
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() "
            "AND query LIKE '%password_hash%'"
        )
        wait_until(lambda: watcher.execute(waiting).fetchone() == (1,))
        server.send_signal(how)
        wait_until(lambda: not listens(host, int(port)))
        assert server.poll() is None
        holder.rollback()
        answer = client.getresponse()
        assert answer.headers["connection"] == "close"
        assert json.loads(answer.read()) == {"data": {"logIn": {"userErrors": [{"code": "INVALID"}]}}}
        assert idle.sock.recv(1) == b"", "who is asking nothing is let go"
        assert server.wait() == 0


def test_a_server_that_is_told_to_end_can_go_on_until_nobody_comes_any_more(
    start: Start, create_empty_database: Callable[[], str]
) -> None:
    server = start(DATABASE_URL=create_empty_database(), DRAIN_SECONDS="600")
    address = address_of(server)
    server.terminate()

    def readiness() -> str:
        try:
            with urllib.request.urlopen(f"{address}/readyz") as answer:
                return json.load(answer)["status"]
        except urllib.error.HTTPError as refused:
            return json.load(refused)["status"]

    wait_until(lambda: readiness() == "server is ending")
    assert is_healthy(address)
    # Who cannot wait says so again.
    assert end(server, signal.SIGINT) == 0


def listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port)).close()
    except ConnectionRefusedError:
        return False
    return True


def test_the_end_waits_for_as_long_as_a_request_may_take() -> None:
    assert grace_seconds(Bounds().time_limit) > Bounds().time_limit


def test_a_port_that_is_taken_is_told_of(start: Start, create_empty_database: Callable[[], str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = start(DATABASE_URL=create_empty_database(), PORT=str(taken.getsockname()[1]))
        _, told = server.communicate()
    assert server.returncode == 1
    assert "Cannot listen on 127.0.0.1, port" in told

"""`try` (`make run`): a newcomer's first five minutes. It starts, says what to do, stops, and keeps what was done."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.app import app
from bot.cli.children import Child, Children, DidNotStart, is_free
from bot.cli.playground import SETTINGS, NoPlayground, install, node
from storage.organisation.example import FOLDER
from storage.organisation.example.make import MANAGER, REP

ROOT = Path(__file__).parents[3]
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="the Playground is a Node program, and there is no Node here")


def playground_people() -> list[dict[str, str]]:
    """The Playground's settings are YAML, of which two lines for each person matter here."""
    settings = (SETTINGS / "people.yml").read_text("utf-8").partition("currentUser:")[2].partition("personalChat:")[0]
    found = re.findall(r"^(?:  |  - |    )name: (.+)$|email: (.+)$", settings, re.M)
    return [{"name": name, "email": email} for (name, _), (_, email) in zip(found[::2], found[1::2], strict=True)]


def example_people() -> dict[str, dict[str, str]]:
    with (FOLDER / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file, delimiter=";")}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def web_server(folder: Path, port: int) -> Child:
    return Child(
        name="A web server",
        command=[sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)],
        answers=f"http://127.0.0.1:{port}/",
        log=folder / "log" / "web.log",
        folder=folder,
    )


@contextmanager
def trying(home: Path, port: int, path: str) -> Iterator[list[str]]:
    """`make run` until it has said what to do; then Ctrl-C. Yields the lines that it printed."""
    ports = ("--port", str(port), "--playground-port", str(free_port()))
    command = [sys.executable, "-m", "bot", "try", *ports, "--home", str(home)]
    environ = {**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1"}
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in a shell's background, which the program would inherit
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        try:
            assert running.stdout is not None
            lines: list[str] = []
            for line in running.stdout:
                lines.append(line.strip())
                if line.startswith("4."):
                    break
            yield lines
            running.send_signal(signal.SIGINT)
            lines += [line.strip() for line in running.stdout]
            assert running.wait(30) == 0, lines
        finally:
            running.kill()


def test_a_program_is_waited_for_until_it_answers_and_then_stopped(tmp_path: Path) -> None:
    """The lines that say what to do come only when there is something to do it with."""
    port = free_port()
    with Children() as children:
        children.start(web_server(tmp_path, port))
        assert not is_free(port)
    assert is_free(port)


def test_a_program_that_does_not_start_is_heard(tmp_path: Path) -> None:
    """Its log is in a file that a newcomer does not know of."""
    child = web_server(tmp_path / "no such folder", free_port())
    child.folder, child.command = tmp_path, [sys.executable, "-c", "raise SystemExit('the disk is full')"]
    with pytest.raises(DidNotStart, match="the disk is full"):
        child.start()


def test_the_others_are_stopped_when_one_ends(tmp_path: Path) -> None:
    """A Playground without its bot answers nothing and says nothing."""
    first, second = web_server(tmp_path / "a", free_port()), web_server(tmp_path / "b", free_port())
    for child in (first, second):
        assert child.folder
        child.folder.mkdir()
    with Children() as children:
        children.start(first)
        children.start(second)
        first.stop()
        assert children.until_one_ends() is first
    assert second.ended


@pytest.mark.parametrize("option", ["--port", "--playground-port"])
def test_a_port_in_use_is_one_clear_line(tmp_path: Path, option: str) -> None:
    """Most often it is the first `make run`, in another window."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        spare = "--playground-port" if option == "--port" else "--port"
        words = ["try", option, str(port), spare, str(free_port()), "--home", str(tmp_path)]
        result = CliRunner().invoke(app, words)
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1
    assert f"Port {port} on 127.0.0.1" in result.output


def test_missing_node_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot runs all the same, and this is the reason that it shows."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPlayground, match="Node 20 or newer is missing"):
        node()


def test_an_old_node_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Debian's own package gives is often too old, and the Playground would fail with a syntax error."""
    program(tmp_path, "node", "echo v18.19.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPlayground, match=r"Node 20 or newer is needed.*v18\.19\.0"):
        node()


def test_an_install_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy, most often."""
    program(tmp_path, "npm", "echo 'npm error code ECONNREFUSED' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(NoPlayground, match="ECONNREFUSED"):
        install(tmp_path / "playground")


def test_the_playgrounds_people_are_of_the_example_region() -> None:
    """The bot knows the people of the region and nobody else: a stranger would only be told so."""
    example = example_people()
    shown = playground_people()
    assert len(shown) == 6  # the current one, and the five that it insists on
    assert [person for person in shown if example[person["name"]]["email"] != person["email"]] == []
    assert [person["name"] for person in shown][:2] == [MANAGER, REP]


def test_the_first_card_a_newcomer_sees_is_swedish() -> None:
    """The Playground says that everybody's Teams is English, so the region must say otherwise."""
    assert example_people()[MANAGER]["language"] == "sv"


@needs_node
def test_the_playground_is_kept_on_this_machine() -> None:
    """It listens on every address when left alone, and calls home."""
    script = """
        const net = require("node:net");
        const server = net.createServer().listen(0, () => {
            console.log(server.address().address);
            net.connect(9, "192.0.2.1").on("error", (error) => { console.log(error.message); server.close(); });
        });
    """
    guard = SETTINGS / "loopback_only.cjs"
    done = subprocess.run([str(NODE), "--require", guard, "-e", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.split("\n")[:2] == ["127.0.0.1", "not this machine: 192.0.2.1"], done.stderr


def test_the_bot_runs_without_node_and_says_what_is_missing(tmp_path: Path) -> None:
    """Nobody should have to install Node to see that the bot starts. Ctrl-C stops everything."""
    home, port = tmp_path / "try", free_port()
    with trying(home, port, path=str(tmp_path)) as lines:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as health:
            assert health.status == 200
        assert len([line for line in lines if line]) == 5
        assert "without the Playground: Node 20 or newer is missing" in " ".join(lines)
    assert lines[-1] == "Stopped. What you did is kept."
    assert is_free(port)


def test_a_second_run_keeps_what_was_done(tmp_path: Path) -> None:
    """Made once: the region is not loaded again over what somebody has answered."""
    home, port = tmp_path / "try", free_port()
    with trying(home, port, path=str(tmp_path)):
        pass
    made = (home / "prepared").stat().st_mtime_ns
    with trying(home, port, path=str(tmp_path)):
        pass
    assert (home / "prepared").stat().st_mtime_ns == made

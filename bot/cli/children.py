"""The programs that `try` starts beside itself: started, waited for until they answer, and stopped again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = "127.0.0.1"


class DidNotStart(Exception):
    """A program ended, or did not answer in time. What it said last is in the message."""


def is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


@dataclass(kw_only=True)
class Child:
    """One program, in a process group of its own: Ctrl-C reaches only `try`, which then stops it in order."""

    name: str
    command: Sequence[str]
    answers: str  # an address that answers 200 once it is up
    log: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    _process: subprocess.Popen[bytes] | None = None

    def start(self, seconds: float = 60) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_bytes(b"")
        with self.log.open("ab") as log:  # appending: the program may write there, too
            self._process = subprocess.Popen(  # noqa: S603 - our own commands
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self.environ},
                cwd=self.folder,
                start_new_session=True,
            )
        until = time.monotonic() + seconds
        while not self._answers():
            if self.ended or time.monotonic() > until:
                raise DidNotStart(f"{self.name} did not start. It said ({self.log}):\n{self.last_words()}")
            time.sleep(0.1)

    @property
    def ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def stop(self, seconds: float = 10) -> None:
        if self._process is None or self.ended:
            return
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def last_words(self, lines: int = 10) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.answers, timeout=2) as response:  # noqa: S310 - http on this machine
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False


class Children:
    """Several of them, stopped together, the last one first, whatever happens."""

    def __init__(self) -> None:
        self._started: list[Child] = []

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_exception: object) -> None:
        for child in reversed(self._started):
            child.stop()

    def start(self, child: Child) -> None:
        self._started.append(child)
        child.start()

    def until_one_ends(self) -> Child:
        while True:
            for child in self._started:
                if child.ended:
                    return child
            time.sleep(0.5)

"""The server that is measured: a process of its own, asked from outside what it has used."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
MEBI = 1024 * 1024


class DidNotStart(Exception):
    """The server ended, or was silent for too long. Carries what it said."""


@dataclass(frozen=True, kw_only=True)
class Server:
    url: str
    process: psutil.Process

    @property
    def messages(self) -> str:
        return f"{self.url}/api/messages"

    def cpu_seconds(self) -> float:
        return _seconds(self.process)

    def memory(self) -> float:
        """MiB, resident."""
        return float(self.process.memory_info().rss) / MEBI


def family_cpu_seconds(parent: psutil.Process) -> float:
    """A process and its children: PostgreSQL has one for each connection."""
    return _seconds(parent) + sum(_seconds(child) for child in parent.children())


def _seconds(process: psutil.Process) -> float:
    used = process.cpu_times()
    return float(used.user + used.system)


@asynccontextmanager
async def serving(
    *arguments: str, port: int, log: Path, environ: Mapping[str, str] | None = None
) -> AsyncIterator[Server]:
    """`python ARGUMENTS`, until it listens; stopped at the end."""
    with log.open("wb") as said:
        child = subprocess.Popen(  # noqa: ASYNC220 - started once, and at once
            [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **(environ or {})}, stdout=said, stderr=said
        )
    try:
        await _listening(child, port, log)
        yield Server(url=f"http://127.0.0.1:{port}", process=psutil.Process(child.pid))
    finally:
        child.terminate()
        await asyncio.to_thread(child.wait, 20)


async def _listening(child: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(300):
        if child.poll() is not None:
            break
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        return
    said = await asyncio.to_thread(log.read_text, encoding="utf-8")
    raise DidNotStart(said[-2000:])


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

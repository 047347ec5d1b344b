"""Microsoft's Agents Playground, which looks like Teams: found or installed, and how it is started.

It is Microsoft's program under Microsoft's licence, for trying bots out. It is installed from npm into an ignored folder on
the machine of whoever tries SAM-boten out, and is never a part of it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

from bot.cli.children import LOOPBACK, Child

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / ".playground"
SETTINGS = ROOT / "bot" / "playground"
PACKAGE = "@microsoft/m365agentsplayground"
VERSION = "0.2.28"
OLDEST_NODE = 20


class NoPlayground(Exception):
    """Why there is none, and what to do about it."""


def installed(folder: Path = INSTALLED) -> bool:
    package = folder / "node_modules" / PACKAGE / "package.json"
    return package.is_file() and json.loads(package.read_text("utf-8"))["version"] == VERSION


def node() -> str:
    """Node's path, or why it will not do."""
    path = shutil.which("node")
    if path is None:
        raise NoPlayground(f"Node {OLDEST_NODE} or newer is missing (nodejs.org)")
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.match(r"v(\d+)\.", said)
    if found is None or int(found[1]) < OLDEST_NODE:
        raise NoPlayground(f"Node {OLDEST_NODE} or newer is needed, and {path} is {said.strip() or 'unknown'}")
    return path


def install(folder: Path = INSTALLED) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NoPlayground("npm is missing; it comes with Node (nodejs.org)")
    folder.mkdir(exist_ok=True)
    asked = ("install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    done = subprocess.run([npm, *asked, f"{PACKAGE}@{VERSION}"], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode or not installed(folder):
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        raise NoPlayground(f"npm could not install {PACKAGE}@{VERSION}: {reason}")


def playground(*, bot: str, port: int, logs: Path) -> Child:
    # No --host: the program has none. loopback_only.cjs makes it listen on this machine only.
    cli = INSTALLED / "node_modules" / PACKAGE / "cli.js"
    return Child(
        name="The Playground",
        command=[node(), str(cli), "start", "-e", bot, "-c", "msteams", "-p", str(port), "--disable-telemetry"],
        answers=f"http://{LOOPBACK}:{port}/_debug/ping",
        log=logs / "playground.log",
        environ={
            "NODE_OPTIONS": f'--require "{SETTINGS / "loopback_only.cjs"}"',
            "TEAMSAPPTESTER_BROWSER": "none",
            "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(SETTINGS / "people.yml"),
            "M365_AGENTS_PLAYGROUND_LOGFILE": str(logs / "playground.log"),
        },
        folder=INSTALLED,
    )

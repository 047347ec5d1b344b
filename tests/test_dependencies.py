"""What the code imports is what requirements.txt pins: nothing comes along by chance, and nothing is there in vain."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = {"bot", "cards", "dialogs", "storage"}
NEVER_IMPORTED = {
    "psycopg": "SQLAlchemy's driver",
    "tzdata": "zoneinfo, where the system has no time zones",
    "msrest": "the SDK's, which asks for any version",
    "urllib3": "msrest's: older ones repeat a POST by themselves",
    "botbuilder-integration-aiohttp": "shares its name with the other parts of the SDK",
    "botbuilder-core": "the same",
    "botbuilder-schema": "the same",
    "botframework-connector": "the same",
}


def pinned() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    found = (
        re.fullmatch(r"([\w.-]+)(?:\[[\w,-]+\])?==([\w.]+)(?:\s*;.*)?", line)
        for line in lines
        if line[:1] not in ("#", "")
    )
    return {match[1].lower().replace("_", "-"): match[2] for match in found if match}


def imported() -> dict[str, str]:
    """Top-level module -> a file that imports it."""
    found: dict[str, str] = {}
    for package in sorted(OURS):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                else:
                    names = [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
                found |= {name.split(".")[0]: str(path.relative_to(ROOT)) for name in names}
    return {name: where for name, where in found.items() if name not in OURS | set(sys.stdlib_module_names)}


def distributions(module: str) -> set[str]:
    return {name.lower().replace("_", "-") for name in packages_distributions().get(module, [])}


def test_every_line_of_the_requirements_pins_one_version() -> None:
    """The same versions run at the region as were tested."""
    lines = [line for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if line[:1] not in ("#", "")]
    assert len(pinned()) == len(lines)


def test_everything_imported_is_pinned() -> None:
    """What comes along with something else may be gone with that one's next version."""
    loose = {module: where for module, where in imported().items() if not distributions(module) & set(pinned())}
    assert loose == {}


def test_everything_pinned_is_used() -> None:
    """Each package more is one more to watch for security."""
    used = set().union(*(distributions(module) for module in imported()))
    assert set(pinned()) - used - set(NEVER_IMPORTED) == set()

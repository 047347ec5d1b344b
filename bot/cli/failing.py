"""How a command ends: a number for scripts, one line on standard error for people.

0  done
1  what was asked for is not right or not possible: errors in a file, no such round, an address in use
2  the command was written wrongly (typer's own)
3  not ready to run: settings are missing or wrong, the database cannot be reached or is not at the newest version
"""

from __future__ import annotations

from enum import IntEnum

import typer
from rich.console import Console
from rich.markup import escape


class Exit(IntEnum):
    DONE = 0
    WRONG = 1
    NOT_READY = 3


def say(line: str) -> None:
    """To standard error, so that standard output stays what the command makes. Names of files and units are inert here."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(escape(line))


def stop(line: str, code: Exit = Exit.WRONG) -> typer.Exit:
    """Says why in one line; the caller raises what this returns."""
    say(line)
    return typer.Exit(code)

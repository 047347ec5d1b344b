"""The progress bar of a rehearsal: shows how far it has come, on standard error, and only where somebody looks at it."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn


def progress(doing: str, how_far: ProgressColumn) -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn(doing), BarColumn(), how_far)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)

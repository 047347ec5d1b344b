"""What the documents name is there: settings, commands, files. A guide that lies costs somebody an evening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import typer

from bot.cli.app import app
from bot.cli.failing import Exit
from bot.settings import Settings, SettingsError
from tests.rehearsal.__main__ import app as rehearsal

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
IT = (ROOT / "docs" / "it.md").read_text("utf-8")

names_of_documents = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


class Asked(Mapping[str, str]):
    """An empty environment that remembers what it was asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_its_guide_has_every_setting_and_no_other() -> None:
    """The table in docs/it.md is what people copy from."""
    asked = Asked()
    with pytest.raises(SettingsError):
        Settings.from_environment(asked, local=False)
    table = IT.partition("## 3. Settings")[2].partition("## 4.")[0]
    told = set(
        re.findall(r"`([A-Z][A-Za-z_]+)`", "\n".join(line.split("|")[1] for line in table.splitlines() if "|" in line))
    )
    assert told == asked.names


def test_its_guide_has_every_way_a_command_ends() -> None:
    """Somebody's script depends on the numbers."""
    line = next(line for line in IT.splitlines() if line.startswith("How a command ends"))
    assert {int(number) for number in re.findall(r"\b(\d) ", line)} == {*map(int, Exit), 2}  # 2 is typer's own


@names_of_documents
def test_the_commands_that_are_told_exist(document: Path) -> None:
    """`python -m bot frobnicate` in a guide is a dead end."""
    for module, commands in (("bot", app), ("tests.rehearsal", rehearsal)):
        known: Mapping[str, object] = getattr(typer.main.get_command(commands), "commands", {})
        told = set(re.findall(rf"python -m {module} ([a-z]+)", document.read_text("utf-8")))
        assert told <= set(known), told - set(known)


@names_of_documents
def test_the_make_targets_that_are_told_exist(document: Path) -> None:
    """The first thing that a newcomer types."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", document.read_text("utf-8"), re.MULTILINE)) <= known


@names_of_documents
def test_the_files_that_are_told_exist(document: Path) -> None:
    """Links and paths, from the document's own folder or the project's."""
    text = document.read_text("utf-8")
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link}
    paths = set(re.findall(r"`((?:bot|cards|dialogs|storage|tests|docs|manifest)/[\w./-]+)`", text))
    gone = [
        name for name in links | paths if name and not ((document.parent / name).exists() or (ROOT / name).exists())
    ]
    assert gone == []

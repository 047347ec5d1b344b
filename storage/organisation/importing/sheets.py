"""The sheets of an organisation: a folder of CSV files or one workbook (docs/import.md)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from storage.organisation.importing import tables
from storage.organisation.importing.tables import Layout, Reading


class SheetName(StrEnum):
    ORGANISATION = "organisation"
    PEOPLE = "people"
    ROLES = "roles"
    CHANNELS = "channels"


COLUMNS: Mapping[str, Mapping[str, bool]] = {
    SheetName.ORGANISATION: {
        "id": True,
        "parent": True,
        "level": True,
        "name": True,
        "byggnad": False,
        "ersätter": False,
        "optional": False,
        "opens": False,
        "closes": False,
    },
    SheetName.PEOPLE: {"id": True, "name": True, "email": True, "entra_id": False, "language": False},
    SheetName.ROLES: {"person": True, "role": True, "node": True, "from": False, "to": False},
    SheetName.CHANNELS: {"node": True, "team_id": True, "channel_id": True, "purpose": True},
}
LAYOUT = Layout(columns=COLUMNS, optional=frozenset({SheetName.CHANNELS}))


def read(path: Path) -> Reading:
    """Everything in this folder or workbook."""
    return tables.read(path, LAYOUT)

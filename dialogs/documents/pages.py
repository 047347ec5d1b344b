"""What a file that was asked for has come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialogs.documents.rules.files import Wanted
from dialogs.ground.page import Page as Shown


class FileState(StrEnum):
    ASKED = "asked"  # Teams asks in the next message whether it may be saved
    READY = "ready"  # a link, where the bot is tried out on this machine
    DECLINED = "declined"
    FAILED = "failed"  # it could not be saved


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage(Shown):
    state: FileState
    wanted: Wanted
    unit: str
    name: str  # of the file
    url: str = ""


Page = FilePage

"""A report as JSON, in the open format of `report_data`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import IO

from cards.documents.report import data as report_data
from cards.documents.report.document import Advance, nothing
from cards.texts import Texts
from dialogs.documents.rules.report import Report


def write(report: Report, now: datetime, _t: Texts, out: Path | IO[bytes], advance: Advance = nothing) -> None:
    """The same in every language."""
    told = {**report_data.as_data(report), "written_at": now.isoformat()}
    content = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    advance()
    if isinstance(out, Path):
        out.write_bytes(content)
    else:
        out.write(content)

"""Samples of what people and units leave to others: matters of earlier years, hand-overs, take-overs, letters that are one."""

from __future__ import annotations

from uuid import UUID

from dialogs.ids import MatterId, QuestionId
from dialogs.notices import Reply
from dialogs.pages import OpenMatter
from dialogs.rules.matter import MatterState
from tests.cards.samples_first import q, question_page

MATTER = OpenMatter(
    matter=MatterId(UUID(int=41)),
    what="Ventilationen i dagrummet räcker inte när alla är där",
    state=MatterState.OPEN,
    overdue=True,
    year=2025,
)
LONG = "Ventilationen i dagrummet på sjunde våningen räcker inte när alla är där, och fönstren går inte att öppna. " * 3

SAMPLES: dict[str, Reply] = {
    "question, matters of earlier years": Reply(
        page=question_page(
            q(7),
            open_matters=(
                MATTER,
                MATTER.__class__(
                    matter=MatterId(UUID(int=42)), what=LONG, state=MatterState.TAKEN, overdue=False, year=2024
                ),
            ),
        )
    ),
}

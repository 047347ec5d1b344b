"""What is disposed of after how long, and what never is. The employer's dokumenthanteringsplan decides; this is its form.

Only what is about sending, looking and remembering is ever disposed of. What people have answered, signed, planned and decided
is preserved, and is listed beside the rest so that an archivist sees that it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Subject(StrEnum):
    """What can be disposed of: the words of the rules' file, of the log and of the command."""

    SEEN_ACTIVITY = "seen_activity"  # typed messages that have been taken in
    SNOOZE = "snooze"
    CONTACT = "contact"  # where in Teams somebody was met who has left
    BOOKMARK = "bookmark"  # what was last shown to a person
    SHARED_CARD = "shared_card"
    DRAFT = "draft"  # typed under a question and never used
    PERSONAL_NOTE = "personal_note"  # "påminn mig", "inte min enhet"
    CAUSE = "cause"  # what stood in the way, said in confidence
    REMINDED = "reminded"
    OUTBOX = "outbox"  # messages that have been sent
    READ_LOG = "read_log"  # who has read whose result, and taken out which file


PRESERVED = (
    *("signed_version", "signature", "adopted_document", "review", "answer", "view", "history"),
    *("measure", "measure_history", "matter", "matter_step", "risk_assessment", "method_decision"),
    *("analysis", "analysis_version", "analysis_text", "analysis_view", "evidence", "theme", "priority", "proposal"),
    *("decision", "decision_item", "feedback", "feedback_text", "feedback_receipt", "annual_report"),
)

# Fewer days than these would take what the bot still needs: a message told once would be told again.
FEWEST: Mapping[Subject, int] = {
    Subject.SEEN_ACTIVITY: 7,
    Subject.SNOOZE: 1,
    Subject.CONTACT: 30,
    Subject.BOOKMARK: 30,
    Subject.SHARED_CARD: 30,
    Subject.DRAFT: 30,
    Subject.PERSONAL_NOTE: 30,
    Subject.CAUSE: 90,
    Subject.REMINDED: 365,
    Subject.OUTBOX: 365,
    Subject.READ_LOG: 365,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """After `days`; None: it is kept. `name` is how the log names it: "outbox after 730 days"."""

    subject: Subject
    days: int | None

    @property
    def name(self) -> str:
        return f"{self.subject.value} after {self.days} days" if self.days is not None else f"{self.subject.value} kept"

    def older_than(self, today: date) -> date | None:
        return today - timedelta(days=self.days) if self.days is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TooSoon(Exception):
    """The rule would take what is still needed."""

    subject: Subject
    days: int

    @property
    def fewest(self) -> int:
        return FEWEST[self.subject]


def rule(subject: Subject, days: int | None) -> Rule:
    """Raises TooSoon."""
    if days is not None and days < FEWEST[subject]:
        raise TooSoon(subject=subject, days=days)
    return Rule(subject=subject, days=days)

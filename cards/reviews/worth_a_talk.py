"""What is worth a talk, as a question and what was seen: for the pair before it signs, and for the line afterwards."""

from __future__ import annotations

from cards.texts import Texts
from dialogs.reviews.rules.worth_a_talk import Topic


def words(topic: Topic, t: Texts) -> tuple[str, str]:
    """What was seen, and the question."""
    match topic:
        case Topic.ALL_STRENGTHS:
            return (
                t("Every answer is a strength, and there is no comment."),
                t("What shows that it works? And what would you raise if you had an hour more?"),
            )
        case Topic.NO_REP:
            return (
                t("No safety representative took part."),
                t("How do the staff have their say, and who could represent them next year?"),
            )
        case Topic.OPEN_FROM_BEFORE:
            return (
                t("Last year's shortcomings are answered as mended, and measures from then are still open."),
                t("Which of the earlier measures are left, and are they still the right ones?"),
            )
        case Topic.NO_ASSESSMENT:
            return (
                t("Risks are answered as assessed, and no day for it within a year is noted."),
                t("When did you last assess the risks as a whole, and who took part?"),
            )
        case Topic.ASSESSMENT_LACKS:
            return (
                t("Risks are not assessed fully, and no day for it within a year is noted."),
                t("When can you do it, and what do you need for it?"),
            )

"""What a manager presses on the cards of one self-check, as it was dealt out; who signs and agrees does as in a made-up year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.ground.ids import QuestionId
from tests.rehearsal.people import reviewing
from tests.rehearsal.people.looking import Button, Card, Press
from tests.rehearsal.people.somebody import Somebody
from tests.rehearsal.replaying.cast import NOT_APPLICABLE, YES, Part

WHY_NOT = "Löses i det dagliga arbetet, utan en egen åtgärd"
DOES_NOT_CONCERN = "Förekommer inte hos oss"
LACKING = "Fungerar på en del håll, men inte överallt"
NO_REP = "Enheten saknar skyddsombud"
JUDGEMENT = "Arbetet fungerar i stort. Det vi saknar står i planen."


@dataclass(frozen=True)
class Saying:
    part: Part

    def next_press(self, card: Card, who: Somebody, today: date) -> Press | None:
        return (
            self._participants(card)
            or self._answers(card)
            or self._plans(card, who, today)
            or self._leaves_strengths(card)
            or self._hands_over(card)
            or reviewing.next_press(card, who, today)
        )

    def _participants(self, card: Card) -> Press | None:
        button = card.find("save-participants", together=False) or card.find("save-participants")
        if button is None:
            return None
        part = self.part
        return card.press(
            button,
            employees=str(part.employees),
            managers=str(len(part.chair.managers)),
            safety_reps=str(int(part.chair.rep is not None)),
            union_reps=str(part.union_reps),
            joined=",".join(part.chair.nodes[1:]),
        )

    def _answers(self, card: Card) -> Press | None:
        asked = next((button for button in card.all("answer")), None)
        if asked is None:
            return None
        choice = self.part.answers[_question(asked)]
        comment = {YES: "", NOT_APPLICABLE: DOES_NOT_CONCERN}.get(choice, LACKING)
        button = card.find("answer", choice=choice)
        return card.press(button, comment=comment) if button else None

    def _plans(self, card: Card, who: Somebody, today: date) -> Press | None:
        """After Delvis or Nej: the measure that was dealt out, or why there is none."""
        none, plan = card.find("no-measure"), card.find("plan-measure")
        if none is None or plan is None:
            return None
        what = self.part.measures.get(_question(plan))
        if what is None:
            return card.press(none, what=WHY_NOT, reason=WHY_NOT)
        due = today + timedelta(days=who.chance.randint(30, 270))
        return card.press(plan, what=what, due=due.isoformat(), who=who.known.id)

    def _leaves_strengths(self, card: Card) -> Press | None:
        later = card.find("later") if card.find("plan-measure", kind="preserve") else None
        return card.press(later) if later else None

    def _hands_over(self, card: Card) -> Press | None:
        button = card.find("hand-over")
        return card.press(button, reason=NO_REP) if button else None


def _question(button: Button) -> QuestionId:
    return QuestionId(str(button.data["question"]))

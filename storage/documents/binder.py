"""What the inspector's file is made of, gathered for a node and everything below it: a dozen grouped queries for any level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from sqlalchemy import and_, case, exists, func, select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Follows
from dialogs.documents.rules import binder
from dialogs.documents.rules.binder import Answered, Binder, FollowUp
from dialogs.ground.ids import ChoiceId, NodeId, ReviewId
from dialogs.reviews.rules.review import IN_PLAN, SeatKind
from storage.documents import binder_after
from storage.documents.binder_ground import Ground
from storage.documents.law_files import provisions
from storage.levels import years
from storage.organisation import tree as organisation
from storage.reviews.rounds import NoRound
from storage.tables.reviews import AnswerRow, MeasureRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewRow, SignedVersionRow

_answer, _view, _review = AnswerRow.__table__.c, ViewRow.__table__.c, ReviewRow.__table__.c
_measure, _signature = MeasureRow.__table__.c, SignatureRow.__table__.c
_signed = SignedVersionRow.__table__.c
_PLANNED = [state.value for state in IN_PLAN]


class NoNode(Exception):
    """There is no such node in the organisation."""


def gather(session: Session, node: NodeId, year: int | None, today: date, zone: tzinfo) -> Binder:
    """The newest year, where none is said. Raises NoNode, and NoRound for a year that there is nothing of."""
    wanted = year if year is not None else next(iter(years.years(session)), today.year)
    of = years.year(session, wanted, today)
    if of is None:
        raise NoRound(wanted)
    if node not in of.at.nodes:
        raise NoNode(node)
    return binder.binder(_Gathering(session=session, of=of, node=node, today=today, zone=zone).facts(), provisions())


@dataclass(frozen=True, kw_only=True)
class _Gathering(Ground):
    def facts(self) -> binder.Facts:
        units, missing = self._units()
        looked_at, alike = self._views()
        return binder.Facts(
            node=self.of.at.nodes[self.node],
            above=tuple(self.name(one) for one in self.of.at.lines[self.node][1:]),
            year=self.of.of.year,
            on=self.on,
            is_unit=self.is_unit,
            checklist=self.checklist,
            closes=self.of.of.closes,
            is_open=self.of.results_from(self.today) is not None,
            units=units,
            missing=missing,
            follow_ups=self._follow_ups(),
            looked_at=looked_at,
            alike=alike,
            plan=binder_after.plan(self),
            answers=self._answers(),
            assessed=binder_after.assessments(self),
            matters=binder_after.matters(self),
            methods=binder_after.methods(self),
            extras=binder_after.extras(self),
            treated=binder_after.treated(self),
        )

    def _units(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those that need not take part are not waited for, unless it is them that the file is about."""
        own = self.node in self.of.at.optional
        due = self.below if own else self.below - self.of.at.optional
        covered = {node: one.signed for one in self.of.standing.reviews for node in one.nodes if node in due}
        return self.names(covered), self.names([node for node, signed in covered.items() if not signed])

    def _follow_ups(self) -> tuple[FollowUp, ...]:
        rep = exists().where(
            _signature.review_id == _review.id,
            _signature.version == _review.version,
            _signature.seat == SeatKind.REP.value,
        )
        rows = self.session.execute(
            select(
                _review.id, _signed.version, _signed.sha256, _signed.signed_at, _review.no_rep_reason, rep.label("rep")
            )
            .join_from(
                ReviewRow.__table__,
                SignedVersionRow.__table__,
                and_(_signed.review_id == _review.id, _signed.version == _review.version),
            )
            .where(_review.id.in_(self.signed))
        )
        found = [
            FollowUp(
                units=self.names(self.signed[ReviewId(row.id)]),
                version=row.version,
                signed_on=self.day(row.signed_at),
                sha256=row.sha256,
                with_rep=bool(row.rep),
                no_rep_reason=row.no_rep_reason or "",
            )
            for row in rows
        ]
        return tuple(sorted(found, key=lambda one: tuple(map(organisation.alphabetical, one.units))))

    def _views(self) -> tuple[int, int]:
        """Of answers that stand."""
        row = self.session.execute(
            select(func.count(), func.sum(case((_view.agrees.is_(True), 1), else_=0)))
            .join_from(
                ViewRow.__table__,
                AnswerRow.__table__,
                and_(_answer.review_id == _view.review_id, _answer.question_id == _view.question_id),
            )
            .where(_view.review_id.in_(self.signed), _view.agrees.is_not(None), _view.of_choice == _answer.choice)
        ).one()
        return int(row[0]), int(row[1] or 0)

    def _answers(self) -> tuple[Answered, ...]:
        choices, bare, comments = self._choices(), self._bare(), self._comments()
        return tuple(
            Answered(
                question=question,
                number=self.checklist.number(question.id),
                choices=choices.get(question.id, {}),
                bare=bare.get(question.id, 0),
                comment="" if question.sensitive else comments.get(question.id, ""),
            )
            for question in self.checklist
        )

    def _choices(self) -> Mapping[str, Mapping[ChoiceId, int]]:
        rows = self.session.execute(
            select(_answer.question_id, _answer.choice, func.count())
            .where(_answer.review_id.in_(self.signed), _answer.choice.is_not(None))
            .group_by(_answer.question_id, _answer.choice)
        )
        found: defaultdict[str, dict[ChoiceId, int]] = defaultdict(dict)
        for question, choice, number in rows:
            found[question][ChoiceId(choice)] = number
        return found

    def _bare(self) -> dict[str, int]:
        """Shortcomings with neither a measure nor a reason why there is none."""
        asks = [one.id for one in self.checklist.scale if one.follows is Follows.IMPROVE]
        planned = exists().where(
            _measure.review_id == _answer.review_id,
            _measure.question_id == _answer.question_id,
            _measure.state.in_(_PLANNED),
        )
        rows = self.session.execute(
            select(_answer.question_id, func.count())
            .where(
                _answer.review_id.in_(self.signed),
                _answer.choice.in_(asks),
                func.coalesce(_answer.no_measure_reason, "") == "",
                ~planned,
            )
            .group_by(_answer.question_id)
        )
        return {row[0]: row[1] for row in rows}

    def _comments(self) -> dict[str, str]:
        """Only of a unit that reads its own."""
        if not self.is_unit or len(self.signed) != 1:
            return {}
        rows = self.session.execute(
            select(_answer.question_id, _answer.comment).where(_answer.review_id.in_(self.signed))
        )
        return {row[0]: row[1] for row in rows}

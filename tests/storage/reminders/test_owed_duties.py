"""Who is reminded of what about levels and bodies: read from what stands in the tables, for everybody and for one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from dialogs.analyses.rules.analysis import Analysis, AnalysisView, LevelPriority, PriorityKind
from dialogs.analyses.rules.decision import Decision
from dialogs.decisions.rules.decision import Feedback
from dialogs.ground.ids import AnalysisId, BodyId, DecisionId, FeedbackId, PersonId, PriorityId, RoundId
from dialogs.organisation.rules.organisation import Node, RoleKind
from dialogs.reminders.rules.duties import Duty, OwedDuty
from storage.analyses import owed as waiting_analyses
from storage.analyses import reading as analyses
from storage.analyses import writing
from storage.database import Sessions, transaction
from storage.decisions import annual_reports, feedback, receipts
from storage.decisions import writing as recording
from storage.organisation import bodies
from storage.reminders import duties
from storage.tables.levels import BodyMeetingRow, BodyMemberRow, BodyRow
from storage.tables.organisation import PersonRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, NOW, A

TODAY = date(2027, 1, 4)
MA, SA, CHAIR = PersonId("ma"), PersonId("sa"), PersonId("chair")
BODY = BodyId("n")


@pytest.fixture
def of_round(sessions: Sessions) -> RoundId:
    """Node a has a representative, a nämnd with a chair, a meeting, and an annual report of the region above it."""
    with transaction(sessions) as session:
        small.organisation(session)
        session.add_all([PersonRow(id=SA, name="Sa"), PersonRow(id=CHAIR, name="Chair")])
        session.flush()
        small.takes_over(session, SA, A, kind=RoleKind.SAFETY_REP)
        session.add(BodyRow(id=BODY, node_id=A, kind="board", name="Nämnden", decides=True))
        session.flush()
        session.add(BodyMemberRow(body_id=BODY, person_id=CHAIR, role="chair"))
        session.add(BodyMeetingRow(body_id=BODY, on=date(2027, 1, 20)))
        annual_reports.put(session, small.R, 2026, date(2027, 2, 15))
        return small.opened(session)


def analysis(of: RoundId) -> Analysis:
    return Analysis(
        id=AnalysisId(UUID(int=77)),
        round=of,
        year=2026,
        node=Node(id=A, parent=small.R, level="nivå", name="Nod a"),
        managers=(MA,),
        reps=(SA,),
        started_by=MA,
        started_at=NOW,
        sent_to_rep_at=NOW,
        priorities=(LevelPriority(id=PriorityId(UUID(int=3)), kind=PriorityKind.IMPROVE, text="Tid"),),
    )


def decision(
    of: RoundId, number: int = 5, *, expected_on: date | None = None, corrects: DecisionId | None = None
) -> Decision:
    return Decision(
        id=DecisionId(UUID(int=number)),
        round=of,
        node=A,
        body=BODY,
        analysis=AnalysisId(UUID(int=77)),
        analysis_version=1,
        decided_on=NOW.date(),
        text="Vi antar",
        none_yet=expected_on is not None,
        expected_on=expected_on,
        corrects=corrects,
        by=CHAIR,
        at=NOW + timedelta(minutes=number),
    )


def answered(of: Decision) -> Feedback:
    id_ = FeedbackId(UUID(int=of.id.int + 100))
    return Feedback(id=id_, decision=of.id, text="Ni får tid", by=MA, at=NOW, to=(A1, A2))


def owed(session: Session, duty: Duty, person: PersonId | None = None) -> list[OwedDuty]:
    return [one for one, _ in duties.owed(session, UTC, TODAY, person) if one.duty is duty]


def who(session: Session, duty: Duty) -> set[str]:
    """The same whether everybody is asked for or one after the other."""
    found = {one.person for one in owed(session, duty)}
    everybody = {*small.MANAGERS.values(), SA, CHAIR, "sa1", "hb"}
    assert {one for one in everybody if owed(session, duty, PersonId(one))} == found
    return set(found)


def test_an_agenda_is_the_manager_s_until_the_body_has_seen_it(sessions: Sessions, of_round: RoundId) -> None:
    """Offered for the meeting, with the latest day for it; shown once, it is done."""
    with transaction(sessions) as session:
        assert who(session, Duty.AGENDA) == {MA}
        ((one, shown),) = duties.owed(session, UTC, TODAY, MA)
        assert (one.on, shown.on, shown.by) == (date(2027, 1, 20), date(2027, 1, 20), date(2027, 1, 25))
        bodies.presented(session, BODY, date(2027, 1, 20), of_round, NOW)
        assert who(session, Duty.AGENDA) == set()


def test_a_decision_waits_for_its_answer_and_the_answer_for_its_readers(sessions: Sessions, of_round: RoundId) -> None:
    """First whoever decided, then the managers of the nodes beneath, each until their own has read it."""
    with transaction(sessions) as session:
        writing.begin(session, analysis(of_round), "text", MA, NOW)
        made = decision(of_round)
        recording.record(session, made)
        assert who(session, Duty.FEEDBACK) == {MA, CHAIR}
        told = answered(made)
        feedback.send(session, told)
        assert who(session, Duty.FEEDBACK) == set()
        assert who(session, Duty.RECEIPT) == {"ma1", "ma2"}
        assert [one.level for one in receipts.unread(session, PersonId("sa1"), TODAY)] == ["Nod a"]
        feedback.read(session, told.id, A1, PersonId("sa1"), NOW)
        assert who(session, Duty.RECEIPT) == {"ma2"}
        assert receipts.unread(session, PersonId("ma1"), TODAY) == ()
        recording.record(session, decision(of_round, 6, corrects=made.id))
        assert who(session, Duty.RECEIPT) == set()
        assert who(session, Duty.FEEDBACK) == {MA, CHAIR}


def test_what_was_expected_is_owed_when_its_day_has_passed_and_until_it_is_decided(
    sessions: Sessions, of_round: RoundId
) -> None:
    """ "Inget beslut ännu" is a promise with a date."""
    with transaction(sessions) as session:
        writing.begin(session, analysis(of_round), "text", MA, NOW)
        recording.record(session, decision(of_round, expected_on=TODAY - timedelta(days=3)))
        assert who(session, Duty.EXPECTED) == {MA, CHAIR}
        assert who(session, Duty.FEEDBACK) == set()  # one line about it is enough
        recording.record(session, decision(of_round, 6))
        assert who(session, Duty.EXPECTED) == set()


def test_an_analysis_waits_for_the_representative_of_its_level_alone(sessions: Sessions, of_round: RoundId) -> None:
    """From the day it was last changed; what they have looked at waits for a decision instead, on the decider's start page."""
    with transaction(sessions) as session:
        said = analysis(of_round)
        writing.begin(session, said, "text", MA, NOW)
        assert who(session, Duty.LEVEL_VIEW) == {SA}
        (one,) = owed(session, Duty.LEVEL_VIEW)
        assert one.since == NOW.date()
        assert [each.mine for each in waiting_analyses.of_person(session, SA, [], TODAY)] == [True]
        assert [each.mine for each in waiting_analyses.of_person(session, MA, [A], TODAY)] == [False]
        assert waiting_analyses.of_person(session, PersonId("ma1"), [A1], TODAY) == ()
    with transaction(sessions) as session:
        known = analyses.by_id(session, said.id, TODAY)
        assert known is not None
        seen = AnalysisView(person=SA, agrees=True, of_mark=known.mark, at=NOW)
        writing.save(session, known, replace(known, views=(seen,)), "view", SA, NOW)
        assert who(session, Duty.LEVEL_VIEW) == set()
        assert [each.stage.value for each in waiting_analyses.of_person(session, CHAIR, [], TODAY)] == ["confirmed"]
        assert waiting_analyses.of_person(session, SA, [], TODAY) == ()


def test_a_body_s_own_channel_is_its_alone_and_a_new_one_takes_its_place(sessions: Sessions, of_round: RoundId) -> None:
    """Two nämnder of one region must not read each other's papers."""
    with transaction(sessions) as session:
        session.execute(
            insert(BodyRow), [{"id": "n2", "node_id": A, "kind": "board", "name": "Andra", "decides": True, "place": 1}]
        )
        first, second = bodies.of_node(session, A, of_round)
        bodies.link(session, BODY, "team", "19:one", "Ett", MA, NOW)
        bodies.link(session, BODY, "team", "19:one", "Ett", MA, NOW)
        assert [one.channel_id for one in bodies.channels(session, first)] == ["19:one"]
        assert bodies.channels(session, second) == ()
        bodies.link(session, BODY, "team", "19:two", "Två", MA, NOW)
        assert [one.channel_id for one in bodies.channels(session, first)] == ["19:two"]
        assert bodies.in_channel(session, "19:one") == ()
        assert bodies.in_channel(session, "19:two") == ((BODY, "Nämnden"),)


def test_a_body_that_has_decided_wants_no_agenda(sessions: Sessions, of_round: RoundId) -> None:
    """Nobody is nagged about a meeting that was held."""
    with transaction(sessions) as session:
        assert who(session, Duty.AGENDA) == {MA}
        writing.begin(session, analysis(of_round), "text", MA, NOW)
        recording.record(session, decision(of_round))
        assert who(session, Duty.AGENDA) == set()

"""Disposal by rule: what the rules say goes, once; the year's record stays, and nobody is told anything twice because of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from dialogs.documents.rules.retention import FEWEST, PRESERVED, Subject, TooSoon, rule
from dialogs.ground.ids import PersonId, ReviewId, RoundId
from dialogs.ground.messages import Message
from dialogs.reviews.messages import MatterMessage, MeasureMessage, ReviewMessage
from storage.database import Sessions, transaction
from storage.documents import retention
from storage.documents.retention import rules_file
from storage.ground.toml_files import BadFile
from storage.reminders import reminding
from storage.reviews import invitations
from storage.tables import Table
from storage.tables.levels import RetentionRow
from storage.tables.organisation import PersonRow, SeenActivityRow
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import CauseRow, RemindedRow, SnoozeRow
from storage.tables.reviews import AnswerRow, AuditRow, BookmarkRow, MeasureRow, PersonalNoteRow, SharedCardRow
from storage.tables.rounds import ReviewRow, RoundRow, RoundWindowRow
from tests.storage.reviews import small_round as small

TODAY = date(2032, 3, 1)
NOW = datetime(2032, 3, 1, 9, tzinfo=UTC)
THEN, LATELY = datetime(2026, 9, 15, 9, tzinfo=UTC), datetime(2032, 2, 27, 9, tzinfo=UTC)


@pytest.fixture
def in_use(sessions: Sessions) -> Sessions:
    """A round of 2026 and one of 2031 that is open still, with one of everything in the review of a1 in each."""
    with transaction(sessions) as session:
        small.organisation(session)
        first = small.opened(session)
        last = small.opened(session, year=2031, opens=date(2031, 9, 1), closes=date(2032, 3, 31))
        for round_id, at in ((first, THEN), (last, LATELY)):
            everything(session, round_id, at)
        session.add(AuditRow(at=THEN, person_id="ma1", tag="review:signed", subject="x"))
    return sessions


def everything(session: Session, round_id: RoundId, at: datetime) -> None:
    review = small.review_of(session, round_id, small.A1)
    of = {"review_id": review, "person_id": "ma1"}
    measure = uuid4()
    digest = f"digest:ma1:{at.date()}"
    session.add_all(
        [
            SeenActivityRow(conversation_id="c", activity_id=review.hex, seen_at=at),
            BookmarkRow(**of, conversation_id=review.hex, page="question"),
            SharedCardRow(
                review_id=review, conversation_id="c", activity_id="1", service_url="https://x", page="q", revision=1
            ),
            AnswerRow(
                review_id=review, question_id="q1", choice="yes", draft="Kanske", answered_by="ma1", answered_at=at
            ),
            PersonalNoteRow(**of, not_mine="Slutat", noted_at=at),
            CauseRow(**of, cause="time", said_at=at),
            RemindedRow(person_id="ma1", key=f"closing:{review.hex}:{at.date()}:7", message=digest),
            RemindedRow(person_id="ma1", key=f"overdue:{measure.hex}:{at.date()}:1", message=digest),
            MeasureRow(
                id=measure, review_id=review, node_id="a1", kind="improve", state="planned", what="x",
                created_by="ma1", created_at=at,
            ),
            AuditRow(at=at, person_id="mr", tag="result:read", subject="a1:2026"),
            *(
                sent(kind, review.hex, key, at)
                for kind, key in (
                    ("invitation", f"invitation:{review.hex}:ma1:opens"),
                    ("digest", digest),
                    ("edit", f"edit:{review.hex}"),
                    ("measure_asked", f"measure_asked:{measure.hex}:ma1:1"),
                )
            ),
        ]
    )  # fmt: skip
    small.comes_to(session, round_id, small.A1, "started", "handed_over", "signed")


def sent(kind: str, review: str, key: str, at: datetime, state: str = "sent") -> OutboxRow:
    return OutboxRow(
        key=key, kind=kind, subject={"review": review}, person_id="ma1", state=state, due=at, created_at=at, sent_at=at
    )


def run(sessions: Sessions, today: date = TODAY) -> dict[Subject, int]:
    found = {}
    for one in rules_file.rules():
        with transaction(sessions) as session:
            found[one.subject] = retention.run(session, one, NOW, today).count
    return found


def rows(sessions: Sessions) -> dict[str, int]:
    with sessions() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Table.metadata.tables.items()
        }


def test_of_each_kind_the_old_goes_and_the_new_stays(in_use: Sessions) -> None:
    """One of each is from 2026 and one from last month."""
    with transaction(in_use) as session:
        session.add_all([SnoozeRow(person_id="mr", until=date(2027, 1, 1)), SnoozeRow(person_id="ma", until=TODAY)])
    before = rows(in_use)
    found = run(in_use)
    gone = {name: before[name] - count for name, count in rows(in_use).items() if before[name] != count}
    ones = dict.fromkeys(("seen_activity", "bookmark", "shared_card", "personal_note", "cause", "snooze", "audit"), 1)
    assert gone == {**ones, "reminded": 1, "outbox": 2, "retention": -10}
    assert found[Subject.DRAFT] == 1
    with in_use() as session:
        assert sorted(session.scalars(select(AnswerRow.draft))) == ["", "Kanske"]
        assert "review:signed" in set(session.scalars(select(AuditRow.tag)))


def test_what_is_preserved_is_untouched_and_listed(in_use: Sessions) -> None:
    """A rule that could take what was signed would be no rule of an authority's."""
    before = rows(in_use)
    run(in_use)
    after = rows(in_use)
    assert {name: after[name] for name in PRESERVED} == {name: before[name] for name in PRESERVED}
    with in_use() as session:
        assert dict(retention.preserved(session))["measure"] == 2
    assert not {table.__tablename__ for table in retention.TABLES.values()} & set(PRESERVED) - {"answer"}


def test_a_second_run_finds_nothing_and_a_look_is_what_a_run_comes_to(in_use: Sessions) -> None:
    """A job that is started twice by a clock must not write two logs."""
    with in_use() as session:
        looked = {one.rule.subject: one.count for one in retention.look(session, rules_file.rules(), TODAY)}
    assert run(in_use) == looked
    logged = rows(in_use)["retention"]
    assert set(run(in_use).values()) == {0}
    assert rows(in_use)["retention"] == logged
    with in_use() as session:
        log = session.scalars(select(RetentionRow)).all()
        shown = retention.log(session)
    assert sorted(one.rule for one in shown) == sorted(one.rule for one in log)
    assert {(one.subject, one.count) for one in log} == {(who.value, n) for who, n in looked.items() if n}
    assert all(one.rule.startswith(one.subject) for one in log)


def test_nobody_is_invited_or_reminded_anew_because_old_messages_are_gone(in_use: Sessions) -> None:
    """The outbox is what says that something was told. What could be told again keeps its row."""
    with in_use() as session:
        due = {one.key for one in invitations.due(session, TODAY)}
    run(in_use)
    with in_use() as session:
        keys = set(session.scalars(select(OutboxRow.key)))
        measures = [one.hex for one in session.scalars(select(MeasureRow.id))]
        told = reminding.told(session)[PersonId("ma1")]
        assert {one.key for one in invitations.due(session, TODAY)} == due != set()
    assert {f"measure_asked:{one}:ma1:1" for one in measures} <= keys
    assert sum(key.startswith("edit:") for key in keys) == 2
    assert sum(key.startswith("overdue:") for key in told) == 2
    assert sum(key.startswith("closing:") for key in told) == 1


def test_a_review_that_still_waits_for_somebody_keeps_its_messages(in_use: Sessions) -> None:
    """Handed over in 2026 and never signed: whoever has not been written to about it would be, again."""
    with transaction(in_use) as session:
        session.execute(update(ReviewRow).values(signed_at=None))
    assert run(in_use)[Subject.OUTBOX] == 1  # the digest, whose key is a day's
    assert run(in_use)[Subject.REMINDED] == 0


def test_a_digest_that_never_arrived_is_not_made_to_look_as_if_it_had(in_use: Sessions) -> None:
    """A row that is gone counts as told: so one that was dropped or given up stays."""
    with transaction(in_use) as session:
        session.execute(update(OutboxRow).where(OutboxRow.kind == "digest").values(state="dropped"))
    assert run(in_use)[Subject.OUTBOX] == 1


def test_where_somebody_was_met_goes_only_when_they_have_left(in_use: Sessions) -> None:
    """Without it the bot could not write to those who are still here."""
    from storage.tables.organisation import ContactRow

    met = {"service_url": "https://x", "teams_user_id": "u", "seen_at": THEN}
    with transaction(in_use) as session:
        session.add_all([ContactRow(person_id=who, conversation_id=who, **met) for who in ("ma1", "mb")])
        session.execute(update(PersonRow).where(PersonRow.id == "mb").values(ended_on=date(2027, 1, 1)))
    assert run(in_use)[Subject.CONTACT] == 1
    with in_use() as session:
        assert session.scalars(select(ContactRow.person_id)).all() == ["ma1"]


# --- the rules' file


def test_the_shipped_rules_name_every_subject() -> None:
    """A subject that is added must be decided about."""
    assert all(one.days is not None for one in rules_file.rules())
    assert {one.subject for one in rules_file.rules()} == set(Subject) == set(FEWEST)


def test_an_own_file_may_keep_things_and_says_everything_wrong_at_once(tmp_path: Path) -> None:
    """It is written once by somebody who never writes such files."""
    own = tmp_path / "rules.toml"
    own.write_text('[dispose]\noutbox = "keep"\ncause = 400\n', encoding="utf-8")
    days = {one.subject: one.days for one in rules_file.rules(own)}
    assert (days[Subject.OUTBOX], days[Subject.CAUSE], days[Subject.READ_LOG]) == (None, 400, None)
    own.write_text('[dispose]\noutbox = 10\nsignatures = 1\ncause = "soon"\n', encoding="utf-8")
    with pytest.raises(BadFile) as error:
        rules_file.rules(own)
    for part in (
        "line 2: outbox: 10 days is too soon, the fewest are 365",
        "line 3: signatures: there is no such",
        "line 4: cause: write a",
    ):
        assert part in str(error.value)


@pytest.mark.parametrize("source", ["[dispose", "[other]\nx = 1", "dispose = 1"])
def test_what_is_no_rules_file_is_refused(tmp_path: Path, source: str) -> None:
    """Half a file must not be half a disposal."""
    own = tmp_path / "rules.toml"
    own.write_text(source, encoding="utf-8")
    with pytest.raises(BadFile):
        rules_file.rules(own)


def test_no_rule_can_be_made_that_takes_what_is_needed() -> None:
    """Also not by code that is in a hurry."""
    with pytest.raises(TooSoon):
        rule(Subject.OUTBOX, 30)


def test_messages_of_every_kind_that_a_review_sends_are_known_to_the_rule() -> None:
    """The key of a message is what the rule looks for: one about a review has the review in it."""
    from storage.documents.retention import finding

    review = uuid4()
    for kind in finding.OF_A_REVIEW:
        assert review.hex in Message(kind=kind, mark="1", review=ReviewId(review), person=PersonId("p")).key
    assert not set(finding.OF_A_REVIEW) & {ReviewMessage.EDIT, MeasureMessage.MEASURE_ASKED, MatterMessage.LIFTED}


def test_a_unit_that_may_answer_for_longer_keeps_its_drafts(in_use: Sessions) -> None:
    """The round of 2026 is over, but for this unit it is open to the day after: its drafts are in use."""
    round_of_2026 = UUID(int=0)
    with transaction(in_use) as session:
        round_of_2026 = session.scalars(select(RoundRow.id).where(RoundRow.year == 2026)).one()
        session.add(
            RoundWindowRow(
                round_id=round_of_2026, node_id=small.A1, opens=date(2026, 9, 1), closes=TODAY + timedelta(days=1)
            )
        )
    assert run(in_use)[Subject.DRAFT] == 0

"""Writing a review back: the difference between what was read and what it became, and the history of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import CursorResult, bindparam, insert, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import PersonId
from dialogs.reviews.rules.review import Measure, Review
from storage.ground.moved_on import MovedOn
from storage.ground.plain import plain
from storage.reviews.rows import AFTERWARDS, ANSWERS, AS_PLANNED, MATTERS, PARTICIPANTS, REVIEWS, SIGNATURES, VIEWS
from storage.tables import Table
from storage.tables.reviews import SignatureRow
from storage.tables.rounds import SignedVersionRow
from storage.upserts import upsert

# Fields of the review itself that a change may move.
HEAD = tuple(name for name in REVIEWS.columns if name not in ("id", "round", "revision"))
_review = Table.metadata.tables["review"]
_MOVE = update(_review).where(_review.c.id == bindparam("of"), _review.c.revision == bindparam("known"))
HISTORY, AUDIT = insert(Table.metadata.tables["history"]), insert(Table.metadata.tables["audit"])


def save(session: Session, before: Review, after: Review, by: PersonId, now: datetime) -> None:
    """Raises MovedOn when `before` is not what the database holds; then nothing may be committed."""
    _head(session, before, after, by)
    changes = list(_changes(before, after))
    here = {"review_id": after.id}
    answered, seen = _new(before.answers, after.answers), _new(before.views, after.views)
    upsert(session, "answer", [{**here, "question_id": which, **ANSWERS.values(one)} for which, one in answered])
    upsert(session, "view", [{**here, "question_id": which, **VIEWS.values(one)} for (which, _), one in seen])
    known = {one.id: one for one in before.measures}
    planned = [one for one in after.measures if known.get(one.id) != one]
    upsert(session, "measure", [{**here, **AS_PLANNED.values(one)} for one in planned])
    matters = {one.id for one in before.matters}
    upsert(session, "matter", [{**here, **MATTERS.values(one)} for one in after.matters if one.id not in matters])
    _signatures(session, before, after)
    if changes:
        session.execute(
            HISTORY,
            [
                {
                    "review_id": after.id,
                    "version": after.version,
                    "revision": after.revision,
                    "subject": subject,
                    "before": was,
                    "after": became,
                    "person_id": by,
                    "at": now,
                }
                for subject, was, became in changes
            ],
        )
    for tag in _tags(before, after):
        session.execute(AUDIT, {"at": now, "person_id": by, "tag": tag, "subject": after.id.hex})


def _head(session: Session, before: Review, after: Review, by: PersonId) -> None:
    values = {**REVIEWS.changed(before, after), "revision": after.revision}
    if after.participants != before.participants and after.participants is not None:
        values |= PARTICIPANTS.values(after.participants)
    if "started_at" in values:
        values["started_by"] = by
    done = session.execute(_MOVE, {**values, "of": before.id, "known": before.revision})
    if not isinstance(done, CursorResult) or done.rowcount != 1:
        raise MovedOn(before.id)


def _new(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
    return ((key, value) for key, value in after.items() if before.get(key) != value)


def _signatures(session: Session, before: Review, after: Review) -> None:
    """New signatures; and when the last seat has signed, the whole of it, unchangeable, with its checksum."""
    if after.version == before.version:
        known = {one.person for one in before.signatures}
        new = [one for one in after.signatures if one.person not in known]
        if new:
            where = {"review_id": after.id, "version": after.version}
            session.execute(insert(SignatureRow), [{**where, **SIGNATURES.values(one)} for one in new])
    if after.signed_at is not None and before.signed_at is None:
        content = content_of(after)
        row = {
            "review_id": after.id,
            "version": after.version,
            "content": content,
            "sha256": checksum(content),
            "signed_at": after.signed_at,
        }
        session.execute(insert(SignedVersionRow), row)


def content_of(review: Review) -> dict[str, Any]:
    """Everything that was signed, in plain types. People by id and name, as they were called then."""
    named = {one.person for one in review.signatures} | {one.by for one in review.answers.values()}
    named |= {one.accountable for one in review.measures if one.accountable} | {who for _, who in review.views}
    return {
        "review": review.id.hex,
        "year": review.year,
        "version": review.version,
        "checklist": {"id": review.checklist.id, "version": review.checklist.version},
        "nodes": [{"id": node.id, "name": node.name} for node in review.nodes],
        **({"extra": plain(review.extra)} if review.extra else {}),
        "participants": plain(review.participants),
        "together": review.together,
        "late_reason": review.late_reason,
        "no_rep_reason": review.no_rep_reason,
        "judgement": review.judgement,
        "reopened_reason": review.reopened_reason,
        "method": plain(review.method),
        "entered_by": review.entered_by,
        "answers": {question: plain(answer) for question, answer in review.answers.items()},
        "views": [{"question": question, **plain(view)} for (question, _), view in review.views.items()],
        "measures": [as_planned(measure) for measure in review.measures],
        "matters": [plain(matter) for matter in review.matters],
        "signatures": [plain(signature) for signature in review.signatures],
        "people": {person: review.name(person) for person in sorted(named)},
    }


def checksum(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content as JSON with sorted keys, UTF-8, no spaces."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def as_planned(measure: Measure | None) -> dict[str, Any] | None:
    """A measure as the review knows it. What becomes of it after the signature has a history of its own."""
    if measure is None:
        return None
    return {name: value for name, value in plain(measure).items() if name not in AFTERWARDS}


Difference = tuple[str, dict[str, Any] | None, dict[str, Any] | None]


def _changes(before: Review, after: Review) -> Iterator[Difference]:
    """What is different, by subject: for the history that nothing is ever taken out of."""
    head = {name: plain(getattr(before, name)) for name in (*HEAD, "participants")}
    head_after = {name: plain(getattr(after, name)) for name in head}
    differing = [name for name in head if head[name] != head_after[name]]
    if differing:
        yield "review", {name: head[name] for name in differing}, {name: head_after[name] for name in differing}
    for question, answer in _new(before.answers, after.answers):
        yield f"answer:{question}", plain(before.answers.get(question)), plain(answer)
    for (question, person), view in _new(before.views, after.views):
        yield f"view:{question}:{person}", plain(before.views.get((question, person))), plain(view)
    known = {one.id: one for one in before.measures}
    for measure in after.measures:
        if known.get(measure.id) != measure:
            yield f"measure:{measure.id.hex}", as_planned(known.get(measure.id)), as_planned(measure)
    lifted = {one.id for one in before.matters}
    for matter in after.matters:
        if matter.id not in lifted:
            yield f"matter:{matter.id.hex}", None, plain(matter)
    for signature in after.signatures:
        if signature not in before.signatures:
            yield f"signature:{signature.person}", None, plain(signature)


def _tags(before: Review, after: Review) -> Iterator[str]:
    """Milestones, as readable tags."""
    if before.started_at is None and after.started_at is not None:
        yield "review:started"
    if before.handed_over_at is None and after.handed_over_at is not None:
        yield "review:handed_over"
    if len(after.signatures) > len(before.signatures):
        yield "review:signature"
    if before.signed_at is None and after.signed_at is not None:
        yield "review:signed"
    if after.version != before.version:
        yield "review:reopened"

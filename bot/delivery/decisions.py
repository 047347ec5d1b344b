"""What is told about decisions, worked out when it is sent: the answer to those beneath, and a body's presentation."""

from __future__ import annotations

from datetime import date
from typing import assert_never
from uuid import UUID

from sqlalchemy.orm import Session

from bot.delivery.post import Post, Written
from bot.turns import presenting
from dialogs.decisions import feeding_back
from dialogs.decisions.messages import DecisionMessage
from dialogs.ground.ids import AnalysisId, DecisionId, PersonId
from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.texts import Language
from storage.analyses import reading as analyses
from storage.decisions import tables as decision_tables
from storage.organisation import own_units


def write(kind: DecisionMessage, post: Post) -> Written | None:
    match kind:
        case DecisionMessage.FED_BACK:
            return _to_node(post)
        case DecisionMessage.PRESENTATION:
            shown = presentation(post.session, post.subject, post.today, post.manner.few)
            return (shown, Language.SV) if shown else None
        case _:
            assert_never(kind)


def _to_node(post: Post) -> Written | None:
    """In a channel nobody is asked for a receipt."""
    person = post.receiver()
    if post.claimed.person is not None and person is None:
        return None
    reply = fed_back(post.session, post.subject, person.id if person else None, post.today)
    return (reply, post.language(person) if person else Language.SV) if reply else None


def fed_back(session: Session, subject: Subject, person: PersonId | None, today: date) -> Reply | None:
    """To a person of the node, or (None) to its channel. None: corrected meanwhile, or no longer theirs."""
    if subject.decision is None or subject.unit is None:
        return None
    decision = DecisionId(UUID(subject.decision))
    table = decision_tables.of_decision(session, decision, today)
    sits = person is not None and own_units.sits_at(session, subject.unit, person, today)
    if person is None and table is not None and subject.unit == table.node.id:
        found = feeding_back.in_own_channel(table, decision)
    else:
        found = feeding_back.find(table, decision, subject.unit, sits=sits)
    if found is None or (person is not None and not sits) or found.table.corrected_by(decision) is not None:
        return None
    return Reply(page=found.page(today))


def presentation(session: Session, subject: Subject, today: date, few: int) -> Reply | None:
    """In the body's channel, as things stand when it is posted."""
    said = analyses.by_id(session, AnalysisId(UUID(subject.analysis)), today) if subject.analysis else None
    if said is None:
        return None
    table = decision_tables.of_reader(session, said.node.id, said.year, PersonId(""), today)
    body = next((one for one in table.bodies if one.id == subject.mark.split(":", 1)[0]), None) if table else None
    page = presenting.page(session, table, body, today, few) if table and body else None
    return Reply(page=page) if page else None

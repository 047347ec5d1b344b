"""Getting into a review: the invitation, who takes part, a late start, and "this is not my unit"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dialogs.ground.dates import read_day
from dialogs.ground.messages import Message
from dialogs.ground.notices import CommonLack, Lacking, SavedThing
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.organisation.around import Around
from dialogs.reviews import build, changing, guard, landing
from dialogs.reviews.changes import NodesJoined, Noted
from dialogs.reviews.events.entering import (
    GiveLateReason,
    NotMine,
    OpenReview,
    RemindLater,
    SaveParticipants,
    ShowInvitation,
    ShowParticipants,
)
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.notices import NotYourPart, ReviewLack, ReviewSaved
from dialogs.reviews.pages.entering import NotedPage, NoteKind, NotePage, TogetherPage
from dialogs.reviews.rules.review import Participants, Review, SeatKind, Stage

MOST = 9999  # of any kind of participant: what a typing mistake exceeds


def open_review(review: Review, event: OpenReview, actor: Actor) -> Turn:
    """Opening it is also starting it, once the window is open: the manager then sees who takes part first."""
    del event
    kind = guard.seat(review, actor)
    startable = review.window.is_open(actor.today) or review.late_reason is not None
    if review.stage is Stage.NOT_STARTED and startable and (kind is SeatKind.MANAGER or actor.in_group):
        after = replace(review, started_at=actor.now)
        return changing.done(review, after, actor, landing.page)
    return shown(landing.page(review, actor))


def show_invitation(review: Review, event: ShowInvitation, actor: Actor) -> Turn:
    del event
    guard.seat(review, actor)
    return shown(build.invitation(review, actor))


def remind_later(review: Review, event: RemindLater, actor: Actor) -> Turn:
    """A day within the window; without one the card asks for it."""
    guard.seat(review, actor)
    latest = review.window.closes
    page = NotePage(
        review=build.name_of(review),
        kind=NoteKind.REMIND_LATER,
        earliest=actor.today + timedelta(days=1),
        latest=latest,
        typed=event.day or "",
    )
    if event.day is None:
        return shown(page)
    day = read_day(event.day, actor.today)
    if day is None or day <= actor.today or (latest > actor.today and day > latest):
        raise refuse(page, Lacking(what=(ReviewLack.DAY,), typed=event.day))
    message = Message(
        kind=ReviewMessage.REMINDER, review=review.id, mark=day.isoformat(), person=actor.person.id, not_before=day
    )
    return Turn(
        reply=shown(NotedPage(review=build.name_of(review), remind_on=day)).reply,
        changes=(Noted(review=review.id, remind_on=day),),
        messages=(message,),
    )


def not_mine(review: Review, event: NotMine, actor: Actor) -> Turn:
    """The coordinator is told, with the reason. Nothing else changes: roles come from the organisation's import."""
    guard.seat(review, actor)
    page = NotePage(review=build.name_of(review), kind=NoteKind.NOT_MINE, typed=event.reason or "")
    if event.reason is None:
        return shown(page)
    if not event.reason:
        raise refuse(page, Lacking(what=(CommonLack.REASON,)))
    messages = tuple(
        Message(kind=ReviewMessage.NOT_MINE, review=review.id, mark=actor.person.id, person=person, by=actor.person.id)
        for person in review.coordinators
        if person != actor.person.id
    )
    return Turn(
        reply=shown(NotedPage(review=build.name_of(review))).reply,
        changes=(Noted(review=review.id, not_mine=event.reason),),
        messages=messages,
    )


def show_participants(review: Review, event: ShowParticipants, actor: Actor, around: Around) -> Turn:
    del event
    if guard.seat(review, actor) is SeatKind.REP and not actor.in_group:
        raise refuse(landing.page(review, actor), NotYourPart(seat=SeatKind.MANAGER))
    guard.editable(review, actor)
    return shown(landing.participants(review, around, actor))


def save_participants(review: Review, event: SaveParticipants, actor: Actor, around: Around) -> Turn:
    """Counts, whether the pair sits together, and the other units that answer in the same review (V09, V13)."""
    if guard.seat(review, actor) is SeatKind.REP and not actor.in_group:
        raise refuse(landing.page(review, actor), NotYourPart(seat=SeatKind.MANAGER))
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    page = landing.participants(review, around, actor)
    given = review.participants or page.suggested
    numbers = [
        _number(typed, known)
        for typed, known in (
            (event.managers, given.managers),
            (event.employees, given.employees),
            (event.safety_reps, given.safety_reps),
            (event.union_reps, given.union_reps),
        )
    ]
    if any(number is None for number in numbers):
        raise refuse(page, Lacking(what=(ReviewLack.NUMBER,)))
    managers, employees, reps, unions = (number or 0 for number in numbers)
    counts = Participants(managers=managers, employees=employees, safety_reps=reps, union_reps=unions)
    joined = _joined(review, event, around, actor)
    after = replace(
        review,
        participants=counts,
        together=True if actor.in_group else review.together if event.together is None else event.together,
        started_at=review.started_at or actor.now,
    )
    to_group = event.together is True and not actor.in_group and bool(review.reps)
    others = tuple(person for person in (*review.managers, *review.reps) if person != actor.person.id)
    show = (
        (lambda r, _: TogetherPage(review=build.name_of(r), others=r.names(others))) if to_group else landing.next_page
    )
    told = tuple(
        Message(
            kind=ReviewMessage.JOINED, review=review.id, mark=f"r{review.revision}", person=person, by=actor.person.id
        )
        for change in joined
        for one in change.nodes
        if all(one.node != node.id for node in review.nodes)
        for person in one.managers
        if person != actor.person.id
    )
    saved = SavedThing(what=ReviewSaved.PARTICIPANTS, at=actor.now, by=actor.person.name)
    return changing.done(review, after, actor, show, saved, changes=joined, messages=told)


def _number(typed: str | None, known: int) -> int | None:
    """None is a number nobody can have meant. A field that was not sent, or left empty, is what it was."""
    if not typed:
        return known
    return int(typed) if typed.isascii() and typed.isdigit() and int(typed) <= MOST else None


def _joined(review: Review, event: SaveParticipants, around: Around, actor: Actor) -> tuple[NodesJoined, ...]:
    """Which other units answer here. Only before it is handed over, and only units that have not begun on their own."""
    if event.joined is None or not around.joinable or review.handed_over_at is not None:
        return ()
    wanted = {part.strip() for part in event.joined.split(",") if part.strip()}
    chosen = tuple(one for one in around.joinable if one.node in wanted)
    already = {node.id for node in review.nodes}
    begun = [one.name for one in chosen if one.started and one.node not in already]
    if begun:
        shown = landing.participants(review, around, actor)
        raise refuse(shown, Lacking(what=(ReviewLack.JOINED_STARTED,), candidates=tuple(begun)))
    now = {one.node for one in chosen}
    if now == {one.node for one in around.joinable if one.node in already}:
        return ()
    return (NodesJoined(review=review.id, nodes=chosen),)


def give_late_reason(review: Review, event: GiveLateReason, actor: Actor) -> Turn:
    guard.as_manager(review, actor)
    if not landing.is_late(review, actor):
        return shown(landing.page(review, actor))
    if not event.reason:
        raise refuse(build.late(review), Lacking(what=(CommonLack.REASON,)))
    after = replace(review, late_reason=event.reason, started_at=review.started_at or actor.now)
    saved = SavedThing(what=ReviewSaved.LATE_REASON, at=actor.now, by=actor.person.name)
    return changing.done(review, after, actor, landing.next_page, saved)

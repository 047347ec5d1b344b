"""What lies on a person's desk: the home card, help, their measures, the level below."""

from __future__ import annotations

from datetime import timedelta

from dialogs.ground.dates import read_day
from dialogs.ground.notices import Lacking, NotUnderstood, Reply, SavedThing
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.handover.pages.leaving import LeftPage
from dialogs.home.changes import LanguageChosen
from dialogs.home.events import Ask, Below, Help, Home, MyMeasures, ShowLeft, SnoozeReminders, SpeakLanguage, Topic
from dialogs.home.events import Event as DeskEvent
from dialogs.home.facts import Desk
from dialogs.home.notices import HomeSaved
from dialogs.home.pages import BelowPage, HelpPage, HomePage, MeasuresPage, NoRolePage, TopicPage
from dialogs.organisation.rules.organisation import RoleKind
from dialogs.reminders.changes import Snoozed
from dialogs.reminders.pages import SnoozedPage, SnoozePage
from dialogs.reviews import landing
from dialogs.reviews.notices import ReviewLack
from dialogs.reviews.pages.desk import Step

LONGEST_REST = timedelta(days=31)  # from reminders
OF_A_UNIT = (RoleKind.MANAGER, RoleKind.STAND_IN, RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP)
URGENCY = list(Step)  # declared the most urgent first


def respond(desk: Desk, event: DeskEvent, actor: Actor) -> Turn:
    match event:
        case Home():
            notice = NotUnderstood() if event.not_understood else None
            return Turn(reply=Reply(page=home(desk, actor), notice=notice))
        case Ask():
            return shown(topic(desk, event.topic))
        case Help():
            return shown(help_page(desk))
        case SpeakLanguage():
            saved = SavedThing(what=HomeSaved.LANGUAGE, at=actor.now, by=actor.person.name)
            reply = Reply(page=home(desk, actor), notice=saved)
            return Turn(reply=reply, changes=(LanguageChosen(language=event.language),))
        case MyMeasures():
            return shown(MeasuresPage(measures=desk.measures, has_unit=_has_unit(desk)))
        case Below():
            return shown(BelowPage(nodes=desk.below, support=desk.support_below))
        case ShowLeft():
            return shown(desk.left or LeftPage())
        case SnoozeReminders():
            return _snooze(event, actor)


def _snooze(event: SnoozeReminders, actor: Actor) -> Turn:
    """A day within a month, not for ever. Without one the card asks for it."""
    earliest, latest = actor.today + timedelta(days=1), actor.today + LONGEST_REST
    page = SnoozePage(earliest=earliest, latest=latest, typed=event.day or "")
    if event.day is None:
        return shown(page)
    day = read_day(event.day, actor.today)
    if day is None or not earliest <= day <= latest:
        raise refuse(page, Lacking(what=(ReviewLack.DAY,), typed=event.day))
    return Turn(reply=Reply(page=SnoozedPage(until=day)), changes=(Snoozed(until=day),))


def home(desk: Desk, actor: Actor) -> Page:
    """Somebody without any role is told so, kindly, instead of an empty desk."""
    if not desk.roles and not desk.reviews and not desk.measures and not desk.decisions and not desk.analyses:
        return NoRolePage(name=actor.person.name, known=True)
    reviews = sorted(
        (landing.on_desk(review, actor) for review in desk.reviews), key=lambda one: URGENCY.index(one.step)
    )
    return HomePage(
        name=actor.person.first_name,
        has_unit=_has_unit(desk),
        welcome=desk.first_meeting,
        reviews=tuple(reviews),
        measures=desk.measures,
        lifted=desk.lifted,
        we_lifted=desk.we_lifted,
        support=desk.support,
        support_below=desk.support_below,
        below=desk.below,
        left=desk.left,
        decisions=desk.decisions,
        analyses=desk.analyses,
        unread=desk.unread,
        has_receipt=any(review.signed_at is not None and review.extra is None for review in desk.reviews),
        may_start_extra=desk.may_start_extra,
    )


def _has_unit(desk: Desk) -> bool:
    return any(role.kind in OF_A_UNIT for role in desk.roles)


def topic(desk: Desk, asked: Topic) -> TopicPage:
    first = next((one for one in desk.reviews if one.signed_at is None), None)
    if first is None:
        return TopicPage(topic=asked)
    return TopicPage(topic=asked, questions=sum(1 for _ in first.checklist), minutes=first.minutes_left())


def help_page(desk: Desk) -> HelpPage:
    kinds = {role.kind for role in desk.roles}
    return HelpPage(
        is_manager=bool(kinds & {RoleKind.MANAGER, RoleKind.STAND_IN}),
        is_rep=bool(kinds & {RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP}),
    )

"""Turns about files: what is answered when one is asked for, and when Teams has asked whether it may be saved.

The file is made when it has been said yes to. Between question and answer somebody may have changed units.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.files import consent as file_consent
from bot.files import files
from bot.files.files import Built, Paper
from bot.teams.inbound import FileAnswered, Received
from bot.turns import callers, presenting
from bot.turns import levels as level_turns
from bot.turns.callers import Disguises, Roster
from cards.render import render
from cards.texts import Texts
from cards.wire import Card
from dialogs.documents.events import GetFile
from dialogs.documents.pages import FilePage, FileState
from dialogs.documents.rules.files import DocumentKind, Wanted
from dialogs.documents.rules.report import Empty, NoReport
from dialogs.ground.ids import NodeId
from dialogs.ground.notices import NotYours, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor, Refused
from dialogs.levels.events import ShowLevel
from dialogs.levels.rules.few import FEW
from storage.database import Sessions, transaction
from storage.decisions import tables as decision_tables

log = logging.getLogger(__name__)

NOT_YOURS = Reply(page=RefusedPage(), notice=NotYours())


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`file` is what Teams is to ask about; None where there is a link instead."""

    reply: Reply
    file: Paper | None


def asked(
    session: Session, event: GetFile, actor: Actor, t: Texts, links: Callable[[Paper], str] | None, few: int
) -> Asked:
    """`links` makes an address of what may be fetched, where Teams cannot be asked. Raises Refused."""
    node = event.node or files.own_node(session, event.document, actor, event.year)
    wanted = _wanted(session, event, node, actor) if node else None
    try:
        paper = files.may_have(session, wanted, actor, t, few) if wanted else None
    except NoReport as error:
        raise Refused(_no_report(session, error, event, actor, few)) from error
    if paper is None:
        raise Refused(NOT_YOURS)
    if links is None:
        return Asked(reply=Reply(page=_page(paper, FileState.ASKED)), file=paper)
    files.given(session, paper, actor)
    return Asked(reply=Reply(page=_page(paper, FileState.READY, links(paper))), file=None)


def _wanted(session: Session, event: GetFile, node: NodeId, actor: Actor) -> Wanted:
    """A body that is named in words is looked for among the level's."""
    body = event.body
    if event.document is DocumentKind.PRESENTATION and body is None:
        table = decision_tables.of_reader(session, node, event.year, actor.person.id, actor.today)
        found = presenting.body_of(table, None, event.to) if table and table.may_see(actor.person.id) else None
        body = found.id if found else None
    return Wanted(
        document=event.document,
        form=event.form,
        node=node,
        year=event.year,
        body=body,
        area=event.area,
        question=event.question,
    )


def _no_report(session: Session, error: NoReport, event: GetFile, actor: Actor, few: int) -> Reply:
    """The level's own card says why there is nothing to report yet."""
    if error.why in (Empty.NO_NODE, Empty.NO_ROUND):
        return NOT_YOURS
    return level_turns.show(session, ShowLevel(node=event.node, year=event.year), actor, few).reply


def _page(paper: Paper, state: FileState, url: str = "") -> FilePage:
    return FilePage(state=state, wanted=paper.wanted, unit=paper.unit, name=paper.name, url=url)


@dataclass(frozen=True, kw_only=True)
class FileTurns:
    """Synchronous: run in a thread of their own. A region's report takes seconds, and turns are not to wait for it."""

    sessions: Sessions
    clock: Callable[[], datetime]
    zone: ZoneInfo
    disguises: Disguises
    submit_only: bool = False
    few: int = FEW

    def answered(self, received: Received, what: FileAnswered) -> Built | Card:
        """The file, to be put where it goes; or the card that says why there is none."""
        with transaction(self.sessions) as session:
            found = self._who(session, received)
        if found is None:
            return self._card(NOT_YOURS, callers.language(None, received.caller.locale))
        actor, shown = found
        try:
            wanted = file_consent.read(what.context)
            if what.upload is None:
                return self._declined(wanted, actor, shown, received)
            built = files.build(self.sessions, wanted, actor, Texts(shown, self.zone), self.few)
        except (file_consent.NotWanted, NoReport) as error:
            log.info("file_refused why=%s reference=%s", type(error).__name__, received.reference)
            return self._card(NOT_YOURS, shown)
        if built is None:
            return self._card(NOT_YOURS, shown)
        log.info("file_answered accepted=True reference=%s", received.reference)
        with transaction(self.sessions) as session:
            files.given(session, built.paper, actor)
        return built

    def _declined(self, wanted: Wanted, actor: Actor, shown: Language, received: Received) -> Card:
        with transaction(self.sessions) as session:
            paper = files.may_have(session, wanted, actor, Texts(shown, self.zone), self.few)
        log.info("file_answered accepted=False reference=%s", received.reference)
        return self._card(Reply(page=_page(paper, FileState.DECLINED)) if paper else NOT_YOURS, shown)

    def not_saved(self, received: Received, built: Built) -> Card:
        with transaction(self.sessions) as session:
            found = self._who(session, received)
        shown = found[1] if found else callers.language(None, received.caller.locale)
        return self._card(Reply(page=_page(built.paper, FileState.FAILED)), shown)

    def _who(self, session: Session, received: Received) -> tuple[Actor, Language] | None:
        """Somebody who was asked has been met: no roster needs to be looked at."""
        person = callers.caller(session, received.caller, Roster(), self.disguises)
        if person is None:
            return None
        now = self.clock()
        actor = Actor(person=person, now=now, today=now.astimezone(self.zone).date())
        return actor, callers.language(person, received.caller.locale)

    def _card(self, reply: Reply, shown: Language) -> Card:
        return render(reply, Texts(shown, self.zone), submit_only=self.submit_only)

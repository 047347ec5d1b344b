"""The letterbox: writes a message at the moment it is sent, and stores what a refusal says about its receiver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.delivering import Letter, Obsolete
from bot.delivery.post import Manner, Post
from bot.subjects import LETTERS
from bot.teams.activities import card_message
from cards.render import render
from cards.texts import Texts
from dialogs.delivery.rules.delivery import Gone, GoneWhy
from dialogs.ground.ids import PersonId
from dialogs.ground.messages import Subject
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Claimed
from storage.organisation import contacts
from storage.organisation.contacts import Reach

STATES = {
    GoneWhy.NOT_IN_ROSTER: Reach.NOT_IN_ROSTER,
    GoneWhy.BLOCKED: Reach.BLOCKED,
    GoneWhy.WRITES_BLOCKED: Reach.NOT_IN_ROSTER,
    GoneWhy.FORBIDDEN: Reach.NOT_IN_ROSTER,
    GoneWhy.CONVERSATION_MISSING: Reach.NOT_IN_ROSTER,
}


@dataclass(frozen=True, kw_only=True)
class Letterbox:
    sessions: Sessions
    clock: Callable[[], datetime]
    manner: Manner
    submit_only: bool = False

    def write(self, claimed: Claimed) -> Letter | Obsolete:
        """The card as things stand now; obsolete when it has become pointless."""
        subject = Subject.of(claimed.kind, claimed.subject)
        with transaction(self.sessions) as session:
            post = Post(session=session, claimed=claimed, subject=subject, now=self.clock(), manner=self.manner)
            written = LETTERS[type(subject.kind)](subject.kind, post)
        if written is None:
            return Obsolete()
        reply, language = written
        card = render(reply, Texts(language, self.manner.zone), submit_only=self.submit_only)
        return Letter(activity=card_message(card.content, card.summary), update_of=claimed.edits)


def on_gone(session: Session, claimed: Claimed, gone: Gone) -> None:
    """A refusal is stored where it belongs, for `round status` to show."""
    state = STATES.get(gone.why)
    if state is None:
        return
    if claimed.person is not None:
        contacts.gone(session, PersonId(claimed.person), state)
        outbox.lost_address(session, PersonId(claimed.person))
    elif claimed.channel is not None:
        archived = gone.why is GoneWhy.WRITES_BLOCKED
        missing = gone.why is GoneWhy.CONVERSATION_MISSING
        reach = Reach.ARCHIVED if archived else Reach.DELETED if missing else Reach.UNINSTALLED
        contacts.channel_state(session, claimed.channel, reach)

"""What is to be sent. A row is written in the transaction that caused it, and names its subject; the card is built at sending."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LEFT_OUT, Table

UNSENT = text("state IN ('pending', 'retry', 'sending')")  # said in the same letters where it is asked for


class OutboxRow(Table):
    __tablename__ = "outbox"
    __table_args__ = (
        # What waits is little, and is asked for many times a second: everything that a claim needs is in these two.
        Index(
            "ix_outbox_line", "due", "id", "lane", "tenant_id", "state", sqlite_where=UNSENT, postgresql_where=UNSENT
        ),
        Index("ix_outbox_lane", "lane", "id", "due", "state", sqlite_where=UNSENT, postgresql_where=UNSENT),
        Index("ix_outbox_due", "state", "due"),
        Index("ix_outbox_claimed", "claimed_at"),
        Index("ix_outbox_person", "person_id", "state"),
        {"info": LEFT_OUT},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # what makes it the same message: "invitation:<review>:<person>"
    kind: Mapped[str]  # dialogs.messages
    subject: Mapped[dict[str, object]] = mapped_column(JSON)  # ids only
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # to a person's own chat ...
    channel_id: Mapped[str | None]  # ... or to a channel, or to an existing conversation (lane)
    tenant_id: Mapped[str | None]
    lane: Mapped[str | None]  # the conversation; None while nobody knows where to send (waits until the bot meets them)
    service_url: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="pending")  # pending, sending, retry, sent, dropped, dead
    due: Mapped[datetime]  # not before; while sending: when the claim lapses
    claimed_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    unclear: Mapped[int] = mapped_column(default=0)  # attempts that may have been delivered, nobody knows
    held: Mapped[int] = mapped_column(default=0, server_default="0")  # attempts that Teams held back: nobody's fault
    again: Mapped[bool] = mapped_column(default=False)  # an edit that was asked for once more while it was being sent
    anew: Mapped[bool] = mapped_column(default=False)  # the post it was to edit is gone: post instead
    outcome: Mapped[str | None]  # the last outcome as a tag: "throttled", "gone:blocked", "unclear:ClientError"
    conversation_id: Mapped[str | None]  # where it landed, or where the post is that it edits ...
    activity_id: Mapped[str | None]  # ... and as what, so that the post can be edited
    created_at: Mapped[datetime]  # since when it could go, but for the limits and what Teams answers
    sent_at: Mapped[datetime | None]


class OutboxPauseRow(Table):
    """A tenant that told us to slow down, in several conversations at once: nothing is sent there until then."""

    __tablename__ = "outbox_pause"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    tenant_id: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]

"""What reminders remember: what a person has been told, until when they want to be left alone, and what stood in the way."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LEFT_OUT, Table


class RemindedRow(Table):
    """A milestone that was on a person's digest. `message` is the digest's key: one that was dropped has told nothing.

    Or ("letter:<key>") a letter of which another told, so that many of one kind arrive as one.
    """

    __tablename__ = "reminded"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)  # "closing:<review>:<last day>:7"
    message: Mapped[str]


class SnoozeRow(Table):
    """Somebody pressed "Påminn mig senare": no digest before this day."""

    __tablename__ = "snooze"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    until: Mapped[date]


class CauseRow(Table):
    """What stood in the way of a review that was not done in time, said in private. Shown only as counts."""

    __tablename__ = "cause"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    cause: Mapped[str | None]  # time, use, access, other; None while only support was asked for
    support_wanted: Mapped[bool] = mapped_column(default=False)
    said_at: Mapped[datetime]

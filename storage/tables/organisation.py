"""The organisation, its people and roles, and where in Teams they are met."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from dialogs.organisation.rules.organisation import RoleKind
from storage.tables.base import LEFT_OUT, Table, told


class NodeRow(Table):
    """One place in the organisation, of free depth. `id` is the organisation's own, as its import writes it."""

    __tablename__ = "node"

    id: Mapped[str] = mapped_column(primary_key=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("node.id"), index=True)
    level: Mapped[str]
    name: Mapped[str]
    building: Mapped[str | None] = mapped_column(info=told("Units in one building share what is wrong with it."))
    optional: Mapped[bool] = mapped_column(
        default=False, info=told("May take part, and need not (with everything below).")
    )
    opens: Mapped[date | None]  # an own window, beside the round's
    closes: Mapped[date | None]
    ended_on: Mapped[date | None]  # no longer in the import: kept, because history points here


class TakeOverRow(Table):
    """A unit that an import has ended, the one that took over from it, and what that one's manager says of it.

    The offer is to the unit, and so to whoever manages it: the first answer stands.
    """

    __tablename__ = "take_over"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)  # that has ended
    to_node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    said: Mapped[bool]  # by the file; else found from where its people went
    since: Mapped[date]
    answer: Mapped[str | None]  # taken, declined
    reason: Mapped[str | None]  # why it is not theirs
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None]


class NodePastRow(Table):
    """What a node was until an import changed it: a year that is over is told of the organisation as it was then."""

    __tablename__ = "node_past"

    id: Mapped[int] = mapped_column(primary_key=True, info=LEFT_OUT)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True, info=LEFT_OUT)
    until: Mapped[date] = mapped_column(info=told("The day from which it was something else."))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("node.id"))
    level: Mapped[str]
    optional: Mapped[bool] = mapped_column(info=told("May take part, and need not (with everything below)."))
    opens: Mapped[date | None]
    closes: Mapped[date | None]
    ended_on: Mapped[date | None]


class PersonRow(Table):
    """A person. The Entra object id is the identity in Teams; until first contact it may be unknown."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("tenant_id", "entra_id"), Index("ix_person_email_lower", "email_lower"))

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(info=LEFT_OUT)
    email_lower: Mapped[str | None] = mapped_column(info=LEFT_OUT)
    entra_id: Mapped[str | None] = mapped_column(info=LEFT_OUT)
    tenant_id: Mapped[str | None] = mapped_column(info=LEFT_OUT)  # bound at first contact
    language: Mapped[str | None] = mapped_column(info=LEFT_OUT)  # "sv" or "en"; chosen by the person, or by the import
    outside: Mapped[bool] = mapped_column(
        default=False, server_default=false(), info=LEFT_OUT
    )  # named by a colleague, not by an import
    ended_on: Mapped[date | None] = mapped_column(info=LEFT_OUT)


class RoleRow(Table):
    """Who may do what, where, and from when to when. Never deleted: a role that is over has a last day."""

    __tablename__ = "role"
    __table_args__ = (Index("ix_role_node_kind", "node_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True, info=LEFT_OUT)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(info=told(words=RoleKind))
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class ContactRow(Table):
    """Where a person's personal chat with the bot is. A cache: overwritten at every inbound activity."""

    __tablename__ = "contact"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    conversation_id: Mapped[str]
    service_url: Mapped[str]
    teams_user_id: Mapped[str]
    locale: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="reachable")  # reachable, uninstalled, blocked, not_in_roster
    welcomed_at: Mapped[datetime | None]
    seen_at: Mapped[datetime]


class ChannelRow(Table):
    """A team's channel that belongs to a node, from the import or linked in Teams with `koppla`."""

    __tablename__ = "channel"
    __table_args__ = (UniqueConstraint("node_id", "channel_id", "purpose"),)

    id: Mapped[int] = mapped_column(primary_key=True, info=LEFT_OUT)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    team_id: Mapped[str] = mapped_column(index=True)
    channel_id: Mapped[str] = mapped_column(index=True)
    purpose: Mapped[str] = mapped_column(
        info=told(words=("unit", "management_group", "cooperation_group", "safety_committee", "board", "region"))
    )
    name: Mapped[str | None]
    team_name: Mapped[str | None]
    state: Mapped[str] = mapped_column(
        default="unknown", info=told(words=("unknown", "reachable", "uninstalled", "deleted", "archived"))
    )
    linked_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    linked_at: Mapped[datetime | None]
    ended_on: Mapped[date | None]


class TeamRow(Table):
    """A team where the bot is installed: where it posts (service_url) and whether it can."""

    __tablename__ = "team"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    team_id: Mapped[str] = mapped_column(primary_key=True)
    tenant_id: Mapped[str]
    name: Mapped[str | None]
    service_url: Mapped[str]
    state: Mapped[str] = mapped_column(default="reachable")  # reachable, uninstalled, archived, deleted
    seen_at: Mapped[datetime]


class SeenActivityRow(Table):
    """A typed message that has been taken in. Teams sends one again when the answer was slow; it must not count twice."""

    __tablename__ = "seen_activity"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    conversation_id: Mapped[str] = mapped_column(primary_key=True)
    activity_id: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(index=True)

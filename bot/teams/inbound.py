"""What reached the bot, as values: who, where, and what. Nothing of Teams' JSON goes further in than this.

`bot.reading` makes them from the wire.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dialogs.ground.ids import ActivityId, ConversationId, EntraId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who did it, from the token-protected activity. `entra_id` is missing for bots and some system events."""

    entra_id: EntraId | None
    tenant: TenantId
    teams_user_id: str  # unique to this bot and user; lost if the bot is registered anew
    name: str
    locale: str | None


class PlaceKind(StrEnum):
    PERSONAL = "personal"
    GROUP = "group"  # a group chat or a meeting's chat
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happened. `conversation` is as it came, with `;messageid=` in a channel: a reply there stays in the thread."""

    kind: PlaceKind
    conversation: ConversationId
    service_url: str
    team: str | None = None  # 19:…@thread.tacv2
    team_group: str | None = None  # the same team's Entra group, which is what links and admin pages show
    team_name: str | None = None
    channel: str | None = None
    channel_name: str | None = None
    thread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody named in an event or a mention: the Teams id, and what else was said."""

    id: str
    name: str | None = None
    entra_id: EntraId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageIn:
    """Typed words, without the bot's own name. In a channel or group chat `mentioned` says if they were for the bot."""

    text: str
    mentioned: bool
    mentions: tuple[Member, ...] = ()


class Via(StrEnum):
    EXECUTE = "execute"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPress:
    """A button. `data` is the button's own and the inputs', merged by Teams. Visible to and forgeable by its user."""

    verb: str
    data: Mapping[str, Any]
    via: Via
    automatic: bool  # a refresh by the client, which may change nothing
    reply_to: ActivityId | None  # the pressed card


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Where Teams has made a place for a file. The client tells it, so whoever writes there looks at the host first."""

    url: str
    content_url: str
    name: str
    unique_id: str
    file_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAnswered:
    """The answer to a question about a file: no upload is a no. `context` is what the question carried; forgeable."""

    context: Mapping[str, Any]
    upload: Upload | None
    reply_to: ActivityId | None


@dataclass(frozen=True, slots=True)
class Installed:
    upgrade: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """Uninstalled, here. `upgrade`: only the old version, the new one follows."""

    upgrade: bool = False


@dataclass(frozen=True, slots=True)
class BotAdded:
    """Comes beside Installed, in either order; `others` were added in the same moment."""

    others: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class BotRemoved:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersChanged:
    added: tuple[Member, ...] = ()
    removed: tuple[Member, ...] = ()


class ChannelChange(StrEnum):
    """The values are Teams' own eventType."""

    CREATED = "channelCreated"
    RENAMED = "channelRenamed"
    DELETED = "channelDeleted"
    RESTORED = "channelRestored"


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """Which channel, and its name now, is in `place`."""

    change: ChannelChange


class TeamChange(StrEnum):
    RENAMED = "teamRenamed"
    ARCHIVED = "teamArchived"  # nobody can write there any more
    UNARCHIVED = "teamUnarchived"
    DELETED = "teamDeleted"
    HARD_DELETED = "teamHardDeleted"
    RESTORED = "teamRestored"


@dataclass(frozen=True, slots=True)
class TeamChanged:
    change: TeamChange


class Why(StrEnum):
    """Why something is not for the answerer."""

    NOT_OURS = "not_ours"  # reactions, edits, typing, kinds that Teams may invent
    UNKNOWN_INVOKE = "unknown_invoke"  # Teams waits for an answer to these: 501
    BAD_PRESS = "bad_press"  # a press without a verb, or with a value of the wrong shape


@dataclass(frozen=True, slots=True)
class Ignored:
    why: Why


Inbound = (
    MessageIn
    | CardPress
    | FileAnswered
    | Installed
    | Removed
    | BotAdded
    | BotRemoved
    | MembersChanged
    | ChannelChanged
    | TeamChanged
    | Ignored
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The envelope. `reference` is the eight characters that stand in the log for this request."""

    activity_id: ActivityId | None
    caller: Caller
    place: Place
    what: Inbound
    reference: str

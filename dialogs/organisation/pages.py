"""What the bot shows in a channel."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import BodyId, NodeId
from dialogs.ground.page import Page as Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPage(Shown):
    """What the bot does in a channel, and which node it belongs to."""

    linked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksPage(Shown):
    """The nodes, and their bodies, that the asking manager may link to this channel."""

    offered: tuple[tuple[NodeId, str, bool], ...]  # id, name, linked already
    bodies: tuple[tuple[BodyId, str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPage(Shown):
    name: str
    is_body: bool = False


Page = ChannelPage | LinksPage | LinkedPage

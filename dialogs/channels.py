"""In a channel: the bot answers when it is mentioned, links the channel to a node, and never shows a review."""

from __future__ import annotations

from dialogs import changing
from dialogs.events import ChannelEvent, ChannelHello, LinkChannel, ShowLinks
from dialogs.notices import NotYours
from dialogs.pages import ChannelPage, LinkedPage, LinksPage
from dialogs.turn import ChannelLinked, ChannelState, Turn, refuse


def respond(state: ChannelState, event: ChannelEvent) -> Turn:
    match event:
        case ChannelHello():
            return changing.shown(_channel(state))
        case ShowLinks():
            if not state.managed:
                raise refuse(_channel(state), NotYours())
            return changing.shown(_links(state))
        case LinkChannel():
            return _link(state, event)


def _channel(state: ChannelState) -> ChannelPage:
    return ChannelPage(linked=tuple(name for _, name in state.linked))


def _links(state: ChannelState) -> LinksPage:
    linked = {node for node, _ in state.linked}
    return LinksPage(offered=tuple((node, name, node in linked) for node, name in state.managed))


def _link(state: ChannelState, event: LinkChannel) -> Turn:
    """Only a node that the person manages today; pressing twice links once."""
    name = next((name for node, name in state.managed if node == event.node), None)
    if name is None:
        raise refuse(_channel(state), NotYours())
    reply = changing.shown(LinkedPage(name=name)).reply
    if any(node == event.node for node, _ in state.linked):
        return Turn(reply=reply)
    return Turn(reply=reply, changes=(ChannelLinked(node=event.node),))

"""In a channel: the bot answers when it is mentioned, links the channel to a node or a body, and never shows a review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from dialogs.ground.ids import BodyId, NodeId
from dialogs.ground.notices import NotYours
from dialogs.ground.turn import Turn, refuse, shown
from dialogs.organisation.changes import BodyLinked, ChannelLinked
from dialogs.organisation.events import ChannelHello, LinkBody, LinkChannel, ShowLinks
from dialogs.organisation.events import Event as ChannelEvent
from dialogs.organisation.facts import ChannelState
from dialogs.organisation.pages import ChannelPage, LinkedPage, LinksPage

Id = TypeVar("Id", NodeId, BodyId)


def respond(state: ChannelState, event: ChannelEvent) -> Turn:
    match event:
        case ChannelHello():
            return shown(_channel(state))
        case ShowLinks():
            if not state.managed:
                raise refuse(_channel(state), NotYours())
            return shown(_links(state))
        case LinkChannel():
            return _link(state, event.node)
        case LinkBody():
            return _link_named(state, event)


def _channel(state: ChannelState) -> ChannelPage:
    return ChannelPage(linked=tuple(name for _, name in (*state.linked, *state.linked_bodies)))


def _links(state: ChannelState) -> LinksPage:
    linked, bodies = {node for node, _ in state.linked}, {body for body, _ in state.linked_bodies}
    return LinksPage(
        offered=tuple((node, name, node in linked) for node, name in state.managed),
        bodies=tuple((body, name, body in bodies) for body, name in state.bodies),
    )


def _link(state: ChannelState, node: NodeId) -> Turn:
    """Only a node that the person manages today; pressing twice links once."""
    name = next((name for one, name in state.managed if one == node), None)
    if name is None:
        raise refuse(_channel(state), NotYours())
    reply = shown(LinkedPage(name=name)).reply
    if any(one == node for one, _ in state.linked):
        return Turn(reply=reply)
    return Turn(reply=reply, changes=(ChannelLinked(node=node),))


def _link_named(state: ChannelState, event: LinkBody) -> Turn:
    """Typed: what is called so; where nothing or several are, the list."""
    if event.body is not None:
        return _link_body(state, event.body)
    bodies, nodes = _called(event.to or "", state.bodies), _called(event.to or "", state.managed)
    if len(bodies) + len(nodes) != 1:
        return respond(state, ShowLinks())
    return _link_body(state, bodies[0]) if bodies else _link(state, nodes[0])


def _called(typed: str, known: Iterable[tuple[Id, str]]) -> list[Id]:
    wanted = typed.strip().casefold()
    return [id_ for id_, name in known if wanted and name.casefold() == wanted]


def _link_body(state: ChannelState, body: BodyId) -> Turn:
    """Of a node that the person manages today."""
    name = next((name for one, name in state.bodies if one == body), None)
    if name is None:
        raise refuse(_channel(state), NotYours())
    reply = shown(LinkedPage(name=name, is_body=True)).reply
    if any(one == body for one, _ in state.linked_bodies):
        return Turn(reply=reply)
    return Turn(reply=reply, changes=(BodyLinked(body=body),))

"""From Teams' JSON to `Received`. Reads the raw activity: botbuilder's Activity loses the tenant and most entities.

Lenient wherever Teams is: `isGroup` has been seen as the text "True", channelData and entities may be missing.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

from bot.teams.inbound import (
    BotAdded,
    BotRemoved,
    Caller,
    CardPress,
    ChannelChange,
    ChannelChanged,
    FileAnswered,
    Ignored,
    Inbound,
    Installed,
    Member,
    MembersChanged,
    MessageIn,
    Place,
    PlaceKind,
    Received,
    Removed,
    TeamChange,
    TeamChanged,
    Upload,
    Via,
    Why,
)
from dialogs.ground.ids import ActivityId, ConversationId, EntraId, TenantId

Json = dict[str, Any]

_NOTHING: Json = {}
_CHANNEL_CHANGES = {change.value: ChannelChanged(change) for change in ChannelChange}
_TEAM_CHANGES = {change.value: TeamChanged(change) for change in TeamChange}
_INSTALLATIONS: dict[str, Inbound] = {
    "add": Installed(),
    "add-upgrade": Installed(upgrade=True),
    "remove": Removed(),
    "remove-upgrade": Removed(upgrade=True),
}


class TenantsDisagree(Exception):
    """The activity names two tenants. Teams does not do that."""


QUOTED = re.compile(r"<quoted\b[^>]*/>|<quoted\b[^>]*>.*?</quoted>", re.DOTALL | re.IGNORECASE)


def received(raw: Json, tenant: TenantId, reference: str) -> Received:
    """`raw` must have passed `bot.shape.activity`."""
    return Received(
        activity_id=ActivityId(raw["id"]) if raw.get("id") else None,
        caller=_caller(raw, tenant),
        place=_place(raw),
        what=_what(raw),
        reference=reference,
    )


def tenant_of(raw: Json) -> TenantId | None:
    """The tenant, from all places that may name it. Raises TenantsDisagree.

    In a shared channel somebody from another tenant may write; `from` then names theirs.
    """
    named = (_part(_part(raw, "channelData"), "tenant").get("id"), raw["conversation"].get("tenantId"))
    tenants = {one.lower() for one in (*named, raw["from"].get("tenantId")) if isinstance(one, str) and one}
    if len(tenants) > 1:
        raise TenantsDisagree
    return TenantId(tenants.pop()) if tenants else None


def _caller(raw: Json, tenant: TenantId) -> Caller:
    sender = raw["from"]
    return Caller(
        entra_id=EntraId(sender["aadObjectId"]) if _text(sender, "aadObjectId") else None,
        tenant=tenant,
        teams_user_id=sender["id"],
        name=_text(sender, "name") or "",
        locale=raw.get("locale") or _client_locale(raw),
    )


def _client_locale(raw: Json) -> str | None:
    return next((_text(one, "locale") for one in raw.get("entities") or () if one.get("type") == "clientInfo"), None)


def _place(raw: Json) -> Place:
    data = _part(raw, "channelData")
    conversation = raw["conversation"]
    bare, _, thread = conversation["id"].partition(";messageid=")
    kind = _kind(conversation, data)
    team, channel = _part(data, "team"), _part(data, "channel")
    if kind is not PlaceKind.CHANNEL:
        return Place(kind=kind, conversation=ConversationId(conversation["id"]), service_url=raw["serviceUrl"])
    chosen = _text(_part(_part(data, "settings"), "selectedChannel"), "id")
    return Place(
        kind=kind,
        conversation=ConversationId(conversation["id"]),
        service_url=raw["serviceUrl"],
        team=_text(team, "id") or _text(data, "teamsTeamId"),
        team_group=_text(team, "aadGroupId"),
        team_name=_text(team, "name"),
        channel=_text(channel, "id") or _text(data, "teamsChannelId") or chosen or bare,
        channel_name=_text(channel, "name"),
        thread=thread or None,
    )


def _kind(conversation: Json, data: Json) -> PlaceKind:
    said = {"personal": PlaceKind.PERSONAL, "groupChat": PlaceKind.GROUP, "channel": PlaceKind.CHANNEL}
    kind = said.get(_text(conversation, "conversationType") or "")
    if kind:
        return kind
    if "team" in data or "channel" in data:
        return PlaceKind.CHANNEL
    return PlaceKind.GROUP if str(conversation.get("isGroup")).lower() == "true" else PlaceKind.PERSONAL


def _what(raw: Json) -> Inbound:
    match raw["type"]:
        case "message":
            return _message(raw)
        case "invoke":
            return _invoke(raw)
        case "installationUpdate":
            return _INSTALLATIONS.get(raw.get("action") or "", Ignored(Why.NOT_OURS))
        case "conversationUpdate":
            return _conversation_update(raw)
        case _:
            return Ignored(Why.NOT_OURS)


def _invoke(raw: Json) -> Inbound:
    match raw.get("name"):
        case "adaptiveCard/action":
            return _execute(raw)
        case "fileConsent/invoke":
            return _file_answered(raw)
        case _:
            return Ignored(Why.UNKNOWN_INVOKE)


def _file_answered(raw: Json) -> Inbound:
    """Teams asks about files in personal chats only: an answer from anywhere else is none."""
    value, place = _part(raw, "value"), _place(raw)
    context, said = value.get("context"), _text(value, "action")
    if place.kind is not PlaceKind.PERSONAL or not isinstance(context, dict) or said not in ("accept", "decline"):
        return Ignored(Why.BAD_PRESS)
    upload = _upload(_part(value, "uploadInfo")) if said == "accept" else None
    if said == "accept" and upload is None:
        return Ignored(Why.BAD_PRESS)
    return FileAnswered(context=context, upload=upload, reply_to=_reply_to(raw))


def _upload(info: Json) -> Upload | None:
    names = ("uploadUrl", "contentUrl", "name", "uniqueId", "fileType")
    url, content_url, name, unique_id, file_type = (_text(info, one) for one in names)
    if not (url and content_url and name and unique_id and file_type):
        return None
    return Upload(url=url, content_url=content_url, name=name, unique_id=unique_id, file_type=file_type)


def _message(raw: Json) -> Inbound:
    """A Submit is a message with a value and usually no text; a button of messageBack has both."""
    value = raw.get("value")
    if isinstance(value, dict) and _text(value, "verb"):
        data = {name: one for name, one in value.items() if name != "verb"}
        return CardPress(verb=value["verb"], data=data, via=Via.SUBMIT, automatic=False, reply_to=_reply_to(raw))
    if value is not None and not raw.get("text"):
        return Ignored(Why.BAD_PRESS)
    return _words(raw)


def _words(raw: Json) -> MessageIn:
    """Not TurnContext.remove_recipient_mention: it deletes the bot's name wherever it stands and leaves the &nbsp;."""
    text = raw.get("text") or ""
    bot = raw["recipient"]["id"]
    others: list[Member] = []
    mentioned = False
    for entity in raw.get("entities") or ():
        if entity.get("type") != "mention":
            continue
        who = _part(entity, "mentioned")
        if who.get("id") == bot:
            mentioned = True
            text = text.replace(_text(entity, "text") or "", " ", 1)
        elif _text(who, "id"):
            others.append(_member(who))
    return MessageIn(text=_plain(text), mentioned=mentioned, mentions=tuple(others))


def _plain(text: str) -> str:
    """What the person wrote, without what Teams puts around it: the mark of a quoted message, and HTML's entities."""
    return unicodedata.normalize("NFKC", html.unescape(QUOTED.sub(" ", text)).replace("\xa0", " ")).strip()


def _execute(raw: Json) -> Inbound:
    value = raw.get("value")
    action = _part(value, "action") if isinstance(value, dict) else _NOTHING
    data = action.get("data")
    if action.get("type") not in ("Action.Execute", None) or not _text(action, "verb"):
        return Ignored(Why.BAD_PRESS)
    if not isinstance(data, dict | None):
        return Ignored(Why.BAD_PRESS)
    automatic = isinstance(value, dict) and value.get("trigger") == "automatic"
    return CardPress(
        verb=action["verb"], data=data or {}, via=Via.EXECUTE, automatic=automatic, reply_to=_reply_to(raw)
    )


def _reply_to(raw: Json) -> ActivityId | None:
    return ActivityId(raw["replyToId"]) if raw.get("replyToId") else None


def _conversation_update(raw: Json) -> Inbound:
    event = _text(_part(raw, "channelData"), "eventType") or ""
    changed: Inbound | None = _CHANNEL_CHANGES.get(event) or _TEAM_CHANGES.get(event)
    if changed:
        return changed
    bot = raw["recipient"]["id"]
    added, removed = _members(raw.get("membersAdded")), _members(raw.get("membersRemoved"))
    if any(member.id == bot for member in removed):
        return BotRemoved()
    if any(member.id == bot for member in added):
        return BotAdded(tuple(member for member in added if member.id != bot))
    if added or removed:
        return MembersChanged(added=added, removed=removed)
    return Ignored(Why.NOT_OURS)


def _members(raw: list[Json] | None) -> tuple[Member, ...]:
    return tuple(_member(one) for one in raw or () if _text(one, "id"))


def _member(raw: Json) -> Member:
    entra_id = _text(raw, "aadObjectId")
    return Member(id=raw["id"], name=_text(raw, "name"), entra_id=EntraId(entra_id) if entra_id else None)


def _part(raw: Json, name: str) -> Json:
    """A nested object, or an empty one where Teams left it out."""
    part = raw.get(name)
    return part if isinstance(part, dict) else _NOTHING


def _text(raw: Json, name: str) -> str | None:
    value = raw.get(name)
    return value if isinstance(value, str) and value else None

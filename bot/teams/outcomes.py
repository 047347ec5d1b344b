"""What Teams' answers to our calls mean: a pure function from status and body to the outcomes of `dialogs.rules.delivery`.

Source: the table of status codes on Microsoft's page on conversations with bots, and what has been reported beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from dialogs.delivery.rules.delivery import Delivered, Gone, GoneWhy, Outcome, Throttled, Unclear
from dialogs.ground.ids import ActivityId, ConversationId

_FORBIDDEN = {
    "BotDisabledByAdmin": GoneWhy.DISABLED_BY_ADMIN,
    "ConversationBlockedByUser": GoneWhy.BLOCKED,
    "MessageWritesBlocked": GoneWhy.WRITES_BLOCKED,
    "BotNotInConversationRoster": GoneWhy.NOT_IN_ROSTER,
    "ForbiddenOperationException": GoneWhy.NOT_IN_ROSTER,  # a chat with somebody who has not installed the app
}
_THROTTLED = (HTTPStatus.PRECONDITION_FAILED, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_UNCLEAR = {HTTPStatus.BAD_GATEWAY: "BadGateway", HTTPStatus.GATEWAY_TIMEOUT: "GatewayTimeout"}


def outcome(status: int, body: bytes, after: float | None, conversation: ConversationId, *, update: bool) -> Outcome:
    """`conversation` is where it was sent; the answer may name a new one."""
    if 200 <= status < 300:
        return _delivered(parsed(body), conversation)
    if status in _THROTTLED:
        return Throttled(status=status, after=after)
    if status in _UNCLEAR:
        return Unclear(error=_UNCLEAR[HTTPStatus(status)])
    return Gone(why=_why(status, set(_codes(parsed(body))), update=update), status=status)


def _delivered(answer: Any, conversation: ConversationId) -> Delivered:
    """A channel's new post answers {id: conversation, activityId}; a message in a conversation {id: activity}."""
    named = answer if isinstance(answer, dict) else {}
    own, activity = named.get("id"), named.get("activityId")
    if isinstance(activity, str) and activity and isinstance(own, str) and own:
        return Delivered(conversation=ConversationId(own), activity=ActivityId(activity))
    return Delivered(conversation=conversation, activity=ActivityId(own) if isinstance(own, str) and own else None)


def _why(status: int, codes: set[str], *, update: bool) -> GoneWhy:
    match status:
        case HTTPStatus.FORBIDDEN:
            return next((why for code, why in _FORBIDDEN.items() if code in codes), GoneWhy.FORBIDDEN)
        case HTTPStatus.NOT_FOUND if "ActivityNotFoundInConversation" in codes:
            return GoneWhy.ACTIVITY_MISSING
        case HTTPStatus.NOT_FOUND if update and "ConversationNotFound" not in codes:
            return GoneWhy.ACTIVITY_MISSING
        case HTTPStatus.NOT_FOUND:
            return GoneWhy.CONVERSATION_MISSING
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return GoneWhy.TOO_BIG
        case _:
            return GoneWhy.REFUSED


def parsed(body: bytes) -> Any:
    """What the body says, or None: proxies answer HTML, and a 200 with text has been seen for a delivered message."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _codes(answer: Any, depth: int = 0) -> Iterator[str]:
    """Every code in an error, also in the JSON that 209 hides inside a text: {"errorCode":209,"message":"{…}"}."""
    if not isinstance(answer, dict) or depth > 4:
        return
    for name, value in answer.items():
        if name in ("code", "subCode") and isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from _codes(value, depth + 1)
        elif isinstance(value, str) and value.lstrip().startswith("{"):
            yield from _codes(parsed(value.encode()), depth + 1)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, from either form of the header; a date is measured from the answer's own. None if there is nothing to read."""
    wanted = headers.get("Retry-After", "").strip()
    if wanted.isdigit():
        return float(wanted)
    until, now = _moment(wanted), _moment(headers.get("Date", ""))
    return max(0.0, (until - now).total_seconds()) if until and now else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

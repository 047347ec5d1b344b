"""The turn as the SDK sees it. Asks the answerer what to say, says it the way Teams wants it for this kind of activity,
and is the one place where whatever went wrong is caught, logged and regretted."""

from __future__ import annotations

import asyncio
import json
import logging
from http import HTTPStatus
from typing import Any

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity, ActivityTypes

from bot.files.later import Later
from bot.teams.activities import CARD, card_message
from bot.teams.answers import Answer, Answerer, CardAnswer, NoAnswer, RawAnswer, Sorry
from bot.teams.connector import Connector
from bot.teams.inbound import CardPress, FileAnswered, Ignored, MessageIn, PlaceKind, Received, Via, Why
from dialogs.delivery.rules.delivery import Delivered, Gone, Outcome, Throttled
from dialogs.ground.ids import ActivityId, ConversationId

log = logging.getLogger(__name__)

Json = dict[str, Any]

RECEIVED = "sam.received"  # where the edge leaves what it read, in turn_state
_SHORT = 3.0
_FILE = 300.0  # seconds for a file, with those that are made before it


class Handler(TeamsActivityHandler):  # type: ignore[misc]  # the SDK has no types
    """Overrides what the SDK would do with the parts that it gets wrong, and leaves the rest of its dispatch alone."""

    def __init__(
        self, answerer: Answerer, sorry: Sorry, connector: Connector, turn_timeout: float, later: Later
    ) -> None:
        super().__init__()
        self._answerer = answerer
        self._sorry = sorry
        self._connector = connector
        self._turn_timeout = turn_timeout
        self._later = later

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await self._by_post(turn_context.turn_state[RECEIVED])

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """The SDK's own asks the roster for every new member, one call each, and fails without channelData."""
        await self._by_post(turn_context.turn_state[RECEIVED])

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        await self._by_post(turn_context.turn_state[RECEIVED])

    async def on_invoke_activity(self, turn_context: TurnContext) -> None:
        """Not on_adaptive_card_invoke: botbuilder 4.17.1 serialises its body twice and answers 500.

        Handed to the adapter here and not returned: on the way back the SDK would copy the whole response deeply.
        """
        response = await self._invoke_response(turn_context.turn_state[RECEIVED])
        activity = Activity(type=ActivityTypes.invoke_response, value=response)
        await turn_context.adapter.send_activities(turn_context, [activity])

    async def _invoke_response(self, received: Received) -> InvokeResponse:
        match received.what:
            case CardPress(via=Via.EXECUTE):
                return _response(await self._by_response(received))
            case FileAnswered():
                begun = self._later.begin(self._by_post(received))
                return InvokeResponse(status=int(HTTPStatus.OK if begun else HTTPStatus.TOO_MANY_REQUESTS))
            case Ignored(why=Why.BAD_PRESS):
                return _response(_BAD_PRESS)
            case _:
                return InvokeResponse(status=int(HTTPStatus.NOT_IMPLEMENTED))

    async def _answer(self, received: Received) -> Answer:
        """The catch-all: nothing that goes wrong in an answer may reach a person as silence or as a trace."""
        try:
            async with asyncio.timeout(_FILE if isinstance(received.what, FileAnswered) else self._turn_timeout):
                return await self._answerer.answer(received)
        except Exception as error:  # at the door: whatever it is, the person gets the card that regrets
            log.exception("turn_failed reference=%s error=%s", received.reference, type(error).__name__)
        if not _somebody_waits(received):
            return NoAnswer()
        card = self._sorry(received.reference, received.caller.locale)
        return CardAnswer(card=card, summary=str(card.get("fallbackText") or "SAM-boten"))

    async def _by_response(self, received: Received) -> Json:
        """In the HTTP response, where it replaces the card for the one who pressed."""
        answer = await self._answer(received)
        if not isinstance(answer, CardAnswer):
            return _NOTHING_TO_SAY
        if isinstance(received.what, CardPress) and received.what.reply_to:
            await self._tell(received, received.place.conversation, received.what.reply_to, answer)
        await self._then(received, answer)
        return {"statusCode": 200, "type": CARD, "value": answer.card}

    async def _by_post(self, received: Received) -> None:
        """As an activity of its own, or in place of the card whose Submit was pressed."""
        if isinstance(received.what, Ignored):
            return
        answer = await self._answer(received)
        if isinstance(answer, NoAnswer):
            return
        if isinstance(answer, RawAnswer):
            activity, shared = answer.activity, False
        else:
            activity, shared = card_message(answer.card, answer.summary), answer.shared is not None
        done = await self._deliver(received, activity, shared=shared)
        if not isinstance(done, Delivered):
            log.warning("reply_not_delivered reference=%s outcome=%s", received.reference, _tag(done))
        elif isinstance(answer, CardAnswer):
            if done.activity:
                await self._tell(received, done.conversation, done.activity, answer)
            await self._then(received, answer)

    async def _then(self, received: Received, answer: CardAnswer) -> None:
        """What follows the card in the same chat."""
        if answer.then is None:
            return
        done = await self._twice(received, None, answer.then)
        if not isinstance(done, Delivered):
            log.warning("then_not_delivered reference=%s outcome=%s", received.reference, _tag(done))

    async def _deliver(self, received: Received, activity: Json, *, shared: bool) -> Outcome:
        """In a group chat only what is for all of them takes the place of the card that they look at."""
        what = received.what
        if (
            isinstance(what, CardPress | FileAnswered)
            and what.reply_to
            and (shared or received.place.kind is not PlaceKind.GROUP)
        ):
            done = await self._twice(received, what.reply_to, activity)
            if not isinstance(done, Gone):
                return done
        return await self._twice(received, None, activity)

    async def _twice(self, received: Received, card: ActivityId | None, activity: Json) -> Outcome:
        """A reply has a person waiting: a short throttling is sat out here, once. The outbox has more patience."""
        done = await self._once(received, card, activity)
        if isinstance(done, Throttled) and (wait := 1.0 if done.after is None else done.after) <= _SHORT:
            await asyncio.sleep(wait)
            return await self._once(received, card, activity)
        return done

    async def _once(self, received: Received, card: ActivityId | None, activity: Json) -> Outcome:
        place = received.place
        if card:
            return await self._connector.update(place.service_url, place.conversation, card, activity)
        return await self._connector.send(place.service_url, place.conversation, activity)

    async def _tell(
        self, received: Received, conversation: ConversationId, activity: ActivityId, answer: CardAnswer
    ) -> None:
        """The card is out already, so a failure here must not put a sorry in its place."""
        if answer.shared is None:
            return
        try:
            await self._answerer.sent(received, conversation, activity, answer.shared)
        except Exception as error:  # at the door: the card is out, and only its note in the database is missing
            log.exception("sent_failed reference=%s error=%s", received.reference, type(error).__name__)


# Must not be empty: Teams takes an empty value for a failure, shows a banner and sends the press again.
_NOTHING_TO_SAY: Json = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "OK"}
_BAD_PRESS: Json = {
    "statusCode": 400,
    "type": "application/vnd.microsoft.error",
    "value": {"code": "BadRequest", "message": "Not a press that this bot understands"},
}


def _somebody_waits(received: Received) -> bool:
    """A channel need not be told that a change of its members went wrong, nor that something not said to the bot did."""
    match received.what:
        case CardPress() | FileAnswered():
            return True
        case MessageIn(mentioned=mentioned):
            return mentioned or received.place.kind is PlaceKind.PERSONAL
        case _:
            return False


def _response(body: Json) -> InvokeResponse:
    """Written out here, once: the SDK's way to JSON takes half a millisecond for a card."""
    return InvokeResponse(status=200, body=json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode())


def _tag(outcome: Outcome) -> str:
    return outcome.why.value if isinstance(outcome, Gone) else type(outcome).__name__

"""What botbuilder asks of a connector client, done by ours: so that `TurnContext.send_activity` and its like work too.

Our own answers do not come this way: the SDK copies each activity deeply and takes 7 ms to serialise a card.
"""

from __future__ import annotations

from botbuilder.schema import Activity, ResourceResponse
from botframework.connector.auth import ConnectorFactory

from bot.teams.connector import Connector
from dialogs.delivery.rules.delivery import Delivered, Outcome
from dialogs.ground.ids import ActivityId, ConversationId


class NotDelivered(Exception):
    """The SDK knows success and exceptions only."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(repr(outcome))
        self.outcome = outcome


class SdkConversations:
    """The part of ConversationsOperations that CloudAdapter calls."""

    def __init__(self, connector: Connector, service_url: str) -> None:
        self._connector = connector
        self._service_url = service_url

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> ResourceResponse:
        return _response(
            await self._connector.send(self._service_url, ConversationId(conversation_id), activity.serialize())
        )

    async def reply_to_activity(
        self,
        conversation_id: str,
        activity_id: str,  # noqa: ARG002 (the SDK's signature)
        activity: Activity,
    ) -> ResourceResponse:
        """Threads are told apart by the conversation's id, not by the activity replied to."""
        return await self.send_to_conversation(conversation_id, activity)

    async def update_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        conversation, known = ConversationId(conversation_id), ActivityId(activity_id)
        return _response(await self._connector.update(self._service_url, conversation, known, activity.serialize()))

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        _response(
            await self._connector.delete(self._service_url, ConversationId(conversation_id), ActivityId(activity_id))
        )


class SdkConnector:
    def __init__(self, connector: Connector, service_url: str) -> None:
        self.conversations = SdkConversations(connector, service_url)


class SdkConnectors(ConnectorFactory):  # type: ignore[misc]  # the SDK has no types
    """The SDK's public seam for connectors: nothing is opened here, all share one session."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def create(self, service_url: str, audience: str) -> SdkConnector:  # noqa: ARG002 (the SDK's signature)
        return SdkConnector(self._connector, service_url)


def _response(outcome: Outcome) -> ResourceResponse:
    if isinstance(outcome, Delivered):
        return ResourceResponse(id=outcome.activity)
    raise NotDelivered(outcome)

"""A card as a message on Teams' wire: the same for an answer, for a letter, and for the edit of either."""

from __future__ import annotations

from typing import Any

CARD = "application/vnd.microsoft.card.adaptive"


def card_message(card: dict[str, Any], summary: str) -> dict[str, Any]:
    """No text beside the card: Teams would make two messages of it, count it twice and return no id."""
    return {
        "type": "message",
        "summary": summary,
        "inputHint": "acceptingInput",
        "attachments": [{"contentType": CARD, "content": card}],
    }

"""What `outbox` says, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.ground.texts import Text
from storage.delivery.outbox.tending import Awaits, State

NONE = Text("Inga sådana meddelanden.", "No such messages.")
COUNT = Text("{total} meddelanden, {n} visas.", "{total} messages, {n} shown.")
NOT_THERE = Text("Det finns inget meddelande {asked}.", "There is no message {asked}.")
PAUSED = Text(
    "Inget skickas till klienten {tenant} förrän {until}: Teams har bett om det.",
    "Nothing is sent to tenant {tenant} until {until}: Teams has asked for that.",
)
AGAIN = Text("{n} meddelanden skickas igen.", "{n} messages are sent again.")
NOT_AGAIN = Text("Meddelande {id} kan inte skickas igen: {state}.", "Message {id} cannot be sent again: {state}.")
DROPPED = Text("Meddelande {id} skickas inte.", "Message {id} will not be sent.")
NOT_DROPPED = Text("Meddelande {id} kan inte tas bort: {state}.", "Message {id} cannot be dropped: {state}.")

HEAD = (
    Text("nr", "no."),
    Text("slag", "kind"),
    Text("läge", "state"),
    Text("väntar på", "waits for"),
    Text("försök", "tries"),
    Text("senaste svar", "last outcome"),
    Text("när", "due"),
)
TO = Text("till", "to")
KEY = Text("nyckel", "key")
UNCLEAR = Text("oklara försök", "unclear tries")
SINCE = Text("väntar sedan", "waits since")
CLAIMED = Text("senast försökt", "last tried")
SENT = Text("framme", "arrived")
SUBJECT = Text("gäller", "subject")

STATES: Mapping[State, Text] = {
    State.PENDING: Text("väntar", "waiting"),
    State.SENDING: Text("skickas", "being sent"),
    State.RETRY: Text("försöker igen", "trying again"),
    State.SENT: Text("framme", "sent"),
    State.DROPPED: Text("behövs inte", "dropped"),
    State.DEAD: Text("uppgiven", "dead"),
}
AWAITS: Mapping[Awaits, Text] = {
    Awaits.ADDRESS: Text("att boten träffar mottagaren", "the bot to meet the receiver"),
    Awaits.TURN: Text("sin tur", "its turn"),
    Awaits.LATER: Text("sin tid", "its time"),
    Awaits.PAUSE: Text("att pausen tar slut", "the end of the pause"),
    Awaits.ANSWER: Text("svar från Teams", "an answer from Teams"),
    Awaits.OPERATOR: Text("dig", "you"),
    Awaits.NOTHING: Text("–", "–"),
}

"""The outbox: whatever must reach somebody else is a row before it is a message.

    pending ──claim──> sending ──record──> sent
       ^                 │  │ └──────────> dropped   obsolete, or a card that nobody can see any more
       │                 │  └────────────> dead      shown to the operator
       └──── retry <─────┘                           also when a claim lapses, because its process died

A row whose lane is NULL waits for an address: nobody knows yet where in Teams the person or the channel is.
"""

from storage.delivery.outbox.addresses import address_known, lost_address, readdress
from storage.delivery.outbox.claiming import Claimed, claim
from storage.delivery.outbox.putting import Landed, Outgoing, put, put_edit
from storage.delivery.outbox.recording import pause, record, throttled_lanes
from storage.delivery.outbox.status import Health, Undelivered, is_due, sent_activity, undelivered, waiting

__all__ = [
    "Claimed",
    "Health",
    "Landed",
    "Outgoing",
    "Undelivered",
    "address_known",
    "claim",
    "is_due",
    "lost_address",
    "pause",
    "put",
    "put_edit",
    "readdress",
    "record",
    "sent_activity",
    "throttled_lanes",
    "undelivered",
    "waiting",
]

"""The lines above the cards where somebody is to receive something: what is lacking."""

from __future__ import annotations

from cards.texts import Texts
from dialogs.ground.notices import Lacking
from dialogs.organisation.notices import ReceiverLack

MOST_NAMES = 6


def lack(lack: ReceiverLack, notice: Lacking, t: Texts) -> str:
    match lack:
        case ReceiverLack.RECEIVER_UNKNOWN:
            return t("I do not find that unit, or nobody manages it. Write its name as it is in the organisation.")
        case ReceiverLack.RECEIVER_SEVERAL:
            some = notice.candidates[:MOST_NAMES]
            return t("Several units have that name: {names}. Write the whole name.", names=t.names(some))
        case ReceiverLack.RECEIVER_SAME:
            return t("It lies there already. Choose somebody else.")
        case _:
            return t("Choose to whom it goes.")

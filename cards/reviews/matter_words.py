"""What many cards about matters say in the same way: who has it, how it stands, what somebody can choose among."""

from __future__ import annotations

from typing import assert_never

from cards.ground.common import shorten
from cards.parts import Option
from cards.texts import Texts
from dialogs.matters.pages import ReceiverName
from dialogs.organisation.rules.receivers import MatterKind, Near, ReceiverChoice, ReceiverRole
from dialogs.reviews.lifted import RETURN
from dialogs.reviews.rules.said import MatterState

LONGEST = 600  # characters of what somebody wrote
IN_A_LIST = 160


def receiver_words(receiver: ReceiverName, t: Texts) -> str:
    """Medicinkliniken; HR-stöd, Hälso- och sjukvårdsförvaltningen"""
    match receiver.role:
        case ReceiverRole.MANAGER:
            return receiver.node
        case ReceiverRole.HR_SUPPORT:
            return t("HR support, {node}", node=receiver.node)
        case ReceiverRole.PREMISES:
            return t("Premises, {node}", node=receiver.node)
        case _:
            assert_never(receiver.role)


def state_words(state: MatterState, *, overdue: bool, t: Texts) -> str:
    match state:
        case MatterState.OPEN:
            return t("waits for an answer, late") if overdue else t("waits for an answer")
        case MatterState.TAKEN:
            return t("taken on")
        case MatterState.ANSWERED:
            return t("answered")
        case MatterState.MERGED:
            return t("handled together with others")
        case MatterState.WITHDRAWN:
            return t("taken back")
        case _:
            assert_never(state)


def kind_words(kind: MatterKind, t: Texts) -> str:
    return t("Returned task") if kind is MatterKind.RETURNED_TASK else t("Raised matter")


def receiver_options(receivers: tuple[ReceiverChoice, ...], t: Texts, *, returnable: bool = False) -> list[Option]:
    """The level above is the first, and what is meant where nothing is chosen."""
    options = [Option(_choice(one, t), one.receiver.key) for one in receivers]
    above = next((one for one in receivers if one.near is Near.ABOVE), None)
    if returnable and above is not None:
        options.insert(1, Option(t("{node}: hand back a task (9 §)", node=above.name), RETURN))
    return options


def _choice(one: ReceiverChoice, t: Texts) -> str:
    match one.near:
        case Near.ABOVE:
            return t("{node} (the level above)", node=one.name)
        case Near.HR:
            return t("HR support, {node}", node=one.name)
        case Near.PREMISES:
            return t("Premises, {node}", node=one.name)
        case Near.BESIDE:
            return one.name
        case _:
            assert_never(one.near)


def in_short(what: str) -> str:
    return shorten(what, IN_A_LIST)

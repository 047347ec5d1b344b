"""Teams' activities as values, from the samples of Microsoft's documentation and of traces in its issue trackers."""

from __future__ import annotations

from typing import Any

import pytest

from bot.teams import reading, shape
from bot.teams.inbound import (
    BotAdded,
    BotRemoved,
    CardPress,
    ChannelChange,
    ChannelChanged,
    Ignored,
    Installed,
    Member,
    MembersChanged,
    MessageIn,
    PlaceKind,
    Received,
    Removed,
    TeamChange,
    TeamChanged,
    Via,
    Why,
)
from dialogs.ground.ids import ActivityId, TenantId
from tests.fake_teams import ANNA, BOT, CHANNEL, GROUP, PERSONAL, TENANT, Chat, FakeTeams, Json

MENTION = {"type": "mention", "mentioned": {"id": BOT, "name": "SAM-boten"}, "text": "<at>SAM-boten</at>"}
WINDOWS = {"type": "clientInfo", "locale": "en-GB", "country": "SE", "platform": "Windows"}


@pytest.fixture
def sent(teams: FakeTeams) -> Any:
    """Makes an activity and reads it as the edge does."""

    def read(kind: str, place: Chat = PERSONAL, **fields: Any) -> Received:
        return reading.received(
            shape.activity(teams.activity(kind, ANNA, place, **fields)), TenantId(TENANT), "ab12cd34"
        )

    return read


def test_a_typed_message_tells_who_where_and_what(sent: Any) -> None:
    """Everything a turn needs to know about its person, from the token-protected activity alone."""
    received = sent("message", text="hjälp", attachments=[{"contentType": "text/html", "content": "<p>hjälp</p>"}])

    assert received.what == MessageIn(text="hjälp", mentioned=False)
    assert (received.caller.entra_id, received.caller.tenant) == (ANNA.entra_id, TENANT)
    assert (received.caller.name, received.caller.locale) == ("Anna Ek", "sv-SE")
    assert (received.place.kind, received.place.conversation) == (PlaceKind.PERSONAL, PERSONAL.id)


def test_the_bots_own_name_is_not_part_of_what_was_said(sent: Any) -> None:
    """`@SAM-boten status` in a channel is the command `status`; Teams puts a &nbsp; and a newline around it."""
    received = sent("message", CHANNEL, text="<at>SAM-boten</at>&nbsp;status\n", entities=[MENTION, WINDOWS])

    assert received.what == MessageIn(text="status", mentioned=True)
    assert received.place.channel == "19:abc@thread.tacv2"
    assert received.place.thread == "1732190001111"
    assert (received.place.team, received.place.team_name) == ("19:general@thread.tacv2", "Avd 32")
    assert received.place.conversation == CHANNEL.id  # with the thread: a reply belongs there


def test_the_bots_name_stays_where_it_was_not_a_mention(sent: Any) -> None:
    """botbuilder would delete it from the middle of a sentence."""
    received = sent("message", GROUP, text="<at>SAM-boten</at> vad gör SAM-boten?", entities=[MENTION])
    assert received.what.text == "vad gör SAM-boten?"


def test_other_people_who_are_mentioned_are_told_apart(sent: Any) -> None:
    """A measure's accountable person may be mentioned; their name stays in the text."""
    sven = {"type": "mention", "mentioned": {"id": "29:sven", "name": "Sven"}, "text": "<at>Sven</at>"}
    broken: list[Json] = [{"type": "mention"}, {"type": "mention", "mentioned": {"name": "?"}}]
    received = sent("message", text="<at>Sven</at> gör det", entities=[sven, *broken])
    assert received.what == MessageIn(
        text="<at>Sven</at> gör det", mentioned=False, mentions=(Member(id="29:sven", name="Sven"),)
    )


@pytest.mark.parametrize("typed", ["\u00a0ja\u00a0", "&nbsp;ja ", "\uff4a\uff41", "j\u0061"])
def test_what_looks_like_ja_is_ja(sent: Any, typed: str) -> None:
    """Clients put no-break spaces and full-width letters where nobody typed them."""
    assert sent("message", text=typed).what.text == "ja"


def test_an_a_with_a_ring_is_one_letter(sent: Any) -> None:
    """A Mac may send å as a and a ring; the word is the same."""
    assert sent("message", text="a\u030atga\u0308rder").what.text == "åtgärder"


def test_execute_and_submit_say_the_same(sent: Any) -> None:
    """One button has both forms, and must not mean two things."""
    action = {"type": "Action.Execute", "title": "Spara", "verb": "answer", "data": {"q": 7, "choice": "no"}}
    executed = sent("invoke", name="adaptiveCard/action", value={"action": action}, replyToId="17").what
    submitted = sent("message", value={"verb": "answer", "q": 7, "choice": "no"}, replyToId="17").what

    data = {"q": 7, "choice": "no"}
    assert executed == CardPress(verb="answer", data=data, via=Via.EXECUTE, automatic=False, reply_to=ActivityId("17"))
    assert submitted == CardPress(verb="answer", data=data, via=Via.SUBMIT, automatic=False, reply_to=ActivityId("17"))


@pytest.mark.parametrize(("trigger", "automatic"), [("automatic", True), ("manual", False), (None, False)])
def test_a_refresh_is_known_from_a_press(sent: Any, trigger: str | None, automatic: bool) -> None:
    """A refresh that nobody asked for may change nothing."""
    value = {"action": {"type": "Action.Execute", "verb": "show"}, "trigger": trigger}
    assert sent("invoke", name="adaptiveCard/action", value=value).what.automatic is automatic


@pytest.mark.parametrize(
    "value",
    [None, [], "x", {}, {"action": []}, {"action": {"verb": 7}}, {"action": {"verb": "a", "data": []}}],
)
def test_a_press_of_the_wrong_shape_is_no_press(sent: Any, value: Any) -> None:
    """Anybody in a chat can send one; it must end here."""
    assert sent("invoke", name="adaptiveCard/action", value=value).what == Ignored(Why.BAD_PRESS)


def test_a_value_without_verb_is_words_if_there_are_any(sent: Any) -> None:
    """A button of the kind messageBack has both text and value."""
    assert sent("message", value={"x": 1}, text="status").what == MessageIn(text="status", mentioned=False)
    assert sent("message", value={"x": 1}).what == Ignored(Why.BAD_PRESS)


@pytest.mark.parametrize(
    ("action", "what"),
    [
        ("add", Installed()),
        ("add-upgrade", Installed(upgrade=True)),
        ("remove", Removed()),
        ("remove-upgrade", Removed(upgrade=True)),
        ("shake", Ignored(Why.NOT_OURS)),
        (None, Ignored(Why.NOT_OURS)),
    ],
)
def test_installing_and_removing_are_told_apart(sent: Any, action: str | None, what: Any) -> None:
    """After a removal nothing may be sent; an upgrade is not a removal."""
    assert sent("installationUpdate", action=action).what == what


def test_installed_in_a_team_names_the_channel_that_was_chosen(sent: Any) -> None:
    """The trace of a real installation: isGroup is a text, and the conversation is the chosen channel."""
    received = sent(
        "installationUpdate",
        action="add",
        conversation={"isGroup": "True", "tenantId": TENANT, "id": "19:abc@thread.tacv2"},
        channelData={
            "team": {"aadGroupId": "b1", "name": "Avd 32", "id": "19:general@thread.tacv2"},
            "settings": {"selectedChannel": {"id": "19:abc@thread.tacv2"}},
            "tenant": {"id": TENANT},
        },
    )
    place = received.place
    assert (place.kind, place.team_group, place.channel) == (PlaceKind.CHANNEL, "b1", "19:abc@thread.tacv2")


@pytest.mark.parametrize(
    ("group", "kind"), [("True", PlaceKind.GROUP), (True, PlaceKind.GROUP), (None, PlaceKind.PERSONAL)]
)
def test_a_chat_without_a_type_is_told_by_isgroup(sent: Any, group: Any, kind: PlaceKind) -> None:
    """Both forms have been seen; a group must never be taken for somebody's own chat."""
    received = sent("message", conversation={"id": "19:x", "isGroup": group}, channelData=None, text="hej")
    assert received.place.kind is kind


def test_the_bot_being_added_is_not_a_change_of_members(sent: Any) -> None:
    """A personal installation adds the bot and the person in one event."""
    anna = {"id": ANNA.teams_id, "aadObjectId": ANNA.entra_id}
    added = sent("conversationUpdate", membersAdded=[{"id": BOT}, anna]).what
    assert isinstance(added, BotAdded)
    assert [(one.id, one.entra_id) for one in added.others] == [(ANNA.teams_id, ANNA.entra_id)]
    assert sent("conversationUpdate", membersRemoved=[{"id": BOT}]).what == BotRemoved()


def test_joining_and_leaving_in_one_event_are_both_seen(sent: Any) -> None:
    """botbuilder handles only the joining."""
    changed = sent("conversationUpdate", GROUP, membersAdded=[{"id": "29:a"}], membersRemoved=[{"id": "29:b"}]).what
    assert changed == MembersChanged(added=(Member(id="29:a"),), removed=(Member(id="29:b"),))


@pytest.mark.parametrize("change", ChannelChange)
def test_changes_of_a_channel_carry_its_name(sent: Any, change: ChannelChange) -> None:
    """The summary goes to a channel by id, and is shown to people by name."""
    channel = {"id": "19:abc@thread.tacv2", "name": "Nytt namn"}
    data = {**CHANNEL.data, "eventType": change.value, "channel": channel, "tenant": {"id": TENANT}}
    received = sent("conversationUpdate", CHANNEL, channelData=data)
    assert (received.what, received.place.channel_name) == (ChannelChanged(change), "Nytt namn")


@pytest.mark.parametrize("change", TeamChange)
def test_changes_of_a_team_are_told_apart(sent: Any, change: TeamChange) -> None:
    """Nothing can be posted to an archived team, and everything again when it comes back."""
    data = {**CHANNEL.data, "eventType": change.value}
    assert sent("conversationUpdate", CHANNEL, channelData=data).what == TeamChanged(change)


@pytest.mark.parametrize("kind", ["messageReaction", "messageUpdate", "messageDelete", "typing", "event", "banana"])
def test_what_is_not_ours_is_left_alone(sent: Any, kind: str) -> None:
    """Teams sends these to every bot, and will think of more."""
    assert sent(kind).what == Ignored(Why.NOT_OURS)


def test_the_language_may_come_from_the_client_only(sent: Any) -> None:
    """Some events have no locale, but tell of the client."""
    assert sent("message", text="hi", locale=None, entities=[WINDOWS]).caller.locale == "en-GB"
    assert sent("message", text="hi", locale=None).caller.locale is None


def test_tenants_must_agree(teams: FakeTeams) -> None:
    """An activity of two tenants is somebody's trick."""
    raw = teams.activity("message", text="hej", channelData={"tenant": {"id": "another"}})
    with pytest.raises(reading.TenantsDisagree):
        reading.tenant_of(raw)
    assert reading.tenant_of(teams.activity("message", channelData=None)) == TENANT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<quoted messageId="1772050244572"/> ja', "ja"),
        ('<quoted messageId="1"></quoted>nej: tid saknas', "nej: tid saknas"),
        ('<quoted messageId="1">Fråga 7 av 26</quoted> delvis', "delvis"),
        ("delvis:&nbsp;saknar rutin &amp; tid", "delvis: saknar rutin & tid"),
        ("färre än &lt; 5", "färre än < 5"),
    ],
)
def test_what_teams_puts_around_a_message_is_taken_off(sent: Any, text: str, said: str) -> None:
    """A quoted reply begins with a mark of the message that it answers; entities are how a client writes a space."""
    assert sent("message", text=text).what.text == said

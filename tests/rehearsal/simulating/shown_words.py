"""What a made-up year says of itself, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.ground.texts import Text

HEADLINE = Text(
    "Ett påhittat år: {year}, till och med {ends} (frö {seed}). Ingen har fått något av det här.",
    "A made-up year: {year}, until {ends} (seed {seed}). Nobody has got any of this.",
)
WEEKS = (
    Text("vecka", "week"),
    Text("från", "from"),
    Text("inbjudna", "invited"),
    Text("påminda", "digests"),
    Text("brev", "letters"),
    Text("kanaler", "channels"),
    Text("nådda", "reached"),
    Text("brev om", "letters about"),
)
ARRIVED = Text("{n} meddelanden kom fram, till {people} personer och kanaler.", "{n} messages arrived, at {people}.")
REFUSED = Text("Teams tog inte emot genast: {outcomes}.", "Teams did not take at once: {outcomes}.")
DROPPED = Text(
    "{n} blev inaktuella innan de skickades. {waiting} väntar på att boten ska få träffa mottagaren.",
    "{n} became pointless before they were sent. {waiting} wait until the bot meets their receiver.",
)
PRESSED = Text(
    "{n} knappar trycktes, av {verbs} slag, alla på kort som boten hade skickat.",
    "{n} buttons were pressed, of {verbs} kinds, all on cards that the bot had sent.",
)
STANDING = (Text("så långt kom allt", "how far it came"), Text("antal", "number"))
HELD = Text("Alla regler höll.", "All rules held.")
BROKEN = Text("{n} av {of} regler höll inte.", "{n} of {of} rules did not hold.")
PLAYING = Text("Spelar upp året ...", "Playing the year ...")
NOT_EMPTY = Text(
    "Databasen har redan en organisation. Ett påhittat år vill ha en tom databas.",
    "The database has an organisation already. A made-up year wants an empty one.",
)
WRITTEN = Text("Allt står i {path}.", "All of it is in {path}.")

RULES: Mapping[str, Text] = {
    "nobody is reminded of what they have done": Text(
        "ingen påminns om det som är gjort", "nobody is reminded of what they have done"
    ),
    "at most one digest for a person and a day": Text(
        "högst en påminnelse per person och dag", "at most one digest for a person and a day"
    ),
    "nothing in quiet time": Text(
        "ingenting på kvällar, helger, helgdagar eller i tysta månader",
        "nothing in the evening, at weekends, on holidays or in quiet months",
    ),
    "nothing while the bot was down": Text("ingenting medan boten låg nere", "nothing while the bot was down"),
    "each milestone at most once": Text("varje påminnelse högst en gång", "each milestone at most once"),
    "the latest milestone always": Text("den senaste påminnelsen alltid", "the latest milestone always"),
    "every message is accounted for": Text(
        "varje meddelande kom fram en gång, blev inaktuellt eller väntar på en adress",
        "every message arrived once, became pointless, or waits for an address",
    ),
}

COUNTED: Mapping[str, Text] = {
    "people": Text("personer", "people"),
    "people met": Text("som boten har träffat", "whom the bot has met"),
    "reviews": Text("uppföljningar", "follow-ups"),
    "reviews begun": Text("påbörjade", "begun"),
    "reviews handed over": Text("överlämnade", "handed over"),
    "reviews signed": Text("underskrivna", "signed"),
    "of them late": Text("varav sena, med skäl", "late, with a reason"),
    "causes said": Text("har sagt vad som stod i vägen", "said what stood in the way"),
}
OF_STATES: Mapping[str, Text] = {"measures": Text("åtgärder", "measures"), "matters": Text("lyfta frågor", "matters")}
STATES: Mapping[str, Text] = {
    "proposed": Text("föreslagna", "proposed"),
    "planned": Text("planerade", "planned"),
    "done": Text("klara", "done"),
    "controlled": Text("hjälpte", "helped"),
    "insufficient": Text("räckte inte", "not enough"),
    "cannot": Text("kan inte göras", "cannot be done"),
    "cancelled": Text("borttagna", "taken out"),
    "open": Text("utan svar", "without an answer"),
    "taken": Text("tagna", "taken"),
    "answered": Text("besvarade", "answered"),
    "merged": Text("ihopslagna", "merged"),
    "withdrawn": Text("återtagna", "withdrawn"),
}

KINDS: Mapping[str, Text] = {
    "invitation": Text("inbjudan", "invitation"),
    "digest": Text("påminnelse", "digest"),
    "reminder": Text("påmind senare", "reminded later"),
    "handed_over": Text("överlämnat", "handed over"),
    "asked_again": Text("ändrat", "asked again"),
    "talk": Text("att prata igenom", "to talk through"),
    "to_sign": Text("att skriva under", "to sign"),
    "signed": Text("underskrivet", "signed"),
    "reopened": Text("öppnat igen", "reopened"),
    "joined": Text("svarar tillsammans", "joined"),
    "not_mine": Text("inte min enhet", "not mine"),
    "support": Text("vill ha stöd", "support"),
    "lifted": Text("lyft", "lifted"),
    "measure_asked": Text("ny åtgärd", "measure asked"),
    "measure_moved": Text("skjuten åtgärd", "measure moved"),
    "measure_handed": Text("åtgärd lämnad vidare", "measure handed on"),
    "all_handed": Text("allt överlämnat", "everything handed over"),
    "take_over": Text("övertagande erbjuds", "take-over offered"),
    "measure_cannot": Text("åtgärd kan inte göras", "measure cannot be done"),
    "measure_dropped": Text("åtgärd borttagen", "measure dropped"),
    "measure_planned": Text("egen åtgärd", "measure planned"),
    "measure_proposed": Text("föreslagen åtgärd", "measure proposed"),
    "measure_shared": Text("gemensam åtgärd", "measure shared"),
    "matter_step": Text("svar på lyft fråga", "answer to a matter"),
    "matter_measure": Text("åtgärd av lyft fråga", "measure of a matter"),
    "extra_offer": Text("extra uppföljning erbjuds", "extra follow-up offered"),
    "results_entered": Text("svar inlagda", "results entered"),
    "summary": Text("sammanfattning", "summary"),
    "weekly": Text("veckans rad", "weekly line"),
    "monthly": Text("månadens rad", "monthly line"),
}

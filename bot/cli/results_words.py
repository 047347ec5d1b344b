"""What `results` says, in Swedish and English: what is wrong with a row and what to do, and what it came to."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.ground.texts import Text
from storage.organisation.importing.problems import ProblemKind

P = ProblemKind

PROBLEMS: Mapping[ProblemKind, Text] = {
    P.UNKNOWN_WORD: Text("Ordet är okänt. Skriv en av: {fact}.", "The word is unknown. Write one of: {fact}."),
    P.BAD_NUMBER: Text("Skriv ett heltal, {fact}.", "Write a whole number, {fact}."),
    P.NOT_ONE_PERSON: Text(
        "En person ska ansvara, inte en grupp. Skriv ett person-id eller en e-postadress.",
        "One person is accountable, not a group. Write a person's id or e-mail address.",
    ),
    P.UNKNOWN_BODY: Text(
        "Inget organ har detta id. Rätta det, eller lägg till organet i samma inläsning.",
        "No body has this id. Mend it, or add the body in the same import.",
    ),
    P.NO_SUCH_PERSON: Text(
        "Ingen person har detta id eller denna e-postadress. Rätta det, eller läs in personen först.",
        "Nobody has this id or e-mail address. Mend it, or import the person first.",
    ),
    P.NO_SUCH_NODE: Text(
        "Ingen nod i organisationen har detta id. Rätta det, eller läs in organisationen först.",
        "No node of the organisation has this id. Mend it, or import the organisation first.",
    ),
    P.NO_REVIEW: Text(
        "Noden har ingen uppföljning i omgången {fact}. Välj en annan omgång.",
        "The node has no review in the round {fact}. Choose another round.",
    ),
    P.NOBODY_CONFIRMS: Text(
        "{fact} har ingen chef som kan bekräfta det som läggs in. Läs in en chef först.",
        "{fact} has no manager who could confirm what is written in. Import a manager first.",
    ),
    P.NOT_OPEN_YET: Text(
        "Svarsfönstret öppnar först {fact}. Lägg in det då.", "The window opens only on {fact}. Write it in then."
    ),
    P.UNKNOWN_QUESTION: Text(
        "Frågan finns inte i enhetens checklista. Skriv dess nummer, 1–{fact}, eller dess id.",
        "The unit's checklist has no such question. Write its number, 1–{fact}, or its id.",
    ),
    P.UNKNOWN_CHOICE: Text(
        "Svaret finns inte i checklistans skala. Skriv ett av: {fact}.",
        "The checklist's scale has no such answer. Write one of: {fact}.",
    ),
    P.NEEDS_REASON: Text(
        "{fact} behöver ett skäl. Skriv det i kommentar.", "{fact} needs a reason. Write it in kommentar."
    ),
    P.UNKNOWN_ACCOUNTABLE: Text(
        "Ingen i organisationen har detta id eller denna e-postadress. Rätta, eller läs in personen först.",
        "Nobody in the organisation has this id or e-mail address. Mend it, or import the person first.",
    ),
    P.DOUBLED_RESULT: Text(
        "Samma sak står redan på rad {fact}. Ta bort den ena. Enheter som svarar tillsammans har en gemensam uppföljning.",
        "Row {fact} is about the same. Remove one. Units that answer together have one review.",
    ),
    P.REVIEW_BEGUN: Text(
        "Uppföljningen för {fact} är redan påbörjad och ändras inte utifrån. Ta bort raden, och låt chefen ändra i Teams.",
        "The review of {fact} is begun and is not changed from outside. Remove the row; the manager changes it in Teams.",
    ),
    P.REVIEW_SIGNED: Text(
        "Uppföljningen för {fact} är underskriven. Ta bort raden. Ska något ändras öppnar chefen eller ombudet den igen.",
        "The review of {fact} is signed. Remove the row. To change it, the manager or the representative opens it again.",
    ),
    P.DAY_HAS_PASSED: Text("Dagen har redan passerat.", "The day has passed already."),
    P.MEASURE_THERE: Text(
        "Åtgärden är redan inlagd, men med annan dag, ansvarig, typ eller prioritet. Den ändras inte. Ändra den i Teams.",
        "The measure is there already, with another day, person, kind or priority. It is not changed. Change it in Teams.",
    ),
}

NO_BY = Text("--by får inte vara tomt: skriv vem som lägger in.", "--by must not be empty: say who writes them in.")
NO_ROUND = Text("Det finns ingen omgång för {year}.", "There is no round for {year}.")
SEVERAL = Text(
    "{year} har flera omgångar. Lägg till --checklist med en av dem: {checklists}.",
    "{year} has several rounds. Add --checklist with one of them: {checklists}.",
)
MOVED_ON = Text(
    "Någon ändrade en av uppföljningarna i samma stund. Ingenting är inlagt. Kör igen.",
    "Somebody changed one of the reviews in the same moment. Nothing was written in. Run it again.",
)
HEAD = (
    Text("enhet", "unit"),
    Text("svar", "answers"),
    Text("deltagare", "participants"),
    Text("åtgärder", "measures"),
    Text("bekräftas av", "confirmed by"),
)
PROPOSED_HEAD = (
    Text("enhet", "unit"),
    Text("åtgärd som chefen får ta ställning till", "measure for the manager to decide about"),
)
NOTHING = Text(
    "Ingenting ändras: allt står redan så ({unchanged} rader).",
    "Nothing changes: it all stands there already ({unchanged} rows).",
)
WOULD = Text(
    "Skulle läggas in ({how}): uppföljningar {reviews}, svar {answers}, åtgärder i plan {measures}, förslag {proposed}. "
    "Redan så: {unchanged} rader. Inget är sparat.",
    "Would be written in ({how}): reviews {reviews}, answers {answers}, measures in a plan {measures}, proposals {proposed}. "
    "Already so: {unchanged} rows. Nothing was saved.",
)
DONE = Text(
    "Inlagt ({how}): uppföljningar {reviews}, svar {answers}, åtgärder i plan {measures}, förslag {proposed}. Redan så: "
    "{unchanged} rader. Cheferna får ett meddelande: de går igenom, kompletterar och lämnar över.",
    "Written in ({how}): reviews {reviews}, answers {answers}, measures in a plan {measures}, proposals {proposed}. Already "
    "so: {unchanged} rows. The managers are told: they go through it, complete it and hand over.",
)

"""What to say about each problem and change of an import, in Swedish and English: what it is, and what to do.

Not in the cards' catalogues: these words are for the terminal, and each belongs to one kind of problem of storage.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.cli import results_words
from dialogs.ground.texts import Language, Text
from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.importing.changes import ChangeKind
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.records import ROLES

P = ProblemKind

# {value} is what stands in the file, {fact} the one more thing that the kind tells.
PROBLEMS: Mapping[ProblemKind, Text] = {
    P.NO_SUCH_PATH: Text(
        "Mappen eller filen finns inte. Kontrollera sökvägen.", "There is no such folder or file. Check the path."
    ),
    P.NOT_A_WORKBOOK: Text(
        "Det är ingen Excel-arbetsbok. Spara som .xlsx, eller ange en mapp med CSV-filer.",
        "It is not an Excel workbook. Save it as .xlsx, or name a folder of CSV files.",
    ),
    P.UNREADABLE: Text(
        "Filen går inte att läsa som text ({fact}). Spara om den som CSV UTF-8 och se efter citattecken som inte avslutas.",
        "The file cannot be read as text ({fact}). Save it as CSV UTF-8, and look for quotes that do not close.",
    ),
    P.MISSING_SHEET: Text(
        "Det som heter {value} saknas. Lägg till filen {value}.csv eller bladet {value}.",
        "{value} is missing. Add the file {value}.csv or the sheet {value}.",
    ),
    P.UNKNOWN_SHEET: Text(
        "Namnet är okänt. Kalla det något av {fact}, eller ta bort det.",
        "The name is unknown. Call it one of {fact}, or remove it.",
    ),
    P.DOUBLED_SHEET: Text("Det finns två med detta namn. Ta bort den ena.", "There are two of this name. Remove one."),
    P.NO_ROWS: Text("Det finns inga rader under rubrikraden.", "There are no rows below the header."),
    P.UNKNOWN_COLUMN: Text(
        "Kolumnen är okänd. Ta bort den eller rätta rubriken. Kolumnerna heter {fact}.",
        "The column is unknown. Remove it or mend the header. The columns are {fact}.",
    ),
    P.MISSING_COLUMN: Text(
        "Kolumnen saknas. Lägg till den. Kolumnerna heter {fact}.", "The column is missing. Add it. They are {fact}."
    ),
    P.DOUBLED_COLUMN: Text("Kolumnen finns två gånger. Ta bort den ena.", "The column is there twice. Remove one."),
    P.TOO_MANY_CELLS: Text(
        "Raden har fler celler än rubrikraden. Sätt citattecken kring text som innehåller skiljetecknet.",
        "The row has more cells than the header. Put quotes around text that contains the separator.",
    ),
    P.EMPTY: Text("Cellen är tom. Fyll i den.", "The cell is empty. Fill it in."),
    P.TOO_LONG: Text("Texten är för lång. Högst {fact} tecken.", "The text is too long. At most {fact} characters."),
    P.BAD_ID: Text(
        "Ett id får ha högst 64 tecken, utan mellanslag och utan : ; , | < > och citattecken.",
        "An id has at most 64 characters, without spaces and without : ; , | < > and quotes.",
    ),
    P.BAD_DATE: Text("Skriv datumet som 2026-09-01.", "Write the date as 2026-09-01."),
    P.BAD_YES_NO: Text("Skriv ja eller nej, eller lämna tomt.", "Write ja or nej, or leave it empty."),
    P.BAD_EMAIL: Text(
        "Det är ingen e-postadress. Rätta den eller lämna tomt.", "It is no e-mail address. Mend it or leave it empty."
    ),
    P.BAD_ENTRA_ID: Text(
        "Det är inget objekt-id från Entra (36 tecken med bindestreck). Rätta det eller lämna tomt.",
        "It is no Entra object id (36 characters with dashes). Mend it or leave it empty.",
    ),
    P.BAD_LANGUAGE: Text("Skriv sv eller en, eller lämna tomt.", "Write sv or en, or leave it empty."),
    P.BAD_CHANNEL_ID: Text(
        "Kanalens id börjar med 19: och innehåller @thread. I en länk från Teams står %3A för : och %40 för @.",
        "A channel's id begins with 19: and contains @thread. In a link from Teams %3A means : and %40 means @.",
    ),
    P.UNKNOWN_ROLE: Text("Rollen är okänd. Välj en av: {fact}.", "The role is unknown. Choose one of: {fact}."),
    P.UNKNOWN_PURPOSE: Text("Syftet är okänt. Välj ett av: {fact}.", "The purpose is unknown. Choose one of: {fact}."),
    P.HALF_WINDOW: Text(
        "Ett eget fönster behöver både opens och closes. Fyll i båda eller ingen.",
        "An own window needs both opens and closes. Fill in both or neither.",
    ),
    P.CLOSES_BEFORE_OPENS: Text(
        "Fönstret stänger innan det öppnar ({fact}). Rätta ett av datumen.",
        "The window closes before it opens ({fact}). Mend one of the dates.",
    ),
    P.ENDS_BEFORE_IT_STARTS: Text(
        "Rollen slutar innan den börjar ({fact}). Rätta ett av datumen.",
        "The role ends before it begins ({fact}). Mend one of the dates.",
    ),
    P.DOUBLED_ID: Text(
        "Samma id finns på rad {fact}. Ge det ena ett eget id.", "Row {fact} has the same id. Change one."
    ),
    P.DOUBLED_EMAIL: Text(
        "Samma e-postadress finns på rad {fact}. En person ska finnas på en rad; ta bort den andra.",
        "Row {fact} has the same e-mail address. A person is on one row; remove the other.",
    ),
    P.DOUBLED_ENTRA_ID: Text(
        "Samma entra_id finns på rad {fact}. En person ska finnas på en rad; ta bort den andra.",
        "Row {fact} has the same entra_id. A person is on one row; remove the other.",
    ),
    P.DOUBLED_ROLE: Text(
        "Personen har redan samma roll på {fact} under samma tid. Ta bort raden eller ändra datumen.",
        "The person has the same role at {fact} at the same time. Remove the row or change the dates.",
    ),
    P.DOUBLED_CHANNEL: Text("Samma kanal finns på rad {fact}. Ta bort den ena.", "Row {fact} has it too. Remove one."),
    P.UNKNOWN_PARENT: Text(
        "Ingen rad i organisation har detta id. Rätta parent eller lägg till noden.",
        "No row of organisation has this id. Mend parent or add the node.",
    ),
    P.UNKNOWN_PERSON: Text(
        "Ingen rad i people har detta id. Rätta det eller lägg till personen.",
        "No row of people has this id. Mend it or add the person.",
    ),
    P.UNKNOWN_NODE: Text(
        "Ingen rad i organisation har detta id. Rätta det eller lägg till noden.",
        "No row of organisation has this id. Mend it or add the node.",
    ),
    P.NO_ROOT: Text(
        "Ingen rad är överst. Lämna parent tom för regionen (eller motsvarande).",
        "No row is at the top. Leave parent empty for the region (or its like).",
    ),
    P.TWO_ROOTS: Text(
        "Bara en rad får sakna parent, och {fact} gör det redan. Fyll i parent.",
        "Only one row may be without parent, and {fact} is already. Fill in parent.",
    ),
    P.CYCLE: Text(
        "Noderna ligger under varandra i en ring: {fact}.", "The nodes are below each other in a ring: {fact}."
    ),
    P.TWO_MANAGERS: Text(
        "Noden har redan chefen {fact} under samma tid. Sätt ett slutdatum på den ena, eller använd ställföreträdare.",
        "The node has the manager {fact} at the same time. Give one a last day, or use ställföreträdare.",
    ),
    P.BOUND_ACCOUNT: Text(
        "Personen är redan känd i Teams med kontot {fact}. Lämna cellen tom, eller ge en ny person ett eget id.",
        "The person is already known in Teams by the account {fact}. Leave it empty, or give a new person an own id.",
    ),
    P.ACCOUNT_TAKEN: Text(
        "Kontot är redan känt som personen {fact}. Rätta entra_id eller lämna cellen tom.",
        "The account is already known as the person {fact}. Mend entra_id or leave the cell empty.",
    ),
    P.NODE_WITHOUT_MANAGER: Text(
        "{fact} har ingen chef, så ingen får en inbjudan.", "{fact} has no manager, so nobody is invited."
    ),
    P.UNIT_WITHOUT_REP: Text(
        "{fact} har inget skyddsombud och inget huvudskyddsombud ovanför.",
        "{fact} has no safety representative and no huvudskyddsombud above.",
    ),
    P.PERSON_WITHOUT_ROLE: Text("{fact} har ingen roll.", "{fact} has no role."),
    P.PERSON_WITHOUT_ADDRESS: Text(
        "{fact} har varken e-post eller entra_id och kan inte kännas igen i Teams.",
        "{fact} has neither e-mail nor entra_id and cannot be recognised in Teams.",
    ),
    P.SAME_PERSON_NEW_ID: Text(
        "Samma konto eller adress har tidigare haft id {fact}. Är det samma person: behåll det id:t, så följer historiken med.",
        "The same account or address had the id {fact}. If it is the same person, keep that id and the history follows.",
    ),
    P.ENDS_WITH_MEASURES: Text(
        "{value} avslutas med öppna åtgärder: {fact}. De visas för chefen ovanför, som kan lämna dem vidare.",
        "{value} ends with open measures: {fact}. They are shown to the manager above, who can hand them on.",
    ),
    P.ENDS_WITH_REVIEW: Text(
        "{value} avslutas med en påbörjad uppföljning ({fact}). Det som är svarat finns kvar, men ingen kan skriva under.",
        "{value} ends with a follow-up under way ({fact}). The answers are kept, but nobody can sign.",
    ),
    P.LEAVES_WITH_MEASURES: Text(
        "{value} har öppna åtgärder: {fact}. Enhetens chef får dem på sin startsida och lämnar dem vidare.",
        "{value} has open measures: {fact}. The unit's manager finds them on the start page and hands them on.",
    ),
    P.REPLACES_NOBODY: Text(
        "{fact} ersätter {value}, men den enheten är inte avslutad. Är id:t rätt, och är raden för {value} borttagen?",
        "{fact} replaces {value}, but that unit has not ended. Is the id right, and is the row of {value} gone?",
    ),
    P.MUCH_IS_GONE: Text(
        "{value} av {fact} avslutas, eftersom de saknas i filen. Är filen hel?",
        "{value} of {fact} end, because the file does not have them. Is it whole?",
    ),
    **results_words.PROBLEMS,
}

CHANGES: Mapping[ChangeKind, Text] = {
    ChangeKind.ADDED: Text("ny", "new"),
    ChangeKind.CHANGED: Text("ändras", "changes"),
    ChangeKind.ENDED: Text("avslutas", "ends"),
}

ERRORS_FOUND = Text(
    "Ingenting är inläst. Antal fel att rätta: {errors}.", "Nothing was imported. Errors to mend: {errors}."
)
WARNINGS_FOUND = Text("Att se över (hindrar inte): {warnings}", "To look at (does not hinder): {warnings}")
NOTHING_CHANGES = Text(
    "Ingenting ändras: databasen är redan som filerna.", "Nothing changes: the database is as the files."
)
WOULD_CHANGE = Text("Skulle ändras: {changes}. Inget är sparat.", "Would change: {changes}. Nothing was saved.")
HAS_CHANGED = Text("Inläst. Ändrat: {changes}.", "Imported. Changed: {changes}.")
PARTS = Text("noder {}, personer {}, roller {}, kanaler {}", "nodes {}, people {}, roles {}, channels {}")
TAKE_OVERS = Text(
    "Avslutas och går vidare hos en annan enhet: {n}. Chefen där tillfrågas om det som är öppet, och kan säga nej.",
    "End and go on with another unit: {n}. Its manager is asked about what is open, and may say no.",
)
TAKE_OVERS_HEAD = (
    Text("avslutas", "ends"),
    Text("tas över av", "taken over by"),
    Text("enligt", "according to"),
    Text("påbörjade uppföljningar", "follow-ups begun"),
    Text("öppna åtgärder", "open measures"),
    Text("ärenden utan svar", "matters without an answer"),
)
BY_FILE = Text("kolumnen ersätter", "the column ersätter")
BY_PEOPLE = Text("var personerna finns nu", "where its people are now")
AND_MORE = Text("… och {n} till (visa alla med --all)", "… and {n} more (show them with --all)")
PLACE = Text("var", "where")
VALUE = Text("står", "says")
TO_DO = Text("vad är fel och vad kan du göra", "what is wrong, and what to do")
KIND = Text("vad händer", "what happens")
SUBJECT = Text("vad", "what")
DETAILS = Text("hur", "how")
ROW = Text("rad", "row")


def explain(problem: Problem, language: Language) -> str:
    words = PROBLEMS[problem.kind].in_(language).format(value=problem.value, fact=problem.fact)
    return words.replace(" ()", "")


def role_word(kind: RoleKind) -> str:
    """As the import file writes it: what is shown is what somebody would look for in the file."""
    return next(word for word, meant in ROLES.items() if meant is kind)

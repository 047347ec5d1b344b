"""The explanations of what is wrong with a file: say for each kind of problem what it is, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from cards.texts import Texts
from storage.organisation.importing.problems import Problem, ProblemKind

P = ProblemKind


def explanations(t: Texts) -> Mapping[ProblemKind, str]:
    """{value} is what stands in the file, {fact} the one more thing that the kind tells."""
    return {**_of_organisations(t), **_of_results(t)}


def explain(problem: Problem, explained: Mapping[ProblemKind, str]) -> str:
    return explained[problem.kind].format(value=problem.value, fact=problem.fact).replace(" ()", "")


def _of_organisations(t: Texts) -> Mapping[ProblemKind, str]:
    return {
        P.NO_SUCH_PATH: t("There is no such folder or file. Check the path."),
        P.NOT_A_WORKBOOK: t("It is not an Excel workbook. Save it as .xlsx, or name a folder of CSV files."),
        P.UNREADABLE: t(
            "The file cannot be read as text ({fact}). Save it as CSV UTF-8, and look for quotes that do not close."
        ),
        P.MISSING_SHEET: t("{value} is missing. Add the file {value}.csv or the sheet {value}."),
        P.UNKNOWN_SHEET: t("The name is unknown. Call it one of {fact}, or remove it."),
        P.DOUBLED_SHEET: t("There are two of this name. Remove one."),
        P.NO_ROWS: t("There are no rows below the header."),
        P.UNKNOWN_COLUMN: t("The column is unknown. Remove it or mend the header. The columns are {fact}."),
        P.MISSING_COLUMN: t("The column is missing. Add it. They are {fact}."),
        P.DOUBLED_COLUMN: t("The column is there twice. Remove one."),
        P.TOO_MANY_CELLS: t(
            "The row has more cells than the header. Put quotes around text that contains the separator."
        ),
        P.EMPTY: t("The cell is empty. Fill it in."),
        P.TOO_LONG: t("The text is too long. At most {fact} characters."),
        P.BAD_ID: t("An id has at most 64 characters, without spaces and without : ; , | < > and quotes."),
        P.BAD_DATE: t("Write the date as 2026-09-01."),
        P.BAD_YES_NO: t("Write ja or nej, or leave it empty."),
        P.BAD_EMAIL: t("It is no e-mail address. Mend it or leave it empty."),
        P.BAD_ENTRA_ID: t("It is no Entra object id (36 characters with dashes). Mend it or leave it empty."),
        P.BAD_LANGUAGE: t("Write sv or en, or leave it empty."),
        P.BAD_CHANNEL_ID: t(
            "A channel's id begins with 19: and contains @thread. In a link from Teams %3A means : and %40 means @."
        ),
        P.UNKNOWN_ROLE: t("The role is unknown. Choose one of: {fact}."),
        P.UNKNOWN_PURPOSE: t("The purpose is unknown. Choose one of: {fact}."),
        P.HALF_WINDOW: t("An own window needs both opens and closes. Fill in both or neither."),
        P.CLOSES_BEFORE_OPENS: t("The window closes before it opens ({fact}). Mend one of the dates."),
        P.ENDS_BEFORE_IT_STARTS: t("The role ends before it begins ({fact}). Mend one of the dates."),
        P.DOUBLED_ID: t("Row {fact} has the same id. Change one."),
        P.DOUBLED_EMAIL: t("Row {fact} has the same e-mail address. A person is on one row; remove the other."),
        P.DOUBLED_ENTRA_ID: t("Row {fact} has the same entra_id. A person is on one row; remove the other."),
        P.DOUBLED_ROLE: t(
            "The person has the same role at {fact} at the same time. Remove the row or change the dates."
        ),
        P.DOUBLED_CHANNEL: t("Row {fact} has it too. Remove one."),
        P.UNKNOWN_PARENT: t("No row of organisation has this id. Mend parent or add the node."),
        P.UNKNOWN_PERSON: t("No row of people has this id. Mend it or add the person."),
        P.UNKNOWN_NODE: t("No row of organisation has this id. Mend it or add the node."),
        P.NO_ROOT: t("No row is at the top. Leave parent empty for the region (or its like)."),
        P.TWO_ROOTS: t("Only one row may be without parent, and {fact} is already. Fill in parent."),
        P.CYCLE: t("The nodes are below each other in a ring: {fact}."),
        P.TWO_MANAGERS: t(
            "The node has the manager {fact} at the same time. Give one a last day, or use ställföreträdare."
        ),
        P.BOUND_ACCOUNT: t(
            "The person is already known in Teams by the account {fact}. Leave it empty, or give a new person an own id."
        ),
        P.ACCOUNT_TAKEN: t("The account is already known as the person {fact}. Mend entra_id or leave the cell empty."),
        P.NODE_WITHOUT_MANAGER: t("{fact} has no manager, so nobody is invited."),
        P.UNIT_WITHOUT_REP: t("{fact} has no safety representative and no huvudskyddsombud above."),
        P.PERSON_WITHOUT_ROLE: t("{fact} has no role."),
        P.PERSON_WITHOUT_ADDRESS: t("{fact} has neither e-mail nor entra_id and cannot be recognised in Teams."),
        P.SAME_PERSON_NEW_ID: t(
            "The same account or address had the id {fact}. If it is the same person, keep that id and the history follows."
        ),
        P.ENDS_WITH_MEASURES: t(
            "{value} ends with open measures: {fact}. They are shown to the manager above, who can hand them on."
        ),
        P.ENDS_WITH_REVIEW: t(
            "{value} ends with a follow-up under way ({fact}). The answers are kept, but nobody can sign."
        ),
        P.LEAVES_WITH_MEASURES: t(
            "{value} has open measures: {fact}. The unit's manager finds them on the start page and hands them on."
        ),
        P.REPLACES_NOBODY: t(
            "{fact} replaces {value}, but that unit has not ended. Is the id right, and is the row of {value} gone?"
        ),
        P.MUCH_IS_GONE: t("{value} of {fact} end, because the file does not have them. Is it whole?"),
    }


def _of_results(t: Texts) -> Mapping[ProblemKind, str]:
    return {
        P.UNKNOWN_WORD: t("The word is unknown. Write one of: {fact}."),
        P.BAD_NUMBER: t("Write a whole number, {fact}."),
        P.NOT_ONE_PERSON: t("One person is accountable, not a group. Write a person's id or e-mail address."),
        P.UNKNOWN_BODY: t("No body has this id. Mend it, or add the body in the same import."),
        P.NO_SUCH_PERSON: t("Nobody has this id or e-mail address. Mend it, or import the person first."),
        P.NO_SUCH_NODE: t("No node of the organisation has this id. Mend it, or import the organisation first."),
        P.NO_REVIEW: t("The node has no review in the round {fact}. Choose another round."),
        P.NOBODY_CONFIRMS: t("{fact} has no manager who could confirm what is written in. Import a manager first."),
        P.NOT_OPEN_YET: t("The window opens only on {fact}. Write it in then."),
        P.UNKNOWN_QUESTION: t("The unit's checklist has no such question. Write its number, 1–{fact}, or its id."),
        P.UNKNOWN_CHOICE: t("The checklist's scale has no such answer. Write one of: {fact}."),
        P.NEEDS_REASON: t("{fact} needs a reason. Write it in kommentar."),
        P.UNKNOWN_ACCOUNTABLE: t(
            "Nobody in the organisation has this id or e-mail address. Mend it, or import the person first."
        ),
        P.DOUBLED_RESULT: t("Row {fact} is about the same. Remove one. Units that answer together have one review."),
        P.REVIEW_BEGUN: t(
            "The review of {fact} is begun and is not changed from outside. Remove the row; the manager changes it in Teams."
        ),
        P.REVIEW_SIGNED: t(
            "The review of {fact} is signed. Remove the row. To change it, the manager or the representative opens it again."
        ),
        P.DAY_HAS_PASSED: t("The day has passed already."),
        P.MEASURE_THERE: t(
            "The measure is there already, with another day, person, kind or priority. It is not changed. Change it in Teams."
        ),
    }

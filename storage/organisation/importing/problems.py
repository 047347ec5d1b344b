"""What can be wrong with an import, as facts. The words for each kind, and what to do, are where it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    # The files
    NO_SUCH_PATH = "no_such_path"
    NOT_A_WORKBOOK = "not_a_workbook"
    UNREADABLE = "unreadable"  # neither UTF-8 nor Windows-1252, or quotes that do not close
    MISSING_SHEET = "missing_sheet"
    UNKNOWN_SHEET = "unknown_sheet"  # a misspelt "role.csv" must not end every role
    DOUBLED_SHEET = "doubled_sheet"
    NO_ROWS = "no_rows"
    UNKNOWN_COLUMN = "unknown_column"
    MISSING_COLUMN = "missing_column"
    DOUBLED_COLUMN = "doubled_column"
    TOO_MANY_CELLS = "too_many_cells"
    # One cell
    EMPTY = "empty"
    TOO_LONG = "too_long"
    BAD_ID = "bad_id"
    BAD_DATE = "bad_date"
    BAD_YES_NO = "bad_yes_no"
    BAD_EMAIL = "bad_email"
    BAD_ENTRA_ID = "bad_entra_id"
    BAD_LANGUAGE = "bad_language"
    BAD_CHANNEL_ID = "bad_channel_id"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_PURPOSE = "unknown_purpose"
    # One row
    HALF_WINDOW = "half_window"
    CLOSES_BEFORE_OPENS = "closes_before_opens"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    # Rows beside each other
    DOUBLED_ID = "doubled_id"
    DOUBLED_EMAIL = "doubled_email"
    DOUBLED_ENTRA_ID = "doubled_entra_id"
    DOUBLED_ROLE = "doubled_role"
    DOUBLED_CHANNEL = "doubled_channel"
    UNKNOWN_PARENT = "unknown_parent"
    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_NODE = "unknown_node"
    NO_ROOT = "no_root"
    TWO_ROOTS = "two_roots"
    CYCLE = "cycle"
    TWO_MANAGERS = "two_managers"
    # Beside the database
    BOUND_ACCOUNT = "bound_account"  # the person's Teams account is known, and the file names another
    ACCOUNT_TAKEN = "account_taken"  # the account is known as somebody else's
    # Results that were gained another way (storage/results)
    UNKNOWN_WORD = "unknown_word"
    BAD_NUMBER = "bad_number"
    NOT_ONE_PERSON = "not_one_person"
    NO_SUCH_NODE = "no_such_node"
    NO_REVIEW = "no_review"
    NOBODY_CONFIRMS = "nobody_confirms"
    NOT_OPEN_YET = "not_open_yet"
    UNKNOWN_QUESTION = "unknown_question"
    UNKNOWN_CHOICE = "unknown_choice"
    NEEDS_REASON = "needs_reason"
    UNKNOWN_ACCOUNTABLE = "unknown_accountable"
    DOUBLED_RESULT = "doubled_result"
    REVIEW_BEGUN = "review_begun"
    REVIEW_SIGNED = "review_signed"
    # Bodies (storage/importing/bodies)
    UNKNOWN_BODY = "unknown_body"
    NO_SUCH_PERSON = "no_such_person"
    # Warnings
    NODE_WITHOUT_MANAGER = "node_without_manager"
    UNIT_WITHOUT_REP = "unit_without_rep"
    PERSON_WITHOUT_ROLE = "person_without_role"
    PERSON_WITHOUT_ADDRESS = "person_without_address"
    SAME_PERSON_NEW_ID = "same_person_new_id"
    MUCH_IS_GONE = "much_is_gone"
    ENDS_WITH_MEASURES = "ends_with_measures"  # a node that the file does not have any more
    ENDS_WITH_REVIEW = "ends_with_review"
    LEAVES_WITH_MEASURES = "leaves_with_measures"
    REPLACES_NOBODY = "replaces_nobody"  # a unit that there is still, or never was
    DAY_HAS_PASSED = "day_has_passed"
    MEASURE_THERE = "measure_there"


WARNINGS = frozenset(
    {
        ProblemKind.NODE_WITHOUT_MANAGER,
        ProblemKind.UNIT_WITHOUT_REP,
        ProblemKind.PERSON_WITHOUT_ROLE,
        ProblemKind.PERSON_WITHOUT_ADDRESS,
        ProblemKind.SAME_PERSON_NEW_ID,
        ProblemKind.MUCH_IS_GONE,
        ProblemKind.ENDS_WITH_MEASURES,
        ProblemKind.ENDS_WITH_REVIEW,
        ProblemKind.LEAVES_WITH_MEASURES,
        ProblemKind.REPLACES_NOBODY,
        ProblemKind.DAY_HAS_PASSED,
        ProblemKind.MEASURE_THERE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Where it is (`row` as the spreadsheet numbers it), what stands there, and one more fact that its kind needs."""

    kind: ProblemKind
    file: str
    row: int | None = None
    column: str | None = None
    value: str = ""
    fact: str = ""

    @property
    def is_warning(self) -> bool:
        return self.kind in WARNINGS


def in_reading_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """As somebody mends them: what stops the import first, then file by file, row by row."""
    return tuple(sorted(problems, key=lambda one: (one.is_warning, one.file, one.row or 0, one.column or "")))

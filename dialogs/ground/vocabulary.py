"""The words that people type, in Swedish and English. What they mean is in `words`; the answers' own words are the checklist's."""

from __future__ import annotations

from dialogs.levels.events import LevelView
from dialogs.reminders.rules.deadlines import Cause

Words = frozenset[str]

HOME = frozenset({"hej", "hem", "hallå", "tjena", "hi", "hello", "home", "meny", "menu", "god morgon"})
HELP = frozenset({"hjälp", "help", "?", "hjalp", "info"})
START = frozenset({"starta", "start", "börja", "fortsätt", "continue", "begin", "öppna", "open"})
LANGUAGE = frozenset(
    {"språk", "sprak", "language", "in english", "engelska", "english", "på svenska", "svenska", "swedish"}
)
MEASURES = frozenset({"åtgärder", "mina åtgärder", "measures", "my measures"})
OVERVIEW = frozenset({"översikt", "overview", "status", "oversikt"})
SKIP = frozenset({"hoppa", "hoppa över", "skip", "nästa", "next"})
BACK = frozenset({"tillbaka", "back", "bakåt"})
SUPPORT = frozenset({"stöd", "vill ha stöd", "jag vill ha stöd", "support", "want support"})
PARTICIPANTS = frozenset({"deltagare", "participants", "vi var"})
TOGETHER = frozenset({"tillsammans", "vi sitter tillsammans", "together"})
ALONE = frozenset({"var för sig", "separately"})
PLAN_MEASURE = frozenset({"åtgärd", "planera", "planera åtgärd", "measure", "plan measure"})
PROPOSE = frozenset({"föreslå", "föreslå åtgärd", "propose"})
ACTIVITY = frozenset({"aktivitet", "activity"})
DONE = frozenset({"klart", "klart direkt", "gjort", "done", "done at once"})
NO_MEASURE = frozenset({"ingen åtgärd", "no measure"})
LIFT = frozenset({"lyft", "lyft frågan", "lift", "raise"})
MATTERS = frozenset({"ärenden", "lyfta ärenden", "våra ärenden", "våra lyfta ärenden", "lyfta till mig", "matters"})
TAKE = frozenset({"vi tar det", "tar det", "we take it"})
ANSWER_MATTER = frozenset({"tillbaka", "tillbaka, med svar", "svar", "svara", "back", "answer"})
PASS_ON = frozenset({"vidare", "skicka vidare", "lämna vidare", "pass on"})
MERGE = frozenset({"slå ihop", "slå ihop med", "merge"})
WITHDRAW = frozenset({"dra tillbaka", "ta tillbaka", "withdraw"})
SHOW = frozenset({"visa", "show", "ärendet", "the matter"})
LATER = frozenset({"senare", "later"})
COMMENT = frozenset({"kommentar", "comment"})
REMARK = frozenset({"kommentera", "remark"})
HAND_OVER = frozenset({"lämna över", "klar", "hand over", "överlämna"})
AGREE = frozenset({"håller med", "håller med om allt", "instämmer", "agree", "håller med om planen"})
DIFFER = frozenset({"ser annorlunda", "annorlunda", "differ"})
PLAN = frozenset({"plan", "planen", "handlingsplan", "the plan"})
PLAN_AS_WORD = frozenset({"handlingsplan word", "plan word"})  # more ways to say it: file_words
PLAN_AS_EXCEL = frozenset({"handlingsplan excel", "plan excel"})
TALK = frozenset({"prata", "samtal", "prata igenom", "talk"})
STAND = frozenset({"låt stå", "låt båda stå", "båda står", "let stand"})
SIGN = frozenset({"skriv under", "signera", "underteckna", "sign"})
SHARE = frozenset({"dela", "dela kommentarer", "share", "share comments"})
SHARE_NOT = frozenset({"dela inte", "dela ej", "do not share", "don't share"})
SHARE_NOTHING = frozenset({"dela inget", "dela inga", "dela ingenting", "share nothing", "share none"})
REOPEN = frozenset({"öppna igen", "reopen"})
REASON = frozenset({"skäl", "orsak", "reason", "därför"})
REMIND = frozenset({"påminn mig", "påminn mig senare", "remind me", "remind me later"})
NOT_MINE = frozenset({"inte min enhet", "det här är inte min enhet", "not my unit"})
REST = frozenset({"vila", "pausa", "pausa påminnelser", "pause", "pause reminders"})
CAUSE = frozenset({"vad stod i vägen", "hinder", "what stood in the way"})
CAUSES = {
    "tid": Cause.TIME,
    "time": Cause.TIME,
    "ser inte nyttan": Cause.USE,
    "no use": Cause.USE,
    "saknar tillgång": Cause.ACCESS,
    "saknar behörighet": Cause.ACCESS,
    "no access": Cause.ACCESS,
    "annat": Cause.OTHER,
    "something else": Cause.OTHER,
}
BELOW = frozenset({"under mig", "below", "nivån under"})
LEVEL = frozenset(
    {"nivån", "nivå", "resultat", "resultatet", "sammanställning", "level", "the level", "result", "results"}
)
LEVEL_VIEWS = {
    LevelView.BELOW: frozenset({"under", "enheter", "units"}),
    LevelView.MORE: frozenset({"åtgärder och mer", "mer", "measures and more", "more"}),
    LevelView.PICTURE: frozenset({"bild", "som bild", "diagram", "picture", "as a picture", "chart"}),
    LevelView.TALK: frozenset({"prata", "värt att prata om", "samtal", "talk", "worth a talk"}),
}
PICTURE_FILE = frozenset({"bild som fil", "bilden som fil", "diagram som fil", "picture as a file", "chart as a file"})
UNIT_PLAN = frozenset({"enhetens handlingsplan", "enhetens plan", "vår handlingsplan", "unit plan", "the unit's plan"})
RISK_ASSESSMENT = frozenset({"riskbedömning", "riskbedömningen", "årlig riskbedömning", "risk assessment"})
LINK = frozenset({"koppla", "koppla kanalen", "link"})

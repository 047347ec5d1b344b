"""Every kind of page as a reply, small and at its largest; what the tests of the cards go through."""

from __future__ import annotations

from dialogs.ground.notices import Reply
from tests.cards.analyses import samples as samples_analysis
from tests.cards.decisions import samples as samples_decisions
from tests.cards.documents import samples as samples_files
from tests.cards.extra import samples as samples_extra
from tests.cards.handover import samples as samples_leaving
from tests.cards.home import samples as samples_home
from tests.cards.home import samples_overview
from tests.cards.levels import samples as samples_levels
from tests.cards.matters import samples as samples_matters
from tests.cards.measures import samples as samples_measures
from tests.cards.reminders import samples as samples_reminders
from tests.cards.reminders import samples_duties
from tests.cards.reviews import samples_first, samples_longest, samples_second
from tests.cards.risk import samples as samples_risk
from tests.cards.sharing import samples as samples_sharing

SAMPLES: dict[str, Reply] = {
    **samples_home.SAMPLES,
    **samples_first.SAMPLES,
    **samples_overview.SAMPLES,
    **samples_second.SAMPLES,
    **samples_longest.SAMPLES,
    **samples_levels.SAMPLES,
    **samples_analysis.SAMPLES,
    **samples_measures.SAMPLES,
    **samples_matters.SAMPLES,
    **samples_decisions.SAMPLES,
    **samples_duties.SAMPLES,
    **samples_extra.SAMPLES,
    **samples_leaving.SAMPLES,
    **samples_files.SAMPLES,
    **samples_reminders.SAMPLES,
    **samples_risk.SAMPLES,
    **samples_sharing.SAMPLES,
}

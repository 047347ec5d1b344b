"""Every kind of page as a reply, small and at its largest; what the tests of the cards go through."""

from __future__ import annotations

from dialogs.ground.notices import Reply
from tests.cards import (
    samples_analysis,
    samples_decisions,
    samples_duties,
    samples_extra,
    samples_files,
    samples_first,
    samples_home,
    samples_leaving,
    samples_levels,
    samples_longest,
    samples_matters,
    samples_measures,
    samples_overview,
    samples_reminders,
    samples_risk,
    samples_second,
    samples_sharing,
)

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

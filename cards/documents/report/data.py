"""A report as plain data, in an open format: for machines, for the archive, and for the version that every document prints.

Ids and codes are kept as they are; texts of the checklist are Swedish, as they were asked. Nothing depends on a language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from dialogs.analyses.rules.analysis import OtherEvidence, Proposal
from dialogs.checklists.rules.checklist import Checklist
from dialogs.documents.rules.report import Adopted, ChildPart, QuestionPart, Report, TookPart
from dialogs.levels.rules.compiled import MeasureCount, Tally, of_question
from dialogs.levels.rules.progress import Counts, Covered
from dialogs.levels.rules.sums import Sums
from dialogs.reviews.rules.review import Participants

FORMAT = "sam-boten/report"
VERSION = 1
Json = dict[str, Any]


def document_id(report: Report) -> str:
    """The same node, year and kind of reader is the same document; its version says whether anything in it differs."""
    return f"report-{report.node.id}-{report.year}-{report.audience.value}"


def version(report: Report) -> str:
    """Of what is said, not of how or when: the same in every kind of file and language, and when it is all done again."""
    told = json.dumps(_without_keys(_content(report)), ensure_ascii=False, sort_keys=True)
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:12]


def _without_keys(content: Any) -> Any:
    """A database's keys say nothing: what they are of stands beside them."""
    if isinstance(content, Mapping):
        return {name: _without_keys(value) for name, value in content.items() if name != "id"}
    return [_without_keys(one) for one in content] if isinstance(content, list) else content


def as_data(report: Report) -> Json:
    head = {"format": FORMAT, "format_version": VERSION, "document": document_id(report), "version": version(report)}
    valid = "SAM-boten holds the valid report. This is a copy, as it was when it was written."
    return {**head, "on": report.on.isoformat(), "valid_copy": valid, **_content(report)}


def _content(report: Report) -> Json:
    return {
        "year": report.year,
        "node": {"id": report.node.id, "name": report.node.name, "level": report.node.level},
        "part_of": list(report.above),
        "audience": report.audience.value,
        "few": report.few,
        "voluntary": report.voluntary,
        "remark": report.remark,
        "checklist": {
            "id": report.checklist.id,
            "version": report.checklist.version,
            "title": report.checklist.title.sv,
        },
        "scale": [{"id": one.id, "label": one.label.sv, "counts": one.counts} for one in report.checklist.scale],
        "background": _background(report),
        "took_part": _part(report.part, report.checklist),
        "signed": report.signed,
        "earlier_year": report.earlier_year,
        "earlier_signed": report.earlier_reviews,
        "questions": [_question(one) for one in report.questions],
        "local_questions": [_question(one) for one in report.local],
        "measures": _measures(report.measures),
        "seen_alike": {"of": report.alike.asked, "alike": report.alike.seen_alike, "dissent": report.alike.dissent},
        "matters": dict(sorted(report.matters.items())),
        "worth_a_talk": {topic.value: count for topic, count in report.topics.items()},
        "analysis": _analysis(report),
        "packages": [_package(one.name, one.owner, one.proposals) for one in report.packages],
        "links": [{"title": one.title.sv, "url": one.url} for one in report.links],
        "last_year": _before(report),
        "decisions": [
            {
                **_decision(one.adopted),
                "none_yet": one.none_yet,
                "expected_on": one.expected_on.isoformat() if one.expected_on else None,
            }
            for one in report.decided
        ],
        "measure_rows": [
            {
                "id": str(one.id),
                "node": one.node,
                "unit": one.unit,
                "question": one.question,
                "kind": one.kind.value,
                "state": one.state.value,
                "what": one.what,
            }
            for one in report.measure_rows
        ],
    }


def _background(report: Report) -> Json:
    found = report.background
    return {
        "opens": found.opens.isoformat(),
        "closes": found.closes.isoformat(),
        "law": [one.name for one in found.law],
        "methods": dict(sorted(found.ways.items())),
        "method_decisions": [
            {"node": one.node, "method": one.method.value, "on": one.on.isoformat(), "body": one.body, "by": one.by}
            for one in found.decided
        ],
    }


def _part(part: TookPart, checklist: Checklist) -> Json:
    return {
        "reviews": _counts(part.reviews),
        "voluntary": _counts(part.optional),
        "units": _covered(part.units),
        "managers": _covered(part.managers),
        "with_rep": part.with_rep,
        "participants": _participants(part.participants),
        "roles": {one.level: one.people for one in part.roles},
        "counted_above": part.counted_above,
        "at_the_node_itself": part.here,
        "causes": {cause.value: count for cause, count in part.causes.items()},
        "children": [_child(one, checklist) for one in part.children],
    }


def _child(child: ChildPart, checklist: Checklist) -> Json:
    return {
        "id": child.node.id,
        "name": child.node.name,
        "level": child.node.level,
        "reviews": _counts(child.reviews),
        "voluntary": _counts(child.optional),
        "units": _covered(child.units),
        "managers": _covered(child.managers),
        "sums": _sums(child.sums, checklist) if child.sums is not None else None,
    }


def _sums(sums: Sums, checklist: Checklist) -> Json:
    """Of the core alone: what a node below has added is in no figure of the others."""
    core = [one for one in checklist if one.added_by is None]
    tallies = {one.id: of_question(sums, checklist, one) for one in core}
    return {
        "reviews": sums.reviews,
        "with_rep": sums.with_rep,
        "participants": _participants(sums.participants),
        "measures": sum(sums.measures.values()),
        "questions": {id_: {one.choice: one.count for one in tally.choices} for id_, tally in tallies.items()},
    }


def _question(part: QuestionPart) -> Json:
    return {
        "id": part.question.id,
        "number": part.number,
        "text": part.question.text.sv,
        "answers": tally_data(part.tally),
        "earlier": tally_data(part.earlier) if part.earlier else None,
        "measures": _measures(part.measures),
        "looked_at_by_rep": part.looked_at,
        "dissent": part.dissent,
        "themes": [{"name": one.name.sv, "rows": one.rows, "suggested": one.suggested} for one in part.themes],
        "analysis": part.text,
        "evidence": [_evidence(one) for one in part.evidence],
        "proposals": [one.text for one in part.proposals],
        "shared_comments": list(part.shared),
    }


def tally_data(tally: Tally) -> Json:
    return {
        "asked": tally.asked,
        "answered": tally.answered,
        "applies_to": tally.counted,
        "choices": {
            one.choice: {"count": one.count, "percent_of_applies_to": one.of_counted, "percent_of_asked": one.of_asked}
            for one in tally.choices
        },
    }


def _measures(found: MeasureCount) -> Json:
    return {
        "improve": found.improve,
        "preserve": found.preserve,
        "became": {one.value: count for one, count in sorted(found.became.items())},
    }


def _analysis(report: Report) -> Json:
    return {
        "stage": report.stage.value if report.stage else None,
        "version": report.version,
        "summary": report.summary,
        "differing_views": list(report.differing),
        "lowest": list(report.draft.lowest),
        "changed": list(report.draft.changed),
        "most_measures": list(report.draft.most_measures),
        "evidence": [_evidence(one) for one in report.evidence],
        "priorities": [
            {"kind": one.kind.value, "text": one.text, "why": one.why, "questions": list(one.questions)}
            for one in report.priorities
        ],
    }


def _evidence(one: OtherEvidence) -> Json:
    dated = one.dated.isoformat() if one.dated else None
    return {"kind": one.kind.value, "source": one.source, "dated": dated, "text": one.text}


def _package(name: str, owner: str, proposals: Iterable[Proposal]) -> Json:
    own = [
        {"id": str(one.id), "text": one.text, "questions": list(one.questions), "year": one.year} for one in proposals
    ]
    return {"name": name, "owner": owner, "proposals": own}


def _before(report: Report) -> Json:
    found = [
        {
            "kind": one.fact.kind.value,
            "text": one.fact.text,
            "verdict": one.fact.verdict.value if one.fact.verdict else None,
            "reason": one.fact.reason,
            "paragraph": one.fact.paragraph,
            "outcome": one.fact.outcome,
            "measure": one.fact.measure.value if one.fact.measure else None,
            "note": one.note,
        }
        for one in report.before
    ]
    return {"year": report.before_year, "items": found}


def _decision(one: Adopted) -> Json:
    return {
        "body": one.body,
        "on": one.on.isoformat(),
        "paragraph": one.paragraph,
        "registry_number": one.registry_number,
        "text": one.text,
    }


def _counts(counts: Counts) -> Mapping[str, int]:
    return {"expected": counts.expected, "signed": counts.signed, "late": counts.late}


def _covered(covered: Covered) -> Mapping[str, int]:
    return {"signed": covered.signed, "total": covered.total}


def _participants(one: Participants) -> Mapping[str, int]:
    return {
        "managers": one.managers,
        "employees": one.employees,
        "safety_reps": one.safety_reps,
        "union_reps": one.union_reps,
        "total": one.total,
    }

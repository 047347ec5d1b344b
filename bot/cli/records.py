"""`records`: what is handed out when somebody asks for a node's public documents of a year, with a covering list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.orm import Session

from bot.cli import context, records_decided
from bot.cli import records_text as text
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.records_text import WORDS, Marked
from bot.cli.writing import new_file, new_folder, no_node, no_round, not_there, tell, working_folder
from bot.files import adopting
from cards.documents import word_texts
from cards.documents.plan import document as plan_document
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Checklist
from dialogs.documents.rules.secrecy import LAW, Names
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
from dialogs.measures import unit_plans as pages
from dialogs.measures.rules.measure import PlanFilter
from storage.documents import archive, exporting, records
from storage.documents import records_decided as after
from storage.documents.adopted import AdoptedKind
from storage.documents.exporting.scope import NoNode, Scope, scope
from storage.measures import unit_plans
from storage.organisation import tree as organisation
from storage.reviews import rounds

LIST = "00-forteckning.txt"
KINDS = {AdoptedKind.REPORT: "Fastställd rapport", AdoptedKind.PLAN: "Fastställd handlingsplan"}
OF_FEW = f"ATT PRÖVA, {LAW}: gjord för den egna linjen, med siffror om få och text till känsliga frågor"


def records_command(
    node: Annotated[str, typer.Option(help="The node's id; what is below it comes along.")],
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    out: Annotated[Path, typer.Option(help="A .zip file or a folder to make. One that exists is left alone.")],
    language: Annotated[Language, typer.Option(help="The language of what is shown.")] = Language.SV,
) -> None:
    """Write a node's public documents of a year in readable form, with what needs a secrecy review marked."""
    t = Texts(language)
    try:
        if out.suffix.casefold() == ".zip":
            not_there(out, t)
            with working_folder(out.with_suffix(""), t) as folder:
                files, found = _written(NodeId(node), year, folder, t)
                _pack(folder, out, t)
        else:
            with new_folder(out, t) as folder:
                files, found = _written(NodeId(node), year, folder, t)
    except NoNode as error:
        raise stop(no_node(node, t)) from error
    tell(
        t(
            "{out}: {year}, files {files}, places to review {marks}. Read {list} first.",
            out=out,
            year=year,
            files=files,
            marks=found,
            list=LIST,
        )
    )


def _pack(folder: Path, out: Path, t: Texts) -> None:
    with new_file(out, t) as path, ZipFile(path, "w", ZIP_DEFLATED) as file:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                file.write(one, one.relative_to(folder).as_posix())


def _written(node: NodeId, year: int, folder: Path, t: Texts) -> tuple[int, int]:
    """How many files, and how many places there are to look at. What a body has adopted is kept first, as for the archive."""
    now, zone = datetime.now(UTC), context.zone()
    with opened() as sessions:
        adopting.keep(sessions, year, node, now, zone)
        with exporting.snapshot(sessions) as session:
            if not rounds.rounds(session, year):
                raise stop(no_round(year, t))
            writing = _Writing(
                session=session,
                of=scope(session, year, node),
                folder=folder,
                names=records.names(session),
                now=now,
                zone=zone,
            )
            return writing.every()


@dataclass(frozen=True, kw_only=True)
class _Writing:
    session: Session
    of: Scope
    folder: Path
    names: Names
    now: datetime
    zone: ZoneInfo
    listed: list[str] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)

    def every(self) -> tuple[int, int]:
        checklist = self._signed()
        self._matters(checklist)
        self._plans(checklist)
        self._adopted()
        self._decided()
        called = organisation.nodes(self.session)
        title = called[self.of.node].name if self.of.node in called else str(self.of.node)
        total = sum(self.marks)
        covering = _covering(title, self.of.year, self.now.astimezone(self.zone), self.listed, total)
        (self.folder / LIST).write_text(covering, encoding="utf-8", newline="\n")
        return len(self.listed) + 1, total

    def _put(self, name: str, what: str, content: str | bytes, mark: Marked, *always: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        self._list(name, what, mark, *always)

    def _list(self, name: str, what: str, mark: Marked, *always: str) -> None:
        """`always`: what there is to look at whatever is found."""
        found = ", ".join(f"{WORDS[one]}: {count}" for one, count in sorted(mark.found.items()))
        said = [*always, *((f"ATT PRÖVA, {LAW}: {found}",) if found else ())] or ["Inget är markerat."]
        self.listed.append("\n    ".join((name, what, *said)) + "\n")
        self.marks.append(mark.found.total() + len(always))

    def _signed(self) -> Checklist | None:
        """The checklist of the last of them: it says what matters and measures are about."""
        checklist = None
        for record in records.signed(self.session, self.of):
            mark, checklist = Marked(names=self.names), record.checklist
            unit = archive.file_name(record.content["nodes"][0]["id"])
            name = f"underskrivna/{unit}-{record.review[:8]}-v{record.version}.txt"
            what = f"Underskriven uppföljning, {', '.join(record.units)}"
            self._put(name, what, text.review(record, mark, self.zone), mark)
        return checklist

    def _matters(self, checklist: Checklist | None) -> None:
        lifted, mark = records.matters(self.session, self.of, checklist), Marked(names=self.names)
        if lifted:
            what = f"Lyfta frågor, {len(lifted)}"
            self._put("lyfta-fragor.txt", what, text.matters(lifted, mark, self.zone), mark)

    def _plans(self, checklist: Checklist | None) -> None:
        """A Word file has no marks in it: what it has to be looked at for stands in the list."""
        for node in archive.with_a_plan(self.session, self.of):
            plan = unit_plans.of_node(self.session, node, self.now.astimezone(self.zone).date())
            page = pages.page(plan, self.of.year, PlanFilter.ALL) if plan is not None else None
            if plan is None or page is None or not page.lines:
                continue
            mark, name = Marked(names=self.names), f"planer/{archive.file_name(node)}.docx"
            for line in page.lines:
                asked = checklist.by_number(line.number) if checklist is not None and line.number else None
                for said in (line.what, line.done_what, line.control_note, line.reason):
                    mark(said, sensitive=asked is not None and asked.sensitive)
            (self.folder / "planer").mkdir(exist_ok=True)
            plan_document.write(page, self.now, Texts(Language.SV, self.zone), self.folder / name)
            self._list(name, f"Handlingsplan, {plan.unit}", mark)

    def _adopted(self) -> None:
        """As they were adopted, byte for byte, so they have no marks in them either."""
        for one in after.documents(self.session, self.of):
            mark, name = Marked(names=self.names), f"faststallda/{archive.file_name(one.kept.name)}"
            for said in word_texts.texts(one.content):
                if not self.names.are_all_of(said):
                    mark(said)
            what = f"{KINDS[one.kept.kind]}, {one.node}, version {one.kept.version}, sha256 {one.kept.sha256}"
            self._put(name, what, one.content, mark, *((OF_FEW,) if one.kept.kind is AdoptedKind.REPORT else ()))

    def _decided(self) -> None:
        found, mark = after.decided(self.session, self.of), Marked(names=self.names)
        if found:
            content = records_decided.decided(found, mark, self.zone)
            self._put("beslut.txt", f"Beslut och återkoppling, {len(found)}", content, mark)


def _covering(node: str, year: int, now: datetime, listed: list[str], total: int) -> str:
    head = (
        f"Förteckning: det systematiska arbetsmiljöarbetet, {node}, {year}",
        f"Uttaget ur SAM-boten {now:%Y-%m-%d %H.%M}. SAM-boten har det gällande.",
        "",
        f"Sekretesspröva innan något lämnas ut. {total} ställen är markerade med [ATT PRÖVA, {LAW}]: fritext till känsliga",
        "frågor, och text som kan ha ett personnummer eller ett namn i sig. Markeringen görs av ett program som bara känner",
        "igen mönster. Den ersätter ingen prövning, och text utan märke ska också läsas. Ingenting är borttaget.",
        "Namn på den som har skrivit under eller ansvarar för en åtgärd står som i handlingen, utan märke.",
        "I Wordfilerna (planer och fastställda dokument) finns inga märken i texten: antalet ställen står här nedanför.",
        "",
        "Det som inte är underskrivet eller fastställt är utkast och är inte med.",
        "",
    )
    return "\n".join((*head, *listed))

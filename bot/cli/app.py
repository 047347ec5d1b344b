"""The commands, put together. What each does is in its own file beside this one; how they end, in `failing`."""

from __future__ import annotations

import typer

from bot.cli.archive import archive_app
from bot.cli.binder import binder_command
from bot.cli.bodies import bodies_app
from bot.cli.checklists import checklist_app
from bot.cli.export import export_command
from bot.cli.method import method_app
from bot.cli.migrate import migrate_command
from bot.cli.organisation import import_command
from bot.cli.outbox import outbox_app
from bot.cli.package import package_command
from bot.cli.plan import plan_command
from bot.cli.presentation import presentation_command
from bot.cli.records import records_command
from bot.cli.reminders import reminders_app
from bot.cli.report import report_command
from bot.cli.results import results_app
from bot.cli.retention import retention_command
from bot.cli.rounds import round_app
from bot.cli.serve import serve_command
from bot.cli.try_out import try_command

app = typer.Typer(
    name="python -m bot",
    help="SAM-boten: the yearly follow-up of systematic work environment management (AFS 2023:1, 14 §), in Teams.",
    epilog="Ends with 0: done. 1: what was asked for is wrong or impossible. 2: the command is written wrongly. "
    "3: not ready to run (settings, database).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its frames show local variables: names, answers, tokens
)
app.command("serve")(serve_command)
app.command("migrate")(migrate_command)
app.command("import")(import_command)
app.add_typer(checklist_app, name="checklist")
app.add_typer(round_app, name="round")
app.add_typer(method_app, name="method")
app.add_typer(bodies_app, name="bodies")
app.add_typer(results_app, name="results")
app.add_typer(reminders_app, name="reminders")
app.add_typer(outbox_app, name="outbox")
app.command("export")(export_command)
app.command("plan")(plan_command)
app.command("presentation")(presentation_command)
app.command("report")(report_command)
app.command("binder")(binder_command)
app.command("records")(records_command)
app.add_typer(archive_app, name="archive")
app.command("retention")(retention_command)
app.command("package")(package_command)
app.command("try")(try_command)


def main() -> None:
    app()

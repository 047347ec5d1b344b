"""`python -m tests.rehearsal simulate|replay`: the two rehearsals on the command line."""

from __future__ import annotations

import typer

from tests.rehearsal.replay import replay_command
from tests.rehearsal.simulate import simulate_command

app = typer.Typer(
    name="python -m tests.rehearsal",
    help="Whole years through the real bot, played by made-up people. Nothing leaves the machine.",
    epilog="Ends with the same numbers as python -m bot.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("simulate")(simulate_command)
app.command("replay")(replay_command)

if __name__ == "__main__":
    app()

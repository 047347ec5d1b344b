"""`try` (`make run`): the bot on this machine, with a made-up region, in Microsoft's Agents Playground.

The first time the region is loaded, last year's round with it, and this year's is opened around today. Later runs go on
where the last one ended; `make fresh` starts over.
"""

from __future__ import annotations

import signal
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot import clock
from bot.cli.children import LOOPBACK, Child, Children, DidNotStart, is_free
from bot.cli.failing import stop
from bot.cli.playground import ROOT, NoPlayground, install, installed, node, playground
from storage.database import engine_for, sessions_for
from storage.organisation.example.make import MANAGER, REP

HOME = ROOT / "var" / "try"

PLAY = """
SAM-boten is running with a made-up region. Stop with Ctrl-C; `make run` again goes on where you were.
1. Open {playground} in a browser and choose Personal Chat. You are {manager}, a manager.
2. Write  hej  and press the first button. It is in Swedish;  språk  changes to English,  hjälp  says what else there is.
3. Write  jag är {rep}  to be the safety representative, and  jag är {manager}  to be the manager again.
4. When both have signed, the unit's channel has the summary. `make fresh` starts over. Logs are in {logs}"""

BOT_ONLY = """
SAM-boten is running with a made-up region, but without the Playground: {why}.
1. The Playground shows the bot as Teams would. It wants Node 20 or newer with npm; `make run` installs the rest.
2. Get Node, stop this with Ctrl-C, and run `make run` again. What you have done is kept.
3. Until then the bot listens at {bot} ({health} says how it is).
4. What the command line can do: .venv/bin/python -m bot --help. Logs are in {logs}"""

console = Console(highlight=False, soft_wrap=True)


def try_command(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The bot's port.")] = 3978,
    playground_port: Annotated[int, typer.Option(min=1, max=65535, help="The Playground's port.")] = 56150,
    home: Annotated[Path, typer.Option(file_okay=False, help="Where the made-up region is kept.")] = HOME,
    day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="As if it were the morning of that day: see its reminders."),
    ] = None,
) -> None:
    """Try the bot out on this machine, with a made-up region, in Microsoft's Agents Playground."""
    for wanted, program in ((port, "the bot"), (playground_port, "the Playground")):
        if not is_free(wanted):
            raise stop(f"Port {wanted} on {LOOPBACK}, for {program}, is in use. Is another `make run` going?")
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        _run(home.resolve(), port, playground_port, day.date() if day else None)
    except DidNotStart as error:
        raise stop(str(error)) from error
    except KeyboardInterrupt:
        console.print("\nStopped. What you did is kept.")


def _run(home: Path, port: int, playground_port: int, day: date | None) -> None:
    addresses = {
        "bot": f"http://{LOOPBACK}:{port}/api/messages",
        "health": f"http://{LOOPBACK}:{port}/healthz",
        "playground": f"http://{LOOPBACK}:{playground_port}",
    }
    with Children() as children:
        children.start(the_bot(port, prepared(home), home, day))
        try:
            with_playground(children, addresses["bot"], playground_port, home)
            lines = PLAY.format(**addresses, manager=MANAGER, rep=REP, logs=home)
        except NoPlayground as why:
            lines = BOT_ONLY.format(**addresses, why=why, logs=home)
        console.print(lines, markup=False)
        ended = children.until_one_ends()
        raise stop(f"{ended.name} ended by itself. It said ({ended.log}):\n{ended.last_words()}")


def prepared(home: Path) -> str:
    """The address of the made-up region's database: as it was left, or made anew.

    The mark is written last: what was interrupted half-way is thrown away and made again.
    """
    from storage.migrating import upgrade  # only here, as in `migrate`: a bot that serves has no use for Alembic

    database, mark = home / "sam-boten.db", home / "prepared"
    url = f"sqlite:///{database}"
    home.mkdir(parents=True, exist_ok=True)
    if not mark.is_file():
        for left in home.glob(f"{database.name}*"):  # SQLite keeps two more files beside it
            left.unlink()
    engine = engine_for(url)
    try:
        upgrade(engine)
        if not mark.is_file():
            from bot.demo.demo import prepare

            with console.status("Loading the made-up region and last year's answers ..."):
                prepare(sessions_for(engine), clock.now().astimezone(ZoneInfo("Europe/Stockholm")).date())
            mark.touch()
    finally:
        engine.dispose()
    return url


def the_bot(port: int, database: str, logs: Path, day: date | None = None) -> Child:
    command = [sys.executable, "-m", "bot", "serve", "--local", "--demo", "--port", str(port)]
    return Child(
        name="The bot",
        command=[*command, "--day", day.isoformat()] if day else command,
        answers=f"http://{LOOPBACK}:{port}/healthz",
        log=logs / "bot.log",
        environ={"DATABASE_URL": database, "SAM_HOST": LOOPBACK},
        folder=ROOT,
    )


def with_playground(children: Children, bot: str, port: int, logs: Path) -> None:
    """Starts it, installing it the first time. Raises NoPlayground with the reason where it cannot be had."""
    node()
    if not installed():
        with console.status("Installing Microsoft's Agents Playground from npm into .playground (once) ..."):
            install()
    children.start(playground(bot=bot, port=port, logs=logs))


def _interrupted(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt

"""Putting the bot together: the door, the mind, the postman and the lookout on one database and one clock."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot import clock
from bot.about import add_pages
from bot.delivery.delivering import Delivery, Worker
from bot.delivery.letterbox import Letterbox, on_gone
from bot.delivery.lookout import Lookout
from bot.delivery.post import Manner
from bot.delivery.posting import Hours
from bot.delivery.postman import Postman
from bot.files.links import Links, add_files
from bot.files.turns import FileTurns
from bot.health import Watch
from bot.metrics import Measured, Metrics, add_metrics
from bot.settings import CardActions, MetricsFor, Settings
from bot.teams.door import CONNECTOR, LATER, UPLOADS, build_app
from bot.turns import callers
from bot.turns.callers import Disguises
from bot.turns.frame import Turns
from bot.turns.mind import Mind
from bot.turns.ways import Ways
from cards.render import render
from cards.texts import Texts
from dialogs.delivery.rules.delivery import Limits
from dialogs.ground.notices import Reply
from dialogs.ground.pages.refusals import SorryPage
from storage.database import Sessions, engine_for, sessions_for

log = logging.getLogger(__name__)

THREADS = 4  # for turns on PostgreSQL, each with a connection; SQLite has one writer, so one thread
LAST_FILES = 20.0  # seconds, when the bot stops, for files that somebody has said yes to

MIND = web.AppKey("mind", Mind)
POSTMAN = web.AppKey("postman", Postman)
LOOKOUT = web.AppKey("lookout", Lookout)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a bot is made of, so that a test can step it by hand."""

    app: web.Application
    mind: Mind
    lookout: Lookout
    sessions: Sessions
    letterbox: Letterbox
    executor: Executor
    making: Executor
    metrics: Metrics


def build(
    settings: Settings,
    sessions: Sessions,
    *,
    demo: bool = False,
    now: Callable[[], datetime] = clock.now,
    threads: int = 1,
    by_itself: bool = True,
) -> Parts:
    """`by_itself`: the postman and the lookout run in the background; else somebody steps them."""
    submit_only = settings.card_actions is CardActions.SUBMIT
    executor = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="turn")
    making = ThreadPoolExecutor(max_workers=1, thread_name_prefix="file")
    hours = Hours(
        zone=settings.timezone, quiet_months=settings.reminders.quiet_months, any_time=settings.letters_any_time
    )
    disguises = Disguises(allowed=demo)
    links = Links(base=f"http://127.0.0.1:{settings.port}") if settings.local else None
    turns = Turns(
        sessions=sessions,
        clock=now,
        zone=settings.timezone,
        ways=Ways(hours=hours, few=settings.few, extra_weeks=settings.extra_weeks),
        submit_only=submit_only,
        people_picker=settings.people_picker,
        links=links,
        disguises=disguises,
    )
    files = FileTurns(
        sessions=sessions,
        clock=now,
        zone=settings.timezone,
        disguises=disguises,
        submit_only=submit_only,
        few=settings.few,
    )
    mind = Mind(
        turns=turns,
        executor=executor,
        making=making,
        connector=lambda: app[CONNECTOR],
        uploads=lambda: app[UPLOADS],
        files=files,
    )
    lookout = Lookout(sessions=sessions, clock=now, hours=hours, reminders=settings.reminders)
    manner = Manner(
        zone=settings.timezone, reminders=settings.reminders, extra_weeks=settings.extra_weeks, few=settings.few
    )
    letterbox = Letterbox(sessions=sessions, clock=now, manner=manner, submit_only=submit_only)

    def sorry(reference: str, locale: str | None) -> dict[str, Any]:
        texts = Texts(callers.language(None, locale), settings.timezone)
        return render(Reply(page=SorryPage(reference=reference)), texts, submit_only=submit_only).content

    async def health() -> dict[str, Any]:
        return await asyncio.get_running_loop().run_in_executor(executor, watch.report)

    watch = Watch(sessions=sessions, clock=now, last_look=lambda: lookout.last_look, started=now())
    metrics = Metrics(watch)
    app = build_app(settings, Measured(mind, metrics), sorry, health, metrics.refused)
    add_pages(app)
    if links is not None:
        add_files(app, links, now, making)
    add_metrics(app, metrics, executor, for_everybody=settings.metrics_for is MetricsFor.ON)
    parts = Parts(
        app=app,
        mind=mind,
        lookout=lookout,
        sessions=sessions,
        letterbox=letterbox,
        executor=executor,
        making=making,
        metrics=metrics,
    )
    app.cleanup_ctx.append(_running(parts, settings, now, by_itself=by_itself))
    return parts


def _running(
    parts: Parts, settings: Settings, now: Callable[[], datetime], *, by_itself: bool
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def running(app: web.Application) -> AsyncIterator[None]:
        delivery = Delivery(
            worker=Worker(sessions=parts.sessions, executor=parts.executor),
            letters=parts.letterbox.write,
            connector=app[CONNECTOR],
            on_gone=on_gone,
            limits=Limits(per_tenant=settings.rate_per_second),
            counted=parts.metrics.sent,
        )
        postman = Postman(delivery=delivery, clock=now)
        app[POSTMAN], parts.mind.postman = postman, postman
        # In a thread of its own: of thousands of units the morning's look takes seconds, and turns are not to wait for it.
        looking = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lookout")
        tasks = []
        if by_itself:
            tasks = [
                asyncio.create_task(postman.run()),
                asyncio.create_task(parts.lookout.run(looking, postman)),
            ]
        yield
        parts.lookout.stop()
        postman.stop()
        await asyncio.gather(*tasks)
        await app[LATER].done(within=LAST_FILES)
        looking.shutdown()
        parts.executor.shutdown()
        parts.making.shutdown()

    return running


def serve(
    settings: Settings, *, local: bool, demo: bool, host: str, port: int, now: Callable[[], datetime] = clock.now
) -> None:
    """Until it is told to stop (SIGINT, SIGTERM). The database is already known to be at the newest version."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    engine = engine_for(settings.database_url, pool_size=THREADS + 2)
    threads = THREADS if engine.dialect.name == "postgresql" else 1
    parts = build(settings, sessions_for(engine), demo=demo, now=now, threads=threads)
    # What is loaded by now is never thrown away: looking it through for garbage took a fifth of a morning's look.
    gc.collect()
    gc.freeze()
    log.info("serving host=%s port=%d local=%s demo=%s", host, port, local, demo)
    try:
        web.run_app(parts.app, host=host, port=port, print=None, access_log=None)
    finally:
        engine.dispose()

"""What the app does by itself while it runs: e-mail those on call, erase what is over."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any, Optional

from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool

from bot.charity import Charity
from bot.clock import now
from bot.helpline.mail import MailSettings, tell_on_call
from bot.store.cases import Cases
from bot.store.encryption import Cipher
from bot.store.retention import purge
from bot.store.workers import Workers

MAIL_EVERY = 30
"""Seconds between two looks for cases to e-mail about."""
PURGE_EVERY = 3600
"""Seconds between two runs of the purge."""

logger = logging.getLogger(__name__)


def upkeep(
    engine: Engine, cipher: Cipher, charity: Charity, mail: Optional[MailSettings]
) -> Callable[[Starlette], Any]:
    """The app's life: its background tasks begin with it and end with it."""

    def erase() -> None:
        purge(engine, cipher, charity, now())

    def tell() -> None:
        if mail:
            tell_on_call(Cases(engine, cipher), Workers(engine, cipher), mail, now())

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(_repeat(erase, PURGE_EVERY, "the purge"))]
        if mail:
            tasks.append(asyncio.create_task(_repeat(tell, MAIL_EVERY, "the e-mail to those on call")))
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    return lifespan


async def _repeat(work: Callable[[], None], seconds: int, name: str) -> None:
    while True:
        try:
            await run_in_threadpool(work)
        except Exception as error:
            logger.error("%s failed and runs again later: %s", name, type(error).__name__)
        await asyncio.sleep(seconds)

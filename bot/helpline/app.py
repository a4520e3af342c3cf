"""The helpline app: a process and a port of its own, for signed-in workers only."""

import os
import socket
import sys
from collections.abc import Callable
from typing import Any, Optional

import uvicorn
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.assets import FOR_EVER, PREFIX, Assets, AssetsError, load_assets
from bot.charity import Charity, CharityError, load_charity
from bot.clock import ClockError, now
from bot.helpline.guard import failure, guarded
from bot.helpline.mail import MailError, MailSettings, mail_settings
from bot.helpline.rendering import FOLDER, Templates
from bot.helpline.routes import ENTRIES
from bot.helpline.upkeep import upkeep
from bot.helpline.visit import open_helpline
from bot.quiet import configure_logging
from bot.store.database import migrate, open_database
from bot.store.encryption import Cipher, EncryptionError, load_cipher

HOST = "127.0.0.1"
PORT = 8001
STATIC = FOLDER.parent / "static"
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}


class Protect:
    """Adds the security headers to every answer; nothing but assets may be stored by a browser."""

    def __init__(self, app: ASGIApp, production: bool) -> None:
        self._app = app
        self._headers = dict(HEADERS)
        if production:
            self._headers["strict-transport-security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                added = {"cache-control": "no-store", **self._headers}
                message["headers"] += [
                    (name.encode(), value.encode())
                    for name, value in added.items()
                    if name.encode() not in given
                ]
            await send(message)

        await self._app(scope, receive, protected)


def create_app(
    engine: Engine,
    cipher: Cipher,
    charity: Charity,
    mail: Optional[MailSettings] = None,
    production: bool = False,
) -> Starlette:
    """The app on a database that is up to date. With `mail` it e-mails those on call while it runs."""
    assets = load_assets(charity, STATIC)
    helpline = open_helpline(engine, cipher, charity, Templates(assets), production)
    routes = [Route(entry.path, guarded(helpline, entry), methods=[entry.method]) for entry in ENTRIES]
    routes.append(Route(PREFIX + "{name}", _asset(assets), methods=["GET"]))
    fail = failure(helpline)
    return Starlette(
        routes=routes,
        middleware=[Middleware(Protect, production=production)],
        exception_handlers={HTTPException: fail, Exception: fail},
        lifespan=upkeep(engine, cipher, charity, mail),
    )


def _asset(assets: Assets) -> Callable[[Request], Any]:
    async def asset(request: Request) -> Response:
        found = assets.find(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return Response(found.content, media_type=found.kind, headers={"cache-control": FOR_EVER})

    return asset


class SettingError(Exception):
    """A setting of the app is not usable; the message says which."""


def _port(setting: str) -> int:
    if not setting.isdecimal() or not 0 < int(setting) < 65536:
        raise SettingError(f"HELPLINE_PORT is no port: {setting}")
    return int(setting)


class AnnouncedServer(uvicorn.Server):
    """A server that says where it is once it answers."""

    async def startup(self, sockets: Optional[list[socket.socket]] = None) -> None:
        await super().startup(sockets)
        if self.started:
            address = f"http://{self.config.host}:{self.config.port}/"
            print(f"The helpline app is at {address} (stop with Ctrl+C)", flush=True)


def serve() -> int:
    """Serves until stopped; returns the exit status. HELPLINE_PORT overrides 8001."""
    configure_logging()
    production = os.environ.get("STALKING_MATTERS_ENV") == "production"
    try:
        port = _port(os.environ.get("HELPLINE_PORT", str(PORT)))
        now()
        cipher = load_cipher()
        engine = open_database()
        migrate(engine)
        app = create_app(engine, cipher, load_charity(), mail_settings(), production)
    except (AssetsError, CharityError, ClockError, EncryptionError, MailError, SettingError) as error:
        print(f"The helpline app cannot start: {error}", file=sys.stderr)
        return 1
    config = uvicorn.Config(
        app, host=HOST, port=port, ws="none", log_config=None, access_log=False, server_header=False
    )
    AnnouncedServer(config).run()
    return 0

"""One request of a worker, with all that a page of the helpline app works with."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Optional

from sqlalchemy.engine import Engine
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.charity import Charity
from bot.helpline.notices import NOTICES
from bot.helpline.rendering import Templates
from bot.store.audit import Audit
from bot.store.cases import Cases, StoredCase
from bot.store.encryption import Cipher
from bot.store.workers import Worker, Workers

CASE_ID = re.compile(r"[0-9a-f]{32}")
LONGEST = 8000
"""Characters of one text that a worker writes."""


class Missing(Exception):
    """There is no such thing for this worker; whether it is hidden or absent is not told."""


@dataclass(frozen=True)
class Helpline:
    """What all requests share."""

    cases: Cases
    workers: Workers
    audit: Audit
    charity: Charity
    templates: Templates
    production: bool = False

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; browsers take the prefix over HTTPS only."""
        return "__Host-helpline" if self.production else "helpline"


def open_helpline(
    engine: Engine,
    cipher: Cipher,
    charity: Charity,
    templates: Templates,
    production: bool,
) -> Helpline:
    """The helpline on a database that is up to date."""
    return Helpline(
        cases=Cases(engine, cipher),
        workers=Workers(engine, cipher),
        audit=Audit(engine, cipher),
        charity=charity,
        templates=templates,
        production=production,
    )


def form_mark(token: str) -> str:
    """What each form carries to show that it is ours: made from a cookie that other sites cannot read."""
    return hashlib.sha256(f"form:{token}".encode()).hexdigest()


@dataclass(frozen=True)
class Visit:
    """One request. `worker` is None only on the pages that are open to everybody."""

    helpline: Helpline
    moment: datetime
    address: str
    token: str
    worker: Optional[Worker] = None
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def me(self) -> Worker:
        """The signed-in worker. Raises Missing where nobody is."""
        if self.worker is None:
            raise Missing
        return self.worker

    def form_is_ours(self) -> bool:
        given = self.form.get("form_mark", "")
        return bool(self.token) and hmac.compare_digest(given.encode(), form_mark(self.token).encode())

    def text(self, name: str) -> str:
        """A field of the form without spaces around it and without control characters."""
        given = self.form.get(name, "").replace("\r\n", "\n")
        return "".join(c for c in given if c in "\n\t" or c.isprintable()).strip()

    def show(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page."""
        page = self.helpline.templates.render(
            template,
            charity=self.helpline.charity,
            worker=self.worker,
            moment=self.moment,
            form_mark=form_mark(self.token),
            notice=NOTICES.get(self.query.get("notice", "")),
            **values,
        )
        return HTMLResponse(page, status)

    def go(self, path: str, notice: str = "") -> Response:
        """Sends the browser on after a form, with one of the fixed notices."""
        return RedirectResponse(f"{path}?notice={notice}" if notice else path, 303)

    def record(self, action: str, case_id: Optional[str] = None, detail: str = "") -> None:
        """Writes an audit event of this worker."""
        self.helpline.audit.record(self.me.id, action, case_id, detail, self.moment)

    def case(self) -> StoredCase:
        """The case of the address. Raises Missing where there is none that this worker may see."""
        identity = self.path["case"]
        if not CASE_ID.fullmatch(identity) or identity in self.helpline.cases.hidden_from(self.me.id):
            raise Missing
        found = self.helpline.cases.case(identity)
        if found is None:
            raise Missing
        return found

    def names(self) -> dict[int, str]:
        """The workers' names by id."""
        return {worker.id: worker.name for worker in self.helpline.workers.list()}


def replace_token(visit: Visit, token: str) -> Visit:
    """The same visit of a browser that gets a new cookie."""
    return replace(visit, token=token)

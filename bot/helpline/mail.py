"""E-mail to the workers on call when a case waits as first. It holds no personal data."""

import logging
import os
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Optional, Protocol

from bot.store.cases import StoredCase
from bot.store.workers import Worker

TIMEOUT = 10
"""Seconds for a mail server to answer."""
LOCAL = ("127.0.0.1", "::1", "localhost")

logger = logging.getLogger(__name__)


class MailError(Exception):
    """The SMTP settings do not go together; the message says what to do."""


@dataclass(frozen=True)
class MailSettings:
    """The mail server, from SMTP_HOST, SMTP_PORT, SMTP_FROM, SMTP_USER, SMTP_PASSWORD and SMTP_STARTTLS."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    starttls: bool = False


def mail_settings(environment: Mapping[str, str] = os.environ) -> Optional[MailSettings]:
    """The settings, None where no SMTP_HOST is set. Raises MailError where they do not go together."""
    host = environment.get("SMTP_HOST", "")
    if not host:
        return None
    sender, user = environment.get("SMTP_FROM", ""), environment.get("SMTP_USER", "")
    starttls = environment.get("SMTP_STARTTLS", "") == "1"
    port = environment.get("SMTP_PORT", "587" if starttls else "25")
    if "@" not in sender:
        raise MailError("SMTP_HOST is set: set SMTP_FROM too, the address that e-mails come from")
    if not port.isdecimal():
        raise MailError("SMTP_PORT is no number")
    if user and not starttls and host not in LOCAL:
        raise MailError("SMTP_USER is set: set SMTP_STARTTLS=1 too, or the password goes out unencrypted")
    return MailSettings(host, int(port), sender, user, environment.get("SMTP_PASSWORD", ""), starttls)


def call_out(settings: MailSettings, waiting: int, moment: datetime) -> EmailMessage:
    """The e-mail: how many cases wait as first, and nothing of any of them."""
    text = "A case is" if waiting == 1 else f"{waiting} cases are"
    message = EmailMessage()
    message["Subject"] = "Helpline: sign in, please"
    message["From"] = settings.sender
    message["To"] = settings.sender
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = make_msgid(domain=settings.sender.rsplit("@", 1)[1])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"{text} waiting as first. Sign in to the helpline app.\n")
    return message


def send(settings: MailSettings, message: EmailMessage, addresses: Sequence[str]) -> None:
    """Hands one e-mail to the mail server for all addresses. Raises OSError where nobody was reached."""
    with smtplib.SMTP(settings.host, settings.port, timeout=TIMEOUT) as server:
        if settings.starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.user:
            server.login(settings.user, settings.password)
        refused = server.send_message(message, to_addrs=list(addresses))
    if refused:
        logger.warning("the mail server took no e-mail for %d of %d workers", len(refused), len(addresses))


class UntoldCases(Protocol):
    """The part of the cases that the e-mail needs."""

    def untold_first(self) -> list[StoredCase]: ...

    def mark_told(self, case_id: str, moment: datetime) -> None: ...


class KnownWorkers(Protocol):
    """The part of the workers that the e-mail needs."""

    def list(self) -> tuple[Worker, ...]: ...


def tell_on_call(cases: UntoldCases, workers: KnownWorkers, settings: MailSettings, moment: datetime) -> int:
    """E-mails those on call about the cases that wait as first; returns how many cases were told.

    What fails stays untold and is tried again at the next call.
    """
    waiting = cases.untold_first()
    addresses = [w.email for w in workers.list() if w.on_call and w.email and not w.disabled]
    if not waiting or not addresses:
        return 0
    try:
        send(settings, call_out(settings, len(waiting), moment), addresses)
    except OSError as error:
        logger.warning("the e-mail to those on call failed and is sent again later: %s", type(error).__name__)
        return 0
    for case in waiting:
        cases.mark_told(case.id, moment)
    return len(waiting)

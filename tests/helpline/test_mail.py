"""E-mail to those on call, tried against a real mail server on this machine."""

import asyncio
import datetime as dt
import email
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from starlette.testclient import TestClient

from bot.case.types import Priority
from bot.charity import load_charity
from bot.helpline import upkeep
from bot.helpline.app import create_app
from bot.helpline.mail import MailError, MailSettings, mail_settings, tell_on_call
from tests.helpline.conftest import House, free_port
from tests.helpline.samples import MORNING, NIGHT, call_back


@dataclass
class Post:
    """A mail server that keeps what it gets; `refuses` makes it turn messages or people away."""

    messages: list[tuple[list[str], Message]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    broken: bool = False
    arrived: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.broken:
            return "451 try later"
        self.messages.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content)))
        self.arrived.set()
        return "250 OK"


@pytest.fixture
def post() -> Iterator[tuple[Post, MailSettings]]:
    kept = Post()
    port = free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    yield kept, MailSettings("127.0.0.1", port, "helpline@example.org")
    controller.stop()


def on_call(house: House, *names: str) -> None:
    for name in names:
        person = house.person(name, email=f"{name.lower()}@example.org")
        house.workers.set_on_call(person.worker.id, True, moment=NIGHT)


def tell(house: House, settings: MailSettings) -> int:
    return tell_on_call(house.cases, house.workers, settings, MORNING)


def test_those_on_call_are_told_once_and_nothing_of_the_person(
    house: House, post: tuple[Post, MailSettings]
) -> None:
    kept, settings = post
    on_call(house, "Ann", "Ben")
    house.person("Cat", email="cat@example.org")
    case = house.request()
    house.request(call_back(Priority.today))
    assert tell(house, settings) == 1 and tell(house, settings) == 0
    ((people, message),) = kept.messages
    assert sorted(people) == ["ann@example.org", "ben@example.org"]
    assert message.get_payload().strip() == "A case is waiting as first. Sign in to the helpline app."
    whole = message.as_string()
    stored = house.cases.case(case)
    assert stored
    for telling in ("Anna", "7700", "kill", "texts", stored.reference, case, "stalk", "ann@", "ben@"):
        assert telling not in whole, telling
    assert house.actions(case) == ["requested", "told"]


def test_what_fails_is_sent_again(house: House, post: tuple[Post, MailSettings]) -> None:
    kept, settings = post
    on_call(house, "Ann")
    house.request()
    house.request()
    kept.broken = True
    assert tell(house, settings) == 0
    kept.broken = False
    assert tell(house, MailSettings("127.0.0.1", 1, "helpline@example.org")) == 0, "nobody listens there"
    kept.refuses = {"ann@example.org"}
    assert tell(house, settings) == 0, "nobody took it"
    kept.refuses = set()
    assert tell(house, settings) == 2
    ((_, message),) = kept.messages
    assert message.get_payload().startswith("2 cases are waiting as first.")


def test_one_mailbox_that_is_gone_does_not_hinder_the_others(
    house: House, post: tuple[Post, MailSettings]
) -> None:
    kept, settings = post
    on_call(house, "Ann", "Ben")
    kept.refuses = {"ann@example.org"}
    house.request()
    assert tell(house, settings) == 1 and kept.messages[0][0] == ["ben@example.org"]


def test_nobody_on_call_means_untold_until_somebody_is(house: House, post: tuple[Post, MailSettings]) -> None:
    kept, settings = post
    house.request()
    assert tell(house, settings) == 0 and not kept.messages
    on_call(house, "Ann")
    house.workers.disable("Ann", moment=NIGHT)
    assert tell(house, settings) == 0, "the disabled are not told"
    on_call(house, "Ben")
    assert tell(house, settings) == 1


def test_a_case_that_is_claimed_or_withdrawn_already_needs_no_e_mail(
    house: House, post: tuple[Post, MailSettings]
) -> None:
    _, settings = post
    on_call(house, "Ann")
    house.cases.claim(house.request(), house.person("Ann").worker.id, MORNING)
    house.request(call_back(code="K7QM-2XRD-9TVB"))
    house.cases.withdraw("K7QM-2XRD-9TVB", MORNING)
    assert tell(house, settings) == 0


def test_the_running_app_sends_by_itself(
    house: House, post: tuple[Post, MailSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, settings = post
    monkeypatch.setattr(upkeep, "MAIL_EVERY", 0.05)
    on_call(house, "Ann")
    kept.broken = True
    with TestClient(create_app(house.engine, house.cipher, load_charity(), settings)):
        case = house.request()
        kept.arrived.wait(0.5)
        kept.broken = False
        assert kept.arrived.wait(10)
    assert len(kept.messages) == 1 and house.actions(case)[-1] in ("told", "requested")


def test_the_running_app_erases_what_is_over(house: House) -> None:
    case = house.request(moment=NIGHT - dt.timedelta(days=400))
    ann = house.person("Ann").worker.id
    house.cases.claim(case, ann, NIGHT - dt.timedelta(days=399))
    house.cases.close(case, ann, "supported", "", NIGHT - dt.timedelta(days=398))
    with TestClient(house.app):
        for _ in range(200):
            if house.cases.case(case) is None:
                break
            asyncio.run(asyncio.sleep(0.05))
    assert house.cases.case(case) is None


def test_with_a_password_over_an_encrypted_line(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = certificate_of(tmp_path, "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    kept, seen = Post(), []

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        seen.append((data.login, data.password))
        return AuthResult(success=data.password == b"secret")

    port = free_port()
    controller = Controller(
        kept, hostname="localhost", port=port, tls_context=context, require_starttls=True, authenticator=check
    )
    controller.start()
    try:
        on_call(house, "Ann")
        house.request()
        settings = MailSettings("localhost", port, "helpline@example.org", "us", "secret", True)
        assert tell(house, settings) == 0, "a certificate that nobody vouches for is not taken"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        wrong = MailSettings("localhost", port, "helpline@example.org", "us", "wrong", True)
        assert tell(house, wrong) == 0
        assert tell(house, settings) == 1 and seen[-1] == (b"us", b"secret")
    finally:
        controller.stop()


def certificate_of(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for tests and its key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    today = dt.datetime.now(dt.timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"SMTP_HOST": "mail.example.org"}, "SMTP_FROM"),
        ({"SMTP_HOST": "mail.example.org", "SMTP_FROM": "a@b.org", "SMTP_PORT": "x"}, "SMTP_PORT"),
        ({"SMTP_HOST": "mail.example.org", "SMTP_FROM": "a@b.org", "SMTP_USER": "u"}, "SMTP_STARTTLS"),
    ],
)
def test_settings_that_do_not_go_together_say_what_to_do(environment: dict[str, str], said: str) -> None:
    with pytest.raises(MailError, match=said):
        mail_settings(environment)


def test_settings_from_the_environment() -> None:
    assert mail_settings({}) is None
    given = {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "a@b.org", "SMTP_STARTTLS": "1"}
    assert mail_settings(given) == MailSettings("mail.example.org", 587, "a@b.org", starttls=True)
    assert mail_settings({**given, "SMTP_STARTTLS": ""}) == MailSettings("mail.example.org", 25, "a@b.org")

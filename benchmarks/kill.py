"""Kills the writers of both apps with SIGKILL at random points and looks whether anything is lost or half there.

    python -m benchmarks.kill --points 200
    python -m benchmarks.kill --points 200 --database postgresql://...     (an empty database)

One process writes as the visitor's app does (a turn with an agreed call-back in one transaction), one as the helpline's
(claim, attempt, note, hand on, close). Each says after every commit what it has confirmed. After each kill the database
is opened anew: everything confirmed must be there whole, nothing may be half there.
"""

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timezone
from functools import partial
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.case.codes import code_hash, new_code
from bot.case.types import CallBack, Contact, IncidentTold, Summary
from bot.knowledge.types import FormId
from bot.store.audit import Audit
from bot.store.cases import Cases, StoredCase
from bot.store.conversations import Conversations, StoredTurn
from bot.store.database import migrate, open_database
from bot.store.effects import apply_effects, take_effects
from bot.store.encryption import Cipher
from bot.store.tables import cases, incidents, requests, turns
from bot.store.workers import Workers

LONGEST = 0.3
"""Seconds after its first write within which a writer is killed."""
INCIDENTS = 3
NUMBERS = 10_000_000
BEGINNING = datetime(2000, 1, 1, tzinfo=timezone.utc)
Confirmed = tuple[str, ...]


def call_back_of(identity: str) -> CallBack:
    """A call-back that can be told whole by its own name in each part."""
    told = tuple(
        IncidentTold(behaviours=("a",), forms=(FormId.threats,), words=(f"{identity} {number}",))
        for number in range(INCIDENTS)
    )
    return CallBack(
        id=identity,
        code_hash=code_hash(new_code()),
        contact=Contact(number=f"+4477{random.randrange(NUMBERS):08}", name=identity),
        summary=Summary(shared=(identity,), forms=(FormId.threats,), incidents=told),
        wording=identity,
        agreed_at=datetime.now(timezone.utc),
    )


def visitor(url: str, key: bytes, pipe: Pipe) -> None:
    """Confirms requests as the tracker store's `save` does, one after another, until it is killed."""
    conversations = Conversations(open_database(url), Cipher([key]))
    while True:
        identity = uuid.uuid4().hex
        moment = datetime.now(timezone.utc)
        agreed = json.loads(call_back_of(identity).json())
        slots, effects = take_effects({"conversation": {"request": {"agreed": agreed}}})
        turn = StoredTurn(1, identity, "yes", [{"text": "passed on", "buttons": []}])
        apply = partial(
            apply_effects,
            requests=conversations.requests(),
            effects=effects,
            identity=identity,
            address="",
            moment=moment,
        )
        conversations.save(identity, {"slots": slots}, [turn], moment, apply)
        pipe.send(("requested", identity))


def helpline(url: str, key: bytes, pipe: Pipe) -> None:
    """Works on the open cases until it is killed."""
    store = Cases(open_database(url), Cipher([key]))
    worker, other = 1, 2
    while True:
        for case in random.sample(waiting := store.open_cases(), min(len(waiting), 20)):
            moment = datetime.now(timezone.utc)
            text = uuid.uuid4().hex
            if store.claim(case.id, worker, moment):
                pipe.send(("claimed", case.id))
            if store.add_note(case.id, worker, "attempt", text, "no_answer", moment):
                pipe.send(("attempt", case.id, text))
            if random.random() < 0.3 and store.hand_on(case.id, worker, other, text, moment):
                pipe.send(("handed_on", case.id, text))
                store.take_back(case.id, worker, moment)
            elif random.random() < 0.3 and store.close(case.id, worker, "supported", text, moment):
                pipe.send(("closed", case.id, text))


def kill_one(role: Callable[[str, bytes, Pipe], None], url: str, key: bytes) -> list[Confirmed]:
    """Starts a writer, kills it at a random point after its first write, and returns what it had confirmed."""
    receive, send = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=role, args=(url, key, send), daemon=True)
    process.start()
    send.close()
    confirmed: list[Confirmed] = [receive.recv()]
    time.sleep(random.uniform(0, LONGEST))
    process.kill()
    process.join()
    try:
        while True:
            confirmed.append(receive.recv())
    except EOFError:
        return confirmed


def harm(url: str, key: bytes, confirmed: list[Confirmed]) -> list[str]:
    """What is lost or half there, in plain sentences."""
    engine = open_database(url)
    cipher = Cipher([key])
    store, conversations, audit = Cases(engine, cipher), Conversations(engine, cipher), Audit(engine, cipher)
    every = store.created_between(BEGINNING, datetime.now(timezone.utc))
    known = {case.call_back.id: case for case in every if case.call_back}
    found = _half(engine)
    if trouble := audit.check():
        found.append(trouble)
    for action, identity, *rest in confirmed:
        if action == "requested":
            found += _harm_of_request(known.get(identity), conversations, identity)
        else:
            found += _harm_of_work(store, audit, action, identity, rest)
    engine.dispose()
    return found


def _half(engine: Engine) -> list[str]:
    """What is there without the rest of it, confirmed or not."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            if whole != "ok":
                return [f"the file is damaged: {whole}"]
        asked = {row.id: row.case_id for row in connection.execute(select(requests.c.id, requests.c.case_id))}
        told = dict(
            connection.execute(select(incidents.c.case_id, func.count()).group_by(incidents.c.case_id)).all()
        )
        stored = {row.id for row in connection.execute(select(cases.c.id))}
        chats = {row.conversation_id for row in connection.execute(select(turns.c.conversation_id))}
    found = [f"half a case: {case}" for case in stored if told.get(case) != INCIDENTS]
    found += [f"a case without a request: {case}" for case in stored - set(asked.values())]
    return found + [f"a turn without its request, or the other way: {chat}" for chat in chats ^ set(asked)]


def _harm_of_request(case: StoredCase | None, conversations: Conversations, identity: str) -> list[str]:
    if case is None or case.call_back is None:
        return [f"a confirmed request is lost: {identity}"]
    words = [word for told in case.call_back.summary.incidents for word in told.words]
    whole = (
        words == [f"{identity} {number}" for number in range(INCIDENTS)]
        and case.call_back.contact.name == identity
        and conversations.turn(identity, message_id=identity) is not None
    )
    return [] if whole else [f"a confirmed request is not whole: {identity}"]


def _harm_of_work(store: Cases, audit: Audit, action: str, case_id: str, rest: list[Any]) -> list[str]:
    actions = [event.action for event in audit.events(case_id)]
    texts = [note.text for note in store.notes(case_id)]
    lost = action not in actions or any(text not in texts for text in rest)
    return [f"confirmed work is lost: {action} {case_id}"] if lost else []


def run(points: int, url: str) -> list[str]:
    """Kills at `points` points, the visitor's writer and the helpline's in turn; returns all harm."""
    key = Fernet.generate_key()
    engine = open_database(url)
    migrate(engine)
    workers = Workers(engine, Cipher([key]), PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for name in ("Ann", "Bea"):
        workers.add(name, "worker", uuid.uuid4().hex)
    engine.dispose()
    found: list[str] = []
    confirmed: list[Confirmed] = []
    for point in range(points):
        fresh = kill_one((visitor, helpline)[point % 2], url, key)
        confirmed += fresh
        found += harm(url, key, fresh)
    found += harm(url, key, confirmed)
    asked = sum(action == "requested" for action, *_ in confirmed)
    print(f"{points} kills, {asked} requests and {len(confirmed) - asked} steps of work confirmed", end=", ")
    print("nothing lost, no half case" if not found else f"{len(found)} faults")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--database", help="default: a SQLite file in a folder of its own")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(options.points, options.database or f"sqlite:///{Path(folder) / 'kill.db'}")
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

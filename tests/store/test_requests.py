"""Call-back requests: made once, limited, withdrawn; nothing tells whether one is known."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.case.codes import new_code
from bot.store.conversations import StoredTurn
from bot.store.database import writing
from bot.store.requests import TooMany
from bot.store.tables import incidents, marks, notes, requests
from tests.store.conftest import CODE, MINUTE, NOW, Store, call_back

TURN = StoredTurn(1, "m1", "yes", [{"text": "done", "buttons": []}])


def test_a_request_is_a_case_at_once_with_all_that_was_agreed(store: Store) -> None:
    asked = call_back()
    store.ask(asked)
    (case,) = store.cases.open_cases()
    assert case.call_back == asked.copy(update={"code_hash": ""})
    assert (case.state, case.created_at, case.claimed_by, case.attempts) == ("open", NOW, None, 0)
    assert [event.action for event in store.audit.events(case.id)] == ["requested"]


def test_the_same_request_counts_once_also_after_its_withdrawal(store: Store) -> None:
    store.ask(call_back())
    store.ask(call_back())
    assert len(store.cases.open_cases()) == 1
    store.cases.withdraw(CODE, NOW)
    store.ask(call_back())
    assert store.cases.open_cases() == []


def test_a_request_and_its_turn_are_kept_together_or_not_at_all(store: Store) -> None:
    def ask_and_fail(connection: object) -> None:
        store.cases.request(connection, call_back(), "chat", "", NOW)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.conversations.save("chat", {}, [TURN], NOW, ask_and_fail)
    assert store.cases.open_cases() == [] and store.conversations.transcript("chat") == []
    assert store.audit.events() == [] and store.audit.check() is None


def test_one_address_asks_five_times_an_hour(store: Store) -> None:
    for number in range(5):
        store.ask(call_back(f"r{number}"), "192.0.2.7", NOW + number * MINUTE)
    with pytest.raises(TooMany):
        store.ask(call_back("r5"), "192.0.2.7", NOW + 50 * MINUTE)
    store.ask(call_back("r6"), "192.0.2.8", NOW + 50 * MINUTE)
    store.ask(call_back("r7"), "", NOW + 50 * MINUTE)
    store.ask(call_back("r8"), "192.0.2.7", NOW + 61 * MINUTE)
    assert len(store.cases.open_cases()) == 8


def test_the_address_is_kept_as_a_keyed_hash_only(store: Store) -> None:
    store.ask(call_back(), "192.0.2.7")
    with store.engine.connect() as connection:
        (kept,) = connection.execute(select(marks.c.mark)).scalars()
    assert len(kept) == 64 and "192" not in kept[:3]


def test_a_number_with_many_open_cases_is_kept_with_a_warning(store: Store) -> None:
    for number in range(3):
        store.ask(call_back(f"r{number}"))
    assert not any(case.many_requests for case in store.cases.open_cases())
    store.ask(call_back("other", number="+447700900999"))
    store.ask(call_back("r3"))
    warned = [case for case in store.cases.open_cases() if case.many_requests]
    assert len(warned) == 4


def test_a_withdrawn_case_holds_nothing_but_that(store: Store) -> None:
    worker = store.worker()
    store.ask(call_back(), chat="chat")
    case_id = store.only_case()
    store.cases.claim(case_id, worker.id, NOW)
    store.cases.add_note(case_id, worker.id, "note", "a note", "", NOW)
    store.cases.withdraw(CODE.replace("-", " ").lower(), NOW + MINUTE)
    case = store.cases.case(case_id)
    assert case is not None
    assert (case.state, case.call_back, case.closed_at) == ("withdrawn", None, NOW + MINUTE)
    with store.engine.connect() as connection:
        for table in (incidents, notes):
            assert connection.execute(select(table)).all() == []
        (row,) = connection.execute(select(requests)).all()
    assert [row.contact, row.agreement, row.code_mark, row.number_mark, row.conversation_id] == [None] * 5
    assert store.audit.events(case_id)[0].action == "withdrawn"
    assert not store.cases.add_note(case_id, worker.id, "note", "too late", "", NOW)


def test_withdrawing_says_nothing_of_whether_the_code_was_known(store: Store) -> None:
    store.ask(call_back())
    assert store.cases.withdraw(new_code(), NOW) is None
    assert len(store.cases.open_cases()) == 1
    assert store.cases.withdraw(CODE, NOW) is None
    assert store.cases.withdraw(CODE, NOW) is None
    assert store.cases.open_cases() == []


def test_a_conversation_withdraws_its_own_call_backs_alone(store: Store) -> None:
    store.ask(call_back("mine"), chat="mine")
    store.ask(call_back("theirs", code=new_code()), chat="theirs")
    store.cases.withdraw_for_conversation("mine", NOW)
    (left,) = store.cases.open_cases()
    assert left.call_back is not None and left.call_back.id == "theirs"


@pytest.mark.parametrize("cancel", [True, False])
def test_deleting_the_chat_cancels_the_call_back_only_if_so_wished(store: Store, cancel: bool) -> None:
    store.conversations.save("chat", {}, [TURN], NOW)
    store.ask(call_back(), chat="chat")
    store.conversations.erase("chat", NOW, cancel_call_back=cancel)
    assert len(store.cases.open_cases()) == (0 if cancel else 1)
    assert store.conversations.transcript("chat") == []
    store.cases.withdraw(CODE, NOW + timedelta(days=3))
    assert store.cases.open_cases() == [], "the code still withdraws it"


def test_many_requests_at_once_are_all_kept_and_the_trail_is_whole(store: Store) -> None:
    import threading

    def ask(number: int) -> None:
        with writing(store.engine) as connection:
            store.cases.request(connection, call_back(f"r{number}", code=new_code()), f"c{number}", "", NOW)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.cases.open_cases()) == 8
    assert store.audit.check() is None

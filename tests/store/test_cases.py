"""A case through the helpline's hands: claimed by one, called, handed on, reviewed, closed, found again."""

import threading
from datetime import timedelta
from typing import Any

from bot.case.codes import new_code
from bot.case.types import Priority
from tests.store.conftest import MINUTE, NOW, Store, call_back


def claimed(store: Store, worker_id: int) -> str:
    store.ask(call_back())
    case_id = store.only_case()
    assert store.cases.claim(case_id, worker_id, NOW)
    return case_id


def test_of_two_workers_who_press_at_once_one_holds_the_case(store: Store) -> None:
    workers = [store.worker(f"worker {number}").id for number in range(6)]
    store.ask(call_back())
    case_id = store.only_case()
    won: list[int] = []
    barrier = threading.Barrier(len(workers))

    def press(worker_id: int) -> None:
        barrier.wait()
        if store.cases.claim(case_id, worker_id, NOW):
            won.append(worker_id)

    threads = [threading.Thread(target=press, args=(worker_id,)) for worker_id in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    case = store.cases.case(case_id)
    assert case is not None and len(won) == 1 and case.claimed_by == won[0]
    assert [event.action for event in store.audit.events(case_id)] == ["claimed", "requested"]


def test_only_who_holds_a_case_can_work_on_it(store: Store) -> None:
    ann, bea = store.worker("Ann").id, store.worker("Bea").id
    case_id = claimed(store, ann)
    cases = store.cases
    assert not cases.release(case_id, bea, NOW)
    assert not cases.hand_on(case_id, bea, ann, "", NOW)
    assert not cases.close(case_id, bea, "supported", "", NOW)
    assert not cases.add_note(case_id, bea, "attempt", "", "reached", NOW)
    assert cases.add_note(case_id, bea, "note", "a colleague's note", "", NOW)
    assert cases.release(case_id, ann, NOW)
    assert cases.claim(case_id, bea, NOW)


def test_a_lead_takes_a_case_back_from_whoever_holds_it(store: Store) -> None:
    ann, lead = store.worker("Ann").id, store.worker("Lea", "lead").id
    case_id = claimed(store, ann)
    assert store.cases.take_back(case_id, lead, NOW)
    assert not store.cases.take_back(case_id, lead, NOW)
    assert store.cases.open_cases()[0].state == "open"


def test_a_case_is_handed_on_to_somebody_who_may_take_it(store: Store) -> None:
    ann, bea, admin, gone, near = (
        store.worker(name, role).id
        for name, role in (
            ("Ann", "worker"),
            ("Bea", "worker"),
            ("Ada", "administrator"),
            ("Gil", "worker"),
            ("Nia", "worker"),
        )
    )
    store.workers.disable("gil", moment=NOW)
    case_id = claimed(store, ann)
    store.cases.conflict(case_id, near, "I know them", NOW)
    for unfit in (admin, gone, near, 999):
        assert not store.cases.hand_on(case_id, ann, unfit, "please", NOW)
    assert store.cases.hand_on(case_id, ann, bea, "please", NOW + MINUTE)
    case = store.cases.case(case_id)
    assert case is not None and (case.claimed_by, case.claimed_at) == (bea, NOW + MINUTE)
    assert [(note.kind, note.text) for note in store.cases.notes(case_id)][-1] == ("handover", "please")


def test_the_third_unanswered_attempt_asks_for_a_review(store: Store) -> None:
    ann, lead = store.worker("Ann").id, store.worker("Lea", "lead").id
    case_id = claimed(store, ann)

    def attempt(result: str) -> Any:
        assert store.cases.add_note(case_id, ann, "attempt", "rang", result, NOW)
        return store.cases.case(case_id)

    assert not attempt("no_answer").needs_review
    assert not attempt("voicemail_left").needs_review
    assert not attempt("no_answer").needs_review
    case = attempt("no_answer")
    assert case.needs_review and case.attempts == 4
    assert store.cases.review(case_id, lead, "try the morning", NOW)
    assert not store.cases.review(case_id, lead, "again", NOW)
    assert not attempt("no_answer").needs_review, "counted anew"


def test_a_case_that_is_not_for_a_worker_is_hidden_from_them(store: Store) -> None:
    ann, bea = store.worker("Ann").id, store.worker("Bea").id
    case_id = claimed(store, ann)
    assert store.cases.conflict(case_id, ann, "my neighbour", NOW)
    assert store.cases.hidden_from(ann) == {case_id} and store.cases.hidden_from(bea) == set()
    assert not store.cases.claim(case_id, ann, NOW)
    assert store.cases.claim(case_id, bea, NOW)
    assert store.cases.conflict(case_id, ann, "again", NOW) is False
    case = store.cases.case(case_id)
    assert case is not None and case.claimed_by == bea


def test_closing_ends_the_work(store: Store) -> None:
    ann = store.worker().id
    case_id = claimed(store, ann)
    assert store.cases.close(case_id, ann, "supported", "all well", NOW + MINUTE)
    case = store.cases.case(case_id)
    assert case is not None and (case.state, case.closed_at) == ("closed", NOW + MINUTE)
    assert store.cases.open_cases() == []
    assert not store.cases.claim(case_id, ann, NOW) and not store.cases.close(case_id, ann, "x", "", NOW)


def test_a_worker_erases_a_case_for_the_person(store: Store) -> None:
    ann = store.worker().id
    case_id = claimed(store, ann)
    assert store.cases.erase(case_id, ann, NOW) and not store.cases.erase(case_id, ann, NOW)
    case = store.cases.case(case_id)
    assert case is not None and case.state == "withdrawn" and case.call_back is None


def test_search_finds_words_names_numbers_notes_and_closed_cases(store: Store) -> None:
    ann = store.worker().id
    case_id = claimed(store, ann)
    store.cases.add_note(case_id, ann, "note", "Rang from the blue phone", "", NOW)
    store.cases.close(case_id, ann, "supported", "", NOW)
    store.ask(call_back("other", "+447700900999", new_code(), words="she follows me"))
    reference = store.cases.case(case_id).reference
    for words in ("GARAGE waits", "blue", "07700 900123", "+44 7700 900123", reference.lower(), "blue jo"):
        assert [case.id for case in store.cases.search(words)] == [case_id], words
    assert len(store.cases.search("jo")) == 2
    assert store.cases.search("  ") == [] and store.cases.search("shares") == []
    assert store.cases.search("code_hash") == [], "only what was told is searched"


def test_who_is_on_call_is_told_once_of_a_case_that_comes_in_as_first(store: Store) -> None:
    store.ask(call_back("a", priority=Priority.first))
    store.ask(call_back("b", code=new_code(), priority=Priority.soon))
    (case,) = store.cases.untold_first()
    assert case.call_back is not None and case.call_back.id == "a"
    store.cases.mark_told(case.id, NOW)
    assert store.cases.untold_first() == []


def test_figures_count_and_name_nobody(store: Store) -> None:
    ann = store.worker().id
    case_id = claimed(store, ann)
    store.cases.release(case_id, ann, NOW + 2 * MINUTE)
    store.cases.claim(case_id, ann, NOW + 90 * MINUTE)
    store.cases.add_note(case_id, ann, "attempt", "", "reached", NOW + 95 * MINUTE)
    store.cases.close(case_id, ann, "supported", "", NOW + 99 * MINUTE)
    withdrawn = new_code()
    store.ask(call_back("b", code=withdrawn), moment=NOW + timedelta(days=1))
    store.cases.withdraw(withdrawn, NOW + timedelta(days=1))
    store.ask(call_back("later", code=new_code()), moment=NOW + timedelta(days=9))
    figures = store.cases.figures(NOW, NOW + timedelta(days=9))
    assert (figures.cases, figures.withdrawn) == (2, 1)
    assert [str(day) for day in figures.per_day] == ["2026-11-24", "2026-11-25"]
    assert figures.per_form["threats"] == 1 and figures.per_form["assault"] == 0
    assert figures.per_priority == {"first": 0, "today": 1, "soon": 0}
    assert (figures.claim_minutes, figures.reach_minutes) == ((0,), (95,))
    assert figures.outcomes == {"supported": 1}

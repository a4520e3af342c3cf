"""A case from the queue to its end, as workers see it."""

import re

import pytest

from bot.case.types import Priority
from bot.helpline import words
from bot.knowledge.types import FormId
from bot.store.audit import Audit
from bot.store.cases import RESULTS
from tests.helpline.conftest import House
from tests.helpline.samples import NIGHT, NUMBER, SHOWN, call_back, contact, minutes


def place_of(page: str, *references: str) -> list[int]:
    return [page.index(reference) for reference in references]


def test_the_queue_is_in_the_order_in_which_to_call(house: House) -> None:
    soon = house.request(call_back(Priority.soon), NIGHT - minutes(600))
    second = house.request(call_back(Priority.first), NIGHT)
    today = house.request(call_back(Priority.today), NIGHT - minutes(300))
    first = house.request(call_back(Priority.first), NIGHT - minutes(1))
    page = house.sign_in("Ann").get("/queue").text
    order = place_of(page, *(house.reference(case) for case in (first, second, today, soon)))
    assert order == sorted(order)
    assert "Safe to call now, until midday" in page
    assert "Anna" not in page and SHOWN not in page and "kill" not in page


def test_outside_the_safe_times_the_queue_says_so(house: House) -> None:
    house.request()
    house.at(NIGHT)
    assert "Do not call before 9am" in house.sign_in("Ann").get("/queue").text


def test_the_number_is_shown_to_who_holds_the_case_alone(house: House) -> None:
    case = house.request()
    ann, ben = house.sign_in("Ann"), house.sign_in("Ben")
    assert SHOWN not in ann.get(f"/cases/{case}").text
    assert ann.submit(f"/cases/{case}/claim").headers["location"] == f"/cases/{case}?notice=claimed"
    assert SHOWN in ann.get(f"/cases/{case}").text
    theirs = ben.get(f"/cases/{case}").text
    assert SHOWN not in theirs and NUMBER not in theirs and "Claimed by Ann" in theirs
    assert ben.submit(f"/cases/{case}/claim").headers["location"].endswith("taken")
    assert ann.submit(f"/cases/{case}/claim").headers["location"].endswith("claimed"), "pressed twice"


def test_the_safe_contact_rules_stand_on_top(house: House) -> None:
    case = house.request(call_back(contact=contact(voicemail=True)))
    page = house.sign_in("Ann").get(f"/cases/{case}").text
    rules = page[: page.index("What the person shared")]
    for rule in (
        "Safe to call now, until midday",
        "YES, a voicemail may be left",
        "Anna",
        "dentist",
        "Do not name the helpline to anybody else",
        "Monday to Friday, 9am to midday",
    ):
        assert rule in rules, rule


def test_what_the_person_typed_is_escaped_and_shown_in_their_own_words(house: House) -> None:
    page = house.sign_in("Ann").get(f"/cases/{house.request()}").text
    assert "he said he would &lt;b&gt;kill&lt;/b&gt; me" in page and "<b>kill" not in page
    for shown in (
        "my ex texts me every day",
        "former partner",
        "frightened",
        "since October",
        "England",
        "Threats to kill, with a weapon",
        "Danger at that moment",
        "Trained staff of the helpline",
    ):
        assert shown in page, shown


def test_a_case_is_worked_on_to_its_end(house: House) -> None:
    case = house.request()
    ann = house.sign_in("Ann")
    ann.submit(f"/cases/{case}/claim")
    for path, fields in (
        ("attempt", {"attempt_result": "no_answer"}),
        ("attempt", {"attempt_result": "reached", "attempt_text": "She is with her sister."}),
        ("note", {"note_text": "Wants to hear of orders.\r\nCall again in a week."}),
        ("close", {"close_outcome": "supported", "close_text": "Talked for an hour."}),
    ):
        answer = ann.submit(f"/cases/{case}/{path}", **fields)
        assert answer.status_code == 303, answer.text
    page = ann.get(f"/cases/{case}").text
    assert "Talked for an hour." in page and "Spoke, and gave support" in page and "2 attempts" in page
    assert SHOWN not in page, "a closed case shows no number"
    assert house.reference(case) not in ann.get("/queue").text
    assert house.actions(case) == [
        "requested", "claimed", "attempt", "attempt", "note", "closed", "viewed",
    ]  # fmt: skip
    assert house.audit.check() is None


def test_every_view_search_and_export_is_in_the_audit_trail(house: House) -> None:
    case = house.request()
    ann = house.sign_in("Ann")
    ann.get(f"/cases/{case}")
    ann.submit("/search", words="sister secret")
    ann.submit(f"/cases/{case}/claim")
    ann.submit(f"/cases/{case}/agreement", agreed="yes", agreement_text="By phone")
    ann.get(f"/cases/{case}/export")
    actions = house.actions()
    for action in ("viewed", "searched", "exported"):
        assert action in actions
    assert "secret" not in str(house.audit.events()), "what was searched for is not kept"


def test_a_case_is_not_shown_where_the_audit_trail_cannot_be_written(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = house.request()
    ann = house.sign_in("Ann")

    def fail(*arguments: object) -> None:
        raise OSError("disk full of Anna")

    monkeypatch.setattr(Audit, "record", fail)
    answer = ann.get(f"/cases/{case}")
    assert answer.status_code == 500 and "Anna" not in answer.text and "dentist" not in answer.text


def test_a_third_call_without_an_answer_goes_to_a_lead(house: House) -> None:
    case = house.request()
    ann, lea = house.sign_in("Ann"), house.sign_in("Lea", "lead")
    ann.submit(f"/cases/{case}/claim")
    for _ in range(2):
        assert (
            ann.submit(f"/cases/{case}/attempt", attempt_result="no_answer")
            .headers["location"]
            .endswith("attempt")
        )
    assert house.reference(case) not in lea.get("/review").text
    assert (
        ann.submit(f"/cases/{case}/attempt", attempt_result="no_answer")
        .headers["location"]
        .endswith("review")
    )
    assert "Do not call before a lead has looked at this case" in ann.get(f"/cases/{case}").text
    assert house.reference(case) in lea.get("/review").text
    assert ann.submit(f"/cases/{case}/review", review_text="x").status_code == 403
    assert lea.submit(f"/cases/{case}/review").status_code == 422
    assert lea.submit(f"/cases/{case}/review", review_text="Try on Sunday").status_code == 303
    assert house.reference(case) not in lea.get("/review").text
    assert "Try on Sunday" in ann.get(f"/cases/{case}").text


def test_a_case_that_is_not_for_a_worker_is_gone_for_them(house: House) -> None:
    case = house.request()
    ann, ben = house.sign_in("Ann"), house.sign_in("Ben")
    ann.submit(f"/cases/{case}/claim")
    assert ann.submit(f"/cases/{case}/conflict", conflict_text="I know him").status_code == 303
    assert house.reference(case) not in ann.get("/queue").text
    assert ann.get(f"/cases/{case}").status_code == 404
    assert ann.submit(f"/cases/{case}/claim").status_code == 404
    assert house.reference(case) not in ann.submit("/search", words="texts").text
    assert house.reference(case) in ben.submit("/search", words="texts").text
    assert ben.submit(f"/cases/{case}/claim").headers["location"].endswith("claimed")
    assert "Ann</option>" not in ben.get(f"/cases/{case}").text, "it cannot be handed to them"
    person = house.person("Ann")
    answer = ben.submit(f"/cases/{case}/hand-on", to_worker=str(person.worker.id), hand_on_text="x")
    assert answer.status_code == 422


def test_handing_on(house: House) -> None:
    case = house.request()
    ann, ben = house.sign_in("Ann"), house.sign_in("Ben")
    adam = house.person("Adam", "administrator")
    ann.submit(f"/cases/{case}/claim")
    for wrong in ("", "99", "x", str(adam.worker.id), str(house.person("Ann").worker.id)):
        assert ann.submit(f"/cases/{case}/hand-on", to_worker=wrong, hand_on_text="x").status_code == 422
    chosen = str(house.person("Ben").worker.id)
    assert ann.submit(f"/cases/{case}/hand-on", to_worker=chosen).status_code == 422, "a word is needed"
    assert (
        ann.submit(f"/cases/{case}/hand-on", to_worker=chosen, hand_on_text="Knows Welsh").status_code == 303
    )
    assert SHOWN in ben.get(f"/cases/{case}").text and "Knows Welsh" in ben.get(f"/cases/{case}").text
    assert SHOWN not in ann.get(f"/cases/{case}").text


def test_release_and_a_leads_taking_back(house: House) -> None:
    case = house.request()
    ann, ben, lea = house.sign_in("Ann"), house.sign_in("Ben"), house.sign_in("Lea", "lead")
    ann.submit(f"/cases/{case}/claim")
    assert ben.submit(f"/cases/{case}/release").headers["location"].endswith("not_held")
    assert ann.submit(f"/cases/{case}/release").headers["location"] == "/queue?notice=released"
    ann.submit(f"/cases/{case}/claim")
    assert lea.submit(f"/cases/{case}/take-back").headers["location"].endswith("taken_back")
    assert lea.submit(f"/cases/{case}/take-back").headers["location"].endswith("nobody_holds")
    assert ben.submit(f"/cases/{case}/claim").headers["location"].endswith("claimed")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("release", {}),
        ("attempt", {"attempt_result": "reached"}),
        ("note", {"note_text": "x"}),
        ("agreement", {"agreed": "yes", "agreement_text": "x"}),
        ("close", {"close_outcome": "supported"}),
        ("erase", {"asked": "yes"}),
    ],
)
def test_who_does_not_hold_a_case_changes_nothing(house: House, path: str, fields: dict[str, str]) -> None:
    case = house.request()
    ann, ben = house.sign_in("Ann"), house.sign_in("Ben")
    ann.submit(f"/cases/{case}/claim")
    answer = ben.submit(f"/cases/{case}/{path}", **fields)
    assert answer.status_code == 303 and answer.headers["location"].endswith("not_held")
    stored = house.cases.case(case)
    assert stored and stored.state == "claimed" and stored.attempts == 0
    assert house.cases.notes(case) == []


@pytest.mark.parametrize(
    ("path", "fields", "shown"),
    [
        ("attempt", {}, "Choose what came of the attempt"),
        ("attempt", {"attempt_result": "won", "attempt_text": "kept words"}, "kept words"),
        ("attempt", {"attempt_result": "reached", "attempt_text": "w" * 9000}, "at most 8000"),
        ("note", {"note_text": "  "}, "Write the note"),
        ("close", {"close_outcome": "gone"}, "Choose how the case ends"),
        ("agreement", {"agreement_text": "kept words"}, "only if the person agreed"),
        ("agreement", {"agreed": "yes"}, "Write what the person agreed to"),
        ("hand-on", {"hand_on_text": "kept words"}, "Choose who takes the case"),
        ("erase", {}, "only if the person asked"),
    ],
)
def test_a_form_that_is_not_filled_in_says_so_and_keeps_what_was_typed(
    house: House, path: str, fields: dict[str, str], shown: str
) -> None:
    case = house.request()
    ann = house.sign_in("Ann")
    ann.submit(f"/cases/{case}/claim")
    answer = ann.submit(f"/cases/{case}/{path}", **fields)
    assert answer.status_code == 422 and shown in answer.text and "<title>Error: " in answer.text
    assert not fields.get("hand_on_text") or "kept words" in answer.text
    for target in re.findall(r'<a href="#([\w-]+)">', answer.text):
        assert f'id="{target}"' in answer.text, "each error leads to its field"
    assert house.cases.notes(case) == []


def test_there_are_plain_words_for_all_that_is_stored() -> None:
    assert set(words.RESULTS) == set(RESULTS)
    assert set(words.FORMS) == {form.value for form in FormId}

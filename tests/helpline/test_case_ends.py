"""What a case ends in: withdrawn, found again, copied for the police."""

from tests.helpline.conftest import House
from tests.helpline.samples import MORNING, SHOWN, call_back


def test_a_withdrawn_request_leaves_nothing_and_forbids_the_call(house: House) -> None:
    given = call_back(code="K7QM-2XRD-9TVB")
    case = house.request(given)
    ann = house.sign_in("Ann")
    ann.submit(f"/cases/{case}/claim")
    house.cases.withdraw("K7QM-2XRD-9TVB", MORNING)
    for path, fields in (
        ("attempt", {"attempt_result": "reached"}),
        ("note", {"note_text": "x"}),
        ("close", {"close_outcome": "supported"}),
        ("release", {}),
        ("conflict", {}),
        ("claim", {}),
    ):
        assert ann.submit(f"/cases/{case}/{path}", **fields).headers["location"].endswith("withdrawn"), path
    page = ann.get(f"/cases/{case}").text
    assert "Do not call" in page and "Anna" not in page and SHOWN not in page
    assert "Do not call" in ann.submit(f"/cases/{case}/note").text
    assert ann.get(f"/cases/{case}/export").status_code == 303


def test_a_worker_withdraws_for_a_person_who_asks(house: House) -> None:
    case = house.request()
    ann = house.sign_in("Ann")
    ann.submit(f"/cases/{case}/claim")
    assert ann.submit(f"/cases/{case}/erase", asked="yes").headers["location"] == "/queue?notice=erased"
    stored = house.cases.case(case)
    assert stored and stored.call_back is None


def test_a_number_that_was_given_very_often_is_warned_of(house: House) -> None:
    cases = [house.request() for _ in range(4)]
    ann = house.sign_in("Ann")
    assert "may be a trick" in ann.get(f"/cases/{cases[-1]}").text
    assert "May be a trick" in ann.get("/queue").text


def test_search_finds_closed_cases_and_numbers_and_keeps_the_words_out_of_addresses(house: House) -> None:
    case = house.request()
    ann = house.sign_in("Ann")
    ann.submit(f"/cases/{case}/claim")
    ann.submit(f"/cases/{case}/close", close_outcome="supported", close_text="zebra crossing")
    for asked in ("zebra", "ZEBRA texts", "07700 900123", "07700900123", house.reference(case), "Anna"):
        answer = ann.submit("/search", words=asked)
        assert answer.status_code == 200 and "1 case found" in answer.text, asked
    assert "0 cases found" in ann.submit("/search", words="unicorn").text
    assert ann.submit("/search", words=" a ").status_code == 422


def test_the_copy_for_the_police_needs_the_persons_agreement(house: House) -> None:
    case = house.request()
    ann, ben, lea = house.sign_in("Ann"), house.sign_in("Ben"), house.sign_in("Lea", "lead")
    ann.submit(f"/cases/{case}/claim")
    assert ann.get(f"/cases/{case}/export").headers["location"].endswith("no_agreement")
    ann.submit(f"/cases/{case}/note", note_text="Only for us")
    ann.submit(f"/cases/{case}/agreement", agreed="yes", agreement_text="On the phone, in full")
    copy = ann.get(f"/cases/{case}/export").text
    for part in (
        house.reference(case),
        "Tuesday 29 December 2026",
        "On the phone, in full",
        SHOWN,
        "my ex texts me every day",
        "Recorded by Ann",
        "Yesterday he said that he would kill me.",
        "27 December 2026",
    ):
        assert part in copy, part
    assert "Only for us" not in copy and "No answer" not in copy
    assert ben.get(f"/cases/{case}/export").headers["location"].endswith("not_held")
    ann.submit(f"/cases/{case}/close", close_outcome="police")
    assert ann.get(f"/cases/{case}/export").headers["location"].endswith("not_held")
    later = lea.get(f"/cases/{case}/export")
    assert later.status_code == 200 and SHOWN not in later.text
    assert house.actions(case).count("exported") == 2

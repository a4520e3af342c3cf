"""What a message asks beside what it tells, and clauses that belong to one act."""

import pytest

from bot.nlu.asking import asking_parts, followed_intent, questions_asked
from bot.nlu.clauses import clauses
from bot.nlu.grammar import load_grammar
from bot.nlu.units import whole_acts


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("About eight months. What evidence would the police want from me?", ["What evidence would the police want from me?"]),
        ("england. so am i being silly", ["so am i being silly"]),
        ("my neighbour watches me. can i move house", ["can i move house"]),
        ("Is there a crime number? And who would pay for the fence?", ["Is there a crime number?", "And who would pay for the fence?"]),
        ("im 14, is it a crime if he takes photos of me", ["is it a crime if he takes photos of me"]),
        ("am i overreacting", []),
        ("he follows me and i dont know what he wants", []),
        ("he rings where i work, who he thinks he is", []),
        ("he said can i come in and i said no", []),
        ("", []),
    ],
)  # fmt: skip
def test_questions_beside_what_is_told_are_found(text: str, asked: list[str]) -> None:
    assert [text[part.start : part.end] for part in asking_parts(text)] == asked


def test_what_is_asked_counts_more_than_a_blurred_whole() -> None:
    assert questions_asked([("is it a crime if he films me", ""), ("and who pays", "tell")]) == (
        "ask_is_it_crime",
    )
    assert followed_intent("ask_court", ("ask_evidence",), False) == "ask_evidence"
    assert followed_intent("affirm", ("ask_evidence",), False) == "affirm"
    assert followed_intent("tell", ("ask_evidence",), True) == "tell"
    assert followed_intent("danger_now", ("ask_evidence",), False) == "danger_now"


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("he said hed batter me if i told a teacher", ["he said hed batter me if i told a teacher"]),
        ("he phones my mum to ask where i am", ["he phones my mum to ask where i am"]),
        ("he rang me he came to my house he smashed the window", ["he rang me", "he came to my house", "he smashed the window"]),
        ("when i got home he had smashed the window", ["when i got home", "he had smashed the window"]),
    ],
)  # fmt: skip
def test_what_is_said_and_its_condition_are_one_act(text: str, acts: list[str]) -> None:
    places = dict.fromkeys(whole_acts(clauses(load_grammar()(text))).values())
    assert [text[place.start : place.end] for place in places] == acts

"""Questions that plain words decide, in several people's wordings, and words that only look like them."""

import pytest

from bot.nlu.intents import settled_intent


@pytest.mark.parametrize(
    ("intent", "texts"),
    [
        ("ask_tell_parents", ["will the police tell my mum", "i cant tell my dad hed go mad", "i dont want mum to know"]),
        ("ask_work", ["should I go to HR or the police?", "can HR do anything", "would human resources believe me"]),
        ("ask_men", ["would the police even take a bloke seriously", "do they believe men", "would they laugh at a lad"]),
        ("ask_solicitor", ["do I need a solicitor?", "what about the police can they do one", "is there legal aid"]),
        ("ask_passwords", ["should i change my passwords", "is it safe to reset my password", "what about my passwords"]),
        ("ask_reply", ["is it ok if i text him once to tell him to stop", "should i message her", "can i tell him to stop"]),
        ("ask_come_back", ["is he likely to come back", "will he come back", "what if she turns up again tonight"]),
        ("ask_help_friend", ["what can I do myself? I'm her mum I feel useless", "how can i help her"]),
        ("ask_confront", ["should I go round and have it out with him"]),
        ("ask_going_out", ["im scared to go to work tomorrow", "scared to go out", "too scared to leave the house"]),
        ("ask_coping", ["i feel useless", "i cant cope with it", "im not coping"]),
        ("ask_summary", ["what have you got down so far", "read that back", "can i see what ive told you"]),
        ("ask_other_phone", ["can i use my sisters phone to ring someone", "is it safe to use my mums phone"]),
        ("ask_phone_spied", ["how do i check if theres something on it"]),
        ("ask_open_now", ["who do i ring tonight if the helpline is shut", "is anyone open at night"]),
        ("withdraw", ["no i dont want a call back thanks"]),
        ("goodbye", ["ok thanks im going to go now", "i have to go"]),
    ],
)  # fmt: skip
def test_plain_words_decide_a_question(intent: str, texts: list[str]) -> None:
    for text in texts:
        assert settled_intent("other", (), False, text) == intent, text


@pytest.mark.parametrize(
    "text",
    [
        "will he tell my mum",
        "he told my mum i was mad",
        "my dad went mad at him",
        "he works in HR",
        "a man followed me home",
        "my solicitor sent him a letter",
        "he changed my password",
        "he texts me from his sisters phone",
        "she always comes back to my house",
        "she is scared of him",
        "i have to go to the police",
        "im going to leave him",
        "i dont want a call from him",
        "i can't take it off",
    ],
)
def test_words_that_only_look_like_a_question_decide_nothing(text: str) -> None:
    assert settled_intent("inform", (), False, text) == "inform"


@pytest.mark.parametrize(
    "text", ["he hit me, i cant cope with it", "he waits outside so im scared to go to work"]
)
def test_an_act_comes_before_a_feeling(text: str) -> None:
    assert settled_intent("ask_effects", (), True, text) != "ask_coping"
    assert settled_intent("tell", (), True, text) == "tell"

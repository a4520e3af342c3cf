"""Questions of danger, being found, the police and being hurt, in several people's wordings, and what only looks like one."""

import pytest

from bot.nlu.asking import followed_intent, questions_asked
from bot.nlu.intents import intent_by_words, settled_intent

ASKED = {
    "ask_wrong": [
        "thats not what i asked",
        "you didn't answer my question",
        "are you even reading this",
        "why do you keep telling me about the domestic line",
    ],
    "ask_sleep_panic": ["im having a panic attack. can i just move house"],
    "ask_doctor": [
        "he had his hands round my neck last night. should i go to a&e",
        "do i need to see a doctor, she punched me",
        "my throat is sore since he grabbed it do i need to get checked out",
    ],
    "ask_in_danger": [
        "am i in danger",
        "is he dangerous",
        "could he actually hurt me",
        "will it get worse",
        "how worried should i be",
        "is my friend's ex dangerous or is she in real danger",
    ],
    "ask_does_it_count": [
        "does it still count if he never threatened me",
        "is it still stalking when its only online",
        "would that still count, we used to go out",
    ],
    "ask_how_found": [
        "how does he know where i live",
        "how did she get my new number",
        "how do i stop him finding me",
    ],
    "ask_take_down": [
        "can i get my address taken off google",
        "how do i get the lies he posted taken down",
        "get my phone number off the internet",
    ],
    "ask_refuge": [
        "is there somewhere safe i can stay tonight",
        "can i get into a refuge with two kids",
        "ive nowhere to sleep tonight",
    ],
    "ask_text_instead": [
        "can i text someone, hes in the next room",
        "id rather text than talk, is there a webchat",
        "is there anyone i can text",
        "can i get help without speaking",
    ],
    "ask_police_serious": [
        "will the police take this seriously",
        "would the cops just laugh",
        "am i wasting their time",
        "the police wont do anything will they",
    ],
    "ask_unknown_person": [
        "can i report it if i dont know who it is",
        "can the police trace a withheld number",
    ],
    "ask_sent_image": [
        "he sent me a dick pic is that illegal",
        "someone airdropped me nudes on the train should i delete it",
    ],
    "ask_see_them": ["what do i do if i bump into him at the gym", "what should i do when i see her"],
    "ask_mental_health": ["am i going mad", "is it all in my head", "will they section me"],
    "ask_police_private": [
        "will the police tell my work",
        "will he know it was me",
        "do they come in uniform to my house",
    ],
    "ask_family_contact": ["should i have a word with him, im her dad", "can me and her brother warn him off"],
    "ask_mail": ["what can i do about my ex opening my post"],
    "ask_children_contact": [
        "should i stop him seeing the kids",
        "will i be breaching the contact order",
    ],
    "ask_moving": ["can i just move", "should i move house"],
}  # fmt: skip
ONLY_TOLD = [
    "he opened my letters",
    "is it stalking if i only look at her profile",
    "how do i call 999 without speaking",
    "how do i do pick ups without speaking to her",
    "will the police laugh at me cos im a lad",
    "why do you keep asking me things",
    "should i be worried",
    "he is in danger of losing his job",
    "i counted twelve texts",
    "does it count as evidence",
    "he knows where i live",
    "my address is on his phone",
    "i am in a refuge now",
    "he texts me instead of talking",
    "i went to the doctor about it",
    "i dont know who it is",
    "i saw him at the gym",
    "he went mad at me",
    "am i mad at him",
    "he told the police i was mad",
    "she doesnt listen to me",
    "he didnt answer the phone",
    "he keeps saying sorry",
    "he hit me and i went to hospital",
    "i was having a panic attack when he rang",
]


@pytest.mark.parametrize(("intent", "texts"), list(ASKED.items()))
def test_plain_words_decide_what_is_asked(intent: str, texts: list[str]) -> None:
    for text in texts:
        assert settled_intent("other", (), False, text) == intent, text


@pytest.mark.parametrize("text", ONLY_TOLD)
def test_what_is_only_told_decides_none_of_these(text: str) -> None:
    assert intent_by_words(text) not in set(ASKED) - {"ask_moving"}


def test_a_police_that_did_nothing_was_told_and_is_not_feared() -> None:
    assert intent_by_words("the police did nothing when i rang") == "ask_police_did_nothing"
    assert intent_by_words("what if the police do nothing") == "ask_police_serious"


def test_what_two_sentences_decide_together_is_the_question_of_the_second() -> None:
    text = "he choked me last night. should i see a doctor"
    assert questions_asked([("should i see a doctor", "ask_counselling")], text) == ("ask_doctor",)


def test_a_told_sentence_does_not_take_the_place_of_the_question_beside_it() -> None:
    text = "the police did nothing. what evidence do i need"
    assert questions_asked([("what evidence do i need", "ask_evidence")], text) == ("ask_evidence",)


def test_panic_and_the_question_beside_it_are_both_kept() -> None:
    asked = questions_asked([("can i just move", "ask_tips")], "im having a panic attack. can i just move")
    assert asked == ("ask_moving",)
    assert followed_intent("ask_sleep_panic", asked, False) == "ask_sleep_panic"

"""What counts as a yes to passing something on."""

import re

_YES = (
    r"(?:yes+|yeah|yep|yea|yup|aye|ok|okay|okey|sure|fine|agreed?|consent|please do|go on|go ahead|carry on|pass it on|send it"
    r"|all right|alright|i do|go for it|of course|definitely|absolutely|correct|do it)"
)
_BESIDE = (
    r"(?:i|i'?m|am|do|you|u|can|may|that|that'?s|thats|it|it'?s|its|this|is|are|all|good|great|right|happy|with|to|then|so|just|lovely"
    r"|perfect|cool|please|pls|plz|thanks|thank|ta|cheers|very|much|for me|mate|love|x+)"
)
CONSENT = re.compile(
    rf"\W*(?!(?:is|are|can|may|will|do (?:i|you|u))\b)(?:{_BESIDE}\W+)*{_YES}(?:\W+(?:{_YES}|{_BESIDE}))*\W*|/affirm",
    re.IGNORECASE,
)


def agrees(text: str) -> bool:
    """Whether a message is a yes and nothing else of weight. "ok, but ..." and "ok i have to go" are none."""
    return "?" not in text and bool(CONSENT.fullmatch(text.replace("’", "'").strip()))

"""Questions that plain words decide, whatever else a message is taken for."""

import re

from bot.nlu.plain_words import LEAVES, REFUSES_CALL

_PARENTS = r"(?:mum and dad|mums?|mam|mom|mummy|mother|dads?|father|parents|folks|carers?|step-?(?:mum|dad)|foster (?:mum|dad|carers?))"
_OFFICIAL = (
    r"(?:they|childline|(?:the )?(?:police|polis|cops|school|college|teachers?|head|helpline|line|gp|doctors?|nurse|counsellors?"
    r"|social (?:worker|services))|my (?:school|teacher|tutor|gp|doctor|counsellor|social worker))"
)
_CAN_I = r"(?:can|could|should|shall|may|must|do|would|ought|when do) (?:i|we)"
_IS_IT = r"(?:is it|would it be|be) (?:ok(?:ay)?|all ?right|safe|wrong|bad|best|better|a (?:good|bad) idea|stupid|wise)"
_DEVICE = r"(?:phone|mobile|laptop|tablet|computer|i-?pad|i-?phone)"
_THEIRS = (
    r"(?:friend|mate|pal|sister|brother|mum|mam|dad|nan|gran|aunt\w*|uncle|cousin|daughter|son|neighbour|work|boss|colleague"
    r"|somebody|someone|flatmate|teacher|school)"
)
_ORDER = r"(?:one|an order|it for me|(?:a |an |the )?(?:\w+ ){0,2}(?:order|interdict|injunction|nho|spo))"
_TOLD = (
    r"(?:mum|mam|mom|mother|dad|father|parent|step-?(?:mum|dad)|sister|brother|nan|gran|aunt\w*|uncle|(?:best )?(?:friend|mate)|pal"
    r"|teacher|neighbour|colleague)"
)
_MORE = r"(?:so |just |really |completely |totally |absolutely |a bit |pretty |bloody |fucking |very |like |such )*"


def _words(*patterns: str) -> "re.Pattern[str]":
    return re.compile("|".join(patterns), re.IGNORECASE)


QUESTIONS: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    ("goodbye", LEAVES),
    ("withdraw", REFUSES_CALL),
    (
        "ask_is_it_crime",
        _words(
            r"\b(?:is|are|would) (?:it|this|that|any of (?:it|this)|these|what (?:he|she|they)(?:'s|'re| is| are)? doing) (?:even |actually |really |be |classed as )*"
            r"(?:an? (?:actual )?(?:crime|offence)|illegal|against the law|criminal)\b",
        ),
    ),
    (
        "ask_tell_parents",
        _words(
            rf"\b(?:will|would|do|does|can|could|might|must|may|are|have to|going to|gonna)\b ?{_OFFICIAL}\b[^.!?]{{0,25}}"
            rf"\b(?:tell|ring|phone|call|contact|inform|let|speak to|talk to|telling|ringing) (?:my |our |your )?{_PARENTS}\b",
            rf"\b{_OFFICIAL}\b[^.!?]{{0,12}}\b(?:will|would|might|'ll|gonna|going to|have to|has to) (?:just |have to )?"
            rf"(?:tell|ring|phone|call|contact|inform) (?:my |our )?{_PARENTS}\b",
            rf"\b(?:don'?t|dont|do not|didn'?t|never) want (?:my |our )?{_PARENTS} (?:to )?(?:know|knowing|find|finding|hear|involved)\b(?! (?:where|my))",
            rf"\b(?:can'?t|cant|cannot|could never|couldn'?t|scared to|afraid to|how (?:do|can|would|should) i|too scared to|dunno how to) tell (?:my |our )?{_PARENTS}\b",
            rf"\b(?:my |our )?{_PARENTS}(?:'d|'ll|d)? (?:will |would |wud |gonna |is going to )?(?:go|be|going) {_MORE}(?:mad|mental|ballistic|spare|angry|furious|crazy|nuts|livid)\b",
            rf"\bwithout (?:my |our )?{_PARENTS} (?:knowing|finding out|seeing)\b|\bwhat if (?:my |our )?{_PARENTS} (?:finds?|found|hears?) out\b",
        ),
    ),
    (
        "ask_work",
        _words(
            r"\b(?:should|shall|can|could|do|does|would|will) (?:i|we|they|my|the)\b[^.!?]{0,30}(?<!\d )(?<!\d)\b(?:hr|human resources)\b",
            r"\b(?:can|could|does|would|will|is it worth|what (?:can|could|would|will|does))\b(?: \w+){0,2} (?:hr|human resources)\b",
            r"\b(?:hr|human resources) or (?:the )?(?:police|polis|cops)\b|\b(?:police|polis|cops) or (?:hr|human resources)\b",
        ),
    ),
    (
        "ask_work",
        _words(
            r"\b(?:can|could|should|do|if|what if|will|would) (?:i|we)\b[^.!?]{0,15}\b(?:tell|speak|talk|go|say|told)\w*\b[^.!?]{0,15}\b(?:manager|boss|supervisor|employer|work|hr|gaffer)\b"
            r"[^!]{0,25}\b(?:in(?:to)? trouble|sack(?:ed)?|fired|lose my job|held against me|disciplin\w+)",
            r"\b(?:can|could|will|would|should) (?:my )?(?:work|boss|manager|employer|security)\b[^.!?]{0,15}\b(?:make|keep|ban|bar|stop|move|throw|tell)\b",
        ),
    ),
    (
        "ask_police",
        _words(
            r"\b(?:should|shall|do|can|could|who|better|best)\b[^.!?]{0,25}\b(?:uni|university|college|school|work|boss|manager|landlord|council|gp|doctor|helpline)"
            r" (?:first )?or (?:just |straight to |go to )?(?:to )?(?:the )?(?:police|polis|cops)\b",
        ),
    ),
    (
        "ask_men",
        _words(
            r"\b(?:would|will|do|does|can|could|are|is|even|ever|don'?t|never)\b[^.!?,]{0,30}\b(?:take|taking|believe|listen(?:ing)? to|help|laugh at"
            r"|care about|serious about)\b (?:(?:a|us|any|other) )?(?:blokes?|men|man|guys?|lads?|fellas?|males?)\b",
            r"\b(?:police|polis|cops|anyone|anybody|they|people|nobody|who)\b[^.!?,]{0,30}\b(?:believe|laugh|serious|help|listen)\w*\b[^.!?,]{0,25}"
            r"\b(?:as|being|i'?m|i am|cos i'?m|to|at) an? (?:bloke|man|lad|guy|fella|male)\b",
        ),
    ),
    (
        "ask_solicitor",
        _words(
            rf"\b{_CAN_I} (?:also |really |even |have to |need to )?(?:need|get|have|see|use|pay(?: for)?|go to|go through|hire|find|speak to|talk to|ask|afford)"
            r" (?:for )?(?:an? |my own |the )?(?:solicitor|lawyer|barrister|legal aid)\b(?![^.!?]*\b(?:compensation|court (?:case|date)|the court|visa|status|immigration|papers))",
            r"\b(?:is there|can (?:i|you|we) (?:get|have|claim|apply for)|do (?:i|you|they) get) (?:any )?legal aid\b",
            rf"\b(?:can|could|do|will|would) (?:the )?(?:police|polis|cops) (?:also |even )?(?:do|get|apply for|ask for|take out|go for|sort|make) {_ORDER}\b",
            r"\b(?:police|polis|cops)\b[^.!?]{0,15}\bcan they (?:do|get|apply for|ask for|take out|make) one\b",
            r"\bwho (?:can |has to |do i |should )?(?:appl(?:y|ies)|asks?|goes) (?:\w+ ){0,2}for (?:\w+ ){0,3}(?:order|interdict|injunction)\b",
        ),
    ),
    (
        "ask_passwords",
        _words(
            rf"\b(?:{_CAN_I}|{_IS_IT} to|how (?:do|can|should) i|need to|what if i|worth|wait to|safe to)\b(?: \w+){{0,4}} (?:chang\w+|reset\w*|updat\w+|new)\b[^.!?]{{0,20}}"
            r"\bpass ?(?:words?|codes?)\b",
            r"\bwhat (?:about|do i do (?:about|with)|should i do (?:about|with)) (?:my |all my |the )?pass ?(?:words?|codes?)\b",
        ),
    ),
    (
        "ask_reply",
        _words(
            rf"\b(?:{_CAN_I}|what if i|{_IS_IT} (?:if i|for me to|to)) (?:\w+ ){{0,2}}?(?:text|message|msg|reply to|respond to|write to|email|dm|answer) (?:him|her|them|my ex)\b",
            rf"\b(?:{_CAN_I}|what if i|{_IS_IT} (?:if i|for me to|to)) (?:\w+ ){{0,2}}?(?:ring|call|phone|speak to|talk to|contact|tell) (?:him|her|them|my ex)"
            r"\b[^.!?]{0,15}\b(?:to stop|to leave me|to go away|leave me|once|one last)\b",
        ),
    ),
    (
        "ask_come_back",
        _words(
            r"\b(?:will|would|could|might|is|are|what if|what happens if|do (?:you|u) (?:think|reckon)|how likely is it|any chance|and if|likely)(?: that| if)? (?:he|she|they|him|her|them)"
            r"(?:'?ll|'?s|'?re)? (?:ever |likely to |going to |gonna |just |really |will |to |be )*(?:comes?|coming|turns?|turning|shows?|showing|back|starts?)"
            r"(?: up| round| over| here| it| all)*(?: (?:back|again|tonight|over again))+\b",
            r"\b(?:will|would|is|are|do (?:you|u) (?:think|reckon)) (?:he|she|they)(?:'?ll|'?s|'?re)? (?:be )?(?:coming |going to be |gonna be )?back\b",
        ),
    ),
    (
        "ask_help_friend",
        _words(
            r"\b(?:how|what(?: else)?) (?:can|could|do|should|might) (?:i|we) (?:best |actually |even |possibly |really )*(?:help|support|protect|do for|be there for|do to help)"
            r" (?:her|him|them|my \w+|a friend|somebody|someone)\b",
            rf"\b(?:what|how) (?:can|could|should|do) i\b[^!]{{0,40}}\b(?:i'?m|i am|as) (?:her|his|their) {_TOLD}\b",
            rf"\b(?:i'?m|i am|as) (?:her|his|their) {_TOLD}\b[^!]{{0,50}}\b(?:what (?:can|could|should|do) i|how (?:can|do|could) i|useless|helpless)\b",
        ),
    ),
    (
        "ask_next",
        _words(
            r"\bwhat (?:else )?(?:can|could|should) i (?:actually |even )?do (?:for )?myself\b(?! to help)",
            r"^[^.!?,]{0,20}\b(?:is|are) (?:that|those|these|there)\b[^.!?]{0,10}\b(?:all|any other|the only) (?:of )?(?:my |the )?(?:options?|choices)\W*$",
            r"^[^.!?,]{0,20}\bwhat (?:are|r|other) (?:\w+ )?(?:my |the )?(?:\w+ )?(?:options?|choices)(?: (?:then|now|here|have i got|do i have))*\W*$",
        ),
    ),
    (
        "ask_going_out",
        _words(
            r"\b(?:scared|afraid|frightened|terrified|dread|dreading|nervous|anxious|worried|feart|petrified|panicking) (?:of |about |to |too |even |just |now |for )*"
            r"(?:go|going|walk|walking|leave|leaving|get|getting|drive|driving|step|stepping|travel|travelling|be|being)\b[^.!?]{0,15}"
            r"\b(?:work|out|outside|house|flat|bus|train|school|uni|college|shops?|town|gym|anywhere|door|class)\b",
            r"\b(?:don'?t|dont|do not) (?:want to|wanna|dare(?: to)?|feel safe) (?:go|going|leave|leaving|walk|walking) (?:back )?(?:out|outside|the house|my house|to work|into work|in to work|to school)\b",
            r"\b(?:daren'?t|darent|too scared to) (?:go|leave|walk)\b(?! home)",
        ),
    ),
    (
        "ask_coping",
        _words(
            rf"\bi(?:'?m| am)? (?:feel |feeling )?{_MORE}(?:useless|helpless|powerless|drained|worn out|at (?:my )?wits'? end)\b(?! (?:watching|seeing|for) (?:my|her|him))",
            r"\bi (?:really |just )?(?:can'?t|cant|cannot|dunno how to|don'?t know how to|dont know how to|am not|ain'?t) (?:cope|coping|handle (?:it|this)|deal with (?:it|this)|take (?:it|this|much more)(?! (?:off|down|out|back|to|there|away|apart|with|in|from)))\b",
            r"\bi'?m not coping\b|\bhow (?:do|can|am) i (?:supposed to |meant to |even )?(?:cope|get through (?:this|it)|keep going)\b",
        ),
    ),
    (
        "ask_summary",
        _words(
            r"\bwhat (?:have|has|did|do|'?ve) (?:you|u|ya|we) (?:got|have|put|written|noted|wrote|write|recorded|saved|take|taken)\b[^.!?]{0,12}\b(?:down|so far|about me|on me|up)\b",
            r"(?<!\bi )\bread (?:that|it|this|everything|all that|all of it|all this|what i(?:'?ve)? \w+|my \w+|me)(?: all)? back\b",
            r"\b(?:can|could|may|let) (?:i|me) (?:see|read|check|look at|go over|hear)(?: back| again)? (?:what|everything|all)(?: that)? (?:i|we|you)(?:'?ve| have)? (?:told|said|written|put|given|wrote|got)\b",
        ),
    ),
    (
        "ask_other_phone",
        _words(
            rf"\b(?:{_CAN_I}|{_IS_IT} (?:if i|for me to|to)|what if i) (?:just |maybe |still )?(?:use|borrow|(?:ring|call|phone|text|go|do (?:it|this))(?: \w+){{0,3}} (?:from|on|with))\b[^.!?]{{0,20}}"
            rf"\b{_THEIRS}'?s? {_DEVICE}\b",
            rf"\b(?:{_CAN_I}|{_IS_IT} (?:if i|for me to|to)|what if i) (?:just |maybe |still )?(?:use|borrow|(?:ring|call|phone)(?: \w+){{0,3}} (?:from|on|with)) (?:an?(?:other)? )?(?:different |other |library |public |new |spare )*"
            rf"(?:{_DEVICE}|phone box|pay ?phone|landline)\b(?! (?:he|she|they|for (?:free|nothing)))",
        ),
    ),
    (
        "ask_phone_spied",
        _words(
            rf"\bhow (?:do|can|would|could|will) (?:i|you|we) (?:check|know|tell|find out|see|look)\b[^.!?]{{0,20}}\b(?:something|anything|summat|owt|(?:an? |the )?app|spy\w*|stalkerware|software|(?:an? )?tracker)\b"
            rf"[^.!?]{{0,12}}\b(?:on|in) (?:it|(?:my|the|this) {_DEVICE})\b",
        ),
    ),
    (
        "ask_open_now",
        _words(
            r"\b(?:who|which \w+) (?:else )?(?:can|do|could|should) (?:i|we|she|he) (?:even )?(?:ring|call|phone|speak to|talk to|text|contact)\b[^.!?]{0,20}"
            r"\b(?:tonight|right now|now|at night|in the night|this late|at this (?:time|hour)|(?:on|at|over) (?:the |a )?(?:weekend|sunday|saturday)|(?:if|when) (?:the |it|they)[^.!?]{0,20}\b(?:shut|closed|not open|isn'?t open))",
            r"\b(?:helplines?|lines?|they|it|everything|everywhere)(?:'?s| is| are|'re) (?:all )?(?:shut|closed|not open)\b[^!]{0,40}\b(?:who|what|where|else|then)\b",
            r"\b(?:anyone|anybody|someone|somebody|who|what|(?<!the )lines?|(?<!the )helplines?|place)\b[^.!?]{0,30}\b(?:open|answers?|awake|available)\b[^.!?]{0,10}"
            r"\b(?:now|tonight|at night|24|all night|this late|at this|round the clock|weekends?|sundays?)",
            r"\b(?:anyone|anybody|someone|somebody|who)\b[^.!?]{0,12}\b(?:talk|speak|ring|call|chat|phone)\b[^.!?]{0,8}\b(?:right now|now|tonight|at this (?:time|hour)|this late|in the night)\b",
        ),
    ),
)
"""After the table of `bot.nlu.intents`, which goes first."""

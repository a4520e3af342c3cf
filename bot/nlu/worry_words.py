"""Questions of danger, being found, the police and being hurt that plain words decide, before all other tables."""

import re

from bot.nlu.narrow_words import ABOUT_CHILD, FOR_ANOTHER

_PERSON = r"(?:he|she|they|him|her|them|my ex|this (?:man|woman|person|bloke|guy|lad))"
_ASKING = (
    r"(?:can|could|should|shall|will|would|do|does|did|is|are|am|how|what|where|any(?:one|body)?|need|know)"
)
_SURE = (
    r"(?:actually |really |even |ever |still |just |likely |going to |gonna |be |get |getting |that |in )*"
)
_ONLINE = r"(?:the )?(?:internet|net|web|google|facebook|insta(?:gram)?|twitter|tik ?tok|reddit|online|search results|the site|that site)"
_POSTED = r"(?:address|(?:phone |mobile )?number|details|name|location|lies|posts?|reviews?|comments?|rumours?|stuff)"
_HURT = (
    r"(?:chok\w*|strang\w*|throttl\w*|neck|throat|swallow\w*|voice|hit|punch\w*|kick\w*|push\w*|shov\w*|(?:my|her|his) head|bruis\w*|bleed\w*|spik\w*"
    r"|drugged|ribs?|injur\w*|hurts?|passed out|blacked out)"
)
_DOCTOR = r"(?:a ?(?:&|and|n) ?e|hospital|doctors?|gp|111|ambulance|seen|checked(?: out)?|casualty)"
_KIDS = r"(?:kids?|children|bairns?|weans?|son|daughter|little (?:one|boy|girl)s?)"
_YOUNG = rf"(?:{_KIDS}|baby|toddler|teenagers?|grand(?:son|daughter|child|children|kids?)|nephew|niece)"
_POLICE = r"(?:police|polis|cops|feds|coppers|bobbies)"
_PICTURE = r"(?:dick ?pics?|nudes?|nude (?:pics?|photos?|pictures?)|naked (?:pics?|photos?|pictures?|selfies?)|porn|pics? of (?:his|her|their) \w+)"


def _words(*patterns: str) -> "re.Pattern[str]":
    return re.compile("|".join(patterns), re.IGNORECASE)


WORRIES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    (
        "ask_sleep_panic",
        _words(
            r"\b(?:so|too) (?:scared|frightened|terrified|panicky|shaky|upset)\b[^.!?]{0,15}\b(?:can'?t|cannot|cannae)(?: even)? (?:type|think|write|move|talk|speak)\b",
            r"\b(?:can'?t|cannot|cannae) stop (?:shaking|trembling)\b",
        ),
    ),
    (
        "ask_tonight",
        _words(
            r"\bwhat (?:should|do|can|shall|would) (?:i|we) do\b[^.!?]{0,12}\b(?:if|when) (?:he|she|they)\b[^.!?]{0,25}\b(?:again|past|round|back|up|outside|tonight)\b",
            r"\bwhat (?:do|can|should|shall) (?:i|we) do about (?:him|her|them) (?:sitting|sat|standing|stood|waiting|parking|parked|hanging|turning|coming)\b",
        ),
    ),
    (
        "ask_in_danger",
        _words(
            r"\bwhat(?:'?s| is| will| would) (?:he|she|they) (?:going to |gonna |likely to |gonnae )?(?:do|be like)\b[^.!?]{0,10}\b(?:when|if|once|after|next)\b",
        ),
    ),
    (
        "ask_sent_image",
        _words(
            r"\b(?:trouble|illegal|crime|law|arrested)\b[^.!?]{0,15}\bsending (?:it|them|that|one|(?:the |a |my )*(?:pics?|photos?|pictures?|nudes?|videos?))\b",
            r"\b(?:i|ive|i've) (?:\w+ )?sen[dt]\b(?! (?:it|them|\w+ \w+) back)(?!.*\b(?:letters?|e-?mails?|parcels?|gifts?|flowers|back to)\b).*\b(?:get (?:it|them|the \w+) back|unsend|take (?:it|them) back|un-send)\b",
            r"\b(?:i|ive|i've) (?:\w+ )?sen[dt] (?:\w+ ){0,4}(?:nudes?|naked \w+|pics?|photos?|pictures?)\b.*\b(?:trouble|illegal|crime|get (?:it|them) back|delete it)\b",
        ),
    ),
    (
        "ask_children",
        _words(
            rf"\b{_YOUNG}\b[^!]{{0,50}}\b(?:is|are|will) (?:he|she|they|it) (?:be )?(?:at risk|in danger|safe)\b",
            rf"\b(?:is|are|will) (?:the |my |our |her |his )+(?:\w+ )?{_YOUNG} (?:be )?(?:at risk|in danger|safe)\b",
        ),
    ),
    ("ask_reply", ABOUT_CHILD),
    (
        "ask_reply",
        _words(
            r"\b(?:if|when|because|since|that) i (?:\w+ )?(?:text|repl(?:y|ied)|answer|messaged?|respond)\w*\b[^.!?]{0,40}\b(?:used against me|counts? against me|look bad|go(?:es)? against me|held against me)",
        ),
    ),
    (
        "ask_police",
        FOR_ANOTHER,
    ),
    (
        "ask_evidence",
        _words(
            r"\b(?:is|are|would|will) (?:that|this|it|these|they|all that)\b[^.!?]{0,15}\b(?:(?:evidence|proof) enough|enough (?:evidence|proof))\b",
            r"\b(?:have i got|do i have|do i need|is there|have we got) (?:\w+ )?enough (?:evidence|proof)\b",
        ),
    ),
    (
        "ask_home_safety",
        _words(
            r"\b(?:anything|something|what|owt|summat|how)\b[^.!?]{0,25}\b(?:do|doing|done|change|get|sort|check)\b[^.!?]{0,15}\b(?:about|with|to|for)?\b[^.!?]{0,8}\b(?:doors?|locks|windows|locking up)\b(?! (?:bell|cam))",
            r"\b(?:should|shall|do|can|could) (?:i|we) (?:\w+ )?(?:chang\w*|get|fit|put|buy|need) (?:the |my |our |new |better |more |all )*(?:locks?|bolts?|chains?|alarms?)\b",
        ),
    ),
    (
        "ask_overreacting",
        _words(
            r"\b(?:am i|are we|maybe i'?m|i'?m probably|is it|i'?m just) (?:just |only |being |a bit |really |totally |too )*(?:over-? ?react\w*|over the top|dramatic|daft|silly|stupid|soft|too sensitive|making a fuss|being ridiculous|ridiculous)\b(?! (?:to|for|if))",
        ),
    ),
    (
        "ask_wrong",
        _words(
            r"\b(?:that'?s|thats|that is|it'?s) not what i (?:asked|was asking|am asking|want(?:ed)? to know)\b",
            r"\byou (?:have ?n'?t|havent|did ?n'?t|didnt|never|are ?n'?t|arent|won'?t|wont)(?: even| really)? (?:answer(?:ed|ing)?|read|reading|listen\w*)\b"
            r"(?! (?:the phone|to (?:him|her|them)))",
            r"\bare you (?:even |actually )?(?:reading|listening)\b|\byou(?:'?re| are) (?:not|n't) (?:even )?(?:reading|listening)\b",
            r"\b(?:why do you|you) keep (?:on )?(?:saying|telling me|repeating|giving me|going on)\b|\bwrong answer\b",
        ),
    ),
    (
        "ask_sleep_panic",
        _words(r"(?<!was )(?<!were )(?<!kept )(?<!started )\bhaving an?(?:other)? panic attack\b"),
    ),
    (
        "ask_doctor",
        _words(
            rf"^(?=.*\b{_HURT}\b).*\b(?:(?:should|do|must|shall|does|is it worth|could|can|would)\b[^.!?]{{0,30}}\b(?:see|go|going|need|get|ring|be|call)\b[^.!?]{{0,15}}"
            rf"|(?:need|go) (?:to )?(?:a |the |see )*)\b{_DOCTOR}\b",
        ),
    ),
    (
        "ask_in_danger",
        _words(
            r"\b(?:am i|are we|is she|is he|are they) (?:actually |really |even )*in (?:any |real |serious )?danger\b(?! of)",
            rf"\b(?:is|are|how) {_PERSON} {_SURE}(?:dangerous|capable of|a danger)\b|\bhow dangerous (?:is|are) {_PERSON}\b",
            rf"\b(?:will|would|could|might|is|are|can|what if) {_PERSON} {_SURE}(?:hurts?|kills?|attacks?|harms?|stabs?)(?:ing)? (?:me|us|her|him|them|somebody|someone)\b",
            rf"\b(?:will|could|can|might|is|does|do) (?:it|this|things|stalking) {_SURE}(?:worse|dangerous|violent|serious|nasty|escalat\w+)\b(?! if i\b)",
            r"\bhow (?:worried|scared|frightened|concerned) should (?:i|we) be\b",
        ),
    ),
    (
        "ask_does_it_count",
        _words(
            r"\b(?:does|would|will|do|can|could) (?:it|this|that|these|they|any of (?:it|this)) (?:even |actually |really )*still (?:really )?count\b(?! as (?:evidence|proof))",
            r"\b(?:is|does|are|do) (?:that|it|this|he|she|they)\b[^.!?]{0,25}\b(?:part of (?:it|this|the stalking|stalking|the same thing))\b",
            r"\b(?:is|are|would) (?:it|this|that) (?:be )?still (?:be )?(?:classed as |called |counted as )?stalking\b(?!(?: (?:if|when))? i\b)",
        ),
    ),
    (
        "ask_how_found",
        _words(
            rf"\bhow (?:on earth |the hell )?(?:does|did|do|has|have|could|can|would|is|are) {_PERSON} (?:always |even |keep |keeps |possibly |still |have )*"
            r"(?:know|knows|known|knew|find|finds|finding|found|get|got|getting|track\w*|work\w* out) (?:out )?(?:where (?:i|we|she|he)\b|me\b|us\b|what i|"
            r"(?:my|our|her|his|the) (?:new |home )*(?:address|(?:phone )?number|house|flat|place|work\b))",
            r"\bhow (?:do|can|could) i (?:stop|keep) (?:\w+ ){0,2}(?:being found|from finding|finding (?:me|out where))\b",
        ),
    ),
    (
        "ask_take_down",
        _words(
            rf"\b(?:get|take|have|remove|delete|wipe|taken)\b[^.!?]{{0,25}}\b{_POSTED}\b[^.!?]{{0,25}}\b(?:taken? down|removed|(?:off|from) {_ONLINE})",
            rf"\b(?:get|take|have) (?:my|our|her|his|the|these|those|all the) (?:\w+ )?{_POSTED} down\b",
        ),
    ),
    (
        "ask_refuge",
        _words(
            rf"\b{_ASKING}\b[^.!?]{{0,30}}\b(?:somewhere|a place|anywhere|place)(?: safe)? (?:i can |we can |for (?:me|us) |for the night |for me and the \w+ )?(?:to )?(?:stay|sleep)\b",
            r"\b(?:can|could|how (?:do|can)|would|will|are|is there|get|find|need|do)\b[^.!?]{0,25}\b(?:refuges?|women'?s (?:shelter|refuge)|shelter|hostel)\b(?! (?:worker|staff))",
            r"\b(?:nowhere|no ?where|have ?n'?t got anywhere|no place) (?:else )?(?:safe )?(?:to (?:stay|sleep)|to go tonight)\b",
        ),
    ),
    (
        "ask_text_instead",
        _words(
            r"(?<!he )(?<!they )\b(?:text|texting|chat|email|type|typing|write|message)\b[^.!?]{0,20}\b(?:instead of|rather than) (?:having to )?(?:ring|call|phon|talk|speak)\w*",
            r"\b(?:can|could|may) i (?:just |maybe )?(?:text|email|message|write to|web ?chat with|chat to) (?:someone|somebody|anyone|a helpline|the helpline|instead|a person)\b",
            r"\bis there (?:an? |any )?(?:app\b(?! for)|web ?chat|live chat|online chat|text line|text service|chat (?:line|service|i can)|number i can text|(?:some(?:one|body)|any(?:one|body)) i can (?:text|email|message))",
            r"\b(?:help|report\w*|advice|support)\b(?!.*999)[^.!?]{0,30}\bwithout (?:having to )?(?:speak|talk|ring|phon|call)\w*(?: (?:to|on|out|up)\b[^.!?]{0,15})?\W*$",
        ),
    ),
    (
        "ask_police_serious",
        _words(
            rf"^(?!.*\b(?:bloke|lad|man|guy|male|men)\b).*\b(?:will|would|do|does|can|could|are|going to|gonna|bet|what if|probably|worth|scared|afraid|worried)\b[^.!?]{{0,20}}\b{_POLICE}\b[^.!?]{{0,20}}"
            r"\b(?:take (?:it|this|me|us|her|him) serious\w*|believe me|believe us|laugh|think i'?m|bother(?:ed)?|interested|care|too busy|do (?:nothing|nowt|sod all|naff all))\b",
            rf"\b(?:am i|would i be|i'?d be|be|i'?m|just) wasting (?:police|{_POLICE}|their|the {_POLICE}'?s?) time\b|\b(?:is it|have i got|is that) enough (?:for|to go to|to tell) (?:the )?{_POLICE}\b",
            rf"\b{_POLICE}\b(?: are|'re| r| is)? (?:just |all |only |always |such |complete |total )*(?:a )?(?:waste of (?:\w+ )?time|useless|no use|pointless|no help)\b",
            rf"\bwhat(?:'?s| is) the (?:point|use) (?:of|in) (?:\w+ )?(?:to )?(?:the )?{_POLICE}\b|\b(?:is it|no) (?:point|worth|use) (?:in |of )?(?:telling|ringing|going to|reporting to|calling) (?:the )?{_POLICE}\b",
            rf"\b{_POLICE} (?:won'?t|wont|will not|wouldn'?t|wouldnt|will|will just|would just) (?:even )?(?:care|help|listen|believe|take|do anything|do nothing|laugh|bother)\b",
        ),
    ),
    (
        "ask_unknown_person",
        _words(
            rf"\b{_ASKING}\b[^!]{{0,70}}\b(?:if|when|even though|though|but|cos|because|as) (?:i|we) (?:don'?t|dont|do not|have no idea|haven'?t a clue|never|can'?t tell)"
            r"(?: even| actually| really)?(?: know)? who (?:it|he|she|they|is|'?s)\b",
            rf"\b(?:{_POLICE}|they|you|i|we|anyone)\b[^.!?]{{0,20}}\b(?:trace|find out who|track down)\b[^.!?]{{0,20}}\b(?:numbers?|calls?|accounts?|texts?|it is|it'?s|is (?:behind|doing)|messages?)",
        ),
    ),
    (
        "ask_sent_image",
        _words(
            rf"\b(?:sen[dt]s?|sending|air ?dropp\w+|messaged|got sent) (?:me|us|my \w+)\b[^.!?]{{0,30}}\b{_PICTURE}\b.*\b(?:illegal|legal|crime|delete|keep|trouble|allowed|against the law|report|do i|should i)\b",
            rf"\b(?:illegal|a crime|legal|allowed|against the law|delete|keep)\b[^.!?]{{0,30}}\b(?:sen[dt]|sending)\b[^.!?]{{0,20}}\b(?:me|someone|somebody|people)?[^.!?]{{0,15}}\b{_PICTURE}",
        ),
    ),
    (
        "ask_see_them",
        _words(
            rf"\b(?:what (?:do|should|can|shall|would) (?:i|we) (?:do|say)|how (?:do|should|can) i (?:act|cope|handle it))\b[^.!?]{{0,20}}"
            rf"\b(?:see|bump into|run into|meet|spot|walk into|have to face|come face to face with|am sat next to) {_PERSON}\b",
        ),
    ),
    (
        "ask_mental_health",
        _words(
            r"\bam i (?:just |actually |really )*(?:going |being |turning )?(?:mad|crazy|mental|insane|nuts|paranoid|delusional|losing (?:it|my mind|the plot))\b(?! (?:at|with|to|for|about))",
            r"\b(?:is|could) (?:it|this) (?:just |all |be )*in my (?:own )?(?:head|mind)\b|\b(?:am i|could i be|maybe i'?m) (?:just )?imagining (?:it|this|things)\b",
            r"\b(?:will|would|could|can|might|do|if)\b[^.!?]{0,25}\b(?:section(?:ed)? me|be sectioned|get sectioned|lock me up|put me away|cart me off)\b|\bget (?:me )?sectioned\b",
        ),
    ),
    (
        "ask_police_private",
        _words(
            rf"\b(?:will|would|do|does|can|could) (?:the )?{_POLICE} (?:have to |go and |just )?(?:tell|ring|phone|inform|contact|let) (?:my |his |her |our )?"
            r"(?:work|boss|job|employer|husband|wife|partner|family|community|neighbours|landlord|him|her|them)\b",
            rf"\b(?:will|would|can|does|is) {_PERSON} {_SURE}(?:know|find(?:ing)? out|get told|told) (?:that )?(?:it was me|it'?s me|i(?:'?ve)? (?:reported|report|told|rang|ring|went|go|grassed|called))",
            rf"\b(?:will|would|do|can|could) (?:the )?(?:{_POLICE}|they) (?:come|turn up|show up|be)\b[^.!?]{{0,30}}\b(?:uniform|marked car|police car|plain clothes)\b|\bwill it be in the (?:paper|news)",
        ),
    ),
    (
        "ask_family_contact",
        _words(
            r"\b(?:should|shall|can|could|what if|ok if|would it help if) (?:i|we|me and (?:\w+ ){0,1}\w+|her (?:dad|brother|mum)|my \w+) (?:just )?(?:go (?:round |over |and |to )+)?"
            r"(?:have a (?:quiet )?word with|warn|warn off|batter|beat up|sort out|threaten|scare off) (?:him|her|them|the \w+)\b",
        ),
    ),
    (
        "ask_mail",
        _words(
            r"\b(?:what|how|can|could|should|is it)\b[^.!?]{0,40}\b(?:open|opens|opening|opened|taking|takes|took|take|steal\w*|stole|nick\w*|redirect\w*|intercept\w*|hid\w*|read\w*) (?:all )?(?:my|our) (?:post|mail|parcels?)\b",
        ),
    ),
    (
        "ask_children_contact",
        _words(
            rf"\b(?:should|can|could|shall|am|will|would|ok to|allowed to|what if) (?:i|we|it)?\b[^.!?]{{0,20}}\b(?:stop|refuse|not (?:let|send)|keep|withhold|block)\w*\b[^.!?]{{0,20}}"
            rf"\b(?:seeing|contact|having|visit\w*|access|from)\b[^.!?]{{0,15}}\b{_KIDS}\b",
            r"\b(?:will|would|am|could|do|can|if|would it be) i? ?(?:be )?(?:breach|break|go against|breaching|breaking|in contempt of) (?:the |a |my |our )?(?:contact |court |child arrangements? )*order\b",
        ),
    ),
)
"""Every pattern asks; words that only tell are left to the model."""

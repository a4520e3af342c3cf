"""The words by which the facts inside a message are told."""

NUMBER_WORDS = {
    **{
        word: number
        for number, word in enumerate(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen twenty".split(),
            start=1,
        )
    },
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a hundred": 100,
    "hundred": 100,
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a couple": 2,
    "a few": 3,
    "few": 3,
    "several": 3,
    "many": 3,
    "loads of": 5,
    "dozens of": 24,
    "hundreds of": 100,
}
_NUMBER = (
    r"(?P<number>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|a hundred|a couple(?: of)?|couple of|a few|several|many|loads of|dozens of"
    r"|hundreds of)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_UNIT = r"(?P<unit>days?|weeks?|wks?|months?|mnths?|years?|yrs?)"

FREQUENCY: tuple[tuple[str, str], ...] = (
    ("several", r"\bmore than (?:once|the once)\b|\bonce or twice\b|\bnot just once\b"),
    (
        "daily",
        r"\beveryday\b|\b(?:every|each)\s+(?:single\s+|other\s+)?(?:day|night|morning|mornin|evening|hour|time)\b|\bdaily\b"
        r"|\bday (?:and|after|in) (?:night|day|day out)\b|\b24[/ ]7\b|\bnon-?\s?stop\b|\bconstant(?:ly)?\b"
        r"|\ball (?:the time|time|day|night)\b|\bnightly\b|\bday in,? day out\b",
    ),
    (
        "weekly",
        rf"\b(?:every|each)\s+(?:single\s+)?(?:week|weekend|{_WEEKDAY})s?\b|\bweekly\b"
        r"|\bmost (?:days|nights|weeks|mornings|evenings)\b"
        r"|\b(?:once|twice|\w+(?: or \w+| to \w+)? times) (?:a|per) (?:day|week|month|night)\b|\bevery (?:other|few|couple of) (?:days?|weeks?)\b",
    ),
    ("count", rf"\b{_NUMBER}\s+(?:separate |different |more )?(?:times|occasions)\b"),
    (
        "several",
        r"\btwice\b|\bagain and again\b|\bover and over\b|\btime and (?:time )?again\b|\brepeatedly\b"
        r"|\bkeep(?:s|ing)?\b(?! (?:a|the|my|it|safe|calm))|\bkept (?:on )?\w+ing\b"
        r"|\balways\b|\b(?:a )?lots? of times\b|\bloads\b|\bonce again\b|\bused to\b"
        r"|\bwon'?t (?:stop|leave me)|\bdoes(?:n'?t| not) stop\b|\bnever stops?\b|\bmultiple\b|\bmost \w+days\b",
    ),
    (
        "once",
        r"\b(?:just|only)\s+(?:the\s+|that\s+)?(?:once|one time|one)\b|\bone time\b|\bone[- ]off\b"
        r"|\bonce\b(?! (?:a|again|more|per|i|he|she|they|you|we|my|the)\b)|\bthe once\b|\ba single\b",
    ),
)
COUNTED = (
    rf"\b{_NUMBER}\s+(?:\w+\s+)?(?:missed\s+)?(?:calls?|texts?|messages|msgs|emails|letters|notes|voicemails"
    r"|voice ?notes|parcels|packages|friend requests|dms|snaps|accounts|cards|bunches|whatsapps|numbers|profiles|e-?mails|hang[- ]?ups|bouquets|photos|pictures|videos|visits|incidents)\b"
)
PLURAL_ACTS = frozenset(
    "calls texts messages msgs emails letters notes voicemails parcels packages cards dms whatsapps snaps"
    " gifts presents deliveries threats".split()
)
STATIVE = frozenset(
    "be have do say think know want seem love like live need hate mean look feel own believe work hope"
    " remember understand deserve get belong matter claim see hear make let sound start keep".split()
)
SINCE: tuple[str, ...] = (
    rf"\b(?:ever )?since\s+(?P<date>(?:last |early |late |the start of )?(?:{_MONTH}|{_WEEKDAY}|christmas|easter"
    r"|week|month|year|summer|spring|autumn|winter|yesterday|new year|\d{4})(?:\s+\d{4})?)\b",
    rf"\bfor\s+(?:about|around|over|nearly|almost|at least|the (?:last|past)|roughly|maybe)?\s*(?:the (?:last|past)"
    rf"\s+)?(?P<number>\d{{1,2}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of"
    rf"|a few|several)?\s*{_UNIT}\b",
    rf"\b{_NUMBER}\s+{_UNIT}\s+(?:now|straight|running|like this|of (?:this|it)|already|and counting|on and off)\b",
    rf"^(?:about|around|over|nearly|almost|maybe|roughly|like|at least)?\s*{_NUMBER}\s+{_UNIT}\s*(?:ago|or so|now)?[.!]?$",
    rf"\b(?:it |this |all )?(?:started|began|kicked off)\s+(?:in|on|last|back in|around|about)\s+(?P<date>(?:last )?"
    rf"(?:{_MONTH}|{_WEEKDAY}|summer|spring|autumn|winter|year|month|week|\d{{4}})(?:\s+(?:\d{{4}}|last year))?)\b",
    r"\b(?:ever )?since (?:we|i|he|she|they)\b[^.,;!?]{2,40}",
)
WHEN: tuple[str, ...] = (
    rf"\b(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: \d{{4}})?\b|\b\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?\b",
    r"\b(?:last|the other) (?:night|week|weekend|month|year|day|nite|evening)\b",
    r"\b(?:yesterday|yday|today|tonight|earlier|this (?:morning|afternoon|evening|week|weekend))\b",
    rf"\b(?:on|last|this|in) (?:{_WEEKDAY}|{_MONTH})\b",
    rf"\b{_NUMBER}\s+(?:hours?|days?|weeks?|months?|years?)\s+ago\b",
    r"\b(?:an?|the) (?:hour|day|week|month|year) ago\b",
)
ENDED: tuple[str, ...] = (
    rf"\b(?:it |this |that |they |he |she |the \w+ )?(?:has |have |all |finally )?(?:stopped|ended|went quiet|gone quiet|died down)\s+"
    rf"(?:(?:in|on|around|about|back in|since|after|by)\s+)?(?P<date>(?:last |early |late )?(?:{_MONTH}|{_WEEKDAY}|christmas|easter"
    r"|week|month|year|summer|spring|autumn|winter|yesterday|\d{4})(?:\s+\d{4})?|\w+ (?:days?|weeks?|months?|years?) ago)\b",
    r"\b(?:it |this |he |she |they )(?:has |have |'s |'ve )?(?:now )?stopped(?: now)?(?=[.!,]|$)",
    r"\b(?:nothing|not heard (?:anything|from (?:him|her|them))|(?:it )?(?:hasn'?t|has not) happened|no (?:contact|more))\s+(?:again )?"
    r"(?:since|for)\b(?: (?!and\b|but\b|then\b)[\w']+){1,5}",
)
"""Since when it has been quiet."""
OFFENDERS = (
    r"\b(?:both|all|two|three|four|2|3|4|several|more than one) of (?:them|'em)\b"
    r"|\b(?:two|three|2|3|several|different|a group of|a gang of|more than one) (?:different )?(?:men|women|people|lads|blokes|guys|girls|persons?)\b"
    r"|\b(?:him|her|he|she|my ex|them) (?:and|&) (?:his|her|their|a) (?:\w+ )?(?:mates?|friends?|brothers?|sisters?|mum|mam|dad|cousins?|new \w+"
    r"|girlfriend|boyfriend|wife|husband|family|son|daughter|partner)\b"
    r"|\bwith (?:his|her) (?:mates?|friends?|brothers?|sisters?|mum|mam|dad|cousins?|new girlfriend|new boyfriend|family)\b"
    r"|\b(?:his|her) (?:new girlfriend|new boyfriend|new wife|new partner|mate|friend|brother|sister|mum|mam|dad|cousin) (?:messages|texts|rings|calls|follows"
    r"|turned|came|keeps|shouts|threatened|told|sent)\b"
    r"|\b(?:his|her) (?:mates|friends|brothers|cousins|family|new girlfriend|new boyfriend|mum|mam) (?:are|is|have|has|keep|keeps|all|also|started)\b"
    r"|\b(?:another|a second|a different) (?:man|woman|bloke|guy|lad|person|one) (?:has|is|keeps|started|now|as well|too)\b"
)
WHERE: tuple[tuple[str, str], ...] = (
    (
        "home",
        r"\b(?:(?:at|outside|to|near|into|round|past|by|in front of|round at|opposite|watching) (?:my|our|the|me|mine)(?: \w+)? ?(?:house|home|flat|door|doorstep|gate"
        r"|garden|drive|driveway|window|windows|building|block|street|road|yard|close|estate|caravan|farm|bedsit)|my (?:house|home|flat|doorstep|garden|driveway)|at home|home address)\b",
    ),
    (
        "work",
        r"\b(?:at|to|outside|near|by|from|into|round|leaving) (?:my |the |our |me )?(?:work|workplace|office|shop|job|shift|ward|salon|surgery|site|depot|warehouse)\b|\bmy work(?:place)?\b",
    ),
    (
        "study",
        r"\b(?:at|to|outside|near|from|after|my|in) (?:my |the )?(?:school|college|uni|university|campus|halls|lectures?|library|class)\b",
    ),
    (
        "online",
        r"\b(?:online|on (?:insta(?:gram)?|facebook|fb|snap(?:chat)?|tiktok|twitter|x|whatsapp|linkedin|discord|twitch|reddit|messenger|social media|tinder|hinge|grindr|bumble|strava|venmo)"
        r"|instagram|facebook|snapchat|tiktok|twitter|whatsapp|linkedin|discord|twitch|by email|e-?mails?|dms?)\b",
    ),
    (
        "street",
        r"\b(?:in|on|down|along|across) (?:the|my|our) (?:street|road|bus|train|tram|tube|way|town cent(?:re|er)|high street|park|car park)\b|\bon my (?:way|walk|run|commute)\b|\bwalking (?:home|the dog|to)\b|\bbus stop\b",
    ),
    (
        "out",
        r"\b(?:at|outside|to|in) (?:the |my |our )?(?:gym|pub|supermarket|tesco|asda|aldi|lidl|church|mosque|temple|shops|caf[eé]|club|hospital|football|choir|match)\b",
    ),
)
NEGATION = (
    r"\b(?:not|isn'?t|ain'?t|aren'?t|wasn'?t|doesn'?t|don'?t (?:feel|get|scare|frighten|worry)|don'?t|never|no longer|didn'?t|nothing"
    r" to be)\s+(?:(?!because|when|if|so|and|but)\w+\s+){0,2}$"
)
EFFECTS: tuple[tuple[str, str], ...] = (
    (
        "none",
        r"\b(?:doesn'?t|dont|don'?t|does not|do not|didn'?t) (?:really )?(?:bother|scare|frighten|worry|affect) me\b"
        r"|\bnot (?:really )?bothered\b|\bI don'?t (?:feel|mind) (?:anything|it|much)\b|\bi'?m fine (?:about|with) it\b"
        r"|\bit doesn'?t bother me\b",
    ),
    (
        "fear",
        r"\b(?:scared|scary|scares?|afraid|terrified|terrifying|terrifies|frightened|frightening|frightens|fear(?:ful|ing)?"
        r"|petrified|(?:my|me) skin crawl\w*|heebie[- ]?jeebies|ill with worry|sick with worry|freak(?:ed|s|ing)? (?:me )?out|creep(?:ed|s|ing)? (?:me )?out|unsafe|(?:don'?t|not|never) feel"
        r" safe|spooked|feart|frit|bricking it|shitting (?:myself|it)|in danger|terror)\b",
    ),
    (
        "anxiety",
        r"\b(?:anxious|anxiety|worri(?:ed|es|ying)|panic\w*|on edge|nervous|stress(?:ed|ful|ing)?|dread\w*|paranoid|uneasy"
        r"|uncomfortable|distress\w*|upset(?:ting|s)?|shaking|shook up|shaken|cry(?:ing)?|sick (?:with|to my)|in bits"
        r"|nightmare for me|jumpy|looking over my shoulder|wreck|on eggshells|depressed|tearful|doing my head in|(?:feel(?:s|ing)?|makes? me(?: feel)?) (?:so |really |physically |just )?(?:sick|ill"
        r"|awful|terrible|horrible|rotten|rubbish|shit|crap|low|miserable|helpless|vulnerable|violated|small|dirty|ashamed|alone|lost))\b",
    ),
    (
        "harassed",
        r"\b(?:harass(?:ed|ing|es)|pester(?:ed|ing|s)|hounded|had enough|fed up|worn (?:out|down)|drained|exhausted|knackered|shattered"
        r"|invaded|can'?t take (?:it|this|any ?more|much more)|intimidat\w+|trapped|bullied)\b",
    ),
    (
        "sleep",
        r"\b(?:can'?t|cant|cannot|not|barely|hardly|don'?t|couldn'?t) (?:really )?sleep(?:ing)?\b|\bnightmares?\b"
        r"|\bno sleep\b|\bawake (?:all|every) night\b|\bnot slept\b",
    ),
    (
        "routine",
        r"\b(?:stopped|stop|quit) (?:going|posting|leaving|walking)\b|\b(?:don'?t|dont|won'?t|wont|can'?t|cant|daren'?t)"
        r" (?:go|leave|walk|answer the door)\b[^.]{0,25}\b(?:out|house|home|alone|anymore|door)\b"
        r"|\bchanged my (?:number|route|routine|locks|job|shifts)\b|\bmoved (?:house|flat)\b"
        r"|\bafraid to (?:go|leave)\b|\bbarely leave\b",
    ),
)
WHO: tuple[tuple[str, str, bool], ...] = (
    (
        "ex_partner",
        r"\b(?:my |an |me )?ex(?:[- ]?(?:boyfriend|girlfriend|husband|wife|partner|bf|gf|fianc[eé]e?|missus|fella|mrs))?\b"
        r"(?!')|\bexs\b",
        True,
    ),
    (
        "partner",
        r"\b(?:my|me|the) (?:husband|wife|boyfriend|girlfriend|partner|fianc[eé]e?|bf|gf|missus)\b(?!'s)",
        False,
    ),
    (
        "family",
        r"\bmy (?:mum|mam|mother|dad|father|brother|sister|uncle|aunt|auntie|cousin|son|daughter|stepdad|stepmum|step-?\w+"
        r"|(?:mother|father|brother|sister)-in-law|in-laws|family|nan|grandad)\b(?!'s)",
        False,
    ),
    (
        "colleague",
        r"\b(?:my|a|the) (?:boss|manager|colleague|co-?worker|supervisor|workmate|line manager)\b(?!'s)"
        r"|\b(?:a |some )?(?:bloke|man|woman|guy|lad|girl|fella|someone|somebody) (?:from|at) (?:my )?work\b",
        False,
    ),
    (
        "client",
        r"\b(?:a|my|one of my|an old|an ex) (?:client|customer|patient|student|pupil|tenant|passenger)s?\b(?!'s)",
        False,
    ),
    (
        "neighbour",
        r"\b(?:my |the |a |our )?(?:neighbour|neighbor|next door|(?:man|woman|bloke|guy) (?:next door|downstairs|upstairs"
        r"|across the road|opposite))\b(?!'s)",
        False,
    ),
    (
        "friend",
        r"\b(?:my|a|an) (?:old |former |ex-?)?(?:friend|mate|best friend|flatmate|housemate)\b(?!'s)",
        False,
    ),
    (
        "stranger",
        r"\b(?:a |some )?(?:total |complete )?(?:stranger|random(?:er)?|(?:man|woman|bloke|guy|person|lad) i (?:don'?t|dont|do not)"
        r" know)\b|\b(?:some|a) (?:random )?(?:man|bloke|guy|woman|fella)\b",
        False,
    ),
    (
        "known",
        r"\b(?:a |some )?(?:bloke|man|woman|guy|lad|girl|boy|someone|somebody|person) (?:i|we) (?:know|knew|met|dated|matched|worked)\b"
        r"|\b(?:someone|somebody) i know\b|\b(?:a )?(?:guy|lad|girl|bloke|boy|someone) (?:from|in) (?:my )?(?:school|uni|college|church|gym|class"
        r"|year|course|street)\b",
        False,
    ),
    (
        "unknown",
        r"\b(?:don'?t|dont|do not|no) (?:know|idea) who\b|\bnot sure who\b|\bno clue who\b|\bcould be anyone\b",
        True,
    ),
)
_AGE_NUMBER = r"(?P<number>\d{1,3}|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
AGE = (
    rf"\b(?:i'?m|i am|im|me[ ,]+|aged|i'?m only|im only|i turned|i'?ve just turned)\s+(?:only |just |a )?{_AGE_NUMBER}\b"
    r"(?!\s*(?:%|minutes?|mins?|hours?|days?|weeks?|months?|miles?|times|pounds?|stone|floors?|doors?|th|st|nd))"
)
TOLD_FOR = (
    r"\b(?:it'?s|its|this is|i meant|i mean) (?:actually |really |about |for |happening to )?my (?:daughter|son|friend|mate|sister|brother|mum|mam"
    r"|dad|niece|nephew|cousin|colleague|flatmate|girlfriend|boyfriend|wife|husband|partner)\b(?!'s)(?:[, ]+(?:this|it|that|who|not|and)\b|[.!]?$)"
    r"|\b(?:worried|scared|asking|here|writing|looking) (?:about|for|on behalf of) (?:my|a) (?:\w+ )?(?:daughter|son|friend|mate|sister|brother|mum|mam|dad"
    r"|niece|nephew|cousin|colleague|flatmate|student|pupil|neighbour|client|patient)\b"
    r"|\bmy (?:daughter|son|niece|nephew|granddaughter|grandson|sister|brother) (?:is|'s|,) (?:only )?\d+\b"
    r"|\bmy (?:daughter|son|friend|best friend|mate|sister|brother|mum|mam|mother|dad|niece|nephew|cousin|colleague"
    r"|granddaughter|grandson|flatmate|housemate|student|pupil|girlfriend|boyfriend|wife|husband|partner)"
    r"(?:'?s (?:ex|old|former|boyfriend|girlfriend|husband|wife|partner|colleague|boss|neighbour)\b"
    r"| (?:is|was|keeps|has been) (?:being|getting) \w+| (?:is|has been|gets|was) (?:stalked|followed|harassed|threatened) by)"
    r"|\bmy (?:daughter|son|friend|mate|sister|brother|mum|niece|nephew) (?:this|it|that|who this) (?:happened|happens|is happening)\b"
    r"|\b(?:happening|happened) to (?:my|a) (?:daughter|son|friend|sister|brother|mum|mate|niece|nephew)\b"
)
TOLD_FOR_SELF = (
    r"\b(?:it'?s|its|this is|i meant) (?:actually |really )?(?:about |happening to )?(?:me|myself)\b(?! (?:or|who|that'?s)\b)"
    r"|\bnot (?:my (?:friend|mate)|for a friend|a friend)[, ]+(?:it'?s |its )?(?:about )?me\b"
)

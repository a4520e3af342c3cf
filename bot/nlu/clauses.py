"""Splits a text into clauses by the grammar, so that several acts in one message are read one by one."""

from dataclasses import dataclass
from typing import Optional

from spacy.tokens import Doc, Token

CLAUSE_RELATIONS = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis", "relcl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
BREAKS = frozenset({",", ";", ":", "-", "–", "—", "/", "|", "...", "…", "&", "+"})
SHORTEST = 3
"""Words; a shorter piece joins its neighbour."""
SAYING = frozenset(
    "say tell ask know threaten claim swear promise warn shout write message text want demand keep mean guess".split()
)
"""Verbs whose content belongs to the same act: "he said he would come", "she asks where I live"."""
STAYS = frozenset("waits sits stands hangs parks lurks hovers drives walks turns shows comes stares".split())
PLACED = frozenset("outside behind near round around past up by at in across opposite".split())
"""Verbs that a parse takes for nouns ("and waits outside my work"), and what follows them."""
ASIDES = frozenset({"if", "unless", "whether", "where", "what", "who", "how", "why"})
"""Words that begin what was said, known or made a condition, not an act of its own."""


@dataclass(frozen=True)
class Clause:
    """The place [start, end) of a clause in characters of the text, without outer marks and joining words.

    `aside`: it is what the clause before it says or knows, or a condition of it, so that both tell one act.
    """

    start: int
    end: int
    aside: bool = False


def clauses(doc: Doc) -> tuple[Clause, ...]:
    """The clauses of a parsed text in order; together they hold all of its words."""
    runs: list[list[Token]] = []
    previous: Optional[Token] = None
    for token in doc:
        owner = _owner(token)
        if token.is_space or token.text in BREAKS:
            previous = None
            continue
        if (owner != previous or token.is_sent_start or _begins_act(token)) and not _is_glued(token):
            runs.append([])
        previous = owner
        runs[-1].append(token)
    return tuple(_trim(run) for run in _join_short(runs) if any(not t.is_punct for t in run))


def _owner(token: Token) -> Token:
    """The clause head that governs `token`."""
    while token.head != token and not _heads_clause(token):
        token = token.head
    return token


def _heads_clause(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in CLAUSE_RELATIONS:
        return False
    has_subject = any(child.dep_ in SUBJECTS for child in token.children)
    return token.dep_ in ("ROOT", "conj", "parataxis") or has_subject


def _is_content(token: Token) -> bool:
    """Whether a clause is what the verb before it says, or a condition of it: told with it, it is one act."""
    if token.dep_ not in ("ccomp", "advcl") or token.head.i > token.i:
        return False
    first = next(iter(token.subtree))
    said = token.dep_ == "ccomp" and token.head.lemma_.lower() in SAYING
    return said or first.lower_ in ASIDES


def _is_glued(token: Token) -> bool:
    """Whether a token stands without a gap after a word: the "d" of "hed", the "s" of "hes"."""
    return token.i > 0 and not token.nbor(-1).whitespace_ and token.nbor(-1).is_alpha and token.is_alpha


def _begins_act(token: Token) -> bool:
    """Whether a word after "and" is a verb that the parse takes for a noun: "and messages my sister"."""
    if token.pos_ != "NOUN" or token.i == 0 or token.i + 1 == len(token.doc):
        return False
    if token.nbor(-1).lower_ not in ("and", "&", "n") or not token.lower_.endswith("s"):
        return False
    after = token.nbor().lower_
    return after in ("me", "my", "us", "our") or (token.lower_ in STAYS and after in PLACED)


def _words(run: list[Token]) -> int:
    return sum(not (t.is_punct or t.is_space or t.pos_ == "CCONJ") for t in run)


def _join_short(runs: list[list[Token]]) -> list[list[Token]]:
    """Pieces under SHORTEST words join the piece before them, in the same sentence if there is one."""
    joined: list[list[Token]] = []
    for run in runs:
        if joined and (_words(run) < SHORTEST or _words(joined[-1]) < SHORTEST):
            joined[-1].extend(run)
        else:
            joined.append(list(run))
    return joined


def _trim(run: list[Token]) -> Clause:
    """The run without punctuation at its ends and without a leading "and"."""
    kept = list(run)
    while len(kept) > 1 and (kept[0].is_punct or kept[0].pos_ == "CCONJ" or kept[0].is_space):
        kept.pop(0)
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].pos_ == "CCONJ" or kept[-1].is_space):
        kept.pop()
    return Clause(kept[0].idx, kept[-1].idx + len(kept[-1]), _is_content(_owner(run[0])))

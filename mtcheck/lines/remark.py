"""How likely a line is an engine's, by evidence that adds up as in `mtcheck.lines.score`.

A remark is about the text as text, in the words of the trade of translating or of requests; it speaks
as I to you, or impersonally with the modal and polite verbs of `manner`. The weights are those of a
logistic regression in English, German, French, Spanish, Russian, Italian and Portuguese, rounded: 1,500
lines of engines, written for it, against 560 look-alikes of one sentence, the sentences of 400
look-alike texts, and 7,700 lines and sentences of human news, speech, fiction and abstracts.
`persons`, `label`, `colon`, `short`, `sentences` and the base were then set by hand.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from mtcheck.lines.words import LineWord
from mtcheck.patterns import compile_pattern
from mtcheck.quotation import without_quotations

_WEIGHTS = {
    "rarity": 0.43, "words": 0.46, "self": 1.4, "user": 0.9, "manner": 0.93, "tongues": 1.0,
    "story": -0.85, "persons": -1.4, "strange": -0.85, "names": -1.7, "subject": -0.7,
    "mentions": 1.1, "label": 1.5, "bracket": 1.6, "colon": 2.0, "asks": 0.45, "own question": -0.6,
    "short": -1.6, "long": -2.4, "sentences": -0.8,
}  # fmt: skip
_BASE = -1.85
_KNOWN = 0.3
"""What is left of what a word tells where the rest of the text holds it too."""
_MOST = {"words": 4, "manner": 3, "tongues": 2, "mentions": 2, "sentences": 2}
"""The most of a kind that count."""
_MENTIONED = _WEIGHTS["mentions"] * _MOST["mentions"]
_MOST_OF_SHAPE = _WEIGHTS["label"] + _WEIGHTS["colon"] + _WEIGHTS["bracket"] + _MENTIONED
_FREQUENT, _NAME = 2.0, 2.8
"""Rarity from which a strange word counts in full, and from which a capital makes it a name."""
_SURE = 2.5
"""Rarity of the words of the trade from which it tells in full that I speak, or to you."""
_SHORT, _LONG, _PER, _LONGEST = 2, 12, 4, 1.5
"""Words of a short line, from which a line is long, that make it longer by one, and the most of it."""
_OF_REMARK = frozenset({"web", "trade", "tongues", "manner", "self", "user"})
_OF_LABEL = _OF_REMARK - {"web"} | {"number"}
_SPEAKING = frozenset({"self", "user", "manner", "tongues"})
_COUNTED = ("manner", "tongues")
_KNOWN_CLASSES = _OF_REMARK | {"plain", "small", "number", "dates", "address", "story", "persons"}
_COLONS, _QUESTIONS = (":", "："), ("?", "!", "？", "！")
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_QUOTE = compile_pattern(r'[“„«"‘]')
_MARKS = {"label": _COLONS, "colon": _COLONS, "asks": _QUESTIONS, "bracket": tuple(_BRACKETS)}
"""Marks that the facts of a line's shape need."""
_DASHES = 2
"""Spaces that may stand beside dashes and not between words."""
_NEXT_SENTENCE = compile_pattern(r"[.!?…]['\"’)]*\s+(?=[\p{Lu}¿¡«„“(])")
_MENTION = compile_pattern(r"[“„«\"‘]\s?(?:[^\s“”„«»\"’‘]{1,28}\s?+){1,3}[”“»\"’]")
_LABEL = compile_pattern(r"[\W_]*+((?:\p{L}+[ \d]*+){1,3}) ?[:：]\s")


def remark_score(line: str, words: Sequence[LineWord], text: Container[str]) -> float:
    """Return the logarithm of the odds that a line is an engine's.

    `words` are those outside its quotations, `text` holds the stems of the rest.
    """
    facts = remark_facts(line, words, text)
    return _BASE + sum(weight * facts[name] for name, weight in _WEIGHTS.items())


def remark_pull(word: LineWord) -> float:
    """Return what a word can add to the score of a remark at most."""
    if "persons" in word.classes:
        return _WEIGHTS["persons"]
    told = sum(_WEIGHTS[name] for name in sorted(word.classes & _SPEAKING))
    if "trade" in word.classes:
        return told + _WEIGHTS["rarity"] * word.rarity + _WEIGHTS["words"]
    if told or "web" in word.classes:
        return told
    if "story" in word.classes:
        return _WEIGHTS["story"]
    return _WEIGHTS["strange"] * _strangeness(word)


def may_be_remark(line: str, told: float) -> bool:
    """Tell whether a line whose words add `told` at most can score above 0: its shape adds the rest."""
    if told < -_BASE - _MOST_OF_SHAPE:
        return False
    most = _WEIGHTS["label"] if ":" in line or "：" in line else 0.0
    if line.endswith(_COLONS):
        most += _WEIGHTS["colon"]
    elif line.endswith(_QUESTIONS):
        most += _WEIGHTS["asks"]
    if line[0] in _BRACKETS:
        most += _WEIGHTS["bracket"]
    if _QUOTE.search(line):
        most += _MENTIONED
    elif (long := _length(line.count(" ") - _DASHES)) and not _NEXT_SENTENCE.search(line):
        most += _WEIGHTS["long"] * long
    return _BASE + told + most >= 0


def remark_gain(word: LineWord) -> float:
    """Return what a word that speaks for a remark can add."""
    return max(0.0, remark_pull(word))


def may_hold_remark(line: str, told: float) -> bool:
    """Tell whether a line whose telling words add `told`, or one of its sentences, can score above 0."""
    if told < -_BASE - _MOST_OF_SHAPE:
        return False
    most = sum(_WEIGHTS[name] for name, marks in _MARKS.items() if any(m in line for m in marks))
    most += _MENTIONED if _QUOTE.search(line) else 0.0
    return _BASE + told + most >= 0


def remark_facts(line: str, words: Sequence[LineWord], text: Container[str]) -> Mapping[str, float]:
    """Return the facts that tell an engine's remark, by name."""
    seen = list(dict.fromkeys(words))
    fresh = [word for word in seen if not word.stem or word.stem not in text]
    of = {name: [w for w in fresh if name in w.classes] for name in ("self", "user", *_COUNTED)}
    trade = [w for w in seen if "trade" in w.classes and "persons" not in w.classes]
    told = [] if of["self"] else [word for word in seen if "said" in word.classes]
    polite = [word for word in of["manner"] if word not in told]
    told = [] if polite else told  # as in: you might say
    strangers = [word for word in seen if _strangeness(word)]
    names = [w for w in strangers if w.capital and w.rarity >= _NAME and w is not words[0]]
    rarity = sum(w.rarity * (1 if w in fresh else _KNOWN) for w in trade)
    sure = min(1.0, rarity / _SURE)
    facts = {
        "rarity": rarity,
        "words": sum(word in fresh for word in trade),
        "self": sure * bool(of["self"]),
        "user": sure * bool(of["user"]),
        "manner": len(polite),
        "tongues": len(of["tongues"]),
        "story": sum("story" in word.classes and "self" not in word.classes for word in seen),
        "persons": sum("persons" in word.classes for word in seen) + len(told),
        "strange": sum(_strangeness(word) for word in strangers if word not in names),
        "names": len(names),
        "subject": sum(bool(word.stem) and word.stem in text for word in strangers),
        **_shape(line, words),
    }
    facts["own question"] = bool(facts["asks"] and of["self"])  # as in questions often asked
    if not (facts["words"] or facts["manner"] or facts["tongues"]):
        facts["mentions"] = 0  # words in quotation marks are of the story, too
    return {name: min(fact, _MOST.get(name, fact)) for name, fact in facts.items()}


def _strangeness(word: LineWord) -> float:
    """Return how strange a word is in a remark, from 0 (it is needed there, or frequent) to 1."""
    return min(1.0, word.rarity / _FREQUENT) if _KNOWN_CLASSES.isdisjoint(word.classes) else 0.0


def _shape(line: str, words: Sequence[LineWord]) -> dict[str, float]:
    bare = without_quotations(line)
    mentions = len(_MENTION.findall(line))
    more = len(_NEXT_SENTENCE.findall(bare))
    label = _LABEL.match(bare)
    head = words[: len(label[1].split())] if label else ()
    return {
        "mentions": mentions,
        "label": bool(head) and all(not _OF_LABEL.isdisjoint(word.classes) for word in head),
        "bracket": _BRACKETS.get(bare[:1]) == bare[-1:],
        "colon": bare.endswith(_COLONS),
        "asks": bare.rstrip("\"”»') ").endswith(_QUESTIONS),
        "short": len(words) + mentions <= _SHORT,
        "long": _length(len(words) // (1 + more)),
        "sentences": more,
    }


def _length(words: float) -> float:
    """Return how much too long for a remark so many words are."""
    return min(_LONGEST, max(0, words - _LONG) / _PER)

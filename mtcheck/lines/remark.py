"""How likely a line is an engine's, by the evidence of `mtcheck.lines.score`."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from mtcheck.lines.score import plain_pull, rarity, shape, strange
from mtcheck.lines.words import LineWord

_REMARK = {
    "rarity": 0.7, "words": 0.7, "self": 1.1, "manner": 1.6, "tongues": 1.6, "both": 1.3,
    "story": -0.9, "persons": -1.3, "strange": -0.8, "names": -1.4, "subject": -0.6, "asks": 0.9,
    "colon": 2.0, "quotes": -0.8, "short": -0.6, "long": -2.0,
}  # fmt: skip
_REMARK_BASE = -3.5
_MOST = 4
_OF_REMARK = frozenset({"web", "trade", "tongues", "manner", "self", "user"})
REMARK_SLACK = -_REMARK_BASE - _REMARK["both"] - _REMARK["colon"]
"""What the words of a line must add to its score before the rest is worth a look."""


def remark_score(line: str, words: Sequence[LineWord], text: Container[str]) -> float:
    """Return the logarithm of the odds that a line is an engine's; `text`: stems of the rest."""
    facts = remark_facts(line, words, text)
    return _REMARK_BASE + sum(weight * facts[name] for name, weight in _REMARK.items())


def remark_pull(word: LineWord) -> float:
    """Return what a word can add to the score of a remark at most."""
    told = sum(_REMARK[name] for name in ("manner", "self", "tongues") if name in word.classes)
    if "trade" in word.classes:
        return told + _REMARK["rarity"] * word.rarity + _REMARK["words"]
    return told or (0.0 if not _OF_REMARK.isdisjoint(word.classes) else plain_pull(word, _REMARK))


def remark_facts(line: str, words: Sequence[LineWord], text: Container[str]) -> Mapping[str, float]:
    """Return the facts that tell an engine's remark, by name."""
    seen = list(dict.fromkeys(words))
    trade = [w for w in seen if "trade" in w.classes and "persons" not in w.classes]
    fresh = [word for word in seen if not word.stem or word.stem not in text]
    own = min(sum("self" in word.classes for word in fresh), 2)
    told = [] if own else [word for word in seen if "said" in word.classes]
    persons = [word for word in seen if "persons" in word.classes]
    return {
        "rarity": rarity(trade, text),
        "words": min(sum(word in fresh for word in trade), _MOST),
        "self": own,
        "manner": min(sum("manner" in w.classes and w not in told for w in fresh), 3),
        "tongues": min(sum("tongues" in word.classes for word in fresh), 2),
        "both": bool(trade) and (own > 0 or any("user" in word.classes for word in fresh)),
        "story": sum("story" in word.classes and "self" not in word.classes for word in seen),
        "persons": len(persons) + len(told),
        **strange(words, seen, _OF_REMARK, text),
        **shape(line, words),
    }

"""How likely a line is the page's own, by evidence that adds up; an engine's: `mtcheck.lines.remark`.

No word of a line decides. Each fact about it (words of the web and how rare they are elsewhere, an
address to the reader, words of no such class, words that the rest of the text holds too, the shape
of the line) adds its weight, the logarithm of how much likelier it is in such lines than in lines of
human text; the sum with the base is the logarithm of the odds. So a wording never seen before is
known by what its words mean, and an article on websites by its own words, which come back in it. The
weights are those of a logistic regression in English, German, French, Spanish and Russian, rounded:
443 lines of pages (with copies that end in a stop), written for it, against about 550 look-alikes and
11,200 lines and sentences of human news, speech, fiction and abstracts. `lone`, `separator`, `tale`
and the base were then set by hand.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from mtcheck.lines.words import LineWord
from mtcheck.patterns import compile_pattern
from mtcheck.quotation import without_quotations

_PAGE = {
    "rarity": 0.8, "address": 1.0, "story": -1.3, "lone": -1.6, "article": -1.3, "bare": -0.8,
    "strange": -0.7, "names": -0.1, "subject": -0.9, "stop": -1.9, "asks": -1.1, "colon": -0.3,
    "quotes": -1.1, "separator": 1.5, "short": -1.5, "long": -1.8, "tale": -0.8,
}  # fmt: skip
_PAGE_BASE = -0.2
_KNOWN = 0.3
"""What is left of what a word tells where the rest of the text holds it too."""
_LONG, _PER, _LONGEST = 12, 4, 1.5
"""Words from which a line is long, words that make it longer by one, and the most that counts."""
_SEPARATOR = compile_pattern(r"[|»›•·→▸©]|\s/\s|\s[–—-]\s")
_STOPS = (".", "…", "。", "।")
_QUOTES = frozenset('"“„«')
_SPEAKING = frozenset({"address", "command"})
_OF_PAGE = frozenset({"web", "address"})
_PASSED = frozenset({"plain", "number", "dates", "address", "story", "persons"})


def page_score(line: str, words: Sequence[LineWord], text: Container[str]) -> float:
    """Return the logarithm of the odds that a line is the page's; `text` holds the stems of the rest."""
    facts = page_facts(without_quotations(line), words, text)
    return _PAGE_BASE + sum(weight * facts[name] for name, weight in _PAGE.items())


def may_be_page(_line: str, told: float) -> bool:
    """Tell whether a line whose words add `told` at most can score above 0."""
    return told + _PAGE_BASE >= 0


def page_pull(word: LineWord) -> float:
    """Return what a word can add to the score of a line of the page at most."""
    if "web" in word.classes:
        return _PAGE["rarity"] * word.rarity + ("address" in word.classes) * _PAGE["address"]
    if "address" in word.classes:
        return _PAGE["address"]
    return _pull(word, _PAGE)


def _pull(word: LineWord, weights: Mapping[str, float]) -> float:
    if "story" in word.classes:
        return weights["story"]
    known = "small" in word.classes or not _PASSED.isdisjoint(word.classes)
    return 0.0 if known else weights["names" if word.capital else "strange"]


def page_facts(line: str, words: Sequence[LineWord], text: Container[str]) -> Mapping[str, float]:
    """Return the facts that tell furniture, by name."""
    seen = list(dict.fromkeys(words))
    web = [word for word in seen if "web" in word.classes]
    facts: dict[str, float] = {
        "rarity": _rarity(web, text),
        "address": min(sum("address" in word.classes for word in seen), 2),
        "story": sum("story" in word.classes for word in seen),
        "lone": len(web) + sum("address" in w.classes and w not in web for w in seen) <= 1,
        "article": bool(words) and "articles" in words[0].classes,
        "bare": _is_bare(words),
        **_strange(words, seen, _OF_PAGE, text),
        **_shape(line, words),
    }
    return {**facts, "tale": facts["stop"] and not facts["address"]}


def _is_bare(words: Sequence[LineWord]) -> bool:
    """Tell whether a line is short and neither commands nor addresses, as titles are."""
    return len(words) <= 5 and all(_SPEAKING.isdisjoint(word.classes) for word in words)


def _rarity(words: Sequence[LineWord], text: Container[str]) -> float:
    return sum(w.rarity * (_KNOWN if w.stem and w.stem in text else 1) for w in words)


def _strange(
    words: Sequence[LineWord], seen: Sequence[LineWord], known: frozenset[str], text: Container[str]
) -> Mapping[str, float]:
    """Count the words that neither furniture nor grammar needs, and those of them in the rest."""
    others = [w for w in seen if known.isdisjoint(w.classes) and _PASSED.isdisjoint(w.classes)]
    strange = [word for word in others if "small" not in word.classes]
    names = [word for word in strange if word.capital and word is not words[0]]
    return {
        "strange": len(strange) - len(names),
        "names": len(names),
        "subject": sum(bool(word.stem) and word.stem in text for word in strange),
    }


def _shape(line: str, words: Sequence[LineWord]) -> Mapping[str, float]:
    bare = line.rstrip("\"”»') ")
    return {
        "stop": bare.endswith(_STOPS),
        "asks": bare.endswith(("?", "!", "？", "！")),
        "colon": line.endswith((":", "：")),
        "quotes": not _QUOTES.isdisjoint(line),
        "separator": bool(_SEPARATOR.search(line)),
        "short": len(words) <= 2,
        "long": min(_LONGEST, max(0, len(words) - _LONG) / _PER),
    }

"""How likely a line is the page's own, by evidence that adds up; an engine's: `mtcheck.lines.remark`.

No word of a line decides. Each fact about it (words of the web and how rare they are elsewhere, an
address to the reader, words of no such class, words that the rest of the text holds too, the shape
of the line) adds its weight, the logarithm of how much likelier it is in such lines than in lines of
human text; the sum with the base is the logarithm of the odds. So a wording never seen before is
known by what its words mean, and an article on websites by its own words, which come back in it. The
weights are those of a logistic regression, rounded: 3,000 lines in English, German, French, Spanish,
Italian, Portuguese and Russian (a third of them of programs that make pages, a fifth two lines in a
row) against 1,600 look-alikes (headings, recipes, laws, verse, results) and 8,200 lines and sentences
of human news, speech, fiction, posts and abstracts. The base and `single` were then set by hand.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from mtcheck.lines.words import LineWord
from mtcheck.patterns import compile_pattern
from mtcheck.quotation import without_quotations
from mtcheck.segment import CLOSERS

_PAGE = {
    "rarity": 0.6, "address": 0.2, "own": 1.3, "story": -1.0, "lone": -0.8, "single": -1.0,
    "command": -0.7, "title": -0.9, "article": -0.9, "strange": -0.4, "names": -0.3, "subject": -0.9,
    "crowd": -0.4, "figures": 0.2, "label": 1.6, "separator": 1.6, "slash": 2.2, "stop": -2.9,
    "tale": -1.3, "asks": -2.4, "dots": -1.1, "colon": -1.3, "quotes": -2.5, "sentences": -0.3,
    "long": -1.5,
}  # fmt: skip
_PAGE_BASE = 0.4
_KNOWN = 0.3
"""What is left of what a word tells where the rest of the text holds it too."""
_LONG, _PER, _LONGEST = 12, 4, 1.5
"""Words from which a line is long, words that make it longer by one, and the most that counts."""
_FIGURES, _TITLE, _LABEL, _TOLD = 3, 5, 7, 3.0
"""The most figures that count; words of a title, of a label, and the most that those of one tell."""
_SEPARATOR = compile_pattern(r"[|»›•·→▸©]|\s/\s|\s[–—-]\s")
_SLASH = compile_pattern(r"\p{L}/\p{L}")
_LABEL_END = compile_pattern(r"[^.,;:!?…：]{2,60}?(?:[:：]\s|\s[–—-]\s)")
_NEXT_SENTENCE = compile_pattern(r"[.!?…][\"'”’»)]*\s+(?=[\p{Lu}\p{N}¿¡«„“(])")
_STOPS = (".", "…", "。", "।")
_DOTS = ("…", "...")
_PAUSES = (",", ";")
_CLOSERS = CLOSERS + " "
_SEVERAL = compile_pattern(r"[.!?…。！？।؟\"“„«»‘「『《](?=.{3})")
"""What may end one of several sentences, or begin a quotation, which does not count."""
_MARKED = frozenset(":：/|»›•·→▸©–—-")
"""Marks of which a line needs one to be a label or to have a separator."""
_QUOTES = frozenset('"“„«')
_SPEAKING = frozenset({"address", "command"})
_OF_PAGE = frozenset({"web", "address"})
_PASSED = frozenset({"plain", "number", "dates", "address", "story", "persons"})
_TELLING = frozenset({"web", "small", *_PASSED})


def page_score(line: str, words: Sequence[LineWord], text: Container[str]) -> float:
    """Return the logarithm of the odds that a line is the page's; `text` holds the stems of the rest."""
    facts = page_facts(without_quotations(line), words, text)
    return _PAGE_BASE + sum(weight * facts[name] for name, weight in _PAGE.items())


def page_pull(word: LineWord) -> float:
    """Return what a word can add to the score of a line of the page at most."""
    if "web" in word.classes:
        return _PAGE["rarity"] * word.rarity + ("address" in word.classes) * _PAGE["address"]
    if "address" in word.classes:
        return _PAGE["address"]
    return _pull(word)


def page_gain(word: LineWord) -> float:
    """Return what a word that speaks for the page can add, one of "our newsletter" with its pair."""
    own = ("address" in word.classes) * _PAGE["own"]
    return max(0.0, page_pull(word)) + own


def may_be_page(_line: str, told: float) -> bool:
    """Tell whether a line whose words add `told` at most can score above 0."""
    return told + _PAGE_BASE >= 0


def may_hold_page(line: str, told: float) -> bool:
    """Tell whether a line whose telling words add `told`, or one of its sentences, can score above 0."""
    if not _MARKED.isdisjoint(line):
        return told > 0
    ends = line.rstrip(_CLOSERS).endswith(_STOPS) and not line.endswith(_DOTS)
    stop = _PAGE["stop"] if ends and not _SEVERAL.search(line) else 0.0
    return told + _PAGE_BASE + stop >= 0


def _pull(word: LineWord) -> float:
    if "story" in word.classes:
        return _PAGE["story"]
    known = "small" in word.classes or not _PASSED.isdisjoint(word.classes)
    return 0.0 if known else _PAGE["names" if word.capital else "strange"]


def page_facts(line: str, words: Sequence[LineWord], text: Container[str]) -> Mapping[str, float]:
    """Return the facts that tell furniture, by name."""
    seen = list(dict.fromkeys(words))
    web = [word for word in seen if "web" in word.classes]
    own = min(2, sum(map(_is_own, words, words[1:])))
    others = _strange(words, seen, _OF_PAGE, text)
    marks = {
        "figures": bool(web) and min(_FIGURES, sum("number" in w.classes for w in words)),
        "label": _label(line, words, text),
        "separator": bool(web and _SEPARATOR.search(line)),
        "slash": bool(_SLASH.search(line)),
    }
    return {
        "rarity": _rarity(web, text),
        "address": min(sum("address" in word.classes for word in seen), 2),
        "story": sum("story" in word.classes for word in seen),
        "own": own,
        "single": len(words) == 1,
        "lone": len(web) + sum("address" in w.classes and w not in web for w in seen) <= 1,
        "command": len(web) == 1 and "command" in web[0].classes,
        "article": bool(words) and "articles" in words[0].classes,
        **others,
        **marks,
        **_page_shape(line, words, others, any(marks.values())),
    }


def _is_own(word: LineWord, after: LineWord) -> bool:
    """Tell whether two words speak of a thing of the page as one of ours or yours: "our newsletter"."""
    return "address" in word.classes and "web" in after.classes


def _label(line: str, words: Sequence[LineWord], text: Container[str]) -> float:
    """Return what the few words before a colon or a dash tell: what follows them may be anything."""
    told = _LABEL_END.match(line)
    head = words[: len(told.group().rstrip(" –—-").split())] if told else ()
    if len(head) > _LABEL or any(_TELLING.isdisjoint(word.classes) for word in head):
        return 0.0
    return min(_TOLD, _rarity([word for word in head if "web" in word.classes], text))


def _page_shape(
    line: str, words: Sequence[LineWord], others: Mapping[str, float], marked: bool
) -> Mapping[str, float]:
    """Return the facts of shape. Sentences in a row are judged as one: stops tell nothing there."""
    sentences = 1 + len(_NEXT_SENTENCE.findall(line))
    shape = _shape(line, words)
    one, dots = sentences == 1, line.endswith(_DOTS)
    stop = one and not dots and (shape["stop"] or line.endswith(_PAUSES))
    spoken = not all(_SPEAKING.isdisjoint(word.classes) for word in words)
    ends = stop or dots or shape["asks"]
    return {
        "title": one and len(words) <= _TITLE and not (spoken or marked or ends),
        "crowd": 0 if one else others["strange"],
        "stop": stop,
        "tale": stop and not any("address" in w.classes for w in words),
        "asks": one and shape["asks"] and (0.5 if any(map(_is_own, words, words[1:])) else 1),
        "dots": dots,
        "colon": shape["colon"],
        "quotes": shape["quotes"],
        "sentences": not one,
        "long": min(_LONGEST, max(0, len(words) / sentences - _LONG) / _PER),
    }


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

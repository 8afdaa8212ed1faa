"""The particle of a French surname in lower case after a given name: "Jean-Marc le Guennec".

"Le" belongs to the surname. Epithets of rulers ("Charles le Chauve") and common words are spared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtcheck import segment
from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.lexicon import load_lexicon
from mtcheck.spelling import vouched_words

_COMMON = 3.5
_EPITHETS = frozenset(
    "bel bon bref chauve conquérant débonnaire grand gros hardi jeune juste magnifique petit pieux sage "
    "téméraire vieux".split()
)


def check(doc: Document) -> Iterator[Hit]:
    """Yield "le Name" after a French given name, with a capital as the fix."""
    french = load_lexicon("fr")
    project = (word for name in doc.names for _, _, word, _ in segment.words(name))
    vouched = vouched_words(doc) | {fold(word) for word in project}
    for block in doc.prose:
        if "le" not in doc.tokens(block):
            continue
        words = doc.words_in(block.start, block.end)
        for i, word in enumerate(words[1:-1], 1):
            if word.text != "le" or french is None or not _follows_given_name(doc, words, i):
                continue
            surname = words[i + 1]
            if fold(surname.text) in vouched or surname.lower in _EPITHETS:
                continue
            joined = doc.text[word.end : surname.start] == " " and surname.text[0].isupper()
            if joined and french.zipf(surname.lower.removesuffix("'s")) < _COMMON:
                end = surname.start + len(surname.text.replace("’", "'").removesuffix("'s"))
                yield Hit(word.start, end, fix="L" + doc.text[word.start + 1 : end])


def _follows_given_name(doc: Document, words: Sequence[Word], i: int) -> bool:
    given = words[i - 1]
    if not given.text[0].isupper() or doc.text[given.end : words[i].start] != " ":
        return False
    hyphenated = doc.text[given.start - 1 : given.start] == "-" and i > 1
    first = words[i - 2] if hyphenated else given
    return fold(first.text) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return load_gazetteer().given_names("FR")

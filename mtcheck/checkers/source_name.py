"""Names spelt one letter otherwise than in the source, where both languages write the same letters.

Only what the language does not know is held against the source: other forms of a name
(Moscou, Moscow) are known words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import language_script
from mtcheck.names.endings import are_forms, bare
from mtcheck.names.matches import name_matches
from mtcheck.segment import words as split_words
from mtcheck.spelling import KNOWN_THERE, capitals, neighbours, vouched_words, zipf_of
from mtcheck.vocabulary import capital_tokens

_SHORTEST = 5


def check(doc: Document) -> Iterator[Hit]:
    """Yield words with a capital that do not stand in the source, one letter from one that does.

    Spared are words that are known, with or without an ending of one letter, and those that differ
    from the source in the first letter, in accents, or in a case ending, unless the name before
    them is that of the source. The source's form is the fix.
    """
    language, other = doc.language or "", doc.source_language or ""
    if language == other or language_script(language) != language_script(other):
        return
    source = [bare(text, other) for _, _, text, _ in split_words(doc.source or "")]
    rights = {fold(text): text for text in source if _is_candidate(text)}
    unknown = _unknown(doc, {fold(text) for text in source})
    follows = {(fold(a), fold(b)) for a, b in pairwise(source) if a[0].isupper()}
    befores = _befores(doc)
    names = load_gazetteer(doc.names)
    near: dict[str, set[str]] = defaultdict(set)
    for pair in neighbours(sorted({*rights, *unknown}), _SHORTEST):
        for written, right in (pair, pair[::-1]):
            if written in unknown and right in rights and not names.share_entry(written, right):
                alike = not any(are_forms(written, right, code) for code in (language, other))
                beside = any((before, right) in follows for before in befores[written])
                if alike or (beside and not written.startswith(right)):
                    near[written].add(rights[right])
    for written, forms in near.items():
        if len(forms) == 1:
            right = next(iter(forms))
            for word in unknown[written]:
                yield Hit(word.start, word.end, {"right": right}, right, 0.9, source_text=right)


def _befores(doc: Document) -> dict[str, set[str]]:
    """Return the words with a capital right before each word with one, all folded."""
    befores: dict[str, set[str]] = defaultdict(set)
    for capital in capitals(doc, capital_tokens(doc)):
        before = capital.neighbour(doc.text, -1)
        if before:
            befores[fold(capital.word.text)].add(fold(before))
    return befores


def _unknown(doc: Document, source: set[str]) -> dict[str, list[Word]]:
    """Return the words with a capital, by folded form, that neither source nor language knows."""
    known = source | vouched_words(doc)
    covered = {word.start for match in name_matches(doc) for word in match.words}
    unknown: dict[str, list[Word]] = defaultdict(list)
    for word in (w for block in doc.prose for w in doc.words_in(block.start, block.end)):
        folded = fold(bare(word.text, doc.language or ""))
        if not _is_candidate(word.text) or word.start in covered or folded in known:
            continue
        if not _is_word(word.lower, doc.language or ""):
            unknown[folded].append(word)
    return unknown


def _is_candidate(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower()


def _is_word(lower: str, language: str) -> bool:
    return any(zipf_of(form, language) > KNOWN_THERE for form in (lower, lower[:-1]))

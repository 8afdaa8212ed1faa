"""Names spelt one letter otherwise than in the source, where both languages write the same letters.

Only what no lexicon and no list of names knows is held against the source: other forms of a name
(Moscou, Moscow) are known words.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from mtcheck.checkers.near_name import is_known_elsewhere
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import language_script
from mtcheck.names import name_matches, vouched_words
from mtcheck.segment import words as split_words

_SHORTEST = 5


def check(doc: Document) -> Iterator[Hit]:
    """Yield words with a capital that do not stand in the source, one letter from one that does.

    Spared are words that are known, with or without an ending of one letter, and those that differ
    from the source in the first letter, in the last two, or in accents. The source's form is the fix.
    """
    language, other = doc.language or "", doc.source_language or ""
    if language == other or language_script(language) != language_script(other):
        return
    source = [text for _, _, text, _ in split_words(doc.source or "")]
    rights = {fold(text): text for text in source if _is_candidate(text)}
    known = {fold(text) for text in source} | vouched_words(doc)
    names = load_gazetteer(doc.names)
    covered = {word.start for match in name_matches(doc) for word in match.words}
    for word in (w for block in doc.prose for w in doc.words_in(block.start, block.end)):
        folded = fold(word.text)
        if not _is_candidate(word.text) or word.start in covered or folded in known:
            continue
        if folded in names or _is_word(word.lower, language):
            continue
        near = [right for form, right in rights.items() if _is_slip(folded, form)]
        if len(near) == 1:
            yield Hit(word.start, word.end, {"right": near[0]}, near[0], 0.9, source_text=near[0])


def _is_candidate(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower()


def _is_word(lower: str, language: str) -> bool:
    return any(is_known_elsewhere(form, language) for form in (lower, lower[:-1]))


def _is_slip(written: str, right: str) -> bool:
    ends_alike = written[0] == right[0] and written[-2:] == right[-2:]
    return ends_alike and OSA.distance(written, right, score_cutoff=1) == 1

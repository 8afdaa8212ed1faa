"""Words that stand in the text as they stand in the source, and that only its language knows.

Where the passage that is translated has the word, less is asked of it than where some other part of
the source has it. In 80,000 words of human translations it flags below 0.1 in 1,000, and half of that
is text that the human left untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from statistics import median

import regex

from mtcheck.copied_capitals import Capitals
from mtcheck.copies import NO_NAME, follows_name, hits
from mtcheck.document import Block, Document, Word, Words
from mtcheck.finding import Hit
from mtcheck.foreign import CAPITAL_NOUNS, NOUN, adopted_phrases, speaks_for_language
from mtcheck.inflection import english_forms
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.passages import Passage, Passages
from mtcheck.segment import words as split_words
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import WordClass, blocks_with_tokens, prose_tokens

KNOWN_HERE = 2.0
"""Zipf value in the text's language from which a word may be one of its own."""
GAP = 1.2
"""By how much a copied word must be more common in the source's language."""
RARE_HERE, WIDE_GAP = 3.0, 1.5
"""The same for words that are rather rare here: they must be this much more common there. In 210,000
words of human translations that adds four findings, three of them in one citation."""
SEEN_HERE, NEAR_GAP = 3.7, 1.0
"""The same where the passage has the word: up to which value a word is asked of, and by how much one
that is rare here must be more common there."""
SHARE = 0.55
"""The part of that by which most function words of the source are rarer here that counts as well:
"anterior" and "total" are at home in Spanish and English."""
NOUN_HERE, NOUN_GAP = 4.3, 0.8
"""The same for a noun that the source has an article before, and a German text writes small."""
LEFT_OVER = 0.35
"""How much less rare here than most function words of the source one may be that is none of ours."""
FORM, _FORMS = 2.5, 2
"""Zipf value from which an inflected form is known, and how many of them make a word English."""
CLAUSE = 1.2
"""The same for one that opens a clause in both: after the same mark."""
_SHORTEST = 4
_DIGIT = regex.compile(r"\d[ \u00a0]?$|^[ \u00a0]\d")
_MARKS = (", ", "; ", " – ", " — ", ": ")


def check(doc: Document) -> Iterator[Hit]:
    """Yield copied words; those with only a space between them together.

    Spared are names, words after a name (the second word of a species is no fault), what stands
    alone between quotation marks or brackets, and phrases that the language has taken in.
    """
    here, there = load_language(doc.language or ""), load_language(doc.source_language or "")
    if here and there and here.code != there.code and doc.source:
        yield from hits(doc, _Search(doc, here, there).copies(), confidence=0.9)


class _Search:
    """Looks for the copies in one document."""

    def __init__(self, doc: Document, language: Language, source_language: Language) -> None:
        self._doc = doc
        self._language, self._source_language = language, source_language
        here, there = (load_lexicon(x.code, WHOLE) for x in (language, source_language))
        assert here is not None and there is not None  # noqa: S101  (languages of ours)
        self._here, self._there = here, there
        self._function_words = function_words_alone(language.code, source_language.code)
        self._capitals = Capitals(language, source_language)
        self._source = frozenset(lower for *_, lower in split_words(doc.source or ""))

    def copies(self) -> Iterator[Word]:
        """Yield the copied words in reading order."""
        doc = self._doc
        shared = prose_tokens(doc) & (self._source | {word.capitalize() for word in self._source})
        wanted = _telling(self._language.code, self._source_language.code).among(shared)
        for block in blocks_with_tokens(doc, wanted):
            words = doc.words_in(block.start, block.end)
            adopted = self._adopted(words)
            places = [
                i for i, text in enumerate(words.texts) if text in wanted and i not in adopted
            ]
            yield from (words[i] for i in places if self._is_copy(block, words, i))

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self._doc)

    def _adopted(self, words: Words) -> set[int]:
        spans = adopted_phrases(list(map(lower_form, words.texts)), self._language.code)
        return {i for span in spans for i in range(*span)}

    def _is_copy(self, block: Block, words: Words, i: int) -> bool:
        word, passage = words[i], self._passages.at(words.starts[i])
        near = word.lower in passage.lowers
        if not word.text.islower():
            return self._capitals.is_copy(self._doc, words, i, passage)
        if word.text not in self._source or not speaks_for_language(self._doc, block, words, i):
            return False
        if near and word.text in self._function_words:
            return self._stands_alone(words, i, passage)
        if len(word.text) < _SHORTEST or self._is_scientific(words, i, passage):
            return False
        if self._is_of_source(word.lower, near=near):
            return True
        return self._language.code in CAPITAL_NOUNS and self._is_small_noun(words, i, passage)

    def _is_scientific(self, words: Words, i: int, passage: Passage) -> bool:
        """Tell whether a name stands before a word, as in a species, or before the word before it."""
        if self._follows_name(words, i):
            return True
        before = words.texts[i - 1] if i else ""
        return before.islower() and before in passage.forms and self._follows_name(words, i - 1)

    def _follows_name(self, words: Words, i: int) -> bool:
        nouns = self._language.code in CAPITAL_NOUNS
        return follows_name(words, i, self._here, NOUN if nouns else NO_NAME)

    def _is_of_source(self, word: str, *, near: bool) -> bool:
        common = self._here.zipf(word)
        gap = self._there.zipf(word) - common
        if common < KNOWN_HERE:
            return gap >= (NEAR_GAP if near else GAP)
        wide = max(WIDE_GAP, SHARE * usual_gap(self._language.code, self._source_language.code))
        return common < (SEEN_HERE if near else RARE_HERE) and gap >= wide

    def _is_small_noun(self, words: Words, i: int, passage: Passage) -> bool:
        """Tell whether it is a noun of the source in lower case, where ours would have a capital."""
        word, after = words[i], words.texts[i + 1 : i + 2]
        common = self._here.zipf(word.lower)
        if common >= NOUN_HERE or self._there.zipf(word.lower) - common < NOUN_GAP:
            return False
        if any(text[0].isupper() for text in after):
            return False  # an adjective: "live Musik"
        articles = self._source_language.articles
        return any(
            lead.lower() in articles and gap == " " for lead, gap, *_ in passage.around(word.text)
        )

    def _stands_alone(self, words: Words, i: int, passage: Passage) -> bool:
        """Tell whether a function word joins words of the text, and no parts of a name."""
        text, word = self._doc.text, words[i]
        before = text[words[i - 1].end : word.start] if i else ""
        after = text[word.end : words[i + 1].start] if i + 1 < len(words) else ""
        if _DIGIT.search(before) and _DIGIT.search(after):
            return True
        sides = ((i - 1, before), (i + 1, after))
        plain = [self._is_plain(words[j], passage) for j, gap in sides if gap == " "]
        if not any(plain):
            return False
        if self._function_words[word.text] <= LEFT_OVER:
            return True
        opens = any(gap == before for _, gap, _, _ in passage.around(word.text))
        return before in _MARKS and opens and plain == [True]

    def _is_plain(self, word: Word, passage: Passage) -> bool:
        """Tell whether a word is the text's own: not in the source, in lower case or a German noun."""
        noun = self._language.code in CAPITAL_NOUNS and self._here.zipf(word.lower) >= NOUN
        return word.lower not in passage.lowers and (word.text.islower() or noun)


@cache
def _telling(language: str, source_language: str) -> WordClass:
    """Return the class of the words that are more common in the source's language."""
    here, there = load_lexicon(language, WHOLE), load_lexicon(source_language, WHOLE)
    if here is None or there is None:
        return WordClass(lambda _: False)
    return WordClass(lambda token: _gap(lower_form(token), here, there) >= NOUN_GAP)


def _gap(word: str, here: Lexicon, there: Lexicon) -> float:
    return there.zipf(word) - here.zipf(word)


def _function_gaps(language: str, source_language: str) -> dict[str, float]:
    """Return by how much the function words of the source's language alone are rarer here."""
    ours, theirs = load_language(language), load_language(source_language)
    here, there = load_lexicon(language, WHOLE), load_lexicon(source_language, WHOLE)
    if not (ours and theirs and here and there):
        return {}
    alone = theirs.function_words - ours.function_words - ours.chat_words
    return {word: _gap(word, here, there) for word in sorted(alone) if len(word) > 1}


@cache
def usual_gap(language: str, source_language: str) -> float:
    """Return by how much most function words of the source's language are rarer here.

    Every list of words holds those of other languages, from titles and quotations.
    """
    return median(_function_gaps(language, source_language).values() or (0.0,))


@cache
def function_words_alone(language: str, source_language: str) -> dict[str, float]:
    """Return the function words of the source's language that are none here, with a doubt of each.

    The doubt is by how much less rare here than most of them it is: "pour" and "all" are at home in
    English and German, too.
    """
    usual = usual_gap(language, source_language)
    gaps = _function_gaps(language, source_language)
    doubts = {word: usual - gap for word, gap in gaps.items() if usual - gap <= CLAUSE}
    here = load_lexicon(language, WHOLE)
    if language != "en" or here is None:
        return doubts
    return {word: doubt for word, doubt in doubts.items() if not _is_inflected(word, here)}


def _is_inflected(word: str, here: Lexicon) -> bool:
    """Tell whether English has forms of a word: pour, pours, poured."""
    forms = {form for form in english_forms(word) if form != word}
    return sum(here.zipf(form) >= FORM for form in forms) >= _FORMS

"""How much two languages' lists of words tell of a word that is copied from one to the other."""

from __future__ import annotations

from functools import cache
from statistics import median

from mtcheck.inflection import english_forms
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import WordClass

KNOWN_HERE = 2.0
"""Zipf value in the text's language from which a word may be one of its own."""
GAP = 1.2
"""By how much a copied word must be more common in the source's language."""
RARE_HERE, WIDE_GAP = 3.0, 1.5
"""The same for words that are rather rare here: they must be this much more common there. In 210,000
words of human translations that adds four findings, three of them in one citation."""
KNOWN_NEAR, SEEN_NEAR = 2.5, 3.7
"""`KNOWN_HERE` and `RARE_HERE` where the passage that is translated has the word."""
SHARE = 0.55
"""The part of that by which most function words of the source are rarer here that counts as well:
"anterior" and "total" are at home in Spanish and English."""
FAR_SHARE = 0.75
"""The same for a word that is not rare here, where the passage has it."""
NOUN_HERE, NOUN_GAP = 4.3, 0.8
"""The same for a noun that the source has an article before, and a German text writes small."""
CLAUSE = 1.2
"""How much less rare here than most function words of the source one may be that is none of ours."""
FORM, _FORMS = 2.5, 2
"""Zipf value from which an inflected form is known, and how many of them make a word English."""
STEM_THERE, STEM_HERE = 2.5, 1.5
"""Zipf values of the stem of a word that is unknown here."""
_STEM, _ENDING, _ENDINGS = 4, 5, 8
"""Least letters of a stem, and most letters of what follows it: of an ending, of several."""
_AGGLUTINATING = ("tr",)
"""Languages that put ending upon ending."""


class WordPair:
    """What the lists of the text's language and of the source's tell of a word in lower case."""

    def __init__(self, language: str, source_language: str) -> None:
        """Both are languages of ours."""
        here, there = load_lexicon(language, WHOLE), load_lexicon(source_language, WHOLE)
        assert here is not None and there is not None  # noqa: S101  (languages of ours)
        self.here, self.there = here, there
        self._english = language == "en"
        self._ending = _ENDINGS if source_language in _AGGLUTINATING else _ENDING
        gaps = _function_gaps(language, source_language)
        self.usual_gap = median(gaps.values() or (0.0,))
        """By how much most function words of the source's language are rarer here: every list holds
        words of other languages, from titles and quotations."""
        doubts = {word: self.usual_gap - gap for word, gap in gaps.items()}
        self.function_words = {
            word: doubt
            for word, doubt in doubts.items()
            if doubt <= CLAUSE and not self._has_english_forms(word)
        }
        """The function words of the source's language that are none here, with a doubt of each: by
        how much less rare here than most it is. "Pour" and "all" are at home in English and German."""
        self.telling = WordClass(language, lambda token: self._may_tell(lower_form(token)))
        """The words that may be of the source's language alone."""

    def gap(self, word: str) -> float:
        """Return by how much a word is more common in the source's language."""
        return self.there.zipf(word) - self.here.zipf(word)

    def is_of_source(self, word: str, *, near: bool) -> bool:
        """Tell whether a word is the source's language's; `near` if the passage translated has it."""
        common, gap = self.here.zipf(word), self.gap(word)
        if near and self.is_form(word):
            return True
        if common < (KNOWN_NEAR if near else KNOWN_HERE):
            return gap >= GAP
        if near and gap >= FAR_SHARE * self.usual_gap and not self._has_english_forms(word):
            return True
        wide = max(WIDE_GAP, SHARE * self.usual_gap)
        return common < (SEEN_NEAR if near else RARE_HERE) and gap >= wide

    def is_foreign_noun(self, word: str) -> bool:
        """Tell whether a noun of the source in lower case is rather none of a German text."""
        return self.here.zipf(word) < NOUN_HERE and self.gap(word) >= NOUN_GAP

    def is_form(self, word: str) -> bool:
        """Tell whether a word that is unknown here is a stem of the source's language with an ending."""
        if self.here.zipf(word):
            return False
        sizes = range(1, min(self._ending, len(word) - _STEM) + 1)
        stems = (word[:-size] for size in sizes)
        return any(
            self.there.zipf(s) >= STEM_THERE and self.here.zipf(s) < STEM_HERE for s in stems
        )

    def _may_tell(self, word: str) -> bool:
        return self.gap(word) >= NOUN_GAP or self.is_form(word)

    def _has_english_forms(self, word: str) -> bool:
        """Tell whether English has forms of a word: pour, pours, poured."""
        return self._english and _is_inflected(word, self.here)


@cache
def word_pair(language: str, source_language: str) -> WordPair:
    """Return what two languages of ours tell, made once a process."""
    return WordPair(language, source_language)


def _is_inflected(word: str, here: Lexicon) -> bool:
    forms = {form for form in english_forms(word) if form != word}
    return sum(here.zipf(form) >= FORM for form in forms) >= _FORMS


def _function_gaps(language: str, source_language: str) -> dict[str, float]:
    """Return by how much the function words of the source's language alone are rarer here."""
    ours, theirs = load_language(language), load_language(source_language)
    here, there = load_lexicon(language, WHOLE), load_lexicon(source_language, WHOLE)
    if not (ours and theirs and here and there):
        return {}
    alone = theirs.function_words - ours.function_words - ours.chat_words
    return {w: there.zipf(w) - here.zipf(w) for w in sorted(alone) if len(w) > 1}

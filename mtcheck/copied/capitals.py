"""Copied words with a capital that are no names: nouns, titles and months of the source's language."""

from __future__ import annotations

from mtcheck.alignment.passages import Passage
from mtcheck.compounds import NAME_ENDINGS, is_german_compound
from mtcheck.copied.word_pair import word_pair
from mtcheck.document import Document, Word, Words
from mtcheck.gazetteer import fold
from mtcheck.languages import CAPITAL_NOUNS, Language
from mtcheck.names.given import countries_of

KNOWN_HERE, GAP = 2.5, 1.5
"""Zipf value up to which a noun is none of ours, and by how much it must be more common there."""
WIDE_GAP = 3.0
"""By how much a German noun with an article must be more common there to be no river and no party."""
COMMON = 3.0
"""Zipf value there from which what the source writes small is a word that all know."""
SMALL_GAP = 1.2
"""By how much a title or a month must be more common there."""
THING = 4.5
"""Zipf value there from which what follows a title is no surname."""
NO_NAME = 4.0
"""Zipf value from which a word with a capital that the source has not is no name."""
_SHORTEST = 3
_COUNTING = frozenset(
    "ein eine einen einem einer eines kein keine keinen keinem keiner keines jede jeder jedes jeden "
    "jedem mehrere viele wenige zwei drei vier fünf sechs sieben acht neun zehn pro".split()
)
"""What stands before things of which there are several: what follows is no name."""
_NOUN_ENDINGS = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "nis", "nisse", "nissen",
    "tät", "täten", "ismus", "tion", "tionen", "chen",
)  # fmt: skip
"""Endings of nouns that are no names."""
_PLACE_LEADS = frozenset("in aus nach bei um von vor ab bis und oder gegen über".split())
"""What stands right before the name of a place."""


class Capitals:
    """Tells such words for one text and its source."""

    def __init__(self, language: Language, source_language: Language, source: str) -> None:
        self._language, self._source_language = language, source_language
        self._pair = word_pair(language.code, source_language.code)
        self._source = Passage(source)
        ours, theirs = language.locale, source_language.locale
        self._calendar = (theirs.months | theirs.weekdays) - (ours.months | ours.weekdays)
        self._alien = source_language.function_words - language.function_words
        self._titles = source_language.titles - language.titles

    def is_copy(self, doc: Document, words: Words, i: int, passage: Passage) -> bool:
        """Tell whether words[i], which has a capital, is copied from the passage and no name."""
        word = words[i]
        gap = self._pair.gap(word.lower)
        if not word.text.istitle() or word.lower in doc.accepted or len(word.text) < _SHORTEST:
            return False
        before, after = _neighbours(doc, words, i)
        if word.text not in passage.forms:
            return gap >= GAP and self._was_small(word, before, after, passage)
        named = _has_capital(before) and (
            before in passage.forms or self._pair.here.zipf(before.lower()) < NO_NAME
        )
        if _has_capital(after):
            title = word.lower in self._titles and self._may_be_name(after)
            return gap >= SMALL_GAP and title and not named
        if named:
            return False
        if word.lower in self._calendar:
            tied = before.lower() in passage.lowers or _is_part_of_name(word.text, passage)
            return gap >= SMALL_GAP and not tied
        return self._is_german_noun(doc, word, before, gap, passage)

    def _may_be_name(self, word: str) -> bool:
        """Tell whether a word is a name rather than a thing that has one: "Pope Beach"."""
        return self._pair.there.zipf(word.lower()) < THING or bool(countries_of(fold(word)))

    def _was_small(self, word: Word, before: str, after: str, passage: Passage) -> bool:
        """Tell whether the source has it in lower case, and the text made a noun of it."""
        ours = self._language.function_words
        sides = [side for side in (before, after) if side and side.lower() not in ours]
        tied = any(side.lower() in passage.lowers for side in sides)
        return (
            word.lower in passage.forms
            and not tied
            and self._pair.here.zipf(word.lower) < KNOWN_HERE
            and self._pair.there.zipf(word.lower) >= COMMON
        )

    def _is_german_noun(
        self, doc: Document, word: Word, before: str, gap: float, passage: Passage
    ) -> bool:
        """Tell whether it is a noun of German that cannot be a name, in a text of another language."""
        german = self._source_language.code in CAPITAL_NOUNS
        if not german or gap < GAP:
            return False
        around = list(passage.around(word.text))
        if any(gap.rstrip()[-1:].isdigit() for _, gap, _, _ in around):
            return doc.text[word.start - 2 : word.start - 1].isdigit() or not self._is_known(word)
        if self._is_known(word) or before.lower() in self._alien:
            return False  # "Kirchberg an der Jagst" was kept whole
        if doc.text.startswith(" (", word.end) or self._is_surname(word.text):
            return False
        leads = {lead for lead, gap, _, _ in around if gap == " "}
        if any(lead.lower() in _COUNTING for lead in leads):
            return True
        wide = gap >= WIDE_GAP and any(map(self._leads_noun, leads))
        return wide or self._is_common_noun(word)

    def _is_known(self, word: Word) -> bool:
        return self._pair.here.zipf(word.lower) >= KNOWN_HERE

    def _leads_noun(self, lead: str) -> bool:
        """Tell whether a word is no verb of speech before a speaker, and none that places follow."""
        small, verbs = self._source_language.function_words, self._source_language.speech_verbs
        plain = lead.islower() or lead.lower() in small
        return plain and lead.lower() not in _PLACE_LEADS and lead not in verbs

    def _is_common_noun(self, word: Word) -> bool:
        """Tell whether a German noun is a compound or a derivation, and no name of a place."""
        if word.lower.endswith(_NOUN_ENDINGS):
            return True
        if any(lead in _PLACE_LEADS for lead, *_ in self._source.around(word.text)):
            return False
        compound = is_german_compound(word.lower, self._pair.here)
        return compound and not word.lower.endswith(NAME_ENDINGS)

    def _is_surname(self, word: str) -> bool:
        """Tell whether another word with a capital stands right before it somewhere in the source."""
        small = self._source_language.function_words
        return any(
            gap == " " and _has_capital(lead) and lead.lower() not in small
            for lead, gap, *_ in self._source.around(word)
        )


def _neighbours(doc: Document, words: Words, i: int) -> tuple[str, str]:
    """Return the words next to words[i] with only a space or a hyphen between, else ""."""
    found = []
    for j in (i - 1, i + 1):
        first, last = sorted((i, j))
        near = 0 <= j < len(words) and doc.text[words[first].end : words[last].start] in (" ", "-")
        found.append(words[j].text if near else "")
    return found[0], found[1]


def _has_capital(word: str) -> bool:
    return word[:1].isupper()


def _is_part_of_name(word: str, passage: Passage) -> bool:
    return any((gap == " " and _has_capital(after)) for _, _, gap, after in passage.around(word))

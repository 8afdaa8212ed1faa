"""Words that stand in the text as they stand in the source, and that only its language knows.

Where the passage that is translated has the word, less is asked of it than where some other part of
the source has it. In 80,000 words of human translations it flags below 0.1 in 1,000, and half of that
is text that the human left untranslated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import filterfalse

from mtcheck.alignment.passages import Passage, Passages
from mtcheck.copied.capitals import Capitals
from mtcheck.copied.hits import NO_NAME, follows_name, hits, is_amid
from mtcheck.copied.word_pair import word_pair
from mtcheck.document import Block, Document, Span, Word, Words
from mtcheck.enclosure import enclosing
from mtcheck.finding import Hit
from mtcheck.foreign.adopted import adopted_phrases
from mtcheck.foreign.runs import NOUN
from mtcheck.foreign.speaking import speaks_for_language
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words as split_words
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import blocks_with_tokens, prose_tokens

LEFT_OVER = 0.6
"""Doubt up to which a function word needs one word of ours beside it (see `WordPair`)."""
AMID = 0.9
"""The same for one between two words of ours."""
_SHORTEST = 4
_HABIT, ORDINARY = 2, 4.0
"""A word that is kept so often, and never translated, is a term of the article, unless its Zipf value
there shows an ordinary word."""
UNHEARD, KNOWN_THERE = 1.5, 3.0
"""Zipf values here and there of a word of which the source has another form."""
_SHORTEST_FORM, _ENDING = 5, 1
"""Letters of such a word, and of its ending."""
_WAYS = frozenset(
    "piazza piazzale piazzetta via viale corso vicolo largo lungomare rue place avenue boulevard quai "
    "allée passage impasse calle plaza avenida paseo carrera rambla barrio rua praça travessa ulica "
    "ulicy plac placu aleja rynek ulice náměstí třída nábřeží cadde sokak meydan".split()
)
"""What leads to the name of a street or a square, and is a part of it."""
_DIGIT = compile_pattern(r"\d[ \u00a0]?$|^[ \u00a0]\d")
_MARKS = (", ", "; ", " – ", " — ", ": ")


def check(doc: Document) -> Iterator[Hit]:
    """Yield copied words; those with only a space between them together.

    Spared are names, words after a name (the second word of a species is no fault), what stands
    alone between quotation marks or brackets or in a quotation of the source, what has a gloss, and
    phrases that the language has taken in.
    """
    here, there = load_language(doc.language or ""), load_language(doc.source_language or "")
    if here and there and here.code != there.code and doc.source:
        yield from hits(doc, _Search(doc, here, there).copies(), 0.9, there.code)


class _Search:
    """Looks for the copies in one document."""

    def __init__(self, doc: Document, language: Language, source_language: Language) -> None:
        self._doc = doc
        self._language, self._source_language = language, source_language
        self._pair = word_pair(language.code, source_language.code)
        self._capitals = Capitals(language, source_language, doc.source or "")
        self._source = frozenset(lower for *_, lower in split_words(doc.source or ""))

    def copies(self) -> Iterator[Word]:
        """Yield the copied words in reading order."""
        doc = self._doc
        shared = prose_tokens(doc) & (self._source | {word.capitalize() for word in self._source})
        telling = self._pair.telling.of(doc)
        wanted = (telling & shared) | {token for token in telling if self._is_other_form(token)}
        for block in blocks_with_tokens(doc, wanted):
            words = doc.words_in(block.start, block.end)
            adopted = self._adopted(words)
            places = [
                i for i, text in enumerate(words.texts) if text in wanted and i not in adopted
            ]
            copied = (words[i] for i in places if self._is_copy(block, words, i))
            yield from filterfalse(self._is_cited, filterfalse(self._is_term, copied))

    def _is_other_form(self, token: str) -> bool:
        """Tell whether the source has another form of a word that is unheard of here: gmina, gminy."""
        if len(token) < _SHORTEST_FORM or not token.islower() or token in self._source:
            return False
        pair = self._pair
        unheard = pair.here.zipf(token) < UNHEARD and pair.there.zipf(token) >= KNOWN_THERE
        return unheard and token[:-_ENDING] in self._source_stems

    @cached_property
    def _source_stems(self) -> frozenset[str]:
        """The source's words in lower case, without the last letter."""
        return frozenset(lower[:-_ENDING] for *_, lower in split_words(self._doc.source or ""))

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
        if not speaks_for_language(self._doc, block, words, i):
            return False
        if word.text not in self._source:
            return self._is_form_of(words, i, passage)
        if near and word.lower in self._source_language.function_words:
            return self._is_function_word(words, i, passage)
        short = len(word.text) < _SHORTEST
        if short or self._is_scientific(words, i, passage) or _leads_to_street(words, i):
            return False
        small = self._language.code in CAPITAL_NOUNS and self._is_small_noun(words, i, passage)
        return small or self._pair.is_of_source(word.lower, near=near)

    def _is_cited(self, word: Word) -> bool:
        """Tell whether a word stands in a quotation of the source, or has a gloss after it."""
        inside = enclosing(self._doc.text, Span(word.start, word.end))
        lowers = self._passages.at(word.start).lowers
        around = [w.lower in lowers for w in self._doc.words_in(*inside)] if inside else []
        return sum(around) * 2 > len(around) or self._doc.text.startswith(" (", word.end)

    def _is_form_of(self, words: Words, i: int, passage: Passage) -> bool:
        stem = words.texts[i][:-_ENDING]
        same = any(form.islower() and form[:-_ENDING] == stem for form in passage.forms)
        return same and not self._is_scientific(words, i, passage)

    def _is_term(self, word: Word) -> bool:
        """Tell whether the text keeps a word each time that the source has it: coplas, a copla."""
        if not word.text.islower() or self._pair.there.zipf(word.lower) >= ORDINARY:
            return False
        kept = self._counts[word.lower.removesuffix("s")]
        return kept >= _HABIT and kept >= self._asked[word.lower.removesuffix("s")]

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each word stands in the text, in the singular and the plural together."""
        return _stems(self._doc.text)

    @cached_property
    def _asked(self) -> Counter[str]:
        return _stems(self._doc.source or "")

    def _is_scientific(self, words: Words, i: int, passage: Passage) -> bool:
        """Tell whether a name stands before a word, as in a species, or before the word before it."""
        if self._follows_name(words, i):
            return True
        before = words.texts[i - 1] if i else ""
        return before.islower() and before in passage.forms and self._follows_name(words, i - 1)

    def _follows_name(self, words: Words, i: int) -> bool:
        nouns = self._language.code in CAPITAL_NOUNS
        return follows_name(words, i, self._pair.here, NOUN if nouns else NO_NAME)

    def _is_small_noun(self, words: Words, i: int, passage: Passage) -> bool:
        """Tell whether it is a noun of the source in lower case, where ours would have a capital."""
        word, after = words[i], words.texts[i + 1 : i + 2]
        if not self._pair.is_foreign_noun(word.lower) or any(text[0].isupper() for text in after):
            return False  # or an adjective: "live Musik"
        articles, around = self._source_language.articles, passage.around(word.text)
        return any(lead.lower() in articles and gap == " " for lead, gap, *_ in around)

    def _is_function_word(self, words: Words, i: int, passage: Passage) -> bool:
        """Tell whether a function word of the source joins words of the text, and no parts of a name."""
        text, word = self._doc.text, words[i]
        doubt = self._pair.function_words.get(word.lower)
        if doubt is None:
            return False
        before = text[words[i - 1].end : word.start] if i else ""
        after = text[word.end : words[i + 1].start] if i + 1 < len(words) else ""
        if _DIGIT.search(before) and _DIGIT.search(after):
            return True
        sides = ((i - 1, before), (i + 1, after))
        plain = [self._is_plain(words[j], passage) for j, gap in sides if gap == " "]
        if doubt <= LEFT_OVER and any(plain):
            return True
        opens = before in _MARKS and any(gap == before for _, gap, *_ in passage.around(word.text))
        if opens and plain == [True]:
            return True
        return doubt <= AMID and len(plain) == 2 and is_amid(self._pair, words, i)

    def _is_plain(self, word: Word, passage: Passage) -> bool:
        """Tell whether a word is the text's own: not in the source, in lower case or a German noun."""
        noun = self._language.code in CAPITAL_NOUNS and self._pair.here.zipf(word.lower) >= NOUN
        return word.lower not in passage.lowers and (word.text.islower() or noun)


def _stems(text: str) -> Counter[str]:
    return Counter(lower.removesuffix("s") for *_, lower in split_words(text))


def _leads_to_street(words: Words, i: int) -> bool:
    return words.texts[i] in _WAYS and any(t[0].isupper() for t in words.texts[i + 1 : i + 2])

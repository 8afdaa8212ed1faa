"""Words in lower case that only another language knows, where the source is not at hand.

Such a word must be unheard of here, or about as much rarer as words are that have no other use here.
The language is the source's, or where nobody names it one that the text betrays by words left over or
by the names of its people and places. Without any a word must be well known in one language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache

from mtcheck.copied.hits import follows_name, hits, is_amid
from mtcheck.copied.word_pair import WordPair, word_pair
from mtcheck.document import Document, Span, Word, Words
from mtcheck.enclosure import enclosing, is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.adopted import adopted_phrases
from mtcheck.foreign.bounds import gaining
from mtcheck.foreign.runs import Run, foreign_runs
from mtcheck.foreign.setting import setting
from mtcheck.foreign.speaking import speaks_for_language
from mtcheck.foreign.weights import rival_weights
from mtcheck.gazetteer import fold
from mtcheck.languages import Language, language_script, load_language
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import blocks_with_tokens

KNOWN_THERE = 2.1
"""Zipf value there of a word that is unheard of here."""
RARE_HERE, SHARE = 3.3, 0.7
"""Zipf value up to which a word is rare here, and the part of the usual gap (see `WordPair`) by which it
must be more common there."""
SURE = 0.6
"""Doubt up to which a function word of the source's language is none of ours."""
SURE_RUN = 4.0
"""Zipf value there of a word left over that makes its language worth a search."""
KNOWN_ALONE, KNOWN_NEXT_DOOR = 2.8, 3.3
"""Zipf value there of a word unheard of here, where nothing speaks for the language: the second one for
languages that are so close that ours may have the word, too. In 200,000 words of clean texts that
finds two words, both German, in posts from Germany."""
_SHORTEST, _SHORTEST_RARE = 6, 4
_HABIT = 2
"""A word that comes so often is a term of the article, if nobody says where the text comes from."""
_NEXT_DOOR = tuple(
    frozenset(codes.split()) for codes in ("es fr it pt", "ru uk", "cs pl", "de nl sv")
)


def check(doc: Document) -> Iterator[Hit]:
    """Yield such words; those with only a space between them together.

    Spared are words after a name (the second word of a species is no fault), and what stands alone
    between quotation marks or brackets. Function words must stand between words of ours.
    """
    here, there = load_language(doc.language or ""), load_language(doc.source_language or "")
    if here and there:
        if here.code != there.code:
            pair = word_pair(here.code, there.code)
            yield from hits(doc, _unheard(doc, pair, pair.telling.of(doc)), 0.7, there.code)
    elif here and not doc.source_language:
        yield from _unheard_anywhere(doc, here)


def _unheard_anywhere(doc: Document, here: Language) -> Iterator[Hit]:
    """Yield such words where nobody says which language the text comes from."""
    tokens = gaining(here.code).of(doc)
    found: dict[Word, str] = {}
    for code, sure in _suspects(doc).items() if tokens else ():
        for word in _unheard(doc, word_pair(here.code, code), tokens, sure=sure):
            found.setdefault(word, code)
    for word, code in _known_alone(doc, here.code):
        found.setdefault(word, code)
    counts = Counter(word.lower for word in found)
    for code in sorted(set(found.values())):
        words = [w for w in found if found[w] == code and counts[w.lower] < _HABIT]
        plain = (word for word in sorted(words) if not _is_term(doc, word))
        yield from hits(doc, plain, 0.6, code)


def _suspects(doc: Document) -> dict[str, bool]:
    """Return the languages that the text may come from, with whether anything was left in it.

    English is none for the names alone: they stand everywhere.
    """
    left = {run.language: True for run in foreign_runs(doc) if _is_left(doc, run)}
    names = setting(doc)
    return left if names in (None, "en") else {names: False} | left


def _is_left(doc: Document, run: Run) -> bool:
    alone = run.support < 2 and run.surest >= SURE_RUN
    return alone and not is_enclosed(doc.text, run.span)


def _is_term(doc: Document, word: Word) -> bool:
    """Tell whether a word stands in brackets, has a gloss, or is one of several foreign words.

    Of those `foreign_words` has judged.
    """
    inside = enclosing(doc.text, Span(word.start, word.end))
    bracketed = inside is not None and doc.text[inside.start - 1] in "(["
    phrase = any(
        run.span.start <= word.start < run.span.end and len(run.words) > 1
        for run in foreign_runs(doc)
    )
    return bracketed or phrase or doc.text.startswith(" (", word.end)


def _plain_words(doc: Document, tokens: Set[str]) -> Iterator[tuple[Words, int]]:
    """Yield where words of some text stand that can speak for a language, in no adopted phrase."""
    for block in blocks_with_tokens(doc, tokens):
        words = doc.words_in(block.start, block.end)
        lowers = list(map(lower_form, words.texts))
        adopted = {i for span in adopted_phrases(lowers, doc.language or "") for i in range(*span)}
        for i, text in enumerate(words.texts):
            if text in tokens and i not in adopted and speaks_for_language(doc, block, words, i):
                yield words, i


def _unheard(
    doc: Document, pair: WordPair, tokens: Set[str], *, sure: bool = True
) -> Iterator[Word]:
    """Yield the words that the pair tells of; what is known here only if the language is `sure`."""
    tokens = {token for token in tokens if token.islower()}
    small = {token for token in tokens if pair.function_words.get(lower_form(token), 1.0) <= SURE}
    foreign = {token for token in tokens - small if _is_unheard(token, pair, sure)}
    for words, i in _plain_words(doc, small | foreign):
        if words.texts[i] in small:
            wanted = is_amid(pair, words, i)
        else:
            wanted = not follows_name(words, i, pair.here)
        if wanted:
            yield words[i]


def _is_unheard(word: str, pair: WordPair, sure: bool) -> bool:
    if len(word) < _SHORTEST_RARE or not word.isalpha():
        return False
    here, there = pair.here.zipf(word), pair.there.zipf(word)
    if not here:
        return len(word) >= _SHORTEST and there >= KNOWN_THERE
    return sure and here < RARE_HERE and there - here >= SHARE * pair.usual_gap


def _known_alone(doc: Document, language: str) -> Iterator[tuple[Word, str]]:
    """Yield the words unheard of here that one language knows well, with that language."""
    tokens = {token for token in gaining(language).of(doc) if _home(token, language)}
    here = rival_weights(language).here
    for words, i in _plain_words(doc, tokens):
        if not follows_name(words, i, here):
            yield words[i], _home(words.texts[i], language)


@lru_cache(maxsize=1 << 14)
def _home(token: str, language: str) -> str:
    """Return the language that knows a word well which is unheard of here, else ""."""
    weights = rival_weights(language)
    if len(token) < _SHORTEST - 1 or not token.isalpha() or weights.here.zipf(token):
        return ""
    if weights.here.zipf(fold(token)):
        return ""  # an accent too many
    script = language_script(language)
    known = {
        code: lexicon.zipf(token) - _bar(code, language)
        for code, lexicon in weights.rivals.items()
        if language_script(code) == script
    }
    best = max(known, key=lambda code: (known[code], code), default="")
    return best if best and known[best] >= 0 else ""


def _bar(code: str, language: str) -> float:
    near = any({code, language} <= family for family in _NEXT_DOOR)
    return KNOWN_NEXT_DOOR if near else KNOWN_ALONE

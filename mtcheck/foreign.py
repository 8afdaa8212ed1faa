"""Where a text falls into another language: stretches of words, weighed by frequency.

For each other language the words of a block add up how much more common they are there than here
(difference of Zipf values, from -4 to 3 a word; an unknown word counts as Zipf 1 here); the best
stretch is a run. Names add nothing: words with a capital inside a sentence, and what is tied to
them. Nor do phrases that the language has taken in. Language identifiers do worse on such fragments.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from mtcheck.document import Block, Document, Span, Word
from mtcheck.languages import Language, load_language, rival_languages
from mtcheck.lexicon import WHOLE, Lexicon, highest_zipf, load_lexicon, word_key
from mtcheck.patterns import compile_pattern
from mtcheck.phrases import PhraseTree
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import WordClass, capitalised

MOST, LEAST = 3.0, -4.0
LETTER = 1.0
"""What a word of one letter adds at most."""
UNKNOWN_HERE = 1.0
BREAK = -2.0
"""A word that is so much more common here ends a run, as brackets and quotation marks do."""
SUPPORT = 0.5
"""A word must be more common there by this much to count as a word of the run."""
RARE_HERE, SURE, SURE_LENGTH = 2.5, 2.5, 4
"""A single word is foreign if it is rare here, this much more common there, and this long."""
FORM, _ENDINGS = 2.0, (1, 2)
"""Zipf value from which a word may be a form of a word that is at home here, and the letters of the
endings."""
OPENING = 4.4
"""Zipf value there from which a word with a capital and a comma ("Purtroppo,") is no name."""
FUNCTION_GAP, FUNCTION_HERE = 1.8, 4.0
"""For function words of the source and of English: how much more common there, how rare here."""
CAPITAL_NOUNS, NOUN = ("de",), 2.5
"""Languages that write nouns with a capital, and the Zipf value from which a word is one."""
NAME_PARTICLES = frozenset(
    "van der den de het ten ter von vom zu zum zur und del della dei degli di da do dos das du des "
    "la le les lo los las el al il ibn bin bint ben bat af av y e i".split()
)
_MOST_CACHED = 1 << 17
"""Words of a language whose weights are kept from one document to the next."""
_SENTENCE_START = re.compile(r"""[.!?…:\n–—-]["'“‘«„»(\[¿¡\s]{0,8}([^\W\d_]{1,3})""")
"""The first letters of what opens a sentence, or may."""
_HYPHENS = ("-", "‐")
_SOFT_HYPHEN = "\u00ad"
_PART_BEFORE = compile_pattern(r"(\p{L}[\p{L}\p{M}]*)[-‐]$")
_BREAK_AT = compile_pattern(r'[<>|·•()\[\]"“”„«»（）「」『』《》。！？]|[.!?…](?=\s)')
_WALL = compile_pattern(r'[()\[\]"“”„«»（）「」『』《》]')
_OPENING, _CLOSING = '"“„«([（「『《', '"”“»)]）」』》'


class Run(NamedTuple):
    """A stretch of words, the language that they are in, by how much, and how many speak for it.

    `surest` is the Zipf value there of the most frequent word that is foreign on its own, else 0;
    `function_word` tells that one of them is an article, a conjunction … of that language alone;
    `common` is the sum of the Zipf values there, which decides between languages.
    """

    words: tuple[Word, ...]
    language: str
    score: float
    support: int
    surest: float
    function_word: bool
    common: float

    @property
    def span(self) -> Span:
        """From the first word's start to the last one's end."""
        return Span(self.words[0].start, self.words[-1].end)


def foreign_runs(doc: Document) -> tuple[Run, ...]:
    """Return the runs in reading order; none where the language is unknown."""
    language = load_language(doc.language or "")
    here = load_lexicon(doc.language or "", WHOLE)
    if language is None or here is None:
        return ()
    return doc.memo("foreign-runs", lambda: tuple(_find_runs(doc, language, here)))


def _find_runs(doc: Document, language: Language, here: Lexicon) -> Iterator[Run]:
    search = _Search(doc, language, here)
    least = weakest(doc)
    for block in doc.prose:
        if sum_bound(doc, block, least) >= least:
            yield from search.best_runs(block, tuple(doc.words_in(block.start, block.end)))


def weakest(doc: Document) -> float:
    """Return the sum below which there is no run: one word that is sure, or a function word."""
    speaking = {"en", doc.source_language}
    heard = not speaking.isdisjoint(_weights(doc.language or "").rivals)
    return FUNCTION_GAP if heard else SURE


class _Weights(dict[str, list[float]]):
    """By how much a lower-case word is more common in each rival language than in this one."""

    def __init__(self, here: Lexicon, rivals: Mapping[str, Lexicon]) -> None:
        super().__init__()
        self.here = here
        self.rivals = rivals

    def __missing__(self, word: str) -> list[float]:
        if len(self) >= _MOST_CACHED:
            self.clear()
        here, *there = _zipfs([self.here, *self.rivals.values()], word)
        most = MOST if len(word) > 1 else LETTER
        self[word] = row = [_weight(here, zipf, most) for zipf in there]
        return row


class _Ceilings(dict[str, float]):
    """The most that a word in lower case adds to a run of any language; others add nothing."""

    def __init__(self, weights: _Weights) -> None:
        super().__init__()
        self.weights = weights
        self._rivals = tuple(weights.rivals.values())

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_CACHED:
            self.clear()
        self[word] = most = self._most(lower_form(word)) if word.islower() else 0.0
        return most

    def _most(self, lower: str) -> float:
        if "'" in lower:
            return max(self.weights[lower])
        key = word_key(lower)
        there = highest_zipf(self._rivals, key)
        return _weight(self.weights.here.zipf_of(key), there, MOST if len(lower) > 1 else LETTER)


def sum_bound(doc: Document, block: Block, least: float) -> float:
    """Return a sum that no run of the block exceeds, the closer the more it is above `least`."""
    tokens = doc.tokens(block)
    gains = doc.memo("gains", lambda: _gains(doc))
    bound = sum([gains[token] for token in tokens if token in gains])
    return bound if bound < least else _closer_bound(doc, block, tokens, least)


def _closer_bound(doc: Document, block: Block, tokens: Sequence[str], least: float) -> float:
    ceilings = _ceilings(doc.language or "")
    values = list(map(ceilings.__getitem__, tokens))
    capitals = {t: ceilings[t.lower()] for t in _telling_capitals(doc).intersection(tokens)}
    bound = _best_sum(values) + sum(capitals.values())
    if bound < least:
        return bound
    openings = {
        token: value
        for token, value in capitals.items()
        if any(_opens_sentence(doc, block, at) for at in _places_in(doc.text, token, block))
    }
    values = [openings.get(t, v) for t, v in zip(tokens, values, strict=True)]
    bound = _best_sum(values)
    if bound < least:
        return bound
    # No one language need be behind all of it.
    nothing = [0.0] * len(ceilings.weights.rivals)
    rows = [
        ceilings.weights[lower_form(t)] if t.islower() or t in openings else nothing for t in tokens
    ]
    gainful = [row for row, value in zip(rows, values, strict=True) if value > 0]
    return max((_best_sum(column) for _, column in _columns(rows, gainful, least)), default=0.0)


def _columns(
    rows: Sequence[Sequence[float]], gainful: Sequence[Sequence[float]], least: float
) -> Iterator[tuple[int, Sequence[float]]]:
    """Yield (number, values) of the columns of a table whose gains are enough for a run."""
    columns = list(zip(*rows, strict=True))
    for number, gains in enumerate(zip(*gainful, strict=True)):
        if sum([gain for gain in gains if gain > 0]) >= least:
            yield number, columns[number]


def _gains(doc: Document) -> dict[str, float]:
    """Return the words of the prose, as written, that may add to a run, with the most they add."""
    ceilings = _ceilings(doc.language or "")
    gains = {token: ceilings[token.lower()] for token in _telling_capitals(doc)}
    gaining = _gaining(doc.language or "").of(doc)
    return gains | {token: ceilings[token] for token in gaining}


@cache
def _gaining(language: str) -> WordClass:
    """Return the class of the words in lower case that add to a run of some language."""
    ceilings = _ceilings(language)
    return WordClass(language, lambda token: ceilings[token] > 0)


@cache
def _gaining_capitals(language: str) -> WordClass:
    """Return the class of the words that would add to a run if they were in lower case."""
    ceilings = _ceilings(language)
    return WordClass(language, lambda token: ceilings[token.lower()] > 0, capitalised(language))


def _telling_capitals(doc: Document) -> frozenset[str]:
    """Return the words with a capital that may open a sentence, and then speak for a language."""
    return doc.memo("telling-capitals", lambda: _find_telling(doc))


def _find_telling(doc: Document) -> frozenset[str]:
    telling = _gaining_capitals(doc.language or "").of(doc)
    if not telling:
        return frozenset()
    openings = set(_SENTENCE_START.findall("\n" + doc.text))
    return frozenset(
        t for t in telling if t[:1] in openings or t[:2] in openings or t[:3] in openings
    )


def _places_in(text: str, token: str, block: Block) -> Iterator[int]:
    at = text.find(token, block.start, block.end)
    while at >= 0:
        yield at
        at = text.find(token, at + 1, block.end)


def _best_sum(values: Iterable[float]) -> float:
    """Return the greatest sum of neighbouring values."""
    total = best = 0.0
    for value in values:
        total = total + value if total > 0 else value
        if total > best:  # noqa: PLR1730  (`max` takes twice the time)
            best = total
    return best


@cache
def _weights(language: str) -> _Weights:
    here = load_lexicon(language, WHOLE)
    assert here is not None  # noqa: S101  (`foreign_runs` has asked)
    lexicons = {code: load_lexicon(code) for code in rival_languages(language)}
    return _Weights(here, {code: lexicon for code, lexicon in lexicons.items() if lexicon})


@cache
def _ceilings(language: str) -> _Ceilings:
    return _Ceilings(_weights(language))


class _Search:
    """Looks for runs in the blocks of one document."""

    def __init__(self, doc: Document, language: Language, here: Lexicon) -> None:
        self._doc = doc
        self._language = language
        self._here = here
        self._least = weakest(doc)
        self._weights = _weights(language.code)
        self._rivals = self._weights.rivals
        self._nothing = [0.0] * len(self._rivals)

    def best_runs(self, block: Block, words: Sequence[Word]) -> Iterator[Run]:
        """Yield the best runs of a block that do not overlap, in reading order."""
        lowers = [word.lower for word in words]
        ceilings = _ceilings(self._language.code)
        telling = [i for i, lower in enumerate(lowers) if ceilings[lower] > 0]
        if not telling:
            return
        # A run begins and ends with a word that tells of a language.
        first, after = telling[0], telling[-1] + 1
        adopted = {i for span in adopted_phrases(lowers, self._language.code) for i in range(*span)}
        rows = [
            self._weights[lowers[i]]
            if i not in adopted and speaks_for_language(self._doc, block, words, i)
            else self._nothing
            for i in range(first, after)
        ]
        starts = [word.start for word in words]
        breaks = _BREAK_AT.finditer(self._doc.text, block.start, block.end)
        walls = frozenset(bisect_left(starts, wall.start()) for wall in breaks)
        found: list[Run] = []
        codes = list(self._rivals)
        gainful = [rows[i - first] for i in telling]
        for number, column in _columns(rows, gainful, self._least):
            values = [0.0] * first + list(column)
            for start, end, score in _stretches(values, walls):
                if score >= self._least:
                    found.append(self._run(words, start, end, codes[number], values, score))
        best: list[Run] = []
        taken: set[int] = set()
        for run in sorted(found, key=lambda run: (-run.score, -run.common, run.span, run.language)):
            places = {word.start for word in run.words}
            if taken.isdisjoint(places):
                taken |= places
                best.append(run)
        yield from sorted(best, key=lambda run: run.span)

    def _run(
        self,
        words: Sequence[Word],
        start: int,
        end: int,
        code: str,
        values: Sequence[float],
        score: float,
    ) -> Run:
        """Make a run, with one-letter words of its language at both ends: "y destrozaron"."""
        telling = [words[i] for i in range(start, end) if values[i] >= SUPPORT]
        support = len({word.lower for word in telling})
        for place, step in ((start - 1, -1), (end, 1)):
            if 0 <= place < len(words) and self._is_letter_of(words[place].lower, code):
                support += 1
                start, end = (place, end) if step < 0 else (start, place + 1)
        surest = max((self._sureness(word, code) for word in telling), default=0.0)
        function = (
            score >= FUNCTION_GAP
            and len(telling) == 1
            and self._is_function_word(telling[0], code)
            and self._runs_on(words, start, end)
        )
        common = sum(self._rivals[code].zipf(word.lower) for word in telling)
        return Run(tuple(words[start:end]), code, score, support, surest, function, common)

    def _runs_on(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Tell whether words in lower case stand right before and after words[start:end]."""
        if start == 0 or end == len(words):
            return False
        text, before, after = self._doc.text, words[start - 1], words[end]
        joined = text[before.end : words[start].start] in (" ", ", ")
        return (
            joined
            and text[words[end - 1].end : after.start] == " "
            and self._is_plain(before)
            and self._is_plain(after)
        )

    def _is_plain(self, word: Word) -> bool:
        """Tell whether a word is no name: in lower case, or a noun of a language with capitals."""
        noun = self._language.code in CAPITAL_NOUNS and self._here.zipf(word.lower) >= NOUN
        return word.text.islower() or noun

    def _is_function_word(self, word: Word, code: str) -> bool:
        """Tell whether a word holds sentences together there and is rare or English here.

        English ones are frequent everywhere, in titles and names. Other languages are asked only
        where the text is known to come from them.
        """
        if (
            code not in ("en", self._doc.source_language)
            or word.lower in self._language.function_words
        ):
            return False
        language = load_language(code)
        rare = code == "en" or self._here.zipf(word.lower) <= FUNCTION_HERE
        return language is not None and rare and word.lower in language.function_words

    def _is_letter_of(self, word: str, code: str) -> bool:
        """Tell whether a word of one letter is a word there and none here."""
        if len(word) > 1 or word in self._language.function_words:
            return False
        language = load_language(code)
        return language is not None and word in language.function_words

    def _sureness(self, word: Word, code: str) -> float:
        """Return how frequent a word is there if it is all but unknown here, else 0."""
        if len(word.text) < SURE_LENGTH:
            return 0.0
        here = max(self._here.zipf(word.lower), UNKNOWN_HERE)
        there = self._rivals[code].zipf(word.lower)
        set_off = self._doc.text[word.end : word.end + 1] == ","
        if not word.text.islower() and not (set_off and there >= OPENING):
            return 0.0
        if here >= FORM and any(self._is_native(word.lower[:-n], code) for n in _ENDINGS):
            return 0.0  # "steeds" of "steed"
        return there if here <= RARE_HERE and there - here >= SURE else 0.0

    def _is_native(self, word: str, code: str) -> bool:
        here = self._here.zipf(word)
        return (
            len(word) >= SURE_LENGTH and here > RARE_HERE and here >= self._rivals[code].zipf(word)
        )


def _weight(here: float, there: float, most: float) -> float:
    if here == there == 0:
        return 0.0
    return min(most, max(LEAST, there - max(here, UNKNOWN_HERE)))


def _zipfs(lexicons: Iterable[Lexicon], word: str) -> list[float]:
    """Look a word up; an elided article or pronoun ("l'usine") does not hide it."""
    key = word_key(word)
    head, mark, tail = word.partition("'")
    if not (mark and len(head) <= 2 and len(tail) > 1):
        return [lexicon.zipf_of(key) for lexicon in lexicons]
    bare = word_key(tail)
    return [lexicon.zipf_of(key) or lexicon.zipf_of(bare) for lexicon in lexicons]


@cache
def _adopted(language: str) -> PhraseTree:
    tree = PhraseTree()
    known = load_language(language)
    for phrase in known.naturalised if known else ():
        tree.add(phrase.replace("-", " "), phrase)
    return tree


@cache
def adopted_openings(language: str) -> Mapping[str, frozenset[str]]:
    """Return the first words of such phrases as they open a sentence, and the words after them.

    Of words with an apostrophe those are the parts before it.
    """
    return {
        first.capitalize(): frozenset(word.partition("'")[0] for word in following)
        for first, following in _adopted(language).openings()
    }


def adopted_phrases(tokens: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
    """Yield (first, after last) index of the foreign phrases that the language has taken in.

    `tokens` are words in lower case.
    """
    tree = _adopted(language)
    for i in filter(lambda i: tree.opens(tokens[i]), range(len(tokens))):
        ends = [end for end, _ in tree.ends(tokens, i)]
        if ends:
            yield i, max(ends)


def speaks_for_language(doc: Document, block: Block, words: Sequence[Word], i: int) -> bool:
    """Tell whether a word can speak for a language: no name, no part of one, no single letter."""
    word = words[i]
    around = doc.text[word.start - 1 : word.start] + doc.text[word.end : word.end + 1]
    if word.lower in doc.accepted or any(char.isdigit() or char == _SOFT_HYPHEN for char in around):
        return False
    if not word.text.islower():
        return word.text[1:].islower() and _opens_sentence(doc, block, word.start)
    return not (_is_tied(doc.text, word) or _leads_to_name(words, i))


def _is_tied(text: str, word: Word) -> bool:
    """Tell whether a hyphen joins the word to a part that begins with a capital."""
    if text[word.end : word.end + 1] in _HYPHENS and text[word.end + 1 : word.end + 2].isupper():
        return True
    if text[word.start - 1 : word.start] not in _HYPHENS:
        return False
    before = _PART_BEFORE.search(text[max(0, word.start - 30) : word.start])
    return before is not None and before[1][0].isupper()


def _leads_to_name(words: Sequence[Word], i: int) -> bool:
    """Tell whether a word is a particle of the name that follows: "von der Heide"."""
    if words[i].lower not in NAME_PARTICLES:
        return False
    for word in words[i + 1 : i + 3]:
        if word.text[0].isupper():
            return True
        if word.lower not in NAME_PARTICLES:
            return False
    return False


def _opens_sentence(doc: Document, block: Block, place: int) -> bool:
    before = doc.text[max(block.start, place - 6) : place].rstrip("\"'“‘«„»([¿¡ \u00a0\u202f")
    return not before or before[-1] in ".!?…:\n–—" or before.endswith(" -")


def _stretches(values: Sequence[float], walls: frozenset[int]) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, sum) of the stretches with the best sums, in order, none over a wall."""
    start = end = 0
    total = best = 0.0
    for i, value in enumerate(values):
        if total <= 0 or value <= BREAK or i in walls:
            if best > 0:
                yield start, end, best
            start, total, best = i, 0.0, 0.0
        total += value
        if total > best:
            best, end = total, i + 1
    if best > 0:
        yield start, end, best


def is_enclosed(text: str, span: Span, share: float = 0.5) -> bool:
    """Tell whether the span is this share of the words between two quotation marks or brackets."""
    inside = enclosing(text, span)
    if inside is None:
        return False
    words = text[inside.start : inside.end].split()
    return len(text[span.start : span.end].split()) >= share * len(words)


def enclosing(text: str, span: Span) -> Span | None:
    """Return what stands between the two quotation marks or brackets around a span, if they do."""
    begin = text.rfind("\n", 0, span.start) + 1
    marks = list(_WALL.finditer(text, max(begin, span.start - 200), span.start))
    after = _WALL.search(text, span.end, span.end + 200)
    if not marks or not after:
        return None
    before = marks[-1]
    swedish = before.group() == "”" and _is_open(text, "”", begin, span.start) and "“" not in text
    if (before.group() not in _OPENING and not swedish) or after.group() not in _CLOSING:
        return None
    if before.group() == '"' and not _is_open(text, '"', begin, span.start):
        return None
    return Span(before.end(), after.start())


def _is_open(text: str, mark: str, start: int, end: int) -> bool:
    """Tell whether an odd number of these marks stands in text[start:end]."""
    places = _places_of(text, mark)
    return (bisect_left(places, end) - bisect_left(places, start)) % 2 == 1


@lru_cache(maxsize=8)
def _places_of(text: str, mark: str) -> list[int]:
    return [m.start() for m in regex.finditer(regex.escape(mark), text)]

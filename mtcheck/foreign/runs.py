"""Where a text falls into another language: stretches of words, weighed by frequency.

For each other language the words of a block add up how much more common they are there than here
(difference of Zipf values, from -4 to 3 a word; an unknown word counts as Zipf 1 here); the best
stretch is a run. Names add nothing: words with a capital inside a sentence, and what is tied to
them. Nor do phrases that the language has taken in. Language identifiers do worse on such fragments.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.document import Block, Document, Span, Word
from mtcheck.foreign.adopted import adopted_phrases
from mtcheck.foreign.bounds import FUNCTION_GAP, SURE, strong_columns, sum_bound, weakest
from mtcheck.foreign.speaking import speaks_for_language
from mtcheck.foreign.weights import UNKNOWN_HERE, rival_ceilings, rival_weights
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.patterns import compile_pattern

BREAK = -2.0
"""A word that is so much more common here ends a run, as brackets and quotation marks do."""
SUPPORT = 0.5
"""A word must be more common there by this much to count as a word of the run."""
RARE_HERE, SURE_LENGTH = 2.5, 4
"""How rare here, and how long, a single word must be that is foreign on its own."""
FORM, _ENDINGS = 2.0, (1, 2)
"""Zipf value from which a word may be a form of a word that is at home here, and the letters of the
endings."""
OPENING = 4.4
"""Zipf value there from which a word with a capital and a comma ("Purtroppo,") is no name."""
FUNCTION_HERE = 4.0
"""Zipf value up to which a function word of the source is rare here."""
NOUN = 2.5
"""Zipf value from which a word with a capital is a noun where nouns have one."""
_BREAK_AT = compile_pattern(r'[<>|·•()\[\]"“”„«»（）「」『』《》。！？]|[.!?…](?=\s)')


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


class _Search:
    """Looks for runs in the blocks of one document."""

    def __init__(self, doc: Document, language: Language, here: Lexicon) -> None:
        self._doc = doc
        self._language = language
        self._here = here
        self._least = weakest(doc)
        self._weights = rival_weights(language.code)
        self._rivals = self._weights.rivals
        self._nothing = [0.0] * len(self._rivals)

    def best_runs(self, block: Block, words: Sequence[Word]) -> Iterator[Run]:
        """Yield the best runs of a block that do not overlap, in reading order."""
        lowers = [word.lower for word in words]
        ceilings = rival_ceilings(self._language.code)
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
        for number, column in strong_columns(rows, gainful, self._least):
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

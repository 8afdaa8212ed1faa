"""Runs of words that were left in another language.

For each other language the words of a block add up how much more common they are there than here
(difference of Zipf values, from -4 to 3 a word; an unknown word counts as Zipf 1 here); the best
stretch is a run. Names add nothing: words with a capital inside a sentence, and what is tied to
them. Nor do phrases that the language has taken in. On English news a sum of 3 finds 91 % of three
words left in Spanish, with 0.06 runs in 1,000 clean words; language identifiers do worse on such
fragments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from mtcheck.document import Block, Document, Span, Word
from mtcheck.finding import Hit
from mtcheck.languages import Language, known_languages, language_name, load_language
from mtcheck.lexicon import Lexicon, load_lexicon
from mtcheck.phrases import PhraseTree

MOST, LEAST = 3.0, -4.0
UNKNOWN_HERE = 1.0
BREAK = -2.0
"""A word that is so much more common here ends a run, as brackets and quotation marks do."""
SUPPORT = 0.5
"""A word must be more common there by this much to count as a word of the run."""
NAME_PARTICLES = frozenset(
    "van der den de het ten ter von vom zu zum zur und del della dei degli di da do dos das du des "
    "la le les lo los las el al il ibn bin bint ben bat af av y e i".split()
)
_OF = frozenset(
    "de du des d' di del della dello dei delle degli da do dos das à a au aux al alla en von van".split()
)


_HYPHENS = ("-", "‐")
_PART_BEFORE = regex.compile(r"(\p{L}[\p{L}\p{M}]*)[-‐]$")
_NAME_AFTER = regex.compile(r"[ \u00a0-]\p{Lu}")
_NAME_BEFORE = regex.compile(r"\p{Lu}[\p{L}\p{M}'’]*[ \u00a0-]$")


class Run(NamedTuple):
    """A stretch of words, the language that they are in, by how much, and how many speak for it."""

    words: tuple[Word, ...]
    language: str
    score: float
    support: int

    @property
    def span(self) -> Span:
        """From the first word's start to the last one's end."""
        return Span(self.words[0].start, self.words[-1].end)


def check(doc: Document, *, threshold: float = 3.0, min_words: int = 2) -> Iterator[Hit]:
    """Yield runs in which at least `min_words` words speak for the language, with this least sum.

    Spared are titles, quotations and glosses (most of what stands between two quotation marks or
    brackets), what leads up to a name, one word said again and again, and, unless the text is known
    to be translated from that language, what may be the name of a dish ("tablier de sapeur").
    """
    for run in foreign_runs(doc):
        text = doc.text[run.span.start : run.span.end]
        if run.score < threshold or len(text.split()) < 2 or is_enclosed(doc.text, run.span):
            continue
        if run.support < min_words + _touches_name(doc.text, run.span):
            continue
        from_source = run.language == doc.source_language
        if not from_source and (_is_chant(run) or _may_be_term(doc.text, run)):
            continue
        yield Hit(
            *run.span,
            values={"language": language_name(run.language)},
            confidence=round(min(0.99, 1 - 2**-run.score), 2),
            source_text=text if doc.source and text in doc.source else None,
        )


def _touches_name(text: str, span: Span) -> bool:
    """Tell whether a word with a capital stands right before or after the span, in its sentence."""
    before = _NAME_BEFORE.search(text[max(0, span.start - 30) : span.start])
    return bool(_NAME_AFTER.match(text, span.end) or before)


def _is_chant(run: Run) -> bool:
    return len({word.lower for word in run.words}) == 1


def _may_be_term(text: str, run: Run) -> bool:
    """Tell whether a run is a list of terms, each of them nouns joined by "of" alone."""
    return all(_is_term(part) for part in _split_at_commas(text, run.words))


def _split_at_commas(text: str, words: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for i, word in enumerate(words):
        if i and "," in text[words[i - 1].end : word.start]:
            parts.append([])
        parts[-1].append(word)
    return parts


def _is_term(words: Sequence[Word]) -> bool:
    glue = [word.lower in _OF for word in words]
    return len(glue) > 1 and all(glue[1::2]) and not any(glue[::2])


def foreign_runs(doc: Document) -> tuple[Run, ...]:
    """Return all runs with a positive sum in reading order; empty where the language is unknown."""
    language = load_language(doc.language or "")
    here = load_lexicon(doc.language or "", large=True)
    if language is None or here is None:
        return ()
    return doc.memo("foreign-runs", lambda: tuple(_find_runs(doc, language, here)))


def _find_runs(doc: Document, language: Language, here: Lexicon) -> Iterator[Run]:
    codes = [code for code in known_languages() if code != language.code]
    rivals = [(c, lexicon) for c in codes if (lexicon := load_lexicon(c)) is not None]
    weights = _Weights(here, rivals)
    for block in doc.prose:
        words = doc.words_in(block.start, block.end)
        if words:
            yield from _best_runs(doc, block, words, weights)


class _Weights:
    """How much more common a word is in each other language than here, by word, computed once."""

    def __init__(self, here: Lexicon, rivals: Sequence[tuple[str, Lexicon]]) -> None:
        self.codes = [code for code, _ in rivals]
        self._here = here
        self._rivals = [lexicon for _, lexicon in rivals]
        self._known: dict[str, list[float]] = {}

    def __getitem__(self, word: str) -> list[float]:
        if word not in self._known:
            common = max(_zipf(self._here, word), UNKNOWN_HERE)
            self._known[word] = [
                min(MOST, max(LEAST, _zipf(lexicon, word) - common)) for lexicon in self._rivals
            ]
        return self._known[word]


def _zipf(lexicon: Lexicon, word: str) -> float:
    """Look a word up; an elided article or pronoun ("l'usine") does not hide it."""
    value = lexicon.zipf(word)
    head, mark, tail = word.partition("'")
    if value == 0 and mark and len(head) <= 2 and len(tail) > 1:
        value = lexicon.zipf(tail)
    return value


def _best_runs(
    doc: Document, block: Block, words: Sequence[Word], weights: _Weights
) -> Iterator[Run]:
    nothing = [0.0] * len(weights.codes)
    adopted = {
        i for start, end in adopted_phrases(words, doc.language or "") for i in range(start, end)
    }
    rows = [
        weights[w.lower] if i not in adopted and _counts(doc, block, words, i) else nothing
        for i, w in enumerate(words)
    ]
    walls = frozenset(
        i for i in range(1, len(words)) if _WALL.search(doc.text, words[i - 1].end, words[i].start)
    )
    found = [
        _run(words, start, end, code, values, score)
        for i, code in enumerate(weights.codes)
        for values in [[row[i] for row in rows]]
        for start, end, score in _stretches(values, walls)
    ]
    taken: list[Run] = []
    for run in sorted(found, key=lambda run: (-run.score, run.span, run.language)):
        if not any(run.span.overlaps(other.span) for other in taken):
            taken.append(run)
    yield from sorted(taken, key=lambda run: run.span)


@cache
def _adopted(language: str) -> PhraseTree:
    tree = PhraseTree()
    known = load_language(language)
    for phrase in known.naturalised if known else ():
        tree.add(phrase.replace("-", " "), phrase)
    return tree


def adopted_phrases(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """Yield (first, after last) index of the foreign phrases that the language has taken in."""
    tree = _adopted(language)
    tokens = [word.lower for word in words]
    for i in range(len(tokens)):
        ends = [end for end, _ in tree.ends(tokens, i)]
        if ends:
            yield i, max(ends)


def _counts(doc: Document, block: Block, words: Sequence[Word], i: int) -> bool:
    """Tell whether a word can speak for a language: no name, no part of one, no single letter."""
    word = words[i]
    around = doc.text[word.start - 1 : word.start] + doc.text[word.end : word.end + 1]
    if len(word.text) == 1 or any(char.isdigit() for char in around):
        return False
    if not word.text.islower():
        return word.text[1:].islower() and _opens_sentence(doc, block, word)
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


def _opens_sentence(doc: Document, block: Block, word: Word) -> bool:
    before = doc.text[max(block.start, word.start - 6) : word.start].rstrip(
        "\"'“‘«„»([¿¡ \u00a0\u202f"
    )
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


_WALL = regex.compile(r'[()\[\]"“”„«»]')


def _run(
    words: Sequence[Word], start: int, end: int, code: str, values: Sequence[float], score: float
) -> Run:
    """Make a run, with one-letter words of its language at both ends: "y destrozaron"."""
    support = sum(value >= SUPPORT for value in values[start:end])
    for place, step in ((start - 1, -1), (end, 1)):
        if 0 <= place < len(words) and _is_letter_of(words[place].lower, code):
            support += 1
            start, end = (place, end) if step < 0 else (start, place + 1)
    return Run(tuple(words[start:end]), code, score, support)


def _is_letter_of(word: str, code: str) -> bool:
    """Tell whether a word of one letter is a word of the language, and not a mere initial."""
    if len(word) > 1 or word in "aio":
        return False
    language = load_language(code)
    return language is not None and word in language.function_words


_OPENING, _CLOSING = '"“„«([', '"”“»)]'


def is_enclosed(text: str, span: Span) -> bool:
    """Tell whether the span is most of what stands between two quotation marks or brackets."""
    begin = text.rfind("\n", 0, span.start) + 1
    marks = list(_WALL.finditer(text, max(begin, span.start - 200), span.start))
    after = _WALL.search(text, span.end, span.end + 200)
    if not marks or not after:
        return False
    before = marks[-1]
    if before.group() not in _OPENING or after.group() not in _CLOSING:
        return False
    if before.group() == '"' and text.count('"', begin, span.start) % 2 == 0:
        return False
    inside = text[before.end() : after.start()]
    return 2 * len(text[span.start : span.end].split()) >= len(inside.split())

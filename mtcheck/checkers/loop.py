"""The same words again and again, as decoders do that have lost their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from mtcheck.document import Block, Document, Span, Word, merge
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.patterns import compile_pattern
from mtcheck.repeats import Stream, is_quoted, is_unspaced, read_stream, read_words

_QUOTED = 5
_SOUND = 6
_EFFECT = 8
_FIGURES = 20
_UNSPACED = 4
"""Copies from which on a repetition is a fault although quoted, a sound, for effect, or figures; and
where phrases are counted in characters."""

_EFFECT_MARKS = frozenset("!?…\n-‐–(")
_SHORT = 3
_SENTENCE = 5
"""Words from which on a sentence is no slogan."""

_PROSE = 8
"""Other words of a block from which on a digit again and again is no row of a table."""

_FREQUENT = 4.5
"""Zipf value from which on a short word is no sound."""

_CHARACTERS = 3
"""Characters that count as a word in the longest phrase, in Chinese and Japanese."""

_GLUED = compile_pattern(r"(?!(\p{L})\1{5})(?:(\p{L}{3,12}?)\2{3,}+|(\p{L}{2})\3{14,}+)")
_HAN = compile_pattern(r"\p{Han}")
_LONG_TOKEN = 12


def check(
    doc: Document, *, times: int = 4, phrase_times: int = 3, longest: int = 20
) -> Iterator[Hit]:
    """Yield runs of one word `times` times, or of a phrase (2 to `longest` words) `phrase_times` times.

    Quotations, chants, verse, intensifiers and interjections repeat for effect: there it takes more.
    """
    stream = read_stream(doc)
    longest *= _CHARACTERS if is_unspaced(doc.language) else 1
    for block in stream.blocks_at(_suspects(stream, phrase_times, longest)):
        runs = [*_glued(doc, block), *_runs(doc, block, times, phrase_times, longest)]
        for span, copies in _merge(runs):
            if not doc.is_opaque(span):
                yield Hit(*span, {"times": str(copies)})


def _merge(runs: list[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
    """Yield runs that overlap as one, with the copies of the one that has most."""
    ordered = sorted(runs)
    at = 0
    for span in merge(run for run, _ in ordered):
        most = 0
        while at < len(ordered) and ordered[at][0].end <= span.end:
            most = max(most, ordered[at][1])
            at += 1
        yield span, most


def _suspects(stream: Stream, phrase_times: int, longest: int) -> Iterator[int]:
    """Yield places of tokens that may belong to a loop: of one word three times, for one."""
    twice = set(stream.doubled)
    yield from (i for i in stream.doubled if i + 1 in twice)
    for size in range(2, longest + 1):
        # The marks around the first and the last copy may make two tokens differ.
        yield from stream.runs(size, max(1, size * (phrase_times - 1) - 2))
    glued = {token for token in stream.vocabulary if len(token) >= _LONG_TOKEN and _is_loop(token)}
    if glued:
        yield from (i for i, token in enumerate(stream.tokens) if token in glued)


def _is_loop(token: str) -> bool:
    """Tell whether a token may hold a part four times: so it has few different characters."""
    different = set(token)
    return len(token) >= 3 * len(different) and sum(map(str.isalpha, different)) > 1


def _glued(doc: Document, block: Block) -> Iterator[tuple[Span, int]]:
    for m in _GLUED.finditer(doc.text, block.start, block.end):
        yield Span(*m.span()), len(m.group()) // len(m[2] or m[3])


def _runs(
    doc: Document, block: Block, times: int, phrase_times: int, longest: int
) -> Iterator[tuple[Span, int]]:
    words = read_words(doc, block)
    lowers = [word.lower for word in words]
    for size in range(1, min(longest, len(words) // 2) + 1):
        least = times if size == 1 else phrase_times
        same = bytes(map(eq, lowers, islice(lowers, size, None)))
        for start, end in _stretches(same, size * (least - 1)):
            copies = (end - start) // size + 1
            run = words[start : start + size * copies]
            phrase = lowers[start : start + size]
            if _is_one_phrase(phrase) and copies >= _fewest(doc, block, words, run, size):
                yield Span(run[0].start, run[-1].end), copies


def _stretches(flags: bytes, least: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each stretch of `least` ones or more."""
    start = flags.find(b"\x01" * least)
    while start >= 0:
        end = flags.find(b"\x00", start)
        end = end if end >= 0 else len(flags)
        yield start, end
        start = flags.find(b"\x01" * least, end)


def _is_one_phrase(phrase: Sequence[str]) -> bool:
    """Tell whether a phrase is no repetition itself."""
    size = len(phrase)
    parts = (part for part in range(1, size // 2 + 1) if size % part == 0)
    return all(phrase[part:] != phrase[:-part] for part in parts)


def _fewest(
    doc: Document, block: Block, words: Sequence[Word], run: Sequence[Word], size: int
) -> int:
    """Return how many copies it takes until nobody can have meant them."""
    phrase = run[:size]
    seams = range(size, len(run), size)
    gaps = "".join({doc.text[run[i - 1].end : run[i].start] for i in seams})
    if not any(char.isalpha() for word in phrase for char in word.text):
        return _FIGURES if _is_table(words, phrase, len(run), gaps) else _QUOTED
    if not _EFFECT_MARKS.isdisjoint(gaps) or _is_emphatic(doc, phrase, "," in gaps):
        return _EFFECT
    if is_unspaced(doc.language):
        return _fewest_characters(doc, run, size)
    short = size == 1 and len(phrase[0].text) <= _SHORT
    # With commas somebody stammers: "I, I, I, I never said so".
    if short and ("," in gaps or _is_sound(doc, phrase[0])):
        return _SOUND
    quoted = is_quoted(doc, block, run[0].start)
    return _QUOTED if quoted or _is_rhetoric(doc, phrase, gaps) else 0


def _is_table(words: Sequence[Word], phrase: Sequence[Word], length: int, gaps: str) -> bool:
    """Tell whether figures are listed: with commas, or with few words or as many figures around."""
    others = len(words) - length
    figures = sum(not word.text.isalpha() for word in words) - length
    digit = len(phrase) == 1 and len(phrase[0].text) == 1
    return "," in gaps or 2 * figures >= others or (digit and others < _PROSE)


def _is_rhetoric(doc: Document, phrase: Sequence[Word], gaps: str) -> bool:
    """Tell whether a phrase is one that speakers repeat, or holds a figure.

    "left, right, left, right", "day after day after day", "a rose is a rose is a rose", "We want
    peace. We want peace. We want peace."
    """
    language = load_language(doc.language or "")
    words = {word.lower for word in phrase}
    if any(word.text.isdecimal() for word in phrase):
        return True
    if language and len(phrase) == 2 and "," in gaps and phrase[0].lower in language.articles:
        return False
    if len(phrase) == 2 and "," in gaps:
        return True
    if len(phrase) < _SENTENCE and "." in gaps:
        return True
    if language is None or len(phrase) == 1:
        return False
    linked = words & language.conjunctions or len(words & language.function_words) == 1
    clause = len(phrase) < _SENTENCE and "," not in gaps and words & language.linking
    return bool((len(phrase) == 2 and linked) or clause) or words <= (
        language.emphatic | language.repeatable
    )


def _fewest_characters(doc: Document, run: Sequence[Word], size: int) -> int:
    """Return the same where a phrase is counted in characters: sounds are short or in kana."""
    glued = run[size - 1].end == run[size].start
    if size == 1:
        return _FIGURES if glued else _EFFECT
    if size == 2:
        kana = _HAN.search(doc.text, run[0].start, run[size].start) is None
        return _EFFECT if kana else _QUOTED
    return _UNSPACED


def _is_emphatic(doc: Document, phrase: Sequence[Word], divided: bool) -> bool:
    """Tell whether a phrase is emphasis: "very", "louder, louder"."""
    language = load_language(doc.language or "")
    if language is None:
        return False
    words = {word.lower for word in phrase}
    return words <= (language.emphatic | language.repeatable if divided else language.emphatic)


def _is_sound(doc: Document, word: Word) -> bool:
    """Tell whether a short word in lower case is neither a function word nor frequent."""
    language = load_language(doc.language or "")
    if language is None or not word.text.islower() or word.lower in language.function_words:
        return language is None
    lexicon = load_lexicon(language.code, WHOLE)
    return lexicon is None or lexicon.zipf(word.lower) < _FREQUENT

"""A word, or a phrase of two or three, twice in a row, where grammar never has it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.document import Block, Document, Span, Word
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.repeats import Stream, read_stream, read_words

_LONGEST = 3
_KNOWN = 2.0
"""Zipf value from which on a word is one of the language, and no name or sound."""
_FREQUENT = 4.0
"""Zipf value from which on it is no Latin name either."""

_LONG = 6
"""Letters from which on an unknown word is no sound either."""

_NEAR = 60
"""Characters around a place that are looked at."""

_TIES = ("-", "‐", "–")
_ENDS = ("'", "’", "…", "..")


def check(doc: Document) -> Iterator[Hit]:
    """Yield words and phrases that stand twice, but for those that the language doubles by right.

    What doubles for emphasis and what repeats a sound is listed with the language; names and words
    that the language's lexicon does not have are left alone.
    """
    language = load_language(doc.language or "")
    if language is None or not language.doubled:
        return
    stream = read_stream(doc)
    for block in stream.blocks_at(_suspects(stream)):
        words = read_words(doc, block)
        i = 0
        while i < len(words) - 1:
            size = _size_at(doc, words, i)
            if size and _is_fault(doc, language, block, words, i, size):
                end = _end_of_run(doc, words, i, size)
                copy = doc.text[words[i].start : words[i + size - 1].end]
                yield Hit(words[i].start, words[end - 1].end, {"word": copy}, copy)
                i = end
            else:
                i += 1


def _suspects(stream: Stream) -> Iterator[int]:
    yield from stream.doubled
    for size in range(2, _LONGEST + 1):
        yield from stream.doubled_phrases(size)


def _size_at(doc: Document, words: Sequence[Word], i: int) -> int:
    """Return of how many words the phrase is that stands twice at i, or 0."""
    for size in range(1, _LONGEST + 1):
        first, second = words[i : i + size], words[i + size : i + 2 * size]
        if [w.lower for w in first] == [w.lower for w in second] and _is_plain(
            doc, words[i : i + 2 * size]
        ):
            return size
    return 0


def _is_plain(doc: Document, words: Sequence[Word]) -> bool:
    """Tell whether nothing but one line's space stands between the words."""
    gaps = [doc.text[a.end : b.start] for a, b in pairwise(words)]
    return all(gap.isspace() and gap.count("\n") < 2 for gap in gaps)


def _end_of_run(doc: Document, words: Sequence[Word], i: int, size: int) -> int:
    end = i + 2 * size
    while _size_at(doc, words, end - size) == size:
        end += size
    return end


def _is_fault(
    doc: Document, language: Language, block: Block, words: Sequence[Word], i: int, size: int
) -> bool:
    first, second = words[i : i + size], words[i + size : i + 2 * size]
    span = Span(first[0].start, second[-1].end)
    if _is_tied(doc, language, span, words[max(0, i - 1) : i + 1]) or doc.is_opaque(span):
        return False
    if size > 1:
        return not _goes_on(words, i, size) and _is_fault_of_phrase(language, first, second)
    if i and words[i - 1].lower == first[0].lower:
        return False  # "Gorilla gorilla gorilla" is a subspecies
    if _is_right(doc, language, block, words[i : i + 3]):
        return False
    if first[0].lower in language.function_words:
        return second[0].text.islower() and _is_sentence_case(doc, block, first[0])
    return _is_fault_of_word(doc, language, block, span, words[i : i + 3])


def _goes_on(words: Sequence[Word], i: int, size: int) -> bool:
    """Tell whether a phrase begins or ends with a third copy: "day by day by day".

    Where that goes on too long, it is a loop.
    """
    before, after = words[max(0, i - 1) : i], words[i + 2 * size : i + 2 * size + 1]
    return [w.lower for w in before] == [words[i + size - 1].lower] or [w.lower for w in after] == [
        words[i].lower
    ]


def _is_tied(doc: Document, language: Language, span: Span, words: Sequence[Word]) -> bool:
    """Tell whether the last of the words is part of more, or spoken with a pause: "la la…"."""
    after = doc.text[span.end : span.end + 2]
    if after.startswith(_ENDS):
        return True
    word = words[-1].lower
    own = word in language.function_words or word in language.repeatable
    # "found in in-depth interviews", "two two-year contracts", but "on the left left-hand side";
    # "pre-war war", but "in a high-profile profile case".
    if doc.text[span.start - 1 : span.start] in _TIES:
        return own or len(words) == 1 or words[0].lower in language.negations
    return own and after.startswith(_TIES)


def _is_right(doc: Document, language: Language, block: Block, words: Sequence[Word]) -> bool:
    """Tell whether the language doubles the word: by its grammar, for emphasis, in a clause."""
    word, span = words[0].lower, Span(words[0].start, words[1].end)
    if word in language.doubled:
        return not any(w.lower in language.not_doubled_before.get(word, ()) for w in words[2:])
    clause = word in language.clause_doubled and _begins_clause(doc, language, block, span)
    return clause or word in language.emphatic


def _is_fault_of_phrase(language: Language, first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Tell whether a phrase is neither name nor emphasis nor a clause: "they are they are"."""
    words = {word.lower for word in first}
    return (
        all(word.text.islower() for word in second)
        and any(word.lower in language.function_words for word in first)
        and not words & (language.emphatic | language.linking)
        and language.conjunctions.isdisjoint((first[0].lower, first[-1].lower))
        # "pouco a pouco a névoa": the second "a" is an article.
        and len(first[-1].text) > 1
    )


def _is_fault_of_word(
    doc: Document, language: Language, block: Block, span: Span, words: Sequence[Word]
) -> bool:
    first, second = words[0], words[1]
    if len(first.lower) < 3 or "\n" in doc.text[first.end : second.start]:
        return False
    if _is_alone(doc, block, span) or is_enclosed(doc.text, span, 1) or first.text.isdecimal():
        return False
    named = first.text.islower() and second.text.istitle() and words[2:] and words[2].text.istitle()
    if not named and not (second.text.islower() and _is_sentence_case(doc, block, first)):
        return False
    after = doc.text[span.end : span.end + 1]
    if language.contrastive and after and after in ",.;:!?":
        return False
    lexicon = load_lexicon(language.code, WHOLE)
    zipf = _FREQUENT if lexicon is None else lexicon.zipf(first.lower)
    known = zipf >= _KNOWN or len(first.lower) >= _LONG or first.text[0].isdecimal()
    return known and (zipf >= _FREQUENT or not _is_subspecies(doc, block, first))


def _is_subspecies(doc: Document, block: Block, word: Word) -> bool:
    """Tell whether a word follows a genus in brackets or abbreviated: "(Capra ibex ibex)"."""
    before = doc.text[max(block.start, word.start - _NEAR) : word.start].split()[-1:]
    return any(
        (genus[:1] == "(" and genus[1:2].isupper()) or (genus[:1].isupper() and genus[1:] == ".")
        for genus in before
    )


def _is_sentence_case(doc: Document, block: Block, word: Word) -> bool:
    """Tell whether a word is in lower case, or has its capital because a sentence begins."""
    if word.text.islower():
        return True
    before = _before(doc, block, word.start)
    begins = not before or before[-1] in ".!?:…"
    return begins and (word.text.istitle() or len(word.text) == 1)


def _before(doc: Document, block: Block, place: int) -> str:
    """Return what stands before a place, without white space and opening marks."""
    return doc.text[max(block.start, place - _NEAR) : place].rstrip(" \t\n\"'“‘«„(¿¡")


def _is_alone(doc: Document, block: Block, span: Span) -> bool:
    """Tell whether the words are all of their sentence: "Knock knock."."""
    before = _before(doc, block, span.start)
    after = doc.text[span.end : min(block.end, span.end + _NEAR)].lstrip(" \t\"'”’»“)")
    return (not before or before[-1] in ".!?:…") and (not after or after[0] in ".!?:…,;\n")


def _begins_clause(doc: Document, language: Language, block: Block, span: Span) -> bool:
    """Tell whether a comma or a conjunction stands before the words, or one word further off."""
    before = doc.text[max(block.start, span.start - _NEAR) : span.start].lower().rstrip()
    head, _, word = before.rpartition(" ")
    return (
        not before
        or before[-1] in ',;:.!?–—("“„«'
        or word in language.conjunctions
        or head.endswith((",", ";", ":", "."))
        or head.rpartition(" ")[2] in language.conjunctions
        or not head
    )

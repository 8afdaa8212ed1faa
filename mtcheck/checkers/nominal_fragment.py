"""Sentences without a verb: "The large number of visitors from the villages around the lake."

Only narrow templates are safe: a noun that names an event or a quantity, with its article and its
preposition, or an adjunct ("Because of"), and then no word that could be the finite verb. Lists of
forms and endings decide, not a grammar; where they doubt, the sentence is spared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import regex

from mtcheck.document import Block, Document, Role, Span, Word
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.occurrences import matches
from mtcheck.patterns import compile_pattern

_LEAST_WORDS = 6
_SHORTEST_WITH_ENDING = 5
"""Letters: in shorter words an ending tells nothing."""
_MARKS = compile_pattern(r"[:;?!…—–]|\p{Nd}\.")
"""With these the sentence is a list, a title or an answer."""
_BEFORE = compile_pattern(r"""(?:^|[.!…]["”’»)]?\s|\n)[\s"“„«(]*$""")


def check(doc: Document) -> Iterator[Hit]:
    """Yield sentences that begin with such an opening and hold no finite verb form."""
    language = load_language(doc.language or "")
    if language is None or not language.fragments:
        return
    for opening in matches(_openings(language.code), _leads(language.code), doc.text):
        block = doc.prose_block(*opening.span())
        if block is None or block.role is not Role.PARAGRAPH:
            continue
        sentence = _sentence_at(doc, block, opening.start())
        if sentence is None or not _is_whole(doc, sentence):
            continue
        if _may_lack_verb(doc.text[opening.end() : sentence.end], language):
            continue
        rest = doc.words_in(opening.end(), sentence.end)
        if len(doc.words_in(*sentence)) >= _LEAST_WORDS and not _has_verb(rest, language):
            yield Hit(*sentence)


def _sentence_at(doc: Document, block: Block, start: int) -> Span | None:
    """Return the sentence that begins at an offset, if one does, and it answers no question."""
    if not _BEFORE.search(doc.text[max(block.start, start - 4) : start]):
        return None
    sentences = doc.memo(f"sentences-{block.start}", lambda: doc.sentences(block))
    at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and start < sentences[at].end else None


def _is_whole(doc: Document, sentence: Span) -> bool:
    text = doc.text[sentence.start : sentence.end]
    return text.endswith(".") and not _MARKS.search(text)


def _may_lack_verb(rest: str, language: Language) -> bool:
    """Tell whether a clause may follow a comma without a verb: "Благодаря опыту, они хороши"."""
    return not language.fragments["determiners"] and "," in rest


def _has_verb(words: Sequence[Word], language: Language) -> bool:
    """Tell whether one of the words after the opening could be the finite verb."""
    if any(may_be_verb(word, language) for word in words):
        return True
    return any(
        _governs(*three, language) for three in zip(words, words[1:], words[2:], strict=False)
    )


def _governs(before: Word, word: Word, after: Word, language: Language) -> bool:
    """Tell whether an article after a word makes it a verb; none follows a preposition."""
    data = language.fragments
    return (
        after.lower in data["articles"]
        and word.text.islower()
        and word.lower not in language.function_words
        and word.lower not in data["prepositions"]
        and before.lower not in data["links"]
    )


def may_be_verb(word: Word, language: Language) -> bool:
    """Tell whether a word has a form of a finite verb, by the lists of a language with fragments."""
    forms, endings, beginnings = _finite(language.code)
    if word.lower in forms or word.lower.startswith(beginnings):
        return True
    long = word.text.islower() and len(word.text) >= _SHORTEST_WITH_ENDING
    return long and word.lower not in language.function_words and word.lower.endswith(endings)


@cache
def _finite(code: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the forms, endings and beginnings that may be a finite verb's."""
    language = load_language(code)
    given = language.fragments["finite"] if language else ()
    endings = tuple(form[1:] for form in given if form.startswith("-"))
    beginnings = tuple(form[:-1] for form in given if form.endswith("-"))
    speech = language.speech_verbs if language else frozenset()
    return speech.union(given), endings, beginnings


@cache
def _leads(code: str) -> re.Pattern[str]:
    """Return what every opening begins with: an adjunct, and an article or, without any, a letter."""
    language = load_language(code)
    data: Mapping[str, tuple[str, ...]] = language.fragments if language else {}
    return re.compile("|".join((*data["adjuncts"], *(data["determiners"] or (r"[^\W\d_]+",)))))


@cache
def _openings(code: str) -> regex.Pattern[str]:
    language = load_language(code)
    data: Mapping[str, tuple[str, ...]] = language.fragments if language else {}
    nouns, adjuncts = "|".join(data["nouns"]), "|".join(data["adjuncts"])
    if data["determiners"]:
        determiners, links = "|".join(data["determiners"]), "|".join(data["links"])
        noun = rf"(?:{determiners})(?:\p{{Ll}}++ ){{0,2}}(?:{nouns}) (?:{links})"
    else:
        endings = "|".join(data["adjectives"])
        noun = rf"(?:\p{{Lu}}\p{{Ll}}++(?<={endings}) )?(?i:{nouns}) \p{{Ll}}++"
    return compile_pattern(rf"(?<![\p{{L}}’'])(?:(?:{adjuncts})|{noun})(?<=['’]|\b)(?![\p{{L}}])")

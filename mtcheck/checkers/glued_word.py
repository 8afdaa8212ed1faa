"""Two words without the space between them: "ofpatients", "undCelli", "in2004".

An unknown word that divides into two known ones is a compound, a derivation or a brand nearly
always. It is a slip where one part is a function word of which no longer word is made, or where the
second part is a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.names.given import countries_of
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import (
    RARE_HERE,
    is_known_anywhere,
    lower_form,
    rare_words,
    rarer_than,
    written,
)
from mtcheck.vocabulary import WordClass, tokens

FREQUENT, IN_RUNS = 4.0, 4.3
"""Least Zipf value of the part that is no function word, and of both parts in a run of slips."""
HEADING = 2.5
"""Least Zipf value of a heading's last word."""
_LEAST = 4
"""Letters of that part, unless it begins with a capital."""
_RUN, _NEAR = 3, 400
"""So many different words within so many characters are a run: spaces were lost by the dozen."""
_COMPOUNDING = ("de", "nl", "sv", "tr")
"""Languages that make new words of two others freely, or with endings that are words, too."""
_WORD = compile_pattern(r"(?<![\p{L}\p{M}\p{N}_.@/#-])[\p{L}\p{M}]++$")
_INNER = compile_pattern(r"(\p{Lu}\p{Ll}{3,30}+)(\p{Lu}\p{Ll}{1,30}+)")
_LONGEST = 40
"""Letters of the longest word that is looked at: the places to divide it are all tried."""
_YEAR = compile_pattern(r"(?:1[0-9]|20)\d\d(?![\p{L}\p{N}_])")


def check(doc: Document) -> Iterator[Hit]:
    """Yield the two words as one, with the space as the fix."""
    language = load_language(doc.language or "")
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if language is None or lexicon is None:
        return
    found = [*_with_glue_words(doc, language, lexicon), *_in_runs(doc, language, lexicon)]
    found += [*_with_years(doc, language), *_with_headings(doc, language)]
    yield from {hit.span: hit for hit in found if doc.prose_block(*hit.span)}.values()


def _with_glue_words(doc: Document, language: Language, lexicon: Lexicon) -> Iterator[Hit]:
    glued = rare_words(doc) & _glued(language.code).of(doc)
    for word in written(doc, {token for token in glued if not _is_brand(doc, token)}):
        at = _seam(word.text, word.lower, language, lexicon)
        if at:
            yield _hit(word.text, at, word.start)


@cache
def _glued(code: str) -> WordClass:
    """Return the class of the words that a function word begins or ends, and that nobody knows."""
    language, lexicon = load_language(code), load_lexicon(code, WHOLE)
    assert language and lexicon  # noqa: S101  (`check` has asked)
    glue = tuple(language.glue_words)

    def is_glued(token: str) -> bool:
        lower = lower_form(token)
        return (
            len(token) <= _LONGEST
            and (lower.startswith(glue) or lower.endswith(glue))
            and bool(_seam(token, lower, language, lexicon))
            and not is_known_anywhere(lower, code)
        )

    return WordClass(code, is_glued, rarer_than(RARE_HERE, code))


@cache
def _divisible(language: str) -> WordClass:
    """Return the class of the unknown words that are long enough for two, but for a capital small."""
    lexicon = load_lexicon(language, WHOLE)
    assert lexicon  # noqa: S101  (`check` has asked)
    return WordClass(
        language,
        lambda token: (
            2 * _LEAST - 1 <= len(token) <= _LONGEST
            and token[1:].islower()
            and lexicon.zipf(lower_form(token)) == 0
        ),
        rarer_than(RARE_HERE, language),
    )


def _is_brand(doc: Document, token: str) -> bool:
    """Tell whether the text writes a word with a capital inside more than once: "TheShy"."""
    return not token[1:].islower() and doc.text.count(token) > 1


def _with_headings(doc: Document, language: Language) -> Iterator[Hit]:
    """Yield first words of blocks made of a heading's and a sentence's first: "SportThe"."""
    begins = {block.start for block in doc.prose}
    glued = rare_words(doc) & _headed(language.code).of(doc)
    for word in written(doc, {token for token in glued if not _is_brand(doc, token)}):
        if word.start in begins and (seam := _INNER.fullmatch(word.text)):
            after = seam[2]
            begun = after in language.sentence_starts or after.lower() in language.articles
            if begun or countries_of(fold(after)) or after in tokens(doc):
                yield _hit(word.text, seam.start(2), word.start)


@cache
def _headed(code: str) -> WordClass:
    """Return the class of the words that have one capital inside, after a word, and nobody knows."""
    lexicon = load_lexicon(code, WHOLE)
    assert lexicon  # noqa: S101  (`check` has asked)

    def is_headed(token: str) -> bool:
        seam = _INNER.fullmatch(token)
        return (
            seam is not None
            and lexicon.zipf(seam[1].lower()) >= HEADING
            and not is_known_anywhere(lower_form(token), code)
        )

    return WordClass(code, is_headed, rarer_than(RARE_HERE, code))


def _with_years(doc: Document, language: Language) -> Iterator[Hit]:
    for year in _YEAR.finditer(doc.text):
        before = _WORD.search(doc.text, max(0, year.start() - _LONGEST), year.start())
        if before and _dates(before.group(), language):
            yield _hit(before.group() + year.group(), len(before.group()), before.start())


def _in_runs(doc: Document, language: Language, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield words of any two parts where several stand close together."""
    if language.code in _COMPOUNDING:
        return
    unknown = rare_words(doc) & _divisible(language.code).of(doc)
    if len(unknown) < _RUN:
        return
    words = list(written(doc, unknown))
    hits: list[tuple[Word, Hit]] = []
    for word in _crowded(words):
        at, value = _best_seam(word.lower, lexicon)
        if value >= IN_RUNS and not is_known_anywhere(word.lower, language.code):
            hits.append((word, _hit(word.text, at, word.start)))
    crowded = {word.start for word in _crowded([word for word, _ in hits])}
    yield from (hit for word, hit in hits if word.start in crowded)


def _crowded(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words that have enough different ones near them."""
    for i, word in enumerate(words):
        near = words[max(0, i - _RUN + 1) : i + _RUN]
        if len({w.lower for w in near if abs(w.start - word.start) <= _NEAR}) >= _RUN:
            yield word


def _best_seam(word: str, lexicon: Lexicon) -> tuple[int, float]:
    """Return the place at which both parts are most frequent, and the rarer one's Zipf value."""
    best = (0, 0.0)
    for at in range(_LEAST - 1, len(word) - _LEAST + 2):
        left = lexicon.zipf(word[:at])
        if left > best[1]:
            best = max(best, (at, min(left, lexicon.zipf(word[at:]))), key=lambda pair: pair[1])
    return best


def _hit(text: str, at: int, start: int) -> Hit:
    fix = f"{text[:at]} {text[at:]}"
    return Hit(start, start + len(text), {"parts": fix}, fix)


def _dates(word: str, language: Language) -> bool:
    """Tell whether a year follows a word by right, and no version or event: "in", "March"."""
    if word.islower() and len(word) > 1 and word in language.function_words:
        return True
    return word.lower() in _months(language.code)


@cache
def _months(language: str) -> frozenset[str]:
    from babel.dates import get_month_names  # noqa: PLC0415  (few texts need it)

    forms = [
        name.lower()
        for context in ("format", "stand-alone")
        for name in get_month_names("wide", context, language).values()
    ]
    return frozenset(form for form in forms if form.isalpha())


def _seam(text: str, lower: str, language: Language, lexicon: Lexicon) -> int | None:
    """Return where the second word begins, or None where the word is one."""
    for at in range(2, len(text) - 1):
        glue, rest, after = lower[:at], lower[at:], text[at:]
        if not text[1:at].islower():
            return None
        if glue in language.glue_words and _is_word(after, rest, lexicon):
            return at
        if rest in language.glue_words and after.islower() and _is_name_or_word(text[:at], lexicon):
            return at
    return None


def _is_word(text: str, lower: str, lexicon: Lexicon) -> bool:
    """Tell whether a part is a frequent word, or, with a capital, any word."""
    if text.isupper() or (text[0].isupper() and text[1:].islower()):
        return lexicon.zipf(lower) > 0
    return text.islower() and len(text) >= _LEAST and lexicon.zipf(lower) >= FREQUENT


def _is_name_or_word(text: str, lexicon: Lexicon) -> bool:
    return len(text) >= _LEAST and _is_word(text, text.lower(), lexicon)

"""Known names with accents, but not theirs: Bogóta, Gdánsk, Beyoncè.

A name without its accents is a matter of house style; with wrong ones it is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.gazetteer import PLACES, Form, Gazetteer, fold, load_gazetteer
from mtcheck.languages import language_script, load_language
from mtcheck.spelling import Capital, capitals, is_known_anywhere, vouched_words, zipf_of
from mtcheck.vocabulary import WordClass, capitalised

_SHORTEST = 4


def check(doc: Document) -> Iterator[Hit]:
    """Yield words with accents that no language knows, where a list has them with other accents.

    The list's name is a place of one word, or a name of several of which another one adjoins.
    """
    language = doc.language or ""
    if load_language(language) is None or language_script(language) != "Latin":
        return
    names, vouched = load_gazetteer(doc.names), vouched_words(doc)
    unknown = _unknown(language).of(doc)
    for capital in capitals(doc, {token for token in unknown if fold(token) not in vouched}):
        text = capital.word.text
        right = _right_form(doc, capital, names)
        if right and not is_known_anywhere(text.lower(), language):
            end = capital.word.start + len(text)
            yield Hit(capital.word.start, end, {"right": right}, right, 0.8)


@cache
def _unknown(language: str) -> WordClass:
    """Return the class of the words with accents that the language does not know."""
    return WordClass(
        language,
        lambda token: (
            not token.isascii()
            and len(token) >= _SHORTEST
            and (token.isalpha() and token[1:].islower())
            and not zipf_of(token.lower(), language)
        ),
        capitalised(language),
    )


def _right_form(doc: Document, capital: Capital, names: Gazetteer) -> str | None:
    """Return the name's right form where a list has it, with no accents like those written."""
    folded, language = fold(capital.word.text), doc.language or ""
    found = names.places(folded)
    if any(form.tokens[k].lower() == capital.word.text.lower() for form, k in found):
        return None
    sides = {fold(side) for step in (-1, 1) if (side := capital.neighbour(doc.text, step))}
    fitting = [
        form.tokens[k]
        for form, k in found
        if names.is_accepted(form, language) and _is_meant(form, k, sides, names)
    ]
    return fitting[0] if fitting else None


def _is_meant(form: Form, k: int, sides: set[str], names: Gazetteer) -> bool:
    if len(form.folded) == 1:
        return not sides and names.entry(form.entry).role in PLACES
    return bool(sides & set(form.folded[max(0, k - 1) : k] + form.folded[k + 1 : k + 2]))

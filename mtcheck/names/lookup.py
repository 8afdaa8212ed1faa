"""What the names engine asks of a word, kept from one document to the next."""

from __future__ import annotations

from functools import cache

from mtcheck.gazetteer import Form, Gazetteer, fold, load_gazetteer
from mtcheck.vocabulary import WordClass

SHORTEST = 4
"""Letters of a word that may be misspelt."""
_MOST_CACHED = 1 << 17
"""Words of which the answer is kept."""


class Folded(dict[str, str]):
    """Words as they are written -> their folded forms, in English without the possessive ending."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._possessive = "'s" if language == "en" else ""

    def __missing__(self, written: str) -> str:
        if len(self) >= _MOST_CACHED:
            self.clear()
        lower = written.lower().replace("’", "'")
        self[written] = folded = fold(lower.removesuffix(self._possessive))
        return folded


class Right(dict[Form, bool]):
    """Forms of names -> whether what is written so is right in the language."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        super().__init__()
        self._gazetteer = gazetteer
        self._language = language

    def __missing__(self, form: Form) -> bool:
        self[form] = right = any(
            other.folded == form.folded and self._gazetteer.is_accepted(other, self._language)
            for other in self._gazetteer.entry(form.entry).forms
        )
        return right


@cache
def alone_of(language: str, names: tuple[str, ...]) -> WordClass:
    """Return the class of words that may alone be another language's form of a name."""
    gazetteer, folded = load_gazetteer(names), folded_of(language)

    def is_foreign(written: str) -> bool:
        if len(written) < SHORTEST or not (written[0].isupper() and written[1:].islower()):
            return False
        found = gazetteer.places(folded[written])
        lasts = [form for form, k in found if len(form.folded) > 1 and k == len(form.folded) - 1]
        return bool(found) and any(
            not any(gazetteer.is_accepted(form, language) for form in forms)
            for forms in ([form for form, _ in found], lasts)
            if forms
        )

    return WordClass(language, is_foreign, listed_of(language, names))


@cache
def right_of(language: str, names: tuple[str, ...]) -> Right:
    """Return which forms are right in a text of this language and project."""
    return Right(load_gazetteer(names), language)


@cache
def folded_of(language: str) -> Folded:
    """Return the folded forms of words of this language."""
    return Folded(language)


@cache
def listed_of(language: str, names: tuple[str, ...]) -> WordClass:
    """Return the class of words that are not in lower case and stand in a known name."""
    gazetteer, folded = load_gazetteer(names), folded_of(language)
    return WordClass(
        language, lambda written: not written.islower() and folded[written] in gazetteer
    )


@cache
def parts_of(language: str, names: tuple[str, ...]) -> WordClass:
    """Return the class of words that stand in a known name of several words."""
    gazetteer, folded = load_gazetteer(names), folded_of(language)
    return WordClass(
        language,
        lambda written: any(len(form.folded) > 1 for form, _ in gazetteer.places(folded[written])),
        listed_of(language, names),
    )

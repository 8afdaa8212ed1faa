"""What the names engine asks of a word, kept from one document to the next."""

from __future__ import annotations

from functools import cache

from mtcheck.gazetteer import Form, Gazetteer, fold, load_gazetteer

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


class Listed(dict[str, bool]):
    """Words as they are written -> whether they are not in lower case and stand in a known name."""

    def __init__(self, folded: Folded, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._folded = folded
        self._gazetteer = gazetteer

    def __missing__(self, written: str) -> bool:
        if len(self) >= _MOST_CACHED:
            self.clear()
        self[written] = known = not written.islower() and self._folded[written] in self._gazetteer
        return known


class Alone(dict[str, bool]):
    """Words as they are written -> whether one may by itself be another language's form of a name."""

    def __init__(self, folded: Folded, gazetteer: Gazetteer, language: str) -> None:
        super().__init__()
        self._folded = folded
        self._gazetteer = gazetteer
        self._language = language

    def __missing__(self, written: str) -> bool:
        if len(self) >= _MOST_CACHED:
            self.clear()
        self[written] = found = self._is_foreign(written)
        return found

    def _is_foreign(self, written: str) -> bool:
        if len(written) < SHORTEST or not (written[0].isupper() and written[1:].islower()):
            return False
        found = self._gazetteer.places(self._folded[written])
        lasts = [form for form, k in found if len(form.folded) > 1 and k == len(form.folded) - 1]
        return bool(found) and any(
            not any(self._gazetteer.is_accepted(form, self._language) for form in forms)
            for forms in ([form for form, _ in found], lasts)
            if forms
        )


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
def alone_of(language: str, names: tuple[str, ...]) -> Alone:
    """Return the words that may alone be a foreign form, in a text of this language and project."""
    return Alone(folded_of(language), load_gazetteer(names), language)


@cache
def right_of(language: str, names: tuple[str, ...]) -> Right:
    """Return which forms are right in a text of this language and project."""
    return Right(load_gazetteer(names), language)


@cache
def folded_of(language: str) -> Folded:
    """Return the folded forms of words of this language."""
    return Folded(language)


@cache
def listed_of(language: str, names: tuple[str, ...]) -> Listed:
    """Return which words stand in a known name, in a text of this language and project."""
    return Listed(folded_of(language), load_gazetteer(names))

"""Known names of which a single word stands in another language's form: "President Sissi", Nizza."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from mtcheck.document import Words
from mtcheck.gazetteer import OWN_ROMANISATION, PLACES, PUBLIC_OFFICE, Form, fold
from mtcheck.names.endings import is_inflection
from mtcheck.names.lookup import SHORTEST
from mtcheck.names.scene import GAP, NameMatch, Scene, is_latin
from mtcheck.spelling import lower_form

RARE_PLACE = 3.3
"""Zipf value up to which a word may be another language's form of a place."""
HEARD = 1.0
"""Zipf value of the right form of a place where the other one is unknown in the language."""
APART = 1.0
"""By how much (Zipf) a language's own form of a surname must be better known than another one."""
ALIKE = 0.5
"""Share of letters that two forms of a surname have in common at least."""
_AFTER_TITLE = (" ", "\u00a0", ". ")


class SingleNames:
    """Looks for surnames after a title, and for places."""

    def __init__(self, scene: Scene) -> None:
        """Look in this scene."""
        self._scene = scene

    def find(self, words: Words, folded: Sequence[str], i: int) -> NameMatch | None:
        """Return the match of the i-th word of a block, if there is one."""
        text = words.texts[i]
        if len(text) < SHORTEST or not text[0].isupper() or not text[1:].islower():
            return None
        return (
            self._after_title(words, folded, i)
            or self._place(words, folded, i)
            or self._surname(words, folded, i)
        )

    def _after_title(self, words: Words, folded: Sequence[str], i: int) -> NameMatch | None:
        """Find the surname of a public figure in another language's form: "President Sissi"."""
        if not self._has_title(words, i) or folded[i] in self._scene.vouched:
            return None
        foreign: list[Form] = []
        for form, position in self._scene.gazetteer.places(folded[i]):
            if position != len(form.folded) - 1 or len(form.folded) < 2:
                continue
            if self._scene.is_accepted(form):
                return None
            if self._scene.role_of(form) in PUBLIC_OFFICE:
                foreign.append(form)
        rights = {self._scene.preferred(form).tokens[-1] for form in foreign}
        if len(rights) != 1:
            return None
        right = rights.pop()
        same = fold(right) == folded[i] or is_inflection(
            folded[i], fold(right), self._scene.language
        )
        alike = OSA.normalized_similarity(fold(right), folded[i]) >= ALIKE
        if same or not alike or is_latin(right) != is_latin(words[i].text):
            return None
        return self._scene.match("foreign", (words[i],), [0], [right], foreign[0].language)

    def _place(self, words: Words, folded: Sequence[str], i: int) -> NameMatch | None:
        """Find a place in another language's form: "in Nizza", for Nice.

        The word must be rare here and the right form better known, and no part of a longer name.
        """
        written = words[i].lower.removesuffix("'s")
        known = self._scene.zipf(written)
        if known > RARE_PLACE or self._beside_name(words, i) or folded[i] in self._scene.vouched:
            return None
        if folded[i] in self._scene.heads:
            return None
        foreign: list[Form] = []
        for form, _ in self._scene.gazetteer.places(folded[i]):
            if self._scene.is_accepted(form):
                return None
            written_so = len(form.tokens) == 1 and form.tokens[0].lower() == written
            if written_so and self._scene.role_of(form) in PLACES:
                foreign.append(form)
        rights = {self._scene.preferred(form).tokens for form in foreign}
        if len(rights) != 1:
            return None
        right = rights.pop()
        same = self._is_inflected(folded[i], fold(right[0]))
        if (
            same
            or not self._is_better(right, known)
            or is_latin(right[0]) != is_latin(words[i].text)
        ):
            return None
        return self._scene.match(
            "foreign", (words[i],), [0], [" ".join(right)], foreign[0].language
        )

    def _is_better(self, right: Sequence[str], known: float) -> bool:
        """Tell whether the right form is so much better known than a word of this Zipf value.

        Nobody need know it where the language has its own way to write foreign letters.
        """
        heard = max(self._scene.zipf(token.lower()) for token in right)
        if known:
            return heard >= known + GAP
        return heard >= HEARD or self._scene.language in OWN_ROMANISATION

    def _surname(self, words: Words, folded: Sequence[str], i: int) -> NameMatch | None:
        """Find a surname that the language writes in its own way alone: Tchaikovsky, in German."""
        if self._scene.language not in OWN_ROMANISATION or folded[i] in self._scene.vouched:
            return None
        found = self._scene.gazetteer.places(folded[i])
        forms = [form for form, k in found if k == len(form.folded) - 1 and k]
        if len(forms) < len(found) or any(map(self._scene.is_accepted, forms)):
            return None
        rights = {self._scene.preferred(form).tokens[-1] for form in forms}
        right = rights.pop() if len(rights) == 1 else ""
        better = self._scene.zipf(right.lower()) >= self._scene.zipf(words[i].lower) + APART
        same = is_inflection(folded[i], fold(right), self._scene.language)
        if not better or same or self._beside_name(words, i, " "):
            return None
        return self._scene.match("foreign", (words[i],), [0], [right], forms[0].language)

    def _is_inflected(self, written: str, right: str) -> bool:
        """Tell whether a word is the right place with an ending; German gives places none but "s"."""
        inflected = is_inflection(written, right, self._scene.language)
        return inflected and (self._scene.language != "de" or written[-1] == "s")

    def _beside_name(self, words: Words, i: int, joints: str = " -") -> bool:
        """Tell whether a word with a capital stands before or after the word in its sentence.

        One that opens the sentence is none: "In Nizza".
        """
        near = []
        if i and self._scene.between(words[i - 1], words[i]) in tuple(joints):
            near.append(words[i - 1])
        if i + 1 < len(words) and self._scene.between(words[i], words[i + 1]) in tuple(joints):
            near.append(words[i + 1])
        functions = self._scene.functions
        return any(word.text[0].isupper() and word.lower not in functions for word in near)

    def _has_title(self, words: Words, i: int) -> bool:
        if i == 0:
            return False
        one = lower_form(words.texts[i - 1])
        two = f"{lower_form(words.texts[i - 2])} {one}" if i > 1 else ""
        return (one in self._scene.titles or two in self._scene.titles) and self._scene.between(
            words[i - 1], words[i]
        ) in _AFTER_TITLE

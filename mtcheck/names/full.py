"""Known names of two words or more: written right, misspelt, in another language's form, miscased."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from mtcheck.document import Block, Role, Span, Word, Words
from mtcheck.gazetteer import CANONICAL, ORGANISATIONS, PARTICLES, PLACES, Form, fold, is_slip
from mtcheck.names.endings import is_inflection
from mtcheck.names.lookup import folded_of
from mtcheck.names.scene import GAP, NameMatch, Scene, is_latin
from mtcheck.patterns import compile_pattern

COMMON_WORD = 3.0
"""Zipf value from which an unlisted word is a word or name of its own, not a misspelling."""
RARE_NAME = 3.4
"""Zipf value up to which a given name or surname points to one bearer."""
_JOINT = compile_pattern(r"[ \u00a0\u202f]|[-‐‑]|\. ?|\n")


class FullNames:
    """Holds the forms of known names against the words of a document."""

    def __init__(self, scene: Scene) -> None:
        """Look in this scene."""
        self._scene = scene
        self._folded = folded_of(scene.language)

    def align(
        self, block: Block, words: Words, folded: Sequence[str], start: int, form: Form
    ) -> NameMatch | None:
        """Hold a form of two words or more against the words from `start` on."""
        end = start + len(form.folded)
        if start < 0 or end > len(words):
            return None
        near = folded[start:end]
        wrong = [k for k, (a, b) in enumerate(zip(near, form.folded, strict=True)) if a != b]
        if len(wrong) == len(near) or not self._adjoin(words[start:end]):
            return None
        here = tuple(words[start:end])
        if not wrong:
            return self._exact(block, here, form)
        capital = here[0].text[0].isupper() and here[-1].text[0].isupper()
        accepted = self._scene.is_accepted(form)
        if self._scene.role_of(form) in ORGANISATIONS or not (accepted and capital):
            return None
        exact = [token for token in near if token in form.folded]
        inflected = any(self._is_inflected(form, near[k], k) for k in wrong)
        if inflected or not all(self._is_slip(near[k], form.folded[k], exact, k) for k in wrong):
            return None
        copied = self._copied_from(form, near, wrong)
        right = list(form.tokens)
        return self._scene.match("foreign" if copied else "misspelt", here, wrong, right, copied)

    def _is_inflected(self, form: Form, written: str, k: int) -> bool:
        """Tell whether a word is an inflected form of any right form of the name's k-th word."""
        return any(
            is_inflection(written, other.folded[k], self._scene.language)
            for other in self._scene.forms_beside(form)
            if len(other.folded) == len(form.folded) and self._scene.is_accepted(other)
        )

    def _copied_from(self, form: Form, near: Sequence[str], wrong: Sequence[int]) -> str | None:
        """Return the language in whose form of the name the differing words stand so."""
        for other in self._scene.forms_beside(form):
            if other.language == CANONICAL:
                continue
            if len(other.folded) == len(near) and all(other.folded[k] == near[k] for k in wrong):
                return other.language
        return None

    def _adjoin(self, words: Words) -> bool:
        return all(map(_JOINT.fullmatch, words.gaps(self._scene.doc.text)))

    def _exact(self, block: Block, words: tuple[Word, ...], form: Form) -> NameMatch | None:
        accepted = [
            f
            for f in self._scene.forms_beside(form)
            if f.folded == form.folded and self._scene.is_accepted(f)
        ]
        if accepted:
            return self._case(block, words, accepted)
        if self._scene.role_of(form) in PLACES or form.language == CANONICAL:
            return None
        right = self._right_words(form, len(words))
        if right is None:
            return None
        written = [self._folded[word.text] for word in words]
        wrong = [
            k
            for k, token in enumerate(written)
            if token != fold(right[k])
            and not is_inflection(token, fold(right[k]), self._scene.language)
        ]
        if not wrong or is_latin(right[0]) != is_latin(words[0].text):
            return None
        return self._scene.match("foreign", words, wrong, right, form.language)

    def _case(self, block: Block, words: tuple[Word, ...], accepted: list[Form]) -> NameMatch:
        """Compare the capitals with those of the accepted forms of the same words."""
        whole = NameMatch(words, "right", Span(words[0].start, words[-1].end), "")
        written = [word.text for word in words]
        shouted = all(text.isupper() for text in written)
        if block.role is Role.HEADING or shouted or not self._is_person(accepted[0]):
            return whole
        for form in accepted:
            wrong = self._wrong_initials(words, form)
            if not wrong or (wrong == [0] and written[0][0].isupper()):
                return whole
        form = accepted[0]
        wrong = self._wrong_initials(words, form)
        if wrong[0] == 0 and form.tokens[0][0].islower():
            return whole
        # A particle and its surname are one place: "le Drian".
        last = len(words) - 1 if wrong[0] else wrong[-1]
        return self._scene.match("case", words, [wrong[0], last], form.tokens)

    def _wrong_initials(self, words: Sequence[Word], form: Form) -> list[int]:
        """Return the places of wrong capitals; both are right after a hyphen (Kim Jong-il)."""
        text = self._scene.doc.text
        return [
            k
            for k, word in enumerate(words)
            if word.lower not in self._scene.titles
            and word.text[0] != form.tokens[k][0]
            and word.text[0].lower() == form.tokens[k][0].lower()
            and text[word.start - 1 : word.start] not in ("-", "‐", "‑")
        ]

    def _is_person(self, form: Form) -> bool:
        role = self._scene.role_of(form)
        return role not in PLACES and role not in ORGANISATIONS

    def _is_slip(self, written: str, right: str, exact: Sequence[str], position: int) -> bool:
        """Tell whether `written` is a misspelling of `right` in a name whose rest is `exact`."""
        if {written, right} <= PARTICLES:
            return position > 0 and len(exact) > 1
        if written in self._scene.vouched or not is_slip(written, right):
            return False
        if is_inflection(written, right, self._scene.language):
            return False
        rest = min(self._scene.zipf(token) for token in exact)
        if self._scene.zipf(written) < COMMON_WORD:
            return rest < RARE_NAME + 1 or self._scene.zipf(written) + GAP < self._scene.zipf(right)
        # "Emanuel Macron" is no other man; "Marie Johnson" is another than "Maria Johnson".
        sure = position > 0 or _undoubled(written) == _undoubled(right)
        return sure and (len(exact) > 1 or rest < RARE_NAME)

    def _right_words(self, form: Form, size: int) -> list[str] | None:
        """Return the words of the form to write, aligned with those of another form of its size."""
        forms = [self._scene.preferred(form)]
        forms += [f for f in self._scene.forms_beside(form) if self._scene.is_accepted(f)]
        fitting = [f for f in forms if len(f.tokens) == size]
        if form in fitting:
            return list(form.tokens)
        return list(fitting[0].tokens) if fitting else None


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))

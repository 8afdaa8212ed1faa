"""A place where a known name stands, and what the names engine knows while it looks for one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from mtcheck.document import Document, Span, Word
from mtcheck.gazetteer import Form, fold, load_gazetteer
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import vouched_words

GAP = 1.5
"""A single word is a misspelt name only if the name is more common by this much (Zipf)."""
_HEAD = compile_pattern(
    r"(?<![\p{L}-])(\p{Lu}\p{L}++) (d[aeio]s?|del|della|du|des|von|van|am|an der|al|el) (?=\p{Lu})"
)
_LATIN = compile_pattern(r"\p{Latin}")


class NameMatch(NamedTuple):
    """A place where a known name stands: `kind` is right, case, foreign or misspelt.

    `span` is what differs from the right form, `right` what should stand there, `language` the
    language whose form it is, if it is foreign.
    """

    words: tuple[Word, ...]
    kind: str
    span: Span
    right: str
    language: str | None = None


class Scene:
    """A document with its language, the names that are known, and the words vouched for."""

    def __init__(self, doc: Document) -> None:
        """Load the lists of the document's language and project."""
        self.doc = doc
        self.language = doc.language or ""
        self.gazetteer = load_gazetteer(doc.names)
        self.vouched = vouched_words(doc)
        known = load_language(self.language)
        self.titles = known.titles if known else frozenset()
        self.functions = known.function_words if known else frozenset()
        self._lexicon = load_lexicon(self.language, WHOLE)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The folded words that begin a foreign name of several words: Vitória de Setúbal."""
        found = (match.groups() for match in _HEAD.finditer(self.doc.text))
        return frozenset(fold(head) for head, particle in found if particle not in self.functions)

    def zipf(self, token: str) -> float:
        """Return the Zipf value of a word in the language; 0 where it is unknown."""
        return self._lexicon.zipf(token) if self._lexicon else 0.0

    def is_accepted(self, form: Form) -> bool:
        """Tell whether a form is right in the language."""
        return self.gazetteer.is_accepted(form, self.language)

    def preferred(self, form: Form) -> Form:
        """Return the form of the same name to write in the language."""
        return self.gazetteer.preferred(form.entry, self.language)

    def forms_beside(self, form: Form) -> tuple[Form, ...]:
        """Return all forms of the same name."""
        return self.gazetteer.entry(form.entry).forms

    def role_of(self, form: Form) -> str:
        """Return what the bearer of the name is: see the README of the gazetteer."""
        return self.gazetteer.entry(form.entry).role

    def between(self, first: Word, second: Word) -> str:
        """Return the text between two words."""
        return self.doc.text[first.end : second.start]

    def match(
        self,
        kind: str,
        words: tuple[Word, ...],
        wrong: Sequence[int],
        right: Sequence[str],
        language: str | None = None,
    ) -> NameMatch:
        """Return a match of these words of which those from the first to the last wrong one differ."""
        first, last = min(wrong), max(wrong)
        start, end = words[first].start, words[last].end
        written = self.doc.text[start:end]
        if self.language == "en" and written.lower().replace("’", "'").endswith("'s"):
            end -= 2
        return NameMatch(
            words, kind, Span(start, end), self._joined(words, right, first, last), language
        )

    def _joined(self, words: Sequence[Word], right: Sequence[str], first: int, last: int) -> str:
        """Join the right words as the written ones are joined."""
        text = right[first]
        for k in range(first, last):
            text += self.between(words[k], words[k + 1]) + right[k + 1]
        return text


def is_latin(word: str) -> bool:
    """Tell whether a word begins with a Latin letter."""
    return _LATIN.match(word) is not None

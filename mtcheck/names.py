"""The names engine: where a text writes a known name, and how it differs from the right form.

Only names that stand in the gazetteer can be wrong; an unknown word with a capital never is. A
full name is recognised by one of its words standing exactly so and the others at most a small edit
away, a single word only with further evidence (a title, or an edit that typing makes).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count, pairwise
from typing import NamedTuple

import regex
from rapidfuzz.distance import OSA

from mtcheck import segment
from mtcheck.document import Block, Document, Role, Span, Word, Words
from mtcheck.gazetteer import (
    CANONICAL,
    ORGANISATIONS,
    PLACES,
    PUBLIC_OFFICE,
    Form,
    Gazetteer,
    fold,
    is_slip,
    load_gazetteer,
)
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.vocabulary import WordClass, blocks_with_tokens, prose_tokens

COMMON_WORD = 3.0
"""Zipf value from which an unlisted word is a word or name of its own, not a misspelling."""
RARE_NAME = 3.4
"""Zipf value up to which a given name or surname points to one bearer."""
RARE_PLACE = 3.3
"""Zipf value up to which a word may be another language's form of a place."""
ALIKE = 0.5
"""Share of letters that two forms of a surname have in common at least."""
GAP = 1.5
"""A single word is a misspelt name only if the name is more common by this much (Zipf)."""
_SHORTEST, _LONG = 4, 7
"""Letters of a word that may be misspelt, and of one in which two edits are a slip."""
_MOST_CACHED = 1 << 17
"""Words of which the folded form is kept from one document to the next."""
_DOUBLED = regex.compile(r"(\p{L})\1ю$")
"""The instrumental of feminine nouns in Ukrainian: "сіль", "сіллю"."""
_LATIN = regex.compile(r"\p{Latin}")
_JOINT = regex.compile(r"[ \u00a0\u202f]|[-‐‑]|\. ?|\n")


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


def name_matches(doc: Document) -> tuple[NameMatch, ...]:
    """Return the known names of the prose in reading order; none where the language is unknown."""
    if load_language(doc.language or "") is None:
        return ()
    return doc.memo("names", lambda: tuple(_Search(doc).run()))


def vouched_words(doc: Document) -> frozenset[str]:
    """Return the folded words that a reference or the project vouches for."""
    words = (word for text in doc.references for _, _, word, _ in segment.words(text))
    return frozenset(fold(word) for word in (*words, *doc.accepted))


class _Folded(dict[str, str]):
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


class _Right(dict[Form, bool]):
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
def _alone(language: str, names: tuple[str, ...]) -> WordClass:
    """Return the class of the words that may by themselves be another language's form of a name."""
    gazetteer, folded = load_gazetteer(names), _folded(language)

    def is_foreign(written: str) -> bool:
        if len(written) < _SHORTEST or not (written[0].isupper() and written[1:].islower()):
            return False
        found = gazetteer.places(folded[written])
        lasts = [form for form, k in found if len(form.folded) > 1 and k == len(form.folded) - 1]
        return bool(found) and any(
            not any(gazetteer.is_accepted(form, language) for form in forms)
            for forms in ([form for form, _ in found], lasts)
            if forms
        )

    return WordClass(is_foreign)


@cache
def _right(language: str, names: tuple[str, ...]) -> _Right:
    return _Right(load_gazetteer(names), language)


@cache
def _folded(language: str) -> _Folded:
    return _Folded(language)


@cache
def _listed(language: str, names: tuple[str, ...]) -> WordClass:
    """Return the class of the words that are not in lower case and stand in a known name."""
    gazetteer, folded = load_gazetteer(names), _folded(language)
    return WordClass(lambda written: not written.islower() and folded[written] in gazetteer)


@cache
def _parts(language: str, names: tuple[str, ...]) -> WordClass:
    """Return the class of the words that stand in a known name of several words."""
    gazetteer, folded = load_gazetteer(names), _folded(language)
    return WordClass(
        lambda written: any(len(form.folded) > 1 for form, _ in gazetteer.places(folded[written]))
    )


class _Search:
    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.language = doc.language or ""
        self.gazetteer = load_gazetteer(doc.names)
        self.lexicon = load_lexicon(self.language, WHOLE)
        known = load_language(self.language)
        self.titles = known.titles if known else frozenset()
        self.vouched = vouched_words(doc)
        self.folded = _folded(self.language)
        self.listed = _listed(self.language, doc.names).among(prose_tokens(doc))
        self.alone = _alone(self.language, doc.names).among(self.listed)
        self.parts = _parts(self.language, doc.names).among(self.listed)
        self.right = _right(self.language, doc.names)

    def run(self) -> Iterator[NameMatch]:
        doc = self.doc
        for block in blocks_with_tokens(doc, self.alone | self.parts):
            if self._may_differ(doc.tokens(block)):
                yield from self._in_block(block, doc.words_in(block.start, block.end))

    def _may_differ(self, tokens: Sequence[str]) -> bool:
        """Tell whether a name may stand among the tokens otherwise than it should."""
        if not self.alone.isdisjoint(tokens):
            return True
        return any(
            self._differs(tokens, list(map(self.folded.__getitem__, tokens)), i - position, form)
            for i in compress(count(), map(self.parts.__contains__, tokens))
            for form, position in self._beside(tokens, i)
        )

    def _beside(self, tokens: Sequence[str], i: int) -> Iterator[tuple[Form, int]]:
        """Yield the forms that may stand around tokens[i], with its position in them."""
        start = max(0, i - 1)
        near = [self.folded[token] for token in tokens[start : i + 2]]
        return self.gazetteer.beside(near, i - start)

    def _differs(
        self, tokens: Sequence[str], folded: Sequence[str], start: int, form: Form
    ) -> bool:
        """Tell whether the tokens from `start` on may be the name, and not written as in this form."""
        end = start + len(form.folded)
        if start < 0 or end > len(tokens):
            return False
        pairs = list(zip(folded[start:end], form.folded, strict=True))
        if any(a != b for a, b in pairs):
            return all(is_slip(a, b) for a, b in pairs)
        written = zip(tokens[start:end], form.tokens, strict=True)
        return any(a[0] != b[0] for a, b in written) or not self.right[form]

    def _in_block(self, block: Block, words: Words) -> Iterator[NameMatch]:
        folded = [self.folded[text] for text in words.texts]
        listed = [i for i, text in enumerate(words.texts) if text in self.listed]
        found = [
            match
            for i in listed
            for form, position in self.gazetteer.beside(folded, i)
            if (match := self._align(block, words, folded, i - position, form)) is not None
        ]
        taken: set[int] = set()
        matches = []
        for match in sorted(found, key=_preference):
            places = {word.start for word in match.words}
            if taken.isdisjoint(places):
                taken |= places
                matches.append(match)
        for i in listed:
            if words[i].start not in taken:
                single = self._single(words, folded, i)
                matches += [single] if single else []
        yield from sorted(matches, key=lambda match: match.words[0].start)

    # Full names

    def _align(
        self, block: Block, words: Sequence[Word], folded: Sequence[str], start: int, form: Form
    ) -> NameMatch | None:
        """Hold a form of two words or more against the words from `start` on."""
        end = start + len(form.folded)
        if start < 0 or end > len(words):
            return None
        here, near = tuple(words[start:end]), folded[start:end]
        wrong = [k for k, (a, b) in enumerate(zip(near, form.folded, strict=True)) if a != b]
        if len(wrong) == len(here) or not self._adjoin(here):
            return None
        if not wrong:
            return self._exact(block, here, form)
        capital = here[0].text[0].isupper() and here[-1].text[0].isupper()
        accepted = self.gazetteer.is_accepted(form, self.language)
        if self.gazetteer.entry(form.entry).role in ORGANISATIONS or not (accepted and capital):
            return None
        exact = [token for token in near if token in form.folded]
        inflected = any(self._is_inflected(form, near[k], k) for k in wrong)
        if inflected or not all(self._is_slip(near[k], form.folded[k], exact, k) for k in wrong):
            return None
        copied = self._copied_from(form, near, wrong)
        right = list(form.tokens)
        return self._match("foreign" if copied else "misspelt", here, wrong, right, copied)

    def _is_inflected(self, form: Form, written: str, k: int) -> bool:
        """Tell whether a word is an inflected form of any right form of the name's k-th word."""
        return any(
            is_inflection(written, other.folded[k], self.language)
            for other in self.gazetteer.entry(form.entry).forms
            if len(other.folded) == len(form.folded)
            and self.gazetteer.is_accepted(other, self.language)
        )

    def _copied_from(self, form: Form, near: Sequence[str], wrong: Sequence[int]) -> str | None:
        """Return the language in whose form of the name the differing words stand so."""
        for other in self.gazetteer.entry(form.entry).forms:
            if other.language == CANONICAL:
                continue
            if len(other.folded) == len(near) and all(other.folded[k] == near[k] for k in wrong):
                return other.language
        return None

    def _adjoin(self, words: Sequence[Word]) -> bool:
        text = self.doc.text
        return all(_JOINT.fullmatch(text, a.end, b.start) for a, b in pairwise(words))

    def _exact(self, block: Block, words: tuple[Word, ...], form: Form) -> NameMatch | None:
        accepted = [
            f
            for f in self.gazetteer.entry(form.entry).forms
            if f.folded == form.folded and self.gazetteer.is_accepted(f, self.language)
        ]
        if accepted:
            return self._case(block, words, accepted)
        if self.gazetteer.entry(form.entry).role in PLACES or form.language == CANONICAL:
            return None
        right = self._right_words(form, len(words))
        if right is None:
            return None
        written = [self.folded[word.text] for word in words]
        wrong = [
            k
            for k, token in enumerate(written)
            if token != fold(right[k]) and not is_inflection(token, fold(right[k]), self.language)
        ]
        if not wrong or _is_latin(right[0]) != _is_latin(words[0].text):
            return None
        return self._match("foreign", words, wrong, right, form.language)

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
        return self._match("case", words, [wrong[0], last], form.tokens)

    def _wrong_initials(self, words: Sequence[Word], form: Form) -> list[int]:
        """Return the places of wrong capitals; both are right after a hyphen (Kim Jong-il)."""
        text = self.doc.text
        return [
            k
            for k, word in enumerate(words)
            if word.lower not in self.titles
            and word.text[0] != form.tokens[k][0]
            and word.text[0].lower() == form.tokens[k][0].lower()
            and text[word.start - 1 : word.start] not in ("-", "‐", "‑")
        ]

    def _is_person(self, form: Form) -> bool:
        role = self.gazetteer.entry(form.entry).role
        return role not in PLACES and role not in ORGANISATIONS

    def _is_slip(self, written: str, right: str, exact: Sequence[str], position: int) -> bool:
        """Tell whether `written` is a misspelling of `right` in a name whose rest is `exact`."""
        if written in self.vouched or not is_slip(written, right):
            return False
        if is_inflection(written, right, self.language):
            return False
        rest = min(self._zipf(token) for token in exact)
        if self._zipf(written) < COMMON_WORD:
            return rest < RARE_NAME + 1 or self._zipf(written) + GAP < self._zipf(right)
        return position > 0 and (len(exact) > 1 or rest < RARE_NAME)

    def _zipf(self, token: str) -> float:
        return self.lexicon.zipf(token) if self.lexicon else 0.0

    def _right_words(self, form: Form, size: int) -> list[str] | None:
        """Return the words of the form to write, aligned with those of another form of its size."""
        forms = [self.gazetteer.preferred(form.entry, self.language)]
        forms += [
            f
            for f in self.gazetteer.entry(form.entry).forms
            if self.gazetteer.is_accepted(f, self.language)
        ]
        fitting = [f for f in forms if len(f.tokens) == size]
        if form in fitting:
            return list(form.tokens)
        return list(fitting[0].tokens) if fitting else None

    def _match(
        self,
        kind: str,
        words: tuple[Word, ...],
        wrong: Sequence[int],
        right: Sequence[str],
        language: str | None = None,
    ) -> NameMatch:
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
            text += self.doc.text[words[k].end : words[k + 1].start] + right[k + 1]
        return text

    # Single words

    def _single(self, words: Sequence[Word], folded: Sequence[str], i: int) -> NameMatch | None:
        word = words[i]
        if len(word.text) < _SHORTEST or not word.text[0].isupper() or not word.text[1:].islower():
            return None
        return self._after_title(words, folded, i) or self._place(words, folded, i)

    def _after_title(
        self, words: Sequence[Word], folded: Sequence[str], i: int
    ) -> NameMatch | None:
        """Find the surname of a public figure in another language's form: "President Sissi"."""
        if not self._has_title(words, i) or folded[i] in self.vouched:
            return None
        foreign: list[Form] = []
        for form, position in self.gazetteer.places(folded[i]):
            if position != len(form.folded) - 1 or len(form.folded) < 2:
                continue
            if self.gazetteer.is_accepted(form, self.language):
                return None
            if self.gazetteer.entry(form.entry).role in PUBLIC_OFFICE:
                foreign.append(form)
        rights = {
            self.gazetteer.preferred(form.entry, self.language).tokens[-1] for form in foreign
        }
        if len(rights) != 1:
            return None
        right = rights.pop()
        same = fold(right) == folded[i] or is_inflection(folded[i], fold(right), self.language)
        alike = OSA.normalized_similarity(fold(right), folded[i]) >= ALIKE
        if same or not alike or _is_latin(right) != _is_latin(words[i].text):
            return None
        return self._match("foreign", (words[i],), [0], [right], foreign[0].language)

    def _place(self, words: Sequence[Word], folded: Sequence[str], i: int) -> NameMatch | None:
        """Find a place in another language's form: "in Nizza", for Nice.

        The word must be rare here and the right form better known, and no part of a longer name.
        """
        written = words[i].lower.removesuffix("'s")
        known = self._zipf(written)
        if known > RARE_PLACE or self._beside_name(words, i) or folded[i] in self.vouched:
            return None
        foreign: list[Form] = []
        for form, _ in self.gazetteer.places(folded[i]):
            if self.gazetteer.is_accepted(form, self.language):
                return None
            written_so = len(form.tokens) == 1 and form.tokens[0].lower() == written
            if written_so and self.gazetteer.entry(form.entry).role in PLACES:
                foreign.append(form)
        rights = {self.gazetteer.preferred(form.entry, self.language).tokens for form in foreign}
        if len(rights) != 1:
            return None
        right = rights.pop()
        same = is_inflection(folded[i], fold(right[0]), self.language)
        better = max(self._zipf(token.lower()) for token in right) >= known + GAP
        if same or not better or _is_latin(right[0]) != _is_latin(words[i].text):
            return None
        return self._match("foreign", (words[i],), [0], [" ".join(right)], foreign[0].language)

    def _beside_name(self, words: Sequence[Word], i: int) -> bool:
        """Tell whether a word with a capital stands before or after the word in its sentence."""
        text, near = self.doc.text, []
        if i and text[words[i - 1].end : words[i].start] in (" ", "-"):
            near.append(words[i - 1])
        if i + 1 < len(words) and text[words[i].end : words[i + 1].start] in (" ", "-"):
            near.append(words[i + 1])
        return any(word.text[0].isupper() for word in near)

    def _has_title(self, words: Sequence[Word], i: int) -> bool:
        if i == 0 or self.doc.text[words[i - 1].end : words[i].start] not in (" ", "\u00a0", ". "):
            return False
        one = words[i - 1].lower
        two = f"{words[i - 2].lower} {one}" if i > 1 else ""
        return one in self.titles or two in self.titles


def _preference(match: NameMatch) -> tuple[int, int, int]:
    order = ("right", "case", "foreign", "misspelt").index(match.kind)
    return (-len(match.words), order, match.words[0].start)


INFLECTING = frozenset(("de", "ru", "uk", "cs", "pl", "tr", "sv", "ar", "hi"))
"""Languages in which names take case endings."""
_ENDINGS = frozenset("s es n ns en i a e y o an ans er in ian ist ov ova ová é".split())


def is_inflection(a: str, b: str, language: str) -> bool:
    """Tell whether two words differ in their ending only: Putin and Putins, Korea and Koreans."""
    if language == "uk":
        a, b = (_DOUBLED.sub(r"\1ю", word) for word in (a, b))
    pairs = enumerate(zip(a, b, strict=False))
    same = next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))
    tails = a[same:], b[same:]
    if same and "" in tails and set("".join(tails)) == {a[same - 1]}:
        return False  # the last letter doubled
    if language in INFLECTING:
        changed = "" in tails or tails[0][-1] != tails[1][-1]
        return changed and max(map(len, tails)) <= (3 if "" in tails else 2)
    return "" in tails and not _ENDINGS.isdisjoint(tails)


def _is_latin(word: str) -> bool:
    return _LATIN.match(word) is not None

"""The names engine: where a text writes a known name, and how it differs from the right form.

Only names that stand in the gazetteer can be wrong; an unknown word with a capital never is. A
full name is recognised by one of its words standing exactly so and the others at most a small edit
away, a single word only with further evidence (a title, or an edit that typing makes).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count

from mtcheck.document import Block, Document, Words
from mtcheck.gazetteer import Form, is_slip
from mtcheck.languages import load_language
from mtcheck.names.full import FullNames
from mtcheck.names.lookup import alone_of, folded_of, listed_of, parts_of, right_of
from mtcheck.names.scene import NameMatch, Scene
from mtcheck.names.single import SingleNames
from mtcheck.vocabulary import blocks_with_tokens


def name_matches(doc: Document) -> tuple[NameMatch, ...]:
    """Return the known names of the prose in reading order; none where the language is unknown."""
    if load_language(doc.language or "") is None:
        return ()
    return doc.memo("names", lambda: tuple(_Search(Scene(doc)).run()))


class _Search:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._full = FullNames(scene)
        self._single = SingleNames(scene)
        language, names = scene.language, scene.doc.names
        self._folded = folded_of(language)
        self._listed = listed_of(language, names).of(scene.doc)
        self._alone = alone_of(language, names).of(scene.doc)
        self._parts = parts_of(language, names).of(scene.doc)
        self._right = right_of(language, names)

    def run(self) -> Iterator[NameMatch]:
        doc = self._scene.doc
        for block in blocks_with_tokens(doc, self._alone | self._parts):
            if self._may_differ(doc.tokens(block)):
                yield from self._in_block(block, doc.words_in(block.start, block.end))

    def _may_differ(self, tokens: Sequence[str]) -> bool:
        """Tell whether a name may stand among the tokens otherwise than it should."""
        if not self._alone.isdisjoint(tokens):
            return True
        return any(
            self._differs(tokens, i - position, form)
            for i in compress(count(), map(self._parts.__contains__, tokens))
            for form, position in self._beside(tokens, i)
        )

    def _beside(self, tokens: Sequence[str], i: int) -> Iterator[tuple[Form, int]]:
        """Yield the forms that may stand around tokens[i], with its position in them."""
        start = max(0, i - 1)
        near = [self._folded[token] for token in tokens[start : i + 2]]
        return self._scene.gazetteer.beside(near, i - start)

    def _differs(self, tokens: Sequence[str], start: int, form: Form) -> bool:
        """Tell whether the tokens from `start` on may be the name, and not written as in this form."""
        end = start + len(form.folded)
        if start < 0 or end > len(tokens):
            return False
        folded = map(self._folded.__getitem__, tokens[start:end])
        pairs = list(zip(folded, form.folded, strict=True))
        if any(a != b for a, b in pairs):
            return all(is_slip(a, b) for a, b in pairs)
        written = zip(tokens[start:end], form.tokens, strict=True)
        return any(a[0] != b[0] for a, b in written) or not self._right[form]

    def _in_block(self, block: Block, words: Words) -> Iterator[NameMatch]:
        folded = [self._folded[text] for text in words.texts]
        listed = [i for i, text in enumerate(words.texts) if text in self._listed]
        found = [
            match
            for i in listed
            for form, position in self._scene.gazetteer.beside(folded, i)
            if (match := self._full.align(block, words, folded, i - position, form)) is not None
        ]
        taken: set[int] = set()
        matches = []
        for match in sorted(found, key=_preference):
            places = {word.start for word in match.words}
            if taken.isdisjoint(places):
                taken |= places
                matches.append(match)
        for i in listed:
            if words.starts[i] not in taken:
                single = self._single.find(words, folded, i)
                matches += [single] if single else []
        yield from sorted(matches, key=lambda match: match.words[0].start)


def _preference(match: NameMatch) -> tuple[int, int, int]:
    order = ("right", "case", "foreign", "misspelt").index(match.kind)
    return (-len(match.words), order, match.words[0].start)

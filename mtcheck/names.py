"""The names engine: where a text writes a known name, and how it differs from the right form.

Only names that stand in the gazetteer can be wrong; an unknown word with a capital never is. A
full name is recognised by one of its words standing exactly so and the others at most a small edit
away, a single word only with further evidence (a title, or an edit that typing makes).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from mtcheck.document import Block, Document, Word
from mtcheck.full_names import FullNames
from mtcheck.gazetteer import Form, is_slip
from mtcheck.languages import load_language
from mtcheck.name_lookup import alone_of, folded_of, listed_of, right_of
from mtcheck.name_scene import NameMatch, Scene
from mtcheck.single_names import SingleNames
from mtcheck.spelling import prose_tokens


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
        self._listed = listed_of(language, names)
        self._alone = alone_of(language, names)
        self._right = right_of(language, names)

    def run(self) -> Iterator[NameMatch]:
        names = {token for token in prose_tokens(self._scene.doc) if self._listed[token]}
        for block in self._scene.doc.prose:
            tokens = self._scene.doc.tokens(block)
            if not names.isdisjoint(tokens) and self._may_differ(tokens, names):
                yield from self._in_block(block, self._scene.doc.words_in(block.start, block.end))

    def _may_differ(self, tokens: Sequence[str], names: Set[str]) -> bool:
        """Tell whether one of the names may stand among the tokens otherwise than it should."""
        folded = list(map(self._folded.__getitem__, tokens))
        return any(
            self._alone[token]
            or any(
                self._differs(tokens, folded, i - position, form)
                for form, position in self._scene.gazetteer.beside(folded, i)
            )
            for i, token in enumerate(tokens)
            if token in names
        )

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
        return any(a[0] != b[0] for a, b in written) or not self._right[form]

    def _in_block(self, block: Block, words: Sequence[Word]) -> Iterator[NameMatch]:
        folded = [self._folded[word.text] for word in words]
        listed = [i for i, word in enumerate(words) if self._listed[word.text]]
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
            if words[i].start not in taken:
                single = self._single.find(words, folded, i)
                matches += [single] if single else []
        yield from sorted(matches, key=lambda match: match.words[0].start)


def _preference(match: NameMatch) -> tuple[int, int, int]:
    order = ("right", "case", "foreign", "misspelt").index(match.kind)
    return (-len(match.words), order, match.words[0].start)

"""Towns and regions that stand in Latin letters in a text of another script, alone among its words."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.gazetteer import Gazetteer, fold, load_gazetteer
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import blocks_with_tokens, capital_tokens

_LATIN_NEAR = r"[\p{Latin}\p{N}][\p{L}\p{M}\p{N}'’.&-]*,?"
_BEFORE = compile_pattern(rf"(?:{_LATIN_NEAR}[ \u00a0]|[\p{{L}}\p{{N}}@#/._-]|^)$")
_AFTER = compile_pattern(rf"[@/_-]|\.\p{{L}}|,?[ \u00a0](?:{_LATIN_NEAR}|[(&])")
_AROUND = 40
_TOWNS = frozenset(("city", "region"))


def check(doc: Document) -> Iterator[Hit]:
    """Yield such names inside a sentence.

    Brands, media and titles keep their letters: spared is what stands beside other Latin words or
    numbers, between quotation marks or brackets, and what an organisation or a person is called, too.
    """
    language = load_language(doc.language or "")
    if language is None or language.script != "Cyrillic":
        return
    names = load_gazetteer(doc.names)
    latin = {token for token in capital_tokens(doc) if "A" <= token[0] <= "Z" and token.istitle()}
    wanted = {
        token for token in latin if token.lower() not in doc.accepted and _is_place(token, names)
    }
    for block in blocks_with_tokens(doc, wanted):
        for word in doc.words_in(block.start, block.end):
            span = Span(word.start, word.end)
            if (
                word.text in wanted
                and _is_alone(doc.text, span)
                and not is_enclosed(doc.text, span)
            ):
                yield Hit(*span)


def _is_place(token: str, names: Gazetteer) -> bool:
    forms = [form for form, _ in names.places(fold(token))]
    roles = {names.entry(form.entry).role for form in forms}
    single = any(len(form.tokens) == 1 for form in forms)
    return single and roles <= _TOWNS


def _is_alone(text: str, span: Span) -> bool:
    line = text.rfind("\n", 0, span.start) + 1
    before = text[max(line, span.start - _AROUND) : span.start]
    return _BEFORE.search(before) is None and _AFTER.match(text, span.end) is None

"""Comments that silence rules, as readers take them."""

from __future__ import annotations

import pytest

from mtcheck.accepting.suppression import Directive, parse_directive
from mtcheck.document import Role, Span, Suppression
from mtcheck.readers.builder import Builder


@pytest.mark.parametrize(
    ("comment", "directive"),
    [
        (" mtcheck: ignore[stray-stop] so in print ", (("stray-stop",), "so in print", False)),
        ("mtcheck: ignore[names, loop]", (("names", "loop"), "", False)),
        ("mtcheck:ignore a quotation\n of old", (("all",), "a quotation of old", False)),
        ("mtcheck: ignore-file[chrome] a form", (("chrome",), "a form", True)),
    ],
)
def test_directives(comment: str, directive: tuple[tuple[str, ...], str, bool]) -> None:
    assert parse_directive(comment) == Directive(*directive)


@pytest.mark.parametrize(
    "comment", ["", "ignore[loop]", "see mtcheck: ignore", "mtcheck: ignored", "mtcheck: off"]
)
def test_other_comments_are_no_directives(comment: str) -> None:
    assert parse_directive(comment) is None


def test_a_directive_holds_for_the_block_that_it_stands_in_or_before() -> None:
    builder = Builder("", "a.html")
    builder.add("One.", 0)
    builder.end_block(Role.PARAGRAPH)
    builder.comment("mtcheck: ignore[loop] a refrain")
    builder.add("Two", 10)
    builder.comment("mtcheck: ignore[names]")
    builder.add(" three.", 20)
    builder.end_block(Role.PARAGRAPH)
    builder.comment("mtcheck: ignore-file[chrome]")
    document = builder.document()
    assert document.text == "One.\n\nTwo three."
    assert document.suppressions == (
        Suppression(("loop",), "a refrain", Span(6, 16), 6),
        Suppression(("names",), "", Span(6, 16), 6),
        Suppression(("chrome",), "", None, 16),
    )


def test_pairs_of_a_bilingual_file_make_up_the_source() -> None:
    builder = Builder("", "a.po")
    builder.add_verbatim("Ein  Zug", 3)
    builder.end_block(Role.UNIT, source="A train")
    builder.add_verbatim("Halt", 20)
    builder.end_block(Role.UNIT, source="Stop")
    document = builder.document(key="n")
    assert document.text == "Ein  Zug\n\nHalt"
    assert [(document.text[p.target.start : p.target.end], p.source) for p in document.pairs] == [
        ("Ein  Zug", "A train"), ("Halt", "Stop"),
    ]  # fmt: skip
    assert (document.source, document.key) == ("A train\n\nStop", "n")

"""The document: spans, places in the file, words, opaque places, and blocks of site furniture."""

from __future__ import annotations

from itertools import pairwise

import pytest

import mtcheck
from mtcheck.document import Block, Document, NamedPlaces, OffsetMap, Place, Role, Span, Word

# Spans


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [
        (Span(0, 3), False, False),
        (Span(2, 4), True, False),
        (Span(3, 7), True, True),
        (Span(4, 6), True, True),
        (Span(6, 9), True, False),
        (Span(7, 9), False, False),
        (Span(2, 8), True, False),
    ],
)
def test_span_against_another(other: Span, overlaps: bool, contains: bool) -> None:
    span = Span(3, 7)
    assert span.overlaps(other) is overlaps
    assert other.overlaps(span) is overlaps
    assert span.contains(other) is contains


def test_block_knows_its_span_and_is_a_paragraph() -> None:
    block = Block(2, 5)
    assert (block.span, block.role) == (Span(2, 5), Role.PARAGRAPH)


# Places in the file


def test_offsets_of_a_plain_file_are_its_own() -> None:
    origin = OffsetMap("ab\r\nc\rd\u2028e")
    assert [origin.file_offset(i) for i in range(10)] == list(range(10))
    places = [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (3, 1), (3, 2), (4, 1), (4, 2)]
    assert [tuple(origin.locate(i))[:2] for i in range(10)] == places


def test_offsets_beyond_the_end_lie_at_the_end() -> None:
    assert OffsetMap("ab").locate(7) == Place(1, 3)
    assert OffsetMap("ab\n").locate(7) == Place(2, 1)


def test_columns_count_code_points() -> None:
    text = "漢\U0001f600e\u0301x"
    assert OffsetMap(text).locate(text.index("x")) == Place(1, 5)


def test_pieces_map_each_stretch_of_text() -> None:
    file_text = "<b>one</b>\n<i>two</i>"
    origin = OffsetMap(file_text, [(0, 3), (3, 14)])
    assert [file_text[origin.file_offset(i)] for i in range(6)] == list("onetwo")
    assert [tuple(origin.locate(i))[:2] for i in (0, 2, 3, 5)] == [(1, 4), (1, 6), (2, 4), (2, 6)]


def test_text_that_is_longer_than_its_source_stays_before_the_next_piece() -> None:
    # Text "abcdX", of which "abcd" stands for two characters of the file.
    origin = OffsetMap("&;X", [(0, 0), (4, 2)])
    assert [origin.file_offset(i) for i in range(5)] == [0, 1, 2, 2, 2]


def test_a_record_in_the_midst_of_a_file_knows_its_line() -> None:
    origin = OffsetMap('{"text": "one\ntwo"}', [(0, 10)], first_line=7)
    assert [origin.locate(i) for i in (0, 5)] == [Place(7, 11), Place(8, 2)]
    assert [origin.line(7), origin.line(8)] == ['{"text": "one', 'two"}']


def test_a_file_without_lines_names_its_places() -> None:
    origin = NamedPlaces("One.\n\nTwo three.", [(0, 1, "paragraph 1"), (6, 4, "paragraph 4")])
    assert origin.locate(3) == Place(1, 4, "paragraph 1")
    assert origin.locate(10) == Place(4, 5, "paragraph 4")
    assert [origin.line(1), origin.line(4)] == ["One.", "Two three."]


def test_line_gives_a_line_without_its_end() -> None:
    origin = OffsetMap("one\r\n\ntwo\u2028three")
    assert [origin.line(number) for number in (1, 2, 3, 4)] == ["one", "", "two", "three"]


# What a document holds


def test_document_of_a_string_finds_its_blocks() -> None:
    document = Document("Title\n\nOne ends.\n\n- a\n- b")
    assert document.blocks == (
        Block(0, 5, Role.HEADING),
        Block(7, 16, Role.PARAGRAPH),
        Block(18, 25, Role.LIST),
    )
    assert document.path == "<text>"


def test_document_keeps_the_blocks_given() -> None:
    blocks = (Block(0, 3, Role.QUOTE), Block(4, 7, Role.CODE))
    assert Document("one two", blocks=blocks).blocks == blocks


def test_evidence_names_what_there_is() -> None:
    assert Document("a").evidence == ("text",)
    assert Document("a", source="b").evidence == ("text", "source")
    assert Document("a", source="", references=("c",)).evidence == ("text", "reference")
    assert Document("a", source="b", references=("c",)).evidence == ("text", "source", "reference")


def test_size_counts_words_and_pairs_of_unspaced_characters() -> None:
    assert Document("One two, three.\n\n漢字かな").size == 5


def test_prose_leaves_code_and_furniture_out() -> None:
    roles = list(Role)
    blocks = tuple(Block(i, i + 1, role) for i, role in enumerate(roles))
    document = Document("x" * len(roles), blocks=blocks)
    assert {block.role for block in document.prose} == set(roles) - {Role.CODE, Role.CHROME}


def test_sentences_of_a_block_depend_on_the_language() -> None:
    text = "Zuvor.\n\nAm 13. Mai kam er."
    german, english = Document(text, language="de"), Document(text, language="en")
    assert german.sentences(german.blocks[1]) == [Span(8, 26)]
    assert english.sentences(english.blocks[1]) == [Span(8, 14), Span(15, 26)]


def test_memo_computes_once() -> None:
    document = Document("a")
    calls: list[int] = []

    def compute() -> None:
        calls.append(1)

    document.memo("key", compute)
    document.memo("key", compute)
    document.memo("other", compute)
    assert len(calls) == 2


# Words


def test_words_are_in_order_with_their_places() -> None:
    document = Document("He can’t go.")
    assert tuple(document.words) == (
        Word(0, 2, "He", "he"),
        Word(3, 8, "can’t", "can't"),
        Word(9, 11, "go", "go"),
    )


def test_words_in_a_range_are_those_that_begin_there() -> None:
    document = Document("one two three")
    assert [word.text for word in document.words_in(1, 8)] == ["two"]
    assert [word.text for word in document.words_in(0, 9)] == ["one", "two", "three"]
    assert not document.words_in(5, 5)


# Opaque places


def test_words_of_addresses_and_code_are_no_words() -> None:
    document = Document("See https://a.example/du/mardi and `au dimanche` or me@du.example now")
    assert [word.text for word in document.words] == ["See", "and", "or", "now"]


def test_opaque_places_given_and_found_are_joined_in_order() -> None:
    document = Document("code www.a.org", opaque=(Span(0, 4),))
    assert document.opaque == (Span(0, 4), Span(5, 14))


@pytest.mark.parametrize(
    ("span", "opaque"),
    [
        (Span(0, 5), False),
        (Span(4, 6), True),
        (Span(8, 9), True),
        (Span(19, 21), True),
        (Span(20, 25), False),
        (Span(2, 40), True),
        (Span(35, 45), True),
        (Span(40, 41), False),
    ],
)
def test_is_opaque_tells_what_touches_an_opaque_place(span: Span, opaque: bool) -> None:
    document = Document("x " * 30, opaque=(Span(5, 20), Span(30, 40)))
    assert document.is_opaque(span) is opaque


def test_an_address_inside_code_does_not_end_the_code() -> None:
    text = "curl www.a.org du mardi au dimanche"
    document = Document(text, opaque=(Span(0, len(text)),))
    assert document.is_opaque(Span(15, 17))
    assert not document.words


def test_several_places_inside_code_do_not_end_the_code() -> None:
    text = "a www.a.org b www.b.org c @d e"
    document = Document(text, opaque=(Span(0, len(text)),))
    assert not document.words


def test_the_words_of_a_range_are_those_of_the_text_that_begin_in_it() -> None:
    document = Document("One two.\n\nThree four www.five.org six.\n\nSeven.")
    expected = [word for word in document.words if 4 <= word.start < 22]
    assert [word.text for word in expected] == ["two", "Three", "four"]
    assert list(document.words_in(4, 22)) == expected
    assert list(document.words_in(0, len(document.text))) == list(document.words)
    assert not document.words_in(8, 10)


def test_tokens_are_the_words_as_written_those_of_addresses_too() -> None:
    document = Document("The Café’s page is www.five.org.\n\nSeven.")
    first, second = document.blocks
    assert document.tokens(first) == ["The", "Café’s", "page", "is", "www", "five", "org"]
    assert document.tokens(second) == ["Seven"]


def test_what_is_remembered_is_computed_once_and_apart_for_each_module() -> None:
    document = Document("The lock.")
    calls: list[str] = []

    def ours() -> str:
        calls.append("ours")
        return "ours"

    def theirs() -> str:
        return "theirs"

    theirs.__module__ = "another"
    assert [document.memo("key", ours), document.memo("key", ours)] == ["ours", "ours"]
    assert (document.memo("key", theirs), calls) == ("theirs", ["ours"])


# Site furniture


def test_lines_of_furniture_become_blocks_of_their_own() -> None:
    document = Document("Menu\nThe lock opens.\nShare\n\nBoats wait.")
    document = document.with_chrome([Span(21, 26), Span(0, 4)])
    assert document.blocks == (
        Block(0, 4, Role.CHROME),
        Block(4, 21, Role.PARAGRAPH),
        Block(21, 26, Role.CHROME),
        Block(28, 39, Role.PARAGRAPH),
    )


def test_a_block_that_is_all_furniture_changes_its_role() -> None:
    document = Document("Menu\n\nThe lock opens.")
    document = document.with_chrome([Span(0, 4)])
    assert document.blocks == (Block(0, 4, Role.CHROME), Block(6, 21, Role.PARAGRAPH))


def test_what_was_known_of_the_blocks_is_forgotten_with_them() -> None:
    document = Document("Menu\n\nThe lock opens.")
    assert [document.text[b.start : b.end] for b in document.prose] == ["Menu", "The lock opens."]
    assert [word.text for word in document.words] == ["Menu", "The", "lock", "opens"]
    marked = document.with_chrome([Span(0, 4)])
    assert [marked.text[b.start : b.end] for b in marked.prose] == ["The lock opens."]
    assert marked.prose_block(0, 4) is None


def test_no_furniture_changes_nothing() -> None:
    document = Document("Title\n\nThe lock opens.")
    before = document.blocks
    document = document.with_chrome([])
    assert document.blocks == before


def test_a_line_that_two_rules_call_furniture_is_one_block() -> None:
    document = Document("All rights reserved\n\nThe lock opens.")
    document = document.with_chrome([Span(0, 19), Span(0, 19)])
    assert document.blocks == (Block(0, 19, Role.CHROME), Block(21, 36, Role.PARAGRAPH))


def test_blocks_never_overlap_after_a_check() -> None:
    text = "Menu | Search | Log in © 2021 All rights reserved\n\nThe lock opens in May."
    report = mtcheck.check(text, language="en")
    assert [f.rule for f in report.findings] == ["copyright-line"]
    spans = [block.span for block in report.document.blocks]
    assert all(one.end <= other.start for one, other in pairwise(spans))

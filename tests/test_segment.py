"""Where blocks, lines, sentences and words begin and end, and what is no language."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import RunCli

from mtcheck import segment

LINE_ENDS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]


def block_texts(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], role) for start, end, role in segment.blocks(text)]


def line_texts(text: str) -> list[str]:
    return [text[start:end] for start, end in segment.lines(text, 0, len(text))]


def sentence_texts(text: str, language: str | None = "en") -> list[str]:
    spans = segment.sentences(text, 0, len(text), language)
    return [text[start:end] for start, end in spans]


def opaque_texts(text: str) -> list[str]:
    return [text[start:end] for start, end in segment.opaque(text)]


def keeps_last_stop(text: str, language: str | None) -> bool:
    return segment.keeps_stop(text, len(text) - 1, language)


# Lines


@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_line_end_of_unicode_begins_a_line(end: str) -> None:
    assert segment.line_starts(f"ab{end}c") == [0, 2 + len(end)]


def test_carriage_return_and_line_feed_are_one_line_end() -> None:
    assert segment.line_starts("a\r\n\r\nb\n\rc") == [0, 3, 5, 7, 8]


def test_empty_text_has_one_line() -> None:
    assert segment.line_starts("") == [0]


def test_text_that_ends_with_a_line_end_has_an_empty_last_line() -> None:
    assert segment.line_starts("a\n") == [0, 2]


def test_lines_are_trimmed_and_blank_ones_left_out() -> None:
    assert line_texts("  one \n \t\n\r\n two\u2028three") == ["one", "two", "three"]


def test_lines_stay_inside_the_range_given() -> None:
    text = "one\ntwo\nthree"
    assert list(segment.lines(text, 2, 6)) == [(2, 3), (4, 6)]


def test_a_range_of_white_space_has_no_lines() -> None:
    assert list(segment.lines("a \n b", 1, 4)) == []


def test_trim_moves_both_ends_to_what_is_written() -> None:
    assert segment.trim("  a b \n", 0, 7) == (2, 5)
    assert segment.trim("xx\u00a0\u3000a ", 2, 6) == (4, 5)


# Blocks


def test_blank_lines_divide_blocks() -> None:
    text = "One ends.\n\nTwo\ngoes on.\n\n\n\nThree ends.\n"
    assert [(start, end) for start, end, _ in segment.blocks(text)] == [(0, 9), (11, 23), (27, 38)]


def test_blank_lines_may_hold_white_space() -> None:
    assert [text for text, _ in block_texts("One.\n \t\u00a0\nTwo.")] == ["One.", "Two."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_one_line_end_does_not_divide_a_block(end: str) -> None:
    text = f"One goes{end}on here."
    assert block_texts(text) == [(text, "paragraph")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_two_line_ends_divide_blocks(end: str) -> None:
    text = f"One ends.{end}{end}Two ends."
    assert [part for part, _ in block_texts(text)] == ["One ends.", "Two ends."]


def test_windows_and_unix_line_ends_give_the_same_blocks() -> None:
    text = "Title\n\nOne goes\non here.\nAnd here.\n\n- a\n- b\n"
    unix = block_texts(text)
    windows = block_texts(text.replace("\n", "\r\n"))
    assert [(part.replace("\r\n", "\n"), role) for part, role in windows] == unix


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \r\n\t\n\u2029"])
def test_white_space_alone_has_no_blocks(text: str) -> None:
    assert block_texts(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The lock opens in May", "heading"),
        ("2018", "heading"),
        ("A" * 120, "heading"),
        ("A" * 121, "paragraph"),
        ("The lock opens in May.", "paragraph"),
        ("The lock opens:", "paragraph"),
        ("Why wait?", "paragraph"),
        ("He called it “home”", "paragraph"),
        ("水门五月开放。", "paragraph"),
        ("The lock opens\nin May", "paragraph"),
        ("- one\n- two", "list"),
        ("• one", "list"),
        ("* one.", "list"),
        ("3. one", "list"),
        ("12) one", "list"),
        ("1.5 million", "heading"),
        ("-5 degrees", "heading"),
    ],
)
def test_role_of_a_plain_block(text: str, role: str) -> None:
    assert block_texts(text) == [(text, role)]


# Words


def test_words_have_places_and_a_lower_case_form() -> None:
    assert list(segment.words("The O’Neill, naïve")) == [
        (0, 3, "The", "the"),
        (4, 11, "O’Neill", "o'neill"),
        (13, 18, "naïve", "naïve"),
    ]


def test_apostrophes_join_words_and_hyphens_divide_them() -> None:
    words = [word for _, _, word, _ in segment.words("'rock'n'roll' l’eau e-mail don''t 'a'")]
    assert words == ["rock'n'roll", "l’eau", "e", "mail", "don", "t", "a"]


def test_combining_marks_belong_to_their_word() -> None:
    assert list(segment.words("cafe\u0301s 3rd x2")) == [
        (0, 6, "cafe\u0301s", "cafe\u0301s"),
        (8, 10, "rd", "rd"),
        (11, 12, "x", "x"),
    ]


def test_words_of_other_scripts() -> None:
    words = [word for _, _, word, _ in segment.words("Москва عربية हिन्दी 한국어")]
    assert words == ["Москва", "عربية", "हिन्दी", "한국어"]


@pytest.mark.parametrize("text", ["", " ", "123 4.5", "…—!", "\ud800\x00\x1b"])
def test_what_holds_no_letters_has_no_words(text: str) -> None:
    assert list(segment.words(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "'Tis the dogs’ ''d'or''’ o''clock, rock'n'roll’s '",
        "’’'a’'b'c’d", "Café ’№5’ c’est-à-dire\u00a0l’œuf", "cafe\u0301s x2y \ud800z 1st", "漢字か、な",
        "".join(map(chr, range(0x2000, 0x2100))) + "end",
    ],
)  # fmt: skip
def test_tokens_are_the_words_without_their_places(text: str) -> None:
    assert segment.tokens(text) == [word for _, _, word, _ in segment.words(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("the well-known lock", 3),
        ("漢字かな", 2),
        ("漢字 abc 漢", 2.5),
        ("abc漢字def", 3),
        ("한국어", 1.5),
        ("one\u00a0two\u2028three", 3),
    ],
)
def test_count_words(text: str, count: float) -> None:
    assert segment.count_words(text) == count


# Opaque places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("See https://a.example/b?c=d#e now", ["https://a.example/b?c=d#e"]),
        ("See ftp://a.example/b now", ["ftp://a.example/b"]),
        ("<http://a.example/>«http://b.example»", ["http://a.example/", "http://b.example"]),
        ("See www.example.org now", ["www.example.org"]),
        ("Write to first.last+x@mail.example.org today", ["first.last+x@mail.example.org"]),
        ("@handle said #hashtag", ["@handle", "#hashtag"]),
        ("Read example.com/path and example.de-x.fr", ["example.com/path", "example.de-x.fr"]),
        ("Type `du mardi` here", ["`du mardi`"]),
        ("Type `du\nmardi` here", []),
        ("Not C# nor a@b nor x#y nor file.txt nor 5 @ 6", []),
        ("It ended.Then came.community", []),
    ],
)
def test_opaque_places(text: str, places: list[str]) -> None:
    assert opaque_texts(text) == places


def test_words_of_a_hundred_thousand_letters_are_checked(tmp_path: Path, run_cli: RunCli) -> None:
    words = " ".join(part * 100_000 for part in ("a", "a-", "a.", "é_"))
    (tmp_path / "a.txt").write_text(f"The end of {words} came.", encoding="utf-8")
    outcome = run_cli("check", "--target-lang", "en", "--select", "names", "a.txt")
    assert (outcome.code, outcome.stderr) == (0, "")


# Sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("  He left.\nShe stayed. ", ["He left.", "She stayed."]),
        ("Really?! Yes… No.", ["Really?!", "Yes…", "No."]),
        ("He said, “Go.” Then he left.", ["He said, “Go.”", "Then he left."]),
        ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
        ("“Go.” “Stay.”", ["“Go.”", "“Stay.”"]),
        ("He waited ... and left.", ["He waited ... and left."]),
        ("It cost 3.5 million. Much.", ["It cost 3.5 million.", "Much."]),
        (
            "Mr. Smith met Dr. J. R. Jones. They ate.",
            ["Mr. Smith met Dr. J. R. Jones.", "They ate."],
        ),
        ("The U.S. Army left. It won.", ["The U.S. Army left.", "It won."]),
        ("It was I. You knew.", ["It was I.", "You knew."]),
        ("It was 1999. Then came May.", ["It was 1999.", "Then came May."]),
        ("No stop at all", ["No stop at all"]),
        ("", []),
    ],
)
def test_english_sentences(text: str, sentences: list[str]) -> None:
    assert sentence_texts(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "The boat was the mayor's. He sold it.",
        "They don't. He does.",
        "It was the ’70s’. Then May.",
    ],
)
def test_letters_after_an_apostrophe_are_no_initial(text: str) -> None:
    first = text.index(".") + 1
    assert sentence_texts(text) == [text[:first], text[first + 1 :]]


def test_ordinals_keep_their_stop_where_the_language_writes_them_so() -> None:
    text = "Am 13. Mai war es. Dann kam 1999. Punkt."
    assert sentence_texts(text, "de") == ["Am 13. Mai war es.", "Dann kam 1999.", "Punkt."]
    assert sentence_texts(text, "en") == ["Am 13.", "Mai war es.", "Dann kam 1999.", "Punkt."]


def test_chinese_sentences_need_no_space() -> None:
    text = "他走了。她说：「好！」你呢？"
    assert sentence_texts(text, "zh") == ["他走了。", "她说：「好！」", "你呢？"]


def test_inverted_marks_open_a_sentence() -> None:
    assert sentence_texts("Se fue. ¿Y ella? ¡Quedó!", "es") == ["Se fue.", "¿Y ella?", "¡Quedó!"]


def test_sentences_stay_inside_their_block() -> None:
    text = "Before. He left. She stayed. After."
    assert list(segment.sentences(text, 8, 28, "en")) == [(8, 16), (17, 28)]


def test_sentences_of_an_unknown_language() -> None:
    text = "Mr. Smith, J. Jones and the U.S. Army left. Good."
    expected = ["Mr.", "Smith, J. Jones and the U.S. Army left.", "Good."]
    assert sentence_texts(text, None) == expected
    assert sentence_texts(text, "xx") == expected


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Mr.", "en", True),
        ("(approx.", "en", True),
        ("P.M.", "en", True),
        ("J.", "en", True),
        ("J.", None, True),
        ("I.", "en", False),
        ("boat.", "en", False),
        (" .", "en", False),
        (".", "en", False),
        ("U.S.", None, True),
        ("Mr.", None, False),
        ("13.", "de", True),
        ("113.", "de", False),
        ("13.", "en", False),
        ("z. B.", "de", True),
        ("x" * 40 + ".", "en", False),
    ],
)
def test_keeps_stop(text: str, language: str | None, kept: bool) -> None:
    assert keeps_last_stop(text, language) is kept

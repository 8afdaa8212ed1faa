"""Phrases with wildcards: how a line is cut in tokens, and where phrases stand in it."""

from __future__ import annotations

import pytest

from mtcheck.languages import known_languages, load_language
from mtcheck.phrases import PhraseTree, tokenize


def tree(**phrases: str) -> PhraseTree:
    """Return a tree of these phrases; the name of each argument is its label."""
    result = PhraseTree()
    for label, phrase in phrases.items():
        result.add(phrase, label)
    return result


def tokens(text: str) -> list[str]:
    return [token for token, _ in tokenize(text)]


def ends(phrases: PhraseTree, text: str, at: int = 0) -> list[tuple[int, str]]:
    return sorted(phrases.ends(tokens(text), at))


# Tokens


def test_tokens_have_the_offset_of_their_end() -> None:
    assert tokenize("Skip to  “Content”!") == [("skip", 4), ("to", 7), ("content", 17)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" —!… ", []),
        ("E-mail this", ["e", "mail", "this"]),
        ("Don’t miss l'article", ["don't", "miss", "l'article"]),
        ("3rd of 1,284", ["3rd", "of", "1", "284"]),
        ("Straße ÉTÉ", ["strasse", "été"]),
        ("İçerik IŞIK ılık", ["içerik", "işik", "ilik"]),
        ("Прочтён", ["прочтен"]),
        ("跳到内容 ok", ["跳", "到", "内", "容", "ok"]),
        ("コメント12", ["コ", "メ", "ン", "ト", "12"]),
        ("12条 Web版", ["12", "条", "web", "版"]),
        ("댓글 쓰기", ["댓글", "쓰기"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("cafe\u0301", ["cafe\u0301"]),
    ],
)
def test_tokens_are_folded(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize("text", ["ẞİ ŁÓDŹ ʼn ǅ", "\ud800a\x00b", "a\u200bb"])
def test_ends_of_tokens_lie_in_the_text(text: str) -> None:
    places = [end for _, end in tokenize(text)]
    assert places == sorted(set(places))
    assert all(0 < end <= len(text) for end in places)


# Phrases at a place


def test_a_phrase_is_found_at_its_place_alone() -> None:
    phrases = tree(skip="skip to content")
    assert ends(phrases, "Skip to content now") == [(3, "skip")]
    assert ends(phrases, "Please skip to content") == []
    assert ends(phrases, "Please skip to content", 1) == [(4, "skip")]
    assert ends(phrases, "Skip to") == []
    assert ends(phrases, "Skip to content", 3) == []


def test_case_and_punctuation_do_not_matter() -> None:
    phrases = tree(mail="E-mail this", own="don't miss", menu="Menü")
    assert ends(phrases, "E-MAIL – this!") == [(3, "mail")]
    assert ends(phrases, "Don’t “miss”") == [(2, "own")]
    assert ends(phrases, "MENÜ") == [(1, "menu")]


def test_all_phrases_at_a_place_are_found() -> None:
    phrases = tree(short="read", long="read also this", other="read also")
    assert ends(phrases, "Read also this") == [(1, "short"), (2, "other"), (3, "long")]


def test_a_phrase_may_have_two_labels() -> None:
    phrases = tree(one="read also", two="Read Also")
    assert ends(phrases, "read also") == [(2, "one"), (2, "two")]


def test_a_number_stands_for_digits() -> None:
    phrases = tree(count="# comments")
    assert ends(phrases, "12 comments") == [(2, "count")]
    assert ends(phrases, "٣ comments") == [(2, "count")]
    assert ends(phrases, "two comments") == []
    assert ends(phrases, "2nd comments") == []
    assert ends(phrases, "comments") == []


@pytest.mark.parametrize("gap", ["one", "one two", "one 2 three", "one two three four"])
def test_a_star_stands_for_one_to_four_tokens(gap: str) -> None:
    phrases = tree(share="share on * now")
    size = len(gap.split())
    assert ends(phrases, f"Share on {gap} now") == [(3 + size, "share")]


@pytest.mark.parametrize("gap", ["", "one two three four five"])
def test_a_star_stands_for_no_fewer_and_no_more(gap: str) -> None:
    assert ends(tree(share="share on * now"), f"Share on {gap} now") == []


def test_a_star_at_the_end_takes_each_length() -> None:
    phrases = tree(share="share on *")
    assert ends(phrases, "Share on a b c d e f") == [(n, "share") for n in (3, 4, 5, 6)]
    assert ends(phrases, "Share on a") == [(3, "share")]
    assert ends(phrases, "Share on") == []


def test_stars_and_words_share_a_beginning() -> None:
    phrases = tree(any="reply to *", one="reply to admin", both="reply * admin # times")
    assert ends(phrases, "Reply to admin") == [(3, "any"), (3, "one")]
    assert ends(phrases, "Reply to the admin 3 times") == [
        *((n, "any") for n in (3, 4, 5, 6)),
        (6, "both"),
    ]


def test_phrases_in_han_need_no_spaces() -> None:
    phrases = tree(skip="跳到内容", count="# 条评论")
    assert ends(phrases, "跳到内容") == [(4, "skip")]
    assert ends(phrases, "12条评论") == [(4, "count")]


# Whole lines


def test_one_phrase_fills_a_line() -> None:
    assert tree(skip="skip to content").tile(tokens("» Skip to content «")) == "skip"


def test_several_phrases_fill_a_line_and_the_first_names_it() -> None:
    phrases = tree(share="share on *", skip="skip to content", menu="menu")
    assert phrases.tile(tokens("Menu Skip to content menu")) == "menu"
    assert phrases.tile(tokens("Skip to content | Menu")) == "skip"


def test_numbers_between_phrases_do_not_matter() -> None:
    phrases = tree(views="views", menu="menu")
    assert phrases.tile(tokens("1,284 views 3 menu 7")) == "views"


def test_numbers_alone_are_no_furniture() -> None:
    assert tree(views="views").tile(tokens("12 3 2024")) is None


def test_a_line_with_another_word_is_not_filled() -> None:
    phrases = tree(menu="menu", skip="skip to content")
    assert phrases.tile(tokens("Menu of the day")) is None
    assert phrases.tile(tokens("The menu")) is None
    assert phrases.tile(tokens("Skip to content of the")) is None
    assert phrases.tile([]) is None


def test_a_longer_phrase_is_tried_where_a_shorter_one_leads_nowhere() -> None:
    phrases = tree(short="read", long="read also", rest="also by", end="by us")
    assert phrases.tile(tokens("read also by us")) == "long"


def test_an_empty_tree_finds_nothing() -> None:
    empty = PhraseTree()
    assert empty.tile(tokens("menu")) is None
    assert ends(empty, "menu") == []


def test_a_long_line_of_stars_is_looked_through() -> None:
    phrases = tree(a="a * a * a *", b="a a")
    assert phrases.tile(["a"] * 61) in ("a", "b")
    assert phrases.tile([*["a"] * 60, "x", "y", "z", "v", "w"]) is None


# The phrases of the languages


@pytest.mark.parametrize("code", known_languages())
def test_each_phrase_of_a_language_is_found_where_it_stands(code: str) -> None:
    language = load_language(code)
    assert language is not None
    for kind, table in language.chrome.items():
        for phrase in (*table.get("whole", ()), *table.get("lead", ())):
            written = phrase.replace("*", "Foo Bar").replace("#", "12").upper()
            found = tokens(written)
            assert (len(found), kind) in tree(**{kind: phrase}).ends(found, 0), phrase

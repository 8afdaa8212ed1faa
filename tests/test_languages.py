"""The language files: their keys, and that each entry can do its work. See languages/README.md."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

import pytest
import regex

from mtcheck.languages import FOLDER, Locale, known_languages, language_name, load_language
from mtcheck.lexicon import WHOLE, frequent_words, load_lexicon
from mtcheck.phrases import tokenize
from mtcheck.quotes import STYLES
from mtcheck.segment import words

CODES = known_languages()
TEXTS = ("name", "script")
LISTS = (
    "quotes", "abbreviations", "conjunctions", "existentials", "doubled", "repeatable", "function-words",
    "titles", "speech-verbs", "naturalised", "never-last", "glue-words", "sentence-starts",
    "chat-words", "fillers",
)  # fmt: skip
KEYS = {
    *TEXTS,
    *LISTS,
    "ordinal-stop",
    "chrome",
    "page",
    "locale",
    "encoding",
    "residue",
    "fragments",
    "repetition",
    "case-endings",
    "articles",
    "evidence",
}
OPTIONAL = {"fragments", "locale", "case-endings", "articles", "evidence"}
EVIDENCE = ("web", "trade", "manner", "self", "user", "tongues", "persons")
LOCALE_TEXTS = ("decimal", "grouping", "calendar")
FRAGMENTS = {
    "determiners", "nouns", "links", "adjuncts", "articles", "finite", "prepositions", "clauses",
    "subjects",
}  # fmt: skip
PHRASES = ("whole", "lead")
"""Lists of phrases of a kind of furniture; the others are word classes."""
CLASSES = ("words", "verbs", "nouns", "names", "origins")
PAGE = (
    "address", "by", "counts", "dates", "lists", "more", "nouns", "roles", "sections", "states", "small",
    "story",
)  # fmt: skip
LOWER = (
    "conjunctions",
    "existentials",
    "doubled",
    "repeatable",
    "function-words",
    "speech-verbs",
    "naturalised",
    "never-last",
    "glue-words",
)
ONE_WORD = ("conjunctions", "repeatable", "function-words")
UNSPACED = ("ja", "zh")
SCRIPTS = {
    "Latin": "Latin", "Cyrillic": "Cyrillic", "Han": "Han", "Kana": "(?:Hiragana|Katakana|Han)",
    "Hangul": "Hangul", "Arabic": "Arabic", "Devanagari": "Devanagari",
}  # fmt: skip

each_language = pytest.mark.parametrize("code", CODES)


def raw(code: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def chrome(code: str, kind_of_list: str | None = None) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (kind, "whole" or "lead", phrases) of a language."""
    for kind, table in raw(code)["chrome"].items():
        for name, phrases in table.items():
            if name in PHRASES and kind_of_list in (None, name):
                yield kind, name, phrases


def word_classes(code: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (name, words) of the word classes of furniture of a language."""
    data = raw(code)
    yield from ((f"page.{name}", words) for name, words in data["page"].items())
    for kind, table in data["chrome"].items():
        yield from ((f"chrome.{kind}.{c}", table[c]) for c in CLASSES if c in table)


def all_lists(code: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (name, texts) of each list of a language."""
    data = raw(code)
    yield from ((key, data[key]) for key in LISTS)
    yield from ((f"chrome.{kind}.{name}", phrases) for kind, name, phrases in chrome(code))
    yield from word_classes(code)


def twice(texts: Sequence[str]) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


def script_class(script: str) -> str:
    inside = SCRIPTS[script].strip("(?:)").split("|")
    return "[" + "".join(rf"\p{{{name}}}" for name in inside) + "]"


# All files


def test_languages_are_the_files_of_the_folder() -> None:
    assert list(CODES) == sorted(path.stem for path in FOLDER.glob("*.toml"))
    assert {"en", "fr", "de", "es"} <= set(CODES)
    assert all(regex.fullmatch("[a-z]{2}", code) for code in CODES)


def test_names_differ() -> None:
    assert twice([raw(code)["name"] for code in CODES]) == []


def test_readme_names_each_key_and_each_kind() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    kinds = raw("en")["chrome"]
    missing = [
        name
        for name in (
            *KEYS - {"chrome", "locale", "encoding", "residue", "repetition"},
            *kinds,
            *raw("en")["residue"]["kinds"],
        )
        if f"`{name}`" not in readme
    ]
    missing += [name for name in raw("en")["repetition"] if f"`{name}`" not in readme]
    assert missing == []
    assert all(f"`{script}`" in readme for script in SCRIPTS)


# One file


@each_language
def test_keys_are_those_of_the_readme(code: str) -> None:
    data = raw(code)
    assert set(data) | OPTIONAL == KEYS
    assert set(data.get("fragments", FRAGMENTS)) - {"adjectives"} == FRAGMENTS
    assert all(isinstance(data[key], str) for key in TEXTS)
    assert all(isinstance(data[key], list) for key in LISTS)
    assert isinstance(data["ordinal-stop"], bool)
    assert data["script"] in SCRIPTS
    assert regex.fullmatch(r"[A-Z]\w+", data["name"])


@each_language
def test_the_name_stands_in_the_first_line(code: str) -> None:
    assert language_name(code) == raw(code)["name"]


@each_language
def test_kinds_of_furniture_are_those_of_english(code: str) -> None:
    tables = raw(code)["chrome"]
    assert set(tables) == set(raw("en")["chrome"])
    assert all(set(table) <= {*PHRASES, *CLASSES} for table in tables.values())
    assert all(table.get("whole") or table.get("lead") for table in tables.values())


@each_language
def test_phrases_of_engines_have_the_kinds_of_english(code: str) -> None:
    residue = raw(code)["residue"]
    assert set(raw("en")["residue"]["kinds"]) - set(residue["kinds"]) <= {"meta"}
    assert residue["gate"] == [piece.lower() for piece in residue["gate"]]
    assert residue["edge-gate"] == [piece.lower() for piece in residue["edge-gate"]]


@each_language
def test_word_classes_of_the_page_are_those_of_the_readme(code: str) -> None:
    assert set(raw(code)["page"]) == set(PAGE)


@each_language
def test_evidence_is_sorted_words_in_lower_case(code: str) -> None:
    tables = raw(code).get("evidence", dict.fromkeys(EVIDENCE, ""))
    assert tuple(tables) == EVIDENCE
    for listed in tables.values():
        entries = listed.split()
        assert entries == sorted(set(entries))
        assert [w for w in entries if w != w.lower() or not tokenize(w)] == []


@each_language
def test_a_word_of_a_class_is_one_word_in_lower_case(code: str) -> None:
    entries = [(name, word) for name, words in word_classes(code) for word in words]
    wrong = [(n, w) for n, w in entries if w != w.lower() or " " in w or not tokenize(w)]
    assert wrong == []


@each_language
def test_a_stem_has_three_letters_or_more(code: str) -> None:
    short = 1 if code in UNSPACED or code == "ko" else 3
    stems = [word for _, words in word_classes(code) for word in words if word.endswith("-")]
    assert [stem for stem in stems if len(stem.rstrip("-")) < short] == []


@each_language
def test_no_list_is_empty(code: str) -> None:
    empty = [name for name, texts in all_lists(code) if not texts]
    may_be = ("existentials", "doubled", "never-last", "glue-words", "sentence-starts", "fillers")
    assert [name for name in empty if name not in may_be] == []


@each_language
def test_glue_words_do_not_build_words(code: str) -> None:
    """Where "-ont" is an ending, "goûteront" would be taken for "goûter ont"."""
    language, lexicon = load_language(code), load_lexicon(code, WHOLE)
    assert language is not None
    glue = language.glue_words
    built = Counter(
        (part, begins)
        for word, _ in (frequent_words(code, 2.6) if glue and lexicon else ())
        for part in glue
        for begins, rest in ((True, word.removeprefix(part)), (False, word.removesuffix(part)))
        if 4 <= len(rest) < len(word) and lexicon and lexicon.zipf(rest) >= 4
    )
    assert sorted(part for (part, _), count in built.items() if count >= 3) == []


@each_language
def test_no_list_holds_a_text_twice(code: str) -> None:
    assert [(name, twice(texts)) for name, texts in all_lists(code) if twice(texts)] == []


@each_language
def test_texts_are_trimmed_and_composed(code: str) -> None:
    wrong = [
        (name, text)
        for name, texts in all_lists(code)
        for text in texts
        if not isinstance(text, str)
        or not text
        or text != " ".join(text.split())
        or text != unicodedata.normalize("NFC", text)
        or any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in text)
    ]
    assert wrong == []


@each_language
def test_apostrophes_are_plain(code: str) -> None:
    lists = ((name, texts) for name, texts in all_lists(code) if name != "quotes")
    assert [(name, text) for name, texts in lists for text in texts if "’" in text] == []


@each_language
def test_words_that_are_compared_in_lower_case_are_written_so(code: str) -> None:
    data = raw(code)
    wrong = [(key, text) for key in LOWER for text in data[key] if text != text.lower()]
    assert wrong == []


@each_language
def test_single_words_are_single(code: str) -> None:
    data = raw(code)
    assert [(key, text) for key in ONE_WORD for text in data[key] if " " in text] == []


@each_language
def test_words_are_in_the_script_of_the_language(code: str) -> None:
    data = raw(code)
    letters = regex.compile(script_class(data["script"]))
    keys = ("conjunctions", "repeatable", "function-words", "speech-verbs")
    wrong = [(key, text) for key in keys for text in data[key] if not letters.search(text)]
    assert wrong == []


@each_language
def test_quotes_are_pairs_and_one_of_them_is_double(code: str) -> None:
    quotes = raw(code)["quotes"]
    assert [pair for pair in quotes if len(pair) != 2] == []
    assert any(pair[0] in STYLES and pair[1] in STYLES for pair in quotes)


@each_language
def test_abbreviations_come_without_their_stop(code: str) -> None:
    wrong = [text for text in raw(code)["abbreviations"] if text.endswith(".") or " " in text]
    assert wrong == []


@each_language
def test_there_are_enough_function_words(code: str) -> None:
    assert len(raw(code)["function-words"]) >= 60


@each_language
def test_conjunctions_are_few(code: str) -> None:
    assert 1 <= len(raw(code)["conjunctions"]) <= 15


@each_language
def test_conjunctions_and_repeatable_words_are_words_as_the_text_has_them(code: str) -> None:
    data = raw(code)
    wrong = [
        (key, text)
        for key in ("conjunctions", "repeatable")
        for text in data[key]
        if code not in UNSPACED and [lower for *_, lower in words(text)] != [text]
    ]
    assert wrong == []


@each_language
def test_naturalised_phrases_have_words(code: str) -> None:
    assert [text for text in raw(code)["naturalised"] if not list(words(text))] == []


# Numbers, dates and capitals


def locale_lists(code: str) -> Iterator[tuple[str, list[str]]]:
    yield from ((k, v) for k, v in raw(code).get("locale", {}).items() if k not in LOCALE_TEXTS)


@each_language
def test_keys_of_the_locale_are_those_that_are_read(code: str) -> None:
    known = {field.name.replace("_", "-") for field in fields(Locale)}
    assert set(raw(code).get("locale", {})) <= known
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [key for key in known if f"`locale.{key}`" not in readme] == []


@each_language
def test_marks_of_numbers_differ(code: str) -> None:
    locale = raw(code).get("locale", {})
    decimal, grouping = locale.get("decimal", ""), locale.get("grouping", "")
    assert len(decimal) == 2 or set(decimal).isdisjoint(grouping)
    assert bool(decimal) == bool(grouping)
    assert locale.get("calendar", "") in ("", "lower", "capital")


@each_language
def test_words_of_the_locale_are_listed_once_with_plain_apostrophes(code: str) -> None:
    for key, texts in locale_lists(code):
        lowered = [text.lower() for text in texts]
        assert (key, twice(lowered)) == (key, [])
        assert (key, [text for text in texts if "’" in text or text != text.strip()]) == (key, [])


# What comes twice

REPETITION = (
    "clause-doubled",
    "emphatic",
    "linking",
    "negations",
    "repeatable-endings",
    "superlative",
)


@each_language
def test_what_comes_twice_by_right_is_in_one_list_and_lower_case(code: str) -> None:
    data = raw(code)
    table = data["repetition"]
    assert set(table) == {*REPETITION, "contrastive", "not-doubled-before"}
    assert isinstance(table["contrastive"], bool)
    for key in REPETITION:
        assert twice(table[key]) == []
        assert [text for text in table[key] if text != text.lower() or " " in text] == []
    assert set(table["emphatic"]) & {*data["doubled"], *table["clause-doubled"]} == set()
    assert set(table["not-doubled-before"]) <= set(data["doubled"])
    assert len(table["superlative"]) in (0, 2)


# Site furniture


@each_language
def test_phrases_are_lower_case_words_and_wildcards(code: str) -> None:
    plain = regex.compile(r"[\p{L}\p{M}\p{N}'\u200c\u200d-]++|\*|#")
    wrong = [
        (kind, name, phrase)
        for kind, name, phrases in chrome(code)
        for phrase in phrases
        if phrase != phrase.lower() or not all(plain.fullmatch(part) for part in phrase.split(" "))
    ]
    assert wrong == []


@each_language
def test_each_part_of_a_phrase_can_be_found(code: str) -> None:
    wrong = [
        (kind, phrase, part)
        for kind, _, phrases in chrome(code)
        for phrase in phrases
        for part in phrase.split()
        if part not in ("*", "#") and not tokenize(part)
    ]
    assert wrong == []


@each_language
def test_no_phrase_is_all_wildcards(code: str) -> None:
    wrong = [
        (kind, phrase)
        for kind, _, phrases in chrome(code)
        for phrase in phrases
        if not regex.search(r"\p{L}", phrase)
    ]
    assert wrong == []


@each_language
@pytest.mark.parametrize("name", ["whole", "lead"])
def test_a_phrase_is_of_one_kind(code: str, name: str) -> None:
    kinds: dict[tuple[str, ...], set[str]] = {}
    for kind, _, phrases in chrome(code, name):
        for phrase in phrases:
            parts = [[part] if part in "*#" else tokenize(part) for part in phrase.split()]
            kinds.setdefault(tuple(map(str, parts)), set()).add(f"{kind}: {phrase}")
    assert [listed for listed in kinds.values() if len({x.split(":")[0] for x in listed}) > 1] == []


# The loader


def test_an_unknown_language_has_no_data() -> None:
    assert [load_language(code) for code in ("xx", "", "EN", "../en", "en\0")] == [None] * 5


def test_the_name_of_an_unknown_language_is_its_code() -> None:
    assert language_name("xx") == "xx"
    assert language_name(None) == language_name("") == "unknown"


@each_language
def test_loaded_words_are_lower_case(code: str) -> None:
    language = load_language(code)
    assert language is not None
    assert (language.code, language.name) == (code, raw(code)["name"])
    assert language.ordinal_stop is raw(code)["ordinal-stop"]
    assert language.quotes == tuple(raw(code)["quotes"])
    assert language.chrome == raw(code)["chrome"]
    assert language.page == raw(code)["page"]
    for texts in (language.abbreviations, language.titles, language.function_words):
        assert texts
        assert all(text == text.lower() for text in texts)


def test_english_data_reaches_its_fields() -> None:
    english = load_language("en")
    assert english is not None
    assert (english.script, english.ordinal_stop) == ("Latin", False)
    assert english.quotes[0] == "“”"
    assert {"mr", "approx", "u.s"} <= english.abbreviations
    assert english.conjunctions == {"and", "or"}
    assert "again" in english.repeatable
    assert "the" in english.function_words
    assert "prime minister" in english.titles
    assert "said" in english.speech_verbs
    assert "bon voyage" in english.naturalised
    assert "skip to content" in english.chrome["skip-link"]["whole"]
    assert "read also" in english.chrome["teaser"]["lead"]

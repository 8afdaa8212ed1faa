"""A project's glossary: terms in their forms, passages that lack them, and the file that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.config.file import load_config
from mtcheck.config.shown import settings
from mtcheck.document import Document, Pair, Span
from mtcheck.errors import ConfigError
from mtcheck.glossary import Term, find_term, parse_term


@pytest.mark.parametrize(
    ("term", "text", "language", "found"),
    [
        ("lock keeper", "Two Lock keepers came.", "en", "Lock keepers"),
        ("lock keeper", "A block keeper came.", "en", None),
        ("Hafenmeister", "Den Hafenmeistern dankte er.", "de", "Hafenmeistern"),
        ("Hafenmeister", "Die Hafenmeisterschaft gewann.", "de", None),
        ("éclusier", "Les éclusiers sont là.", "fr", "éclusiers"),
        ("l'écluse", "Devant l’écluse.", "fr", "l'écluse"),
        ("порт", "Мы были в порту.", "ru", "порту"),
        ("Apple", "An apple a day.", "en", None),
        ("Apple", "Apples, said Apple's head.", "en", "Apples"),
        ("EU", "La eu fue.", "es", None),
        ("港口", "在港口外。", "zh", "港口"),
        ("C++", "Written in C++ now.", "en", "C++"),
    ],
)
def test_term_is_known_in_its_forms(term: str, text: str, language: str, found: str | None) -> None:
    assert find_term(term, text, language) == found


def test_loose_forms_are_those_of_a_shorter_stem() -> None:
    assert find_term("vitrail", "Les vitraux de Chartres.", "fr") is None
    assert find_term("vitrail", "Les vitraux de Chartres.", "fr", loose=True) == "vitraux"


def test_passage_of_a_file_is_marked_alone_with_all_that_it_lacks() -> None:
    text = (
        "The port manager waits.\n\nThe harbour master waits.\n\nThe port manager is on the float."
    )
    places = [(0, 23), (25, 50), (52, len(text))]
    sources = ["Der Hafenmeister wartet.", "Der Hafenmeister wartet.", "Hafenmeister und Ponton."]
    document = Document(
        text,
        language="en",
        source_language="de",
        source="\n\n".join(sources),
        pairs=tuple(
            Pair(Span(*place), source) for place, source in zip(places, sources, strict=True)
        ),
    )
    glossary = (Term("Hafenmeister", ("harbour master",)), Term("Ponton", ("pontoon", "raft")))
    report = mtcheck.check(document, config=Config(select=("glossary-term",), glossary=glossary))
    assert [(f.start, f.end, f.message) for f in report.findings] == [
        (
            0,
            23,
            "the source has 'Hafenmeister': write 'harbour master', as the glossary says",
        ),
        (
            52,
            len(text),
            "the source has 'Hafenmeister', 'Ponton': write 'harbour master', 'pontoon or raft', "
            "as the glossary says",
        ),
    ]
    assert report.findings[0].source_text == sources[0]


def test_file_holds_a_term_a_line(tmp_path: Path) -> None:
    path = tmp_path / "mtcheck.toml"
    path.write_text('glossary = "terms.tsv"\n', encoding="utf-8")
    lines = (
        "# German\tEnglish\nHafenmeister\tharbour master|port captain\tagreed in May\n\nPier 5\n"
    )
    (tmp_path / "terms.tsv").write_text(lines, encoding="utf-8")
    config = load_config(path)
    assert config.glossary == (
        Term("Hafenmeister", ("harbour master", "port captain")),
        Term("Pier 5", ()),
    )
    shown = 'glossary = { "Hafenmeister" = "harbour master|port captain", "Pier 5" = "" }\n'
    assert shown in settings(config)


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mtcheck.toml"
    path.write_text('glossary = "terms.tsv"\n', encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"mtcheck\.toml: glossary = 'terms\.tsv': .*does not exist"
    ):
        load_config(path)


@pytest.mark.parametrize("pair", [("--", "harbour"), ("Hafen", "-|harbour")])
def test_term_without_a_word_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="holds no word"):
        parse_term(*pair)

"""Labelled texts: inline marks, MQM ratings and JSON lines, and files that are none of these."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import RunCli
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.document import Span
from mtcheck.errors import ReadError
from mtcheck.evaluation.labelled import GROUP_OF_CLASS, Label, Labelled, read_labelled, unmark
from mtcheck.rule import GROUPS

SEEDS = Path(__file__).parent.parent / "seeds"
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file below `tmp_path`."""

    def writer(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return writer


def marked(item: Labelled) -> list[tuple[str, str]]:
    """Return the class and the text of each label."""
    return [(label.kind, item.text[label.span.start : label.span.end]) for label in item.labels]


def problem(path: Path) -> ReadError:
    with pytest.raises(ReadError) as caught:
        list(read_labelled(path))
    assert "\n" not in str(caught.value)
    return caught.value


# Inline marks

GOLD = """\
id: 90-lock
target: en
source: fr
kind: mt
domain: news
--- source
L'écluse ouvre en mai.

Les bateaux attendent.
--- target
The lock ⟦untranslated|ouvre=>opens⟧ in May.

⟦chrome|Read also⟧

⟦name|Jean-Marc le Guennec=>Jean-Marc Le Guennec⟧ waits⟦punctuation|=>.⟧
"""


def test_marks_of_a_gold_file(write: Write) -> None:
    (item,) = read_labelled(write("90-lock.gold", GOLD))
    assert item.name == "90-lock"
    assert (item.language, item.source_language, item.clean) == ("en", "fr", False)
    assert item.source == "L'écluse ouvre en mai.\n\nLes bateaux attendent."
    text = "The lock ouvre in May.\n\nRead also\n\nJean-Marc le Guennec waits"
    assert item.text == text
    assert marked(item) == [
        ("untranslated", "ouvre"),
        ("chrome", "Read also"),
        ("name", "Jean-Marc le Guennec"),
        ("punctuation", ""),
    ]
    assert item.labels[3].span == Span(len(text), len(text))


def test_clean_gold_file_has_no_source(write: Write) -> None:
    gold = "id: 91\ntarget: de\nsource: none\nkind: clean\n--- source\n\n--- target\nRuhig hier.\n"
    (item,) = read_labelled(write("91.gold", gold))
    assert item == Labelled("91", "Ruhig hier.", "de", clean=True)


@pytest.mark.parametrize(
    ("text", "plain", "labels"),
    [
        ("no marks", "no marks", []),
        ("", "", []),
        ("⟦name|A=>B⟧", "A", [(0, 1, "name")]),
        ("x⟦name|A⟧⟦case|b=>B⟧y", "xAby", [(1, 2, "name"), (2, 3, "case")]),
        ("x⟦omission|=>word⟧y", "xy", [(1, 1, "omission")]),
        ("⟦near-duplicate|one\n\ntwo=>⟧ x", "one\n\ntwo x", [(0, 8, "near-duplicate")]),
        ("a => b ⟦quote|«=>“⟧", "a => b «", [(7, 8, "quote")]),
        ("⟦Name|A⟧ stays", "⟦Name|A⟧ stays", []),
        ("⟦name⟧ stays", "⟦name⟧ stays", []),
        ("⟦name|a|b⟧", "a|b", [(0, 3, "name")]),
    ],
)
def test_unmark(text: str, plain: str, labels: list[tuple[int, int, str]]) -> None:
    expected = tuple(Label(Span(start, end), kind) for start, end, kind in labels)
    assert unmark(text) == (plain, expected)


@given(
    st.lists(
        st.tuples(
            st.text("ab \n|=", max_size=6),
            st.sampled_from(["name", "near-duplicate"]),
            st.text("xy \n", max_size=6),
            st.sampled_from(["", "=>", "=>z"]),
        )
    )
)
def test_unmark_gives_back_what_was_marked(parts: list[tuple[str, str, str, str]]) -> None:
    text, labels = unmark("".join(f"{a}⟦{kind}|{b}{fix}⟧" for a, kind, b, fix in parts))
    assert text == "".join(a + b for a, _, b, _ in parts)
    found = [(label.kind, text[label.span.start : label.span.end]) for label in labels]
    assert found == [(kind, b) for _, kind, b, _ in parts]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("labels/*.gold")), ids=lambda path: path.stem)
def test_gold_file_of_a_seed_holds_the_published_text(path: Path) -> None:
    (item,) = read_labelled(path)
    published = (SEEDS / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert item.text == published.strip("\n")
    assert {label.kind for label in item.labels} <= {*GROUP_OF_CLASS, "mistranslation", "grammar"}
    assert item.clean is not bool(item.labels)


def test_every_seed_has_labels() -> None:
    articles = sorted(path.stem for path in SEEDS.glob("*.txt"))
    assert sorted(path.stem for path in SEEDS.glob("labels/*.gold")) == articles
    assert len(list(read_labelled(SEEDS / "labels"))) == len(articles)


def test_groups_of_classes_are_groups_of_rules() -> None:
    assert set(GROUP_OF_CLASS.values()) <= set(GROUPS)


# MQM ratings, in the format of Google's wmt-mqm-human-evaluation

COLUMNS = "system doc doc_id seg_id rater source target category severity".split()
Rating = tuple[str, str, str, str, str]


def mqm(*ratings: Rating) -> str:
    """Return a file of ratings (system, segment, rater, target, category/severity)."""
    lines = ["\t".join(COLUMNS)]
    for system, segment, rater, target, verdict in ratings:
        category, severity = verdict.split("#")
        source = f"Satz {segment}"
        row = (system, "doc-a", "1", segment, rater, source, target, category, severity)
        lines.append("\t".join(row))
    return "\n".join(lines) + "\n"


def test_ratings_of_a_segment_are_gathered(write: Write) -> None:
    content = mqm(
        ("Sys-A", "1", "r1", "The <v>hose</v> is green.", "Accuracy/Mistranslation#Major"),
        ("Sys-A", "1", "r2", "The hose is <v>green</v>.", "Style/Awkward#Minor"),
        ("Sys-A", "2", "r1", "It rains.", "No-error#No-error"),
        ("Sys-B", "1", "r1", "<v>Das</v> house is green.", "Accuracy/Untranslated text#Major"),
    )
    items = list(read_labelled(write("mqm_newstest2020_deen.tsv", content)))
    assert [item.name for item in items] == ["Sys-A:doc-a:1", "Sys-A:doc-a:2", "Sys-B:doc-a:1"]
    assert [item.text for item in items] == [
        "The hose is green.",
        "It rains.",
        "Das house is green.",
    ]
    assert marked(items[0]) == [("Accuracy/Mistranslation", "hose"), ("Style/Awkward", "green")]
    assert marked(items[1]) == []
    assert marked(items[2]) == [("Accuracy/Untranslated text", "Das")]
    assert {(item.source_language, item.language, item.clean) for item in items} == {
        ("de", "en", False)
    }
    assert [item.source for item in items] == ["Satz 1", "Satz 2", "Satz 1"]


@pytest.mark.parametrize(
    ("target", "verdict", "labels"),
    [
        ("The <v>hose</v> ran.", "Accuracy#Major", ["hose"]),
        ("The <v>hose</v> ran.", "Accuracy#minor", ["hose"]),
        ("The <v>hose</v> ran.", "Accuracy#Critical", ["hose"]),
        ("The <v>hose</v> ran.", "Style#Neutral", []),
        ("The <v>hose</v> ran.", "Style#neutral", []),
        ("The hose ran.", "No-error#no-error", []),
        ("The hose ran.", "Source issue#Minor", []),
        ("The hose ran<v></v>.", "Accuracy/Omission#Major", [""]),
        ("<v>The hose ran.</v>", "Non-translation!#Major", ["The hose ran."]),
        ("</v>The <v>hose ran.", "Accuracy#Major", []),
    ],
)
def test_which_ratings_are_labels(
    write: Write, target: str, verdict: str, labels: list[str]
) -> None:
    path = write("mqm_ende.tsv", mqm(("S", "1", "r1", target, verdict)))
    (item,) = read_labelled(path)
    assert "<" not in item.text
    assert [text for _, text in marked(item)] == labels


def test_marks_in_the_source_are_taken_away(write: Write) -> None:
    content = (
        "\t".join(COLUMNS) + "\nS\td\t1\t1\tr\tDas <v>Haus</v>\tThe house\tSource#Minor\tMinor\n"
    )
    (item,) = read_labelled(write("mqm_deen.tsv", content))
    assert (item.source, item.text, item.labels) == ("Das Haus", "The house", ())


def test_quotation_marks_are_part_of_a_segment(write: Write) -> None:
    target = 'He said: "The <v>hose</v>" and "left'
    (item,) = read_labelled(write("mqm_ende.tsv", mqm(("S", "1", "r", target, "A#Major"))))
    assert item.text == 'He said: "The hose" and "left'
    assert marked(item) == [("A", "hose")]


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("mqm_newstest2020_ende.tsv", ("en", "de")),
        ("mqm_generalMT2022_zhen.tsv", ("zh", "en")),
        ("mqm_generalMT2023_heen.tsv", ("he", "en")),
        ("ratings.en-ru.tsv", ("en", "ru")),
        ("mqm_ted_ende.tsv", ("en", "de")),
    ],
)
def test_language_pair_stands_in_the_name(write: Write, name: str, pair: tuple[str, str]) -> None:
    (item,) = read_labelled(write(name, mqm(("S", "1", "r", "x", "No-error#No-error"))))
    assert (item.source_language, item.language) == pair


# JSON lines


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_records_of_json_lines(write: Write) -> None:
    path = write(
        "some.jsonl",
        lines(
            {
                "id": "a",
                "text": "Das house",
                "lang": "en",
                "source_lang": "de",
                "source": "Das Haus",
                "spans": [{"start": 0, "end": 3, "class": "untranslated"}],
            },
            {
                "mt": "The hose",
                "pair": "de-en",
                "spans": [
                    {"start": 4, "end": 8, "category": "Accuracy"},
                    {"start": 0, "end": 3, "cls": "name"},
                    {"start": 0, "end": 8},
                    {"start": -1, "end": -1, "category": "Omission"},
                ],
            },
            {"id": 7, "paragraphs": ["One.", "Two."], "lang": "en"},
            {"text": "Ruhig.", "lang": "de", "kind": "clean"},
            {"text": "x"},
        ),
    )
    first, second, third, fourth, fifth = read_labelled(path)
    assert (first.name, first.text, first.language) == ("a", "Das house", "en")
    assert (first.source, first.source_language) == ("Das Haus", "de")
    assert marked(first) == [("untranslated", "Das")]
    assert (second.name, second.text) == ("some.jsonl:2", "The hose")
    assert (second.source_language, second.language) == ("de", "en")
    assert marked(second) == [("Accuracy", "hose"), ("name", "The"), ("error", "The hose")]
    assert (third.name, third.text, third.clean) == ("7", "One.\n\nTwo.", True)
    assert (fourth.language, fourth.clean, fourth.labels) == ("de", True, ())
    assert (fifth.language, fifth.source_language, fifth.source) == (None, None, None)
    assert [item.clean for item in (first, second, fifth)] == [False, False, False]


def test_empty_lines_are_left_out_but_counted(write: Write) -> None:
    path = write("x.jsonl", "\n" + lines({"text": "a"}) + "\n\n" + lines({"text": "b"}))
    assert [item.name for item in read_labelled(path)] == ["x.jsonl:2", "x.jsonl:5"]


def test_compressed_lines_are_read_alike(write: Write) -> None:
    content = lines({"text": "Größe", "lang": "de"}, {"text": "b"})
    plain = [item.text for item in read_labelled(write("x.jsonl", content))]
    packed = read_labelled(write("x.jsonl.gz", gzip.compress(content.encode())))
    assert plain == ["Größe", "b"] == [item.text for item in packed]


# Files and folders


def test_folder_is_read_in_order_and_whole(write: Write, tmp_path: Path) -> None:
    write("b/two.jsonl", lines({"text": "two"}))
    write("a/one.gold", GOLD)
    write("c_ende.tsv", mqm(("S", "1", "r", "three", "No-error#No-error")))
    write("notes.txt", "no labels here")
    names = [item.name for item in read_labelled(tmp_path)]
    assert names == ["90-lock", "two.jsonl:1", "S:doc-a:1"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.txt", "text", "is no file of labelled texts (.gold .tsv .jsonl .jsonl.gz)"),
        ("x.gold", "text", "cannot be read: KeyError: 'id'"),
        ("x.gold", "id: x\nkind: mt\n--- target\ntext", "cannot be read: KeyError: 'target'"),
        ("x.gold", b"\xff", "is not UTF-8: byte 0: "),
        ("mqm.tsv", "a\tb\n", "cannot be read: ValueError: the file's name tells no language pair"),
        ("mqm_ende.tsv", "system\ttarget\nA\tx\n", "cannot be read: KeyError: 'source'"),
        ("mqm_ende.tsv", b"system\ttarget\nA\t\xff\n", "cannot be read: UnicodeDecodeError: "),
        ("mqm_ende.tsv", "\t".join(COLUMNS) + "\nS\td\t1\t1\n", "cannot be read: TypeError: "),
        ("x.jsonl", '{"text": ', "cannot be read: JSONDecodeError: "),
        ("x.jsonl", '{"id": 1}', "cannot be read: KeyError: 'paragraphs'"),
        ("x.jsonl", '{"paragraphs": [1]}', "cannot be read: TypeError: "),
        ("x.jsonl", '{"text": "a", "spans": [{"start": 0}]}', "cannot be read: KeyError: 'end'"),
        ("x.jsonl", '{"text": "a", "spans": [{"start": "x"}]}', "cannot be read: TypeError: "),
        ("x.jsonl", '{"text": "a", "spans": 3}', "cannot be read: TypeError: "),
        ("x.jsonl", '{"text": ' + "[" * 100_000, "cannot be read: RecursionError: "),
        ("x.jsonl", '{"text": 5}', "cannot be read: TypeError: text is no string"),
        ("mqm_ende.tsv", f"system\ttarget\n{'x' * 200_000}", "cannot be read: Error: field larger"),
        ("x.jsonl.gz", "no gzip", "cannot be read: BadGzipFile: "),
        ("x.txt.gz", gzip.compress(b"text", mtime=0), "cannot be read: JSONDecodeError: "),
    ],
)
def test_files_that_cannot_be_read_say_why(
    write: Write, run_cli: RunCli, name: str, content: str | bytes, reason: str
) -> None:
    path = write(name, content)
    error = problem(path)
    assert error.path == str(path)
    assert str(error).startswith(reason)
    outcome = run_cli("evaluate", name)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"mtcheck: {name}: {reason}")
    assert outcome.stderr.count("\n") == 1


def test_missing_file_and_empty_folder_say_so(tmp_path: Path) -> None:
    assert str(problem(tmp_path / "missing.gold")) == "does not exist"
    reason = "holds no labelled texts (.gold .tsv .jsonl .jsonl.gz)"
    assert str(problem(tmp_path)) == reason


def test_good_file_before_a_bad_one_is_yielded(write: Write, tmp_path: Path) -> None:
    write("a.jsonl", lines({"text": "a"}))
    write("b.jsonl", "{")
    items = read_labelled(tmp_path)
    assert next(items).text == "a"
    with pytest.raises(ReadError) as caught:
        next(items)
    assert Path(caught.value.path).name == "b.jsonl"

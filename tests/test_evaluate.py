"""The evaluation: intervals, chance, what counts as found and as right, and its command."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import RunCli
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.config import Config
from mtcheck.document import Span
from mtcheck.evaluation.evaluate import Evaluation, chance, evaluate, wilson
from mtcheck.evaluation.labelled import GROUP_OF_CLASS, Label, Labelled, read_labelled, unmark
from mtcheck.render.evaluation import table

LABELS = Path(__file__).parent.parent / "seeds" / "labels"
RULES = Config(select=("names", "foreign-words", "foreign-term", "teaser", "comment-form"))

# Wilson's interval


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # Brown, Cai and DasGupta (2001): (X + z²/2) / (n + z²) ± …
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (0, 10, 0.0, 0.2775),
    ],
)
def test_wilson_gives_the_published_values(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=6e-5)


def test_wilson_knows_nothing_without_data() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_proportion_and_mirrors(case: tuple[int, int]) -> None:
    hits, total = case
    low, high = wilson(hits, total)
    assert 0 <= low < high <= 1
    assert low - 1e-12 <= hits / total <= high + 1e-12
    assert wilson(total - hits, total) == pytest.approx((1 - high, 1 - low), abs=1e-12)
    wider = wilson(hits * 4, total * 4)
    assert wider[1] - wider[0] < high - low


# Chance


@st.composite
def layouts(draw: st.DrawFn) -> tuple[int, int, list[Span]]:
    size = draw(st.integers(1, 40))
    length = draw(st.integers(1, size))
    starts = draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, 12)), max_size=5))
    return length, size, [Span(start, min(size, start + extent)) for start, extent in starts]


def hits(start: int, end: int, label: Span) -> bool:
    """Tell whether a place holds a character of a label; an empty label is the next character."""
    return any(label.start <= i < max(label.end, label.start + 1) for i in range(start, end))


@given(layouts())
def test_chance_is_the_share_of_places_that_hit(layout: tuple[int, int, list[Span]]) -> None:
    length, size, labels = layout
    places = [(start, start + length) for start in range(size - length + 1)]
    lucky = sum(any(hits(*place, label) for label in labels) for place in places)
    assert chance(length, size, labels) == pytest.approx(lucky / len(places))


@pytest.mark.parametrize(
    ("length", "size", "labels", "expected"),
    [
        (1, 10, [], 0.0),
        (1, 10, [Span(0, 10)], 1.0),
        (1, 10, [Span(3, 5)], 0.2),
        (2, 10, [Span(3, 5)], 3 / 9),
        (10, 10, [Span(3, 5)], 1.0),
        (1, 10, [Span(3, 5), Span(4, 6)], 0.3),
        (1, 10, [Span(4, 6), Span(3, 9), Span(5, 5)], 0.6),
        (1, 10, [Span(3, 3)], 0.1),
        (1, 10, [Span(10, 10)], 0.0),
        (50, 10, [Span(3, 5)], 1.0),
        (0, 10, [Span(3, 5)], 0.2),
        (1, 0, [], 0.0),
        (1, 0, [Span(0, 0)], 1.0),
    ],
)
def test_chance_by_hand(length: int, size: int, labels: list[Span], expected: float) -> None:
    assert chance(length, size, labels) == pytest.approx(expected)


# What is counted


def labelled(marked: str, **further: Any) -> Labelled:
    text, labels = unmark(marked)
    return Labelled("x", text, **{"language": "en", "labels": labels, **further})


def figures(*items: Labelled, config: Config = RULES) -> dict[str, Any]:
    return evaluate(items, config).as_dict()


FAULTY = (
    "He met ⟦name|Recepp Tayip=>Recep Tayyip⟧ Erdogan on the quay. "
    "The bakery stays closed ⟦untranslated|todos los lunes=>every Monday⟧ until June. "
    "The roof was mended with ⟦calque|hot needles=>in haste⟧ and it leaks."
)


def test_labels_that_are_found() -> None:
    found = figures(labelled(FAULTY))
    assert (found["texts"], found["clean_texts"], found["clean_words"]) == (1, 0, 0)
    names, untranslated, other = (
        found["groups"][group] for group in ("names", "untranslated", "translationese")
    )
    assert (names["labels"], names["recall"]) == (1, 1.0)
    assert (names["findings"], names["precision"]) == (1, 1.0)
    assert (untranslated["labels"], untranslated["recall"]) == (1, 1.0)
    assert (other["labels"], other["recall"], other["findings"]) == (1, 0.0, 0)
    assert other["precision"] is None
    assert other["recall_interval"] == [0.0, 0.793]
    assert sorted(found["rules"]) == ["foreign-words", "misspelt-name"]
    assert found["rules"]["misspelt-name"]["labels"] == 0
    assert found["rules"]["misspelt-name"]["recall"] is None
    assert found["failed"] == []


def test_finding_is_right_on_a_label_of_any_class() -> None:
    text = "He met Recepp Tayip Erdogan on the quay."
    place = Span(text.index("Recepp"), text.index(" Tayip"))
    rated = figures(Labelled("x", text, "en", (Label(place, "Accuracy/Mistranslation"),)))
    assert rated["rules"]["misspelt-name"]["precision"] == 1.0
    assert rated["groups"]["names"]["labels"] == 0
    assert sorted(rated["groups"]) == ["names"]


def test_label_is_found_by_its_own_group_alone() -> None:
    found = figures(labelled("He met ⟦chrome|Recepp Tayip⟧ Erdogan on the quay."))
    assert found["groups"]["names"]["precision"] == 1.0
    assert (found["groups"]["chrome"]["labels"], found["groups"]["chrome"]["recall"]) == (1, 0.0)


def test_finding_beside_every_label_is_wrong() -> None:
    item = labelled(
        "He met Recepp Tayip Erdogan on the ⟦calque|long bank=>bench⟧ and went home after."
    )
    names = figures(item)["groups"]["names"]
    assert (names["findings"], names["precision"], names["lift"]) == (1, 0.0, 0.0)
    places = len(item.text) - len("Recepp Tayip") + 1
    assert names["chance"] == pytest.approx(20 / places, abs=5e-4)


def test_touching_places_do_not_overlap() -> None:
    text = "He met Recepp Tayip Erdogan."
    before = Labelled("x", text, "en", (Label(Span(3, 7), "name"),))
    after = Labelled("x", text, "en", (Label(Span(19, 27), "name"),))
    empty = Labelled("x", text, "en", (Label(Span(19, 19), "name"),))
    inside = Labelled("x", text, "en", (Label(Span(18, 18), "name"),))
    for item, recall in ((before, 0.0), (after, 0.0), (empty, 0.0), (inside, 1.0)):
        names = figures(item)["groups"]["names"]
        assert (names["recall"], names["precision"]) == (recall, recall)


def test_chance_and_lift_of_a_rule_are_those_of_its_findings() -> None:
    item = labelled(FAULTY)
    spans = [label.span for label in item.labels]
    row = figures(item)["rules"]["misspelt-name"]
    luck = chance(len("Recepp Tayip"), len(item.text), spans)
    assert row["chance"] == pytest.approx(luck, abs=5e-4)
    assert row["lift"] == pytest.approx(1 / luck, abs=5e-4)


def test_findings_of_several_texts_add_up() -> None:
    right = labelled("He met ⟦name|Recepp Tayip=>⟧ Erdogan on the quay.")
    wrong = labelled("He met Recepp Tayip Erdogan on the quay.")
    missed = labelled("The ⟦name|Grusse family=>Gruss⟧ met on the quay.")
    names = figures(right, right, right, wrong, missed)["groups"]["names"]
    assert (names["findings"], names["precision"]) == (4, 0.75)
    assert names["precision_interval"] == [0.301, 0.954]
    assert (names["labels"], names["recall"]) == (4, 0.75)
    assert (names["false_alarms"], names["false_alarms_per_1000_words"]) == (0, None)


def test_what_a_text_omits_is_found_by_the_passage_that_a_finding_names() -> None:
    source = (
        "Der Hafen öffnet im Mai. Die Schleuse bleibt bis Juni 2024 zu. Die Boote müssen warten."
        " Am Kai stehen 14 Kräne."
    )
    text = "The harbour opens in May. The boats have to wait. There are 14 cranes on the quay."
    omitted = ("Die Schleuse bleibt bis Juni 2024 zu.",)
    item = Labelled("a", text, "en", source=source, source_language="de", omitted=omitted)
    found = evaluate([item], Config(select=("coverage",)), with_source=True).as_dict()
    assert (found["groups"]["coverage"]["labels"], found["groups"]["coverage"]["recall"]) == (
        1,
        1.0,
    )
    assert found["rules"]["omission"]["precision"] == 1.0
    other = evaluate(
        [replace(item, omitted=("Ein ganz anderer Satz steht hier.",))],
        Config(select=("coverage",)),
        with_source=True,
    ).as_dict()
    assert other["groups"]["coverage"]["recall"] == 0.0
    assert other["rules"]["omission"]["precision"] == 0.0
    assert "coverage" not in evaluate([item], Config(select=("coverage",))).as_dict()["groups"]


def test_false_alarms_are_findings_on_clean_texts() -> None:
    clean = "He met Recepp Tayip Erdogan on the quay, and they bought two loaves of bread there."
    quiet = "The ferry sails at noon, and the harbour is quiet in the evening once again."
    found = figures(labelled(clean, clean=True), labelled(quiet, clean=True), labelled(FAULTY))
    assert (found["texts"], found["clean_texts"], found["clean_words"]) == (3, 2, 31)
    names = found["groups"]["names"]
    assert names["false_alarms"] == 1
    assert names["false_alarms_per_1000_words"] == pytest.approx(1000 / 31, abs=1e-3)
    assert (names["findings"], names["precision"]) == (1, 1.0)
    untranslated = found["groups"]["untranslated"]
    assert (untranslated["false_alarms"], untranslated["false_alarms_per_1000_words"]) == (0, 0.0)


def test_findings_of_severity_info_are_left_out() -> None:
    found = figures(labelled("The cook brought tablier de sapeur to the long table."))
    assert (found["rules"], found["groups"]) == ({}, {})


def test_source_language_is_told_of_translations_alone() -> None:
    text = "The cook brought tablier de sapeur to the long table."
    faulty = figures(labelled(text, source_language="fr"))
    assert faulty["rules"]["foreign-words"]["findings"] == 1
    clean = figures(labelled(text, source_language="fr", clean=True))
    assert (clean["rules"], clean["clean_texts"]) == ({}, 1)


def test_nothing_to_read_gives_no_figures() -> None:
    found = figures()
    assert (found["texts"], found["rules"], found["groups"]) == (0, {}, {})
    assert Evaluation().as_dict() == found


# The table


def test_table_shows_groups_then_rules_then_what_was_read() -> None:
    lines = list(table(figures(labelled(FAULTY), labelled("Quiet here.", clean=True))))
    assert lines[0].split() == [
        "groups", "findings", "precision", "lift", "recall", "false/1,000",
    ]  # fmt: skip
    assert [line.split()[0] if line else "" for line in lines] == [
        "groups", "names", "translationese", "untranslated", "",
        "rules", "foreign-words", "misspelt-name", "", "2",
    ]  # fmt: skip
    cells = lines[1].split()
    assert cells[:4] == ["names", "1", "1.00", "(0.21-1.00)"]
    assert float(cells[4]) > 1
    assert cells[5:] == ["1.00", "(0.21-1.00)", "of", "1", "0.000"]
    assert lines[2].split() == "translationese 0 - - 0.00 (0.00-0.79) of 1 0.000".split()
    assert lines[7].split()[-2:] == ["-", "0.000"]
    assert lines[-1] == "2 texts, 1 of them clean (2 words); 95 % intervals (Wilson)"
    assert len({len(line) for line in lines[:4]}) == 1


# The command


def test_evaluate_command_on_the_seeds(run_cli: RunCli) -> None:
    outcome = run_cli("evaluate", LABELS, "--output-format", "json")
    assert (outcome.code, outcome.stderr) == (0, "")
    told = json.loads(outcome.stdout)
    items = list(read_labelled(LABELS))
    here = evaluate(items, Config()).as_dict()
    assert told == {**here, "data": ["labels"]}
    assert told["texts"] == len(items)
    assert told["clean_texts"] == sum(item.clean for item in items)
    assert told["clean_words"] > 100
    labels = sum(row["labels"] for row in told["groups"].values())
    assert labels == sum(x.kind in GROUP_OF_CLASS for item in items for x in item.labels)
    for row in (*told["groups"].values(), *told["rules"].values()):
        if row["precision"] is not None:
            low, high = row["precision_interval"]
            assert low <= row["precision"] <= high
    text = run_cli("evaluate", LABELS)
    assert (text.code, text.stderr) == (0, "")
    assert text.stdout.splitlines() == list(table(told))


def test_evaluate_command_finds_what_is_marked_in_the_seeds(run_cli: RunCli) -> None:
    outcome = run_cli("evaluate", LABELS, "--output-format", "json", "--select", "names,chrome")
    told = json.loads(outcome.stdout)
    assert {name for name, row in told["groups"].items() if row["findings"]} == {"names", "chrome"}
    assert told["groups"]["names"]["precision"] == 1.0
    assert told["groups"]["names"]["recall"] >= 0.5
    assert told["groups"]["chrome"]["recall"] >= 0.8
    assert told["groups"]["chrome"]["false_alarms"] == 0


def test_evaluate_command_reads_all_kinds_of_files(tmp_path: Path, run_cli: RunCli) -> None:
    columns = "system doc doc_id seg_id rater source target category severity".split()
    target = "He met <v>Recepp Tayip</v> Erdogan."
    row = ["S", "d", "1", "1", "r1", "Er traf ihn.", target, "Accuracy/Mistranslation", "Major"]
    (tmp_path / "mqm_deen.tsv").write_text("\t".join(columns) + "\n" + "\t".join(row) + "\n")
    record = {
        "mt": "Jacinda Arden spoke in May.",
        "pair": "de-en",
        "spans": [{"start": 8, "end": 13, "class": "name"}],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n")
    clean = {"paragraphs": ["The ferry sails at noon.", "It is quiet."], "lang": "en"}
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(clean).encode()))
    paths = ("mqm_deen.tsv", "a.jsonl", "b.jsonl.gz")
    told = json.loads(run_cli("evaluate", *paths, "--output-format", "json").stdout)
    assert told["data"] == list(paths)
    assert (told["texts"], told["clean_texts"], told["clean_words"]) == (3, 1, 8)
    row_of_names = told["groups"]["names"]
    assert (row_of_names["findings"], row_of_names["precision"]) == (2, 1.0)
    assert (row_of_names["labels"], row_of_names["recall"]) == (1, 1.0)
    ignored = run_cli("evaluate", *paths, "--output-format", "json", "--ignore", "names")
    assert json.loads(ignored.stdout)["groups"]["names"]["findings"] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing.gold",), "missing.gold: does not exist"),
        (("bad.jsonl",), "bad.jsonl: cannot be read: JSONDecodeError: "),
        (("good.jsonl", "bad.jsonl"), "bad.jsonl: cannot be read: JSONDecodeError: "),
        (("good.jsonl", "--select", "no-such"), "no rule or group 'no-such'"),
        (("good.jsonl", "--ignore", "nams"), "no rule or group 'nams', did you mean 'names'?"),
        (("empty",), "empty: holds no labelled texts (.gold .tsv .jsonl .jsonl.gz)"),
    ],
)
def test_evaluate_command_says_what_is_wrong_in_one_line(
    tmp_path: Path, run_cli: RunCli, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "bad.jsonl").write_text("{\n")
    (tmp_path / "good.jsonl").write_text('{"text": "It is quiet.", "lang": "en"}\n')
    (tmp_path / "empty").mkdir()
    outcome = run_cli("evaluate", *arguments)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"mtcheck: {message}")
    assert outcome.stderr.count("\n") == 1

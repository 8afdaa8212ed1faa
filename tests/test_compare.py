"""Systems held against each other: figures with their certainty, faults side by side, worst passages."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sacrebleu
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.significance import PairedTest

import mtcheck
from mtcheck.cli import main
from mtcheck.config import Config
from mtcheck.evaluation.compare import compare
from mtcheck.evaluation.significance import SAMPLES, SEED, PenaltyRow, penalty_estimates
from mtcheck.report import Report

SOUND = "The ferry left the harbour at noon."
TWICE = "The ferry left left the harbour at noon."
STOP = "The head of the harbour spoke. of the ferry at noon."
ONLY = Config(select=("doubled-word", "stray-stop"))


def check(text: str, references: Sequence[str] = ()) -> Report:
    return mtcheck.check(text, language="en", references=references, config=ONLY)


class Outcome(NamedTuple):
    code: int
    stdout: str
    stderr: str


Call = Callable[..., Outcome]


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Return a function that runs `mtcheck compare` on files, given as a table by path."""

    def run(files: dict[str, str], *args: str) -> Outcome:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        command = ["mtcheck", "compare", *args, "--target-lang", "en"]
        monkeypatch.setattr("sys.argv", [*command, "--select", "doubled-word,stray-stop"])
        with pytest.raises(SystemExit) as ended:
            main()
        return Outcome(int(ended.value.code or 0), *capsys.readouterr())

    return run


# What is compared


def test_faults_stand_side_by_side_with_the_documents_in_which_a_system_is_alone() -> None:
    found = compare(
        {
            "a": {"1": check(TWICE), "2": check(f"{TWICE} {TWICE}")},
            "b": {"1": check(f"{TWICE}\n\n{STOP}"), "2": check(SOUND)},
        }
    )
    assert [(row.rule, row.faults, row.alone) for row in found.rules] == [
        ("stray-stop", (0, 1), (0, 1)),
        ("doubled-word", (2, 1), (1, 0)),
    ]
    assert [(own.system, own.document, own.finding.text) for own in found.own] == [
        ("a", "2", "left left"),
        ("b", "1", "spoke. of"),
    ]


def test_passage_with_the_largest_difference_comes_first() -> None:
    both = f"{TWICE}\n\n{SOUND}\n\n{TWICE}"
    other = f"{TWICE}\n\n{STOP}\n\n{SOUND}"
    found = compare({"a": {"1": check(both)}, "b": {"1": check(other)}})
    assert [[(v.system, v.text, v.points) for v in p.versions] for p in found.worst] == [
        [("a", SOUND, 0), ("b", STOP, 5)],
        [("a", TWICE, 1), ("b", SOUND, 0)],
        [("a", TWICE, 1), ("b", TWICE, 1)],
    ]


def test_passages_that_do_not_pair_up_stand_alone() -> None:
    found = compare({"a": {"1": check(TWICE)}, "b": {"1": check(f"{SOUND}\n\n{STOP}")}})
    assert [[(v.system, v.text) for v in p.versions] for p in found.worst] == [
        [("b", STOP)],
        [("a", TWICE)],
    ]


def test_documents_that_a_system_lacks_are_named_and_left_out() -> None:
    one, two = check(SOUND), check(TWICE)
    found = compare({"a": {"1": one, "2": two}, "b": {"1": one}, "c": {"1": one, "3": two}})
    assert found.documents == ("1",)
    assert found.missing == (("2", ("b", "c")), ("3", ("a", "b")))
    assert [standing.words for standing in found.standings] == [7, 7, 7]
    with pytest.raises(ValueError, match="no document is common to all systems"):
        compare({"a": {"1": one}, "b": {"2": one}})


# How sure it is


def test_penalty_is_that_of_all_documents_together() -> None:
    rows = [[PenaltyRow(5, 400), PenaltyRow(0, 600)], [PenaltyRow(5, 400), PenaltyRow(0, 600)]]
    first, same = penalty_estimates(rows)
    assert (first.value, first.p_value) == (5.0, None)
    assert same == first
    assert first.signature == f"bs:{SAMPLES}|seed:{SEED}"


def test_one_document_says_nothing_of_others() -> None:
    first, second = penalty_estimates([[PenaltyRow(5, 400)], [PenaltyRow(0, 400)]])
    assert (first.half, first.p_value, second.half, second.p_value) == (None, None, None, None)


def test_clear_difference_is_sure_and_a_small_one_is_not() -> None:
    clean = [PenaltyRow(0, 500)] * 30
    faulty = [PenaltyRow(5, 500), PenaltyRow(10, 500), PenaltyRow(15, 500)] * 10
    rare = [PenaltyRow(1, 500)] + [PenaltyRow(0, 500)] * 29
    _, clear, doubtful = penalty_estimates([clean, faulty, rare])
    assert clear.p_value == 0.001
    assert clear.value == 20.0
    assert clear.half is not None
    assert 2 < clear.half < 4
    assert doubtful.p_value is not None
    assert doubtful.p_value > 0.05


def test_metrics_and_their_certainty_are_those_of_sacrebleu() -> None:
    references = [f"The ferry left harbour number {i} at noon." for i in range(8)]
    texts = {
        "a": [f"The ferry left harbour number {i} at noon." for i in range(4)] + [SOUND] * 4,
        "b": [SOUND] * 8,
    }
    found = compare(
        {
            name: {str(i): check(text, [references[i]]) for i, text in enumerate(column)}
            for name, column in texts.items()
        }
    )
    test = PairedTest(list(texts.items()), {"BLEU": BLEU()}, [references], test_type="bs")
    _, expected = test()
    bleus = [standing.metrics[0] for standing in found.standings]
    assert [e.name for e in found.standings[0].metrics] == ["BLEU", "chrF2", "chrF2++", "TER"]
    results: list[Any] = list(expected["BLEU"])
    assert [round(r.score, 2) for r in results] == [bleu.value for bleu in bleus]
    assert [round(r.ci, 2) for r in results] == [bleu.half for bleu in bleus]
    assert (bleus[0].p_value, bleus[1].p_value) == (None, round(results[1].p_value, 4))
    assert bleus[0].signature.endswith(f"version:{sacrebleu.__version__}")


def test_without_a_reference_for_each_document_there_are_no_metrics() -> None:
    found = compare(
        {
            "a": {"1": check(SOUND, [SOUND]), "2": check(SOUND)},
            "b": {"1": check(SOUND, [SOUND]), "2": check(SOUND)},
        }
    )
    assert [standing.metrics for standing in found.standings] == [(), ()]


# The command


def test_folders_are_compared_by_the_names_of_their_files(call: Call) -> None:
    files = {"a/1.txt": f"{TWICE}\n", "b/1.txt": f"{SOUND}\n"}
    done = call(files, "a", "b")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == (
        "Figures\n"
        "                               a    b\n"
        "  words                        8    7\n"
        "  penalty for 1,000 words  125.0  0.0\n"
        "\n"
        "Faults by rule (in brackets: documents where it is alone)\n"
        "                            a  b\n"
        "  doubled-word (minor)  1 (1)  0\n"
        "\n"
        "a alone\n"
        "  1.txt:1:11: minor doubled-word 'left' stands twice: delete one\n"
        "\n"
        "Worst passages\n"
        "  1.txt:\n"
        "    a: 1 point (doubled-word)\n"
        f"      {TWICE}\n"
        "    b: 0 points\n"
        f"      {SOUND}\n"
        "\n"
        "1 document; ± is half of the 95 % interval, p is against a (paired bootstrap)\n"
        "penalty: bs:1000|seed:12345\n"
    )


def test_records_are_compared_by_their_ids(call: Call) -> None:
    files = {
        "a.jsonl": f'{{"id": "x", "text": "{TWICE}"}}\n{{"id": "y", "text": "{SOUND}"}}\n',
        "b.jsonl": f'{{"id": "y", "text": "{SOUND}"}}\n{{"id": "x", "text": "{SOUND}"}}\n',
    }
    done = call(files, "a.jsonl", "b.jsonl", "--id-field", "id", "--output-format", "json")
    found = json.loads(done.stdout)
    assert (done.code, found["documents"]) == (0, ["x", "y"])
    assert found["systems"][0]["figures"][0]["value"] == round(1000 / 15, 2)
    assert [own["finding"]["text"] for own in found["own"]] == ["left left"]


def test_what_one_system_lacks_or_cannot_be_read_fails_the_command(call: Call) -> None:
    files = {"a/1.txt": SOUND, "a/2.txt": SOUND, "a/3.txt": "\x00\x01", "b/1.txt": SOUND}
    done = call(files, "a", "b")
    assert done.code == 2
    assert done.stderr.splitlines() == [
        "a/3.txt: is binary: byte 0 is NUL",
        "2.txt: is not in b",
    ]


def test_text_from_the_web_is_harmless_in_the_output(call: Call) -> None:
    hostile = "The ferry left left the \x1b[2J<b>harbour</b>."
    files = {"a/1.txt": hostile, "b/1.txt": SOUND}
    assert "\x1b" not in call(files, "a", "b").stdout
    assert "<b>" not in call({}, "a", "b", "--output-format", "markdown").stdout


@pytest.mark.parametrize(
    ("systems", "message"),
    [
        (["a"], "compare needs two systems or more: mtcheck check looks at one"),
        (["a", "a"], "compare: a is named twice"),
        (["a", "b"], "a b: no document is common to all systems"),
    ],
)
def test_systems_that_cannot_be_compared_are_one_line(
    call: Call, systems: list[str], message: str
) -> None:
    done = call({"a/1.txt": SOUND, "b/2.txt": SOUND}, *systems)
    assert (done.code, done.stdout, done.stderr) == (2, "", f"mtcheck: {message}\n")


REFERENCE = "The ferry left the harbour at midday."


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        ("jsonl", f'{{"text": "{TWICE}", "ref": "{REFERENCE}"}}\n'),
        ("json", f'[{{"text": "{TWICE}", "ref": "{REFERENCE}"}}]\n'),
        ("csv", f'text,ref\n{TWICE},"{REFERENCE}"\n'),
    ],
)
def test_references_stand_in_a_field_of_the_records(call: Call, suffix: str, content: str) -> None:
    files = {f"a.{suffix}": content, f"b.{suffix}": content.replace(TWICE, REFERENCE)}
    options = ("--reference-field", "ref", "--output-format", "json")
    done = call(files, f"a.{suffix}", f"b.{suffix}", *options)
    figures = [s["figures"] for s in json.loads(done.stdout)["systems"]]
    assert [f["name"] for f in figures[0]] == ["penalty", "BLEU", "chrF2", "chrF2++", "TER"]
    assert (figures[0][4]["value"], figures[1][1]["value"]) == (28.57, 100.0)


def test_metrics_survive_other_processes_and_the_cache(call: Call) -> None:
    systems = {
        f"{name}/{i}.txt": f"{text}\n"
        for name, text in (("a", TWICE), ("b", REFERENCE))
        for i in range(9)
    }
    files = systems | {f"refs/{i}.txt": f"{REFERENCE}\n" for i in range(9)}
    options = ("--reference", "refs/{name}", "--output-format", "json", "--jobs", "2")
    first = call(files, "a", "b", *options)
    bleus = [s["figures"][1]["value"] for s in json.loads(first.stdout)["systems"]]
    assert bleus[0] < bleus[1] == 100.0
    assert call({}, "a", "b", *options) == first


def test_field_of_references_that_no_record_has_is_told(call: Call) -> None:
    files = {f"{name}.jsonl": f'{{"text": "{SOUND}"}}\n' for name in "ab"}
    done = call(files, "a.jsonl", "b.jsonl", "--reference-field", "ref")
    assert done.code == 2
    assert done.stderr.splitlines() == [
        "a.jsonl: no record has a field 'ref'",
        "b.jsonl: no record has a field 'ref'",
    ]

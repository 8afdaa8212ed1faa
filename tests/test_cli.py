"""The command line: what it prints, how it exits, and that no input makes it crash."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, RunCli

import mtcheck
from mtcheck.cli import main
from mtcheck.config import Config
from mtcheck.engine import signature
from mtcheck.readers.file import LARGEST_FILE, LONGEST_LINE, decode
from mtcheck.readers.formats import known_suffixes
from mtcheck.render.catalogue import catalogue, describe, measured
from mtcheck.rule import Rule, built_in_rules

SEEDS = Path(__file__).parent.parent / "seeds"
NAME = "He met Recepp Tayip Erdogan in May.\n"
CLEAN = "The lock opens in May.\n"
ONE_FILE = (
    "--source and --reference go with one file, not with 2: "
    "write a pattern, such as content/fr/{stem}.md"
)
FOUND = "'Recepp Tayip' is a misspelt name: write Recep Tayyip"
FIX = "[fix: Recepp Tayip → Recep Tayyip]"
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What a terminal obeys: C0 and C1 controls but the line feed, line and paragraph separators, and
the marks that reorder text."""

Write = Callable[[str, str | bytes], Path]
Call = Callable[..., Outcome]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file in the working folder."""

    def writer(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return writer


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Return a function that runs the command line in this process, in the working folder."""

    def run(*args: str) -> Outcome:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["mtcheck", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code is None or isinstance(ended.value.code, int)
        return Outcome(ended.value.code or 0, *capsys.readouterr())

    return run


def redirected(cwd: Path, redirection: str, *args: str) -> Outcome:
    """Run the command line with its streams redirected by the shell."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "mtcheck", *args],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(cwd: Path, *args: str, **env: str) -> str:
    """Run the command line on a pseudo-terminal and return what that shows."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "mtcheck", *args],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, **env},
    ):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # Linux says so when the other side is closed.
        os.close(ours)
    return shown.decode()


# Exit codes


def test_clean_text_exits_with_0(write: Write, run_cli: RunCli) -> None:
    write("a.txt", CLEAN)
    assert run_cli("check", "a.txt", "--target-lang", "en") == Outcome(
        0,
        "a.txt: score 100, 0 penalty points per 1,000 words, extraction 100, "
        "5 words of English, evidence: text\n0 findings in 1 file\n",
        "",
    )


def test_findings_exit_with_1(write: Write, run_cli: RunCli) -> None:
    write("a.txt", NAME)
    assert run_cli("check", "a.txt", "--target-lang", "en").code == 1


def test_what_cannot_be_checked_exits_with_2(write: Write, run_cli: RunCli) -> None:
    write("a.txt", CLEAN)
    done = run_cli("check", "a.txt", "b.txt", "--target-lang", "en")
    assert done.code == 2
    assert done.stderr == "b.txt: does not exist\n"
    assert done.stdout.splitlines()[-1] == "0 findings in 1 file, 1 not fully checked"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-level", "info"), 1),
        (("--fail-level", "minor"), 1),
        (("--fail-level", "major"), 1),
        (("--fail-level", "critical"), 0),
        (("--fail-level", "critical", "--min-score", "50"), 0),
        (("--fail-level", "critical", "--min-score", "50.1"), 1),
    ],
)
def test_gates_of_the_command_line(
    write: Write, call: Call, options: tuple[str, ...], code: int
) -> None:
    write("a.txt", NAME)
    done = call("check", "a.txt", "--target-lang", "en", *options)
    assert done.code == code
    assert "score 50," in done.stdout


def test_usage_errors_exit_with_2(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    for args in (
        ("check",),
        ("check", "a.txt", "--no-such-option"),
        ("check", "a.txt", "--fail-level", "bad"),
        ("check", "a.txt", "--output-format", "xml"),
        ("check", "a.txt", "--min-score", "many"),
        ("no-such-command",),
    ):
        done = call(*args)
        assert (done.code, done.stdout) == (2, "")
        assert "Usage: " in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--min-score", "101"),
            "command line: min-score = 101.0: must be a number from 0 to 100",
        ),
        (
            ("--target-lang", "English"),
            "command line: target-lang = 'English': must be a language code: write 'en'",
        ),
        (
            ("--source-lang", "french"),
            "command line: source-lang = 'french': must be a language code: write 'fr'",
        ),
        (("--source", "b.txt"), "b.txt: does not exist"),
        (("--reference", "b.txt"), "b.txt: does not exist"),
        (("b.txt", "--source", "a.txt"), ONE_FILE),
        (("b.txt", "--reference", "a.txt"), ONE_FILE),
    ],
)  # fmt: skip
def test_options_that_cannot_be_used_are_one_line(
    write: Write, call: Call, options: tuple[str, ...], message: str
) -> None:
    write("a.txt", NAME)
    assert call("check", "a.txt", *options) == Outcome(2, "", f"mtcheck: {message}\n")


# Output


def test_full_output_shows_the_place_and_the_fix(write: Write, run_cli: RunCli) -> None:
    write("a.txt", f"{CLEAN}\n{NAME}")
    assert run_cli("check", "a.txt", "--target-lang", "en").stdout == (
        f"a.txt:3:8: major misspelt-name {FOUND}\n"
        "  │\n"
        "3 │ He met Recepp Tayip Erdogan in May.\n"
        "  │        ^^^^^^^^^^^^\n"
        "  │ fix (unsafe): Recepp Tayip → Recep Tayyip\n"
        "\n"
        "a.txt: score 50, 50 penalty points per 1,000 words, extraction 100, "
        "12 words of English, evidence: text\n"
        "1 finding in 1 file (1 major)\n"
    )


@pytest.mark.parametrize(
    ("line", "shown", "carets"),
    [
        (
            "日本語と東京 Recepp Tayip Erdogan.",
            "日本語と東京 Recepp Tayip Erdogan.",
            " " * 13 + "^" * 12,
        ),
        ("\tHe\tmet Recepp Tayip", " He met Recepp Tayip", " " * 8 + "^" * 12),
        (
            "At the cafe\u0301 Recepp Tayip Erdogan.",
            "At the cafe\u0301 Recepp Tayip Erdogan.",
            " " * 12 + "^" * 12,
        ),
        ("🙂🙂 Recepp Tayip Erdogan.", "🙂🙂 Recepp Tayip Erdogan.", " " * 5 + "^" * 12),
        ("\x1b Recepp Tayip Erdogan.", "\\u{1b} Recepp Tayip Erdogan.", " " * 7 + "^" * 12),
        (
            "x" * 50 + " Recepp Tayip Erdogan " + "y" * 60,
            "…" + "x" * 39 + " Recepp Tayip Erdogan " + "y" * 39 + "…",
            " " * 41 + "^" * 12,
        ),
    ],
    ids=["wide", "tabs", "combining", "emoji", "control", "long"],
)
def test_carets_stand_below_the_place(
    write: Write, call: Call, line: str, shown: str, carets: str
) -> None:
    line = line if "Erdogan" in line else f"{line} Erdogan"
    shown = shown if "Erdogan" in shown else f"{shown} Erdogan"
    write("a.txt", line)
    done = call("check", "a.txt", "--target-lang", "en", "--select", "misspelt-name")
    assert done.stdout.splitlines()[1:5] == [
        "  │",
        f"1 │ {shown}",
        f"  │ {carets}",
        "  │ fix (unsafe): Recepp Tayip → Recep Tayyip",
    ]


def test_carets_are_as_wide_as_the_place(write: Write, call: Call) -> None:
    line = "船在春天的港口\t停泊了三天三夜。"
    write("a.txt", f"{line}\n\n{line}\n")
    done = call("check", "a.txt", "--target-lang", "zh", "--select", "repetition")
    assert done.stdout.splitlines()[2:5] == [
        "3 │ 船在春天的港口 停泊了三天三夜。",
        "  │ " + "^" * 31,
        "  │ fix (unsafe): delete it",
    ]


def test_place_that_goes_over_a_line_is_shown_to_its_end(write: Write, call: Call) -> None:
    write("a.txt", "The official of the harbour said.\nleader of the party since May.\n")
    done = call("check", "a.txt", "--target-lang", "en", "--select", "stray-stop")
    assert done.stdout.splitlines()[2:4] == [
        "1 │ The official of the harbour said.",
        "  │ " + " " * 28 + "^" * 5,
    ]


def test_fault_that_comes_again_is_one_entry_with_its_places(write: Write, call: Call) -> None:
    write("a.txt", NAME + "In June Recepp\nTayip Erdogan left.\n")
    done = call("check", "a.txt", "--target-lang", "en", "--select", "misspelt-name")
    assert done.stdout == (
        f"a.txt:1:8: major misspelt-name {FOUND}\n"
        "  │\n"
        "1 │ He met Recepp Tayip Erdogan in May.\n"
        "  │        ^^^^^^^^^^^^\n"
        "  │ fix (unsafe): Recepp Tayip → Recep Tayyip\n"
        "  │ 2 places: 1:8, 2:9\n"
        "\n"
        "a.txt: score 50, 50 penalty points per 1,000 words, extraction 100, "
        "13 words of English, evidence: text\n"
        "2 findings in 1 file (2 major)\n"
    )


def test_places_beyond_the_twelfth_are_counted(write: Write, call: Call) -> None:
    write("a.txt", '“Yes,” he said. "No," he said. ' * 8)
    done = call("check", "a.txt", "--target-lang", "en", "--select", "mixed-quotes")
    assert done.stdout.splitlines()[1:7] == [
        "  │",
        '1 │ ' + '“Yes,” he said. "No," he said. ' * 3 + '“Yes,” …',
        "  │                 ^",
        '  │ fix (unsafe): " → “',
        '  │ fix (unsafe): " → ”',
        "  │ 16 places: 1:17, 1:21, 1:48, 1:52, 1:79, 1:83, 1:110, 1:114, 1:141, 1:145, 1:172, 1:176"
        " and 4 more",
    ]  # fmt: skip


def test_margin_is_as_wide_as_the_line_number(write: Write, call: Call) -> None:
    write("a.txt", "\n" * 11 + NAME)
    done = call("check", "a.txt", "--target-lang", "en")
    assert done.stdout.splitlines()[1:4] == [
        "   │",
        "12 │ He met Recepp Tayip Erdogan in May.",
        "   │        ^^^^^^^^^^^^",
    ]


def test_concise_output_is_a_line_for_each_finding(write: Write, call: Call) -> None:
    write("a.txt", f"Leave a comment\n\n{NAME}")
    write("b.txt", "The ship lies. since Monday.\n")
    done = call("check", "a.txt", "b.txt", "--target-lang", "en", "--output-format", "concise")
    assert done == Outcome(
        1,
        "a.txt:1:1: minor comment-form part of the comment form: delete the line [fix: delete it]\n"
        f"a.txt:3:8: major misspelt-name {FOUND} {FIX}\n"
        "b.txt:1:10: major stray-stop a full stop cuts the sentence after 'lies', and it goes on"
        " with 'since': join the two parts (a capital alone does not mend it)\n"
        "3 findings in 2 files (2 major, 1 minor)\n",
        "",
    )


def test_statistics_count_by_rule(write: Write, call: Call) -> None:
    write("a.txt", f"Leave a comment\n\n{NAME}\nIn June {NAME}")
    done = call("check", "a.txt", "--target-lang", "en", "--statistics")
    assert done == Outcome(
        1,
        "     2  major     misspelt-name (names)\n"
        "     1  minor     comment-form (chrome)\n"
        "3 findings in 1 file (2 major, 1 minor)\n",
        "",
    )


def test_json_holds_what_the_schema_says(write: Write, run_cli: RunCli) -> None:
    write("a.txt", f"Leave a comment\n\n{NAME}")
    write("fr.txt", "Il a rencontré Erdogan.\n")
    write("ref.txt", "He met Recep Tayyip Erdogan in May.\n")
    options = ("--target-lang", "en", "--source-lang", "fr", "--output-format", "json")
    done = run_cli("check", "a.txt", *options, "--source", "fr.txt", "--reference", "ref.txt")
    assert (done.code, done.stderr) == (1, "")
    report = mtcheck.check(
        f"Leave a comment\n\n{NAME}",
        language="en",
        source="Il a rencontré Erdogan.\n",
        source_language="fr",
        references=["He met Recep Tayyip Erdogan in May.\n"],
    )
    first, second = report.findings
    digest = signature(None, Config().rules())
    assert json.loads(done.stdout) == {
        "schema": 1,
        "version": mtcheck.__version__,
        "signature": digest,
        "documents": [
            {
                "path": "a.txt",
                "id": None,
                "language": "en",
                "source_language": "fr",
                "source_language_guess": None,
                "evidence": ["text", "source", "reference"],
                "words": 10.0,
                "score": 50.0,
                "penalty_per_1000_words": 50.0,
                "signature": f"{digest}|lang:fr-en|src:yes|ref:1",
                "accounts": {
                    "translation": {
                        "value": 50.0,
                        "penalty": 5,
                        "penalty_per_1000_words": 50.0,
                        "parts": [
                            {
                                "rule": "misspelt-name",
                                "severity": "major",
                                "found": 1,
                                "counted": 1,
                                "penalty": 5,
                            }
                        ],
                    },
                    "extraction": {
                        "value": 90.0,
                        "penalty": 1,
                        "penalty_per_1000_words": 10.0,
                        "parts": [
                            {
                                "rule": "comment-form",
                                "severity": "minor",
                                "found": 1,
                                "counted": 1,
                                "penalty": 1,
                            }
                        ],
                    },
                },
                "metrics": [
                    {"name": m.name, "value": m.value, "signature": m.signature}
                    for m in report.metrics
                ],
                "skipped": [{"rule": r.rule, "reason": r.reason} for r in report.skipped],
                "failed": [],
                "findings": [
                    {
                        "rule": "comment-form",
                        "group": "chrome",
                        "category": "design-and-markup/extraneous-content",
                        "severity": "minor",
                        "message": "part of the comment form: delete the line",
                        "start": 0,
                        "end": 15,
                        "text": "Leave a comment",
                        "source_text": None,
                        "fix": "",
                        "applicability": "unsafe",
                        "confidence": 1.0,
                        "line": 1,
                        "column": 1,
                        "place": None,
                        "fingerprint": first.fingerprint,
                        "accepted": False,
                        "related": [],
                    },
                    {
                        "rule": "misspelt-name",
                        "group": "names",
                        "category": "accuracy/mistranslation/named-entity",
                        "severity": "major",
                        "message": FOUND,
                        "start": 24,
                        "end": 36,
                        "text": "Recepp Tayip",
                        "source_text": None,
                        "fix": "Recep Tayyip",
                        "applicability": "unsafe",
                        "confidence": 0.9,
                        "line": 3,
                        "column": 8,
                        "place": None,
                        "fingerprint": second.fingerprint,
                        "accepted": False,
                        "related": [],
                    },
                ],
                "silenced": [],
            }
        ],
    }


def test_json_tells_what_was_skipped_what_failed_and_what_is_related(
    write: Write, call: Call
) -> None:
    write("a.txt", "20 18 20 19 20 20\n\n20 18 20 19 20 20\n")
    done = call(
        "check", "a.txt", "b.txt", "--select", "repetition", "--output-format", "json"
    )  # fmt: skip
    assert (done.code, done.stderr) == (2, "")
    whole = json.loads(done.stdout)
    selected = Config(select=("repetition",)).rules()
    assert whole["signature"] == signature(None, selected)
    read, unread = whole["documents"]
    assert read["language"] is None
    assert read["skipped"] == [
        {"rule": rule, "reason": "the language of the text is unknown (give --target-lang)"}
        for rule in ("doubled-word", "repeated-conjunct")
    ]
    assert [f["related"] for f in read["findings"]] == [[{"start": 0, "end": 17}]]
    assert unread == {
        "path": "b.txt",
        "id": None,
        "language": None,
        "source_language": None,
        "source_language_guess": None,
        "evidence": [],
        "words": 0,
        "score": None,
        "penalty_per_1000_words": None,
        "skipped": [],
        "failed": [{"rule": None, "reason": "does not exist"}],
        "findings": [],
        "silenced": [],
    }


def test_reference_metrics_stand_below_the_score(write: Write, call: Call) -> None:
    write("a.txt", CLEAN)
    done = call("check", "a.txt", "--target-lang", "en", "--reference", "a.txt")
    lines = done.stdout.splitlines()
    assert lines[0].endswith("5 words of English, evidence: text + reference")
    assert lines[1].startswith("  BLEU 100 (nrefs:1|")
    assert lines[2].startswith("  chrF2 100 (nrefs:1|")


def test_unknown_language_is_told_on_stderr(write: Write, call: Call) -> None:
    write("a.txt", "Recepp Tayip Erdogan")
    done = call("check", "a.txt", "--select", "names")
    count = sum(rule.group == "names" for rule in Config().rules())
    assert done == Outcome(
        0,
        "a.txt: score 100, 0 penalty points per 1,000 words, extraction 100, "
        "3 words of unknown, evidence: text\n0 findings in 1 file\n",
        "a.txt: language unknown (give --target-lang, such as --target-lang en): "
        f"{count} rules did not run (-v names them)\n",
    )


def test_language_without_data_is_told_on_stderr(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    done = call("check", "a.txt", "--target-lang", "ro", "--select", "misspelt-name")
    assert done.stderr == (
        "a.txt: no data for the language 'ro': 1 rule did not run (-v names them)\n"
    )


def test_language_that_is_none_is_an_error(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    done = call("check", "a.txt", "--target-lang", "qq")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "mtcheck: command line: target-lang = 'qq': must be a language code, one of ar cs de en "
    )


def test_country_of_a_language_is_passed_over(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    done = call("check", "a.txt", "--target-lang", "en-GB", "--select", "misspelt-name")
    assert (done.code, done.stderr) == (1, "")
    assert "words of English" in done.stdout


def test_diff_on_a_terminal_is_harmless(write: Write, tmp_path: Path) -> None:
    write("a.txt", "The \x1b[2J&quot;end\u202e&quot; of it.\n")
    options = ("--target-lang", "en", "--select", "html-entity", "--diff")
    shown = on_terminal(tmp_path, "check", "a.txt", *options, NO_COLOR="1")
    assert shown.replace("\r\n", "\n") == (
        "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n"
        "-The \\u{1b}[2J&quot;end\\u{202e}&quot; of it.\n"
        '+The \\u{1b}[2J"end\\u{202e}" of it.\n'
    )
    coloured = on_terminal(tmp_path, "check", "a.txt", *options)
    assert "\x1b[32m+The \\u{1b}[2J" in coloured


# Which rules


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (("--select", "stray-stop"), ["stray-stop"]),
        (("--select", "names"), ["misspelt-name"]),
        (("--select", "names,joins"), ["misspelt-name", "stray-stop"]),
        (("--select", " chrome , joins "), ["comment-form", "stray-stop"]),
        (("--select", "names", "--select", "chrome"), ["comment-form", "misspelt-name"]),
        (("--ignore", "misspelt-name"), ["comment-form", "stray-stop"]),
        (("--ignore", "chrome,joins"), ["misspelt-name"]),
        (("--select", "names,joins", "--ignore", "stray-stop"), ["misspelt-name"]),
        (("--select", "all", "--ignore", "all"), []),
    ],
)
def test_rules_are_chosen_by_name_group_and_list(
    write: Write, call: Call, options: tuple[str, ...], rules: list[str]
) -> None:
    write("a.txt", f"Leave a comment\n\n{NAME}\nThe ship lies. since Monday.\n")
    done = call("check", "a.txt", "--target-lang", "en", "--output-format", "concise", *options)
    assert [line.split()[2] for line in done.stdout.splitlines()[:-1]] == rules
    assert done.code == (1 if rules else 0)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_rule_is_one_line_with_a_hint(write: Write, call: Call, option: str) -> None:
    write("a.txt", NAME)
    assert call("check", "a.txt", option, "joins,nmaes") == Outcome(
        2,
        "",
        "mtcheck: no rule or group 'nmaes', did you mean 'names'? "
        "(mtcheck rule --all lists them)\n",
    )


# Configuration


def test_configuration_is_found_and_the_command_line_comes_first(write: Write, call: Call) -> None:
    write("a.txt", f"Leave a comment\n\n{NAME}")
    write("mtcheck.toml", 'select = ["names"]\ntarget-lang = "en"\nfail-level = "critical"\n')
    done = call("check", "a.txt", "--output-format", "concise")
    assert done.code == 0
    assert done.stdout.startswith("a.txt:3:8: major misspelt-name ")
    done = call("check", "a.txt", "--output-format", "concise", "--select", "chrome")
    assert done.code == 0
    assert done.stdout.startswith("a.txt:1:1: minor comment-form ")
    assert call("check", "a.txt", "--fail-level", "major").code == 1


def test_configuration_can_be_named_or_left_unread(write: Write, call: Call) -> None:
    write("a.txt", f"Leave a comment\n\n{NAME}")
    write("mtcheck.toml", "no such key")
    write("other/x.toml", 'select = ["names"]\ntarget-lang = "en"\n')
    named = call("check", "a.txt", "--config", "other/x.toml", "--output-format", "concise")
    assert [line.split()[2] for line in named.stdout.splitlines()[:-1]] == ["misspelt-name"]
    isolated = call("check", "a.txt", "--isolated", "--target-lang", "en", "--statistics")
    assert isolated.stdout.splitlines()[-1] == "2 findings in 1 file (1 major, 1 minor)"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"select = [\n", "Invalid value (at end of document)"),
        (b"# caf\xe9\n", "is not UTF-8: byte 5: "),
        (b'selct = ["names"]\n', "unknown key 'selct', did you mean 'select'?"),
        (b"min-score = 200\n", "min-score = 200: must be a number from 0 to 100"),
    ],
    ids=["toml", "utf-8", "key", "value"],
)
@pytest.mark.parametrize("command", ["check", "report"])
def test_broken_configuration_is_one_line(
    write: Write, call: Call, tmp_path: Path, command: str, content: bytes, message: str
) -> None:
    write("a.txt", NAME)
    path = write("mtcheck.toml", content)
    done = call(command, "a.txt")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mtcheck: {path}: {message}")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "mtcheck-report.html").exists()


def test_unknown_rule_of_a_configuration_is_one_line(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    write("mtcheck.toml", 'ignore = ["stray-stops"]\n')
    done = call("check", "a.txt")
    assert (done.code, done.stdout) == (2, "")
    assert "no rule or group 'stray-stops', did you mean 'stray-stop'?" in done.stderr
    assert done.stderr.count("\n") == 1


def test_missing_configuration_is_one_line(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    done = call("check", "a.txt", "--config", "none.toml")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("mtcheck: none.toml: ")
    assert done.stderr.count("\n") == 1


# Inputs that cannot be read


def test_what_cannot_be_read_is_a_line_each_and_the_rest_is_checked(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("first.txt", NAME)
    write("latin.txt", b"The caf\xe9 opens.")
    write("binary.txt", b"PK\x03\x04\0\0")
    write("utf16.txt", b"\xff\xfea\0b")
    write("long.txt", "ok\n" + "x" * (LONGEST_LINE + 1))
    with write("large.txt", "").open("r+b") as large:
        large.truncate(LARGEST_FILE + 1)
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    write("last.txt", NAME)
    names = ("missing.txt", "empty", "latin.txt", "binary.txt", "utf16.txt", "long.txt",
             "large.txt", "pipe.txt")  # fmt: skip
    options = ("--target-lang", "en", "--output-format", "concise")
    done = run_cli("check", "first.txt", *names, "last.txt", *options)
    assert done == Outcome(
        2,
        f"first.txt:1:8: major misspelt-name {FOUND} {FIX}\n"
        f"last.txt:1:8: major misspelt-name {FOUND} {FIX}\n"
        "2 findings in 2 files (2 major), 8 not fully checked\n",
        "missing.txt: does not exist\n"
        f"empty: holds no articles ({' '.join(known_suffixes())})\n"
        "latin.txt: is not UTF-8: byte 7: invalid continuation byte\n"
        "binary.txt: is binary: byte 4 is NUL\n"
        "utf16.txt: is not UTF-16-LE: byte 4: truncated data\n"
        "long.txt: line 2 has 2,000,001 characters, more than the 2,000,000 allowed\n"
        "large.txt: has 20,000,001 bytes, more than the 20,000,000 allowed\n"
        "pipe.txt: is not a plain file\n",
    )


def test_line_of_the_greatest_length_is_allowed() -> None:
    line = "x" * LONGEST_LINE
    assert decode(line.encode(), "a.txt") == line
    assert decode(f"{line}\n{line}\r\n".encode(), "a.txt") == f"{line}\n{line}\r\n"


def test_name_that_is_too_long_does_not_end_the_run(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    name = "x" * 300 + ".txt"
    options = ("--target-lang", "en", "--output-format", "concise")
    done = call("check", name, "a.txt", *options)
    assert done.code == 2
    assert done.stdout == (
        f"a.txt:1:8: major misspelt-name {FOUND} {FIX}\n"
        "1 finding in 1 file (1 major), 1 not fully checked\n"
    )
    assert done.stderr == f"{name}: File name too long\n"


def test_file_named_twice_is_checked_once(write: Write, call: Call) -> None:
    write("a/b.txt", NAME)
    done = call("check", "a", "a/b.txt", "./a/b.txt", "--target-lang", "en", "--statistics")
    assert done.stdout.splitlines()[-1] == "1 finding in 1 file (1 major)"


# Standard input


def test_dash_reads_standard_input(run_cli: RunCli) -> None:
    options = ("--target-lang", "en", "--output-format", "concise")
    done = run_cli("check", "-", *options, stdin=f"\n{NAME}")
    assert done == Outcome(
        1,
        f"<stdin>:2:8: major misspelt-name {FOUND} {FIX}\n1 finding in 1 file (1 major)\n",
        "",
    )


def test_standard_input_that_cannot_be_read_is_one_line(run_cli: RunCli) -> None:
    done = run_cli("check", "-", "--target-lang", "en", stdin=b"caf\xe9")
    assert (done.code, done.stderr) == (
        2,
        "<stdin>: is not UTF-8: byte 3: unexpected end of data\n",
    )


def test_empty_standard_input_is_an_empty_text(run_cli: RunCli) -> None:
    done = run_cli("check", "-", "--target-lang", "en", "--output-format", "concise")
    assert done.code == 1
    assert done.stdout.startswith("<stdin>:1:1: critical empty-text the text holds no words")


def test_file_that_is_called_dash_can_be_named(write: Write, run_cli: RunCli) -> None:
    write("-", NAME)
    options = ("--target-lang", "en", "--output-format", "concise")
    done = run_cli("check", "./-", *options, stdin=CLEAN)
    assert done.code == 1
    assert f": major misspelt-name {FOUND}" in done.stdout


# Terminals


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_no_control_or_bidi_character_comes_through(
    write: Write, run_cli: RunCli, form: str
) -> None:
    hostile = "".join(
        map(chr, [*range(1, 9), *range(14, 28), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)])
    ) + "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # fmt: skip
    paragraph = f"The ship{hostile} lies in the bay and waits."
    write("a.txt", f"{paragraph}\n\n{paragraph}\n\n{hostile}Recepp Tayip Erdogan{hostile}\n")
    name = "b\x1b[31m\x9b\u061c\u202e\n\udcff.txt"
    write(name, NAME)
    missing = "c\x1b]0;\x07\u2067\u061c\x85.txt"
    options = ("--target-lang", "en", "--output-format", form)
    done = run_cli("check", "a.txt", name, missing, *options)
    assert done.code == 2
    assert "duplicate-paragraph" in done.stdout
    assert done.stdout.count("Recepp Tayip") >= 2
    assert [hex(ord(char)) for char in RAW.findall(done.stdout)] == []
    assert [hex(ord(char)) for char in RAW.findall(done.stderr)] == []


def test_hostile_names_stay_on_one_line(write: Write, call: Call) -> None:
    write("a\n\x1bb.txt", NAME)
    done = call(
        "check", "a\n\x1bb.txt", "c\nd", "--target-lang", "en", "--output-format", "concise"
    )
    assert done == Outcome(
        2,
        f"a \\u{{1b}}b.txt:1:8: major misspelt-name {FOUND} {FIX}\n"
        "1 finding in 1 file (1 major), 1 not fully checked\n",
        "c d: does not exist\n",
    )


def test_errors_of_the_command_line_are_harmless(call: Call) -> None:
    done = call("check", "a.txt", "--config", "x\x1b[31m\n\u202e\u061c.toml")
    assert done.code == 2
    assert done.stderr.count("\n") == 1
    assert RAW.findall(done.stderr) == []


def test_colours_are_for_terminals_alone(write: Write, tmp_path: Path, run_cli: RunCli) -> None:
    write("a.txt", NAME)
    args = ("check", "a.txt", "missing.txt", "--target-lang", "en")
    coloured = on_terminal(tmp_path, *args)
    assert "\x1b[31mmajor\x1b[0m" in coloured
    plain = on_terminal(tmp_path, *args, NO_COLOR="1")
    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
    piped = run_cli(*args)
    assert "\x1b" not in piped.stdout + piped.stderr
    assert sorted(plain.splitlines()) == sorted((piped.stdout + piped.stderr).splitlines())


# Rules


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.name)
def test_rule_explains_itself(call: Call, rule: Rule) -> None:
    done = call("rule", rule.name)
    assert done == Outcome(0, describe(rule), "")
    assert rule.why in done.stdout


EMPTY_TEXT = next(rule for rule in built_in_rules() if rule.name == "empty-text")


def test_rule_explanation_is_whole(run_cli: RunCli) -> None:
    assert run_cli("rule", "empty-text") == Outcome(
        0,
        "# empty-text\n\nThe text is empty.\n\nAn article without a word is a translation that "
        "failed or was lost on the way.\n\n"
        "- group: coverage; severity: critical; MQM category: accuracy/omission\n"
        "- languages: all; needs: nothing but the text\n"
        "- checker: empty-text\n"
        "- message: the text holds no words: translate the article again\n"
        "- fixes, where there are any: unsafe\n"
        f"- measured: {measured(EMPTY_TEXT)}\n\n"
        "Found (between ⟦ and ⟧):\n\n```text\n⟦\n\n…\n⟧\n```\n\n"
        "Left alone:\n\n```text\n2018\n```\n\n",
        "",
    )


def test_all_rules_are_the_catalogue(run_cli: RunCli) -> None:
    assert run_cli("rule", "--all") == Outcome(0, catalogue(built_in_rules()), "")


def test_rule_that_does_not_exist_is_one_line(call: Call) -> None:
    assert call("rule", "stray-stp") == Outcome(
        2,
        "",
        "mtcheck: no rule 'stray-stp', did you mean 'stray-stop'? "
        "(mtcheck rule --all describes all)\n",
    )


def test_rule_without_a_name_says_what_to_give(call: Call) -> None:
    done = call("rule")
    assert (done.code, done.stdout) == (2, "")
    assert "None" not in done.stderr
    assert "--all" in done.stderr


def test_version_is_printed(call: Call) -> None:
    assert call("version") == Outcome(0, f"mtcheck {mtcheck.__version__}\n", "")


# Report


def test_report_writes_its_page_and_exits_with_0(write: Write, call: Call, tmp_path: Path) -> None:
    write("a.txt", NAME)
    done = call("report", "a.txt", "--target-lang", "en", "-o", "new/page.html")
    assert done == Outcome(0, "new/page.html: 1 finding in 1 file (1 major)\n", "")
    assert (tmp_path / "new" / "page.html").read_text(encoding="utf-8").startswith("<!")


def test_report_of_a_folder_is_its_index(write: Write, call: Call, tmp_path: Path) -> None:
    write("a.txt", NAME)
    done = call("report", "a.txt", "--target-lang", "en", "-o", "pages/")
    assert done.stdout == "pages/index.html: 1 finding in 1 file (1 major)\n"
    assert (tmp_path / "pages" / "index.html").is_file()


def test_report_says_what_it_could_not_read(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    done = call("report", "a.txt", "b.txt", "--target-lang", "en", "-o", "page.html")
    assert done == Outcome(
        2,
        "page.html: 1 finding in 1 file (1 major), 1 not fully checked\n",
        "b.txt: does not exist\n",
    )


def test_report_that_cannot_be_written_is_one_line(write: Write, call: Call) -> None:
    write("a.txt", NAME)
    done = call("report", "a.txt", "--target-lang", "en", "-o", "a.txt/page.html")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("mtcheck: a.txt/page.html: ")
    assert done.stderr.count("\n") == 1


# Streams that cannot be written

COMMANDS = pytest.mark.parametrize(
    "args",
    [
        ("check", "a.txt", "--target-lang", "en"),
        ("check", "a.txt", "--target-lang", "en", "--output-format", "json"),
        ("rule", "--all"),
    ],
    ids=["check", "json", "rule"],
)


@COMMANDS
def test_full_disk_exits_with_2(write: Write, tmp_path: Path, args: tuple[str, ...]) -> None:
    write("a.txt", NAME)
    assert redirected(tmp_path, ">/dev/full", *args) == Outcome(
        2, "", "mtcheck: cannot write the output: No space left on device\n"
    )


@COMMANDS
def test_closed_output_exits_with_2(write: Write, tmp_path: Path, args: tuple[str, ...]) -> None:
    write("a.txt", NAME)
    done = redirected(tmp_path, ">&-", *args)
    assert "Traceback" not in done.stderr
    assert (done.code, done.stdout) == (2, "")


@COMMANDS
def test_reader_that_has_gone_exits_with_2(
    write: Write, tmp_path: Path, args: tuple[str, ...]
) -> None:
    write("a.txt", NAME)
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [sys.executable, "-m", "mtcheck", *args],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(theirs)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_errors_that_cannot_be_shown_still_count(
    write: Write, tmp_path: Path, redirection: str
) -> None:
    write("a.txt", NAME)
    args = ("check", "a.txt", "--target-lang", "en", "--output-format", "concise")
    done = redirected(tmp_path, redirection, *args)
    assert done.code == 1
    assert done.stdout.splitlines()[-1] == "1 finding in 1 file (1 major)"
    assert redirected(tmp_path, redirection, *args, "missing.txt").code == 2
    assert redirected(tmp_path, redirection, *args, "--select", "nmaes").code == 2


def test_closed_standard_input_is_one_line(tmp_path: Path) -> None:
    done = redirected(tmp_path, "<&-", "check", "-", "--target-lang", "en")
    assert done.code == 2
    assert done.stderr.startswith("<stdin>: ")
    assert done.stderr.count("\n") == 1
    assert "AttributeError" not in done.stderr


def test_output_of_a_narrow_encoding_is_no_crash(write: Write, run_cli: RunCli) -> None:
    write("a.txt", NAME)
    env = {"PYTHONIOENCODING": "latin-1"}
    done = run_cli("check", "a.txt", "--target-lang", "en", env=env)
    assert "Traceback" not in done.stderr
    assert done.code == 1
    assert FOUND in done.stdout


# The same bytes everywhere


def test_output_is_the_same_for_every_hash_seed_and_locale(run_cli: RunCli) -> None:
    args = ("check", "01-lisieux-criterium.txt", "none.txt")
    outcomes = [
        run_cli(*args, cwd=SEEDS, env=env)
        for env in (
            {"PYTHONHASHSEED": "0"},
            {"PYTHONHASHSEED": "1"},
            {"PYTHONHASHSEED": "4242"},
            {"LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0"},
        )
    ]
    assert outcomes[0].code == 2
    assert "«  → “" in outcomes[0].stdout
    assert outcomes[1:] == outcomes[:1] * 3


def test_json_is_the_same_for_every_hash_seed_and_locale(run_cli: RunCli) -> None:
    args = ("check", "01-lisieux-criterium.txt", "--target-lang", "en", "--output-format", "json")
    outcomes = [
        run_cli(*args, cwd=SEEDS, env=env)
        for env in (
            {"PYTHONHASHSEED": "4242"},
            {"LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0"},
        )
    ]
    assert len(json.loads(outcomes[0].stdout)["documents"][0]["findings"]) > 5
    assert outcomes[0] == outcomes[1]

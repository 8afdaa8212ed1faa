"""Living with findings: comments that silence, the baseline, rules and files left out by path."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Outcome, RunCli

from mtcheck.rule import built_in_rules

FAULT = "He met Recepp Tayip Erdogan at noon."
OTHER = "On Monday Recepp Tayip Erdogan left again."
SARIF = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
ENGLISH = ("--target-lang", "en")
NAMES = (*ENGLISH, "--select", "names", "--output-format", "concise")

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file in the working folder."""

    def writer(name: str, content: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return writer


def found(done: Outcome) -> list[str]:
    """Return the rules of the lines of the output concise."""
    lines = done.stdout.splitlines()[:-1]
    return [line.split(": ", 1)[1].split()[1] for line in lines if ": " in line]


# Comments


def html(comment: str, text: str = FAULT) -> str:
    return f"<p>The boats wait.</p>\n<!-- mtcheck: {comment} -->\n<p>{text}</p>\n<p>{OTHER}</p>\n"


def test_a_comment_silences_its_block_and_no_other(write: Write, run_cli: RunCli) -> None:
    write("a.html", html("ignore[misspelt-name] so in the original"))
    done = run_cli("check", "a.html", *NAMES)
    assert found(done) == ["misspelt-name"]
    assert done.stdout.startswith("a.html:4:")
    assert done.stdout.endswith("1 finding in 1 file (1 major), 1 silenced by comments\n")


@pytest.mark.parametrize("name", ["names", "misspelt-name", "all", "loop, names"])
def test_rules_and_groups_can_be_named(name: str, write: Write, run_cli: RunCli) -> None:
    write("a.html", html(f"ignore[{name}] so"))
    assert found(run_cli("check", "a.html", *NAMES)) == ["misspelt-name"]


def test_a_comment_with_nothing_to_silence_is_a_finding(write: Write, run_cli: RunCli) -> None:
    write("a.html", html("ignore[misspelt-name] so", "The boats wait."))
    done = run_cli("check", "a.html", *NAMES)
    assert found(done) == ["unused-suppression", "misspelt-name"]
    assert "the comment silences misspelt-name, where there is nothing to silence" in done.stdout


def test_the_part_of_a_comment_that_silences_nothing_is_a_finding(
    write: Write, run_cli: RunCli
) -> None:
    write("a.html", html("ignore[misspelt-name, doubled-word] so"))
    done = run_cli("check", "a.html", *ENGLISH, "--output-format", "concise")
    assert "the comment silences doubled-word, where there is nothing" in done.stdout
    assert done.stdout.endswith("1 silenced by comments\n")


@pytest.mark.parametrize(
    ("comment", "name"),
    [
        ("ignore[misspelt-names] so", "misspelt-names"),
        ("ignore[misspelt name] so", "misspelt name"),
        ("ignore[] so", "[]"),
        ("ignore[misspelt-name", "misspelt-name"),
        ("ignore[misspelt/name] so", "misspelt/name"),
    ],
)
def test_what_names_no_rule_silences_nothing(
    comment: str, name: str, write: Write, run_cli: RunCli
) -> None:
    write("a.html", html(comment))
    done = run_cli("check", "a.html", *NAMES)
    if name == "misspelt-name":  # a bracket that is never closed holds what it holds
        assert "1 silenced by comments" in done.stdout
    else:
        assert found(done) == ["unused-suppression", "misspelt-name", "misspelt-name"]
        assert f"the comment silences {name}, which there is not" in done.stdout


@pytest.mark.parametrize("word", ["ignore-next-line", "ignored", "off"])
def test_what_is_no_directive_silences_nothing(word: str, write: Write, run_cli: RunCli) -> None:
    write("a.html", html(word))
    assert found(run_cli("check", "a.html", *NAMES)) == ["misspelt-name"] * 2


@pytest.mark.parametrize(
    "options",
    [
        (*ENGLISH, "--select", "joins"),  # its rule did not run
        ("--target-lang", "eo", "--select", "names"),  # it cannot judge this language
    ],
)
def test_a_comment_is_not_unused_where_its_rule_did_not_run(
    options: tuple[str, ...], write: Write, run_cli: RunCli
) -> None:
    rule = "misspelt-name"
    write("a.html", html(f"ignore[{rule}] so", "The boats wait."))
    assert "unused-suppression" not in run_cli("check", "a.html", *options).stdout


def test_a_comment_may_name_a_rule_that_is_off(write: Write, run_cli: RunCli) -> None:
    off = next((rule.name for rule in built_in_rules() if not rule.default), None)
    if off is None:
        pytest.skip("every rule is on")
    write("a.html", html(f"ignore[{off}] so", "The boats wait."))
    done = run_cli("check", "a.html", *ENGLISH, "--output-format", "concise")
    assert "unused-suppression" not in done.stdout


def test_suppressions_can_be_ignored(write: Write, run_cli: RunCli) -> None:
    write("a.html", html("ignore[misspelt-name] so"))
    done = run_cli("check", "a.html", *NAMES, "--ignore-suppressions")
    assert found(done) == ["misspelt-name"] * 2
    assert "silenced" not in done.stdout


FORMATS = {
    "a.md": "<!-- mtcheck: ignore[names] as printed -->\n\n{fault}\n",
    "a.html": "<!-- mtcheck: ignore[names] as printed --><p>{fault}</p>",
    "a.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    '# mtcheck: ignore[names] as printed\nmsgid "x"\nmsgstr "{fault}"\n',
    "a.vtt": "WEBVTT\n\nNOTE mtcheck: ignore[names] as printed\n\n"
    "00:01.000 --> 00:02.000\n{fault}\n",
    "strings.xml": "<resources><!-- mtcheck: ignore[names] as printed -->"
    '<string name="a">{fault}</string></resources>',
    "a.yaml": "# mtcheck: ignore[names] as printed\nbody: {fault}\n",
    "a.xlf": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file source-language="fr" target-language="en" datatype="x" original="x"><body>'
    "<!-- mtcheck: ignore[names] as printed -->"
    '<trans-unit id="1"><source>x</source><target>{fault}</target></trans-unit>'
    "</body></file></xliff>",
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_with_comments_takes_them(name: str, write: Write, run_cli: RunCli) -> None:
    write(name, FORMATS[name].format(fault=FAULT))
    done = run_cli("check", name, *ENGLISH, "--select", "names", "--output-format", "json")
    (document,) = json.loads(done.stdout)["documents"]
    assert (document["failed"], document["findings"]) == ([], [])
    assert [s["reason"] for s in document["silenced"]] == ["as printed"]


def test_silenced_and_accepted_findings_are_counted_in_every_output(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("a.html", html("ignore[misspelt-name] so in print"))
    run_cli("check", "a.html", *NAMES, "--write-baseline")
    options = (*NAMES[:-2], "--baseline", "mtcheck-baseline.json")
    said = {
        form: run_cli("check", "a.html", *options, "--output-format", form)
        for form in (
            "full concise grouped json jsonl sarif github gitlab junit rdjson markdown".split()
        )
    }
    assert {form: done.code for form, done in said.items()} == dict.fromkeys(said, 0)
    for form in ("full", "concise", "grouped"):
        assert "1 of them accepted, 1 silenced by comments\n" in said[form].stdout
        assert " (accepted)" in said[form].stdout
    (document,) = json.loads(said["json"].stdout)["documents"]
    assert [f["accepted"] for f in document["findings"]] == [True]
    assert [s["reason"] for s in document["silenced"]] == ["so in print"]
    rows = [json.loads(line) for line in said["jsonl"].stdout.splitlines()]
    assert [(r.get("accepted"), r.get("silenced", {}).get("reason")) for r in rows] == [
        (True, None), (None, "so in print"),
    ]  # fmt: skip
    log = json.loads(said["sarif"].stdout)
    jsonschema.Draft202012Validator(json.loads(SARIF.read_text())).validate(log)
    results = log["runs"][0]["results"]
    assert [(r["baselineState"], r.get("suppressions")) for r in results] == [
        ("unchanged", None),
        ("new", [{"kind": "inSource", "justification": "so in print"}]),
    ]
    commands = said["github"].stdout.splitlines()
    assert [c.split(" ")[0] for c in commands] == ["::notice", "::notice"]
    assert commands[1].endswith("::1 finding silenced by comments: misspelt-name")
    issues = json.loads(said["gitlab"].stdout)
    assert [(i["check_name"], i["severity"]) for i in issues] == [
        ("misspelt-name", "info"), ("silenced", "info"),
    ]  # fmt: skip
    assert 'failures="0" errors="0" skipped="2"' in said["junit"].stdout
    diagnostics = json.loads(said["rdjson"].stdout)["diagnostics"]
    assert [d["severity"] for d in diagnostics] == ["INFO", "INFO"]
    assert "| a\\.html | pass | 50 | 1 | 1 | 1 |" in said["markdown"].stdout
    run_cli("report", "a.html", *options, "-o", "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "1 of them accepted by the baseline." in page
    assert "1 finding silenced by comments: misspelt-name" in page


# The baseline


def accept(run_cli: RunCli, *paths: str) -> None:
    done = run_cli("check", *paths, *NAMES, "--write-baseline")
    assert done.code == 0


def again(run_cli: RunCli, *paths: str, more: tuple[str, ...] = ()) -> Outcome:
    return run_cli("check", *paths, *NAMES, "--baseline", "mtcheck-baseline.json", *more)


def entries(tmp_path: Path) -> list[dict[str, str]]:
    raw: Any = json.loads((tmp_path / "mtcheck-baseline.json").read_text(encoding="utf-8"))
    accepted: list[dict[str, str]] = raw["accepted"]
    return accepted


SURVIVES = {
    "the same": f"The boats wait.\n\n{FAULT}\n",
    "text before": f"A new start. It is long.\n\nThe boats wait.\n\n{FAULT}\n",
    "wrapped": "The boats wait.\n\nHe met Recepp\nTayip Erdogan\nat noon.\n",
    "moved": f"{FAULT}\n\nThe boats wait.\n",
    "case": f"The boats wait.\n\n{FAULT.replace('noon', 'Noon')}\n",
    "windows": f"The boats wait.\r\n\r\n{FAULT}\r\n",
}


@pytest.mark.parametrize("how", SURVIVES)
def test_what_is_accepted_survives_edits_elsewhere(how: str, write: Write, run_cli: RunCli) -> None:
    write("a.txt", f"The boats wait.\n\n{FAULT}\n")
    accept(run_cli, "a.txt")
    write("a.txt", SURVIVES[how])
    done = again(run_cli, "a.txt")
    assert (done.code, found(done)) == (0, ["misspelt-name"])
    assert "(accepted)" in done.stdout


@pytest.mark.parametrize(
    "text", [f"{FAULT}\n\n{FAULT}\n", f"{FAULT}\n\n{OTHER}\n", f"{FAULT} {FAULT}\n"]
)
def test_a_second_copy_is_not_accepted(text: str, write: Write, run_cli: RunCli) -> None:
    write("a.txt", f"{FAULT}\n")
    accept(run_cli, "a.txt")
    write("a.txt", text)
    done = again(run_cli, "a.txt")
    assert (done.code, done.stdout.count("(accepted)")) == (1, 1)


def test_another_file_with_the_same_fault_is_not_accepted(write: Write, run_cli: RunCli) -> None:
    write("a.txt", FAULT)
    accept(run_cli, "a.txt")
    write("b.txt", FAULT)
    done = again(run_cli, "a.txt", "b.txt")
    assert (done.code, done.stdout.count("(accepted)")) == (1, 1)


def test_a_file_that_is_renamed_takes_its_entries_along(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("a.txt", f"{FAULT}\n\n{OTHER}\n")
    accept(run_cli, "a.txt")
    (tmp_path / "new").mkdir()
    (tmp_path / "a.txt").rename(tmp_path / "new" / "b.txt")
    assert again(run_cli, "new").code == 0
    write("new/c.txt", f"{FAULT}\n")
    done = again(run_cli, "new")
    assert (done.code, done.stdout.count("(accepted)")) == (1, 2)


def test_a_file_that_is_divided_takes_its_entries_along(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("a.txt", f"{FAULT}\n\n{OTHER}\n")
    accept(run_cli, "a.txt")
    (tmp_path / "a.txt").unlink()
    write("b.txt", FAULT)
    write("c.txt", OTHER)
    assert again(run_cli, "b.txt", "c.txt").code == 0


def test_records_of_one_file_do_not_share_an_entry(write: Write, run_cli: RunCli) -> None:
    row = json.dumps({"text": FAULT})
    write("a.jsonl", f"{row}\n")
    accept(run_cli, "a.jsonl")
    assert again(run_cli, "a.jsonl").code == 0
    write("a.jsonl", f"{row}\n{row}\n")
    done = again(run_cli, "a.jsonl")
    assert (done.code, done.stdout.count("(accepted)")) == (1, 1)


def test_paths_are_relative_to_the_baseline(write: Write, run_cli: RunCli, tmp_path: Path) -> None:
    write("docs/a.txt", FAULT)
    accept(run_cli, "docs")
    assert [e["path"] for e in entries(tmp_path)] == ["docs/a.txt"]
    baseline = ("--baseline", "../mtcheck-baseline.json")
    assert run_cli("check", "a.txt", *NAMES, *baseline, cwd=tmp_path / "docs").code == 0
    write("docs/mtcheck.toml", 'baseline = "../mtcheck-baseline.json"')
    assert run_cli("check", "a.txt", *NAMES, cwd=tmp_path / "docs").code == 0


def test_reasons_are_kept_and_what_is_gone_goes(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("a.txt", f"{FAULT}\n\n{OTHER}\n")
    accept(run_cli, "a.txt")
    raw = json.loads((tmp_path / "mtcheck-baseline.json").read_text())
    for entry, reason in zip(raw["accepted"], ("so in print", "old"), strict=True):
        entry["reason"] = reason
    write("mtcheck-baseline.json", json.dumps(raw))
    write("a.txt", f"The boats wait.\n\n{FAULT}\n")
    accept(run_cli, "a.txt")
    assert [e["reason"] for e in entries(tmp_path)] == ["so in print"]
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    accept(run_cli, "b.txt")
    assert [(e["path"], e["reason"]) for e in entries(tmp_path)] == [("b.txt", "so in print")]
    written = (tmp_path / "mtcheck-baseline.json").read_bytes()
    accept(run_cli, "b.txt")
    assert (tmp_path / "mtcheck-baseline.json").read_bytes() == written


def test_what_a_run_does_not_judge_stays(write: Write, run_cli: RunCli, tmp_path: Path) -> None:
    write("a.txt", FAULT)
    write("b.txt", f"{OTHER}\n")
    accept(run_cli, "a.txt", "b.txt")
    accept(run_cli, "a.txt")
    assert [e["path"] for e in entries(tmp_path)] == ["a.txt", "b.txt"]
    options = (*ENGLISH, "--select", "joins", "--write-baseline")
    assert run_cli("check", ".", *options).code == 0
    assert [e["path"] for e in entries(tmp_path)] == ["a.txt", "b.txt"]
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    assert run_cli("check", ".", *NAMES, "--write-baseline").code == 2
    assert [e["path"] for e in entries(tmp_path)] == ["a.txt", "b.txt"]
    (tmp_path / "a.txt").unlink()
    accept(run_cli, "b.txt")
    assert [e["path"] for e in entries(tmp_path)] == ["b.txt"]


def test_a_baseline_that_is_named_can_be_begun(write: Write, run_cli: RunCli) -> None:
    write("a.txt", FAULT)
    options = ("check", "a.txt", *NAMES, "--baseline", "own.json")
    assert run_cli(*options).code == 2
    assert run_cli(*options, "--write-baseline").code == 0
    assert run_cli(*options).code == 0


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "accepted": []}',
        '{"version": 1}',
        '{"version": 1, "accepted": [{"path": "a.txt"}]}',
        '{"version": 1, "accepted": [{"path": "a", "rule": "b", "fingerprint": 3}]}',
        '{"version": 1, "accepted": [{"path": "a", "rule": "b", "fingerprint": "c", "reason": 1}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_refused(content: str, write: Write, run_cli: RunCli) -> None:
    write("a.txt", "The boats wait.")
    write("mtcheck-baseline.json", content)
    done = again(run_cli, "a.txt")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("mtcheck: ")
    assert "mtcheck-baseline.json: " in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert run_cli("check", "a.txt", *NAMES, "--write-baseline").code == 2
    assert Path(write("x", "").parent / "mtcheck-baseline.json").read_text() == content


@pytest.mark.parametrize("path", ["a/" * 4_000, r"a\u0000b"])
def test_a_path_that_cannot_be_is_a_file_that_is_gone(
    path: str, write: Write, run_cli: RunCli
) -> None:
    write("a.txt", "The boats wait.")
    entry = f'{{"path": "{path}", "rule": "misspelt-name", "fingerprint": "0"}}'
    write("mtcheck-baseline.json", f'{{"version": 1, "accepted": [{entry}]}}')
    assert again(run_cli, "a.txt").code == 0


def test_what_is_accepted_is_not_fixed(write: Write, run_cli: RunCli) -> None:
    path = write("a.txt", FAULT)
    accept(run_cli, "a.txt")
    done = again(run_cli, "a.txt", more=("--fix", "--unsafe-fixes"))
    assert done.code == 0
    assert path.read_text() == FAULT
    assert run_cli("check", "a.txt", *NAMES, "--fix", "--unsafe-fixes").code == 0
    assert "Recep Tayyip" in path.read_text()


def test_what_is_accepted_does_not_fail_the_score(write: Write, run_cli: RunCli) -> None:
    write("a.txt", FAULT)
    accept(run_cli, "a.txt")
    assert again(run_cli, "a.txt", more=("--min-score", "90")).code == 0
    write("a.txt", f"{FAULT}\n\n{OTHER}")
    assert again(run_cli, "a.txt", more=("--min-score", "90", "--fail-level", "critical")).code == 1


# --add-ignore


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.po", "strings.xml", "a.yaml", "a.xlf"])
def test_added_comments_silence_what_was_there_and_nothing_new(
    name: str, write: Write, run_cli: RunCli
) -> None:
    bare = FORMATS[name].replace("mtcheck: ignore[names] as printed", "a comment")
    path = write(name, bare.format(fault=FAULT))
    assert run_cli("check", name, *NAMES).code == 1
    done = run_cli("check", name, *ENGLISH, "--select", "names", "--add-ignore")
    assert done == Outcome(0, f"{name}: 1 finding silenced\n", "")
    after = path.read_text()
    assert after.count("mtcheck: ignore[misspelt-name]") == 1
    clean = run_cli("check", name, *NAMES)
    assert (clean.code, found(clean)) == (0, [])
    assert "1 silenced by comments" in clean.stdout
    run_cli("check", name, *ENGLISH, "--select", "names", "--add-ignore")
    assert path.read_text() == after


def test_a_new_fault_is_not_silenced_by_added_comments(write: Write, run_cli: RunCli) -> None:
    path = write("a.md", f"{FAULT}\n")
    run_cli("check", "a.md", *ENGLISH, "--select", "names", "--add-ignore")
    path.write_text(f"{path.read_text()}\n{OTHER}\n")
    assert found(run_cli("check", "a.md", *NAMES)) == ["misspelt-name"]


@pytest.mark.parametrize("name", ["a.txt", "a.srt", "a.json"])
def test_a_format_without_comments_says_so(name: str, write: Write, run_cli: RunCli) -> None:
    text = {
        "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{FAULT}\n",
        "a.json": f'{{"text": "{FAULT}"}}',
    }
    path = write(name, text.get(name, FAULT))
    before = path.read_bytes()
    done = run_cli("check", name, *ENGLISH, "--select", "names", "--add-ignore")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == (
        f"{name}: has no comments in its format: use a baseline (--write-baseline)\n"
    )
    assert path.read_bytes() == before


# By path


def test_rules_are_left_out_by_path_from_any_folder(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("mtcheck.toml", 'per-file-ignores = { "old/**" = ["names"], "/new/x.txt" = ["all"] }')
    for name in ("old/deep/a.txt", "new/a.txt", "new/x.txt", "new/old/a.txt"):
        write(name, FAULT)
    for folder in (tmp_path, tmp_path / "new", tmp_path / "old" / "deep"):
        done = run_cli("check", tmp_path, *NAMES, "--output-format", "json", cwd=folder)
        bad = [
            Path(d["path"]).relative_to(tmp_path).as_posix()
            for d in json.loads(done.stdout)["documents"]
            if d["findings"]
        ]
        assert bad == ["new/a.txt", "new/old/a.txt"]


def test_what_a_path_leaves_out_wins_over_what_is_selected(write: Write, run_cli: RunCli) -> None:
    write("a.txt", FAULT)
    options = (*ENGLISH, "--select", "misspelt-name", "--per-file-ignores", "*.txt:misspelt-name")
    assert run_cli("check", "a.txt", *options).code == 0


def test_the_command_line_adds_to_the_paths_of_the_configuration(
    write: Write, run_cli: RunCli
) -> None:
    write("mtcheck.toml", 'per-file-ignores = { "a.txt" = ["names"] }')
    write("a.txt", FAULT)
    write("b.txt", FAULT)
    assert found(run_cli("check", ".", *NAMES)) == ["misspelt-name"]
    assert run_cli("check", ".", *NAMES, "--per-file-ignores", "b.txt:names").code == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('per-file-ignores = { "a" = ["nams"] }', "no rule or group 'nams', did you mean 'names'?"),
        ('per-file-ignores = { "!a" = ["names"] }', "no pattern here can begin with !"),
        ('per-file-ignores = { "[a" = ["names"] }', "'[a' is no pattern of files"),
        ('per-file-ignores = ["a"]', "must be a table"),
        ('extend-exclude = ["a", "#b"]', "'#b' is no pattern of files"),
        ('exclude = "a"', "must be a list"),
        ('extend-select = ["nams"]', "no rule or group 'nams'"),
    ],
)
def test_patterns_and_rules_that_mean_nothing_are_refused(
    line: str, message: str, write: Write, run_cli: RunCli
) -> None:
    write("mtcheck.toml", line)
    write("a.txt", "The boats wait.")
    done = run_cli("check", "a.txt")
    assert (done.code, done.stdout) == (2, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


TREE: Mapping[str, str] = {
    "a.txt": "", "node_modules/a.txt": "", "drafts/a.txt": "", "drafts/keep.txt": "",
    "news/drafts/b.txt": "", "news/c.md": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), {"a.txt", "drafts/a.txt", "drafts/keep.txt", "news/drafts/b.txt", "news/c.md"}),
        (("--extend-exclude", "drafts/"), {"a.txt", "news/c.md"}),
        (("--extend-exclude", "/drafts/,*.md"), {"a.txt", "news/drafts/b.txt"}),
        (
            ("--extend-exclude", "drafts/*,!keep.txt"),
            {"a.txt", "drafts/keep.txt", "news/c.md", "news/drafts/b.txt"},
        ),
        (("--exclude", "drafts/"), {"a.txt", "news/c.md", "node_modules/a.txt"}),
    ],
)
def test_patterns_leave_files_out(
    options: tuple[str, ...], left: set[str], write: Write, run_cli: RunCli
) -> None:
    for name, content in TREE.items():
        write(name, content)
    done = run_cli("check", ".", "--show-files", *options)
    assert (done.code, done.stderr) == (0, "")
    assert set(done.stdout.splitlines()) == left


def test_files_that_cannot_be_read_are_told_when_files_are_shown(
    write: Write, run_cli: RunCli
) -> None:
    write("a.txt", "Boats.\n")
    done = run_cli("check", "a.txt", "nosuch.txt", "--show-files")
    assert (done.code, done.stdout, done.stderr) == (2, "a.txt\n", "nosuch.txt: does not exist\n")


def test_patterns_hold_for_the_folder_of_the_configuration(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("mtcheck.toml", 'extend-exclude = ["/news/drafts/"]')
    for name, content in TREE.items():
        write(name, content)
    assert run_cli("check", ".", "--show-files", cwd=tmp_path / "news").stdout == "c.md\n"


def test_files_named_are_left_out_only_by_force(write: Write, run_cli: RunCli) -> None:
    write("mtcheck.toml", 'extend-exclude = ["drafts/"]')
    write("drafts/a.txt", FAULT)
    write("b.txt", "The boats wait.")
    assert run_cli("check", "drafts/a.txt", "b.txt", *NAMES).code == 1
    done = run_cli("check", "drafts/a.txt", "drafts", "b.txt", *NAMES, "--force-exclude")
    assert (done.code, done.stdout) == (0, "0 findings in 1 file\n")
    assert run_cli("check", "drafts/a.txt", *NAMES, "--force-exclude").code == 0

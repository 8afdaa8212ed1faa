"""Fixes in files: exact bytes, nothing touched beside them, and a second run that changes nothing."""

from __future__ import annotations

import os
import stat
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import RunCli
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.errors import WriteError
from mtcheck.fixing import fix as fixing
from mtcheck.fixing import plan
from mtcheck.fixing.edit import edited
from mtcheck.fixing.fix import Fixed, fix_file
from mtcheck.fixing.write_back import write_back
from mtcheck.readers import File, format_module, read_bytes
from mtcheck.report import Report
from mtcheck.rule import built_in_rules

PARAGRAPH = "The president made a stopover at the base on Monday."
NEXT = "He then flew on to the harbour."

Write = Callable[[str, str | bytes], Path]


def only(fixed: Fixed) -> Report:
    (report,) = fixed.results
    assert isinstance(report, Report)
    return report


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file in the working folder."""

    def writer(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return writer


def check(document: Document) -> Report:
    return mtcheck.check(document, language="en")


def fixed(text: str, name: str = "a.txt", *, unsafe: bool = True) -> str:
    """Return the text of a file after its fixes; it must be the same after another run."""
    result = fix_file(File(name, text.encode()), check, unsafe=unsafe)
    again = fix_file(File(name, result.after), check, unsafe=unsafe)
    assert (again.after, again.count) == (result.after, 0)
    return result.after.decode()


# What is written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He said &quot;yes&quot; to it.", 'He said "yes" to it.'),
        ("The next fair is in M\\u00fchlhausen.\n", "The next fair is in Mühlhausen.\n"),
        ("It opens in Izh\u200bevsk in March.\n", "It opens in Izhevsk in March.\n"),
        ("The сaptain reported clear water.\n", "The captain reported clear water.\n"),
        ("The &amp;amp;amp; is gone.\n", "The & is gone.\n"),
        ("The \\xc3\\xa9lan of the crew was known.\n", "The élan of the crew was known.\n"),
    ],
)
def test_safe_fixes_of_plain_text(before: str, after: str) -> None:
    assert fixed(before, unsafe=False) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Recepp\r\nTayip Erdogan came.", "Recep\r\nTayyip Erdogan came."),
        ("It lies on the the bridge.\n", "It lies on the bridge.\n"),
    ],
)
def test_unsafe_fixes_are_made_only_where_they_are_asked_for(before: str, after: str) -> None:
    assert fixed(before, unsafe=False) == before
    assert fixed(before) == after


def test_what_may_make_markup_is_not_safe() -> None:
    text = "The &lt;b&gt; and the &lt;&#98;&gt; stand there, P &lt; 0.05.\n"
    assert fixed(text, unsafe=False) == "The &lt;b> and the &lt;b> stand there, P < 0.05.\n"
    assert fixed(text) == "The <b> and the <b> stand there, P < 0.05.\n"


def test_what_the_checker_is_not_certain_of_is_not_safe() -> None:
    text = "The сaptain and the Квrcis sailed.\n"
    words = "Мы знаем a и неpatched и вaгон.\n"
    assert fixed(text, unsafe=False) == "The captain and the Квrcis sailed.\n"
    report = mtcheck.check(words, language="ru", config=Config(select=("mixed-script",)))
    assert [(f.text, str(f.applicability)) for f in report.findings] == [
        ("a", "unsafe"), ("неpatched", "unsafe"), ("вaгон", "safe"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        # A paragraph goes with the blank lines after it, at the end with those before it.
        ("|A|\n\n|A|\n\n|B|\n", "|A|\n\n|B|\n"),
        ("|A|\n\n|A|\n\n\n\n  |B|", "|A|\n\n  |B|"),
        ("|A|\n\n\n|A|", "|A|"),
        ("|A|\n\n|A|\n", "|A|\n"),
        ("|A|\n\n|A|  \n\n", "|A|\n\n"),
        ("|A|\n\n|A|\n\n|A|\n\n|A|\n\n|B|\n", "|A|\n\n|B|\n"),
        ("|A|\n\n|B|\n\n|A|\n\n|A|\n", "|A|\n\n|B|\n"),
        ("|S|\n\n|A|\n", "|A|\n"),
        ("\n |S| \n\n|A|\n", "\n|A|\n"),
        # A line in a block goes with its line end.
        ("|S|\n|A|\n", "|A|\n"),
        ("|A|\n|S|\n", "|A|\n"),
        ("|A|\n|S|", "|A|"),
        ("|A|\n|S|\n\n|B|\n", "|A|\n\n|B|\n"),
        ("|A|\n\n|S|\n|B|\n", "|A|\n\n|B|\n"),
        ("|A|\n|S|\n|B|\n", "|A|\n|B|\n"),
        ("|A|\n\n|S|\n|S|\n\n|B|\n", "|A|\n\n|B|\n"),
    ],
)
def test_what_is_deleted_leaves_no_gap(before: str, after: str, end: str) -> None:
    for mark, text in (("|A|", PARAGRAPH), ("|B|", NEXT), ("|S|", "Leave a comment")):
        before, after = before.replace(mark, text), after.replace(mark, text)
    assert fixed(before.replace("\n", end)) == after.replace("\n", end)


def test_a_sentence_that_is_deleted_takes_one_space() -> None:
    twice = "The choir will sing in the cloister on Friday."
    assert fixed(f"{twice} It is free. {twice}\n") == f"{twice} It is free.\n"
    assert fixed(f"{twice} It is free. {twice} Come.\n") == f"{twice} It is free. Come.\n"
    assert fixed(f"{twice} It is free.\n  {twice} Come.") == f"{twice} It is free.\n  Come."
    assert fixed("They wait. ¿Will it rain? Nobody knows.") == (
        "They wait. Will it rain? Nobody knows."
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>He said &amp;quot;yes&amp;quot;.</p>", '<p>He said "yes".</p>'),
        ("<p>a &amp;lt;b&amp;gt; c &amp;amp;amp; d</p>", "<p>a &lt;b&gt; c &amp; d</p>"),
        ("<p>in the city&amp;nbsp;of Tartu", "<p>in the city&#160;of Tartu"),
        ("<p>in the city&#38;quot;of Tartu", '<p>in the city"of Tartu'),
        ("<p>The <i>сaptain</i> spoke of the ship.", "<p>The <i>captain</i> spoke of the ship."),
        (
            "<p>Recepp\n   Tayip Erdogan &amp; the the boat</p>",
            "<p>Recep\n   Tayyip Erdogan &amp; the boat</p>",
        ),
        (
            f"<ul>\n <li>{PARAGRAPH}</li>\n <li id=x><a href='y'>{PARAGRAPH}</a> </li>\n</ul>",
            f"<ul>\n <li>{PARAGRAPH}</li>\n</ul>",
        ),
        (f"<p>{PARAGRAPH}\n<p>{PARAGRAPH}\n<p>{NEXT}", f"<p>{PARAGRAPH}\n<p>\n<p>{NEXT}"),
        (f"<div><p>{NEXT}</p><p>Leave a comment</p></div>", f"<div><p>{NEXT}</p></div>"),
    ],
)
def test_fixes_of_html_are_escaped_and_take_their_elements(before: str, after: str) -> None:
    assert fixed(before, "a.html") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Title of &amp;lt;this&amp;gt;\n", "# Title of \\<this>\n"),
        ("He said \\&quot;yes\\&quot; to it.\n", 'He said "yes" to it.\n'),
        ("The &amp;#42;star&amp;#42; and &amp;#95;it\n", "The \\*star\\* and \\_it\n"),
        ('“Yes,” he said. “No,” he said \\"so\\".', "“Yes,” he said. “No,” he said “so”."),
        (f"- {PARAGRAPH}\n- {PARAGRAPH}\n- {NEXT}\n", f"- {PARAGRAPH}\n- {NEXT}\n"),
        (f"> {PARAGRAPH}\n\n> {PARAGRAPH}\n\n{NEXT}", f"> {PARAGRAPH}\n\n{NEXT}"),
        (f"{NEXT}\n\n## *Leave a comment*\n", f"{NEXT}\n"),
        (f"{NEXT}\n\n[Leave a comment](#form)\n\n{PARAGRAPH}", f"{NEXT}\n\n{PARAGRAPH}"),
    ],
)
def test_fixes_of_markdown_are_escaped_and_take_their_marks(before: str, after: str) -> None:
    assert fixed(before, "a.md") == after


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.html", "<p>He met <b>Recepp</b> Tayip Erdogan.", plan.IN_MARKUP),
        ("a.html", "<p>He met Recepp <!-- x -->Tayip Erdogan.", plan.IN_MARKUP),
        ("a.md", "He met *Recepp* Tayip Erdogan.", plan.IN_MARKUP),
        ("a.md", "> He met Recepp\n> Tayip Erdogan.", plan.IN_MARKUP),
        ("a.md", "Leave a comment\n===\n\nThe end of it.", plan.READS_OTHERWISE),
        ("a.txt", "The key is M\\u0000x and Y\\u202ez.", plan.BRINGS_CONTROL),
    ],
)
def test_what_cannot_be_fixed_is_left_and_told(name: str, content: str, reason: str) -> None:
    result = fix_file(File(name, content.encode()), check, unsafe=True)
    assert result.after == result.before == content.encode()
    assert {u.reason for u in result.unfixed} == {reason}
    assert [u.finding for u in result.unfixed] == list(only(result).findings)


def test_one_fix_that_breaks_the_file_does_not_hinder_the_others() -> None:
    content = "Leave a comment\n===\n\nHe said &amp;quot;yes&amp;quot; on the the quay.\n"
    result = fix_file(File("a.md", content.encode()), check, unsafe=True)
    assert result.after.decode() == 'Leave a comment\n===\n\nHe said "yes" on the quay.\n'
    assert [u.finding.rule for u in result.unfixed] == ["comment-form"]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
    ],
)
def test_encoding_mark_and_line_ends_stay(mark: bytes, encoding: str) -> None:
    text = "A\u0301 line\r\nof it\n\x0b\tsays\u2028&quot;no&quot; \U0001f600\r\rso.  It"
    result = fix_file(File("a.txt", mark + text.encode(encoding)), check)
    assert result.after == mark + text.replace("&quot;", '"').encode(encoding)
    assert result.count == 2


# Passes


def rule(find: str, fix: str, name: str = "a-rule") -> Callable[[Document], Report]:
    """Return a check that objects to a text wherever it stands."""
    return rules((find, fix, name))


def rules(*swaps: tuple[str, str, str]) -> Callable[[Document], Report]:
    def checked(document: Document) -> Report:
        base = mtcheck.check("&quot; is a mark.", language="en").findings[0]
        findings = []
        for find, fix, name in swaps:
            at = document.text.find(find)
            while at >= 0:
                place = SimpleNamespace(start=at, end=at + len(find), text=find, rule=name, fix=fix)
                findings.append(replace(base, **vars(place)))
                at = document.text.find(find, at + 1)
        report = mtcheck.check(document, language="en", config=Config(select=("empty-text",)))
        findings.sort(key=lambda f: (f.start, f.end))
        return replace(report, findings=tuple(findings))

    return checked


def test_of_fixes_that_overlap_the_first_is_made_and_then_the_next() -> None:
    result = fix_file(File("a.txt", b"aaaa"), rule("aa", "a"))
    assert (result.after, result.count) == (b"a", 3)


def test_passes_come_to_an_end() -> None:
    result = fix_file(File("a.txt", b"a"), rule("a", "ab"))
    assert result.after == b"a" + b"b" * fixing.PASSES
    assert [f.text for f in only(result).findings] == ["a"]


def test_fixes_that_undo_each_other_change_nothing_and_fail() -> None:
    result = fix_file(File("a.txt", b"x a"), rules(("a", "b", "one"), ("b", "a", "two")))
    assert result.after == b"x a"
    assert [str(f.reason) for f in only(result).failed] == [
        "undoes a fix: the file is left as it was"
    ]
    assert [f.text for f in only(result).findings] == ["a"]


def test_hostile_texts_are_fixed_in_time() -> None:
    line = "<p>In {} he said &amp;quot;yes&amp;quot; to <b>Recepp</b> Tayip Erdogan.\n"
    pages = "".join(line.format(year) for year in range(1000, 3000))
    began = time.process_time()
    result = fix_file(File("a.html", pages.encode()), check, unsafe=True)
    assert (result.count, len(result.unfixed)) == (4000, 2000)
    assert time.process_time() - began < 20


# Any text

settings.register_profile("fix", deadline=None, derandomize=True, database=None, max_examples=60)
BAD = [
    example.text
    for rule in built_in_rules()
    for example in rule.bad
    if example.language == "en" and example.source is None and example.format is None
]
parts = st.sampled_from([*BAD, PARAGRAPH, NEXT]) | st.text(
    st.sampled_from('ab ."“”&<>*_[]()#-\\`\u200b\u00a0\x0b\u2028'), max_size=12
)
gaps = st.sampled_from(["\n", "\n\n", "\r\n\r\n", " \n \n\n", "\r\r", " ", "\u2029\u2029"])


@st.composite
def articles(draw: st.DrawFn) -> str:
    text = draw(gaps | st.just(""))
    for part in draw(st.lists(parts, min_size=1, max_size=5)):
        text += part + draw(gaps | st.just(""))
    return text


@given(articles(), st.sampled_from(["a.txt", "a.md", "a.html"]), st.booleans())
@settings(settings.get_profile("fix"), suppress_health_check=[HealthCheck.too_slow])
@example(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nLeave a comment\n\n", "a.txt", True)
def test_a_second_run_changes_nothing(text: str, name: str, unsafe: bool) -> None:
    result = fix_file(File(name, text.encode()), check, unsafe=unsafe)
    assert only(result).failed == ()
    again = fix_file(File(name, result.after), check, unsafe=unsafe)
    assert again.after == result.after
    assert only(again).findings == only(result).findings
    assert (result.count == 0) == (result.after == result.before)


def planned(document: Document, text: str) -> plan.Plan:
    file = File(document.path)
    fixer = plan.Planner(file, None, format_module(file))
    return fixer.plan([document], text, fixing._wanted([check(document)], unsafe=True))


@given(articles(), st.sampled_from(["a.txt", "a.md", "a.html"]))
@settings(settings.get_profile("fix"), suppress_health_check=[HealthCheck.too_slow])
def test_what_is_read_after_the_fixes_is_the_text_with_the_fixes(text: str, name: str) -> None:
    """One pass: white space apart, the text changes at the findings and nowhere else."""
    document = read_bytes(text.encode(), name)
    plan = planned(document, text)
    expected, at = "", 0
    for edit in plan.edits:
        expected += document.text[at : edit.finding.start] + (edit.finding.fix or "")
        at = edit.finding.end
    expected += document.text[at:]
    after = read_bytes(edited(text, plan.edits).encode(), name).text
    assert "".join(after.split()) == "".join(expected.split())


@given(articles())
@settings(settings.get_profile("fix"), suppress_health_check=[HealthCheck.too_slow])
def test_plain_text_is_the_same_byte_by_byte_outside_the_fixes(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    plan = planned(document, text)
    for edit in plan.edits:
        finding = edit.finding
        assert edit.start <= finding.start <= finding.end <= edit.end
        beside = text[edit.start : finding.start] + text[finding.end : edit.end]
        assert beside.strip() == ""
        if finding.fix:
            assert beside == ""


# Files


@pytest.fixture
def faulty(write: Write) -> Path:
    return write("a.txt", b"He said &quot;no&quot;\r\non the the quay.")


def test_fix_writes_the_safe_fixes_and_shows_what_is_left(faulty: Path, run_cli: RunCli) -> None:
    faulty.chmod(0o640)
    done = run_cli("check", "a.txt", "--target-lang", "en", "--fix", "--output-format", "concise")
    assert faulty.read_bytes() == b'He said "no"\r\non the the quay.'
    assert stat.S_IMODE(faulty.stat().st_mode) == 0o640
    assert (done.code, done.stderr) == (1, "")
    assert done.stdout == (
        "a.txt:2:4: minor doubled-word 'the' stands twice: delete one [fix: the the → the]\n"
        "1 finding in 1 file (1 minor)\n"
        "2 fixed, 1 more can be with --unsafe-fixes\n"
    )
    assert [p.name for p in faulty.parent.iterdir()] == ["a.txt"]


def test_unsafe_fixes_go_with_fix(faulty: Path, run_cli: RunCli) -> None:
    options = ("check", "a.txt", "--target-lang", "en", "--fix", "--unsafe-fixes")
    done = run_cli(*options)
    assert faulty.read_bytes() == b'He said "no"\r\non the quay.'
    assert (done.code, done.stdout.splitlines()[-1]) == (0, "3 fixed")
    before = faulty.stat()
    done = run_cli(*options)
    assert (done.code, done.stdout.splitlines()[-1]) == (0, "0 fixed")
    assert (faulty.stat().st_ino, faulty.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_could_be_fixed_is_counted(faulty: Path, run_cli: RunCli) -> None:
    content = faulty.read_bytes()
    done = run_cli("check", "a.txt", "--target-lang", "en")
    assert done.stdout.splitlines()[-1] == "2 can be fixed with --fix, 1 more with --unsafe-fixes"
    done = run_cli("check", "a.txt", "--target-lang", "en", "--unsafe-fixes")
    assert done.stdout.splitlines()[-1] == "3 can be fixed with --fix --unsafe-fixes"
    assert (done.code, faulty.read_bytes()) == (1, content)


def test_diff_shows_what_fix_would_change_and_changes_nothing(
    faulty: Path, run_cli: RunCli
) -> None:
    content = faulty.read_bytes()
    for fix in ((), ("--fix",)):
        done = run_cli("check", "a.txt", "--target-lang", "en", "--diff", *fix)
        assert (done.code, done.stderr) == (1, "")
        assert done.stdout == (
            "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n"
            '-He said &quot;no&quot;\r\n+He said "no"\r\n'
            " on the the quay.\n\\ No newline at end of file\n"
        )
        assert faulty.read_bytes() == content


def test_diff_can_be_applied_with_patch(write: Write, run_cli: RunCli) -> None:
    text = f"\ufeffA\x0b line\u2028 of &quot;it&quot;\r\n\r\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nend"
    path = write("a.txt", text)
    options = ("--target-lang", "en", "--unsafe-fixes")
    patch = run_cli("check", "a.txt", *options, "--diff").stdout
    before = path.read_bytes()
    run_cli("check", "a.txt", *options, "--fix")
    wanted = path.read_bytes()
    assert wanted != before
    path.write_bytes(before)
    command = ["git", "apply", "-p0", "--whitespace=nowarn"]
    subprocess.run(command, cwd=path.parent, input=patch.encode(), check=True)
    assert path.read_bytes() == wanted


def test_diff_of_what_needs_no_fix_is_empty(write: Write, run_cli: RunCli) -> None:
    write("a.txt", "It lies on the the quay.\n")
    done = run_cli("check", "a.txt", "--target-lang", "en", "--diff")
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    done = run_cli("check", "a.txt", "b.txt", "--target-lang", "en", "--diff", "--unsafe-fixes")
    assert (done.code, done.stderr) == (2, "b.txt: does not exist\n")
    assert "-It lies on the the quay.\n+It lies on the quay.\n" in done.stdout


def test_standard_input_is_fixed_to_standard_output(tmp_path: Path, run_cli: RunCli) -> None:
    text = "\ufeffHe said &quot;no&quot;\r\non the the quay."
    done = run_cli("check", "-", "--target-lang", "en", "--fix", stdin=text)
    assert done.stdout == text.replace("&quot;", '"')
    assert done.code == 1
    assert "doubled-word" in done.stderr
    assert "2 fixed" in done.stderr
    assert list(tmp_path.iterdir()) == []
    clean = run_cli("check", "-", "--target-lang", "en", "--fix", stdin="The lock opens in May.")
    assert (clean.code, clean.stdout) == (0, "The lock opens in May.")


def test_what_is_not_fixed_is_told(write: Write, run_cli: RunCli) -> None:
    write("a.html", "<p>He met <b>Recepp</b> Tayip Erdogan in May.\n")
    done = run_cli("check", "a.html", "--target-lang", "en", "--fix", "--unsafe-fixes")
    assert done.code == 1
    assert done.stderr == "a.html:1:14: misspelt-name is not fixed: markup stands inside it\n"


def test_one_file_that_cannot_be_fixed_stops_no_other(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    outside = write("outside.txt", "The &quot;end&quot; of it.\n")
    write("in/b.txt", "The &quot;end&quot; of it.\n")
    (tmp_path / "in" / "a.txt").symlink_to(outside)
    done = run_cli("check", "in/a.txt", "in/b.txt", "--target-lang", "en", "--fix")
    assert done.code == 2
    assert done.stderr == "in/a.txt: is a link that leads out of its folder: not fixed\n"
    assert outside.read_text() == "The &quot;end&quot; of it.\n"
    assert (tmp_path / "in" / "b.txt").read_text() == 'The "end" of it.\n'
    assert (tmp_path / "in" / "a.txt").is_symlink()


def test_a_link_within_its_folder_leads_to_what_is_fixed(write: Write, run_cli: RunCli) -> None:
    path = write("b.txt", "The &quot;end&quot; of it.\n")
    link = path.parent / "a.txt"
    link.symlink_to("b.txt")
    assert run_cli("check", "a.txt", "--target-lang", "en", "--fix").code == 0
    assert link.is_symlink()
    assert path.read_text() == 'The "end" of it.\n'


def test_a_file_that_changed_meanwhile_is_left(write: Write) -> None:
    path = write("a.txt", "new")
    with pytest.raises(WriteError, match=r"^changed while it was checked: not fixed$"):
        write_back(path, b"old", b"fixed")
    assert path.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_left(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.txt", "old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match=r"^is not writable: not fixed$"):
        write_back(path, b"old", b"fixed")
    assert path.read_bytes() == b"old"


@pytest.fixture
def _no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)


@pytest.mark.usefixtures("_no_room")
def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(write: Write) -> None:
    path = write("a.txt", "old")
    with pytest.raises(WriteError, match=r"^cannot be written: No space left on device$"):
        write_back(path, b"old", b"fixed")
    assert [(p.name, p.read_bytes()) for p in path.parent.iterdir()] == [("a.txt", b"old")]


def test_the_source_counts_for_fixes_too(write: Write, run_cli: RunCli) -> None:
    write("fr.txt", "Le maire de Grenoble a parlé de Grenoble.\n")
    path = write("a.txt", "The mayor of Grenable spoke of the city.\n")
    options = ("--target-lang", "en", "--source-lang", "fr", "--source", "fr.txt")
    run_cli("check", "a.txt", *options, "--select", "source-name", "--fix", "--unsafe-fixes")
    assert path.read_text() == "The mayor of Grenoble spoke of the city.\n"

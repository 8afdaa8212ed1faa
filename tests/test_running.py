"""How files are gone through: from the cache, in parallel, again and again, until interrupted."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import pytest
from conftest import RunCli, lend_compiled

from mtcheck.rule import rules_folder
from mtcheck.whole_file import PART

PACKAGE = Path(__file__).parent.parent / "mtcheck"
FAULTY = "He met Recepp Tayip Erdogan at noon.\n"
OPTIONS = ("--target-lang", "en", "--select", "names", "--output-format", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of 40 articles, every other one with a fault, and one that is no text."""
    place = tmp_path / "articles"
    place.mkdir()
    for i in range(40):
        text = f"Report {i}. {FAULTY if i % 2 else 'The boats wait.'}"
        (place / f"{i:02}.txt").write_text(text)
    (place / "13.txt").write_bytes(b"\xff\xff")
    return place


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own, with what others have compiled; its database is yet to be made."""
    own = tmp_path / "cache"
    lend_compiled(own, "lexicon/*.lex", "gazetteer-*.db", "rules-*.json", "data/*.json")
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(own))
    return own / "results.db"


def rows(database: Path) -> dict[str, str]:
    with closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute("SELECT key, data FROM result"))


# The cache


def test_results_are_the_same_with_the_cache_and_without(
    folder: Path, run_cli: RunCli, cache: Path
) -> None:
    without = run_cli("check", folder, *OPTIONS, "--no-cache")
    assert not cache.exists()
    cold = run_cli("check", folder, *OPTIONS)
    kept = rows(cache)
    warm = run_cli("check", folder, *OPTIONS)
    assert without == cold == warm
    assert without.code == 2
    assert len(kept) == 39  # the file that is no text is tried again
    assert rows(cache) == kept


@pytest.mark.parametrize("form", ["full", "sarif", "rdjson", "markdown", "junit"])
def test_every_output_is_the_same_from_the_cache(
    form: str, tmp_path: Path, run_cli: RunCli, cache: Path
) -> None:
    text = "<p>Über 😀</p><!-- mtcheck: ignore[misspelt-name] so --><p>Recepp Tayip Erdogan</p>"
    (tmp_path / "a.html").write_text(f"{text}\n<p>{FAULTY}</p>", encoding="utf-8")
    options = ("a.html", "--target-lang", "en", "--output-format", form)
    cold, warm = run_cli("check", *options), run_cli("check", *options)
    assert cold == warm
    assert len(rows(cache)) == 1


def test_the_cache_is_really_asked(tmp_path: Path, run_cli: RunCli, cache: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    run_cli("check", "a.txt", *OPTIONS)
    ((key, kept),) = rows(cache).items()
    data = kept.partition(":")[2].replace("Recep Tayyip", "SOMETHING")
    with closing(sqlite3.connect(cache)) as connection, connection:
        sealed = f"{zlib.crc32(data.encode()):08x}:{data}"
        connection.execute("UPDATE result SET data = ? WHERE key = ?", (sealed, key))
    assert "SOMETHING" in run_cli("check", "a.txt", *OPTIONS).stdout


@pytest.mark.parametrize(
    "change",
    [
        ("--target-lang", "en", "--select", "names,joins"),
        ("--target-lang", "de", "--select", "names"),
        ("--target-lang", "en", "--select", "names", "--source-lang", "tr"),
        ("--target-lang", "en", "--select", "names", "--ignore-suppressions"),
        ("--target-lang", "en", "--select", "names", "--per-file-ignores", "a.txt:misspelt-name"),
        ("--target-lang", "en", "--select", "names", "--format", "markdown"),
    ],
)
def test_another_configuration_is_another_entry(
    change: tuple[str, ...], tmp_path: Path, run_cli: RunCli, cache: Path
) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    run_cli("check", "a.txt", "--target-lang", "en", "--select", "names")
    run_cli("check", "a.txt", *change)
    assert len(rows(cache)) == 2


def test_changed_content_and_words_are_seen(tmp_path: Path, run_cli: RunCli, cache: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    assert run_cli("check", "a.txt", *OPTIONS).code == 1
    (tmp_path / "mtcheck.toml").write_text('names = "names.txt"')
    (tmp_path / "names.txt").write_text("Recepp Tayip Erdogan\n")
    assert run_cli("check", "a.txt", *OPTIONS).code == 0
    (tmp_path / "names.txt").write_text("Somebody Else\n")
    assert run_cli("check", "a.txt", *OPTIONS).code == 1
    (tmp_path / "a.txt").write_text("The boats wait.\n")
    assert run_cli("check", "a.txt", *OPTIONS).code == 0
    assert cache.exists()


def test_a_changed_rule_is_seen(tmp_path: Path, run_cli: RunCli, cache: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "own" / "mtcheck")
    shutil.copytree(rules_folder(), tmp_path / "own" / "rules", dirs_exist_ok=True)
    (tmp_path / "a.txt").write_text(FAULTY)
    env = {"PYTHONPATH": str(tmp_path / "own")}
    assert "is a misspelt name" in run_cli("check", "a.txt", *OPTIONS, env=env).stdout
    inside = tmp_path / "own" / "mtcheck" / "rules"
    rules = inside if inside.is_dir() else tmp_path / "own" / "rules"
    rule = rules / "names" / "misspelt-name.toml"
    rule.write_text(rule.read_text().replace("is a misspelt name", "is spelt WRONGLY"))
    assert "is spelt WRONGLY" in run_cli("check", "a.txt", *OPTIONS, env=env).stdout
    assert len(rows(cache)) == 2


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty", "text", "table", "bits"])
def test_a_damaged_cache_is_made_anew(
    damage: str, folder: Path, run_cli: RunCli, cache: Path
) -> None:
    right = run_cli("check", folder, *OPTIONS)
    content = cache.read_bytes()
    if damage in ("garbage", "cut", "empty", "bits"):
        cache.write_bytes(
            {
                "garbage": b"no database" * 500,
                "cut": content[: len(content) // 2],
                "empty": b"",
                "bits": content[:8192] + bytes(b ^ 255 for b in content[8192:]),
            }[damage]
        )
    with closing(sqlite3.connect(cache)) as connection, connection:
        if damage == "text":
            connection.execute("UPDATE result SET data = replace(data, 'misspelt', 'mispelt')")
        if damage == "table":
            connection.execute("UPDATE result SET data = '[]'")
    assert run_cli("check", folder, *OPTIONS) == right
    assert run_cli("check", folder, *OPTIONS) == right
    kept = rows(cache)
    assert len(kept) == 39
    assert all(f"{zlib.crc32(d[9:].encode()):08x}" == d[:8] for d in kept.values())


def test_a_cache_of_another_shape_does_no_harm(folder: Path, run_cli: RunCli, cache: Path) -> None:
    cache.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(cache)) as connection:
        connection.execute("CREATE TABLE result (something)")
    assert run_cli("check", folder, *OPTIONS) == run_cli("check", folder, *OPTIONS, "--no-cache")


def test_without_a_place_for_the_cache_there_is_none(
    folder: Path, run_cli: RunCli, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    articles = [folder / name for name in ("00.txt", "01.txt", "13.txt")]
    right = run_cli("check", *articles, *OPTIONS, "--no-cache")
    for place in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nowhere")):
        done = run_cli("check", *articles, *OPTIONS, env={"MTCHECK_CACHE_DIR": str(place)})
        assert done == right


def test_two_processes_share_the_cache(folder: Path, run_cli: RunCli, cache: Path) -> None:
    command = [sys.executable, "-m", "mtcheck", "check", str(folder), *OPTIONS, "-j", "1"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [run.communicate(timeout=60)[0] for run in runs]
    assert outputs[0] == outputs[1] == run_cli("check", folder, *OPTIONS, "--no-cache").stdout
    assert len(rows(cache)) == 39


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_results_that_others_could_write_are_not_believed(
    mode: int, tmp_path: Path, run_cli: RunCli, cache: Path
) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    right = run_cli("check", "a.txt", *OPTIONS)
    with closing(sqlite3.connect(cache)) as connection, connection:
        ((data,),) = connection.execute("SELECT data FROM result")
        clean = json.dumps([{**json.loads(data[9:])[0], "findings": []}])
        sealed = f"{zlib.crc32(clean.encode()):08x}:{clean}"
        connection.execute("UPDATE result SET data = ?", (sealed,))
    assert run_cli("check", "a.txt", *OPTIONS).code == 0
    cache.chmod(mode)
    assert run_cli("check", "a.txt", *OPTIONS) == right
    assert cache.stat().st_mode & 0o777 == 0o600


MEANWHILE = """
import os, sys
from pathlib import Path
import mtcheck.cli.modes as modes
from mtcheck.cli import main
def flat(results, gather=modes.flat):
    found = gather(results)
    os.unlink("a.txt")
    Path("b.txt").write_text("x")
    return found
modes.flat = flat
main()
"""
"""The command line, with files that change once they are checked."""


@pytest.mark.parametrize("form", ["full", "sarif"])
def test_files_that_change_meanwhile_cost_themselves_alone(
    form: str, tmp_path: Path, run_cli: RunCli
) -> None:
    names = ("a.txt", "b.txt", "c.txt")
    for name in names:
        (tmp_path / name).write_text(FAULTY)
    args = ["check", *names, "--target-lang", "en", "--select", "names", "--output-format", form]
    assert run_cli(*args).code == 1
    done = subprocess.run(
        [sys.executable, "-c", MEANWHILE, *args],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    said = done.stdout + done.stderr
    assert "does not exist" in said
    assert "changed while it was checked" in said
    assert done.stdout.count("is a misspelt name") == 1


def test_clean_empties_the_cache_and_touches_nothing_else(
    folder: Path, run_cli: RunCli, cache: Path
) -> None:
    run_cli("check", folder, "--target-lang", "en")
    mine = [cache.parent / name for name in ("mine.txt", "rules-mine.json", "data/my-words.json")]
    for path in mine:
        path.write_text("")
    for folder_of_parts in ("", "data", "lexicon"):
        (cache.parent / folder_of_parts / f"{PART}0123456789abcdef").write_text("cut off")
    done = run_cli("clean")
    assert done.code == 0
    assert "deleted" in done.stdout
    assert {p for p in cache.parent.rglob("*") if p.is_file()} == set(mine)
    assert run_cli("clean").stdout.endswith(": 0 files deleted\n")


# Many at a time


def test_the_number_of_processes_changes_nothing(folder: Path, run_cli: RunCli) -> None:
    one, four = (run_cli("check", folder, *OPTIONS, "--no-cache", "-j", n) for n in ("1", "4"))
    assert one == four
    paths = [document["path"] for document in json.loads(one.stdout)["documents"]]
    assert paths == sorted(paths)
    assert len(paths) == 40


PATCHED = """
import multiprocessing, os, time
multiprocessing.set_start_method("fork")
import mtcheck.running.run as run
from mtcheck.cli import main
read, first = run.Job._documents, os.getpid()
def documents(self, file):
    if {condition}:
        {deed}
    return read(self, file)
run.Job._documents = documents
main()
"""
"""The command line, with something that happens when a file is read."""


def start_patched(
    condition: str, deed: str, args: Sequence[str], cwd: Path
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PATCHED.format(condition=condition, deed=deed), *args],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_file_that_kills_its_process_costs_itself_alone(folder: Path, run_cli: RunCli) -> None:
    options = ("check", ".", *OPTIONS, "--no-cache", "-j", "3")
    right = json.loads(run_cli(*options, cwd=folder).stdout)["documents"]
    for name in ("20.txt", "37.txt"):
        (folder / name).rename(folder / name.replace(".", "-deadly."))
    run = start_patched("'deadly' in file.path", "os._exit(3)", options, folder)
    out, err = run.communicate(timeout=120)
    assert (run.returncode, err) == (2, "")
    documents = json.loads(out)["documents"]
    dead = [d for d in documents if "deadly" in d["path"]]
    reason = [{"rule": None, "reason": "cannot be checked: its process died"}]
    assert [d["failed"] for d in dead] == [reason, reason]
    others = [d for d in documents if d not in dead]
    assert others == [d for d in right if d["path"] not in ("20.txt", "37.txt")]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_an_interrupt_ends_the_run_at_once_and_quietly(folder: Path, jobs: str) -> None:
    options = ("check", ".", *OPTIONS, "--no-cache", "-j", jobs)
    run = start_patched("True", "print(flush=True); time.sleep(20)", options, folder)
    assert run.stdout is not None
    run.stdout.readline()
    start = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=15)
    assert time.monotonic() - start < 10
    assert (run.returncode, out.strip(), err) == (130, "", "")


@contextmanager
def watching(cwd: Path, *args: str) -> Iterator[Callable[[], str]]:
    """Watch in a process, and give what reads a line of it; at the end it must end well."""
    command = [sys.executable, "-m", "mtcheck", "check", *args, "--target-lang", "en", "--watch"]
    pipe = subprocess.PIPE
    run = subprocess.Popen(
        [*command, "--output-format", "concise"], cwd=cwd, stdout=pipe, stderr=pipe, text=True
    )
    assert run.stdout is not None
    alarm = Timer(40, run.kill)  # a change that is not seen would be waited for for ever
    alarm.start()
    try:
        yield run.stdout.readline
    finally:
        alarm.cancel()
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=15)
    assert (run.returncode, out, err) == (0, "", "")


def test_watching_sees_a_change_and_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    with watching(tmp_path, ".", "--select", "names") as line:
        assert "misspelt-name" in line()
        assert line() == "1 finding in 1 file (1 major)\n"
        time.sleep(0.5)
        (tmp_path / "log.sarif").write_text("{}")
        time.sleep(0.5)
        other = tmp_path / "new"
        other.write_text("The boats wait.\n")
        other.replace(tmp_path / "a.txt")  # as editors do
        assert line() == "\n"
        assert line() == "0 findings in 1 file\n"


@pytest.mark.parametrize("option", ["--source", "--reference"])
@pytest.mark.parametrize("place", ["beside/a.txt", "beside/{name}"])
def test_watching_sees_what_a_file_is_held_against(place: str, option: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The 12 boats wait in the harbour of Hamburg.\n")
    (tmp_path / "beside").mkdir()
    beside = tmp_path / "beside" / "a.txt"
    beside.write_text("Die 12 Boote warten im Hamburger Hafen.\n")
    options = (option, place, "--source-lang", "de", "--select", "numbers")
    with watching(tmp_path, "a.txt", *options) as line:
        assert line() == "0 findings in 1 file\n"
        time.sleep(0.5)
        (tmp_path / "beside" / "other.txt").write_text("Die 7 Boote warten.\n")
        time.sleep(0.5)
        beside.write_text("Die 17 Boote warten im Hamburger Hafen.\n")
        assert line() == "\n"
        if option == "--source":
            assert "number-changed" in line()
            assert line() == "1 finding in 1 file (1 major)\n"
        else:
            assert line() == "0 findings in 1 file\n"


def test_a_long_run_shows_its_progress_on_a_terminal_alone(
    folder: Path, run_cli: RunCli, tmp_path: Path
) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "mtcheck", "check", ".", *OPTIONS, "--no-cache"]
    written = tmp_path / "report.json"  # more than a pipe holds while nobody reads
    with (
        written.open("wb") as out,
        subprocess.Popen(command, cwd=folder, stdout=out, stderr=theirs),
    ):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # Linux says so when the other side is closed.
    os.close(ours)
    assert json.loads(written.read_bytes())["documents"]
    assert b"checking" in shown
    assert b"100%" in shown
    assert run_cli("check", folder, *OPTIONS).stderr == ""

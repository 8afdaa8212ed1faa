"""The main path: languages, crashing rules, overlaps, fingerprints, and the evidence used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, Role, Span
from mtcheck.engine import check_document
from mtcheck.finding import Finding, Severity
from mtcheck.languages import language_name
from mtcheck.render.text import notes
from mtcheck.report import Failure, Report, Skipped
from mtcheck.rule import Rule, built_in_rules
from mtcheck.rule_file import load_rule
from mtcheck.running.gate import exit_code

NAME = "He met Recepp Tayip Erdogan in May."
ENGLISH = "The minister went to the market on Monday and bought a loaf of bread for his wife."
GERMAN = "Der Minister ging am Montag auf den Markt und kaufte ein Brot für seine Frau."
NO_SOURCE = tuple(
    Skipped(rule.name, "needs the source (give --source)")
    for rule in Config().rules()
    if "source" in rule.needs
)
NO_SOURCE_LANGUAGE = tuple(
    Skipped(rule.name, "needs to know the language of the source (give --source-lang)")
    for rule in Config().rules()
    if "source-language" in rule.needs
)


def spans(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in report.findings]


def rule_named(name: str) -> Rule:
    return next(rule for rule in built_in_rules() if rule.name == name)


def without_evidence(report: Report) -> tuple[Skipped, ...]:
    """Return the skipped rules apart from those of other languages."""
    return tuple(skipped for skipped in report.skipped if "works in" not in skipped.reason)


# Languages


def test_language_given_is_used() -> None:
    report = mtcheck.check(NAME, language="en")
    assert report.language == "en"
    assert without_evidence(report) == NO_SOURCE
    assert spans(report) == [("misspelt-name", "Recepp Tayip")]


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_language_is_detected_from_ten_words_up(text: str, language: str) -> None:
    assert mtcheck.check(text).language == language


def test_language_of_a_short_text_stays_unknown() -> None:
    report = mtcheck.check(" ".join(ENGLISH.split()[:9]))
    assert report.language is None
    assert report.findings == ()


def test_language_comes_from_the_call_then_the_document_then_the_configuration() -> None:
    config = Config(target_lang="fr", source_lang="es")
    report = mtcheck.check(Document(NAME, language="de"), language="en", config=config)
    assert (report.language, report.source_language) == ("en", "es")
    report = mtcheck.check(Document(NAME, language="de", source_language="it"), config=config)
    assert (report.language, report.source_language) == ("de", "it")
    assert mtcheck.check(ENGLISH, config=config).language == "fr"


def test_rules_that_need_an_unknown_language_are_skipped_and_the_others_run() -> None:
    report = mtcheck.check("20 18 20 19 20 20\n\n20 18 20 19 20 20")
    assert report.language is None
    needing = {r.name for r in Config().rules() if r.languages or "language" in r.needs}
    reason = "the language of the text is unknown (give --target-lang)"
    assert {s.rule for s in report.skipped if s.reason == reason} == needing
    others = tuple(s for s in report.skipped if s.reason != reason)
    assert others == tuple(s for s in NO_SOURCE if s.rule not in needing)
    assert spans(report) == [("duplicate-paragraph", "20 18 20 19 20 20")]


def test_rules_of_other_languages_are_skipped_and_say_so() -> None:
    report = mtcheck.check(GERMAN, language="de")
    foreign = {
        r.name: r.languages for r in built_in_rules() if r.languages and "de" not in r.languages
    }
    assert foreign
    assert set(report.skipped) == {
        *NO_SOURCE,
        *(
            Skipped(name, f"works in {', '.join(map(language_name, codes))}, not in German")
            for name, codes in foreign.items()
        ),
    }


def test_language_of_the_source_is_detected() -> None:
    report = mtcheck.check(NAME, language="en", source=GERMAN)
    assert (report.source_language, without_evidence(report)) == ("de", ())
    report = mtcheck.check(NAME, language="en", source="Zu kurz.")
    assert report.source_language is None
    assert without_evidence(report) == NO_SOURCE_LANGUAGE
    names = ", ".join(skipped.rule for skipped in NO_SOURCE_LANGUAGE)
    assert list(notes(report)) == [f"<text>: {names}: {NO_SOURCE_LANGUAGE[0].reason}"]
    assert "source-name" in names


def test_language_without_data_skips_and_says_so() -> None:
    report = mtcheck.check(NAME, language="qq", config=Config(select=("misspelt-name",)))
    assert report.skipped == (Skipped("misspelt-name", "has no data for the language 'qq'"),)
    assert report.findings == ()


def test_reader_of_the_output_learns_that_the_language_is_unknown() -> None:
    report = mtcheck.check("Recepp Tayip Erdogan", config=Config(select=("names", "repetition")))
    assert list(notes(report)) == [
        "<text>: language unknown (give --target-lang, such as --target-lang en): "
        f"{len(report.skipped)} rules did not run (-v names them)"
    ]
    assert len(report.skipped) > 1
    assert list(notes(mtcheck.check(NAME, language="en"))) == []


# The same document again


def test_document_checked_again_gives_the_same_findings() -> None:
    text = f"{NAME}\n\nLeave a comment\n\nHarbour News © 2023. All Rights Reserved."
    document = Document(text, language="en")
    first = mtcheck.check(document)
    assert [rule for rule, _ in spans(first)] == [
        "misspelt-name", "comment-form", "copyright-line",
    ]  # fmt: skip
    assert mtcheck.check(document).findings == first.findings


def test_document_checked_in_another_language_is_judged_anew() -> None:
    document = Document("Der Bericht nennt die Schäden, und das Boot liegt seit gestern still.")
    select = Config(select=("foreign-words",))
    assert mtcheck.check(document, language="de", config=select).findings == ()
    fresh = mtcheck.check(document.text, language="en", config=select)
    assert [f.message.split("' is ")[1] for f in fresh.findings] == ["left in German: translate it"]
    again = mtcheck.check(document, language="en", config=select)
    assert again.findings == fresh.findings


# Rules that crash

Plug = Callable[[str, str], str]


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Return a function that installs a checker as a package of its own does, and names it."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def install(name: str, body: str) -> str:
        module = f"plugged_{name.replace('-', '_')}"
        head = "from mtcheck.finding import Hit\n\n\ndef check(doc, *, start: int = 0, end: int = 0):\n"
        (tmp_path / f"{module}.py").write_text(head + body + "\n", encoding="utf-8")
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[mtcheck.checkers]\n{name} = {module}:check\n")
        return name

    return install


def rule_file(
    folder: Path, name: str, checker: str, *, further: str = "", message: str = "m"
) -> Rule:
    path = folder / "joins" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'summary = "s"\nwhy = "w"\nchecker = "{checker}"\ncategory = "style"\n'
        f'severity = "minor"\nmessage = "{message}"\n{further}\n'
        '[[bad]]\ntext = "⟦x⟧"\n[[good]]\ntext = "y"\n',
        encoding="utf-8",
    )
    return load_rule(path)


def test_checker_of_an_entry_point_takes_its_options(tmp_path: Path, plug: Plug) -> None:
    checker = plug("at-place", "    yield Hit(start, end, {'what': 'place'}, fix='It')")
    further = "options.start = 3\noptions.end = 6"
    rule = rule_file(
        tmp_path, "a-place", checker, further=further, message="{what} '{match}' {fix}"
    )
    report = check_document(Document(NAME, language="en"), [rule])
    (found,) = report.findings
    assert (found.rule, found.group, found.severity) == ("a-place", "joins", Severity.MINOR)
    assert (found.start, found.end, found.text, found.fix) == (3, 6, "met", "It")
    assert found.message == "place 'met' It"


@pytest.mark.parametrize(
    ("name", "body", "message", "reason"),
    [
        ("boom-at-once", "    raise ValueError('no such thing')", "m", "ValueError: no such thing"),
        ("boom-later", "    yield Hit(0, 2)\n    raise KeyError('x')", "m", "KeyError: 'x'"),
        ("boom-deep", "    yield from check(doc)", "m", "RecursionError"),
        ("boom-no-hit", "    yield (0, 2)", "m", ""),
        ("boom-message", "    yield Hit(0, 2)", "{nothing}", "KeyError: 'nothing'"),
    ],
)
def test_rule_that_crashes_is_reported_and_the_others_still_run(
    tmp_path: Path, plug: Plug, name: str, body: str, message: str, reason: str
) -> None:
    rule = rule_file(tmp_path, name, plug(name, body), message=message)
    report = check_document(Document(NAME, language="en"), [rule, *built_in_rules()])
    (failure,) = report.failed
    assert failure.rule == name
    assert failure.reason.startswith(f"crashed: {reason}")
    assert spans(report) == [("misspelt-name", "Recepp Tayip")]
    assert list(notes(report)) == [f"<text>: rule {name} {failure.reason}"]
    assert exit_code([report], Config()) == 2


def test_crash_in_site_furniture_does_not_end_the_check(tmp_path: Path, plug: Plug) -> None:
    rule = rule_file(tmp_path, "boom-chrome", plug("boom-chrome", "    return 1 / 0"))
    chrome = tmp_path / "chrome"
    chrome.mkdir()
    rule = load_rule((tmp_path / "joins" / "boom-chrome.toml").rename(chrome / "boom-chrome.toml"))
    report = check_document(Document(NAME, language="en"), [rule, *built_in_rules()])
    assert report.failed == (
        Failure("boom-chrome", "crashed: ZeroDivisionError: division by zero"),
    )
    assert spans(report) == [("misspelt-name", "Recepp Tayip")]


# Overlaps


def test_rule_yields_to_the_rules_that_its_file_names() -> None:
    text = "The minister, Jean-Yves le Drian, blamed Russia."
    both = Config(select=("french-particle", "name-case"))
    alone = Config(select=("french-particle",))
    assert spans(mtcheck.check(text, language="en", config=both)) == [("name-case", "le Drian")]
    assert spans(mtcheck.check(text, language="en", config=alone)) == [
        ("french-particle", "le Drian")
    ]


def test_rule_yields_to_a_rule_that_covers_the_same_line() -> None:
    text = "The lock opens in May.\n\n© 2023. All rights reserved"
    both = mtcheck.check(text, language="en")
    alone = mtcheck.check(text, language="en", config=Config(select=("legal-line",)))
    assert spans(both) == [("copyright-line", "© 2023. All rights reserved")]
    assert spans(alone) == [("legal-line", "© 2023. All rights reserved")]


def test_rule_yields_to_a_whole_group(tmp_path: Path, plug: Plug) -> None:
    further = 'options.start = 3\noptions.end = 14\nyields-to = ["names"]'
    checker = plug("over-names", "    yield Hit(start, end)")
    rule = rule_file(tmp_path, "over-names", checker, further=further)
    names = rule_named("misspelt-name")
    assert spans(check_document(Document(NAME, language="en"), [rule, names])) == [
        ("misspelt-name", "Recepp Tayip")
    ]
    assert spans(check_document(Document(NAME, language="en"), [rule])) == [
        ("over-names", "met Recepp ")
    ]


def test_rules_that_do_not_yield_both_report_a_place(tmp_path: Path, plug: Plug) -> None:
    further = "options.start = 3\noptions.end = 14"
    checker = plug("beside-names", "    yield Hit(start, end)")
    rule = rule_file(tmp_path, "beside-names", checker, further=further)
    names = rule_named("misspelt-name")
    assert spans(check_document(Document(NAME, language="en"), [rule, names])) == [
        ("beside-names", "met Recepp "),
        ("misspelt-name", "Recepp Tayip"),
    ]


def test_touching_places_do_not_overlap(tmp_path: Path, plug: Plug) -> None:
    further = 'options.start = 3\noptions.end = 7\nyields-to = ["names"]'
    checker = plug("before-names", "    yield Hit(start, end)")
    rule = rule_file(tmp_path, "before-names", checker, further=further)
    report = check_document(Document(NAME, language="en"), [rule, rule_named("misspelt-name")])
    assert spans(report) == [("before-names", "met "), ("misspelt-name", "Recepp Tayip")]


def test_rule_does_not_yield_to_what_is_dropped_itself(tmp_path: Path, plug: Plug) -> None:
    checker = plug("in-a-chain", "    yield Hit(start, end)")
    rules = [
        rule_file(
            tmp_path,
            name,
            checker,
            further=f"options.start = {start}\noptions.end = {end}\nyields-to = {winners}",
        )
        for name, start, end, winners in (
            ("chain-a", 0, 5, '["chain-b"]'),
            ("chain-b", 3, 9, '["chain-c"]'),
            ("chain-c", 7, 12, "[]"),
        )
    ]
    report = check_document(Document(NAME, language="en"), rules)
    assert spans(report) == [("chain-a", "He me"), ("chain-c", "Recep")]


def test_faults_inside_site_furniture_go_with_the_line() -> None:
    text = f"The lock opens in May.\n\nRead also: {NAME}\n\nBoats will queue."
    report = mtcheck.check(text, language="en")
    assert spans(report) == [("teaser", f"Read also: {NAME}")]
    names = mtcheck.check(text, language="en", config=Config(select=("names",)))
    assert spans(names) == [("misspelt-name", "Recepp Tayip")]


def test_line_of_site_furniture_takes_what_any_rule_sees_in_it(tmp_path: Path, plug: Plug) -> None:
    checker = plug("anywhere", "    yield Hit(start, end)")
    inside = rule_file(tmp_path, "inside", checker, further="options.start = 6\noptions.end = 7")
    across = rule_file(tmp_path, "across", checker, further="options.start = 8\noptions.end = 20")
    document = Document("Leave a comment\n\nThe lock opens in May.", language="en")
    report = check_document(document, [rule_named("comment-form"), inside, across])
    assert spans(report) == [("comment-form", "Leave a comment"), ("across", "comment\n\nThe")]


def test_faults_inside_the_copy_of_a_paragraph_go_with_it() -> None:
    text = f"On Monday, {NAME}\n\nOn Monday, {NAME}"
    report = mtcheck.check(text, language="en")
    assert [(f.rule, f.line, f.text) for f in report.findings] == [
        ("misspelt-name", 1, "Recepp Tayip"),
        ("duplicate-paragraph", 3, f"On Monday, {NAME}"),
    ]
    assert report.findings[1].related == (Span(0, 46),)
    assert report.findings[1].fix == ""


def test_repeated_site_furniture_is_no_duplicate() -> None:
    line = "Read also: how the lock was built in three years"
    report = mtcheck.check(f"{line}\n\nThe lock opens in May.\n\n{line}", language="en")
    assert [(f.rule, f.line) for f in report.findings] == [("teaser", 1), ("teaser", 5)]


def test_site_furniture_is_marked_in_the_document() -> None:
    report = mtcheck.check("Leave a comment\nThe lock opens in May.", language="en")
    blocks = [(report.document.text[b.start : b.end], b.role) for b in report.document.blocks]
    assert blocks[0] == ("Leave a comment", Role.CHROME)
    assert [(text.strip(), role) for text, role in blocks[1:]] == [
        ("The lock opens in May.", Role.PARAGRAPH)
    ]


def test_findings_come_in_reading_order() -> None:
    text = (
        "Leave a comment\n\nThe festival drew singers and singers from eleven countries. "
        f"{NAME} The ship lies. since Monday.\n\nHarbour News © 2023"
    )
    report = mtcheck.check(text, language="en")
    assert spans(report) == [
        ("comment-form", "Leave a comment"),
        ("repeated-conjunct", "singers and singers"),
        ("misspelt-name", "Recepp Tayip"),
        ("stray-stop", "lies. since"),
        ("copyright-line", "Harbour News © 2023"),
    ]
    starts = [finding.start for finding in report.findings]
    assert starts == sorted(starts)
    assert [text[f.start : f.end] for f in report.findings] == [f.text for f in report.findings]


def test_long_text_is_cut_in_the_message_alone() -> None:
    words = "La agencia meteorológica espera una tregua el martes y otro frente frío el jueves"
    text = f"Will the rains return to the valley? {words}."
    report = mtcheck.check(text, language="en", config=Config(select=("foreign-words",)))
    (found,) = report.findings
    assert found.text.startswith(words)
    assert found.message == f"'{words[:59]}…' is left in Spanish: translate it"


# Fingerprints

ARTICLE = (
    "The lock opens in May, the harbour master said. A meeting with his counterpart "
    "Recepp Tayip Erdogan was announced. The festival drew singers and singers from eleven "
    "countries to Tartu."
)


def prints(text: str, *select: str) -> list[tuple[str, str]]:
    report = mtcheck.check(text, language="en", config=Config(select=select))
    return [(finding.rule, finding.fingerprint) for finding in report.findings]


def test_fingerprints_stay_when_text_is_inserted_elsewhere() -> None:
    before = prints(ARTICLE)
    assert [rule for rule, _ in before] == ["misspelt-name", "repeated-conjunct"]
    assert prints(f"The storm has passed.\n\n{ARTICLE}\n\nBoats will queue.") == before
    assert prints(f"New: {ARTICLE}") == before


def test_fingerprints_stay_when_lines_are_wrapped_anew() -> None:
    groups = ("names", "repetition")
    wrapped = ARTICLE.replace(" his counterpart ", "\nhis  counterpart ")
    assert prints(wrapped, *groups) == prints(ARTICLE, *groups)


def test_fingerprints_tell_places_apart() -> None:
    first = "We saw Recepp Tayip Erdogan there."
    marks = [mark for _, mark in prints(f"{first} Later {NAME}")]
    assert len(set(marks)) == 2
    again = prints(f"Yes. Yes. {first} Yes. Yes. {first} Yes.", "names")
    twice = [mark for _, mark in again]
    assert twice[1] == f"{twice[0]}-2"


def test_fingerprints_differ_by_rule() -> None:
    text = "The minister, Jean-Yves le Drian, blamed Russia."
    one = mtcheck.check(text, language="en", config=Config(select=("french-particle",)))
    two = mtcheck.check(text, language="en", config=Config(select=("name-case",)))
    assert one.findings[0].fingerprint != two.findings[0].fingerprint


# Evidence

LEFT = "The museum opens du mardi au dimanche, and admission is free for children under ten."


def left(**evidence: str) -> Finding:
    config = Config(select=("foreign-words",))
    (finding,) = mtcheck.check(LEFT, language="en", config=config, **evidence).findings
    assert finding.text == "du mardi au dimanche"
    return finding


def test_source_shows_the_passage_that_was_left() -> None:
    assert left(source="Le musée ouvre du mardi au dimanche.").source_text == "du mardi au dimanche"
    assert left(source="Das Museum ist offen.").source_text is None
    assert left().source_text is None


def test_source_language_makes_a_doubtful_phrase_a_leftover() -> None:
    text = "The cook brought tablier de sapeur to the long table."
    config = Config(select=("foreign-words",))
    assert mtcheck.check(text, language="en", config=config).findings == ()
    known = mtcheck.check(text, language="en", source_language="fr", config=config)
    assert [f.text.split()[:2] for f in known.findings] == [["tablier", "de"]]


def test_names_of_the_reference_are_right() -> None:
    text = "Former premier Jacinda Arden spoke in May."
    assert spans(mtcheck.check(text, language="en")) == [("misspelt-name", "Arden")]
    vouched = mtcheck.check(text, language="en", references=["Jacinda Arden spoke."])
    assert vouched.findings == ()


def test_evidence_is_what_was_given() -> None:
    assert mtcheck.check(NAME, language="en").evidence == ("text",)
    assert mtcheck.check(NAME, language="en", source="x").evidence == ("text", "source")
    whole = mtcheck.check(NAME, language="en", source="x", references=["y"])
    assert whole.evidence == ("text", "source", "reference")
    assert (whole.document.source, whole.document.references) == ("x", ("y",))


@pytest.mark.parametrize(
    ("need", "reason"),
    [
        ("source", "needs the source (give --source)"),
        ("reference", "needs a reference (give --reference)"),
    ],
)
def test_rule_without_its_evidence_is_skipped_and_says_so(
    tmp_path: Path, need: str, reason: str
) -> None:
    rule = rule_file(tmp_path, "a-need", "duplicate", further=f'needs = ["{need}"]')
    text = "One lock, one boat, one day.\n\nOne lock, one boat, one day."
    report = check_document(Document(text), [rule])
    assert report.skipped == (Skipped("a-need", reason),)
    document = Document(text, source="x", references=("y",))
    assert len(check_document(document, [rule]).findings) == 1


# Empty texts


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…\n", "— . —", "\u200b"])
def test_empty_text_is_a_finding(text: str) -> None:
    report = mtcheck.check(text)
    (found,) = report.findings
    assert (found.rule, found.severity) == ("empty-text", Severity.CRITICAL)
    assert (found.start, found.end, found.line, found.column) == (0, len(text), 1, 1)
    assert report.score.value == 0.0
    assert exit_code([report], Config()) == 1


@pytest.mark.parametrize("text", ["2018", "Ja", "船"])
def test_text_of_one_word_is_not_empty(text: str) -> None:
    assert mtcheck.check(text).findings == ()


# Gate


@pytest.mark.parametrize(
    ("config", "code"),
    [
        (Config(), 1),
        (Config(fail_level=Severity.INFO), 1),
        (Config(fail_level=Severity.MAJOR), 1),
        (Config(fail_level=Severity.CRITICAL), 0),
        (Config(fail_level=Severity.CRITICAL, min_score=50.0), 0),
        (Config(fail_level=Severity.CRITICAL, min_score=50.1), 1),
    ],
)
def test_gate_is_the_level_and_the_score(config: Config, code: int) -> None:
    report = mtcheck.check(NAME, language="en")
    assert report.score.value == 50.0
    assert exit_code([report], config) == code

"""What holds for every text: generated documents, with real artifacts from the rules' examples."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, OffsetMap
from mtcheck.languages import known_languages
from mtcheck.readers import read_bytes
from mtcheck.render.text import concise, full, score_line
from mtcheck.report import Report, to_json

WHOLE_TEXT = ("empty-text", "no-capitals", "wrong-language-text")
"""Rules that judge the text as a whole: a paragraph more may change what they say."""
BY_POSITION = ("chrome", "residue", "truncated-paragraph", "truncated-text")
"""Groups and rules that look at what stands first and last in the article."""
BAD = [
    (example.language, example.text, rule.name)
    for rule in Config().rules()
    for example in rule.bad
    if rule.name not in WHOLE_TEXT
    and example.source is None
    and example.source_language is None
    and not example.config
    and example.format is None
]
GOOD = [
    example.text
    for rule in Config().rules()
    for example in rule.good
    if example.language == "en" and example.source is None and example.format is None
]
CLEAN = (
    "The keeper of the lock waved at every boat that passed on Sunday morning.",
    "Prices rose in March. The mayor said that the new market would open in two weeks.",
    "A long walk along the river",
    "She bought bread, butter and a newspaper, and then went home.",
)
END = "The old ferry crossed the river twice a day until the bridge was built."
NASTY = (
    "\"'“”„«»‘’.,;:!?|©·»>-–—…()[]{}%#*&<>`@\\/ \t\n\r\x0b\x0c\x85\u2028\u2029\u00a0\u202f\u00ad\u200b"
    "\u200d\ufeff\u0301\u202e\x00\x1b\ud800\udfff\U0001f600漢かا2２٣İıßﬁ"
)

english_parts = st.sampled_from([*CLEAN, *(text for code, text, _ in BAD if code == "en"), *GOOD])
gaps = st.sampled_from(["\n\n", "\r\n\r\n", "\n\n\n", "\n", "\u2029\u2029", " "])
characters = st.characters(exclude_categories=[]) | st.sampled_from(NASTY)
any_text = st.text(characters, max_size=80)
languages = st.sampled_from([None, "xx", *known_languages()])


@st.composite
def articles(draw: st.DrawFn) -> str:
    """English articles: clean paragraphs and artifacts in any order."""
    parts = draw(st.lists(english_parts, min_size=1, max_size=6))
    text = parts[0]
    for part in parts[1:]:
        text += draw(gaps) + part
    return text


@st.composite
def broken_articles(draw: st.DrawFn) -> str:
    """Articles in all languages into which any characters were thrown."""
    parts = st.sampled_from([*(text for _, text, _ in BAD), *GOOD]) | any_text
    text = draw(gaps).join(draw(st.lists(parts, max_size=4)))
    for thrown in draw(st.lists(st.text(characters, min_size=1, max_size=3), max_size=4)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + thrown + text[at:]
    return text


def check(text: str | Document, language: str | None = "en") -> Report:
    report = mtcheck.check(text, language=language)
    assert report.failed == ()
    return report


def assert_sound(report: Report) -> None:
    """Assert what must hold for the findings and blocks of every report."""
    text = report.document.text
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert finding.text or not text
        assert finding.line >= 1
        assert finding.column >= 1
        assert 0 < finding.confidence <= 1
        assert finding.message
        assert finding.fix != finding.text
        assert (finding.applicability is None) == (finding.fix is None)
        for place in finding.related:
            assert 0 <= place.start < place.end <= len(text)
    places = [(finding.start, finding.end, finding.rule) for finding in report.findings]
    assert places == sorted(set(places))
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)
    blocks = report.document.blocks
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    assert all(one.end <= other.start for one, other in pairwise(blocks_in_order(report)))
    assert 0 <= report.score.value <= 100


def blocks_in_order(report: Report) -> list[mtcheck.document.Block]:
    return sorted(report.document.blocks, key=lambda block: block.span)


# Findings


def test_the_artifacts_are_found_where_they_stand_alone() -> None:
    for language, text, rule in BAD:
        assert rule in [finding.rule for finding in check(text, language).findings], rule


def test_the_clean_paragraphs_are_clean() -> None:
    for text in (*CLEAN, END, "\n\n".join((*CLEAN, END))):
        assert check(text).findings == ()


@given(articles())
def test_findings_lie_in_the_text_and_are_in_order(text: str) -> None:
    assert_sound(check(text))


@given(articles())
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    one, other = check(text), check(text)
    assert one.findings == other.findings
    assert one.score == other.score
    assert to_json([one], "signature") == to_json([other], "signature")


@given(articles())
def test_lines_and_columns_are_those_of_the_first_character(text: str) -> None:
    for finding in check(text).findings:
        lines = (text[: finding.start] + "x").splitlines()
        assert (finding.line, finding.column) == (len(lines), len(lines[-1]))


@given(articles(), st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
def test_a_file_has_the_findings_of_its_text(text: str, end: str) -> None:
    text = text.replace("\r\n", "\n").replace("\n", end)
    document = read_bytes(("\ufeff" + text).encode(), "a.txt")
    assert check(document).findings == check(text).findings


@given(articles())
@example('A plank of 6\' 4" fell.\n\n"Go," he said. Bon appétit, as they say in the kitchen.')
def test_windows_line_ends_change_no_finding(text: str) -> None:
    unix = text.replace("\r\n", "\n")
    windows = unix.replace("\n", "\r\n")

    def told(report: Report) -> list[tuple[str, str, int, int]]:
        return [(f.rule, f.text.replace("\r\n", "\n"), f.line, f.column) for f in report.findings]

    assert told(check(windows)) == told(check(unix))


# Fingerprints


def fingerprints(text: str) -> list[tuple[str, str, str]]:
    """Return rule, text and fingerprint of the findings that no neighbour has a say in."""
    findings = [
        f
        for f in check(text).findings
        if f.rule not in WHOLE_TEXT and f.rule not in BY_POSITION and f.group not in BY_POSITION
    ]
    return [(f.rule, f.text, f.fingerprint) for f in findings]


@given(articles())
@example("The lock opens in May, said Recepp Tayip Erdogan.")
def test_a_clean_paragraph_at_the_end_keeps_the_fingerprints(text: str) -> None:
    after = fingerprints(f"{text}\n\n{END}")
    assert [told for told in fingerprints(text) if told not in after] == []


@given(articles())
@example("Recepp Tayip Erdogan said that the lock opens in May.")
def test_a_clean_paragraph_at_the_start_keeps_the_fingerprints(text: str) -> None:
    after = fingerprints(f"{END}\n\n{text}")
    assert [told for told in fingerprints(text) if told not in after] == []


# Any text


@given(broken_articles(), languages)
@example("", "en")
@example("\ud800", None)
@example("\r\n\x00\x1b[31m\u202e", "en")
@example("İ" * 50, "tr")
def test_no_text_breaks_a_rule(text: str, language: str | None) -> None:
    assert_sound(check(text, language))


@given(any_text, languages)
def test_no_string_of_characters_breaks_a_rule(text: str, language: str | None) -> None:
    assert_sound(check(text, language))


@given(broken_articles(), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_no_file_breaks_a_reader(text: str, path: str) -> None:
    content = text.replace("\0", "").encode("utf-8", "replace")
    document = read_bytes(content, path)
    report = check(document)
    assert_sound(report)
    file_text = content.decode().removeprefix("\ufeff")
    assert isinstance(document.origin, OffsetMap)
    places = [document.origin.file_offset(i) for i in range(len(document.text))]
    assert places == sorted(places)
    assert all(place <= len(file_text) for place in places)
    for finding in report.findings:
        place = document.origin.file_offset(finding.start)
        lines = (file_text[:place] + "x").splitlines()
        assert (finding.line, finding.column) == (len(lines), len(lines[-1]))


# Output


@given(broken_articles(), languages)
def test_json_parses_and_says_what_the_report_says(text: str, language: str | None) -> None:
    report = check(text, language)
    written = to_json([report], "signature")
    (document,) = json.loads(written.encode("utf-8"))["documents"]
    assert document["score"] == report.score.value
    assert document["language"] == report.language
    assert [(f["rule"], f["start"], f["end"], f["line"]) for f in document["findings"]] == [
        (f.rule, f.start, f.end, f.line) for f in report.findings
    ]
    assert [f["text"] for f in document["findings"]] == [f.text for f in report.findings]


@given(broken_articles(), languages)
def test_text_output_is_one_line_a_finding_without_control_characters(
    text: str, language: str | None
) -> None:
    report = check(text, language)
    lines = list(concise(report))
    assert len(lines) == len(report.findings)
    assert all(len(line.splitlines()) == 1 for line in lines)
    shown = "".join([*lines, *full(report), score_line(report)])
    assert [char for char in shown if char in "\x00\x1b\x85\u2028\u2029\u202e\r"] == []

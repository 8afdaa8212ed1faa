"""The score: each point can be traced to a finding, and unlike scores have unlike signatures."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.engine import signature
from mtcheck.finding import Finding, Severity
from mtcheck.score import Part, compute_score


def finding(
    text: str = "x",
    *,
    rule: str = "a-rule",
    group: str = "joins",
    severity: Severity = Severity.MINOR,
    habit: bool = False,
) -> Finding:
    return Finding(
        rule=rule,
        group=group,
        category="style",
        severity=severity,
        message="m",
        start=0,
        end=1,
        text=text,
        line=1,
        column=1,
        fingerprint="f",
        habit=habit,
    )


@pytest.mark.parametrize(
    ("severity", "penalty", "value"),
    [
        (Severity.INFO, 0, 100.0),
        (Severity.MINOR, 1, 99.0),
        (Severity.MAJOR, 5, 95.0),
        (Severity.CRITICAL, 25, 75.0),
    ],
)
def test_severities_cost_what_mqm_says(severity: Severity, penalty: int, value: float) -> None:
    score = compute_score([finding(severity=severity)], 1000, "s")
    assert score.translation.penalty == penalty
    assert score.translation.per_1000_words == penalty
    assert score.value == value
    assert float(score) == value


def test_nothing_found_is_full_marks() -> None:
    score = compute_score([], 500, "s")
    assert (score.value, score.extraction.value) == (100.0, 100.0)
    assert score.translation.parts == ()
    assert score.signature == "s"


def test_points_are_normed_to_a_thousand_words() -> None:
    found = [finding(severity=Severity.MAJOR), finding(rule="b-rule")]
    assert compute_score(found, 300, "s").translation.per_1000_words == 20.0
    assert compute_score(found, 300, "s").value == 80.0
    assert compute_score(found, 900, "s").translation.per_1000_words == 6.67
    assert compute_score(found, 900, "s").value == 93.3


def test_score_does_not_fall_below_zero() -> None:
    score = compute_score([finding(severity=Severity.CRITICAL)], 100, "s")
    assert score.translation.per_1000_words == 250.0
    assert score.value == 0.0


@pytest.mark.parametrize("words", [0, 0.5, 1, 99, 100])
def test_short_texts_count_as_a_hundred_words(words: float) -> None:
    score = compute_score([finding()], words, "s")
    assert score.translation.per_1000_words == 10.0
    assert score.translation.words == words


def test_same_words_count_once_for_a_rule() -> None:
    found = [finding("Sissi"), finding("SISSI"), finding("sissi"), finding("Tayip")]
    assert compute_score(found, 1000, "s").translation.parts == (
        Part("a-rule", Severity.MINOR, found=4, counted=2, points=1),
    )


def test_same_words_across_a_line_end_are_the_same() -> None:
    assert (
        compute_score([finding("Le Pen"), finding("Le\nPen")], 1000, "s").translation.penalty == 1
    )


def test_a_habit_counts_once_whatever_its_words() -> None:
    found = [finding('"', habit=True), finding("„", habit=True), finding("«", rule="b-rule")]
    assert compute_score(found, 1000, "s").translation.parts == (
        Part("a-rule", Severity.MINOR, found=2, counted=1, points=1),
        Part("b-rule", Severity.MINOR, found=1, counted=1, points=1),
    )


def test_same_words_count_for_each_rule() -> None:
    found = [finding("x"), finding("x", rule="b-rule")]
    assert compute_score(found, 1000, "s").translation.penalty == 2


@pytest.mark.parametrize(("words", "counted"), [(20, 5), (1000, 5), (1000.5, 10), (2001, 15)])
def test_rule_counts_at_most_five_faults_for_each_thousand_words_begun(
    words: float, counted: int
) -> None:
    found = [finding(str(number)) for number in range(40)]
    (part,) = compute_score(found, words, "s").translation.parts
    assert (part.found, part.counted, part.penalty) == (40, counted, counted)


def test_parts_come_dearest_first() -> None:
    found = [
        finding(rule="c-rule"),
        finding(rule="b-rule"),
        finding(rule="d-rule", severity=Severity.MAJOR),
    ]
    parts = compute_score(found, 1000, "s").translation.parts
    assert [(part.rule, part.penalty) for part in parts] == [
        ("d-rule", 5), ("b-rule", 1), ("c-rule", 1),
    ]  # fmt: skip


def test_site_furniture_has_an_account_of_its_own() -> None:
    found = [finding(group="chrome", rule="teaser"), finding(severity=Severity.MAJOR)]
    score = compute_score(found, 1000, "s")
    assert (score.value, score.translation.penalty) == (95.0, 5)
    assert (score.extraction.value, score.extraction.penalty) == (99.0, 1)
    assert [part.rule for part in score.extraction.parts] == ["teaser"]


def test_score_of_a_text_adds_up_by_hand() -> None:
    text = "Leave a comment\n\nHe met Recepp Tayip Erdogan, and Recepp Tayip Erdogan met him."
    score = mtcheck.check(text, language="en").score
    assert score.translation.words == 14.0
    assert score.translation.parts == (
        Part("misspelt-name", Severity.MAJOR, found=2, counted=1, points=5),
    )
    assert score.translation.per_1000_words == 50.0
    assert score.value == 50.0
    assert score.extraction.parts == (
        Part("comment-form", Severity.MINOR, found=1, counted=1, points=1),
    )
    assert score.extraction.value == 90.0


def test_words_of_scripts_without_spaces_are_half_a_word_a_character() -> None:
    assert mtcheck.check("船在港口。", language="zh").words == 3.0
    assert mtcheck.check("The ship 船 lies", language="en").words == 3.5


def test_signature_says_what_a_score_was_made_with() -> None:
    report = mtcheck.check(
        "The lock opens in May.",
        language="en",
        source="L'écluse ouvre en mai.",
        source_language="fr",
        references=["The lock will open in May.", "In May the lock opens."],
    )
    digest = signature(None, Config().rules())
    assert report.score.signature == f"{digest}|lang:fr-en|src:yes|ref:2"
    assert digest.startswith(f"mtcheck|v:{mtcheck.__version__}|rules:")


def test_signature_differs_with_all_that_a_score_depends_on() -> None:
    text = "The lock opens in May."
    signatures = [
        mtcheck.check(text).score.signature,
        mtcheck.check(text, language="en").score.signature,
        mtcheck.check(text, language="de").score.signature,
        mtcheck.check(text, language="en", source_language="fr").score.signature,
        mtcheck.check(text, language="en", source="L'écluse.").score.signature,
        mtcheck.check(text, language="en", references=["A lock."]).score.signature,
        mtcheck.check(text, language="en", references=["A lock.", "Lock."]).score.signature,
        mtcheck.check(text, language="en", config=Config(select=("names",))).score.signature,
        mtcheck.check(text, language="en", config=Config(ignore=("names",))).score.signature,
    ]
    assert len(set(signatures)) == len(signatures)
    assert signatures[0].endswith("|lang:?-?|src:no|ref:0")


def test_signature_does_not_depend_on_the_text() -> None:
    one = mtcheck.check("The lock opens in May.", language="en", source="a")
    two = mtcheck.check("Leave a comment", language="en", source="b")
    assert one.score.signature == two.score.signature
    assert signature(Document("x", language="en"), ()) == signature(
        Document("y", language="en"), ()
    )

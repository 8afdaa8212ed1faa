"""Metrics against references: sacrebleu's values and signatures, over segments that belong together."""

from __future__ import annotations

import pytest
import sacrebleu

import mtcheck
from mtcheck.evaluation.metrics import LONGEST, Metric, Segment, reference_metrics, segments
from mtcheck.report import corpus_metrics

VERSION = f"version:{sacrebleu.__version__}"
TEXT = "The lock opens in May, the harbour master said."
REFERENCES = ("The lock will open in May, said the harbour master.", "In May the lock opens.")


def test_values_and_signatures_of_one_segment_are_those_of_sacrebleu() -> None:
    bleu, chrf, chrf_words, ter = reference_metrics([Segment(TEXT, REFERENCES)], "en")
    assert bleu == Metric(
        "BLEU",
        round(sacrebleu.sentence_bleu(TEXT, REFERENCES).score, 1),
        f"nrefs:2|case:mixed|eff:yes|tok:13a|smooth:exp|{VERSION}",
    )
    assert chrf == Metric(
        "chrF2",
        round(sacrebleu.sentence_chrf(TEXT, REFERENCES).score, 1),
        f"nrefs:2|case:mixed|eff:yes|nc:6|nw:0|space:no|{VERSION}",
    )
    assert chrf_words == Metric(
        "chrF2++",
        round(sacrebleu.sentence_chrf(TEXT, REFERENCES, word_order=2).score, 1),
        f"nrefs:2|case:mixed|eff:yes|nc:6|nw:2|space:no|{VERSION}",
    )
    assert ter == Metric(
        "TER",
        round(sacrebleu.sentence_ter(TEXT, REFERENCES).score, 1),
        f"nrefs:2|case:lc|tok:tercom|norm:no|punct:yes|asian:no|{VERSION}",
    )


def test_values_of_many_segments_are_those_of_their_corpus() -> None:
    texts = [TEXT, "Boats will queue for a day or two."]
    streams = [[REFERENCES[0], "The boats will wait for a day or two."]]
    rows = [Segment(text, (reference,)) for text, reference in zip(texts, *streams, strict=True)]
    bleu = reference_metrics(rows, "en")[0]
    assert bleu.value == round(sacrebleu.corpus_bleu(texts, streams).score, 1)
    assert "eff:no" in bleu.signature


@pytest.mark.parametrize(
    ("language", "tokens"), [("en", "13a"), ("zh", "zh"), ("ja", "char"), ("ko", "char"), (None, "13a")]
)  # fmt: skip
def test_words_are_told_as_the_language_needs_it(language: str | None, tokens: str) -> None:
    bleu, *_, ter = reference_metrics(
        [Segment("港口于五月开放。", ("港口在五月开放。",))], language
    )
    assert f"tok:{tokens}" in bleu.signature
    assert ("asian:yes" in ter.signature) == (tokens != "13a")


def test_paragraphs_are_segments_where_all_texts_have_as_many() -> None:
    assert segments("A b.\nC.\n\nD.", ["E.\n\nF.", "G.\n\nH."]) == [
        Segment("A b. C.", ("E.", "G.")),
        Segment("D.", ("F.", "H.")),
    ]
    assert segments("A b.\n\nD.", ["E.\n\nF.", "G."]) == [Segment("A b. D.", ("E. F.", "G."))]


def test_error_rate_of_a_segment_too_long_is_not_computed() -> None:
    short = Segment("boat " * LONGEST, ("boats",))
    assert reference_metrics([short], "en")[-1].value is not None
    long = Segment("boats", ("boat " * (LONGEST + 1),))
    ter = reference_metrics([long], "en")[-1]
    assert ter == Metric("TER", None, f"a segment has more than {LONGEST} words")
    assert str(ter) == "not computed"


def test_reference_itself_gets_full_marks() -> None:
    text = f"{TEXT}\n\nBoats will queue."
    report = mtcheck.check(text, language="en", references=[text])
    assert [(m.name, m.value) for m in report.metrics] == [
        ("BLEU", 100.0),
        ("chrF2", 100.0),
        ("chrF2++", 100.0),
        ("TER", 0.0),
    ]
    assert report.evidence == ("text", "reference")


def test_without_a_reference_there_are_no_metrics() -> None:
    assert mtcheck.check(TEXT, language="en").metrics == ()


def test_documents_are_scored_together_where_they_have_the_same_references() -> None:
    texts = [TEXT, "Boats will queue for a day or two."]
    references = [REFERENCES[0], "The boats will wait for a day or two."]
    reports = [
        mtcheck.check(text, language="en", references=[reference])
        for text, reference in zip(texts, references, strict=True)
    ]
    together = corpus_metrics(reports)
    assert together[0].value == round(sacrebleu.corpus_bleu(texts, [references]).score, 1)
    assert corpus_metrics(reports[:1]) == ()
    assert (
        corpus_metrics([*reports, mtcheck.check(TEXT, language="en", references=REFERENCES)]) == ()
    )

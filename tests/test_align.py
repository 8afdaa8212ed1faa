"""The alignment of a text with its source."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.alignment.align import align, alignment, begin, longest_rise, pairs
from mtcheck.alignment.learned_words import learned_marks
from mtcheck.alignment.marks import marks, width
from mtcheck.document import Document, Pair, Span

DE = (
    "Die Brücke wurde im März gesperrt.",
    "Die Bürgermeisterin Jutta Reimann hat das Ministerium in Hannover um 3 Millionen Euro gebeten.",
    "Bis dahin müssen täglich 12.000 Autofahrer die Straße durch Kleinhausen nehmen.",
    "Die Fähre nach Borkum fährt zweimal am Tag.",
)
EN = (
    "The bridge was closed in March.",
    "The mayor, Jutta Reimann, has asked the ministry in Hanover for 3 million euros.",
    "Until then 12,000 drivers a day will have to take the road through Kleinhausen.",
    "The ferry to Borkum sails twice a day.",
)


def aligned(
    text: str, source: str, language: str = "en", other: str = "de"
) -> list[tuple[str, str]]:
    doc = Document(text, source=source, language=language, source_language=other)
    return [(text[p.target.start : p.target.end], p.source) for p in pairs(doc)]


def test_the_pairs_of_the_file_come_first() -> None:
    own = (Pair(Span(0, 3), "Ein"),)
    assert pairs(Document("One", source="Ein\n\nZwei", pairs=own)) == own


def test_without_a_source_there_are_none() -> None:
    assert pairs(Document("One")) == ()
    assert pairs(Document("One", source="")) == ()


@pytest.mark.parametrize("joiner", [" ", "\n\n"])
def test_sentences_are_paired_in_order(joiner: str) -> None:
    assert aligned(joiner.join(EN), joiner.join(DE)) == list(zip(EN, DE, strict=True))


def test_paragraphs_that_were_joined_or_parted_change_nothing() -> None:
    text, source = f"{EN[0]} {EN[1]}\n\n{EN[2]} {EN[3]}", f"{DE[0]}\n\n{DE[1]} {DE[2]}\n\n{DE[3]}"
    assert aligned(text, source) == list(zip(EN, DE, strict=True))


@pytest.mark.parametrize("gone", range(4))
def test_what_nothing_translates_has_an_empty_place(gone: int) -> None:
    text = " ".join(s for i, s in enumerate(EN) if i != gone)
    doc = Document(text, source=" ".join(DE), language="en", source_language="de")
    place = len(" ".join(EN[:gone]))
    assert (Pair(Span(place, place), DE[gone])) in pairs(doc)
    assert len(pairs(doc)) == 4


def test_what_translates_nothing_has_no_source() -> None:
    more = "Experts from all over Europe praised the 200 engineers for their great courage."
    found = aligned(" ".join((*EN[:2], more, *EN[2:])), " ".join(DE))
    assert (more, "") in found
    assert [pair for pair in found if pair[1]] == list(zip(EN, DE, strict=True))


def test_two_sentences_may_be_one_there() -> None:
    source = "Die Brücke wurde im März gesperrt, weil Ingenieure in 14 Pfeilern tiefe Risse fanden."
    text = "The bridge was closed in March. Engineers had found deep cracks in 14 piers."
    assert aligned(f"{text} {EN[2]}", f"{source} {DE[2]}") == [(text, source), (EN[2], DE[2])]


def test_a_sentence_that_was_moved_finds_its_source() -> None:
    order = (2, 0, 1, 3)
    text = "\n\n".join(EN[i] for i in order)
    doc = Document(text, source="\n\n".join(DE), language="en", source_language="de")
    found = [(text[p.target.start : p.target.end], p.source) for p in pairs(doc)]
    assert found == [(EN[i], DE[i]) for i in order]
    ((moved, before),) = alignment(doc).moved()
    assert (text[slice(*moved.target)], "\n\n".join(DE)[slice(*before)]) == (EN[2], DE[1])


def test_a_free_translation_keeps_its_place_beside_a_sentence_that_is_missing() -> None:
    source = f"{DE[0]} {DE[1]} Wer sich auskennt, weicht schon seit Tagen aus. {DE[2]} {DE[3]}"
    text = f"{EN[0]} Locals have found other routes long ago. {EN[2]} {EN[3]}"
    doc = Document(text, source=source, language="en", source_language="de")
    (gap,) = alignment(doc).omitted()
    assert source[slice(*gap.source)] == DE[1]
    assert gap.target == (len(EN[0]), len(EN[0]))


def test_a_text_that_was_cut_short_lacks_one_passage() -> None:
    source = "\n\n".join(DE)
    doc = Document("\n\n".join(EN[:2]), source=source, language="en", source_language="de")
    (gap,) = alignment(doc).omitted()
    assert (source[slice(*gap.source)], gap.sentences) == ("\n\n".join(DE[2:]), 2)
    assert gap.target == (len(doc.text), len(doc.text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мост закрыли в марте. Мэр Ютта Рейман попросила у министерства 3 миллиона евро."),
        ("zh", "该桥于三月关闭。市长尤塔·赖曼（Jutta Reimann）向该部申请300万欧元。"),
        ("ja", "橋は3月に閉鎖された。ユッタ・ライマン市長は州の省に300万ユーロを求めた。"),
    ],
)
def test_other_scripts_are_aligned(language: str, text: str) -> None:
    source = f"{DE[0]} {DE[1]}"
    found = aligned(text, source, language)
    assert [pair[1] for pair in found] == list(DE[:2])
    assert "".join(pair[0] for pair in found) == text.replace(". М", ".М")


def test_marks_survive_scripts() -> None:
    assert {"@ptn", "#2018", "?"} <= marks("Wird Putin 2018 gewählt?")
    assert {"@ptn", "#2018", "?"} <= marks("Изберут ли Путина в 2018 году?")
    assert {"@ptn", "?"} <= marks("プーチンは？")
    assert "#12000" in marks("12,000 drivers") & marks("12.000 Fahrer") & marks("12 000 voitures")
    assert marks("१२") == marks("12") == {"#12"}


def test_widths_are_those_of_letters() -> None:
    assert width("bridge") == 6
    assert width("桥") == pytest.approx(3.6)


def test_words_are_learned_where_they_stand_in_the_same_sentences() -> None:
    source = ["Die Brücke ist alt.", "Das Wetter ist gut.", "Die Brücke fehlt."]
    text = ["The bridge is old.", "The weather is fine.", "The bridge is missing."]
    ours, theirs = learned_marks(source, text, [(0, 0), (1, 1), (2, 2)])
    assert ours == theirs == [{"+brücke"}, frozenset(), {"+brücke"}]


def test_the_longest_rise_leaves_out_the_fewest() -> None:
    assert longest_rise([2, 0, 1, 3]) == [1, 2, 3]
    assert longest_rise([]) == []


def test_messages_quote_the_first_words() -> None:
    assert begin("One\n two") == "One two"
    assert begin("word " * 30) == "word " * 11 + "word…"
    assert begin("x" * 80) == "x" * 59 + "…"


@given(st.text("aB1 .?\n桥。", max_size=80), st.text("aB1 .?\n桥。", max_size=80))
def test_every_sentence_is_in_one_pair(text: str, source: str) -> None:
    doc = Document(text, source=source, language="en", source_language="de")
    for side in (0, 1):
        spans = sorted(link[side] for link in align(doc) if link[side].start < link[side].end)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        whole = (text, source if text or source else "")[side]
        covered = "".join(whole[slice(*span)] for span in spans)
        inside = [c for c in covered if c.isalnum()]
        assert inside == [c for c in whole if c.isalnum()] * bool(source)


def test_sentences_that_are_all_alike_are_aligned_in_linear_time() -> None:
    doc = Document("The lock is shut. " * 3000, source="Die Schleuse ist zu. " * 2990)
    assert sum(bool(pair.source) for pair in pairs(doc)) == 2990


def test_the_order_of_sets_is_nothing_to_it() -> None:
    program = (
        "from tests.test_align import DE, EN, aligned; from mtcheck.alignment.align import alignment;"
        "from mtcheck.document import Document;"
        "d = Document(' '.join(EN[:1] + EN[2:]), source=' '.join(DE));"
        "print(list(alignment(d).omitted()))"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(shown) == 1


def test_a_paragraph_is_less_easily_taken_for_a_part_of_its_neighbour_than_a_sentence() -> None:
    def certainty(joiner: str) -> float:
        source, text = joiner.join(DE), joiner.join(EN[1:])
        (gap,) = alignment(
            Document(text, source=source, language="en", source_language="de")
        ).omitted()
        assert source[slice(*gap.source)] == DE[0]
        return gap.certainty

    assert certainty("\n\n") > certainty(" ") + 2


def test_what_the_text_says_twice_is_no_free_translation_of_something_else() -> None:
    text = " ".join([EN[0], EN[2], EN[2], EN[3]])
    places = [
        (g.sentences, g.source)
        for g in alignment(
            Document(text, source=" ".join(DE), language="en", source_language="de")
        ).omitted()
    ]
    start = len(DE[0]) + 1
    assert places == [(1, Span(start, start + len(DE[1])))]

"""Quotation marks, spacing and capitals: exact places and fixes, and the look-alikes that are right."""

from __future__ import annotations

import time

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.occurrences import occurrences
from mtcheck.quotes import quotations


def found(rule: str, text: str, language: str = "en") -> list[tuple[int, str, str]]:
    report = mtcheck.check(text, language=language, config=Config(select=(rule,)))
    assert (report.skipped, report.failed) == ((), ())
    return [(f.start, f.text, f.fix or "") for f in report.findings]


MARKED = [
    # Quotation marks
    ("foreign-quotes", "en", "He said ⟦«=>“⟧go⟦»=>”⟧ and left. She said “no”."),
    ("foreign-quotes", "en", "It was \"The Sea⟦»=>\"⟧ that won, not \"The Land\"."),
    ("foreign-quotes", "en", "They call it a ⟦„=>“⟧gift” there."),
    ("foreign-quotes", "cs", "Nazval to ⟦“=>„⟧výhrou⟦”=>“⟧ pro všechny."),
    ("foreign-quotes", "pl", "Nazwał to ⟦“=>„⟧wygraną” dla klubu."),
    ("mixed-quotes", "en", "“One,” he said, and ⟦\"=>“⟧two⟦\"=>”⟧ as well. “Three.”"),
    ("mixed-quotes", "en", "“One,⟦\"=>”⟧ he said. “Two,” he said."),
    ("mixed-quotes", "fr", "« Un », dit-il.\n\n⟦\"=>«\u00a0⟧Deux⟦\"=>\u00a0»⟧, dit-elle.\n\n« Trois »."),
    ("unpaired-quotes", "en", "He spoke of ⟦“⟧a new start and left the room."),
    ("empty-quotes", "en", "He spoke of ⟦“”⟧ and of a fence of willow ⟦()⟧."),
    ("comma-quotes", "de", "Er nannte es ⟦,,⟧schön⟦''⟧, sie nicht."),
    # Spacing and marks
    ("space-before-mark", "en", "Is it true⟦ ?=>?⟧ Nobody knows⟦\u00a0!=>!⟧ He said⟦ :=>:⟧ “No.”"),
    ("space-before-comma", "de", "Das Haus⟦ ,=>,⟧ das alte, brennt⟦ .=>.⟧ Und nun?"),
    ("double-space", "it", "La casa⟦  => ⟧brucia ancora."),
    ("split-hyphen", "en", "A well⟦ -known=>-known⟧ man with a two⟦ -year=>-year⟧ plan."),
    ("split-hyphen", "ru", "Кто⟦ -нибудь=>-нибудь⟧ придёт."),
    ("split-contraction", "en", "It⟦ 's=>'s⟧ late, and he didn⟦ ’ t=>’t⟧ call; do⟦ n't=>n't⟧ wait."),
    ("split-elision", "it", "Nell⟦’ =>’⟧aria c’era neve."),
    ("repeated-mark", "fr", "Il est parti⟦,,⟧ dit-elle."),
    ("repeated-mark", "en", "He is gone⟦;;⟧ she stays⟦..⟧"),
    ("french-spacing", "fr", "Un ? Deux ! Trois : quatre ; cinq⟦?=>\u00a0?⟧"),
    ("ascii-punctuation", "zh", "他来了，我走了，天黑了，门关了，灯灭了，狗叫了⟦,⟧人睡了。"),
    ("space-in-brackets", "en", "The man ⟦( =>(⟧the baker⟦ )=>)⟧ left."),
    ("dialogue-dash", "en", "“Go,”⟦ —⟧ he said. “Go”⟦, —=>,⟧ added the man."),
    ("missing-opening-mark", "es", "¿Viene? ⟦Cuándo=>¿Cuándo⟧ llega el tren? Nadie lo sabe."),
    ("fullwidth-punctuation", "ru", "Он пришёл⟦，⟧ но ушёл⟦。⟧"),
    # Capitals
    ("calendar-case", "en", "We meet on ⟦friday=>Friday⟧, the 3 ⟦may=>May⟧, or in ⟦august=>August⟧."),
    ("calendar-case", "es", "Llegó en ⟦Marzo=>marzo⟧ y se fue en abril."),
    ("calendar-case", "uk", "Рішення ухвалять у ⟦Травні=>травні⟧, не в червні."),
    ("calendar-case", "cs", "Otevře v ⟦Úterý=>úterý⟧, v pondělí je zavřeno."),
    ("calendar-case", "it", "La riunione sarà ⟦Lunedì=>lunedì⟧ 4 ⟦Marzo=>marzo⟧ a Roma."),
    ("calendar-case", "uk", "Зустріч буде у ⟦П'ятницю=>п'ятницю⟧ зранку."),
    ("foreign-quotes", "en", "\"We won⟦«=>\"⟧ said the coach."),
    ("calendar-case", "de", "Sie kommt am ⟦dienstag=>Dienstag⟧ im ⟦juli=>Juli⟧."),
    ("demonym-case", "en", "He sells ⟦italian=>Italian⟧ and swiss cheese to ⟦german=>German⟧ tourists."),
    ("demonym-case", "it", "Vinse la squadra ⟦Tedesca=>tedesca⟧ di nuoto."),
    ("inner-capital", "de", "Seit die Firma wächst, gibt es Streit, doch ⟦Die=>die⟧ Firma schweigt."),
    ("inner-capital", "it", "Il sindaco ha detto ⟦Che=>che⟧ la piazza chiude a maggio."),
    ("unit-case", "en", "The fare rises by 50 ⟦Cents=>cents⟧, to 3 ⟦Euros=>euros⟧ a day."),
    ("calendar-case", "fr", "Elle part avant ⟦Janvier=>janvier⟧ vers la planète Mars."),
    ("noun-case", "de", "Er sah das Kino. Sie geht ins Kino, doch das ⟦kino=>Kino⟧ im Ort schließt."),
    ("noun-case", "de", "Nach 3 ⟦jahren=>Jahren⟧ kam die ⟦entscheidung=>Entscheidung⟧."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "language", "marked"), MARKED)
def test_rule_finds_exactly_the_marked_places(rule: str, language: str, marked: str) -> None:
    text, places = unmark(marked)
    assert found(rule, text, language) == places


RIGHT = [
    ("foreign-quotes", "en", "Home » News\n\n» Read on\n\nThe mark « opens."),
    ("foreign-quotes", "de", "»Komm«, sagte er, „sofort“. Sie kam «gleich»."),
    ("foreign-quotes", "sv", "Han sa ”kom” och »gå»."),
    ("foreign-quotes", "de", "Er sagte „komm” und „geh”."),
    ("mixed-quotes", "en", "“He said, \"Come,\" and left,” she said. A 5\" board and a 6\" one. “So.”"),
    ("mixed-quotes", "en", "“One” “two”\n\n\"Three\" or \"four\"\n\n“Five”\n\n\"Six\" \"seven\""),
    ("unpaired-quotes", "en", "He said, “We shall see.\n\n“And we shall win.”"),
    ("unpaired-quotes", "en", "They spoke of “the old days, the new days.\n\n“And of us.”"),
    ("empty-quotes", "en", "Call f(), set x = \"\" and [] ; “a” (b)."),
    ("comma-quotes", "en", "One,, two, three''s; see ``the manual."),
    ("space-before-mark", "en", "He won 3 : 1 ;) and smiled :) ! A ratio of 2 : 3."),
    ("space-before-comma", "en", "It runs on .NET and cost .50 . . . or so."),
    ("double-space", "en", "He left.  She stayed.\n\na   b   c"),
    ("split-hyphen", "en", "The suffix -ness, rm -rf, a man -tall as a tree- and he - a boy - left."),
    ("split-contraction", "en", "The boys' shoes, 's-Hertogenbosch is not, and 'so' is a word."),
    ("split-elision", "fr", "Le « l » et le 'l' de l'air. Il dit 'oui' et 'non'."),
    ("repeated-mark", "en", "Wait... ../up and 1..9, etc.. So.... yes"),
    ("french-spacing", "fr", "Un? Deux! Trois: quatre; cinq?"),
    ("ascii-punctuation", "zh", "他来了,我走了,天黑了。"),
    ("space-in-brackets", "en", "f( x ) and : ) and ( 1 )"),
    ("dialogue-dash", "en", "The word “go” — he said it twice — was short. “Go” – so it was."),
    ("missing-opening-mark", "es", "¿Viene, dijo: “hoy”, o no? Vio Jeopardy! y «What Is It?»."),
    ("inverted-mark", "en", "The key ¿ is there."),
    ("calendar-case", "en", "We may march, 4 may come, in march order. An august man."),
    ("calendar-case", "es", "El Viernes Santo, la calle 9 de Julio y Julio Marzo. Enero fue frío."),
    ("calendar-case", "fr", "Le 14 Juillet, Mardi gras, la planète Mars. Avril est doux."),
    ("calendar-case", "pt", "O Rio de Janeiro e a Quarta-feira de Cinzas."),
    ("calendar-case", "en", "we meet on friday, says i"),
    ("demonym-case", "en", "He likes french fries, pad thai and a polish finish; see french.org."),
    ("demonym-case", "es", "La Liga Francesa, el Argentino de Quilmes y los franceses."),
    ("noun-case", "de", "Er ist jung; 3 Mal gelungen; Stadt-verwaltung, mit der Zeitung."),
    ("no-capitals", "en", "he came. " * 4),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "language", "text"), RIGHT)
def test_rule_leaves_look_alikes_alone(rule: str, language: str, text: str) -> None:
    assert found(rule, text, language) == []


def test_a_habit_is_no_fault() -> None:
    thrice = "The bridge , the road , the river , all are closed."
    assert found("space-before-comma", thrice) == []
    assert len(found("space-before-comma", thrice.replace(" , all", ", all"))) == 2
    months = "Se fue en Marzo. Volvió en Abril."
    assert found("calendar-case", months, "es") == []
    assert len(found("calendar-case", months + " Murió en mayo.", "es")) == 2


def test_marks_know_their_partners() -> None:
    document = Document('“He said ‘no’ to "us",” she said.', language="en")
    [(_, marks)] = quotations(document)
    assert [(m.char, m.opens, m.depth) for m in marks] == [
        ("“", True, 0), ('"', True, 1), ('"', False, 1), ("”", False, 0),
    ]  # fmt: skip
    assert marks[0].mate is marks[3]
    assert marks[1].mate is marks[2]


def test_straight_marks_alone_are_not_parsed() -> None:
    assert quotations(Document('He said "no".', language="en")) == []


def test_occurrences_are_in_order_and_in_prose_only() -> None:
    document = Document("a, b; c\n\nd; e,", language="en")
    assert [place for _, place in occurrences(document, (";", ","))] == [1, 4, 10, 13]
    assert list(occurrences(document, ("?",))) == []


def test_a_text_in_lower_case_is_reported_once() -> None:
    text = (
        "the sea was calm. the boats were out, as they had been since the morning. nobody sang. "
        "it rained in the evening, and the men came home with the little they had."
    )
    assert found("no-capitals", text) == [(0, "the sea was calm.", "")]
    sentences = [sentence.capitalize() for sentence in text.split(". ")]
    assert found("no-capitals", ". ".join(sentences)) == []


HOSTILE = (
    "“", '"', "”", "«", "«»", " ,", "  a", "a ' ", ",,", "``a", "¿", "?", "1,1", "1.1.", "1", "” — ",
    "a -b", "“ ” ( )", "monday ", "en Marzo ", ", qué? ", "a", " ", "10 pm ", "at 14h", "( a",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_texts_take_linear_time(piece: str, language: str) -> None:
    config = Config(select=("typography", "numbers"))
    start = time.process_time()
    report = mtcheck.check((piece * 40_000)[:40_000], language=language, config=config)
    assert report.failed == ()
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        ("foreign-quotes", "„a "),
        ("foreign-quotes", "«a» “b” „c“ "),
        ("calendar-case", "May march "),
        ("demonym-case", "French french "),
        ("quote-stop-order", "“A b. C d”. “E.” "),
    ],
)
def test_time_grows_with_the_text_and_no_faster(rule: str, unit: str) -> None:
    start = time.process_time()
    mtcheck.check(unit * (100_000 // len(unit)), language="en", config=Config(select=(rule,)))
    assert time.process_time() - start < 4

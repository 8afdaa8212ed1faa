"""Sentences and whole texts in another language than the text should be in."""

from __future__ import annotations

import pytest
import regex

import mtcheck
from mtcheck.checkers.wrong_language import check as find
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Severity

ALL = Config(select=("untranslated",))
FISHERMEN = {
    "cs": "Rybáři čekají od pátku na lepší počasí a opravují své sítě, protože nemají co dělat.",
    "de": "Die Fischer warten seit Freitag auf besseres Wetter und flicken ihre Netze.",
    "en": "The fishermen have been waiting since Friday for better weather and mend their nets.",
    "es": "Los pescadores esperan desde el viernes a que mejore el tiempo y remiendan sus redes.",
    "fr": "Les pêcheurs attendent depuis vendredi que le temps s'améliore et réparent leurs filets.",
    "it": "I pescatori aspettano da venerdì che il tempo migliori e riparano le loro reti.",
    "nl": "De vissers wachten sinds vrijdag op beter weer en herstellen intussen hun netten.",
    "pl": "Rybacy czekają od piątku na lepszą pogodę i naprawiają swoje sieci.",
    "pt": "Os pescadores esperam desde sexta-feira que o tempo melhore e remendam as suas redes.",
    "ru": "Рыбаки с пятницы ждут хорошей погоды и чинят свои сети, потому что им нечего делать.",
    "sv": "Fiskarna har väntat sedan i fredags på bättre väder och lagar under tiden sina nät.",
    "tr": "Balıkçılar cuma gününden beri daha iyi bir hava bekliyor ve ağlarını onarıyor.",
    "uk": "Рибалки чекають з п'ятниці на кращу погоду і лагодять свої сіті, бо їм нічого робити.",
}
"""One sentence in thirteen languages."""
FRAME = {
    "cs": (
        "Na přístav padla mlha.",
        "Trajekt také nevyplul a obchody na nábřeží zavřely v poledne, protože nikdo nepřišel "
        "nic koupit.",
    ),
    "de": (
        "Am Hafen blieb es den ganzen Sonntag ruhig.",
        "Auch die Fähre blieb liegen, und die Läden am Kai schlossen schon am Mittag, weil "
        "niemand mehr etwas kaufen wollte.",
    ),
    "en": (
        "The harbour was quiet on Sunday.",
        "The ferry did not sail either, and the shops on the quay closed at noon because nobody "
        "came to buy anything.",
    ),
    "es": (
        "El puerto estaba tranquilo el domingo.",
        "Tampoco salió el transbordador, y las tiendas del muelle cerraron a mediodía porque ya "
        "nadie venía a comprar nada.",
    ),
    "fr": (
        "Le port était calme dimanche.",
        "Le bac n'est pas parti non plus, et les boutiques du quai ont fermé à midi, car personne "
        "ne venait plus rien acheter.",
    ),
    "it": (
        "Il porto era tranquillo domenica.",
        "Non è partito nemmeno il traghetto, e i negozi del molo hanno chiuso a mezzogiorno "
        "perché nessuno veniva più a comprare.",
    ),
    "nl": (
        "De haven was zondag stil.",
        "Ook de veerboot vertrok niet, en de winkels aan de kade sloten om twaalf uur omdat "
        "niemand nog iets kwam kopen.",
    ),
    "ru": (
        "В воскресенье в порту было тихо.",
        "Паром тоже не вышел, а магазины на набережной закрылись в полдень, потому что никто "
        "ничего не покупал.",
    ),
    "sv": (
        "Hamnen var lugn i söndags.",
        "Färjan gick inte heller, och butikerna på kajen stängde klockan tolv eftersom ingen kom "
        "för att handla något.",
    ),
    "tr": (
        "Liman pazar günü sakindi.",
        "Feribot da kalkmadı ve rıhtımdaki dükkânlar öğlen kapandı, çünkü kimse bir şey almaya "
        "gelmedi.",
    ),
}
"""What stands before and after it in an article."""
NAMES = {
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}

PAIRS = [
    (here, there)
    for here in FRAME
    for there in FISHERMEN
    if here != there
    and (here == "ru" or there not in ("ru", "uk"))
    and (here, there) != ("es", "pt")
]
"""Languages of an article and of a sentence in it: Latin letters, or a Russian article."""


def unmark(marked: str) -> tuple[str, list[str]]:
    """Return a text without its ⟦marks⟧, and what they mark with the place of each."""
    parts = regex.split("[⟦⟧]", marked)
    starts = [len("".join(parts[:i])) for i in range(1, len(parts), 2)]
    return "".join(parts), [f"{s}:{p}" for s, p in zip(starts, parts[1::2], strict=True)]


def places(language: str, text: str) -> list[str]:
    report = mtcheck.check(text, language=language, config=ALL)
    assert report.failed == ()
    return [f"{f.rule} {f.start}:{f.text}" for f in report.findings]


# Sentences


@pytest.mark.parametrize(("language", "left"), PAIRS)
def test_sentence_in_another_language(language: str, left: str) -> None:
    before, after = FRAME[language]
    text = f"{before} {FISHERMEN[left]} {after}"
    report = mtcheck.check(text, language=language, config=ALL)
    found = [(f.rule, f.start, f.text, f.severity, f.message) for f in report.findings]
    message = f"this passage is in {NAMES[left]}: translate it"
    expected = ("wrong-language", len(before) + 1, FISHERMEN[left], Severity.MAJOR, message)
    assert found == [expected]


@pytest.mark.parametrize("language", FRAME)
def test_article_in_its_own_language_is_silent(language: str) -> None:
    before, after = FRAME[language]
    assert places(language, f"{before} {FISHERMEN[language]} {after}") == []


def test_neighbouring_sentences_are_one_finding() -> None:
    text, (expected,) = unmark(
        f"{FRAME['en'][0]} ⟦{FISHERMEN['de']} {FRAME['de'][1]}⟧ {FRAME['en'][1]} {FRAME['en'][0]} "
        "The harbour master said that the wind would turn on Tuesday and that the boats would go "
        "out again before the end of the week."
    )
    assert places("en", text) == [f"wrong-language {expected}"]


def test_sentences_with_others_between_them_are_two_findings() -> None:
    text, expected = unmark(
        f"⟦{FISHERMEN['de']}⟧ {FRAME['en'][0]} {FRAME['en'][1]} ⟦{FISHERMEN['de']}⟧ The harbour "
        "master said that the wind would turn on Tuesday and that the boats would go out again."
    )
    assert places("en", text) == [f"wrong-language {place}" for place in expected]


def test_paragraph_in_another_language() -> None:
    before, after = FRAME["en"]
    text = f"{before} {after}\n\n{FISHERMEN['it']}\n\n{after}"
    assert places("en", text) == [f"wrong-language {text.index('I pesc')}:{FISHERMEN['it']}"]


def test_passage_of_the_source_is_shown() -> None:
    before, after = FRAME["en"]
    text = f"{before} {FISHERMEN['fr']} {after}"
    source = f"{FRAME['fr'][0]} {FISHERMEN['fr']} {FRAME['fr'][1]}"
    (known,) = mtcheck.check(text, language="en", source=source, config=ALL).findings
    assert known.source_text == FISHERMEN["fr"]
    (other,) = mtcheck.check(text, language="en", source=FRAME["fr"][0], config=ALL).findings
    assert other.source_text is None


@pytest.mark.parametrize(
    ("language", "start", "marks", "end"),
    [
        ("en", "The sign says", '""', "and the tourists take pictures of it."),
        ("en", "The song goes", "()", "and the whole hall knew the words by heart."),
        ("de", "Auf dem Schild steht", "„“", "und die Touristen fotografieren es."),
        ("fr", "Sur le panneau on lit", "«»", "et les touristes le photographient."),
        ("es", "El cartel dice", "«»", "y los turistas lo fotografían."),
        ("it", "Sul cartello si legge", "“”", "e i turisti lo fotografano."),
        ("nl", "Op het bord staat", "“”", "en de toeristen maken er foto's van."),
        ("ru", "На вывеске у входа на мол крупно написано", "«»", "и туристы её снимают."),
        ("tr", "Tabelada", "“”", "yazıyor ve turistler fotoğrafını çekiyor."),
    ],
)
def test_sentence_in_quotation_marks_is_a_quotation(
    language: str, start: str, marks: str, end: str
) -> None:
    left = "pt" if language == "en" else "en"
    quoted = f"{start} {marks[0]}{FISHERMEN[left]}{marks[1]}, {end}"
    assert places(language, f"{FRAME[language][1]} {quoted} {FRAME[language][0]}") == []


def test_names_alone_are_no_sentence() -> None:
    text = (
        "Ana de la Torre, Juan Carlos de los Ríos, María del Mar Bonet and José Luis Zapatero. "
        "Behind them the mayor of San Juan de los Lagos fell asleep before the music began."
    )
    assert places("en", text) == []


def test_short_sentence_is_a_matter_of_words() -> None:
    text, (expected,) = unmark(f"{FRAME['en'][0]} ⟦Nadie sabe nada más⟧. {FRAME['en'][1]}")
    assert places("en", text) == [f"foreign-words {expected}"]


# Whole texts


@pytest.mark.parametrize(
    ("language", "left"),
    [(here, there) for here, there in PAIRS if there in FRAME],
)
def test_whole_text_in_another_language_is_one_critical_finding(language: str, left: str) -> None:
    text = f"{FRAME[left][0]} {FISHERMEN[left]}\n\n{FRAME[left][1]}"
    report = mtcheck.check(text, language=language, config=ALL)
    found = [(f.rule, f.start, f.end, f.severity, f.message) for f in report.findings]
    message = f"the text is in {NAMES[left]}: translate it, or give the right --target-lang"
    expected = ("wrong-language-text", 0, len(text), Severity.CRITICAL, message)
    assert found == [expected]


def test_whole_text_finding_takes_what_else_is_wrong_in_it() -> None:
    text = f"{FRAME['de'][0]} {FISHERMEN['de']} Er traf Recepp Tayip Erdogan. {FRAME['de'][1]}"
    report = mtcheck.check(text, language="en")
    assert [f.rule for f in report.findings] == ["wrong-language-text"]
    names = mtcheck.check(text, language="en", config=Config(select=("names",)))
    assert [f.text for f in names.findings] == ["Recepp Tayip"]


def test_detected_language_is_the_right_one() -> None:
    for language, (before, after) in FRAME.items():
        report = mtcheck.check(f"{before} {FISHERMEN[language]} {after}", config=ALL)
        assert (report.language, report.findings) == (language, ())


# The checker's options


def sentences(text: str, *, min_words: int = 6, min_share: float = 0.6) -> list[str]:
    doc = Document(text, language="en")
    hits = find(doc, min_words=min_words, min_share=min_share)
    return [text[hit.start : hit.end] for hit in hits]


def test_min_words_is_the_length_of_a_sentence() -> None:
    left = "Los pescadores esperan el viernes."
    text = f"{FRAME['en'][0]} {left} {FRAME['en'][1]}"
    assert sentences(text) == []
    assert sentences(text, min_words=6) == []
    assert sentences(text, min_words=5) == [left]


def test_min_share_is_how_much_of_it_is_foreign() -> None:
    mixed = "In the evening los pescadores esperan que mejore el tiempo en el puerto."
    text = f"{FRAME['en'][0]} {mixed} {FRAME['en'][1]}"
    assert sentences(text, min_share=0.6) == [mixed]
    assert sentences(text, min_share=0.9) == []


def test_whole_text_option_gives_one_or_the_other() -> None:
    whole = Document(f"{FISHERMEN['es']} {FRAME['es'][1]}", language="en")
    assert [(h.start, h.end) for h in find(whole, whole_text=True)] == [(0, len(whole.text))]
    assert list(find(whole)) == []
    part = Document(f"{FRAME['en'][0]} {FISHERMEN['es']} {FRAME['en'][1]}", language="en")
    assert list(find(part, whole_text=True)) == []
    assert len(list(find(part))) == 1


@pytest.mark.parametrize("language", [None, "eo"])
def test_nothing_is_found_where_the_language_is_unknown(language: str | None) -> None:
    doc = Document(FISHERMEN["es"], language=language)
    assert list(find(doc)) == []
    assert list(find(doc, whole_text=True)) == []

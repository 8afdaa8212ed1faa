"""Words in another writing system, letters of another alphabet inside a word, and the tables."""

from __future__ import annotations

import pytest
import regex
from marks import Place, unmark

import mtcheck
from mtcheck.checkers.foreign_script import check as find
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Severity
from mtcheck.languages import known_languages, load_language
from mtcheck.scripts import SCRIPTS, own_scripts, twin_in

BOTH = Config(select=("foreign-script", "mixed-script"))


def places(language: str | None, text: str) -> list[Place]:
    report = mtcheck.check(text, language=language, config=BOTH)
    assert report.failed == ()
    return [(f.start, f.text, f.fix or "") for f in report.findings]


# Words in another writing system


@pytest.mark.parametrize(
    ("language", "marked", "script"),
    [
        ("en", "The old souk was rebuilt, ⟦ولكن⟧ the merchants have not come back.", "Arabic"),
        ("en", "The train leaves at ⟦двадцать часов⟧ from platform three.", "Cyrillic"),
        ("en", "The museum is closed on ⟦月曜日⟧ and on public holidays.", "Han"),
        ("en", "The mayor of Athens spoke of a ⟦μεγάλη γιορτή⟧ in the old town.", "Greek"),
        ("en", "The parade went through ⟦서울⟧ and ended at the palace.", "Hangul"),
        ("en", "Visitors can buy ⟦पोस्टकार्ड⟧ at the entrance of the fort.", "Devanagari"),
        ("en", "The court in Tel Aviv adjourned ⟦עד מחר⟧ without a ruling.", "Hebrew"),
        ("en", "The market in Bangkok opens ⟦ทุกวัน⟧ from six to ten.", "Thai"),
        ("en", "The choir of Tbilisi sang ⟦მრავალჟამიერ⟧ to its guests at table.", "Georgian"),
        ("de", "Der Zug fährt um ⟦двадцать часов⟧ von Gleis drei ab.", "Cyrillic"),
        ("de", "Das Museum ist ⟦月曜日⟧ und an Feiertagen geschlossen.", "Han"),
        ("fr", "Le marché ouvre ⟦كل يوم⟧ de six heures à dix heures du matin.", "Arabic"),
        ("es", "El mercado abre ⟦毎日⟧ de seis a diez de la mañana.", "Han"),
        ("it", "Il treno parte alle ⟦двадцать часов⟧ dal binario tre.", "Cyrillic"),
        ("nl", "De trein vertrekt om ⟦двадцать часов⟧ van spoor drie.", "Cyrillic"),
        ("pl", "Pociąg odjeżdża o ⟦двадцать часов⟧ z peronu trzeciego.", "Cyrillic"),
        ("cs", "Vlak odjíždí ve ⟦двадцать часов⟧ z třetího nástupiště.", "Cyrillic"),
        ("pt", "O comboio parte às ⟦двадцать часов⟧ da linha número três.", "Cyrillic"),
        ("sv", "Tåget går klockan ⟦двадцать часов⟧ från spår tre.", "Cyrillic"),
        ("tr", "Tren saat ⟦двадцать часов⟧ üçüncü perondan kalkıyor.", "Cyrillic"),
        ("ru", "Музей закрыт в ⟦月曜日⟧ и по праздникам, сообщила дирекция.", "Han"),
        ("ru", "Рынок открыт ⟦كل يوم⟧ с шести до десяти утра.", "Arabic"),
        ("uk", "Музей зачинено в ⟦月曜日⟧ та у свята, повідомила дирекція.", "Han"),
        ("ar", "يغادر القطار في ⟦двадцать часов⟧ من الرصيف الثالث.", "Cyrillic"),
        ("ja", "列車は三番線から⟦двадцать⟧時に出発する。今日は晴れです。", "Cyrillic"),
        ("zh", "列车⟦двадцать⟧点从三号站台出发，请旅客注意安全。", "Cyrillic"),
        ("ko", "열차는 ⟦двадцать⟧ 시에 삼번 홈에서 출발한다고 한다.", "Cyrillic"),
        ("hi", "रेलगाड़ी ⟦двадцать часов⟧ बजे तीसरे प्लेटफ़ॉर्म से चलती है।", "Cyrillic"),
    ],
)
def test_words_in_another_script(language: str, marked: str, script: str) -> None:
    text, expected = unmark(marked)
    report = mtcheck.check(text, language=language, config=BOTH)
    found = [(f.rule, f.start, f.text, f.severity, f.message) for f in report.findings]
    ((start, left, _),) = expected
    message = f"'{left}' is left in {script} letters: translate or transcribe it"
    assert found == [("foreign-script", start, left, Severity.MAJOR, message)]


def test_each_passage_in_another_script_is_found() -> None:
    text, expected = unmark(
        "Two words were left: ⟦хлеб⟧ in the first paragraph of the article.\n\nIn the second one "
        "stands ⟦соль⟧, and nobody at the newspaper saw it before the page was printed. Then "
        "⟦月曜日⟧ came."
    )
    assert places("en", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Symbols
        ("en", "The Greek letter π is about 3.14, and the angle θ is small."),
        ("en", "The resistor has 5 kΩ, the lens 3 μm, the particle is an α particle."),
        ("en", "Δx is small and ΔT is smaller, said the teacher, and wrote Σ on the board."),
        ("en", "The α-particle hits the β-carotene, and the γ-ray misses it."),
        ("de", "Der Winkel α ist kleiner als β, und der Widerstand beträgt 5 kΩ."),
        ("fr", "La constante π vaut environ 3,14 et l'angle θ reste petit."),
        ("es", "La constante π vale unos 3,14 y el ángulo θ es pequeño."),
        ("ru", "Угол α меньше угла β, а сопротивление равно 5 кΩ."),
        # Titles, signs, and the original of a name
        ("en", 'The sign said "Добро пожаловать" and nobody could read it in the village.'),
        ("de", "Auf dem Schild stand „Добро пожаловать“, aber niemand konnte es lesen."),
        ("fr", "Le panneau disait « Добро пожаловать » et personne ne savait le lire."),
        ("en", "He signed the book (Лев Толстой) and left without a word to anybody."),
        ("de", "Der Autor (Лев Толстой) reiste im Sommer 1889 nach Jasnaja Poljana."),
        ("en", 'Kintsugi (金継ぎ, "golden joinery") is the art of mending pots with gold.'),
        ("en", "The character 福 means good fortune and hangs on the door upside down."),
        # Latin brands in other scripts; scripts that a language mixes
        ("ru", "Компания Apple показала iPhone 15 и MacBook Pro в Москве."),
        ("ar", "أعلنت شركة Apple عن هاتف iPhone الجديد يوم الاثنين."),
        ("ja", "ソニーのPlayStation 5が東京で発売された。"),
        ("zh", "苹果公司发布了iPhone 15和MacBook Pro。"),
        ("ko", "대통령(大統領)은 서울에서 李 장관을 만났다."),
        # No prose
        ("en", "The page is https://пример.рф/страница for all the readers of the paper."),
        ("en", "Use `печать` to print the list and then close the window again."),
    ],
)
def test_other_letters_that_are_right_stay_silent(language: str, text: str) -> None:
    assert places(language, text) == []


def found_with(text: str, *, min_letters: int = 2, most_share: float = 0.3) -> list[str]:
    doc = Document(text, language="en")
    hits = find(doc, min_letters=min_letters, most_share=most_share)
    return [text[hit.start : hit.end] for hit in hits]


def test_options_of_the_checker() -> None:
    text = "The train leaves at двадцать часов from platform three."
    assert found_with(text) == ["двадцать часов"]
    assert found_with(text, most_share=0.2) == []
    assert found_with(text, min_letters=13) == ["двадцать часов"]
    assert found_with(text, min_letters=14) == []


@pytest.mark.parametrize("language", ["eo", "xx"])
def test_no_data_no_finding(language: str) -> None:
    assert list(find(Document("Trajno foriras je двадцать часов.", language=language))) == []


# Letters of another alphabet


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The ⟦сaptain=>captain⟧ reported that the ship had reached clear water."),
        ("en", "The ⟦mаyor=>mayor⟧ opened the new ⟦brіdge=>bridge⟧ on Monday."),
        ("en", "It was ⟦а=>a⟧ long way to the next town."),
        ("en", "The ⟦Βank=>Bank⟧ of the river was flooded."),
        ("de", "Der ⟦Вürgermeister=>Bürgermeister⟧ eröffnete die ⟦Brüсke=>Brücke⟧."),
        ("de", "Die ⟦Аutobahn=>Autobahn⟧ bleibt gesperrt."),
        ("fr", "Le ⟦mаire=>maire⟧ a inauguré le ⟦рont=>pont⟧."),
        ("es", "El ⟦аlcalde=>alcalde⟧ inauguró el ⟦puеnte=>puente⟧."),
        ("it", "Il sindaco ha aperto il ⟦рonte=>ponte⟧."),
        ("pl", "Burmistrz otworzył ⟦nоwy=>nowy⟧ most nad rzeką."),
        ("pl", "Szedł ⟦о=>o⟧ lasce do domu."),
        ("cs", "Starosta otevřel ⟦nоvý=>nový⟧ most přes řeku."),
        ("sv", "Borgmästaren invigde den nya ⟦brоn=>bron⟧."),
        ("tr", "Başkan yeni ⟦köрrüyü=>köprüyü⟧ açtı."),
        ("nl", "De ⟦burgemeеster=>burgemeester⟧ opende de brug."),
        ("pt", "O ⟦presidеnte=>presidente⟧ inaugurou a ponte."),
        ("ru", "Собаки разрешены в одном ⟦вaгоне=>вагоне⟧ поезда."),
        ("ru", "⟦Mосква=>Москва⟧ ждёт гостей, а ⟦Kиев=>Киев⟧ нет."),
        ("ru", "Он пришёл ⟦c=>с⟧ другом и ⟦o=>о⟧ чём-то думал."),
        ("uk", "Собаки дозволені в одному ⟦вaгоні=>вагоні⟧ потяга."),
        ("uk", "⟦Kиїв=>Київ⟧ чекає на гостей."),
        ("uk", "Він прийшов ⟦i=>і⟧ сів."),
    ],
)
def test_letter_of_another_alphabet_is_mended(language: str, marked: str) -> None:
    text, expected = unmark(marked)
    assert places(language, text) == expected
    report = mtcheck.check(text, language=language, config=BOTH)
    for finding in report.findings:
        assert (finding.rule, finding.severity) == ("mixed-script", Severity.MINOR)
        right = f"write {finding.fix}"
        assert finding.message == f"'{finding.text}' holds letters of another alphabet: {right}"
        assert len(finding.text) == len(finding.fix or "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Greek letter π and the Cyrillic letter п look alike."),
        ("en", "The resistor has 5 kΩ and 3 μF, and the wave is a γ-ray."),
        ("ru", "Он купил T-shirt и iPhone, надел USB-кабель и IT-жилет."),
        ("ru", "Слова web-дизайн, SMS-рассылка и PR-менеджер стали русскими."),
        ("ru", "Витамин B и витамин C полезны, как и гепатит C."),
        ("ru", "План Б и план B, пункт а и пункт b."),
        ("ru", "Марка КамАЗ и группа t.A.T.u. известны всем."),
        ("uk", "Вітамін C і план B корисні."),
        ("en", "The year has been long."),
        ("de", "Das Jahr war lang, und die Straße ist naß."),
    ],
)
def test_mixtures_that_are_meant_stay_silent(language: str, text: str) -> None:
    assert places(language, text) == []


# Tables


@pytest.mark.parametrize(
    ("script", "own"),
    [
        ("Latin", ("Latin",)),
        ("Cyrillic", ("Cyrillic", "Latin")),
        ("Arabic", ("Arabic", "Latin")),
        ("Devanagari", ("Devanagari", "Latin")),
        ("Han", ("Han", "Latin")),
        ("Kana", ("Han", "Latin")),
        ("Hangul", ("Hangul", "Han", "Latin")),
    ],
)
def test_own_scripts(script: str, own: tuple[str, ...]) -> None:
    assert own_scripts(script) == own


def test_scripts_of_all_languages_are_in_the_table() -> None:
    for code in known_languages():
        language = load_language(code)
        assert language is not None
        assert set(own_scripts(language.script)) <= set(SCRIPTS)


@pytest.mark.parametrize(
    ("script", "letters"),
    [
        ("Latin", "aßłı"),
        ("Cyrillic", "аёїЖ"),
        ("Greek", "αώΣ"),
        ("Han", "漢かカー々"),
        ("Hangul", "한글"),
        ("Arabic", "عپ"),
        ("Hebrew", "שׁ"[:1]),
        ("Devanagari", "हि"[:1]),
        ("Thai", "ทุ"[:1]),
        ("Bengali", "বাং"[:1]),
        ("Tamil", "தமி"[:1]),
        ("Georgian", "ქა"),
        ("Armenian", "հայ"),
    ],
)
def test_each_letter_belongs_to_one_script(script: str, letters: str) -> None:
    for letter in letters:
        homes = [name for name, inside in SCRIPTS.items() if regex.match(f"[{inside}]", letter)]
        assert homes == [script]


@pytest.mark.parametrize(
    ("char", "script", "twin"),
    [
        ("а", "Latin", "a"),
        ("С", "Latin", "C"),
        ("ο", "Latin", "o"),
        ("Η", "Latin", "H"),
        ("Н", "Latin", "H"),
        ("a", "Cyrillic", "а"),
        ("i", "Cyrillic", "і"),
        ("H", "Cyrillic", "Н"),
        ("ж", "Latin", None),
        ("ω", "Latin", None),
        ("z", "Cyrillic", None),
        ("a", "Latin", None),
        ("а", "Greek", None),
        ("а", "Han", None),
        ("", "Latin", None),
    ],
)
def test_twins(char: str, script: str, twin: str | None) -> None:
    assert twin_in(char, script) == twin


def test_twins_of_twins_look_alike() -> None:
    for latin in "aeopcyxijsdhqwABEKMHOPCTYXIJS":
        cyrillic = twin_in(latin, "Cyrillic")
        assert cyrillic is not None
        assert regex.fullmatch(r"\p{Cyrillic}", cyrillic)
        assert twin_in(cyrillic, "Latin") == latin


# Originals that a text cites


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The seven lights (Chinese: 七曜; pinyin: qīyào) are seen from the hill."),
        ("fr", "Un tiers des figures chinoises (en chinois : 星官 ; en pinyin : xīngguān) manque."),
        ("nl", "Zij heten Taiyang (Zon, Chinees: 太阳) en Taiyin."),
        ("en", "They wrote much on the rising of stars, or anwāʾ [Arabic الأنواء], and on rain."),
        ("uk", "Такі зірки називають «доданими» (китайською: 增星; піньїнем: zēngxīng)."),
        ("nl", "De kaart telt 283 figuren (星官, Chinese sterrenbeelden) en 1464 sterren."),
        ("de", 'Er nennt den Stern "λαμπαδίας (der Fackelartige)" in seinem zweiten Buch.'),
        ("en", "[12]: Sternbuch, Kairo 2021, كتاب الكواكب لأبي الحسين."),
        ("ru", "Звёзды показаны в программе Stellarium'а и на карте Mapbox’е."),
        ("uk", "Це книга «Las Provincias y Naciones» та її переклад."),
    ],
)
def test_originals_and_foreign_titles_are_left_alone(language: str, text: str) -> None:
    assert places(language, text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "The garlic does well (at ⟦огороде⟧ the soft neck, the hard neck is slow).",
        'The guide said: "⟦Рынок⟧ opens every day at six in the morning."',
    ],
)
def test_a_bracket_that_cites_nothing_spares_nothing(marked: str) -> None:
    text, expected = unmark(marked)
    assert places("en", text) == [(start, fault, "") for start, fault, _ in expected]

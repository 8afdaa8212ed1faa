"""Seams: what was cut, what was glued, and what was lost between two pieces of text."""

from __future__ import annotations

import time

import pytest
from marks import Place, unmark

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.rule import built_in_rules

RULES = [rule for rule in built_in_rules() if rule.group == "joins"]
ALL = Config(select=("joins",))


def places(language: str, text: str) -> list[tuple[str, Place]]:
    report = mtcheck.check(text, language=language, config=ALL)
    assert report.failed == ()
    return [(f.rule, (f.start, f.text, f.fix or "")) for f in report.findings]


def assert_finds(rule: str, language: str, marked: str) -> None:
    """All join rules run, and one of them alone objects."""
    text, expected = unmark(marked)
    assert places(language, text) == [(rule, place) for place in expected]


# A stop inside a sentence


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The bridge was ⟦closed. because⟧ both piers had cracks."),
        ("en", "The choir, founded in ⟦1951. has⟧ forty members."),
        ("en", "The choir sang in the ⟦church.\nand⟧ then for the fishermen of the old harbour."),
        ("en", "She sang in Welsh (or ⟦Breton). and⟧ then she left."),
        ("de", "Der Chor, den sie ⟦gründete. hat⟧ vierzig Mitglieder."),
        ("de", "So ⟦heißt. es⟧ in dem Brief."),
        ("es", "El coro cantó en la ⟦plaza. y⟧ después en el puerto."),
        ("fr", "Le chœur a chanté sur la ⟦place. puis⟧ au port."),
        ("ru", "Хор пел на ⟦площади. потом⟧ в порту."),
        ("cs", "Sbor zpíval na ⟦náměstí. potom⟧ v přístavu."),
    ],
)
def test_stop_before_a_small_letter(language: str, marked: str) -> None:
    assert_finds("stray-stop", language, marked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is approx. forty metres, i.e. half of the old one, at 3 p.m. on Monday."),
        ("en", "The firm (Acme Inc. of Ohio) hired k.d. lang, J. van Dyke and no. 12. all in May."),
        ("en", "The list holds:\nplates.\nforks\nspoons and knives"),
        ("en", "yes. sure. why not. ok then. see you. bye now."),
        ("de", "Am 13. nächsten Monats, im Jahr 44 v. Chr. und ca. 20 km von hier."),
        ("cs", "Dne 13. ledna přišel 500. návštěvník výstavy."),
        ("uk", "Зустріч триває з 14. до 19. травня."),
        ("ru", "В 1912 г. население составляло 20 тыс. человек, т. е. половину."),
        (
            "en",
            "He read of the stars. al-Jazari drew them; the tip is one of these. γ Crv is the other.",
        ),
        ("tr", "Birim artık seçilmez. n tuşu yine de çalışır."),
    ],
)
def test_stops_that_are_right(language: str, text: str) -> None:
    assert places(language, text) == []


# A space that is missing


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The oil is sold in ⟦Japan.It=>Japan. It⟧ is green."),
        ("en", "It opened in ⟦1998.The=>1998. The⟧ hall was full."),
        ("en", "He came ⟦back!They=>back! They⟧ cheered, etc., ⟦etc.Then=>etc. Then⟧ he left."),
        (
            "en",
            "“We sail at ⟦dawn.”She=>dawn.” She⟧ nodded. They ⟦went.“Good=>went. “Good⟧ night.”",
        ),
        (
            "en",
            '"We sail at ⟦dawn."She=>dawn." She⟧ nodded. They ⟦went."Good=>went. "Good⟧ night."',
        ),
        (
            "en",
            "He saw the ⟦sea.A=>sea. A⟧ boat ⟦left,and=>left, and⟧ we ⟦ate(that=>ate (that⟧ is all).",
        ),
        ("de", "Sie sah die ⟦Präsidenten.Kasachische=>Präsidenten. Kasachische⟧ Reiter kamen."),
        ("de", "Die ⟦Fast-Food-Marke.Der=>Fast-Food-Marke. Der⟧ Rat schwieg."),
        ("ru", "Снег выпал в ⟦городе.После=>городе. После⟧ обеда он растаял."),
        ("pl", "Zamek stoi na ⟦skale.Z=>skale. Z⟧ wieży widać dolinę."),
        (
            "fr",
            "Il faut y « ⟦croire ».L’eau=>croire ». L’eau⟧ est ⟦froide,l’air=>froide, l’air⟧ aussi.",
        ),
        (
            "de",
            "Der ⟦Eintritt.die=>Eintritt. die⟧ Insel ruft, sagt „der ⟦Wirt“und=>Wirt“ und⟧ lacht.",
        ),
        ("it", "Costa nove ⟦milioni.ma=>milioni. ma⟧ nessuno ne parla."),
        ("ru", "Он (и его брат ⟦Иван)был=>Иван) был⟧ ⟦рад,а=>рад, а⟧ мы нет."),
    ],
)
def test_missing_space(language: str, marked: str) -> None:
    assert_finds("missing-space", language, marked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use .NET, Node.Js and ASP.Net; see chinanews.com, July or docs.python.org."),
        ("en", "The U.S.Army met oOh!Media, St.Helier, Dr.Okafor and will.i.am on 5.May at 7.30."),
        ("en", "Open index.Html, config.toml and self.name, then f(x) and word(s)."),
        ("en", "It cost 1,000 euros; tags: bread,milk,eggs."),
        (
            "en",
            "Write to Jane.Doe@example.org or look at https://example.org/About.The.House today.",
        ),
        ("de", "Die Schüler(innen) wohnen z.B. in der Bahnhofstr.12 und bleiben i.d.R. dort."),
        ("fr", "Les étudiant(e)s et l'auteur(trice) arrivent."),
    ],
)
def test_no_space_is_missing(language: str, text: str) -> None:
    assert places(language, text) == []


# Words that were glued or split


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        (
            "en",
            "Most ⟦ofpatients=>of patients⟧ came ⟦in2004=>in 2004⟧ or in ⟦March2005=>March 2005⟧.",
        ),
        (
            "en",
            "An ⟦excellentway=>excellent way⟧ to see a ⟦gardenlook=>garden look⟧ is that "
            "⟦Everyhome=>Every home⟧ has one.",
        ),
        (
            "de",
            "Geigen ⟦undCelli=>und Celli⟧ aus Holz, sagt Rui ⟦Salgadowird=>Salgado wird⟧ kommen.",
        ),
        ("fr", "Les vitraux ⟦avecleur=>avec leur⟧ plomb datent de ⟦mai1863=>mai 1863⟧."),
        ("pt", "Os dados foram divulgados ⟦peloIBGE=>pelo IBGE⟧ ontem."),
    ],
)
def test_glued_words(language: str, marked: str) -> None:
    assert_finds("glued-word", language, marked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The thespian, an android and a butler saw the lizardfish and the landpeople."),
        (
            "en",
            "She has an iPhone, an eBay account, Expo2020 tickets, an mp3 file and ISO2009 papers.",
        ),
        ("de", "Die Weinhersteller, die Flugzeugtypen und der Nichtraucher im Gefängnissystem."),
        ("es", "Querían subestimarlos y llevarlas a Ianlos."),
        ("en", "We are talking of TheShy, a carry; it was also the first time that TheShy won."),
        ("fr", "Ils goûteront le cidre, et les Marsaux aussi."),
        ("it", "Le cittadelle di pietra volevano allearti con noi."),
        ("pl", "Wojska przebyły całą drogę, a Spalaczy nie było."),
        ("sv", "Trädens göranden och låtanden är okända."),
        (
            "tr",
            "Köylüler son çare askerleridir; kılıçlara ve saflara koşar, acımasızdır ve görülürler.",
        ),
        ("ru", "Сверхзвуковой самолёт вслушивался в теплоизоляцию."),
    ],
)
def test_compounds_and_brands_are_no_glued_words(language: str, text: str) -> None:
    assert places(language, text) == []


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "It is good for mental ⟦he alth=>health⟧ and the ⟦gov ernment=>government⟧."),
        ("es", "La tienda vende ⟦herra- mientas=>herramientas⟧ usadas."),
        ("cs", "⟦Přípra vy=>Přípravy⟧ začaly v dubnu."),
        ("pt", "A cidade guarda um ⟦patri mônio=>patrimônio⟧ de azulejos."),
    ],
)
def test_split_words(language: str, marked: str) -> None:
    assert_finds("split-word", language, marked)


def test_words_that_only_look_split() -> None:
    assert places("en", "A lot of pre war and post war work, in vitro, Mc Donald, al dente.") == []
    assert places("de", "Vor- und Nachteile, Sommer- oder Winterzeit, Ein- und Ausgang.") == []


# Sentences that run together, and what was lost


@pytest.mark.parametrize(
    ("rule", "language", "marked"),
    [
        ("fused-sentence", "en", "The striker Oliver ⟦Mendoza He⟧ trained apart on Monday."),
        ("fused-sentence", "en", "The price of bread fell by ⟦half It⟧ was a relief."),
        ("fused-sentence", "cs", "Vstupné je 199 ⟦korun Pokud⟧ přijdete dřív, je levnější."),
        ("glued-caption", "en", "The mill was rebuilt in ⟦2022 Source:⟧ town archive"),
        ("glued-caption", "es", "El molino está junto al ⟦río Foto:⟧ Archivo municipal"),
        ("emptied-marks", "en", "The ferry ⟦()⟧ carried mail and was called ⟦“”⟧ by all."),
        ("lost-words", "en", "It is ⟦not only, but also⟧ a school."),
        ("lost-words", "es", "Es ⟦no solo, sino también⟧ una escuela."),
        ("dangling-word", "en", "The ferry belongs to ⟦the.⟧ It sails in May."),
        ("dangling-word", "de", "Die Fähre liegt seit Mai ⟦im.⟧ Sie rostet."),
        ("orphan-bracket", "en", "The ferry ⟦(⟧built in 1962 carried mail."),
        ("cut-mark", "en", "The ferry carried mail for fifty years and its captain ⟦[…]⟧"),
    ],
)
def test_seams(rule: str, language: str, marked: str) -> None:
    assert_finds(rule, language, marked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She reads The Times in The Hague, said He was late, and played Serie A football."),
        ("en", "A Talk on the First Week After the Spring Festival"),
        ("en", "@user4 You can do it, wrote @user3 The old man."),
        ("de", "Können Sie kommen, wenn Sie Zeit haben? Er las Die kleine Hexe vor."),
        (
            "en",
            "He runs an Open Source: the shop. The best photo: a mill. Two were left. Source: us.",
        ),
        ("en", "Call main() and list[] first; tick [ ] and smile :-) or ;( as you like."),
        ("en", "a) bread\n\nb) milk\n\n3) eggs, 4) salt"),
        ("en", "The articles are the, an and a. What is it made of? Who is it for?"),
        ("fr", "Le, la, les : ce sont des articles. Prends-le, donne-la."),
    ],
)
def test_seams_that_are_none(language: str, text: str) -> None:
    assert places(language, text) == []


# Fragments


@pytest.mark.parametrize(
    ("rule", "language", "marked"),
    [
        (
            "nominal-fragment",
            "en",
            "⟦The growing number of guests from the towns around the lake.⟧ All came.",
        ),
        (
            "nominal-fragment",
            "en",
            "It closed. ⟦Due to the heavy snow on the mountain roads.⟧ All left.",
        ),
        (
            "nominal-fragment",
            "fr",
            "⟦La fermeture du pont pour la durée des travaux.⟧ Tout le monde marche.",
        ),
        (
            "nominal-fragment",
            "it",
            "⟦La chiusura del ponte per la durata dei lavori.⟧ Tutti vanno a piedi.",
        ),
        (
            "nominal-fragment",
            "pt",
            "⟦Devido às fortes chuvas nos vales do norte do país.⟧ A ponte fechou.",
        ),
        ("nominal-fragment", "ru", "⟦Из-за сильного снега на всех дорогах долины.⟧ Мост закрыли."),
        (
            "lone-clause",
            "en",
            "⟦Because the canal has been frozen since Tuesday.⟧ Twelve barges wait.",
        ),
        (
            "lone-clause",
            "fr",
            "⟦Parce que le canal est gelé depuis mardi dernier.⟧ Douze péniches attendent.",
        ),
    ],
)
def test_fragments(rule: str, language: str, marked: str) -> None:
    assert_finds(rule, language, marked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The number of guests grew. The lack of rain worries the farmers of the whole valley.",
        ),
        (
            "en",
            "Why? Because of the heavy snow on the mountain roads. Because he can. Not a sound.",
        ),
        ("en", "Because the ice melted early this year the barges sailed again."),
        ("fr", "La hausse du prix du pain s'explique par la sécheresse de l'été."),
        ("es", "El cierre del puente preocupa a los vecinos de la zona norte. Ni un ruido."),
        ("ru", "Рост цен на хлеб беспокоит жителей всей долины. Ни звука."),
        ("de", "Der Anstieg der Preise freut im Dorf niemanden. Kein Laut."),
    ],
)
def test_sentences_that_are_whole(language: str, text: str) -> None:
    assert places(language, text) == []


# Texts that break off

BODY = "The lock was closed in March. Engineers found cracks in both gates.\n\n"


@pytest.mark.parametrize(
    "marked",
    [
        BODY
        + "The council meets again on Thursday, and the mayor has asked the ministry for ⟦money⟧",
        BODY + "The council meets again on Thursday, and the mayor has asked for money to ⟦mend⟧",
        BODY + "The council will meet again to talk about ⟦the⟧",
        "The council will meet again on Thursday to talk about the future of ⟦the⟧",
        "The lock is closed. The council will meet again on Thursday, and its members will ⟦vote⟧",
    ],
)
def test_texts_that_break_off(marked: str) -> None:
    assert_finds("truncated-text", "en", marked)


@pytest.mark.parametrize(
    "text",
    [
        BODY + "More on the lock and its gates",
        BODY + "Thank you all for your help and your patience in these long weeks, Jane Okafor",
        BODY + "Questions are answered at the town hall from Monday to Friday, phone 01632 960 123",
        BODY + "– bread for all the children of the village and of the neighbouring farms",
        "Council to meet again on Thursday as engineers find cracks in both gates",
        "the rose is red\nthe violet blue\nthe lock is shut\nthe boats are few and far between",
        "One line without a stop is how this writer ends all of his paragraphs\n\n"
        "Here is another one that goes on and on and that has no stop at all\n\n"
        "And here is the last one of them that goes on in the very same manner",
    ],
)
def test_texts_that_end(text: str) -> None:
    assert places("en", text) == []


def test_paragraph_that_breaks_off_inside_the_text() -> None:
    marked = "The ferry sails twice a day, and tickets are sold in ⟦the⟧\n\n" + BODY + BODY.strip()
    assert_finds("truncated-paragraph", "en", marked)


# Bad input


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "é",
        "a. ",
        "Ab.Cd ",
        "x,y,",
        "((",
        "a (b ",
        "The The ",
        "The lack of ",
        "in2004 ",
        "he alth ",
        "Because the a ",
        "Because of the rain. ",
        "excellentway gardenlook everyhome ",
        "word Source: ",
        " the. ",
        "the\n\n",
        "[…]",
    ],
)
def test_repetition_takes_linear_time(rule: mtcheck.rule.Rule, unit: str) -> None:
    document = Document(unit * (50_000 // len(unit)), language="en")
    assert document.words is not None
    start = time.process_time()
    assert sum(1 for _ in rule.hits(document)) >= 0
    assert time.process_time() - start < 2


def test_particles_of_names_in_a_bibliography_do_not_dangle() -> None:
    assert places("nl", "[5] Goeje, Claudius Henricus de. 1943. Philosophy of the Indians.") == []
    assert places("nl", "De kaart is ouder dan de onze. Het dorp ook.") == []

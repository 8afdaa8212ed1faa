"""Words left in another language, in eleven languages; and the look-alikes that are no fault."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Finding, Severity
from mtcheck.foreign.adopted import adopted_phrases
from mtcheck.foreign.bounds import sum_bound, weakest
from mtcheck.foreign.runs import foreign_runs

ALL = Config(select=("untranslated",))


def unmark(marked: str) -> tuple[str, list[str]]:
    """Return a text without its ⟦marks⟧, and what they mark with the place of each."""
    parts = regex.split("[⟦⟧]", marked)
    starts = [len("".join(parts[:i])) for i in range(1, len(parts), 2)]
    return "".join(parts), [f"{s}:{p}" for s, p in zip(starts, parts[1::2], strict=True)]


def check(language: str, text: str, **evidence: str) -> list[Finding]:
    report = mtcheck.check(text, language=language, config=ALL, **evidence)
    assert report.failed == ()
    return list(report.findings)


def places(findings: list[Finding]) -> list[str]:
    return [f"{finding.start}:{finding.text}" for finding in findings]


# Two words or more


@pytest.mark.parametrize(
    ("language", "marked", "left"),
    [
        ("en", "The bakery stays closed ⟦todos los lunes⟧ until the roof is repaired.", "Spanish"),
        ("en", "Passengers waited ⟦pendant deux heures⟧ before the train left.", "French"),
        ("en", "The ferry leaves the island ⟦jeden Morgen um sieben⟧ and returns.", "German"),
        ("en", "The choir rehearses ⟦ogni giovedì sera⟧ in the old school hall.", "Italian"),
        ("en", "Two of the boats were ⟦uszkodzone przez burzę⟧ and had to be towed.", "Polish"),
        ("en", "The plant will hire ⟦mais de duzentos⟧ workers next spring.", "Portuguese"),
        ("en", "The pilot landed ⟦på den gamla landningsbanan⟧ without trouble.", "Swedish"),
        ("en", "The village built ⟦yeni bir okul⟧ beside the mosque.", "Turkish"),
        ("en", "The teacher explained it ⟦ještě jednou⟧ to the whole class.", "Czech"),
        ("en", "Residents of the ⟦casco antiguo⟧ protested.", "Spanish"),
        ("en", "Buses run from the ⟦gare routière⟧ every hour.", "French"),
        ("en", "⟦Los vecinos del barrio⟧ protested against the new road.", "Spanish"),
        ("en", "The work was done ⟦ohne dass jemand⟧ noticed.", "German"),
        ("de", "Der Markt bleibt ⟦due to the heavy⟧ Schneefall geschlossen.", "English"),
        ("de", "Die Bäckerei ist ⟦tous les lundis⟧ geschlossen.", "French"),
        ("de", "Die Brücke wird ⟦para siempre⟧ gesperrt bleiben.", "Spanish"),
        ("de", "Der Zug fuhr ⟦despite the storm⟧ pünktlich ab.", "English"),
        ("fr", "Le musée ouvre ⟦every day except⟧ le lundi.", "English"),
        ("fr", "Les pêcheurs attendent ⟦hasta el viernes⟧ avant de sortir.", "Spanish"),
        ("fr", "Le maire a dit que ⟦the old mill⟧ serait vendu.", "English"),
        ("es", "El alcalde prometió ⟦plus de trois cents⟧ viviendas nuevas.", "French"),
        ("es", "Los vecinos esperaron ⟦for more than two hours⟧ al autobús.", "English"),
        ("es", "La escuela busca ⟦nuovi insegnanti⟧ de música.", "Italian"),
        ("it", "Il sindaco ha promesso ⟦plus de trois cents⟧ alloggi.", "French"),
        ("it", "La nave è partita ⟦despite the storm⟧ con due ore di ritardo.", "English"),
        ("nl", "De bibliotheek blijft ⟦por causa de la lluvia⟧ gesloten.", "Spanish"),
        ("nl", "Het koor oefent ⟦ogni giovedì sera⟧ in de oude school.", "Italian"),
        ("nl", "De winkel verkoopt ⟦nicht mehr so viele⟧ fietsen als vroeger.", "German"),
        ("pl", "Biblioteka będzie zamknięta ⟦until the end of the⟧ roku.", "English"),
        ("pl", "Pociąg stał ⟦pendant deux heures⟧ pod Lublinem.", "French"),
        ("pl", "Burmistrz obiecał ⟦more than three hundred⟧ nowych mieszkań.", "English"),
        ("ru", "Библиотека будет закрыта ⟦until the end of the⟧ года.", "English"),
        ("ru", "Рыбаки ждут ⟦hasta el viernes⟧ и не выходят в море.", "Spanish"),
        ("uk", "Потяг стояв ⟦pendant deux heures⟧ під Полтавою.", "French"),
        ("uk", "Школа шукає ⟦которые могут⟧ працювати влітку.", "Russian"),
        ("pt", "O comboio ficou parado ⟦pendant deux heures⟧ perto de Aveiro.", "French"),
        ("pt", "O autarca prometeu ⟦more than three hundred⟧ casas novas.", "English"),
        ("sv", "Biblioteket är stängt ⟦por causa de la lluvia⟧ hela veckan.", "Spanish"),
        ("sv", "Skolan söker ⟦nuovi insegnanti⟧ i musik.", "Italian"),
        ("tr", "Kütüphane ⟦every day except⟧ pazartesi açık.", "English"),
        ("tr", "Balıkçılar ⟦hasta el viernes⟧ bekliyor.", "Spanish"),
        ("cs", "Vlak stál ⟦pendant deux heures⟧ u Kolína.", "French"),
        ("cs", "Škola hledá ⟦nowych nauczycieli⟧ hudby.", "Polish"),
        ("ar", "توقف القطار ⟦pendant deux heures⟧ قرب المدينة.", "French"),
        ("ko", "기차는 ⟦pendant deux heures⟧ 동안 멈췄다.", "French"),
        ("hi", "पुस्तकालय ⟦until the end of the⟧ साल बंद रहेगा।", "English"),
    ],
)
def test_words_left_in_another_language(language: str, marked: str, left: str) -> None:
    text, expected = unmark(marked)
    found = check(language, text)
    assert places(found) == expected
    (one,) = found
    assert (one.rule, one.severity) == ("foreign-words", Severity.MAJOR)
    assert one.message == f"'{one.text}' is left in {left}: translate it"


def test_several_passages_of_a_paragraph_are_found_each() -> None:
    marked = (
        "The bakery stays closed ⟦todos los lunes⟧ until the roof is repaired. Passengers waited "
        "⟦pendant deux heures⟧ before the train left, and the village built ⟦yeni bir okul⟧."
    )
    text, expected = unmark(marked)
    assert places(check("en", text)) == expected


def test_fault_in_quoted_speech_is_found() -> None:
    text, expected = unmark(
        '"I waited on the old platform ⟦pendant deux heures⟧ with my two daughters '
        'and then gave up and walked home," she said.'
    )
    assert places(check("en", text)) == expected


# Single words


@pytest.mark.parametrize(
    ("language", "marked", "left"),
    [
        ("en", "The repairs took three ⟦semanas⟧ and cost more than planned.", "Spanish"),
        ("en", "All ⟦voitures⟧ were banned from the centre on Sunday.", "French"),
        ("en", "The vote is expected on ⟦czwartek⟧, after the debate.", "Polish"),
        ("de", "Der Termin ist am ⟦miércoles⟧ um zehn Uhr.", "Spanish"),
        ("de", "Er kam ⟦with⟧ seiner Frau und den Kindern.", "English"),
        ("fr", "Le rendez-vous est fixé à ⟦miércoles⟧ matin.", "Spanish"),
        ("fr", "Le maire est venu ⟦with⟧ sa femme et ses enfants.", "English"),
        ("es", "La reunión es el ⟦mercredi⟧ por la mañana.", "French"),
        ("es", "El alcalde vino ⟦with⟧ su mujer y sus hijos.", "English"),
        ("it", "La riunione è ⟦mercredi⟧ mattina presto.", "French"),
        ("pt", "A reunião é na ⟦mercredi⟧ de manhã.", "French"),
        ("nl", "De vergadering is op ⟦mercredi⟧ in het stadhuis.", "French"),
        ("pl", "Zebranie odbędzie się w ⟦mercredi⟧ wieczorem.", "French"),
        ("sv", "Mötet äger rum på ⟦mercredi⟧ i stadshuset.", "French"),
        ("cs", "Starosta přišel ⟦with⟧ manželkou a dětmi.", "English"),
        ("tr", "Toplantı ⟦mercredi⟧ akşamı yapılacak.", "French"),
        ("ru", "Собрание пройдёт в ⟦середу⟧ вечером.", "Ukrainian"),
        ("uk", "Збори відбудуться у ⟦среду⟧ ввечері.", "Russian"),
    ],
)
def test_single_word_left_in_another_language(language: str, marked: str, left: str) -> None:
    text, expected = unmark(marked)
    found = check(language, text)
    assert places(found) == expected
    assert (found[0].rule, found[0].severity) == ("foreign-word", Severity.MINOR)
    assert found[0].message == f"'{found[0].text}' is left in {left}: translate it"


def test_single_words_and_runs_are_two_rules() -> None:
    text = "The repairs took three semanas, and the bakery stays closed todos los lunes."
    one = mtcheck.check(text, language="en", config=Config(select=("foreign-word",)))
    two = mtcheck.check(text, language="en", config=Config(select=("foreign-words",)))
    assert [f.text for f in one.findings] == ["semanas"]
    assert [f.text for f in two.findings] == ["todos los lunes"]


# Look-alikes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Loanwords
        ("en", "The schadenfreude was palpable after the derby; the zeitgeist did the rest."),
        ("en", "It was a fait accompli, and the enfant terrible had his quid pro quo."),
        ("en", "The kindergarten, the poltergeist and the wanderlust came from German."),
        ("en", "The rebbe's chutzpah, the babushka's kitsch and the poet's ennui met in a café."),
        ("en", "The court granted habeas corpus and heard the witness ex officio."),
        ("en", "The second movement, an andante con moto, leads to an allegro ma non troppo."),
        ("de", "Das Meeting im Backoffice dauerte länger als das Brainstorming."),
        ("de", "Sie googelte, chattete und streamte, dann ging sie offline."),
        ("de", "Er ist der Hüter des Status quo, a priori und per se."),
        ("fr", "Le week-end, le live du groupe a fait le buzz et un vrai come-back."),
        ("fr", "Le think tank a publié un open data sur le big data."),
        ("es", "El software del smartphone falló durante el check-in."),
        ("es", "El marketing, el running y el streaming crecen; el hobby del jefe es el surf."),
        ("it", "Lo shopping online, lo smart working e il car sharing crescono."),
        ("nl", "De manager vroeg om feedback over de deadline van het project."),
        ("pl", "Był to swego rodzaju deus ex machina i fair play zarazem."),
        ("pl", "Startup z Krakowa robi software i hardware, a jego CEO lubi jazz."),
        ("pt", "O software do smartphone falhou durante o check-in no hotel."),
        ("sv", "Lagets coach talade om timing och om en riktig comeback."),
        ("tr", "Online alışveriş sitesinin web tasarımı ve software ekibi taşındı."),
        ("cs", "Je to casus belli a podmínka sine qua non."),
        # Dishes
        ("en", "They ordered two tapas, a paella and patatas bravas in Plaza Mayor."),
        ("fr", "Il a dégusté un fish and chips puis un cheesecake au pub."),
        ("it", "Lo chef serve fish and chips in un pub di Trastevere."),
        ("es", "El sushi y el ramen ya no son raros en el barrio de Lavapiés."),
        ("nl", "Op het menu staan tiramisu, sushi en een clubsandwich."),
        ("pt", "O chef serviu um soufflé, um cheesecake e um sashimi de atum."),
        ("cs", "K obědu bylo tiramisu a espresso."),
        # Titles and signs in quotation marks
        ("en", 'Her first novel, "Los días que nos quedan", sold ten thousand copies.'),
        ("en", "The sign read «Se vende casa con jardín», so she called."),
        ("de", "Der Film „The Long Way Home“ läuft ab Donnerstag."),
        ("de", "Fans riefen „You'll never walk alone“ und „Allez les Bleus“."),
        ("fr", "Le film « The Long Way Home » sort mercredi."),
        ("fr", "En anglais, on dit « mind the gap » et l'on sourit."),
        ("es", "Los aficionados cantaban «You'll never walk alone» en el estadio."),
        ("it", "Il film «The Long Way Home» esce giovedì."),
        ("nl", "De film „The Long Way Home” draait vanaf donderdag."),
        ("pl", "Kibice śpiewali „You'll never walk alone” na stadionie."),
        ("ru", "Фильм «The Long Way Home» выйдет в пятницу."),
        ("uk", "Фільм «The Long Way Home» вийде у п'ятницю."),
        ("pt", "Os adeptos cantavam «You'll never walk alone» no estádio."),
        ("sv", "Filmen ”The Long Way Home” har premiär på fredag."),
        ("tr", "Taraftarlar “You'll never walk alone” diye söyledi."),
        ("cs", "Fanoušci zpívali „You'll never walk alone“ na stadionu."),
        ("ja", "映画「The Long Way Home」は金曜日に公開される。"),
        # Glosses in brackets
        ("en", "The pupils learned that the Spanish phrase (la palabra española) is older."),
        ("en", "The brown bear (Ursus arctos) and the grey wolf, canis lupus, share the valley."),
        ("de", "Im Englischen heißt es (in other words) anders."),
        ("nl", "Het festival (in het Spaans: la fiesta de la luna) trekt duizend bezoekers."),
        ("sv", "Festivalen (på engelska: the night of the moon) är gratis."),
        # Names with particles, streets, places
        ("en", "The estate of Ludwig van Beethoven and Johann von der Heide was auctioned."),
        ("en", "Crown prince Mohammed bin Salman met Oscar de la Torre."),
        ("en", "The couple met in Rio de Janeiro and settled in San Juan de los Lagos."),
        ("en", "The shop on the rue de la Paix moved to Via del Corso and Calle de la Cruz."),
        ("en", "He was born in 's-Hertogenbosch and lives in Saint-Germain-en-Laye."),
        ("de", "Die Brüder van der Meer und der Spieler Ángel di María kamen aus Rosario."),
        ("fr", "Le footballeur Kevin De Bruyne et Virgil van Dijk se sont croisés."),
        ("es", "El futbolista Marc-André ter Stegen y Frenkie de Jong entrenaron."),
        ("it", "Il premio va a Vincent van der Berg e a Ursula von der Leyen."),
        ("nl", "De gebroeders von der Heide en Ángel di María vertrokken."),
        ("pl", "Bracia von der Heide i Ángel di María wyjechali."),
        ("cs", "Kevin De Bruyne a Virgil van Dijk trénovali v Praze."),
        ("sv", "Bröderna von der Heide och Ángel di María reste."),
        # Brands, papers, bands
        ("en", "She writes for Le Monde, la Repubblica and the Süddeutsche Zeitung."),
        ("en", "Volkswagen and Deutsche Bahn signed the deal in Frankfurt am Main."),
        ("de", "Die Firma Procter & Gamble übernimmt das Start-up Cloud Nine."),
        ("es", "El grupo Red Hot Chili Peppers tocó en el Wizink Center."),
        ("pl", "Firma Marks and Spencer otwiera sklep w Gdańsku."),
        ("ru", "Компания Deutsche Bank и стартап Cloud Nine подписали договор."),
        ("ru", "Он надел джинсы и поехал на своём BMW в «Икею»."),
        ("uk", "Гурт The Rolling Stones виступив на стадіоні."),
        ("tr", "Deutsche Bank Ankara'da bir ofis açtı."),
        ("ar", "وقعت شركة Deutsche Bank العقد يوم الاثنين."),
        # Addresses and tags
        ("en", "Her page was www.maison-du-vin.example, his was casa.example.org/todos/los/lunes."),
        ("en", "The tag #todoslosdias was shared a million times, as was @pendant_deux_heures."),
        # The second half of a word
        ("en", "A number of analysts say that Obama and Netan\u00adyahu will play it down."),
        # Titles, initials, bibliographies
        ("uk", "Нариси є у статті Our Arab Heritage in the Celestial Vault та в інших."),
        ("uk", "Малюнки сузір’їв створено A. Lee, а видано їх у 2012 році."),
        ("ru", "Это книга An Introduction to Ojibwe Star Knowledge и карта к ней."),
        (
            "en",
            "The legends of the river are told in many books and in some of the older journals.\n\n"
            "[5] Archives Internationales d’ethnographie, recueil des textes pour les amis, 44–51.\n\n"
            "Coll, Cornelius van. 1903. Gegevens over land en volk van onze kolonie, met kaart.",
        ),
        # Rare forms of words of the language, and one foreign word on both sides of another
        ("en", "The riders of the plain had powerful steeds, and light went from pane to pane."),
        ("fr", "Mon âme hantera ce lieu jusqu’à la nuit des temps, et les autres aussi."),
        # The word itself is the subject
        ("en", 'In Spain the word "mañana" means tomorrow, and sometimes it means never.'),
        ("en", "The Russian word spasibo, or thanks, was painted on the wall."),
    ],
)
def test_look_alikes_stay_silent(language: str, text: str) -> None:
    assert places(check(language, text)) == []


def test_a_run_inside_a_quotation_of_the_language_is_found() -> None:
    text, expected = unmark(
        '"It will be a long ⟦noche de fiesta en la plaza⟧ before we see any sun," she said.'
    )
    assert places(check("en", text)) == expected


def test_words_that_the_project_accepts_are_spared() -> None:
    text = "The casco antiguo is full, and the repairs took three semanas."
    assert [f.text for f in check("en", text)] == ["casco antiguo", "semanas"]
    config = Config(select=("untranslated",), accept=("Semanas", "casco", "antiguo"))
    assert mtcheck.check(text, language="en", config=config).findings == ()


def test_code_is_no_prose() -> None:
    text = "Run `todos los lunes` every day. The bakery stays closed."
    assert check("en", text) == []


# What is known of the source


def test_source_language_makes_rare_terms_leftovers() -> None:
    text = "The cook brought tablier de sapeur to the long table."
    assert check("en", text) == []
    selected = mtcheck.check(text, language="en", config=Config(select=("foreign-term",))).findings
    assert [(f.rule, f.severity, f.text) for f in selected] == [
        ("foreign-term", Severity.INFO, "tablier de sapeur")
    ]
    known = check("en", text, source_language="fr")
    assert [(f.rule, f.severity) for f in known] == [("foreign-words", Severity.MAJOR)]
    other = check("en", text, source_language="es")
    assert other == []


def test_source_language_makes_function_words_leftovers() -> None:
    text = "The minister came with his wife und with their children."
    assert check("en", text) == []
    assert [f.text for f in check("en", text, source_language="de")] == ["und"]


def test_source_is_quoted_where_it_holds_the_passage() -> None:
    text = "The bakery stays closed todos los lunes until the roof is repaired."
    (copied,) = check("en", text, source="La panadería cierra todos los lunes por obras.")
    assert copied.source_text == "todos los lunes"
    (other,) = check("en", text, source="Die Bäckerei bleibt montags zu.")
    assert other.source_text is None


def test_confidence_grows_with_the_passage() -> None:
    short, long = (
        check("en", text)[0].confidence
        for text in (
            "The team met in the casco antiguo and left.",
            "The bakery stays closed todos los lunes until the roof is repaired.",
        )
    )
    assert 0.5 < short <= long <= 0.99


# Inside


def test_nothing_is_found_where_the_language_is_unknown() -> None:
    assert foreign_runs(Document("todos los lunes", language=None)) == ()
    assert foreign_runs(Document("todos los lunes", language="eo")) == ()


def test_runs_do_not_overlap_and_come_in_order() -> None:
    text = (
        "Closed todos los lunes, pendant deux heures, jeden Morgen um sieben; ogni giovedì sera "
        "the choir sings."
    )
    found = [run.span for run in foreign_runs(Document(text, language="en"))]
    assert found == sorted(found)
    assert not any(a.overlaps(b) for a, b in pairwise(found))
    assert len(found) >= 3


@pytest.mark.parametrize(
    ("text", "part", "enclosed"),
    [
        ('She sang "la vie en rose" twice.', "la vie en rose", True),
        ("She sang “la vie en rose” twice.", "la vie en rose", True),
        ("She sang «la vie en rose» twice.", "la vie en rose", True),
        ("She sang (la vie en rose) twice.", "la vie en rose", True),
        ("She sang la vie en rose twice.", "la vie en rose", False),
        ('She sang "no" la vie en rose "yes" twice.', "la vie en rose", False),
        ("She sang (as ever in a red dress, and barefoot, la vie) twice.", "la vie", False),
        ("(She came.\nla vie) went.", "la vie", False),
    ],
)
def test_enclosed_is_most_of_what_two_marks_hold(text: str, part: str, enclosed: bool) -> None:
    start = text.index(part)
    assert is_enclosed(text, Span(start, start + len(part))) is enclosed


def test_adopted_phrases_are_those_of_the_language() -> None:
    words = Document("a fait accompli and a coup d’état").words
    lowers = [word.lower for word in words]
    found = [" ".join(w.text for w in words[a:b]) for a, b in adopted_phrases(lowers, "en")]
    assert found == ["fait accompli", "coup d’état"]
    assert list(adopted_phrases(lowers, "eo")) == []


# A foreign phrase as a clause of translated speech


@pytest.mark.parametrize(
    "marked",
    [
        "“Come in, friends. ⟦Bon voyage⟧, we shall miss you,” the captain told the crew.",
        '"You have worked hard. ⟦Bon appétit⟧, the table is yours," she told the guests.',
        "«You have worked hard. ⟦Bon appétit⟧! The table is yours», she told the guests.",
    ],
)
def test_phrase_as_a_clause_of_speech_is_found(marked: str) -> None:
    text, expected = unmark(marked)
    found = check("en", text)
    assert places(found) == expected
    assert [(f.rule, f.severity) for f in found] == [("foreign-utterance", Severity.MINOR)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"C\'est la vie," she said and closed the shop.'),
        ("en", "He wished them bon voyage and walked home."),
        ("en", "Bon appétit, as they say in Lyon."),
        ("en", 'She called it "a fait accompli", and he agreed.'),
        ("en", "“We left. It was a fait accompli, nothing more,” he said."),
        ("fr", "« Entrez, les amis. Bon voyage, vous nous manquerez », a dit le capitaine."),
    ],
)
def test_phrases_elsewhere_stay_silent(language: str, text: str) -> None:
    assert check(language, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He said that guten Morgen is all he knows.",
        "Der Zug came late.",
        "“Bonjour tout le monde” she wrote on the wall. Les enfants laughed.",
        "They walked along the Vltava, a potom domů, as they do.",
    ],
)
def test_no_run_exceeds_the_bound_by_which_blocks_are_passed_over(text: str) -> None:
    document = Document(text, language="en")
    runs = foreign_runs(document)
    assert runs
    (block,) = document.blocks
    least = weakest(document)
    assert least <= max(run.score for run in runs) <= sum_bound(document, block, least)


def test_a_block_of_plain_words_is_passed_over() -> None:
    document = Document("The boats wait at the lock until the water has risen.", language="en")
    least = weakest(document)
    assert sum_bound(document, document.blocks[0], least) < least


def test_a_weak_run_counts_where_function_words_may_speak_for_it() -> None:
    assert weakest(Document("No", language="en")) > weakest(Document("No", language="de"))
    known = Document("No", language="en", source_language="fr")
    assert weakest(known) == weakest(Document("Nein", language="de"))

"""Names that are written otherwise than their bearer is, in many languages; and those that are right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex
from marks import Place, unmark

import mtcheck
from mtcheck.checkers.near_name import lost_letters, sound_slips, typing_slips
from mtcheck.config import Config
from mtcheck.config.file import load_config
from mtcheck.document import Document
from mtcheck.finding import Severity
from mtcheck.names.endings import are_forms, is_inflection
from mtcheck.names.matches import name_matches
from mtcheck.names.skeletons import lacks_a_letter
from mtcheck.spelling import vouched_words

NAMES = Config(select=("names",))
RunCli = Callable[..., Any]


def found(language: str, text: str, config: Config = NAMES) -> list[tuple[str, Place]]:
    report = mtcheck.check(text, language=language, config=config)
    assert report.failed == ()
    return [(f.rule, (f.start, f.text, f.fix or "")) for f in report.findings]


def expect(rule: str, language: str, marked: str) -> None:
    text, places = unmark(marked)
    assert places
    assert found(language, text) == [(rule, place) for place in places]


# Known names, misspelt


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "A meeting with ⟦Recepp Tayip=>Recep Tayyip⟧ Erdogan was announced."),
        ("en", "Former premier Jacinda ⟦Arden=>Ardern⟧ spoke in May."),
        ("en", "The chancellor, Angela ⟦Merkell=>Merkel⟧, spoke in Bonn."),
        ("en", "Emmanuel ⟦Macrom=>Macron⟧ and Olaf ⟦Schulz=>Scholz⟧ met in Paris."),
        ("en", "The striker Robert ⟦Lewandowsky=>Lewandowski⟧ scored twice."),
        ("en", "The composer Dmitri ⟦Shostakovitch=>Shostakovich⟧ was born in 1906."),
        ("en", "Benjamin ⟦Netanyaho=>Netanyahu⟧'s coalition lost a vote."),
        ("en", "Novak ⟦Djokovich=>Djokovic⟧ won; ⟦Donlad=>Donald⟧ Trump looked on."),
        ("de", "Die Kanzlerin Angela ⟦Merkl=>Merkel⟧ sprach in Bonn."),
        ("de", "Der Präsident Emmanuel ⟦Macorn=>Macron⟧ reiste ab."),
        ("de", "Ein Treffen mit ⟦Rezep=>Recep⟧ Tayyip Erdogan wurde angekündigt."),
        ("fr", "La chancelière Angela ⟦Merckel=>Merkel⟧ a parlé à Bonn."),
        ("fr", "L'attaquant Robert ⟦Lewandovski=>Lewandowski⟧ a marqué deux fois."),
        ("fr", "La Première ministre Giorgia ⟦Melonni=>Meloni⟧ a répondu."),
        ("es", "La canciller Angela ⟦Merkell=>Merkel⟧ habló en Bonn."),
        ("es", "El presidente Pedro ⟦Sánhcez=>Sánchez⟧ respondió."),
        ("it", "Il presidente Emmanuel ⟦Macorn=>Macron⟧ è partito."),
        ("it", "La premier Giorgia ⟦Melonni=>Meloni⟧ ha risposto."),
        ("nl", "De spits Robert ⟦Lewandovski=>Lewandowski⟧ scoorde twee keer."),
        ("nl", "Bondskanselier Angela ⟦Merckel=>Merkel⟧ sprak in Bonn."),
        ("pl", "Napastnik Robert ⟦Lewadnowski=>Lewandowski⟧ strzelił dwa gole."),
        ("pl", "Kanclerz Angela ⟦Mrekel=>Merkel⟧ przemówiła w Bonn."),
        ("pt", "A chanceler Angela ⟦Merkell=>Merkel⟧ falou em Bona."),
        ("pt", "O avançado Robert ⟦Lewandovski=>Lewandowski⟧ marcou dois golos."),
        ("sv", "Förbundskansler Angela ⟦Mrekel=>Merkel⟧ talade i Bonn."),
        ("cs", "Útočník Robert ⟦Lewnadowski=>Lewandowski⟧ dal dva góly."),
        ("ru", "Президент Эмманюэль ⟦Маркон=>Макрон⟧ уехал."),
        ("uk", "Нападник Роберт ⟦Левнадовський=>Левандовський⟧ забив двічі."),
    ],
)
def test_misspelt_names(language: str, marked: str) -> None:
    expect("misspelt-name", language, marked)


def test_misspelt_name_says_what_to_write() -> None:
    (finding,) = mtcheck.check("Angela Merkell left.", language="en", config=NAMES).findings
    assert finding.severity is Severity.MAJOR
    assert finding.message == "'Merkell' is a misspelt name: write Merkel"


def test_each_place_of_a_misspelt_name_is_found() -> None:
    marked = (
        "Angela ⟦Merkell=>Merkel⟧ came first.\n\nThen Angela Merkel spoke, and Angela "
        "⟦Merkle=>Merkel⟧'s guests clapped."
    )
    expect("misspelt-name", "en", marked)


@pytest.mark.parametrize(
    "text",
    ["He met Recepp Tayip Erdogan.", "Angela Merkell spoke.", "Jacinda Arden spoke in May."],
)
def test_reference_vouches_for_a_spelling(text: str) -> None:
    assert len(found("en", text)) == 1
    report = mtcheck.check(text, language="en", references=[text], config=NAMES)
    assert report.findings == ()


# Forms of another language


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The museum is devoted to Boris ⟦Jeltsin=>Yeltsin⟧ and his time."),
        ("en", "In Cairo he met President ⟦Sissi=>Sisi⟧ and went on."),
        ("en", "Vladimir ⟦Poutine=>Putin⟧ spoke for an hour."),
        ("en", "The archive holds letters of ⟦Michail Gorbatschow=>Mikhail Gorbachev⟧."),
        ("en", "The theatre plays Anton ⟦Tchekhov=>Chekhov⟧."),
        ("en", "He met ⟦Alexandre Loukachenko=>Alexander Lukashenko⟧ in Minsk."),
        ("en", "Syria's ⟦Baschar=>Bashar⟧ al-Assad spoke."),
        ("en", "President ⟦Selenskyj=>Zelenskyy⟧ thanked the doctors."),
        ("de", "⟦Vladimir Poutine=>Wladimir Putin⟧ sprach eine Stunde."),
        ("de", "Das Archiv hat Briefe von ⟦Mikhaïl Gorbatchev=>Michail Gorbatschow⟧."),
        ("de", "Präsident ⟦Loukachenko=>Lukaschenko⟧ kam aus Minsk."),
        ("fr", "⟦Wladimir Putin=>Vladimir Poutine⟧ a parlé une heure."),
        ("fr", "Les lettres de ⟦Michail Gorbatschow=>Mikhaïl Gorbatchev⟧ sont exposées."),
        ("fr", "Le président ⟦Lukaschenko=>Loukachenko⟧ est venu de Minsk."),
        ("es", "Las cartas de ⟦Michail Gorbatschow=>Mijaíl Gorbachov⟧ se exponen."),
        ("es", "El presidente ⟦Poutine=>Putin⟧ habló una hora."),
        ("it", "Le lettere di Michail ⟦Gorbatschow=>Gorbaciov⟧ sono esposte."),
        ("it", "Il presidente ⟦Poutine=>Putin⟧ ha parlato per un'ora."),
        ("nl", "De brieven van Michail ⟦Gorbatschow=>Gorbatsjov⟧ liggen in het archief."),
        ("pt", "As cartas de ⟦Michail Gorbatschow=>Mikhail Gorbatchev⟧ estão expostas."),
        ("pl", "Listy, które napisał Michail ⟦Gorbatschow=>Gorbaczow⟧, są w archiwum."),
        ("cs", "Dopisy napsal Michail ⟦Gorbatschow=>Gorbačov⟧ v Moskvě."),
        ("sv", "Breven av Michail ⟦Gorbatschow=>Gorbatjov⟧ finns i arkivet."),
        ("tr", "Mektupları ⟦Michail Gorbatschow=>Mihail Gorbaçov⟧ yazdı."),
        # Places
        ("en", "The festival in ⟦Nizza=>Nice⟧ was rained off."),
        ("en", "The train to ⟦Mailand=>Milan⟧ was late, the one to ⟦Venedig=>Venice⟧ full."),
        ("en", "The summit in ⟦Genf=>Geneva⟧ ended without a result."),
        ("de", "Die Brücke in ⟦Varsovie=>Warschau⟧ war gesperrt."),
        ("fr", "Le sommet de ⟦Genf=>Genève⟧ s'est achevé sans résultat."),
        ("es", "El tren a ⟦Mailand=>Milán⟧ llegó tarde."),
        ("it", "Il ponte di ⟦Varsovie=>Varsavia⟧ era chiuso."),
        ("nl", "De brug in ⟦Varsovie=>Warschau⟧ was dicht."),
        ("pt", "A ponte de ⟦Varsovie=>Varsóvia⟧ estava fechada."),
        ("sv", "Bron i ⟦Varsovie=>Warszawa⟧ var stängd."),
        ("cs", "Most ve ⟦Varsovie=>Varšava⟧ byl zavřený."),
    ],
)
def test_forms_of_another_language(language: str, marked: str) -> None:
    expect("foreign-name-form", language, marked)


def test_foreign_form_names_its_language() -> None:
    text = "Das Archiv hat Briefe von Mikhaïl Gorbatchev."
    (finding,) = mtcheck.check(text, language="de", config=NAMES).findings
    right = "Michail Gorbatschow"
    assert finding.message == f"'Mikhaïl Gorbatchev' is the French form of the name: write {right}"
    assert finding.severity is Severity.MAJOR


# Capitals


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The minister, Jean-Yves ⟦le Drian=>Le Drian⟧, blamed Russia."),
        ("en", "Ursula ⟦Von Der Leyen=>von der Leyen⟧ presents the work programme."),
        ("en", "Charles ⟦De Gaulle=>de Gaulle⟧ spoke in London."),
        ("de", "Torwart Marc-André ⟦Ter Stegen=>ter Stegen⟧ hielt."),
        ("de", "Ursula ⟦Von Der Leyen=>von der Leyen⟧ sprach."),
        ("fr", "Le ministre Jean-Yves ⟦le Drian=>Le Drian⟧ a répondu."),
        ("fr", "Charles ⟦De Gaulle=>de Gaulle⟧ parla à Londres."),
        ("es", "El portero Marc-André ⟦Ter Stegen=>ter Stegen⟧ paró el tiro."),
        ("it", "Il ministro Jean-Yves ⟦le Drian=>Le Drian⟧ ha risposto."),
        ("nl", "Virgil ⟦Van Dijk=>van Dijk⟧ scoorde."),
        ("sv", "Virgil ⟦Van Dijk=>van Dijk⟧ gjorde mål."),
        ("pt", "Kevin ⟦de Bruyne=>De Bruyne⟧ marcou."),
        ("pl", "Ursula ⟦Von Der Leyen=>von der Leyen⟧ przemówiła."),
    ],
)
def test_wrong_capitals(language: str, marked: str) -> None:
    expect("name-case", language, marked)


def test_capitals_are_no_matter_in_headings_and_shouted_text() -> None:
    heading = "Ursula Von Der Leyen Presents the Programme"
    assert found("en", f"{heading}\n\nIt was a long evening in Brussels.") == []
    assert found("en", "URSULA VON DER LEYEN PRESENTS THE PROGRAMME. It was long.") == []
    assert [rule for rule, _ in found("en", f"{heading}.")] == ["name-case"]


# One slip from a well-known name


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "Drawings by ⟦Rembrant=>Rembrandt⟧ hang in ⟦Washingtton=>Washington⟧."),
        ("en", "The flight to ⟦Amsetrdam=>Amsterdam⟧ was late."),
        ("en", "Forecasters at the office in ⟦Lisbbon=>Lisbon⟧ expect rain."),
        ("en", "A study of ⟦Shakespere=>Shakespeare⟧'s sonnets was printed."),
        ("de", "Der Flug nach ⟦Amsetrdam=>Amsterdam⟧ hatte Verspätung."),
        ("de", "Der Bischof von ⟦Salzbrug=>Salzburg⟧ kam."),
        ("fr", "Le bureau de ⟦Washingtton=>Washington⟧ était fermé."),
        ("fr", "Le maire de ⟦Marsielle=>Marseille⟧ a répondu."),
        ("es", "El alcalde de ⟦Barcleona=>Barcelona⟧ respondió."),
        ("it", "Il sindaco di ⟦Bolgona=>Bologna⟧ ha risposto."),
        ("nl", "De vlucht naar ⟦Amsetrdam=>Amsterdam⟧ had vertraging."),
        ("pl", "Biuro w ⟦Warzsawie=>Warszawie⟧ było zamknięte."),
        ("pt", "O escritório de ⟦Lisbao=>Lisboa⟧ estava fechado."),
        ("sv", "Kontoret i ⟦Stockohlm=>Stockholm⟧ var stängt."),
        ("cs", "Kancelář v ⟦Praaze=>Praze⟧ byla zavřená."),
        ("tr", "⟦Amsetrdam=>Amsterdam⟧ uçağı gecikti."),
        ("ru", "Рейс в ⟦Амстедрам=>Амстердам⟧ задержали."),
        ("ru", "Контора в ⟦Москкве=>Москве⟧ была закрыта."),
    ],
)
def test_one_slip_from_a_known_name(language: str, marked: str) -> None:
    expect("near-name", language, marked)


def slips(written: str, script: str) -> set[str]:
    return typing_slips(written) | sound_slips(written) | lost_letters(written, script)


def test_slips_are_few() -> None:
    assert "berlni" in slips("berlin", "Latin")
    assert not {"berlin", "merlin", "perlin", "berxin", "brlnei"} & slips("berlin", "Latin")


@pytest.mark.parametrize(
    ("written", "right", "kind"),
    [
        ("washingtton", "washington", "typing"),
        ("amsetrdam", "amsterdam", "typing"),
        ("salzbrug", "salzburg", "typing"),
        ("nikolas", "nicolas", "sound"),
        ("rhembrandt", "rembrandt", "sound"),
        ("rembrant", "rembrandt", "lost"),
        ("kerstin", "kersting", "lost"),
        ("tomas", "thomas", "lost"),
    ],
)
def test_slips(written: str, right: str, kind: str) -> None:
    kinds = {
        "typing": typing_slips(written),
        "sound": sound_slips(written),
        "lost": lost_letters(written, "Latin"),
    }
    assert [name for name, near in kinds.items() if right in near] == [kind]
    near = slips(written, "Latin")
    assert written not in near
    assert all(word[0] == written[0] for word in near)


def test_slips_in_cyrillic() -> None:
    assert "москве" in slips("москкве", "Cyrillic")
    assert "москве" in slips("моксве", "Cyrillic")
    assert not any(regex.search(r"\p{Latin}", word) for word in slips("москве", "Cyrillic"))


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "rembrandt"), ("en", "salzburg"), ("de", "hamburg"), ("ru", "петербург")],
)
def test_words_without_one_letter_are_told(language: str, word: str) -> None:
    for i in range(1, len(word)):
        assert lacks_a_letter(word[:i] + word[i + 1 :], language)
    assert not lacks_a_letter(word + "xqz", language)


def test_names_of_the_project_without_one_letter_are_told() -> None:
    assert lacks_a_letter("qwertunov", "en", ("Olga Qwertyunov",))
    assert not lacks_a_letter("qwertunov", "en")


# Two spellings in one article


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The head, Primož Vuglar, spoke. Vuglar laughed. Later ⟦Vugler=>Vuglar⟧ left."),
        ("en", "Olga Tarnowetz bakes. Tarnowetz sells; ⟦Tarnovetz=>Tarnowetz⟧ closes early."),
        ("en", "The Quellmann bakery and the Quellmann mill; the ⟦Quelmann=>Quellmann⟧ house."),
        ("de", "Olga Tarnowetz backt. Tarnowetz lacht, und dann geht ⟦Tarnovetz=>Tarnowetz⟧."),
        ("fr", "Jean Quellmond a parlé. Quellmond a ri. Puis ⟦Quelmond=>Quellmond⟧ est parti."),
        ("es", "Juan Quellmón habló. Quellmón rió. Luego ⟦Quelmón=>Quellmón⟧ se fue."),
        ("it", "Gino Quellmondi parlò. Quellmondi rise. Poi ⟦Quelmondi=>Quellmondi⟧ partì."),
        ("nl", "Burgemeester Joop Tarnovat sprak. Later vertrok ⟦Tarnowat=>Tarnovat⟧."),
        ("pl", "Jan Tarnovat mówił. Tarnovat się śmiał. Potem ⟦Tarnowat=>Tarnovat⟧ wyszedł."),
        ("pt", "João Tarnovat falou. Tarnovat riu. Depois ⟦Tarnowat=>Tarnovat⟧ saiu."),
        ("sv", "Jan Tarnovat talade. Tarnovat log. Sedan gick ⟦Tarnowat=>Tarnovat⟧."),
        ("cs", "Jan Tarnovat mluvil. Tarnovat se smál. Pak ⟦Tarnowat=>Tarnovat⟧ odešel."),
        ("tr", "Can Tarnovat konuştu. Tarnovat güldü. Sonra ⟦Tarnowat=>Tarnovat⟧ gitti."),
        ("ru", "Иван Тарноват говорил. Тарноват смеялся. Потом ⟦Тарнават=>Тарноват⟧ ушёл."),
        ("uk", "Іван Тарноват говорив. Тарноват сміявся. Потім ⟦Тарнават=>Тарноват⟧ пішов."),
        # Two ways to write a sound, a name beside both, cases, a better known form
        ("en", "The sprint went to Primož Vuglič; ⟦Vuglich=>Vuglič⟧ waved."),
        ("en", "She lives in Virginia Beach. The police of Virginia ⟦Bech=>Beach⟧ knew."),
        (
            "en",
            "Joe Biden spoke, and Biden left. The case against ⟦Bien=>Biden⟧ grew; Biden slept.",
        ),
        ("en", "The horse Trudy won; nobody expected that ⟦Truy=>Trudy⟧ would."),
        ("ru", "Анна Бергстрём пела. Потом ⟦Бергштрем=>Бергстрём⟧ ушла."),
        ("ru", "Встреча с Тарноватом. Речь ⟦Тарнавата=>Тарновата⟧ длилась час."),
        # Cases: the ending is the name's, the letter before it is not
        ("ru", "Вся Европа ждала, и в Европе пели: «О ⟦Евроы=>Европы⟧ песнь!»"),
        ("ru", "Ночью Нисси спала. Утром Нисси и Рольф ушли, а потом ⟦Ниси=>Нисси⟧ вернулась."),
        ("ru", "Мы были в России. Песни России хороши, и ⟦Росии=>России⟧ песни пели."),
        ("ru", "Тогда Кэйел молчал, и Кэйел ушёл, и пришёл ⟦Кэйл=>Кэйел⟧ снова."),
        ("uk", "Тоді Крейдан мовчав, і Крейдан пішов, і прийшов ⟦Креидан=>Крейдан⟧ знову."),
        ("uk", "Населення Росії росло. Потім у Росії, тобто в ⟦Рсії=>Росії⟧, співали."),
        ("cs", "Přišla Nyssa. Dlouho Nyssa mlčela, a potom ⟦Nysa=>Nyssa⟧ odešla domů."),
        ("pl", "Wtedy Tarnowski mówił, a Tarnowski się śmiał, a ⟦Tarnoski=>Tarnowski⟧ wyszedł."),
        # One sound: introduced with a given name, or beside the same rare one
        ("en", "Nurse Ferenc Takács came early. At noon, Dr. ⟦Takach=>Takács⟧ left."),
        ("en", "Filmed by Aleksei Tarnovat. Later ⟦Alexey=>Aleksei⟧ Tarnovat explained it."),
        ("tr", "Halterci Stoyan Tarnovat kazandı. Sonra ⟦Stojan=>Stoyan⟧ Tarnovat güldü."),
        ("es", "Habló Yasmín Tarnovadi. Según ⟦Tarnovady=>Tarnovadi⟧, la cal es mejor."),
        # A common word that is one slip away, given names or not
        (
            "en",
            "Taiwan Semiconductor sold. A semiconductor is small."
            " Lattice ⟦Seiconductor=>Semiconductor⟧ bought.",
        ),
        ("en", "Bobby Tarnow and Megan Tarnow came; then ⟦Meghn=>Megan⟧ Tarnow left."),
    ],
)
def test_two_spellings_in_one_article(language: str, marked: str) -> None:
    expect("name-variant", language, marked)


def test_variant_points_to_the_other_spelling() -> None:
    text = "The head, Primož Vuglar, spoke. Vuglar laughed. Later Vugler's horse left."
    (finding,) = mtcheck.check(text, language="en", config=NAMES).findings
    assert finding.text == "Vugler"
    assert [text[s.start : s.end] for s in finding.related] == ["Vuglar"]
    assert finding.message.endswith("is spelt Vuglar elsewhere in the article: use one spelling")


# The particle of a French surname


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The race director, Jean-Marc ⟦le Guennec=>Le Guennec⟧, spoke."),
        ("en", "Pierre ⟦le Floch=>Le Floch⟧ and Yves ⟦le Bihan=>Le Bihan⟧'s wife met."),
        ("de", "Der Trainer Jean-Marc ⟦le Guennec=>Le Guennec⟧ sprach danach."),
        ("fr", "Le directeur Jean-Marc ⟦le Guennec=>Le Guennec⟧ a parlé."),
        ("es", "El director Jean-Marc ⟦le Guennec=>Le Guennec⟧ habló."),
        ("it", "Il direttore Jean-Marc ⟦le Guennec=>Le Guennec⟧ ha parlato."),
        ("nl", "De koersdirecteur Jean-Marc ⟦le Guennec=>Le Guennec⟧ sprak."),
    ],
)
def test_particle_of_a_french_surname(language: str, marked: str) -> None:
    expect("french-particle", language, marked)


# Look-alikes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Right forms, several of them
        ("en", "He met Recep Tayyip Erdogan and Emine Erdoğan. Ronald Trump is another man."),
        ("en", "Xi Jinping, Kim Jong-un and Kim Jong Un: two men, three spellings."),
        ("en", "Sergei Lavrov and Sergey Lavrov are one man; Pyotr and Peter Tchaikovsky too."),
        ("en", "VLADIMIR PUTIN SPOKE. Vladimir Putin's men and Putins of all ages listened."),
        ("de", "Wladimir Putin, Wolodymyr Selenskyj und Alexander Lukaschenko schwiegen."),
        ("fr", "Vladimir Poutine, Volodymyr Zelensky et Alexandre Loukachenko se sont tus."),
        ("es", "Vladímir Putin, Vladimir Putin y Volodímir Zelenski callaron."),
        ("it", "Vladimir Putin, Volodymyr Zelensky e Aleksandr Lukashenko hanno taciuto."),
        ("nl", "Vladimir Poetin, Volodymyr Zelensky en Boris Jeltsin."),
        ("pt", "Vladimir Putin, Volodymyr Zelensky e Boris Ieltsin calaram-se."),
        ("en", "Wrocław, Gdańsk, Kraków and Poznań; Krakow, Kiev and Kyiv; Sevilla too."),
        ("de", "Nizza, Mailand, Venedig und Florenz; Frau Praga und Herr Londres."),
        ("fr", "Cologne et l'eau de Cologne; Genève et Berne; la rue de Londres."),
        ("es", "Valencia y València, Lérida y Lleida, la calle Colonia y la colonia Roma."),
        ("it", "Nizza, Colonia, Monaco e Parigi; la colonia estiva; Barcellona."),
        ("pl", "Kolonia, Monachium i Paryż; kolonia letnia; pan Praga."),
        ("en", "The club Colonia and the paper Die Presse; his wife Florence; Milano Group."),
        # People who only look like somebody
        ("en", "Angela Merkel's successor, Olaf Scholz, met Martin Schulz and Charles Michel."),
        ("en", "Angelo Merkle, a baker, and Emanuela Macrì, a singer, opened the fair."),
        ("en", "Donald Dumps, Boris Jansen and Vladimir Horowitz are no politicians."),
        ("en", "Ms Merkle and Mr Schultz kept the shop; Dr Putnam and President Pierce came."),
        ("en", "The 1955 film with Romy Schneider is called Sissi. Boris Yeltsin saw it."),
        ("en", "Robert Lewandowski's wife Anna Lewandowska is a karateka."),
        ("de", "Die Brüder Merkl und die Familie Schulz wohnen nebenan."),
        ("fr", "Michel Merckx et Olivier Scholtes tiennent la boutique."),
        ("es", "Pedro Sánchez y Petra Sanches son dos personas."),
        ("it", "Il sindaco Giorgio Melone e la signora Mercalli hanno aperto la fiera."),
        ("sv", "Statsminister Andersson och fru Anderson är två personer."),
        # Particles
        ("en", "Von der Leyen arrived late. John le Carré met Kevin De Bruyne."),
        ("en", "Robin van Persie, van Dijk and De Bruyne trained. De Gaulle looked on."),
        ("nl", "Van Dijk en Van der Sar trainden; Virgil van Dijk scoorde."),
        ("en", "Charles le Chauve was crowned in Rome. John le Carré wrote about Bonn."),
        ("fr", "Charles le Chauve fut couronné à Rome ; Charles de Gaulle vint plus tard."),
        ("fr", "J'ai vu Pierre le lundi, et Paul le mardi; Michel le Parisien est venu."),
        ("en", "Jean-Marc Le Guennec and Yves Le Bihan met at the rue le Tasse."),
        # Inflected names
        ("de", "Angela Merkels Nachfolger traf Wladimir Putins Sprecher; Boris Jelzins Zeit."),
        ("de", "Ursula von der Leyens Rede und Emmanuel Macrons Antwort wurden beklatscht."),
        ("pl", "Rozmowa z Robertem Lewandowskim i o Robercie Lewandowskim była krótka."),
        ("pl", "O Borysie Jelcynie, Michaile Gorbaczowie i Nikicie Chruszczowie pisano."),
        ("pl", "Władimir Putin spotkał Angelę Merkel; Putina i Merkelowej nikt nie słuchał."),
        ("cs", "Viděl Emmanuela Macrona, Roberta Lewandowského a Angelu Merkelovou."),
        ("cs", "Viděl Borise Jelcina, Michaila Gorbačova, Antona Čechova a Lva Tolstého."),
        ("ru", "Встреча с Владимиром Путиным и Ангелой Меркель прошла в Сочи."),
        ("ru", "О Чарльзе де Голле, Реджепе Тайипе Эрдогане и Кевине Де Брюйне."),
        ("uk", "Розмова з Володимиром Зеленським була короткою; Шарля де Голля не згадали."),
        ("tr", "Recep Tayyip Erdoğan'ın konuşması, Emmanuel Macron'un cevabı."),
        ("tr", "Boris Yeltsin'in sözleri, Mihail Gorbaçov'un mektubu, Anton Çehov'un oyunu."),
        ("sv", "Magdalena Anderssons tal och Emmanuel Macrons svar; Michail Gorbatjovs brev."),
        ("en", "Boris Yeltsin's time, Mikhail Gorbachev’s letter, the Merkels and the Putins."),
        # Unknown words
        ("en", "Cohren and Thassalin met Frau Wallraff in Oberwiesen."),
        ("en", "The startup Flickr, the site Tumblr and the brand Reebok had a booth; Lyft too."),
        ("en", "Gandalf, Frodo, Daenerys and Katniss came to the party; so did Hermione."),
        ("de", "Oberwiesenthal, Unterhaching und Kleinmachnow sind keine Tippfehler."),
        ("fr", "La marque Flixbus, le site Doctolib et l'appli Yuka ont un stand."),
        ("es", "Xátiva, Jávea y Xàbia; Gerona y Girona."),
        # Two people, two spellings
        ("ru", "Играет Иван Петрович, а слушает Иван Петровна."),
        ("en", "Bjarni Jónsson plays the organ; Bjarni Jónasson is the mayor."),
        ("en", "Stephen met Steven, Catherine met Katherine, and Jon met John."),
        ("en", "The Browne family, Mr Smyth, Ms Clarke, Miss Thomson and Mrs Phillips came."),
        ("en", "Olga Tarnowetz and Igor Tarnovetz are cousins. Tarnowetz and Tarnovetz bake."),
        ("en", "Koreans from Korea met Austrians from Austria and Australians from Australia."),
        ("de", "Die Familien Meier, Meyer, Maier, Mayer und Mayr trafen Frau Schmitt."),
        ("de", "Die Rekrutin und die Rekruten, ein Verstoß und Verstöße, des Verstoßes."),
        ("de", "Unfallraten und Unfalldaten, ein Messansatz und zwei Messansätze."),
        ("cs", "Benátky jsou krásné, z Benátek jsme psali."),
        ("it", "La Tarnovetta e le Tarnovette, il Tarnovetto."),
        ("de", "Die Krabbenhofts und Krabbenhoft, Krabbenhofts Haus."),
        ("es", "María y Mario, Juan y Juana, Martínez y Martín, Giménez y Jiménez."),
        ("it", "Mario e Maria, Paolo e Paola, Carlo e Carla, Rossi e Rossini."),
        ("nl", "De families Jansen, Janssen en Janssens wonen in Zwijndrecht."),
        ("pl", "W Warszawie, z Warszawy, do Krakowa i pod Krakowem; Kowalski i Kowalska."),
        ("pt", "As famílias Sousa e Souza moram em Vila Nova de Gaia; Luís e Luiz."),
        ("cs", "V Praze, z Prahy, do Brna a pod Brnem; Novák, Nováková a Nováková."),
        ("tr", "İstanbul'da, Ankara'dan, İzmir'e; Yılmaz ve Yilmaz aileleri."),
        ("ru", "В Москве, из Москвы, Москвой; Иванов, Иванова, Ивановы и Иваненко."),
        ("uk", "У Києві, з Києва, Києвом; Шевченко, Шевченка і Шевчук."),
        ("uk", "Сіль і сіллю, обитель з обителлю; Ліліт, о Ліліто, у Празі біля Праги."),
        ("cs", "Cerberus stál, z Cerberů vystoupil muž; Nyssa a o Nysse, Pavel a Pavla."),
        ("uk", "Там Kayel стояв, і Kayel'а бачили, і Kayel'у вірили."),
        # Two things with names of their own, although they sound alike
        ("de", "Kaboom City ist groß. Viele lieben das Kazoom Kids Spiel; Kazoom lebt."),
        ("en", "John Smith came; then Jon Smith left. Sergei Lavrov is Sergey Lavrov."),
        # Names that a story invents may look like known ones
        (
            "en",
            "Cohren ran. Then Cohren met Nemicko, and Nemicko hid. Behind Cohren and Nemicko stood"
            " a recruit, Natayla, who watched them, and a man called Knoxx.",
        ),
        # Scripts without a table of slips
        ("ar", "التقى الرئيس فلاديمير بوتين بالرئيس إيمانويل ماكرون."),
        ("ja", "プーチン大統領はマクロン大統領と会談した。"),
        ("ko", "푸틴 대통령은 마크롱 대통령과 만났다."),
        ("zh", "普京总统会见了马克龙总统。"),
    ],
)
def test_names_that_are_right_stay_silent(language: str, text: str) -> None:
    assert found(language, text) == []


# What a project knows


def test_names_of_the_project_are_known() -> None:
    config = Config(select=("names",), names=("Olga Tarnowetz", "Bodhi van Noordt"))
    text = "The baker Olga Tarnovetz met Bodhi van Noort and Bodhi Van Noordt."
    bare = Config(select=("misspelt-name", "name-case"))
    assert found("en", text, bare) == []
    expected = unmark(
        "The baker Olga ⟦Tarnovetz=>Tarnowetz⟧ met Bodhi van ⟦Noort=>Noordt⟧ and Bodhi "
        "⟦Van Noordt=>van Noordt⟧."
    )[1]
    rules = ["misspelt-name", "misspelt-name", "name-case"]
    assert found("en", text, config) == list(zip(rules, expected, strict=True))


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pt", "sv"])
def test_names_of_the_project_hold_in_every_language(language: str) -> None:
    config = Config(select=("misspelt-name",), names=("Olga Tarnowetz",))
    expected = [("misspelt-name", (5, "Tarnovetz", "Tarnowetz"))]
    assert found(language, "Olga Tarnovetz.", config) == expected


def test_rows_of_the_project_give_forms_by_language() -> None:
    row = "Ivan Kuznetsov\tRU\tpolitician\tde:Iwan Kusnezow|fr:Ivan Kouznetsov"
    config = Config(select=("names",), names=(row,))
    expected = [("foreign-name-form", (0, "Ivan Kouznetsov", "Iwan Kusnezow"))]
    assert found("de", "Ivan Kouznetsov sprach.", config) == expected
    assert found("de", "Iwan Kusnezow sprach.", config) == []
    expected = [("foreign-name-form", (5, "Kouznetsov", "Kuznetsov"))]
    assert found("en", "Ivan Kouznetsov spoke.", config) == expected
    assert found("fr", "Ivan Kouznetsov a parlé.", config) == []


def test_name_of_the_project_is_right_although_it_looks_like_another() -> None:
    text = "Mr Boris Jeltsin, a baker, met the waiter Jacinda Arden."
    assert [place[1] for _, place in found("en", text)] == ["Jeltsin", "Arden"]
    config = Config(select=("names",), names=("Boris Jeltsin", "Jacinda Arden"))
    assert found("en", text, config) == []


def test_accepted_words_are_no_slips_and_no_variants() -> None:
    text = "The flight to Amsetrdam was late. Primož Vuglar spoke. Vuglar laughed; Vugler left."
    assert [rule for rule, _ in found("en", text)] == ["near-name", "name-variant"]
    config = Config(select=("names",), accept=("amsetrdam", "Vugler"))
    assert found("en", text, config) == []


TEXT = (
    "The flight to Amsetrdam was late, said the baker Olga Tarnovetz, and her neighbours in the "
    "old street agreed with her."
)


def test_configuration_file_holds_names_and_words(tmp_path: Path, run_cli: RunCli) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    arguments = ("check", article, "--output-format", "concise", "--target-lang", "en")
    bare = run_cli(*arguments)
    assert (bare.code, bare.stderr) == (1, "")
    assert "near-name 'Amsetrdam' looks like a misspelling of Amsterdam" in bare.stdout
    assert "Tarnovetz" not in bare.stdout
    configuration = tmp_path / "mtcheck.toml"
    configuration.write_text('accept = ["Amsetrdam"]\nnames = ["Olga Tarnowetz"]\n', "utf-8")
    known = run_cli(*arguments)
    assert (known.code, known.stderr) == (1, "")
    assert "Amsetrdam" not in known.stdout
    assert "misspelt-name 'Tarnovetz' is a misspelt name: write Tarnowetz" in known.stdout
    configuration.write_text('accept = ["Amsetrdam"]\nnames = ["Olga Tarnovetz"]\n', "utf-8")
    assert run_cli(*arguments).code == 0


def test_configuration_file_points_to_a_list_of_names(tmp_path: Path) -> None:
    names = "# The staff\nOlga Tarnowetz\n\nIvan Kuznetsov\tRU\tpolitician\tfr:Ivan Kouznetsov\n"
    (tmp_path / "staff.tsv").write_text(names, "utf-8")
    path = tmp_path / "mtcheck.toml"
    path.write_text('names = "staff.tsv"\nselect = ["names"]\n', "utf-8")
    expected = unmark("Olga ⟦Tarnovetz=>Tarnowetz⟧ met Ivan ⟦Kouznetsov=>Kuznetsov⟧.")[1]
    rules = ["misspelt-name", "foreign-name-form"]
    text = "Olga Tarnovetz met Ivan Kouznetsov."
    assert found("en", text, load_config(path)) == list(zip(rules, expected, strict=True))


# Inside


def test_matches_come_in_reading_order_with_their_kinds() -> None:
    doc = Document("Angela Merkel, Boris Jeltsin, Charles De Gaulle, Jacinda Arden.", language="en")
    matches = name_matches(doc)
    assert [match.kind for match in matches] == ["right", "foreign", "case", "misspelt"]
    assert [match.right for match in matches] == ["", "Yeltsin", "de Gaulle", "Ardern"]
    assert matches[1].language in ("nl", "sv")
    assert [len(match.words) for match in matches] == [2, 2, 3, 2]


@pytest.mark.parametrize("language", [None, "eo"])
def test_no_language_no_names(language: str | None) -> None:
    assert name_matches(Document("Angela Merkell.", language=language)) == ()


def test_vouched_words_are_those_of_references_and_of_the_project() -> None:
    doc = Document("x", references=("Émile Vugler's",), accepted=frozenset(("tarnovetz",)))
    assert {"emile", "tarnovetz"} <= vouched_words(doc)
    assert vouched_words(Document("x")) == frozenset()


@pytest.mark.parametrize(
    ("language", "a", "b", "same"),
    [
        ("de", "putins", "putin", True),
        ("en", "putins", "putin", True),
        ("en", "korean", "korea", True),
        ("en", "merkell", "merkel", False),
        ("en", "larsen", "larson", False),
        ("ru", "путина", "путин", True),
        ("ru", "москва", "москвы", True),
        ("ru", "москкве", "москве", False),
        ("pl", "tuska", "tusk", True),
        ("pl", "jelcyn", "jelcynowi", True),
        ("fr", "merkel", "markel", False),
    ],
)
def test_inflections_differ_in_the_ending_only(language: str, a: str, b: str, same: bool) -> None:
    assert is_inflection(a, b, language) is same
    assert is_inflection(b, a, language) is same


@pytest.mark.parametrize(
    ("language", "a", "b", "same"),
    [
        ("ru", "Европа", "Европой", True),
        ("ru", "Европы", "Евроы", False),
        ("ru", "Россия", "Россией", True),
        ("ru", "России", "Россиии", False),
        ("ru", "Нисси", "Ниси", False),
        ("ru", "Нисси", "Нисис", False),
        ("ru", "Орёл", "Орла", True),
        ("ru", "Кэйел", "Кэйл", False),
        ("ru", "Новицкий", "Новицкой", True),
        ("uk", "Київ", "Києва", True),
        ("uk", "Прага", "Празі", True),
        ("uk", "Обитель", "Обителлю", True),
        ("cs", "Praha", "Praze", True),
        ("cs", "Pavel", "Pavla", True),
        ("cs", "Čechů", "Čehů", False),
        ("pl", "Kraków", "Krakowa", True),
        ("pl", "Kraków", "Kroków", False),
        ("en", "Korea", "Koreans", True),
    ],
)
def test_forms_of_a_name(language: str, a: str, b: str, same: bool) -> None:
    assert are_forms(a, b, language) is same
    assert are_forms(b, a, language) is same


# What is right beside what is not


def test_the_variant_in_the_way_of_another_language_is_marked() -> None:
    text = "Polina ⟦Lantseva=>Lanzewa⟧ tanzt. Nach der Probe lachte Lanzewa."
    expect("name-variant", "de", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Vitória de Setúbal won again, although Vitória began badly."),
        ("en", "The al-Shahba ensemble and the el-Bathan choir sang."),
        ("de", "Er arbeitet im Hafen von La Houle. Die Gäste essen dort gern Hohle, heißt es."),
    ],
)
def test_names_that_look_like_others(language: str, text: str) -> None:
    assert found(language, text) == []


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Die Kostüme wurden in ⟦Nalchik=>Naltschik⟧ genäht."),
        ("de", "Sie fuhr nach ⟦Irlande=>Irland⟧."),
        ("de", "Das Ballett von ⟦Tchaikovsky=>Tschaikowski⟧ spielt heute."),
        ("en", "The concert in ⟦Halab=>Aleppo⟧ was free."),
        ("fr", "Le train de ⟦Cheboksary=>Tcheboksary⟧ arrive."),
    ],
)
def test_places_and_surnames_alone_in_the_form_of_another_language(
    language: str, marked: str
) -> None:
    expect("foreign-name-form", language, marked)


@pytest.mark.parametrize("text", ["Irlands Küste und Naltschik", "Tschaikowskys Opern im Radio"])
def test_german_forms_are_right(text: str) -> None:
    assert found("de", f"{text} gefielen ihm.") == []

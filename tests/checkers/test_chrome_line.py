"""Site furniture: which lines are found, where, and which lines of prose are left alone.

`tests/furniture` holds lines as they stand on pages, and look-alikes from prose. The lines were written
before the rules were run on them, set after set; the words of a set were then added to the language
files, so that the sets guard against steps back and say nothing of lines that nobody has seen.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import mtcheck
from mtcheck.checkers.chrome_line import furniture
from mtcheck.config import Config
from mtcheck.document import Document, Role
from mtcheck.furniture.line import LineReader
from mtcheck.readers import read_bytes

FURNITURE = Path(__file__).parent.parent / "furniture"
CHROME = Config(select=("chrome",))
BEFORE, AFTER = "1 + 1.", "2 + 2."
SHARE = 0.8
"""Of the lines of a set in a language, how many must be found."""


def found(
    text: str, language: str = "en", source_language: str | None = None
) -> list[tuple[str, str]]:
    report = mtcheck.check(text, language=language, source_language=source_language, config=CHROME)
    assert report.failed == ()
    return [(f.rule, f.text) for f in report.findings]


def between(line: str) -> str:
    return f"{BEFORE}\n\n{line}\n\n{AFTER}"


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (language, line) of a file in which "== en" opens the lines of a language."""
    language = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            language = line[3:]
        elif line:
            yield language, line


@pytest.mark.parametrize("path", sorted(FURNITURE.glob("lines-*.txt")), ids=lambda path: path.stem)
def test_most_lines_of_a_page_are_found(path: Path) -> None:
    missed: dict[str, list[str]] = {}
    total: dict[str, int] = {}
    for language, line in lines(path):
        total[language] = total.get(language, 0) + 1
        spans = [text for _, text in found(between(line), language)]
        if sum(map(len, spans)) < 0.6 * len(line):
            missed.setdefault(language, []).append(line)
    assert {lang: bad for lang, bad in missed.items() if len(bad) > (1 - SHARE) * total[lang]} == {}


@pytest.mark.parametrize("path", sorted(FURNITURE.glob("prose-*.txt")), ids=lambda path: path.stem)
def test_no_line_of_prose_is_found(path: Path) -> None:
    wrong = [(lang, line) for lang, line in lines(path) if found(between(line), lang)]
    assert wrong == []


# One way of telling furniture each


@pytest.mark.parametrize(
    ("line", "language", "rule"),
    [
        ("Subscribe to the weekly letter in your inbox", "en", "newsletter"),
        ("Jump past the header to the content", "en", "skip-link"),
        ("Diesen Beitrag per WhatsApp versenden", "de", "share-bar"),
        ("Leggi pure: la chiusa apre a maggio", "it", "teaser"),
        ("Все статьи по теме", "ru", "teaser"),
        ("412 veces leído", "es", "byline"),
        ("Photo des archives du port", "fr", "credit-line"),
        ("Jane Doe / AFP", "en", "credit-line"),
        ("Image 3 of 9", "en", "credit-line"),
        ("Harbour › Locks › Boats", "en", "navigation"),
        ("Sport Kultur Politik Wirtschaft", "de", "navigation"),
        ("4 Kommentare zu „Die Schleuse“", "de", "comment-form"),
        ("#lock #boat pic.example.org/a1", "en", "navigation"),
        ("© Jane Doe", "en", "credit-line"),
        ("阅读更多文章", "zh", "teaser"),
    ],
)
def test_a_line_is_found_whole(line: str, language: str, rule: str) -> None:
    assert found(between(line), language) == [(rule, line)]


def test_a_line_in_the_language_of_the_source_is_found() -> None:
    text = between("Lire également : l'écluse ouvre en mai")
    assert found(text) == []
    assert found(text, source_language="fr") == [
        ("teaser", "Lire également : l'écluse ouvre en mai")
    ]


def test_a_line_in_a_foreign_script_is_found() -> None:
    assert found(between("Просмотров: 412")) == [("byline", "Просмотров: 412")]


# Position and neighbours

PROSE = ["The lock opens in May, said the master of the harbour."] * 10


def test_a_bare_byline_counts_at_the_ends_of_a_text_only() -> None:
    line = "By Jane Doe"
    head, middle = [line, *PROSE], [*PROSE[:5], line, *PROSE[5:]]
    assert found("\n\n".join(head)) == [("byline", line)]
    assert found("\n\n".join(middle)) == []


def test_a_doubtful_line_counts_beside_furniture() -> None:
    alone = [*PROSE[:5], "Video", *PROSE[5:]]
    beside = [*PROSE[:5], "Video", "Share on Facebook", *PROSE[5:]]
    assert found("\n\n".join(alone)) == []
    assert [text for _, text in found("\n\n".join(beside))] == ["Video", "Share on Facebook"]


def test_the_dates_of_a_chronicle_are_headings() -> None:
    assert found("12 May 2020, 16:45\n\nThe lock opens.") == [("byline", "12 May 2020, 16:45")]
    assert found("12 May 2020, 16:45\n\nIt opens.\n\n13 May 2020, 9:10\n\nIt closes.") == []


# Parts of a line


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The lock opens in May. Read more »", "Read more »"),
        ("A fine evening, thank you! Reply", "Reply"),
        ("The lock opens in May. Read also: The boats Boats will queue.", "Read also:"),
        ("The lock opens. © Getty Images Boats will queue.", "© Getty Images"),
        ("The lock, [Copy link] says the master, opens in May.", "[Copy link]"),
        ("12Best pictures of the week", "12"),
        ("old canal lockThe lock opens in May, said the master.", "old canal lock"),
    ],
)
def test_a_part_of_a_line_is_found_alone(text: str, part: str) -> None:
    assert [span for _, span in found(text)] == [part]


def test_code_and_cells_of_tables_are_left_alone() -> None:
    table = "| Print the page | Send the link |\n|---|---|\n| a | b |\n"
    text = f"# Lock\n\n```\nShare on Facebook\n```\n\n{table}"
    document = read_bytes(text.encode(), "lock.md")
    report = mtcheck.check(document, language="en", config=CHROME)
    assert [f.text for f in report.findings] == []


@pytest.mark.parametrize("language", ["en", "ru", "ar", "hi"])
@pytest.mark.parametrize(
    "line", ["\u0307", ": / a / b / c", ": > a > b", "Новости अधिक مزيد", "Поделиться مشاركة"]
)
def test_no_line_breaks_the_rules(line: str, language: str) -> None:
    found(between(line), language)
    found(line, language)


def test_what_is_known_of_words_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.furniture.vocabulary.MOST_CACHED", 20)
    monkeypatch.setattr("mtcheck.furniture.line.MOST_CACHED", 20)
    reader = LineReader(("en",))
    for number in range(100):
        reader.verdict(f"Share word{number}a on site{number}b", Role.PARAGRAPH)
    sizes = [len(reader._weights), *(len(v._known) for v in reader._vocabularies)]
    assert max(sizes) <= 20


@pytest.mark.parametrize(
    "piece",
    ["share this article ", "read also: ", "| ", "a > ", "[copy link] ", "#a ", "© Getty Images ",
     ". ", "abcd ", "By Jane ", "By Jane\n\n", "(", "12Aa", "a.jpg ", "“a.", " - ", ":"],
)  # fmt: skip
def test_no_repetition_is_slow(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("language", "story", "line"),
    [
        ("en", "The bridge was closed after cracks were found.", "Tap to unmute the player"),
        ("de", "Die Brücke wurde nach Rissen gesperrt.", "Bitte laden Sie unsere App herunter"),
        ("fr", "Le pont a été fermé après des fissures.", "Activez nos alertes sur votre mobile"),
        ("es", "El puente se cerró por unas grietas.", "Activa las alertas en tu navegador"),
        ("ru", "Старый мост закрыли из-за трещин.", "Включите уведомления в нашем приложении"),
    ],
)  # fmt: skip
def test_a_wording_that_no_list_holds_is_told_by_its_words(
    language: str, story: str, line: str
) -> None:
    doc = Document(f"{story}\n\n{line}", language=language)
    assert [doc.text[span.start : span.end] for span, _ in furniture(doc)] == [line]


def test_what_the_story_is_about_is_no_furniture() -> None:
    story = "Browsers on mobile phones mute the player of a video, and users tap it, a study says."
    doc = Document(f"{story}\n\nTap to unmute the player.", language="en")
    assert furniture(doc) == []


@pytest.mark.parametrize(
    ("language", "story", "line"),
    [
        ("en", "The bridge was closed in May.",
         "17 replies so far. Your address stays hidden; fields with * must be filled in."),
        ("en", "The bridge was closed in May.",
         "Our work costs money. Please chip in for the price of a coffee on Patreon."),
        ("de", "Die Brücke wurde im Mai gesperrt.",
         "Unser Gartenbrief kommt kostenlos in Ihr Postfach. Hier eintragen!"),
        ("fr", "Le pont a été fermé en mai.", "Vous avez manqué l’émission ? Réécoutez-la ici"),
        ("es", "El puente se cerró en mayo.",
         "17 comentarios. Tu correo no se hará público; los campos con * son obligatorios."),
        ("ru", "Мост закрыли в мае.",
         "Отписаться можно в любой момент. Мы никому не передаём ваш адрес."),
    ],
)  # fmt: skip
def test_sentences_in_a_row_are_judged_as_one(language: str, story: str, line: str) -> None:
    doc = Document(f"{story}\n\n{line}\n\n{story}", language=language)
    assert [doc.text[span.start : span.end] for span, _ in furniture(doc)] == [line]


@pytest.mark.parametrize(
    ("language", "line", "credit"),
    [
        ("en", "Brother Anselm feeds the flock. ", "Picture: Dolomite Press/L. Ferrari"),
        ("fr", "Frère Anselme nourrit le troupeau. ", "© Luc Ferrari / Hans Lucas"),
        ("es", "Fray Anselmo da de comer al rebaño. ", "/ L. FERRARI (EFE)"),
        ("de", "Bruder Anselm füttert die Herde. ", "Foto: Privat/Archiv Abtei"),
    ],
)
def test_a_credit_ends_a_caption(language: str, line: str, credit: str) -> None:
    assert found(f"{line}{credit}", language) == [("credit-line", credit)]


@pytest.mark.parametrize(
    "line",
    [
        "Then he said one thing. Result: Lausanne Sport 3",
        "The flock feeds on the slope. (Photo courtesy of Luc Ferrari)",
        "The road is open. / Der Weg ist frei",
    ],
)
def test_other_ends_are_no_credit(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La mar se va,\n\nla mar se vuelve a ir,\n\ny nadie la detiene."),
        ("it", "Zuppa d’orzo\n\nPer 4 persone. Preparazione: 15 min. Cottura: 50 min."),
        ("en", "Press release\n\nThe fair opens in May.\n\nContact: Ingrid Vale, press officer"),
        ("fr", "ACTE II\n\nMARTHE, sans se retourner. – C’est toi ?\n\nPIERRE. – C’est moi."),
    ],
)  # fmt: skip
def test_shapes_alone_are_no_furniture(language: str, text: str) -> None:
    assert found(text, language) == []

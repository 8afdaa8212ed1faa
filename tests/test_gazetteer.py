"""The gazetteer: its files line by line, and how names are looked up. See gazetteer/README.md."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from mtcheck.cache import HEADER
from mtcheck.gazetteer import (
    CANONICAL,
    FOLDER,
    ORGANISATIONS,
    OWN_ROMANISATION,
    PLACES,
    PUBLIC_OFFICE,
    Entry,
    Form,
    Gazetteer,
    fold,
    load_gazetteer,
    rows,
)
from mtcheck.languages import known_languages
from mtcheck.segment import words

FILES = sorted(FOLDER.glob("*.tsv"))
PEOPLE = set(
    "head politician official military athlete coach artist writer musician film scientist thinker "
    "historical business activist person".split()
)
COUNTRIES = set(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA "
    "ZM ZW".split()
)
"""ISO 3166, and XK, which all use for Kosovo."""

each_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (number, columns) of the lines that hold a name."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def forms(columns: list[str]) -> list[tuple[str, str]]:
    """Return the (language, form) pairs of a line."""
    pairs = columns[3].split("|") if columns[3] else []
    return [(language, form) for language, _, form in (pair.partition(":") for pair in pairs)]


def is_clean(text: str) -> bool:
    """Tell whether a text is trimmed, composed, and free of what does not print."""
    return (
        bool(text)
        and text == " ".join(text.split())
        and text == unicodedata.normalize("NFC", text)
        and all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") for char in text)
    )


# The files


@each_file
def test_files_are_plain_utf_8_with_a_header(path: Path) -> None:
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.endswith(b"\n\n")
    assert content.decode("utf-8").startswith("# name\tcountry\trole\tforms\n")


@each_file
def test_lines_have_four_columns(path: Path) -> None:
    assert [number for number, columns in lines(path) if len(columns) != 4] == []


@each_file
def test_names_are_clean_and_have_a_word(path: Path) -> None:
    wrong = [
        (number, columns[0])
        for number, columns in lines(path)
        if not is_clean(columns[0]) or not list(words(columns[0])) or "|" in columns[0]
    ]
    assert wrong == []


@each_file
def test_countries_are_codes(path: Path) -> None:
    wrong = [(n, columns[1]) for n, columns in lines(path) if columns[1] not in {*COUNTRIES, "-"}]
    assert wrong == []


@each_file
def test_roles_are_those_of_the_readme(path: Path) -> None:
    known = PEOPLE | PLACES | ORGANISATIONS
    assert [(n, columns[2]) for n, columns in lines(path) if columns[2] not in known] == []


@each_file
def test_forms_are_pairs_of_a_known_language_and_a_clean_text(path: Path) -> None:
    wrong = [
        (number, language, form)
        for number, columns in lines(path)
        for language, form in forms(columns)
        if language not in known_languages() or not is_clean(form) or not list(words(form))
    ]
    assert wrong == []


@each_file
def test_no_form_stands_twice_in_a_line(path: Path) -> None:
    wrong = [
        (number, pair)
        for number, columns in lines(path)
        for pair, count in Counter(forms(columns)).items()
        if count > 1
    ]
    assert wrong == []


@each_file
def test_english_forms_differ_from_the_name(path: Path) -> None:
    assert [n for n, columns in lines(path) if ("en", columns[0]) in forms(columns)] == []


@each_file
def test_lines_are_sorted_by_country_and_name(path: Path) -> None:
    keys = [(columns[1], columns[0]) for _, columns in lines(path)]
    assert [key for key, ordered in zip(keys, sorted(keys), strict=True) if key != ordered] == []


def test_no_name_stands_twice_in_all_files() -> None:
    places: dict[str, list[str]] = {}
    for path in FILES:
        for number, columns in lines(path):
            key = fold(columns[0]).replace("-", " ")
            places.setdefault(key, []).append(f"{path.name}:{number} {columns[0]}")
    assert [where for where in places.values() if len(where) > 1] == []


def test_readme_lists_the_roles() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    (listed,) = regex.findall(r"(?m)^\| role \| one of: (.*) \|$", readme)
    plain = regex.sub(r" \([^)]*\)| for anyone else|`", "", listed)
    roles = regex.split("[,;] ", plain)
    assert len(roles) == len(set(roles))
    assert set(roles) == PEOPLE | PLACES | ORGANISATIONS
    assert PUBLIC_OFFICE <= PEOPLE


def test_kinds_of_roles_do_not_overlap() -> None:
    assert len(PEOPLE | PLACES | ORGANISATIONS) == len(PEOPLE) + len(PLACES) + len(ORGANISATIONS)


@each_file
def test_the_loader_reads_what_the_file_says(path: Path) -> None:
    expected = [(columns[0], columns[1], columns[2], forms(columns)) for _, columns in lines(path)]
    assert list(rows(path.read_text(encoding="utf-8"))) == expected


# Lines


def test_rows_skip_comments_and_blank_lines() -> None:
    source = (
        "#\ta\n\nAda Lovelace\tGB\tscientist\tfr:Ada de Lovelace|ru:Ада Лавлейс\n \nX\t-\tsea\t\n"
    )
    assert list(rows(source)) == [
        ("Ada Lovelace", "GB", "scientist", [("fr", "Ada de Lovelace"), ("ru", "Ада Лавлейс")]),
        ("X", "-", "sea", []),
    ]


def test_the_column_of_forms_may_be_left_out() -> None:
    assert list(rows("X\t-\tcity")) == [("X", "-", "city", [])]


# Folding


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("ERDOĞAN", "erdogan"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("Kırım", "kirim"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("Œuvre", "oeuvre"),
        ("Þór", "thor"),
        ("Đorđe", "dorde"),
        ("O’Neill", "oneill"),
        ("O'Neill", "oneill"),
        ("ʿAbd", "abd"),
        ("Ёлкин", "елкин"),
        ("e\u0301", "e"),
        ("北京", "北京"),
        ("", ""),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded
    assert fold(folded) == folded


def test_fold_joins_composed_and_decomposed_spellings() -> None:
    for word in ("Ångström", "Việt", "Čapek", "Ñuñoa", "Йошкар"):
        assert fold(unicodedata.normalize("NFD", word)) == fold(word)


def test_fold_cuts_words_that_are_no_names() -> None:
    assert fold("é" * 100_000) == "e" * 60


# Looking names up


def entry_of(name: str) -> Entry:
    """Return the entry whose first column is this name."""
    tokens = tuple(word for _, _, word, _ in words(name))
    gazetteer = load_gazetteer(())
    (entry,) = {
        gazetteer.entry(form.entry)
        for form, _ in gazetteer.places(fold(tokens[0]))
        if form.language == CANONICAL and form.tokens == tokens
    }
    return entry


def form_of(name: str, language: str, written: str) -> Form:
    tokens = tuple(word for _, _, word, _ in words(written))
    (form,) = [f for f in entry_of(name).forms if f.language == language and f.tokens == tokens]
    return form


def test_a_name_is_found_by_each_word_of_each_form() -> None:
    gazetteer = load_gazetteer(())
    for token, position in (("boris", 0), ("yeltsin", 1), ("jelzin", 1), ("ельцин", 1)):
        found = [(gazetteer.entry(form.entry), place) for form, place in gazetteer.places(token)]
        assert (entry_of("Boris Yeltsin"), position) in found


def test_places_give_the_forms_that_hold_the_word() -> None:
    found = {
        (form.language, form.tokens, position)
        for form, position in load_gazetteer(()).places("jelzin")
    }
    assert ("de", ("Boris", "Jelzin"), 1) in found
    assert all(fold(tokens[position]) == "jelzin" for _, tokens, position in found)


@pytest.mark.parametrize("token", ["", "xyzzyq", "Yeltsin", "boris yeltsin", "'; DROP TABLE form"])
def test_an_unknown_word_is_found_nowhere(token: str) -> None:
    assert load_gazetteer(()).places(token) == ()


def test_an_entry_has_its_country_role_and_forms() -> None:
    entry = entry_of("Frants Klintsevich")
    assert (entry.country, entry.role) == ("RU", "politician")
    assert entry.forms[0].language == CANONICAL
    assert entry.forms[0].tokens == ("Frants", "Klintsevich")
    assert entry.forms[0].folded == ("frants", "klintsevich")
    assert ("de", ("Franz", "Klinzewitsch")) in [(f.language, f.tokens) for f in entry.forms]
    assert ("en", ("Franz", "Klintsevich")) in [(f.language, f.tokens) for f in entry.forms]


def test_every_line_is_an_entry_with_all_its_forms() -> None:
    gazetteer = load_gazetteer(())
    listed = [row for path in FILES for row in rows(path.read_text(encoding="utf-8"))]
    for number, (name, country, role, written) in enumerate(listed):
        entry = gazetteer.entry(number)
        assert (entry.country, entry.role) == (country, role), name
        expected = [(CANONICAL, name), *written]
        # Cities have forms of CLDR after their own.
        assert [(form.language, form.tokens) for form in entry.forms[: len(expected)]] == [
            (language, tuple(word for _, _, word, _ in words(form))) for language, form in expected
        ], name


def test_large_cities_have_forms_in_the_scripts_of_which_the_lists_have_few() -> None:
    gazetteer = load_gazetteer(())
    (form, _), *_ = gazetteer.places(fold("헬싱키"))
    forms = gazetteer.entry(form.entry).forms
    assert forms[0].tokens == ("Helsinki",)
    assert [f.tokens for f in forms if f.language == "ko"] == [("헬싱키",)]
    # A form of the list is not doubled.
    (form, _), *_ = gazetteer.places(fold("ロンドン"))
    assert sum(f.language == "ja" for f in gazetteer.entry(form.entry).forms) == 1


def test_given_names_are_the_first_words_of_a_country() -> None:
    names = load_gazetteer(()).given_names("TR")
    assert "recep" in names
    assert "erdogan" not in names
    assert load_gazetteer(()).given_names("ZZ") == frozenset()


# Which form is right


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ru"])
def test_the_form_listed_for_a_language_is_right_in_it_alone(language: str) -> None:
    form = form_of("Frants Klintsevich", "de", "Franz Klinzewitsch")
    assert load_gazetteer(()).is_accepted(form, language) is (language == "de")


def test_further_english_forms_are_right_in_english() -> None:
    form = form_of("Frants Klintsevich", "en", "Franz Klintsevich")
    assert load_gazetteer(()).is_accepted(form, "en")
    assert not load_gazetteer(()).is_accepted(form, "fr")


@pytest.mark.parametrize(
    ("name", "accepted", "refused"),
    [
        # A person: the English form will do where the press has no romanisation of its own.
        ("Frants Klintsevich", ("en", "es", "it", "nl", "sv", "tr"), ("fr", "de", "pl", "cs")),
        # A place: it will not do where another form is listed.
        ("Cologne", ("en", "fr"), ("de", "es", "it", "nl", "pl")),
        # An organisation: it will do everywhere.
        ("European Union", ("en", "fr", "de", "es", "pl", "ru"), ()),
        # A person with no other form.
        ("Jean-Yves Le Drian", ("en", "fr", "de", "pl", "cs"), ()),
    ],
)
def test_where_the_first_column_is_right(
    name: str, accepted: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    canonical = entry_of(name).forms[0]
    for language in (*accepted, *refused):
        right = load_gazetteer(()).is_accepted(canonical, language)
        assert right is (language in accepted), language


def test_languages_with_their_own_romanisation_are_known() -> None:
    assert set(known_languages()) >= OWN_ROMANISATION


@pytest.mark.parametrize(
    ("name", "language", "written"),
    [
        ("Cologne", "en", ("Cologne",)),
        ("Cologne", "de", ("Köln",)),
        ("Cologne", "fr", ("Cologne",)),
        ("Cologne", "es", ("Colonia",)),
        ("Frants Klintsevich", "en", ("Frants", "Klintsevich")),
        ("Frants Klintsevich", "de", ("Franz", "Klinzewitsch")),
        ("Frants Klintsevich", "ru", ("Франц", "Клинцевич")),
        ("Frants Klintsevich", "xx", ("Frants", "Klintsevich")),
    ],
)
def test_the_form_to_write_in_a_language(
    name: str, language: str, written: tuple[str, ...]
) -> None:
    number = entry_of(name).forms[0].entry
    assert load_gazetteer(()).preferred(number, language).tokens == written


def test_the_form_to_write_is_always_a_right_one() -> None:
    gazetteer = load_gazetteer(())
    count = sum(1 for path in FILES for _ in lines(path))
    wrong = [
        (number, language)
        for number in range(count)
        for language in known_languages()
        if not gazetteer.is_accepted(gazetteer.preferred(number, language), language)
    ]
    assert wrong == []


# The compiled file


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty cache that this test has for itself."""
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    load_gazetteer.cache_clear()
    yield tmp_path / "cache"
    load_gazetteer.cache_clear()


def load_again() -> Gazetteer:
    load_gazetteer.cache_clear()
    return load_gazetteer(())


def test_the_gazetteer_is_compiled_once(cache_folder: Path) -> None:
    first = load_again().places("jelzin")
    (path,) = cache_folder.glob("*.db")
    inode = path.stat().st_ino
    assert load_again().places("jelzin") == first != ()
    assert [found.stat().st_ino for found in cache_folder.glob("*.db")] == [inode]


@pytest.mark.parametrize("damage", ["empty", "garbage", "cut", "flipped", "header"])
def test_a_damaged_file_is_made_anew(cache_folder: Path, damage: str) -> None:
    first = load_again().places("jelzin")
    (path,) = cache_folder.iterdir()
    sound = path.read_bytes()
    middle = len(sound) // 2
    damaged = {
        "empty": b"",
        "garbage": b"SQLite format 3\0" * 1000,
        "cut": sound[:middle],
        "flipped": sound[:middle] + bytes([sound[middle] ^ 1]) + sound[middle + 1 :],
        "header": sound[:HEADER],
    }
    path.write_bytes(damaged[damage])
    assert load_again().places("jelzin") == first != ()
    assert [found.read_bytes() for found in cache_folder.iterdir()] == [sound]


def test_a_cache_that_cannot_be_written_is_done_without(cache_folder: Path) -> None:
    cache_folder.write_text("not a folder", encoding="utf-8")
    assert load_again().places("jelzin") != ()
    assert cache_folder.read_text(encoding="utf-8") == "not a folder"

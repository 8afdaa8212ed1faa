"""Every rule against its own examples, and the catalogue against the rules."""

from __future__ import annotations

import tomllib

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.config.file import override
from mtcheck.document import Document, OffsetMap
from mtcheck.languages import known_languages
from mtcheck.readers import File, read_all
from mtcheck.render.catalogue import catalogue
from mtcheck.report import Report
from mtcheck.rule import GROUPS, Example, Rule, built_in_rules, rules_folder

RULES = built_in_rules()
BAD = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.bad, 1)
]
GOOD = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.good, 1)
]


def check(rule: Rule, example: Example) -> Report:
    return mtcheck.check(
        document(example),
        language=example.language,
        source=example.source,
        source_language=example.source_language,
        config=override(Config(select=(rule.name,)), tomllib.loads(example.config), rule.name),
    )


def document(example: Example) -> str | Document:
    if example.format is None:
        return example.text
    (read,) = read_all(File(f"a.{example.format}", example.text.encode()))
    assert isinstance(read, Document), read
    return read


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_rule_objects_to_exactly_the_marked_places(rule: Rule, example: Example) -> None:
    report = check(rule, example)
    assert (report.skipped, report.failed) == ((), ())
    found = [(f.rule, f.line, f.column, f.text) for f in report.findings]
    where = OffsetMap(example.text)
    marked = [
        (rule.name, *where.locate(s.start)[:2], example.text[s.start : s.end])
        for s in example.spans
    ]
    assert found == marked
    said = [f.message.replace(f.text, "") for f in report.findings]
    assert not any("{" in message or "\n" in message for message in said)
    if example.fix is not None:
        assert report.findings[0].fix == example.fix
    if example.message is not None:
        assert report.findings[0].message == example.message


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_rule_leaves_its_good_examples_alone(rule: Rule, example: Example) -> None:
    report = check(rule, example)
    assert (report.skipped, report.failed) == ((), ())
    assert [(f.start, f.end, f.text) for f in report.findings] == []


def test_every_rule_file_is_loaded() -> None:
    files = sorted(path.stem for path in rules_folder().rglob("*.toml"))
    assert files == sorted(rule.name for rule in RULES)


def test_no_name_means_two_things() -> None:
    names = [name for rule in RULES for name in (rule.name, *rule.aliases)]
    assert sorted(set(names)) == sorted(names)
    assert set(names).isdisjoint({*GROUPS, "all"})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_yields_to_names_rules_or_groups_that_exist(rule: Rule) -> None:
    known = {name for other in RULES for name in (other.name, other.group)}
    assert set(rule.yields_to) <= known - {rule.name}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_languages_of_a_rule_are_known(rule: Rule) -> None:
    assert set(rule.languages) <= set(known_languages())


def test_catalogue_is_made_from_these_rules() -> None:
    written = (rules_folder() / "README.md").read_text(encoding="utf-8")
    assert written == catalogue(RULES)

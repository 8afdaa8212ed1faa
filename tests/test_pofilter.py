"""The table that names our rules for each check of pofilter (rules/POFILTER.md)."""

from __future__ import annotations

import regex

from mtcheck.rule import built_in_rules, rules_folder

ROW = regex.compile(r"(?m)^\| (\w+) \| (.+?) \| (.+) \|$")
NAMED = regex.compile(r"`([a-z-]+)`(\*?)")
TEXT = (rules_folder() / "POFILTER.md").read_text(encoding="utf-8")
ROWS = [m.groups() for m in ROW.finditer(TEXT) if m[1] != "pofilter"]


def test_all_checks_are_listed_once() -> None:
    names = [name for name, _, _ in ROWS]
    assert len(names) == 49
    assert names == sorted(set(names))


def test_the_rules_named_exist_and_are_on_or_off_as_the_table_says() -> None:
    rules = {rule.name: rule for rule in built_in_rules()}
    named = [found for _, ours, _ in ROWS for found in NAMED.findall(ours)]
    named += NAMED.findall(TEXT[TEXT.index("Beyond pofilter") :])
    assert named
    assert {name: not star for name, star in named} == {
        name: rules[name].default for name, _ in named
    }


def test_a_check_without_a_rule_says_why() -> None:
    assert all(why != "–" for _, ours, why in ROWS if ours == "–")

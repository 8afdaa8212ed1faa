"""The forms of an English word, and one word put into the form of another.

Regular endings by the rules of spelling, a list for the rest. Forms that do not exist do no harm
here: they are looked for and not found.
"""

from __future__ import annotations

from functools import cache

_IRREGULAR = {
    base: forms.split("/")
    for base, *forms_ in (
        line.split()
        for line in """
        arise arises/arising/arose/arisen
        be is/are/am/was/were/being/been
        become becomes/becoming/became/become
        begin begins/beginning/began/begun
        break breaks/breaking/broke/broken
        bring brings/bringing/brought/brought
        build builds/building/built/built
        buy buys/buying/bought/bought
        choose chooses/choosing/chose/chosen
        come comes/coming/came/come
        do does/doing/did/done
        draw draws/drawing/drew/drawn
        fall falls/falling/fell/fallen
        feel feels/feeling/felt/felt
        find finds/finding/found/found
        get gets/getting/got/got
        give gives/giving/gave/given
        go goes/going/went/gone
        have has/having/had/had
        hear hears/hearing/heard/heard
        hold holds/holding/held/held
        keep keeps/keeping/kept/kept
        know knows/knowing/knew/known
        lead leads/leading/led/led
        leave leaves/leaving/left/left
        lose loses/losing/lost/lost
        make makes/making/made/made
        mean means/meaning/meant/meant
        meet meets/meeting/met/met
        overhear overhears/overhearing/overheard/overheard
        oversee oversees/overseeing/oversaw/overseen
        pay pays/paying/paid/paid
        put puts/putting/put/put
        run runs/running/ran/run
        say says/saying/said/said
        see sees/seeing/saw/seen
        sell sells/selling/sold/sold
        send sends/sending/sent/sent
        set sets/setting/set/set
        show shows/showing/showed/shown
        speak speaks/speaking/spoke/spoken
        spend spends/spending/spent/spent
        stand stands/standing/stood/stood
        take takes/taking/took/taken
        tell tells/telling/told/told
        think thinks/thinking/thought/thought
        win wins/winning/won/won
        write writes/writing/wrote/written
        child children
        foot feet
        life lives
        man men
        person people
        tooth teeth
        wife wives
        woman women
        """.strip().splitlines()
    )
    for forms in forms_
}
"""Base form -> third person, -ing form, past, participle; or the plural of a noun."""
_VOWELS = "aeiou"
_DOUBLING_LENGTH = 4
"""Words of up to so many letters double their last consonant: stop, stopped."""
_DOUBLING = ("cap", "cel", "cur", "fer", "gram", "gret", "mit", "nap", "pel", "trol", "vel")
"""Ends of longer words that do so too: handicap, handicapped."""


@cache
def english_forms(word: str) -> tuple[str, ...]:
    """Return the word, in lower case, and its inflected forms.

    The second one is the third person or the plural; a verb's others are in the order of `_IRREGULAR`.
    """
    if word in _IRREGULAR:
        return (word, *_IRREGULAR[word])
    if word.endswith("man") and len(word) > 4:
        return (word, f"{word[:-3]}men")
    stem = word
    if word.endswith("e"):
        stem = word[:-1]
    elif _doubles(word):
        stem = word + word[-1]
    past = f"{word[:-1]}ied" if _ends_in_y(word) else f"{stem}ed"
    return (word, _with_s(word), f"{stem}ing", past, past)


def _with_s(word: str) -> str:
    if _ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _doubles(word: str) -> bool:
    if word.endswith(_DOUBLING):
        return True
    return (
        len(word) <= _DOUBLING_LENGTH
        and word[-1:] not in f"{_VOWELS}wxy"
        and word[-2:-1] in _VOWELS
        and word[-3:-2] not in _VOWELS
    )


def inflect_like(word: str, form: str, model: str) -> str:
    """Return the word in the form that `form` is of `model`: ("use", "utilized", "utilize") -> used.

    Where the forms do not answer to each other the word stays as it is.
    """
    forms, models = english_forms(word), english_forms(model)
    place = models.index(form) if form in models else 0
    return forms[place] if place < min(len(forms), 2) or len(forms) == len(models) else word

"""Paragraphs, sentences, phrases and words that stand in a text twice or more, and loops."""

from __future__ import annotations

import time

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.repeats import Pieces, Stream, is_quoted, read_sentences, read_words

GROUP = Config(select=("repetition",))
Found = list[tuple[str, int, str]]


def found(language: str | None, text: str) -> Found:
    report = mtcheck.check(text, language=language, config=GROUP)
    assert report.failed == ()
    return [(f.rule, f.start, f.text) for f in report.findings]


def expected(rule: str, marked: str) -> tuple[str, Found]:
    text, places = unmark(marked)
    return text, [(rule, start, fault) for start, fault, _ in places]


# Doubled words and phrases


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The tram ⟦will will⟧ be back in May, and ⟦the the⟧ stop moves."),
        ("en", "Output of ⟦steel steel⟧ rose again in the ⟦third third⟧ quarter."),
        ("en", "⟦The the⟧ bells were rung by six ringers."),
        ("en", "He left the house of ⟦the the the⟧ baker."),
        ("en", "⟦In the in the⟧ morning the fog had gone."),
        ("en", "The prize is ⟦awarded to awarded to⟧ young singers."),
        ("en", "She said ⟦that that⟧ the harbour had frozen."),
        ("en", "They sailed on ⟦lake Lake⟧ Ladoga for a week."),
        ("en", "It hangs on the ⟦left left⟧-hand wall."),
        ("en", "It was a high-⟦profile profile⟧ trial for the small town."),
        ("en", 'He called it "⟦absolutely absolutely⟧ mad" in public.'),
        ("en", "They live on the ⟦3rd 3rd⟧ floor of the house."),
        ("en", "It was the end ⟦of\nof⟧ the season."),
        ("de", "Der Chor hat ⟦die die⟧ Noten verloren und ⟦sucht sucht⟧ sie."),
        ("fr", "Le musée ⟦est est⟧ fermé, mais la ⟦boutique boutique⟧ reste ouverte."),
        ("es", "El barco llegó ⟦al al⟧ puerto con ⟦retraso retraso⟧ por la niebla."),
        ("it", "La strada porta ⟦al al⟧ lago e al ⟦castello castello⟧ di Mauro."),
        ("pt", "O comboio chegou ⟦ao ao⟧ Porto com ⟦atraso atraso⟧ de uma hora."),
        ("nl", "De boot vaart ⟦naar naar⟧ het eiland."),
        ("sv", "Båten går ⟦från från⟧ den norra kajen."),
        ("ru", "Поезд идёт ⟦до до⟧ моря, а ⟦автобус автобус⟧ стоит."),
        ("uk", "Потяг іде ⟦до до⟧ моря, а ⟦автобус автобус⟧ стоїть."),
        ("pl", "Pociąg jedzie ⟦do do⟧ morza, a ⟦autobus autobus⟧ stoi."),
        ("cs", "Vlak jede ⟦do do⟧ hor a ⟦autobus autobus⟧ stojí."),
    ],
)
def test_doubled_words(language: str, marked: str) -> None:
    text, places = expected("doubled-word", marked)
    assert found(language, text) == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # grammar
        ("en", "He insisted that that was his, and she had had enough. She gave her her keys."),
        ("en", "They turned in in the end, and the lamp was put on on Monday."),
        ("en", "What it is it is, and who they are they are."),
        ("de", "Die, die die Prüfung bestanden, und das Haus, das das Feuer verschonte, blieben."),
        ("de", "Er wohnt in der Stadt, in der der Fluss endet, und sagt, dass sie sie kenne."),
        ("fr", "Nous nous levons, vous vous couchez, et il faut faire faire le travail."),
        ("cs", "Sešel se se svými přáteli."),
        ("nl", "De mensen, die die boot kennen, weten dat het het laatste jaar is."),
        ("sv", "Det som är är att båten har gått."),
        ("ru", "Он сказал, что что-то случилось."),
        # emphasis, sounds, rhetoric
        ("en", "It was a very very long day. Knock knock. Ha ha ha, said the king."),
        ("en", "Day by day by day the water rose. It went on and on and on."),
        (
            "en",
            "Step by step by step by step they climbed. He was the best of the best of the best.",
        ),
        ("pt", "Pouco a pouco a chuva parou, e o rio baixou."),
        ("es", "Un café café, decía mi tía, no lleva leche."),
        ("fr", "Il est très très tard."),
        # names and things
        ("en", "They saw the bison (Bison bison bison) and ate dan dan noodles in Baden Baden."),
        ("en", "At the wall stood two two-year-old trees, as in in-depth studies."),
        # other marks, other blocks
        ("en", "He had seen the town, town and country. The end. End of the story."),
        (
            "en",
            "They sell apples\n\nApples are cheap. It was over the… the wall. The the- was cut.",
        ),
        ("en", "Sheep\nsheep\nwolf"),
        ("tr", "Pazarda renk renk kumaşlar vardı."),
        ("xx", "The the the end."),
    ],
)
def test_words_that_stand_twice_by_right(language: str, text: str) -> None:
    assert found(language, text) == []


def test_a_doubled_word_is_mended_by_one() -> None:
    text = "The tram stops at the\u00a0the old mill, in the in the valley."
    (first, second) = mtcheck.check(text, language="en", config=GROUP).findings
    assert (first.text, first.fix) == ("the\u00a0the", "the")
    assert (second.text, second.fix) == ("in the in the", "in the")


# Conjuncts


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The storm caused ⟦damage and damage⟧ on the coast."),
        ("en", '"⟦Losses and losses⟧ will not stop us," he said.'),
        ("en", "They gave the children ⟦a cat or a cat⟧ to look after."),
        ("en", "The plan was ⟦expected and expected⟧ in May."),
        ("en", "They met ⟦workers and workers⟧ from the yard; ⟦doctors\nand doctors⟧ came."),
        ("en", "The field needs ⟦water and water⟧ and water in summer."),
        ("de", "Es gab ⟦Verluste und Verluste⟧ auf dem Feld."),
        ("fr", "La grêle a fait ⟦des dégâts et des dégâts⟧ dans les vignes."),
        ("fr", "Il mesure ⟦l'impact et impact⟧ du barrage."),
        ("es", "La escuela da ⟦clases y clases⟧ de canto."),
        ("it", "La casa vende ⟦quadri e quadri⟧ di scuola."),
        ("pt", "A feira vende ⟦frutas e frutas⟧ da região."),
        ("ru", "Гостей ждут ⟦игры и игры⟧, а также чай."),
        ("pl", "Burza spowodowała ⟦szkody i szkody⟧ w sadach."),
    ],
)
def test_conjuncts(language: str, marked: str) -> None:
    text, places = expected("repeated-conjunct", marked)
    assert found(language, text) == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "It grew fuller and fuller, louder and louder; he waited and waited for years and years.",
        ),
        ("en", "There are lies and lies. Johnson and Johnson met Marks and Marks."),
        ("en", "Scissors beat paper and paper beats stone."),
        ("en", "It treats women or women who care for them, pre-diabetics and diabetics."),
        ("en", "They sold land and land-use rights, and he saw the town, and town halls."),
        ("de", "Der Fluss wurde breiter und breiter, er lief und lief, redete und redete."),
        ("de", "Die Schere schlägt Papier und Papier schlägt Stein."),
        ("fr", "Il y a vin et vin. Il marchait et marchait."),
        ("es", "Hay libros y libros. Esperaba y esperaba."),
        ("ru", "Они ждали и ждали. Всё сильнее и сильнее."),
        ("uk", "Зорі падали й падали."),
        ("nl", "Het werd mooier en mooier."),
        ("sv", "Det blev starkare och starkare."),
    ],
)
def test_conjuncts_that_are_meant(language: str, text: str) -> None:
    assert found(language, text) == []


# Loops


@pytest.mark.parametrize(
    ("language", "marked", "times"),
    [
        ("en", "The sauce is stirred ⟦gently gently gently gently⟧ until it is thick.", 4),
        ("en", "They went ⟦to the to the to the⟧ market.", 3),
        ("en", "It rests ⟦until it rises, until it rises, until it rises⟧, then it is baked.", 3),
        ("en", "It weighs ⟦250 250 250 250 250⟧ tonnes, said the man from the yard.", 5),
        ("en", "He wrote: ⟦found-found-found-found-found-found-found-found⟧ on the wall.", 8),
        ("en", "The word ⟦timetimetimetime⟧ stood on the screen.", 4),
        ("en", '"We want ⟦that you that you that you that you that you⟧ come," she said.', 5),
        ("de", "Im letzten ⟦Jahr Jahr Jahr Jahr Jahr⟧ lehnte er ab.", 5),
        ("fr", "Le bateau va ⟦de la de la de la de la de la⟧ rive au port.", 5),
        ("es", "Fue ⟦hacia el norte, hacia el norte, hacia el norte⟧ y volvió.", 3),
        ("ru", "Он ждёт ⟦автобуса автобуса автобуса автобуса⟧ с утра.", 4),
        ("hi", "वह ⟦ज़मीन पर ज़मीन पर ज़मीन पर ज़मीन पर ज़मीन पर⟧ गिर गया।", 5),
        ("zh", "他把⟦应用程序应用程序应用程序应用程序⟧打开了。", 4),
        ("zh", "他说：⟦不，不，不，不，不，不，不，不⟧。", 8),
        ("ja", "駅で⟦待っていた待っていた待っていた待っていた⟧。", 4),
        (None, "Lorem ⟦ipsumo ipsumo ipsumo ipsumo⟧ dolor.", 4),
    ],
)
def test_loops(language: str | None, marked: str, times: int) -> None:
    text, places = expected("loop", marked)
    report = mtcheck.check(text, language=language, config=Config(select=("loop",)))
    assert [("loop", f.start, f.text) for f in report.findings] == places
    assert [f"{times} times" in f.message for f in report.findings] == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Row, row, row your boat. No, no, no, no, no! Ha ha ha ha ha ha, he laughed."),
        ("en", '"One more year! One more year! One more year!" they sang.'),
        ("en", '"Go home, go home, go home," she sang, and nobody went.'),
        (
            "en",
            "Day after day after day after day he sat there. Left, right, left, right, left, right.",
        ),
        ("en", "A rose is a rose is a rose is a rose, and love is love is love."),
        ("en", "0 0 0 0 0 0 0 0 0 0\n1 1 1 1 1 1 1 1 1 1"),
        ("en", "The sets went 6-4, 6-4, 6-4, 6-4, and P = 0.03; P = 0.03; P = 0.04."),
        ("en", "It grew louder, louder, louder, louder. Hahahahahahaha. Nooooooooooooooooo!"),
        ("en", "Alleluia\nAlleluia\nAlleluia\nAlleluia"),
        ("zh", "哈哈哈哈哈哈。他笑了。谢谢，谢谢，谢谢。"),
        ("ja", "ドキドキドキドキした。おい、おい、おい、おい、と呼んだ。"),
    ],
)
def test_repetition_for_effect_is_no_loop(language: str, text: str) -> None:
    assert found(language, text) == []


def test_a_loop_is_one_finding() -> None:
    loop = "the old mill the old mill the old mill the old mill"
    text = f"They went to {loop} on Monday, and the the boat came."
    assert found("en", text) == [
        ("loop", 13, loop),
        ("doubled-word", text.index("the the"), "the the"),
    ]
    sentence = "The gate of the garden is closed to all visitors today."
    assert [rule for rule, *_ in found("en", f"It rains. {sentence} {sentence} {sentence}")] == [
        "loop"
    ]


# Sentences

TICKET = "Tickets are sold at the harbour from six in the morning."


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", f"It rains. {TICKET} ⟦{TICKET}⟧ Bring a hat."),
        ("en", f"{TICKET} Dogs travel free of charge. ⟦{TICKET}⟧"),
        ("en", f"{TICKET} Dogs are free.\n\nIt rained. ⟦{TICKET}⟧ Then it stopped."),
        ("en", f"{TICKET} Dogs are free. ⟦{TICKET} Dogs are free.⟧ It rained."),
        ("en", "The mill has four floors. ⟦The mill has four floors.⟧ It stands by the river."),
        ("en", "It was shown to Mr. Dale in the long hall of the castle. So it was. "
               "⟦It was shown to Mr. Dale in the long hall of the castle.⟧"),
        ("en", f"It rains. {TICKET} ⟦Tickets are sold at the harbour\nfrom six in the morning.⟧ Yes."),
        ("pl", "Latarnia świeci od 1826 roku. ⟦Latarnia świeci od 1826 roku.⟧ Jest wysoka."),
        ("zh", "渡轮每天早上六点从港口出发。⟦渡轮每天早上六点从港口出发。⟧请带伞。"),
    ],
)  # fmt: skip
def test_sentences(language: str, marked: str) -> None:
    text, places = expected("duplicate-sentence", marked)
    assert found(language, text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Nobody came. It rained. Nobody came. It rained all day.",
        "“Where are you going now?” he asked. “Where are you going now?” he asked again.",
        "I have a plan for the town. We will meet. I have a plan for the river.",
        "Stir the soup for ten minutes. Wait.\n\n- Stir the soup for ten minutes.",
        f"{TICKET} Yes.\n\n{TICKET[:-1]} on Sundays. No.",
        "Rain on the hill and rain on the bay.\nFar have I come.\n\n"
        "So the song begins.\n\nRain on the hill and rain on the bay.\nFar must I go.",
    ],
)
def test_sentences_that_are_no_copies(text: str) -> None:
    assert found("en", text) == []


def test_a_copy_knows_its_first() -> None:
    text = f"It rains. {TICKET} Dogs are free. {TICKET} It pours. {TICKET}"
    findings = mtcheck.check(text, language="en", config=GROUP).findings
    assert [(f.text, f.fix) for f in findings] == [(TICKET, ""), (TICKET, "")]
    first = text.index(TICKET)
    assert {f.related for f in findings} == {((first, first + len(TICKET)),)}


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        (
            "en",
            "The pump room was closed in 1938. ⟦The pump room closed its doors in 1938.⟧ It is dry.",
        ),
        ("pt", "O coro tem sessenta vozes. ⟦O coro conta com sessenta vozes.⟧ Ensaia à noite."),
        ("de", "Das Bad wurde 1974 eröffnet. ⟦Das Bad ist 1974 eröffnet worden.⟧ Es ist kalt."),
    ],
)
def test_reworded_sentences(language: str, marked: str) -> None:
    text, places = expected("reworded-sentence", marked)
    assert found(language, text) == places


@pytest.mark.parametrize(
    "text",
    [
        "The mill wheel was built in 1911. The mill wheel was rebuilt in 1934.",
        "The price of rye increased in spring. The price of rye decreased in spring.",
        "The long road is closed in winter. The long road is closed in winter and spring.",
        "The north gate opens at eight daily. The south gate opens at eight daily.",
        "“The pump room was closed in 1938. The pump room closed its doors in 1938,” he said.",
        "The pump room was closed in 1938.\n\nThe pump room closed its doors in 1938.",
    ],
)
def test_sentences_that_say_something_else(text: str) -> None:
    assert found("en", text) == []


# Paragraphs

FERRY = (
    "The ferry to the island will not run this week, because the wall of the old harbour is being "
    "repaired after the storm of last winter, the company said on Monday in Turku."
)
LESS = (
    "The ferry to island will not run this week, because wall of the old harbour is being "
    "repaired after storm of last winter, the company said Monday in Turku."
)


def test_a_copy_of_a_paragraph_is_one_finding() -> None:
    text = f"{FERRY}\n\nBuses run as usual.\n\n{FERRY.upper()}\n\n  {FERRY}"
    findings = mtcheck.check(text, language="en", config=GROUP).findings
    assert [(f.rule, f.text, f.fix) for f in findings] == [
        ("duplicate-paragraph", FERRY.upper(), ""),
        ("duplicate-paragraph", FERRY, ""),
    ]
    assert {f.related for f in findings} == {((0, len(FERRY)),)}


@pytest.mark.parametrize("between", ["", "Buses run as usual and cost two euros a day.\n\n"])
def test_a_near_copy_of_a_paragraph(between: str) -> None:
    text = f"{FERRY}\n\n{between}{LESS}\n\nThe weather is fine."
    findings = mtcheck.check(text, language="en", config=GROUP).findings
    assert [(f.rule, f.text, f.related) for f in findings] == [
        ("near-duplicate", LESS, ((0, len(FERRY)),))
    ]


def test_a_passage_that_was_translated_twice() -> None:
    one = "The mayor of Vaasa, Liisa Korpi, has announced that the bridge will be shut from 3 May."
    two = "The mayor of Vaasa, Liisa Korpi, announced the bridge would be closed from 3 May on."
    assert found("en", f"{one}\n\n{two}") == [("near-duplicate", len(one) + 2, two)]


def test_a_near_copy_in_a_language_without_spaces() -> None:
    one = (
        "渡轮本周不会开往该岛，因为旧港口的墙壁在去年冬天的风暴之后正在修理，公司星期一在图尔库说。"
    )
    two = "渡轮本周不会开往该岛，因为旧港口的墙在去年冬天的风暴之后正修理，公司星期一在图尔库说。"
    assert found("zh", f"{one}\n\n{two}") == [("near-duplicate", len(one) + 2, two)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # names, numbers
        (FERRY, FERRY.replace("Turku", "Pori").replace("Monday", "Friday")),
        (FERRY.replace("The", "By Article 5, the", 1), FERRY.replace("The", "By Article 6, the", 1)),
        # another word in the same place
        (FERRY.replace("on Monday in Turku", "today"),
         FERRY.replace("on Monday in Turku", "today").replace("island", "mainland")),
        # one word more
        ("I agree that my data are kept by the club to send me its letter once a month.",
         "I do not agree that my data are kept by the club to send me its letter once a month."),
        # short
        ("The ferry will not run on Sunday because of fog.", "The ferry will run Sunday of fog."),
    ],
)  # fmt: skip
def test_parallel_paragraphs_are_no_copies(one: str, two: str) -> None:
    assert found("en", f"{one}\n\n{two}") == []


def test_verse_and_talk_may_come_again() -> None:
    line = "Rain on the hill and rain on the bay"
    verse = [line, "Far have I come and farther away", "Nobody knows me here", line, "So it goes"]
    assert found("en", "\n\n".join(verse)) == []
    stanza = "Rain on the hill and rain on the bay,\nfar have I come and farther away"
    assert found("en", f"{stanza}\n\nThe road is long and nobody sings.\n\n{stanza}") == []
    assert [rule for rule, *_ in found("en", f"{line}.\n\n{line}.")] == ["duplicate-paragraph"]


# What the checkers share


def test_tokens_and_runs() -> None:
    stream = Stream(Document("One “two two, three.\n\nFour-five four six."))
    assert stream.tokens == ["one", "two", "two,", "three.", "four", "five", "four", "six."]
    assert stream.tokens_of(1) == ["four", "five", "four", "six."]
    assert stream.doubled == [1]
    assert list(stream.runs(2, 1)) == [4]
    assert [block.start for block in stream.blocks_at([5, 4, 0])] == [0, 22]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["He's", "21", "now"]), ("zh", ["大", "小", "Ab", "12"])],
)
def test_words_and_numbers(language: str, words: list[str]) -> None:
    text = {"en": "He’s 21, now", "zh": "大小 Ab 12"}[language]
    doc = Document(text, language=language)
    assert [word.text.replace("’", "'") for word in read_words(doc, doc.blocks[0])] == words


def test_pieces_and_sentences() -> None:
    text = "Dr. Dale\nwent (home). Why?\n\n“He was ill.”"
    doc = Document(text)
    assert Pieces(doc).keys == ["Dr", "Dale went (home", "Why", "", "He was ill", ""]
    assert [
        (s.key, s.number, text[slice(*s.span)]) for s in read_sentences(doc, doc.blocks[0])
    ] == [
        ("Dr", 0, "Dr."),
        ("Dale went (home", 1, "Dale\nwent (home)."),
        ("Why", 2, "Why?"),
    ]


def test_inside_quotation_marks() -> None:
    doc = Document("He said “yes” and „no“ and «so»; then “maybe.")
    assert [is_quoted(doc, doc.blocks[0], place) for place in (0, 9, 15, 40)] == [
        False, True, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "the " * 20_000,
        "singers and " * 10_000,
        "alpha alpha beta " * 8_000,
        "This sentence comes again and again in the text. " * 3_000,
        "abc" * 50_000,
        "gently gently gently gently x y z " * 4_000,
        "\n\n".join(f"the fox {i} jumps over the lazy dog and then it sleeps" for i in range(9_000)),
        "la la la\n" * 12_000,
        '"' * 100_000,
    ],
    ids=range(9),
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    report = mtcheck.check(text, language="en", config=GROUP)
    assert report.failed == ()
    assert time.process_time() - start < 20


# Refrains


def test_a_sentence_that_closes_three_paragraphs_is_a_formula() -> None:
    formula = "Videos and pictures from this meeting are available online."
    years = ("The first meeting was held in Bordeaux.", "The second one was held in Porto.")
    two = "\n\n".join(f"{year} {formula}" for year in years)
    assert found("en", two) == [("duplicate-sentence", two.rindex(formula), formula)]
    assert found("en", f"{two}\n\nThe third one was held in Cork. {formula}") == []


def test_a_long_sentence_is_no_formula() -> None:
    long = (
        "The camp stood in a sheltered valley that kept all those who lived there from the worst of "
        "the winter weather and from the patrols on the pass."
    )
    text = "\n\n".join(f"{head} {long}" for head in ("It began.", "It went on.", "It ended."))
    assert [rule for rule, *_ in found("en", text)] == ["duplicate-sentence"] * 2


def test_a_quoted_name_of_two_equal_words_is_one() -> None:
    assert (
        found("en", 'He is on earth as the "willy willy" or whirlwind, and comes in March.') == []
    )


def test_a_stammer_is_no_loop() -> None:
    assert found("pl", "Ja, ja, ja, ja bardzo bym chciał, zapewnił kwestor.") == []
    text, loop = expected("loop", "⟦Ja, ja, ja, ja, ja, ja⟧ bardzo bym chciał, zapewnił kwestor.")
    assert found("pl", text) == loop

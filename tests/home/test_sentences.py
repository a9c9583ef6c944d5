"""Cutting text into sentences, and telling the long ones."""

import pytest

from home.sentences import long_sentences, sentences, word_count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Yksi. Kaksi!</p><p>Kolme</p>", ["Yksi.", "Kaksi!", "Kolme"]),
        ("<ul><li>yksi</li><li>kaksi</li></ul>", ["yksi", "kaksi"]),
        ("<p>Kutsuttiin esim. Oulu mukaan. Kysyttiin.</p>", ["Kutsuttiin esim. Oulu mukaan.", "Kysyttiin."]),
        ("<p>Se oli 12.5. Oulussa klo 9.30. Väki viihtyi.</p>", ["Se oli 12.5. Oulussa klo 9.30.", "Väki viihtyi."]),
        ("<p>Hanke päättyi 2024. Se jatkuu.</p>", ["Hanke päättyi 2024.", "Se jatkuu."]),
        ("<p>Hon sade: ”Vi börjar.” Alla kom.</p>", ["Hon sade: ”Vi börjar.”", "Alla kom."]),
        ("<p>Vi mötte bl.a. Kommunförbundet. Bra!</p>", ["Vi mötte bl.a. Kommunförbundet.", "Bra!"]),
        ("<p>A &amp; B&nbsp;&lt;tag&gt; told us, e.g. Anna.</p>", ["A & B <tag> told us, e.g. Anna."]),
        ("<p>Ensimmäinen<br/>toinen</p>", ["Ensimmäinen", "toinen"]),
        ("<p> … </p>", []),
        ("", []),
    ],
)
def test_text_is_cut_where_sentences_end(text, expected):
    assert sentences([text]) == expected


def test_words_with_joints_are_one_word():
    assert word_count("THL:n e-kirje ja vaa'an 12.5.2025 osoite www.example.org/sivu") == 7


@pytest.mark.parametrize(("language", "most"), [("fi", 17), ("sv", 22), ("en", 25)])
def test_how_long_is_long_depends_on_the_language(language, most):
    fits, long, longer = (" ".join(["sana"] * number) for number in (most, most + 1, most + 5))

    assert long_sentences([fits, long, longer], language) == [longer, long]

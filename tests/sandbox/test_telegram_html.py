"""HTML as Telegram reads it, and as the sandbox's page may show it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.telegram.entities import FormattedText, trimmed, utf16_length, with_found_entities
from bot.sandbox.telegram.errors import Refusal
from bot.sandbox.telegram.html_parser import parse
from bot.sandbox.telegram.html_renderer import render

Entity = dict[str, Any]


def entity(kind: str, offset: int, length: int, **more: Any) -> Entity:
    return {"type": kind, "offset": offset, "length": length, **more}


READ: list[tuple[str, str, list[Entity]]] = [
    ("plain", "plain", []),
    ("<b>bold</b> <strong>x</strong>", "bold x", [entity("bold", 0, 4), entity("bold", 5, 1)]),
    ("<i>a</i><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
    ("<s>a</s>", "a", [entity("strikethrough", 0, 1)]),
    ("<B>a</>", "a", [entity("bold", 0, 1)]),
    ("<b>a<i>b</i></b>", "ab", [entity("italic", 1, 1), entity("bold", 0, 2)]),
    ("<b></b>empty", "empty", []),
    ("👩🏽 <b>é</b>", "👩🏽 é", [entity("bold", 5, 1)]),
    ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
    ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
    ('<a href="https://duo.example/?a=1&amp;b">a</a>', "a",
     [entity("text_link", 0, 1, url="https://duo.example/?a=1&b")]),
    ("<a href=\"nothing\">a</a>", "a", []),
    ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
    ("<pre>a</pre><code>b</code>", "ab", [entity("pre", 0, 1), entity("code", 1, 1)]),
    ('<pre><code class="language-python">a</code></pre>', "a", [entity("pre", 0, 1, language="python")]),
    ('<code class="language-python">a</code>', "a", [entity("code", 0, 1)]),
    ("&lt;b&gt; &amp;amp; &quot; &#233; &#x1F600;", '<b> &amp; " é 😀', []),
    ("&nbsp; &ge; & &#12345678;", "&nbsp; &ge; & &#12345678;", []),
    ("1 > 0", "1 > 0", []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "text", "entities"), READ)
def test_reading(html: str, text: str, entities: list[Entity]) -> None:
    assert parse(html) == FormattedText(text, entities)


BROKEN = [
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("1 <", "Unclosed start tag at byte offset 2"),
    ("é<b", "Unclosed start tag at byte offset 2"),
    ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("😀 <DIV>", 'Unsupported start tag "div" at byte offset 5'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
    ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
    ("<a href=x/y>y</a>", "Unexpected end of name token at byte offset 8"),
    ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("html", "problem"), BROKEN)
def test_broken(html: str, problem: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(html)

    assert refusal.value.description == f"Bad Request: can't parse entities: {problem}"


FOUND = [
    ("/start now", [("bot_command", 0, 6)]),
    ("go to /help@duo_bot", [("bot_command", 6, 13)]),
    ("either/or a/b", []),
    ("see https://duo.example/x.", [("url", 4, 21)]),
    ("mail a.b@duo.example", [("email", 5, 15)]),
    ("ask @sofie_b", [("mention", 4, 8)]),
    ("🎉 #week2", [("hashtag", 3, 6)]),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_what_telegram_finds_by_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    entities = with_found_entities(FormattedText(text)).entities

    assert [(one["type"], one["offset"], one["length"]) for one in entities] == found


def test_nothing_is_found_in_code() -> None:
    text = FormattedText("/start", [entity("code", 0, 6)])

    assert with_found_entities(text) == text


def test_trimming_moves_entities() -> None:
    text = FormattedText("  a b \n", [entity("bold", 0, 3), entity("italic", 4, 3), entity("code", 5, 1)])

    assert trimmed(text) == FormattedText("a b", [entity("bold", 0, 1), entity("italic", 2, 1)])


SHOWN = [
    (FormattedText("<script>&"), "&lt;script&gt;&amp;"),
    (FormattedText("ab", [entity("bold", 0, 2), entity("italic", 1, 1)]), "<b>a<i>b</i></b>"),
    (FormattedText("abc", [entity("bold", 0, 2), entity("italic", 1, 2)]), "<b>a<i>b</i></b><i>c</i>"),
    (FormattedText("x", [entity("text_link", 0, 1, url="https://a/?\"'<")]),
     '<a href="https://a/?&quot;&#x27;&lt;">x</a>'),
    (FormattedText("x", [entity("text_link", 0, 1, url="javascript:alert(1)")]), "x"),
    (FormattedText("https://a", [entity("url", 0, 9)]), '<a href="https://a">https://a</a>'),
    (FormattedText("/go", [entity("bot_command", 0, 3)]), "/go"),
    (FormattedText("x", [entity("pre", 0, 1, language='"><b>')]),
     '<pre><code class="language-&quot;&gt;&lt;b&gt;">x</code></pre>'),
]  # fmt: skip


@pytest.mark.parametrize(("formatted", "html"), SHOWN)
def test_showing(formatted: FormattedText, html: str) -> None:
    assert render(formatted) == html


NESTABLE = ["bold", "italic", "underline", "strikethrough", "spoiler"]


@st.composite
def formatted_texts(draw: st.DrawFn) -> FormattedText:
    """Any text whose entities begin and end between characters."""
    text = draw(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
    places = st.integers(0, len(text))
    entities = []
    for kind in draw(st.lists(st.sampled_from(NESTABLE), unique=True, max_size=4)):
        begin, end = sorted((draw(places), draw(places)))
        offset, length = utf16_length(text[:begin]), utf16_length(text[begin:end])
        if length:
            entities.append(entity(kind, offset, length))
    return FormattedText(text, entities)


def covered(formatted: FormattedText) -> set[tuple[str, int]]:
    return {
        (one["type"], unit)
        for one in formatted.entities
        for unit in range(one["offset"], one["offset"] + one["length"])
    }


@given(formatted_texts())
def test_what_is_shown_reads_back_as_the_same(formatted: FormattedText) -> None:
    again = parse(render(formatted))

    assert again.text == formatted.text
    assert covered(again) == covered(formatted)

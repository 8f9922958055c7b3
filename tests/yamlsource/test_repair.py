"""A file that is not valid YAML: each syntax error is found at its place, and the file is read as it was meant."""

from __future__ import annotations

import pytest

from generator.yamlsource.reader import parse_yaml


@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        pytest.param(
            "a:\n  title: Asthma: your plan\n  b: c\n",
            ["2:16 Y012"],
            {"a": {"title": "Asthma: your plan", "b": "c"}},
            id="colon",
        ),
        pytest.param(
            "a:\n  title: Asthma:\n  b: c\n",
            ["2:16 Y012"],
            {"a": {"title": "Asthma:", "b": "c"}},
            id="colon end",
        ),
        pytest.param(
            "a:\n  title: Asthma\n    side effects: foo\n  b: c\n",
            ["3:17 Y012"],
            {"a": {"title": "Asthma side effects: foo", "b": "c"}},
            id="colon cont",
        ),
        pytest.param(
            "a:\n  title: Asthma\n   b: foo\n  b: c\n",
            ["3:4 Y013", "4:3 Y016"],
            {"a": {"title": "Asthma", "b": "foo"}},
            id="indent more",
        ),
        pytest.param(
            "a:\n    title: Asthma\n  b: foo\n",
            ["3:3 Y013"],
            {"a": {"title": "Asthma", "b": "foo"}},
            id="indent less",
        ),
        pytest.param(
            "a:\n    - x\n  - y\n",
            ["3:3 Y013"],
            {"a": ["x", "y"]},
            id="indent less list",
        ),
        pytest.param(
            "a:\n    b:\n    c: 1\n    d: 2\n  e:\n    c: 3\n",
            ["2:5 Y013"],
            {"a": {"b": {"c": "1", "d": "2"}, "e": {"c": "3"}}},
            id="first key as far as its own keys",
        ),
        pytest.param(
            "z:\n  y: 0\na:\n\n   b:\n    c: 1\n    d: 2\n  e:\n    c: 3\n",
            ["5:4 Y013"],
            {"z": {"y": "0"}, "a": {"b": {"c": "1", "d": "2"}, "e": {"c": "3"}}},
            id="first key a little too far",
        ),
        pytest.param(
            "z:\n  y: 0\n\na: words\n  b: 1\n  c: 2\n",
            ["4:4 Y026"],
            {"z": {"y": "0"}, "a": {"b": "1", "c": "2"}},
            id="words above keys",
        ),
        pytest.param(
            "# list\na: words\n  - b: 1\n    c: 2\n  - b: 3\n",
            ["2:4 Y026"],
            {"a": [{"b": "1", "c": "2"}, {"b": "3"}]},
            id="words above items",
        ),
        pytest.param(
            "z:\n  a: words\n    b: 1\n    c: 2\n  d: 3\n",
            ["2:6 Y026"],
            {"z": {"a": {"b": "1", "c": "2"}, "d": "3"}},
            id="words above keys, first",
        ),
        pytest.param(
            "a:\n  'b:\n    c: 1\n  d: 2\n",
            ["2:3 Y014"],
            {"a": {"b": {"c": "1"}, "d": "2"}},
            id="key with one quote",
        ),
        pytest.param(
            "a:\n\ttitle: x\n",
            ["2:1 Y011"],
            {"a": {"title": "x"}},
            id="tab",
        ),
        pytest.param(
            "a:\n  title: x\n\tb: x\n",
            ["3:1 Y011"],
            {"a": {"title": "x", "b": "x"}},
            id="tab2",
        ),
        pytest.param(
            "a: x\n\tcontinued\nb: c\n",
            ["2:1 Y011"],
            {"a": "x continued", "b": "c"},
            id="tab3",
        ),
        pytest.param(
            "a:\tx\nb: - \tc\n",
            ["2:4 Y013"],
            {"a": "x", "b": "-  c"},
            id="tabval",
        ),
        pytest.param(
            "a:\n  title:Words\n  b: c\n",
            ["2:8 Y018"],
            {"a": {"title": "Words", "b": "c"}},
            id="nospace",
        ),
        pytest.param(
            "a:\n  title: x\n  stray words\n  b: c\n",
            ["3:3 Y018"],
            {"a": {"title": "x", "b": "c"}},
            id="stray",
        ),
        pytest.param(
            "a:\n  - x\n  second\n  - y\n",
            ["3:3 Y018"],
            {"a": ["x", "y"]},
            id="straylist",
        ),
        pytest.param(
            'a:\n  title: "x\n  b: c\n',
            ["2:10 Y014"],
            {"a": {"title": '"x', "b": "c"}},
            id="quote",
        ),
        pytest.param(
            'a:\n  title: "x\n  b: "c"\n',
            ["2:10 Y014"],
            {"a": {"title": '"x', "b": "c"}},
            id="quote2",
        ),
        pytest.param(
            'a:\n  title: "x" and\n  b: c\n',
            ["2:14 Y014"],
            {"a": {"title": '"x" and', "b": "c"}},
            id="quoteafter",
        ),
        pytest.param(
            "a:\n  title: 'It's here'\n  b: c\n",
            ["2:14 Y014"],
            {"a": {"title": "'It's here'", "b": "c"}},
            id="apos",
        ),
        pytest.param(
            "a: @x\n",
            ["1:4 Y015"],
            {"a": "@x"},
            id="at",
        ),
        pytest.param(
            "a: %x\n",
            ["1:4 Y015"],
            {"a": "%x"},
            id="pct",
        ),
        pytest.param(
            "a: `x`\n",
            ["1:4 Y015"],
            {"a": "`x`"},
            id="bt",
        ),
        pytest.param(
            "a: **x** y\nb: c\n",
            ["1:4 Y015"],
            {"a": "**x** y", "b": "c"},
            id="star",
        ),
        pytest.param(
            "a: *x y\n",
            ["1:4 Y015"],
            {"a": "*x y"},
            id="star1",
        ),
        pytest.param(
            "a: & b\n",
            ["1:4 Y015"],
            {"a": "& b"},
            id="amp",
        ),
        pytest.param(
            "a: [x](y) c\nb: d\n",
            ["1:4 Y015"],
            {"a": "[x](y) c", "b": "d"},
            id="brack",
        ),
        pytest.param(
            "a: {x} c\nb: d\n",
            ["1:4 Y015"],
            {"a": "{x} c", "b": "d"},
            id="brace",
        ),
        pytest.param(
            "a: > 5 x\n",
            ["1:4 Y015"],
            {"a": "> 5 x"},
            id="gt",
        ),
        pytest.param(
            "a: | 5 x\n",
            ["1:4 Y015"],
            {"a": "| 5 x"},
            id="pipe",
        ),
        pytest.param(
            "a: ? x\n",
            ["1:4 Y015"],
            {"a": "? x"},
            id="q",
        ),
        pytest.param(
            "a: - x\n",
            ["1:4 Y013"],
            {"a": "- x"},
            id="dashval",
        ),
        pytest.param(
            'a: "C:\\Users"\n',
            ["1:7 Y023"],
            {"a": '"C:\\Users"'},
            id="bs",
        ),
        pytest.param(
            "a: [x, y\nb: c\n",
            ["1:4 Y014"],
            {"a": "[x, y", "b": "c"},
            id="flowunclosed",
        ),
        pytest.param(
            "a: {x: y\nb: c\n",
            ["1:4 Y014"],
            {"a": "{x: y", "b": "c"},
            id="flowkey",
        ),
        pytest.param(
            ": x\n",
            ["1:1 Y021"],
            None,
            id="emptykey",
        ),
        pytest.param(
            "a: b\n- c\n",
            ["2:1 Y018"],
            {"a": "b"},
            id="mixed",
        ),
        pytest.param(
            "- c\na: b\n",
            ["1:1 Y007", "2:1 Y018"],
            None,
            id="mixed2",
        ),
        pytest.param(
            "a: “x: y”\n",
            ["1:6 Y012"],
            {"a": "“x: y”"},
            id="smart",
        ),
        pytest.param(
            'a:\n  title: Asthma: x\n  b: "y\n  c: @z\n\td: e\n  f: *g\n  h: k\n  h: l\n  m:n\n  o: p\n',
            ["2:16 Y012", "3:6 Y014", "4:6 Y015", "5:1 Y011", "6:6 Y017", "8:3 Y016", "9:4 Y018"],
            {"a": {"title": "Asthma: x", "b": '"y', "c": "@z", "d": "e", "f": "*g", "h": "k", "m": "n", "o": "p"}},
            id="many",
        ),
        pytest.param(
            'a: "x" y\nwhat:\n- b\n- c\nd:\n- e: f\n  g: h\n- e: i\nj: k\n',
            ["1:8 Y014"],
            {"a": '"x" y', "what": ["b", "c"], "d": [{"e": "f", "g": "h"}, {"e": "i"}], "j": "k"},
            id="samecol",
        ),
        pytest.param(
            "a:\n  b: c\n   d:\n     e: f\n     g: h\n  i: k\n",
            ["3:4 Y013"],
            {"a": {"b": "c", "d": {"e": "f", "g": "h"}, "i": "k"}},
            id="sub",
        ),
        pytest.param(
            "a:\n    b: c\n    d: c\n  e: f\n  g:\n    h: i\n  k: l\nm: n\n",
            ["4:3 Y013"],
            {"a": {"b": "c", "d": "c", "e": "f", "g": {"h": "i"}, "k": "l"}, "m": "n"},
            id="sub2",
        ),
        pytest.param(
            'a: |\n  x: y: z\n   "foo\n  @ b\nb: >-\n  x\nc: @d\n',
            ["7:4 Y015"],
            {"a": 'x: y: z\n "foo\n@ b\n', "b": "x", "c": "@d"},
            id="block",
        ),
        pytest.param(
            "text: The drug can cause bad things to happen to people who take it and\n  itching: red skin\nb: c\n",
            ["2:10 Y012"],
            {"text": "The drug can cause bad things to happen to people who take it and itching: red skin", "b": "c"},
            id="prose",
        ),
        pytest.param(
            "a:\n  - Take care: it stings: a lot\n  - id: b: c\n  - z\n",
            ["2:14 Y012", "3:10 Y012"],
            {"a": ["Take care: it stings: a lot", {"id": "b: c"}, "z"]},
            id="itemnote",
        ),
        pytest.param(
            "a: 'It''s fine\n  and more'\nb: 'x\n  y' z\nc: d\n",
            ["4:6 Y014"],
            {"a": "It's fine and more", "b": "'x y' z", "c": "d"},
            id="multiq",
        ),
        pytest.param(
            "a: {b: c, d: [e, f]}\nc: [a,\n  b, 'c, ]'\n ]\nd: [x] y\ne: f\n",
            ["5:4 Y015"],
            {"a": {"b": "c", "d": ["e", "f"]}, "c": ["a", "b", "c, ]"], "d": "[x] y", "e": "f"},
            id="flows",
        ),
        pytest.param(
            "a:\n  - \n    b: c\n  -\n    b: d\n  - - e\n    - f\n g: h\n",
            ["8:2 Y013"],
            {"a": [{"b": "c"}, {"b": "d"}, ["e", "f"]], "g": "h"},
            id="dash",
        ),
        pytest.param(
            "a: one\n  two # three\n  four\nb: c: d\n",
            ["3:3 Y018", "4:5 Y012"],
            {"a": "one two", "b": "c: d"},
            id="cont",
        ),
        pytest.param(
            "a:\n\tb: c\n\td:\n\t\te: f\n\t\tg: h\n\ti:\n\t\t- k\n\t\t- l: m\n\t\t  n: o\n",
            ["2:1 Y011"],
            {"a": {"b": "c", "d": {"e": "f", "g": "h"}, "i": ["k", {"l": "m", "n": "o"}]}},
            id="tabs",
        ),
        pytest.param(
            "a:\n  b:\n    c: d\n e: f\n    g: h\n    i: k\nl: m\n",
            ["4:2 Y013"],
            {"a": {"b": {"c": "d", "e": "f", "g": "h", "i": "k"}}, "l": "m"},
            id="outdented",
        ),
        pytest.param(
            "a:\n b: c\n  d: e\n  f: g\nh: i\n",
            ["2:2 Y013"],
            {"a": {"b": "c", "d": "e", "f": "g"}, "h": "i"},
            id="first child",
        ),
        pytest.param(
            "a:\n  b: c\n d:\n    e: f\n  g: h\ni: k\n",
            ["3:2 Y013"],
            {"a": {"b": "c", "d": {"e": "f"}, "g": "h"}, "i": "k"},
            id="outdented key",
        ),
        pytest.param(
            "a:\n  b: c\nd\n  e: f\n",
            ["3:2 Y018"],
            {"a": {"b": "c"}, "d": {"e": "f"}},
            id="no colon",
        ),
        pytest.param(
            "a:\n  - b: c\n    d: e\n- b: f\n    d: g\n",
            ["4:1 Y013"],
            {"a": [{"b": "c", "d": "e"}, {"b": "f", "d": "g"}]},
            id="item too far left",
        ),
        pytest.param(
            "a:\n  - Bring a hat\n  Sun: cream\n  - Water\n",
            ["3:3 Y018"],
            {"a": ["Bring a hat", {"Sun": "cream"}, "Water"]},
            id="item without dash",
        ),
        pytest.param(
            "a:\n  b: c\n    d:\n  e: f\n",
            ["3:5 Y013"],
            {"a": {"b": "c"}, "d": {"e": "f"}},
            id="section too deep",
        ),
        pytest.param(
            'a:\n- b\n- c\nd:\n- e: f\n  g: "h\n- i: k\nl: m\n',
            ["6:6 Y014"],
            {"a": ["b", "c"], "d": [{"e": "f", "g": '"h'}, {"i": "k"}], "l": "m"},
            id="own column",
        ),
        pytest.param(
            "a:\n\t\t- b: c\n      d: e\n    - b: f\n      d: g\n",
            ["2:1 Y011"],
            {"a": [{"b": "c", "d": "e"}, {"b": "f", "d": "g"}]},
            id="tab item",
        ),
        pytest.param(
            "a:\n  b:\n    c: d\n\t e: f\n    g: h\n",
            ["4:1 Y011"],
            {"a": {"b": {"c": "d", "e": "f", "g": "h"}}},
            id="tab beside",
        ),
        pytest.param(
            "a:\n  it's: so: it is\nb:\n  'c' d\n",
            ["2:11 Y012", "4:7 Y014"],
            {"a": {"it's": "so: it is"}, "b": "'c' d"},
            id="text in next line",
        ),
        pytest.param(
            "a: b: c\nd: # told in a comment: no mistake\n  e: f\ng:   # up to 2: short ones\n  - h # as here: fine\n",
            ["1:5 Y012"],
            {"a": "b: c", "d": {"e": "f"}, "g": ["h"]},
            id="colon in a comment",
        ),
    ],
)
def test_syntax_errors_are_found_and_repaired(text: str, found: list[str], meant: object) -> None:
    tree, problems = parse_yaml(text.encode(), "a.yaml")
    assert [f"{p.location.line}:{p.location.column} {p.code}" for p in problems if p.location] == found
    assert (tree.value if tree else None) == meant

"""SRX files: the parser, the engine and ICU's regular expressions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import regex

from aligner.errors import BadRules
from aligner.segmentation import BUNDLED, Segmenter, covers
from aligner.srx_regex import last_characters, translate
from aligner.srx_rules import LanguageMap, Rule, read_rules
from tmx.failure import FileProblem

FULL_STOP = r"<rule><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>"


def no_break(before: str, after: str = r"\s") -> str:
    return (
        f'<rule break="no"><beforebreak>{before}</beforebreak>'
        f"<afterbreak>{after}</afterbreak></rule>"
    )


def do_break(before: str, after: str) -> str:
    return no_break(before, after).replace('"no"', '"yes"')


def srx(
    groups: dict[str, str],
    maps: list[tuple[str, str]],
    header: str = 'segmentsubflows="yes" cascade="yes"',
    root: str = 'version="2.0" xmlns="http://www.lisa.org/srx20"',
) -> str:
    rules = "\n".join(
        f'<languagerule languagerulename="{name}">\n{text}\n</languagerule>'
        for name, text in groups.items()
    )
    mapping = "\n".join(
        f'<languagemap languagepattern="{pattern}" languagerulename="{name}"/>'
        for pattern, name in maps
    )
    return (
        f"<srx {root}>\n<header {header}/>\n<body>\n<languagerules>\n{rules}\n</languagerules>\n"
        f"<maprules>\n{mapping}\n</maprules>\n</body>\n</srx>"
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rules.srx"


def split(file: Path, text: str, source: str, language: str = "en") -> list[str]:
    file.write_text(source, encoding="utf-8")
    return Segmenter.from_file(file, language).split(text)


def one(rules: str) -> str:
    return srx({"All": rules}, [(".*", "All")])


def test_the_parts_of_a_file(file: Path) -> None:
    file.write_text(
        """<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="no" cascade="no">
<formathandle type="start" include="no"/><formathandle type="end" include="yes"/>
</header>
<body><languagerules>
<languagerule languagerulename="English">
<rule break="no"><beforebreak>Mr\\.<!-- address --></beforebreak></rule>
<rule><afterbreak>\\n</afterbreak></rule>
</languagerule>
</languagerules>
<maprules><languagemap languagepattern="EN.*" languagerulename="English"/></maprules>
</body></srx>
""",
        encoding="utf-8",
    )
    rules = read_rules(file)
    assert (rules.version, rules.cascade, rules.segment_subflows) == ("2.0", False, False)
    assert rules.format_handles == {"start": False, "end": True}
    assert rules.maps == (LanguageMap("EN.*", "English", 12),)
    assert rules.groups == {
        "English": (
            Rule(False, r"Mr\.", "", "English", 1, 8),
            Rule(True, "", r"\n", "English", 2, 9),
        )
    }


@pytest.mark.parametrize(
    ("rules", "text", "expected"),
    [
        # The first rule that matches decides, whichever it is.
        (no_break("Mr\\.") + FULL_STOP, "Mr. A. B", ["Mr. A.", "B"]),
        (FULL_STOP + no_break("Mr\\."), "Mr. A. B", ["Mr.", "A.", "B"]),
        (do_break("!", "[A-Z]") + no_break("!", ".") + do_break(".", "b"), "a!B!b", ["a!", "B!b"]),
        # One part is enough; the other then matches anything.
        ('<rule break="yes"><beforebreak>;</beforebreak></rule>', "a;b; c", ["a;", "b;", "c"]),
        ('<rule break="yes"><afterbreak>#</afterbreak></rule>', "a#b#c", ["a", "#b", "#c"]),
        ('<rule break="yes"><beforebreak/><afterbreak>#</afterbreak></rule>', "a#b", ["a", "#b"]),
        # No break rule, no break.
        (no_break("a"), "a b. C", ["a b. C"]),
        ("", "a b. C", ["a b. C"]),
        # Every place counts, also inside what another match has covered.
        (do_break("[.!]+", "."), "a.!.b", ["a.", "!", ".", "b"]),
        (do_break("aa", "."), "aaaab", ["aa", "a", "a", "b"]),
        (do_break(".*x", "y"), "axxyxy", ["axx", "yx", "y"]),
        # Anchors mean the text's ends; a break at either end is none.
        (no_break(r"^\d\.") + FULL_STOP, "1. A. B", ["1. A.", "B"]),
        (do_break("", "$") + do_break("^", ""), "a b", ["a b"]),
        (do_break(r"\.", r"\s+$"), "A. B. ", ["A. B."]),
        # An inline flag holds for its own rule and part.
        (no_break("(?i)no\\.") + FULL_STOP, "NO. 1. no. 2", ["NO. 1.", "no. 2"]),
        (do_break("(?i)x", "y") + do_break("z", "w"), "aXyZwzw", ["aX", "yZwz", "w"]),
        # Groups in one rule do not disturb the next.
        (no_break(r"(M(rs?))\.") + do_break(r"(\.)", r"(\s)"), "Mrs. A. B", ["Mrs. A.", "B"]),
        (
            do_break(r"(?&lt;end>\.)", " ") + do_break("(?&lt;end>!)", " "),
            "A. B! C",
            ["A.", "B!", "C"],
        ),
        # Unicode: categories, white space, letters.
        (do_break(r"\.", r"\s+\p{Lu}"), "A.\u00a0Ä. b", ["A.", "Ä. b"]),
        (do_break("[。？]", "\\p{IsHan}"), "甲。乙。C", ["甲。", "乙。C"]),
    ],
)
def test_engine(file: Path, rules: str, text: str, expected: list[str]) -> None:
    assert split(file, text, one(rules)) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\h", "a\u3000b\tc\nd", ["a", "b", "c\nd"]),
        (r"[\h;]", "a;b c\nd", ["a;", "b", "c\nd"]),
        (r"\v", "a\u2028b c", ["a", "b c"]),
        (r"\x{3002}", "甲。乙", ["甲。", "乙"]),
        (r"\u3002", "甲。乙", ["甲。", "乙"]),
        (r"\x{1F600}", "a😀b", ["a😀", "b"]),
        (r"\uD83D\uDE00", "a😀b", ["a😀", "b"]),
        (r"\Q.+\E", "a.+b.b", ["a.+", "b.b"]),
        (r"\Q[x", "a[xb", ["a[x", "b"]),
        (r"\.++", "a..b", ["a.", ".", "b"]),
        (r"[\p{Po}&amp;&amp;[^,]]", "a,b;c", ["a,b;", "c"]),
        (r"[\p{Po}-[,]]", "a,b;c", ["a,b;", "c"]),
        (r'[;"-[,]]', 'a,b;c"d', ["a,b;", 'c"', "d"]),
        (r"[[;][!]]", "a;b!c", ["a;", "b!", "c"]),
        (r'["([]', "a[b(c", ["a[", "b(", "c"]),
        (r"[[:punct:]]", "a;b", ["a;", "b"]),
        (r"(?U)\w;", "é;b", ["é;", "b"]),
        (r"(?iu:X);", "x;b", ["x;", "b"]),
        (r"\p{javaUpperCase};", "É;é;b", ["É;", "é;b"]),
        (r"\p{IsPunctuation}", "a;b", ["a;", "b"]),
        (r"\p{IsLu};", "É;é;b", ["É;", "é;b"]),
        (r"\p{InCyrillic};", "я;z;b", ["я;", "z;b"]),
        (r"\cI", "a\tb", ["a", "b"]),
        (r"\e", "a\x1bb", ["a\x1b", "b"]),
        (r"\\", "a\\b", ["a\\", "b"]),
        (r"\\Q", r"a\Qb", [r"a\Q", "b"]),
        (r"[\]\\;]", "a]b", ["a]", "b"]),
        (r"a|;", "xay;z", ["xa", "y;", "z"]),
    ],
)
def test_icu_regular_expressions(file: Path, pattern: str, text: str, expected: list[str]) -> None:
    rule = f'<rule break="yes"><beforebreak>{pattern}</beforebreak></rule>'
    assert split(file, text, one(rule)) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\A\z", r"\A\Z"),
        (r"(?d)a", "a"),
        (r"(?Ui-u)a", "(?i)a"),
        (r"(?i-s:a)", "(?i-s:a)"),
        (r"[a-z-[aeiou]]", "[a-z--[aeiou]]"),
        (r"a-[b]", "a-[b]"),
        (r"\p{Nonsense}", r"\p{Nonsense}"),
        ("会议", "会议"),
    ],
)
def test_translation(pattern: str, expected: str) -> None:
    assert translate(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "ends", "others"),
    [
        (r"\.", ".", "a!"),
        (r"[.?!]+", ".?!", "a"),
        (r"[.?!][”)]*", ".?!”)", "a"),
        (r"(?:Mr|Dr)\.\s{1,2}", " ", ".r"),
        (r"a\d{0,3}", "a12", "b"),
        (r"(?:a|b);?x?c", "c", ";xab"),
        (r"[\p{Po}--[,;]]", ".", ",;a"),
    ],
)
def test_last_characters(pattern: str, ends: str, others: str) -> None:
    found = last_characters(pattern)
    assert found is not None
    compiled = regex.compile(found, regex.VERSION1)
    assert all(compiled.fullmatch(character) for character in ends)
    assert not any(compiled.fullmatch(character) for character in others)


@pytest.mark.parametrize(
    "pattern", ["", ".*", "a|b", "(a|b)", "a$", r"a\b", "(?i)a", "a*", r"\R", "a(?=b)"]
)
def test_last_characters_that_cannot_be_told(pattern: str) -> None:
    assert last_characters(pattern) is None


BOTH = {"English": no_break("Mr\\."), "Default": FULL_STOP}


@pytest.mark.parametrize(
    ("header", "root", "language", "expected"),
    [
        ('cascade="yes"', 'version="2.0"', "en", ["Mr. A.", "B"]),
        ('cascade="no"', 'version="2.0"', "en", ["Mr. A. B"]),
        ('cascade="no"', 'version="2.0"', "fr", ["Mr.", "A.", "B"]),
        # Absent: OmegaT's own files are so and are meant to cascade; version 1.0 knew no cascade.
        ("", 'version="2.0"', "en", ["Mr. A.", "B"]),
        ("", 'version="1.0"', "en", ["Mr. A. B"]),
        ("", 'version="2.0" xmlns="http://www.lisa.org/srx20"', "en-GB", ["Mr. A.", "B"]),
        ('cascade="yes"', "", "EN", ["Mr. A.", "B"]),
    ],
)
def test_cascade(file: Path, header: str, root: str, language: str, expected: list[str]) -> None:
    source = srx(BOTH, [("EN.*", "English"), (".*", "Default")], header, root)
    assert split(file, "Mr. A. B", source, language) == expected


@pytest.mark.parametrize(
    ("pattern", "language", "matches"),
    [
        ("EN.*", "en", True),
        ("EN.*", "en-GB", True),
        ("en", "en-GB", False),
        ("(EN|en).*", "en", True),
        ("zh_CN", "zh-CN", True),
        ("ZH-CN", "zh-CN", True),
        ("[Zz][Hh].*", "zh-Hans", True),
        ("E", "en", False),
        (".*", "x-any", True),
    ],
)
def test_language_patterns(file: Path, pattern: str, language: str, matches: bool) -> None:
    file.write_text(srx({"A": FULL_STOP}, [(pattern, "A")]), encoding="utf-8")
    assert covers(file, language) is matches


def test_version_1_0_with_named_maprules(file: Path) -> None:
    source = srx(
        BOTH, [("EN.*", "English"), (".*", "Default")], 'segmentsubflows="yes"', 'version="1.0"'
    )
    source = source.replace("<maprules>", '<maprules><maprule maprulename="Default">').replace(
        "</maprules>", "</maprule></maprules>"
    )
    assert split(file, "Mr. A. B", source, "fr") == ["Mr.", "A.", "B"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(file: Path, encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    source = f'<?xml version="1.0" encoding="{name}"?>\n' + one(do_break("。", "."))
    file.write_bytes(source.encode(encoding))
    assert Segmenter.from_file(file, "zh").split("甲。乙") == ["甲。", "乙"]


def test_a_changed_file_is_read_again(file: Path) -> None:
    assert split(file, "A. B; C", one(FULL_STOP)) == ["A.", "B; C"]
    before = file.stat()
    file.write_text(one(do_break(";", " ")), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))
    assert Segmenter.from_file(file, "en").split("A. B; C") == ["A. B;", "C"]


def test_rules_are_compiled_once() -> None:
    assert Segmenter.bundled("en") is Segmenter.bundled("en")


def test_a_bad_rule_of_another_language_does_no_harm(file: Path) -> None:
    source = srx({"A": FULL_STOP, "B": no_break("(")}, [("en", "A"), ("de", "B")])
    assert split(file, "A. B", source) == ["A.", "B"]


EXPORT = "export the segmentation rules from the CAT tool again, as SRX 2.0"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", f": is empty; {EXPORT}"),
        (
            "Mr.\nMs.",
            f":1: is not XML (Start tag expected, '<' not found, line 1, column 1); {EXPORT}",
        ),
        (
            '\n<tmx version="1.4"/>',
            f":2: is not SRX: its root element is <tmx>; {EXPORT}",
        ),
        (
            '<java version="1.8"><object/></java>',
            ":1: is not SRX: its root element is <java>; this is OmegaT's older segmentation.conf: "
            "open the project in OmegaT 6, which turns it into segmentation.srx",
        ),
        ('<srx version="2.0"><header/></srx>', f": has no <languagerule>; {EXPORT}"),
        (
            srx({"A": FULL_STOP}, [("DE.*", "A")]),
            ': no rules for the language "en"; '
            'add a <languagemap languagepattern="en.*" ...> to the file',
        ),
        (
            srx({"A": FULL_STOP, "B": ""}, [("EN.*", "English")]),
            ':13: languagepattern "EN.*" names the rules "English", which the file does not have; '
            "it has: A, B",
        ),
        (
            srx({"A": FULL_STOP}, [("*", "A")]),
            ':10: languagepattern "*" is not a regular expression '
            "(nothing to repeat at position 0); correct it, for example to EN.*",
        ),
        (
            one(FULL_STOP + "\n" + no_break("(Mr")),
            ':7: rule 2 of "All": the regular expression of <beforebreak> does not compile '
            "(missing ) at position 3): (Mr; correct it there or in the CAT tool",
        ),
        (
            one(no_break("a)|(b")),
            ':6: rule 1 of "All": the regular expression of <beforebreak> does not compile '
            "(unbalanced parenthesis at position 1): a)|(b; correct it there or in the CAT tool",
        ),
        (
            one(no_break("Mr", r"\p{Nonsense}")),
            ':6: rule 1 of "All": the regular expression of <afterbreak> does not compile '
            r"(unknown property at position 12): \p{Nonsense}; "
            "correct it there or in the CAT tool",
        ),
        (
            one(no_break(r"(a)\1")),
            ':6: rule 1 of "All": the regular expression of <beforebreak> refers back to a group: '
            r"(a)\1; write the alternatives out",
        ),
        (
            one("<rule/>"),
            ':6: rule 1 of "All" has neither <beforebreak> nor <afterbreak>; '
            "fill one in or remove the rule",
        ),
    ],
)
def test_bad_files(file: Path, source: str, message: str) -> None:
    file.write_text(source, encoding="utf-8")
    with pytest.raises(BadRules) as raised:
        Segmenter.from_file(file, "en")
    assert str(raised.value) == f"{file}{message}"


def test_a_missing_file(file: Path) -> None:
    with pytest.raises(FileProblem) as raised:
        Segmenter.from_file(file, "en")
    assert str(raised.value) == f"{file}: no such file or directory; check the name"


def test_entities_are_not_resolved(file: Path) -> None:
    secret = file.with_name("secret")
    secret.write_text("x", encoding="utf-8")
    source = one(do_break("a&x;", "b"))
    file.write_text(f'<!DOCTYPE srx [<!ENTITY x SYSTEM "{secret}">]>\n{source}', encoding="utf-8")
    assert Segmenter.from_file(file, "en").split("axb ab") == ["axb a", "b"]


def test_the_bundled_rules_use_nothing_beyond_the_standard() -> None:
    rules = [rule for group in read_rules(BUNDLED).groups.values() for rule in group]
    assert rules
    for rule in rules:
        for pattern in (rule.before, rule.after):
            assert not regex.search(r"\(\?(?!:)", pattern), rule
            assert last_characters(translate(rule.before)) is not None or not rule.breaks, rule

"""Does one stretch of text run on into the next, and how are the two written together?

Lines end where the page was full and pages where the paper was, in the middle of a sentence
or a word. The evidence used here is what stands at the cut (a comma, a small letter, an open
bracket, "of the") and, where that says nothing, the rest of the document: "General" and
"Assembly" belong together if they stand together elsewhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aligner.readers.marks import MARK

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN_PUNCTUATION = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301b“”‘’—…·\uff01-\uff0f\uff1a-\uff20\uff3b-\uff65"
)
_WIDE = re.compile(f"[{_HAN}\\U00020000-\\U0003ffff]")
_WIDE_OR_PUNCTUATION = re.compile(f"[{_HAN}{_HAN_PUNCTUATION}\\U00020000-\\U0003ffff]")

_CLOSERS = "\"'”’)]}）】》〉」』〕"
_FINISHED = tuple(".!?:;…。！？：；．｡؟؛।")
_OPEN_END = tuple(",，、،–—-‐\u00ad(（[【《〈「『“‘/&")
_BRACKETS = (("(", ")"), ("（", "）"), ("《", "》"), ("[", "]"), ("“", "”"), ("「", "」"))


_WIDE_SIGN = re.compile(
    f"[{_HAN}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff60\\U00020000-\\U0003ffff]"
)


def is_wide(char: str) -> bool:
    """Whether a character is Han or a sign that Chinese alone writes: no space stands beside it."""
    return _WIDE_SIGN.match(char) is not None


def word_set(text: str) -> frozenset[str]:
    """A table of words from a string with spaces, which is easier to read than a list."""
    return frozenset(text.split())


# A sentence does not end on these.
_FUNCTION_WORDS = word_set(
    """a an the of and or nor in on at by to for from with within without into as that which who
    whose its their his her this these those is are was were be been has have had will shall should
    may can under between among concerning regarding including than not
    resolution resolutions decision item items paragraph paragraphs article articles chapter
    chapters section sections rule rules annex
    le la les un une des du de et ou dans sur par pour avec au aux que qui sont est ont
    el los las del y o en con por para al se su sus una unos
    и в во на по с со о об к ко от до из за для при не что как"""
)
_ABBREVIATIONS = word_set(
    """para. paras. no. nos. art. arts. mr. ms. mrs. dr. e.g. i.e. vol. vols. p. pp. cf. chap.
    chaps. sect. sects. st. res."""
)
# A hyphen behind these is the writer's nearly always: eighty-seven, self-determination.
_BEFORE_HYPHENS = word_set(
    """twenty thirty forty fifty sixty seventy eighty ninety self non cross high low long short well
    full half vice capacity confidence cost decision evidence gender nuclear results"""
)
# Likewise before these, behind a whole word: crime-related, institution-building.
_BEHIND_HYPHENS = word_set("based building driven led oriented owned related sensitive specific")
_LEAST_WORD = 4
# One word though both halves are words: no writer sets a hyphen here, but typesetters do.
_SOLID = word_set(
    """anyone anything anywhere beforehand everyone everything everywhere forthcoming framework
    frameworks furthermore halfway henceforth hereafter herein hereinafter hereunder highlight
    highlighted highlights household households housework however input inputs insight insights
    intake into meanwhile moreover network networking networks nevertheless nobody nonetheless
    notwithstanding nowadays offset ongoing online onset otherwise outbreak outbreaks outcome
    outcomes outlet outline outlined outlines outlook output outputs outreach outset outside
    outstanding overall overcome overcoming overlap overseas oversee oversight overview overweight
    somehow someone something sometimes somewhere teamwork thereafter thereby therefore therein
    throughout today together undergo undergone underline underlined underlines underlying
    undermine undermined undermines undermining understand understanding understands understood
    undertake undertaken undertakes undertaking undertakings undertook underway upcoming update
    updated updates upgrade upgraded upgrading uphold upon upset upward whatever whenever whereas
    whereby wherein whereupon wherever whoever widespread withdraw withdrawal withdrawn withhold
    within without withstand workforce workload workplace workplaces workshop workshops"""
)
# What lies further than these many characters from a cut says nothing about it.
_FAR = 2000
# Fewer characters than these are a caption or a masthead line, not a cut sentence.
_LEAST_PROSE_HAN = 20


@dataclass(frozen=True)
class Joiner:
    """Joins what belongs together in one document.

    Attributes:
        text: the whole document, blocks or lines separated by line ends: the evidence.
        hyphenates: whether its typesetter cuts words; if not, a hyphen at a line's end is the
            writer's, unless the whole word stands elsewhere.
    """

    text: str
    hyphenates: bool = True
    _found: dict[tuple[str, bool], bool] = field(default_factory=dict, repr=False, compare=False)
    _folded: list[str] = field(default_factory=list, repr=False, compare=False)

    def join(self, first: str, second: str) -> str:
        """Two halves of a text in one: hyphen or none, space or none, as the halves ask for."""
        first, second = first.rstrip(), second.lstrip()
        tail, head = _ends(first, second)
        if not tail or not head:
            return first + second
        if tail[-1] in "-‐\u00ad" and head[0].isalpha() and tail[-2:-1].isalpha():
            return (
                self._without_hyphen(first, second)
                if self._hyphenated(tail, head)
                else first + second
            )
        return first + self._glue(tail, head) + second

    def stands(self, word: str) -> bool:
        """Whether a word stands in the document, in capitals or not, figures apart."""
        return self._stands(_fold(word))

    def unfinished(self, text: str) -> bool:
        """Whether a text stops before its end: neither full stop, colon nor semicolon is there."""
        bare = _bare(text[-_FAR:])
        end = bare.rstrip(_CLOSERS + " ")
        if not end:
            return False
        return (
            not end.endswith(_FINISHED) or bare.split()[-1].lower().lstrip("(（") in _ABBREVIATIONS
        )

    def continues(self, first: str, second: str) -> bool:
        """Whether `second` is surely the rest of the sentence that `first` breaks off in."""
        return self.unfinished(first) and self._evidence(first, second, _EVIDENCE)

    def runs_on(self, first: str, second: str) -> bool:
        """As `continues`, by what stands at the cut alone: for breaks that someone set."""
        return self.unfinished(first) and self._evidence(first, second, _AT_THE_CUT)

    def attested(self, tail: str, head: str) -> bool:
        """Whether the two ends stand side by side somewhere in the document."""
        if _WIDE.match(tail[-1]) and _WIDE.match(head[0]):
            return tail[-2:] + head[0] in self.text or tail[-1] + head[:2] in self.text
        words = _words(tail)[-1:] + _words(head)[:1]
        return len(words) == 2 and self._stands(" ".join(words))

    def _evidence(self, first: str, second: str, tests: tuple[_Test, ...]) -> bool:
        tail, head = _ends(first, second)
        return bool(tail and head) and any(test(self, tail, head) for test in tests)

    def _stands(self, phrase: str, *, but_not_cut: bool = False) -> bool:
        key = (phrase, but_not_cut)
        if key not in self._found:
            self._found[key] = self._search(phrase, but_not_cut)
        return self._found[key]

    def _search(self, phrase: str, but_not_cut: bool) -> bool:
        """Whether a folded phrase is in the document, in whole words.

        Args:
            but_not_cut: where a hyphen and a line's end part it from a word, it does not count.
        """
        if not self._folded:
            self._folded.append(_fold(self.text))
        folded = self._folded[0]
        at = folded.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            around = folded[max(0, at - 1) : at] + folded[end : end + 1]
            cut = _CUT.match(folded, end) or _CUT_BEFORE.search(folded, max(0, at - 4), at)
            if not _WORD.search(around) and not (but_not_cut and cut):
                return True
            at = folded.find(phrase, end)
        return False

    def _glue(self, tail: str, head: str) -> str:
        number = head[0].isdigit() or tail[-2:-1].isdigit()
        if tail[-1] in "/‐" or head[0] == "/" or (tail[-1] in "-–" and number):
            return ""
        if head[0].isdigit() and _SYMBOL_END.search(tail[-_LONGEST_SYMBOL:]):
            return ""
        wide = (_WIDE_OR_PUNCTUATION.match(tail[-1]), _WIDE_OR_PUNCTUATION.match(head[0]))
        if not any(wide):
            return " "
        if all(wide) or not (tail[-1] + head[0]).isalnum():
            return "" if _WIDE.search(tail[-2:] + head[:2]) else " "
        return self._habit

    @property
    def _habit(self) -> str:
        """What this document writes between a Han character and a digit or Latin letter."""
        key = ("", False)
        if key not in self._found:
            spaced = len(re.findall(f"[{_HAN}] [0-9A-Za-z]", self.text))
            self._found[key] = spaced > len(re.findall(f"[{_HAN}][0-9A-Za-z]", self.text))
        return " " if self._found[key] else ""

    def _hyphenated(self, tail: str, head: str) -> bool:
        """Whether the hyphen at the cut was set by the typesetter alone."""
        first, second = _words(tail[:-1])[-1], _words(head)[0]
        if _CHAIN.search(tail):
            return False
        if tail[-1] != "-" or first + second in _SOLID or self._stands(first + second):
            return True
        if first in _BEFORE_HYPHENS or not head[0].islower() or not self.hyphenates:
            return False
        if self._stands(f"{first}-{second}") or self._is_compound(first, head):
            return False
        return not all(self._stands(half, but_not_cut=True) for half in (first, second))

    def _is_compound(self, first: str, head: str) -> bool:
        """Whether a whole word stands before the hyphen, and behind it what hyphens join to one."""
        hit = _HEAD.match(head)
        joins = hit is not None and (bool(hit[2]) or hit[1].lower() in _BEHIND_HYPHENS)
        whole = len(first) >= _LEAST_WORD and first != "inter"
        return joins and whole and self._stands(first, but_not_cut=True)

    def _without_hyphen(self, first: str, second: str) -> str:
        cut = max(first.rfind(hyphen) for hyphen in "-‐\u00ad")
        return first[:cut] + first[cut + 1 :] + second


# A document symbol that a line's end has cut behind a point: E/CN.24/EG. and 2/2029/1, Corr. and 1.
_LONGEST_SYMBOL = 40
_SYMBOL_END = re.compile(
    r"(?:\b[A-Z]{1,8}/(?:[\w()-]+[./])*[A-Z]{1,4}|\b(?:Add|Corr|CRP|Rev|INF|NGO))\.$"
)

_Test = Callable[[Joiner, str, str], bool]


def _open_end(_: Joiner, tail: str, head: str) -> bool:
    return tail.endswith(_OPEN_END)


def _open_bracket(_: Joiner, tail: str, head: str) -> bool:
    return any(
        tail.count(left) > tail.count(right) and head.count(right) > head.count(left)
        for left, right in _BRACKETS
    )


def _small_letter(_: Joiner, tail: str, head: str) -> bool:
    return head[0].islower() and not head.startswith(("http", "www."))


def _function_word(_: Joiner, tail: str, head: str) -> bool:
    last = tail.split()[-1].lower()
    return last in _FUNCTION_WORDS or last.lstrip("(") in _ABBREVIATIONS


def _attested(joiner: Joiner, tail: str, head: str) -> bool:
    return joiner.attested(tail, head)


def _han_prose(_: Joiner, tail: str, head: str) -> bool:
    return (
        len(tail) >= _LEAST_PROSE_HAN
        and _WIDE.match(tail[-1]) is not None
        and (_WIDE.match(head[0]) is not None or head[0].isalnum() or head[0] in "《“（(「，、。；")
    )


_AT_THE_CUT: tuple[_Test, ...] = (_open_end, _open_bracket, _small_letter)
_EVIDENCE: tuple[_Test, ...] = (*_AT_THE_CUT, _function_word, _attested, _han_prose)


# Day-to-day, state-of-the-art: what is cut here is joined by hyphens.
_CHAIN = re.compile(r"\w-(?:and|by|in|of|on|or|the|to)-$", re.I)
# A word, and a hyphen where it goes on with one: weapon-free.
_HEAD = re.compile(r"(\w+)(-\w)?")
# The cut itself attests nothing.
_CUT = re.compile(r"-\s*\n")
_CUT_BEFORE = re.compile(r"-\s*\n\s*$")


_WORD = re.compile(r"\w")


def _ends(first: str, second: str) -> tuple[str, str]:
    """What stands on either side of a cut, without marks."""
    return _bare(first[-_FAR:]), _bare(second[:_FAR])


def _bare(text: str) -> str:
    return MARK.sub("", text).strip()


def _fold(text: str) -> str:
    """Case and numbers do not matter: "resolution 65/230" attests "resolution" + "22/7"."""
    return re.sub(r"\d+", "0", MARK.sub("", text).lower())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:['’]\w+)*", _fold(text))


# Only marks that Chinese alone writes: a space stands between curly quotes in English.
_HAN_SIDE = f"[{_HAN}\u3001-\u3003\u3008-\u3011\uff01-\uff0f\uff1a-\uff20]"
_LINE_END_IN_HAN = re.compile(rf"(?<={_HAN_SIDE})[ \t]*[\r\n][ \t\r\n]*(?={_HAN_SIDE})")


def unwrapped(text: str) -> str:
    """Running text in one line: the end of a source line is a space or, within Han, nothing."""
    return re.sub(r"[ \t\r\n\f]+", " ", _LINE_END_IN_HAN.sub("", text))


def set_lines(text: str, *, whole: bool = False) -> list[str]:
    """A text at the line breaks its writer set (a masthead's), unless a line plainly runs on.

    Args:
        text: `\\n` stands for a break.
        whole: put it all in one line instead.
    """
    return [line for line, _ in joined_lines(text.split("\n"), whole=whole)]


def joined_lines(parts: Sequence[str], *, whole: bool = False) -> list[tuple[str, list[int]]]:
    """Lines that a writer broke, as `set_lines`, each with the indices of its parts.

    Takes time linear in the length of the parts: what is joined to is only the line's end.
    """
    joiner = Joiner("")
    lines: list[tuple[list[str], list[int]]] = []
    for index, part in enumerate(each.strip() for each in parts):
        if part and lines and (whole or joiner.runs_on(lines[-1][0][-1], part)):
            pieces, indices = lines[-1]
            pieces[-1:] = _far_and_near(joiner.join(pieces[-1], part))
            indices.append(index)
        elif part:
            lines.append(([part], [index]))
    return [("".join(pieces), indices) for pieces, indices in lines]


def _far_and_near(text: str) -> list[str]:
    """A text in two where its beginning is so far from its end that no join looks at it."""
    if len(text) < 4 * _FAR:
        return [text]
    return [text[: -2 * _FAR], text[-2 * _FAR :]]

"""Words of the source's language that were left in a target of another script.

In Chinese, Latin letters write names, acronyms, symbols, units, addresses and Latin phrases. What
shows that something was left is a word in lower case, and a capital word that bodies and documents
have in their English names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import COMPLETENESS, Check, Example, always
from qa.checks._copied import is_copied, is_known, lacks_own_letters
from qa.checks._texts import CLOSERS, OPENERS, is_latin, shown
from qa.finding import ERROR, WARNING, Found
from qa.pair import NOTE_MARK, Pair
from tmx.cleaning.sides import listed
from tmx.scripts import HAN

_NEEDS = re.compile("[A-Za-z][a-z]")
_LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# An address, a path, a symbol or a code.
_CODE = re.compile(
    rf"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]*@[\w.-]+|[A-Za-z0-9_-]+(?:[./\\_][A-Za-z0-9_-]+)+"
    rf"|(?<![{_LETTER}])[A-Z]{{1,6}}[/.-]?\d[\w./-]*",
    re.ASCII,
)
# Words side by side.
_RUN = re.compile(
    rf"(?<![{_LETTER}@/\\_&#=<])[{_LETTER}][{_LETTER}'’&-]*"
    rf"(?:(?: ?, | & | ?['’`] ?|\. | )[{_LETTER}][{_LETTER}'’&-]*)*(?![{_LETTER}@/\\_=<])"
)
_WORD = re.compile(rf"[{_LETTER}]+(?:['’-][{_LETTER}]+)*")
_HAN_RUN = re.compile(rf"[{HAN}]+(?:[，、。；：《》“”（）·\s]*[{HAN}]+)*")
# Letters with accents that some tools set apart, and marks for letters that Latin has not.
_TORN = re.compile(r"[\u00c0-\u024f] [a-z]|[a-z] [\u00c0-\u024f]|[A-Za-z] ?[`'’] ?[a-z]")
_PARTICLES = listed(
    "de la le du des del della der den di da do dos las los el al ul bin ibn bint abu von "
    "van zu und of the and for on in at to et y e i a an vs v no nos p pp para ad as ar ash "
    "ath az dal delle ter ten af av og och les au aux pour sur dans en sous par per d l s t"
)
_HAS_CODE = re.compile(r"[@/\\_]|\w\.\w|\d", re.ASCII)
_LEAST_LETTERS = 4
_ARTICLES = frozenset({"The", "An", "In", "Of", "For", "To", "On", "At", "By", "All", "Any", "No"})
_UNITS = listed(
    "km kg mg cm mm ml kl dl ha kw mw gw kwh mwh gwh mb gb kb tb hz khz mhz ghz ppm ppb ppt "
    "db ft lb lbs oz mph kph rpm min sec hr hrs pm am pdf xls doc docx xlsx html xml www "
    "http https com org net int ftp eds ed cf sic ibid op cit etc ii iii iv vi vii viii ix "
    "xi xii xiii xiv xv xvi xvii xviii xix xx xxi email e-mail bis ter quater quinquies "
    "sexies septies octies nonies decies eco bar pax mol kcal kj mj gj pj twh bn mn cc cfc "
    "hfc pcb pfos pfoa ddt x y z nd rd th st"
)
_LABEL = re.compile(r"^[\W\d]+|^[A-Za-z]{1,5}[.)]\s+")
# Endings that few names have, and many words.
_ENDING = re.compile(
    r"[A-Za-z]{3,}(?:tion|sion|ment|ance|ence|ship|ness|ism|ity|ture|tive|ical|ional|ctor"
    r"|form|andum|ling|ssing|cing|hold|work|ology|graphy)s?$"
)
_ENGLISH = listed("of the and for on in at to by with from as or an that which")
_LATIN_WORDS = listed("apartheid refoulement proviso via viz raison sic passim status")
_LATIN_PHRASES = listed(
    "inter alia mutatis mutandis ad hoc pro rata tempore bono forma se facto jure jus juris "
    "cogens erga omnes habeas corpus opinio sine qua non sui generis ex officio post ante "
    "nunc tunc gratia aut dedere judicare lex specialis ferenda lata prima facie ratione "
    "materiae personae loci temporis res judicata uti possidetis refoulement pacta sunt "
    "servanda proprio motu amicus curiae situ vitro vivo vivos bona fide mala fides quo "
    "status ultra vires intra nullum crimen poena lege bis idem rebus sic stantibus partes "
    "alios acta legis locus delicti standi modus operandi vivendi persona grata memoriam "
    "honoris causa per capita annum diem et al vice versa via viz raison entente communique "
    "sensu stricto lato contra proviso culpa dolus mens rea actus reus in note verbale "
    "apartheid"
)  # fmt: skip


def _find(pair: Pair) -> Iterator[Found]:
    target = pair.bare_target
    if is_latin(pair.target_language):
        if not target.isascii() and not is_latin(pair.source_language):
            yield from _han_left(pair)
    elif (
        _NEEDS.search(target)
        and is_latin(pair.source_language)
        and not is_copied(pair)
        and not lacks_own_letters(target, pair.target_language)
    ):
        bare = _CODE.sub(_blank, target) if _HAS_CODE.search(target) else target
        bare = NOTE_MARK.sub(_blank, bare) if "[^" in bare else bare
        for match in _RUN.finditer(bare):
            if severity := _severity(match, pair):
                said = f"'{shown(match[0])}' was left"
                yield Found(said, _place(match, pair), match.span(), severity)


def _blank(match: re.Match[str]) -> str:
    """As many characters as a code has, none of which makes a word."""
    return "/" * len(match[0])


def _severity(match: re.Match[str], pair: Pair) -> str:
    """How surely a run of Latin words was left, "" for not at all."""
    run, words = match[0], _WORD.findall(match[0])
    if _TORN.search(run):
        return ""
    lower = [word for word in words if len(word) > 1 and word.islower()]
    if _is_latin_phrase(words):
        return ""
    left = [word for word in lower if word not in _UNITS]
    if _is_enclosed(match):
        # A title or a gloss in its own language; a word of the source in quotes may be a slip.
        if _is_title(match, words, pair.source):
            return WARNING
        return WARNING if left and not _capital(run) and len(words) == 1 else ""
    if _touches_figure(match) and not _stands_in(run, pair.source):
        return ""
    if any(word not in _PARTICLES for word in left):
        is_name = (
            _capital(run)
            and len(words) <= 3
            and run in pair.source
            and not any(map(is_known, words))
        )
        return WARNING if is_name else ERROR
    if left and (len(left) == len(words) or words[0] in _ENGLISH):
        return ERROR
    return WARNING if _is_to_translate(words, run, pair.source) else ""


def _is_enclosed(match: re.Match[str]) -> bool:
    text, (start, end) = match.string, match.span()
    if not start or end == len(text):
        return False
    return text[start - 1] in OPENERS and text[end] in CLOSERS


def _is_title(match: re.Match[str], words: list[str], source: str) -> bool:
    """Whether what stands in 《》 is such as treaties are called by, and no book of the source."""
    run = match[0]
    if match.string[match.start() - 1] != "《" or not any(map(_is_word, words)):
        return False
    found = re.search(rf"(?<![\w“‘\"]){re.escape(run)}(?!\w)", source)
    return found is not None


def _is_word(word: str) -> bool:
    """Whether a word with a capital is no name, as far as its ending tells or the glossary."""
    return is_known(word) or _ENDING.search(word) is not None


def _capital(run: str) -> bool:
    return run[:1].isupper()


def _touches_figure(match: re.Match[str]) -> bool:
    """Whether a figure stands right beside a run, as in 10km or 3rd."""
    text, (start, end) = match.string, match.span()
    return text[max(0, start - 1) : start].isdigit() or text[end : end + 1].isdigit()


def _stands_in(run: str, source: str) -> bool:
    """Whether the source has a run as words of its own."""
    return len(run) > 2 and re.search(rf"(?<!\w){re.escape(run)}(?!\w)", source) is not None


def _is_to_translate(words: list[str], run: str, source: str) -> bool:
    """Whether words with capitals are no name: a word alone, or such as bodies are called by."""
    content = [word for word in words if word not in _PARTICLES]
    known = [word for word in content if _is_word(word) and not word.isupper()]
    if len(known) * 2 > len(content):
        return _stands_in(run, source)
    return len(words) == 1 and (run in _ARTICLES or _opens(run, source))


def _opens(word: str, source: str) -> bool:
    """Whether a word opens the source, so that its capital says nothing of it."""
    return not word.isupper() and _LABEL.sub("", source).startswith(f"{word} ")


def _is_latin_phrase(words: list[str]) -> bool:
    if len(words) == 1:
        return words[0] in _LATIN_WORDS
    return all(word.lower() in _LATIN_PHRASES for word in words)


def _place(match: re.Match[str], pair: Pair) -> tuple[int, int] | None:
    at = pair.source.find(match[0])
    return (at, at + len(match[0])) if at >= 0 else None


def _han_left(pair: Pair) -> Iterator[Found]:
    if is_copied(pair):
        return
    for match in _HAN_RUN.finditer(pair.bare_target):
        severity = WARNING if _is_enclosed(match) else ERROR
        yield Found(f"'{shown(match[0])}' was left", _place(match, pair), match.span(), severity)


CHECK = Check(
    "residual-source",
    COMPLETENESS,
    ERROR,
    "Words of the source's language stand in a target of another script.",
    Example(
        "The secretariat keeps the harbour register.",
        "秘书处保存 harbour 登记册。",
        "'harbour' was left",
    ),
    always(_find),
)

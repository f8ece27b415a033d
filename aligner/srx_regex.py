"""ICU regular expressions, as SRX prescribes them, in the dialect of the module `regex`.

SRX 2.0 takes its regular expressions from ICU; the tools that write SRX files run them on
Java (OmegaT, Okapi, LanguageTool) or .NET (Trados, memoQ). Most of it `regex` reads as it
stands in its VERSION1 mode (nested sets, `&&`, scoped inline flags, possessive quantifiers,
`\\p{...}`); this module rewrites the rest.

Source: https://unicode-org.github.io/icu/userguide/strings/regexp.html
"""

from __future__ import annotations

from functools import lru_cache

import regex

_TOKEN = regex.compile(
    r"""
      \\Q (?P<quoted> .*? ) (?: \\E | \Z )
    | \\x\{ (?P<code> [0-9A-Fa-f]{1,6} ) \}
    | \\u (?P<high> [dD][89abAB][0-9A-Fa-f]{2} ) \\u (?P<low> [dD][c-fC-F][0-9A-Fa-f]{2} )
    | \\ (?P<property> [pP] \{ \^? [^{}]+ \} )
    | \\c (?P<control> [A-Z] )
    | \\ (?P<escaped> . )
    | \(\? (?P<flags> [a-zA-Z]* (?: - [a-zA-Z]+ )? ) (?P<ends> [:)] )
    | (?P<posix> \[ : \^? \w+ : \] )
    | (?P<minus> -\[ )
    | (?P<bracket> [\[\]] )
    """,
    regex.VERBOSE | regex.DOTALL | regex.VERSION1,
)

# Escapes that mean something else in `regex`: outside a set and inside one.
_ESCAPES = {
    "h": (r"[\t\p{Zs}]", r"\t\p{Zs}"),
    "H": (r"[^\t\p{Zs}]", r"[^\t\p{Zs}]"),
    "v": (r"[\n-\r\x85\u2028\u2029]", r"\n-\r\x85\u2028\u2029"),
    "V": (r"[^\n-\r\x85\u2028\u2029]", r"[^\n-\r\x85\u2028\u2029]"),
    "e": (r"\x1B", r"\x1B"),
    "z": (r"\Z", r"\z"),
    "Z": (r"(?=\n?\Z)", r"\Z"),
}

# Properties that only Java has, under the names that Unicode gives them.
_PROPERTIES = {
    "javaLowerCase": "Lowercase",
    "javaUpperCase": "Uppercase",
    "javaTitleCase": "Lt",
    "javaWhitespace": "White_Space",
    "javaSpaceChar": "Z",
    "javaDigit": "Nd",
    "javaLetter": "L",
    "javaLetterOrDigit": "Alnum",
    "javaAlphabetic": "Alphabetic",
    "IsPunctuation": "P",
}


def translate(pattern: str, *, literal_brackets: bool = False) -> str:
    """`pattern` (ICU, Java or .NET dialect) for `regex.compile(..., regex.VERSION1)`.

    Args:
        pattern: as it stands in the rules file.
        literal_brackets: take `[` inside a set for itself, as .NET does, not as a nested set.
    """
    written: list[str] = []
    depth = 0
    position = 0
    for token in _TOKEN.finditer(pattern):
        # A set's own brackets and POSIX names only count inside or outside one, as may be.
        kind = token.lastgroup or ""
        written.append(pattern[position : token.start()])
        position = token.end()
        if kind in {"bracket", "minus", "posix"}:
            text, depth = _bracket(token.group(), depth, literal_brackets)
        else:
            text = _other(token, depth > 0)
        written.append(text)
    written.append(pattern[position:])
    return "".join(written)


def _bracket(text: str, depth: int, literal: bool) -> tuple[str, int]:
    if text == "]":
        return text, max(depth - 1, 0)
    if depth == 0:
        # `[:x:]` outside a set is a set of its own and closed again; `-[` a dash and a set.
        return text, 0 if text.endswith("]") else 1
    if text.startswith("[:"):
        return text, depth
    if literal:
        return text.replace("[", r"\["), depth
    # .NET and ICU write the difference of sets with one dash, `regex` with two.
    return text.replace("-[", "--["), depth + 1


def _other(token: regex.Match[str], inside: bool) -> str:
    group = token.groupdict()
    if group["quoted"] is not None:
        return str(regex.escape(group["quoted"]))
    if group["code"] is not None:
        return rf"\U{int(group['code'], 16):08X}"
    if group["high"] is not None:
        pair = bytes.fromhex(group["high"] + group["low"]).decode("utf-16-be")
        return rf"\U{ord(pair):08X}"
    if group["property"] is not None:
        return _property(group["property"])
    if group["control"] is not None:
        return rf"\x{ord(group['control']) - 64:02X}"
    if group["escaped"] is not None:
        return _ESCAPES.get(group["escaped"], (token.group(), token.group()))[inside]
    return token.group() if inside else _flags(group["flags"], group["ends"])


def _flags(flags: str, ends: str) -> str:
    """Without the flags that only Java has (`d`, `u`, `U`: Unicode is on in any case)."""
    kept = "".join(flag for flag in flags if flag not in "duU").removesuffix("-")
    return "" if not kept and ends == ")" else f"(?{kept}{ends}"


@lru_cache(maxsize=256)
def _property(text: str) -> str:
    negation, name = text[0], text[2:-1]
    candidates = (name, _PROPERTIES.get(name, name), name.removeprefix("Is"))
    for candidate in candidates:
        written = rf"\{negation}{{{candidate}}}"
        try:
            regex.compile(written, regex.VERSION1)
        except regex.error:
            continue
        return written
    return rf"\{text}"


def compiles(pattern: str) -> str:
    """`pattern` translated, once it is known to compile.

    Raises:
        regex.error: it compiles neither with nested sets nor without.
    """
    try:
        translated = translate(pattern)
        regex.compile(translated, regex.VERSION1)
    except regex.error:
        translated = translate(pattern, literal_brackets=True)
        regex.compile(translated, regex.VERSION1)
    return translated


_BACKREFERENCE = regex.compile(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)")


def refers_back(pattern: str) -> bool:
    """Whether it has a back-reference, such as `\\1`."""
    return _BACKREFERENCE.search(pattern) is not None


_PIECE = regex.compile(
    r"""
      (?P<set> \[ (?: [^\[\]\\] | \\. | (?&set) )* \] )
    | (?P<escape> \\ (?: [pP]\{[^{}]*\} |
            x[0-9A-Fa-f]{2} | u[0-9A-Fa-f]{4} | U[0-9A-Fa-f]{8} | . ) )
    | (?P<quantifier> (?: [*+?] | \{\d+(?:,\d*)?\} ) [+?]? )
    | (?P<open> \( ) | (?P<close> \) ) | (?P<bar> \| ) | (?P<other> [.^$] )
    | (?P<literal> . )
    """,
    regex.VERBOSE | regex.DOTALL | regex.VERSION1,
)
_NOT_A_CHARACTER = regex.compile(r"\\[1-9bBAzZGXRKkLmMyY]")


def last_characters(pattern: str) -> str | None:
    """A set, in brackets, of all characters with which a match of `pattern` can end.

    Looking for such a character first is many times faster than trying the pattern at every
    place. The analysis is plain: a pattern that ends in a group, an assertion or `.`, or that
    has alternatives outside a group or inline flags, gives None.

    Args:
        pattern: translated.
    """
    if regex.search(r"\(\?[a-zA-Z-]", pattern):
        return None
    atoms: list[tuple[str | None, bool]] = []
    depth = 0
    for piece in _PIECE.finditer(pattern):
        kind, text = piece.lastgroup or "", piece.group()
        if kind == "bar" and depth == 0:
            return None
        depth += (kind == "open") - (kind == "close")
        if kind == "quantifier" and atoms and depth == 0:
            atoms[-1] = (atoms[-1][0], text[0] in "*?" or text.startswith("{0"))
        elif depth == 0:
            atoms.append((_as_set(kind, text), False))
    return _trailing(atoms)


def _as_set(kind: str, text: str) -> str | None:
    if kind == "set":
        return text
    if kind == "literal":
        return regex.escape(text)
    if kind == "escape" and not _NOT_A_CHARACTER.match(text):
        return text
    return None


def _trailing(atoms: list[tuple[str | None, bool]]) -> str | None:
    found: list[str] = []
    for characters, optional in reversed(atoms):
        if characters is None:
            return None
        found.append(characters)
        if not optional:
            return f"[{''.join(found)}]"
    return None

"""Numbers written out as automatic lists print them.

The names of the formats are those of WordprocessingML (ECMA-376 Part 1, 17.18.59,
ST_NumberFormat); HTML's few kinds map onto them.
"""

from __future__ import annotations

from collections.abc import Callable


def _words(text: str) -> tuple[str, ...]:
    """Words in their order from a string with spaces."""
    return tuple(text.split())


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_UNITS = ("", "十", "百", "千")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"))
_LEGAL_JAPANESE = ("〇壱弐参四伍六七八九", ("", "拾", "百", "阡"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_NOTE_SIGNS = "*†‡§"
_ONES = _words(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
)
_TENS = _words("zero ten twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
# Roman numerals and repeated letters grow without bound; no list is so long.
_MOST = 9999


def formatted(number: int, number_format: str) -> str:
    """A number in a format; decimal where the format is not known.

    >>> formatted(4, "lowerRoman"), formatted(21, "chineseCounting")
    ('iv', '二十一')
    """
    if not 0 <= number <= _MOST:
        return str(number)
    if number_format.startswith("0"):
        return str(number).zfill(len(number_format))
    return _FORMATS.get(number_format, str)(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _letter(number: int) -> str:
    """a to z, then aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _counting(number: int) -> str:
    """Chinese numerals as they are read: 十二, 二十, 一百〇五."""
    if number < 1:
        return _HAN_DIGITS[0]
    written, gap = "", False
    digits = str(number)
    for place, digit in enumerate(map(int, digits)):
        if digit:
            written += (_HAN_DIGITS[0] if gap and written else "") + _HAN_DIGITS[digit]
            written += _HAN_UNITS[len(digits) - 1 - place]
        gap = not digit
    return written[1:] if written.startswith("一十") else written


def _legal(style: tuple[str, tuple[str, ...]]) -> Callable[[int], str]:
    """Numerals that cannot be altered: 壹拾贰, with every unit written."""
    digits, units = style

    def written(number: int) -> str:
        text, gap = "", False
        places = str(number)
        for place, digit in enumerate(map(int, places)):
            if digit:
                text += (digits[0] if gap and text else "") + digits[digit]
                text += units[len(places) - 1 - place]
            gap = not digit
        return text or digits[0]

    return written


def _cycle(number: int) -> str:
    """The sixty pairs of stems and branches: 甲子, 乙丑."""
    at = number - 1
    return _STEMS[at % 10] + _BRANCHES[at % 12] if number else "0"


def _sign(number: int) -> str:
    """Signs of notes as in the Chicago Manual of Style: * † ‡ § ** ††."""
    return _NOTE_SIGNS[(number - 1) % 4] * ((number - 1) // 4 + 1) if number else "0"


def _ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    last = 0 if number % 100 in {11, 12, 13} else number % 10
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")


def _cardinal(number: int) -> str:
    """Twenty-one, in small letters."""
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{_cardinal(number // size)} {name}" + (f" {_cardinal(rest)}" if rest else "")
    if number < len(_ONES):
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def _ordinal_words(number: int) -> str:
    """Twenty-first, in small letters."""
    words = _cardinal(number)
    last = words.replace("-", " ").split()[-1]
    start = words[: len(words) - len(last)]
    return start + _ORDINALS.get(last, (last[:-1] + "ie" if last[-1] == "y" else last) + "th")


def _digits(number: int) -> str:
    return "".join(_HAN_DIGITS[int(digit)] for digit in str(number))


def _run(first: int, count: int) -> Callable[[int], str]:
    """A run of Unicode characters for 1, 2, 3 ... and decimal beyond it."""
    return _among("".join(map(chr, range(first, first + count))))


def _among(characters: str) -> Callable[[int], str]:
    """The characters for 1, 2, 3 ... and decimal beyond them."""
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _circled(number: int) -> str:
    """① to ⑳ and on to ㊿, which stand elsewhere in Unicode."""
    return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else str(number)


_CIRCLED = "".join(
    chr(first + step)
    for first, count in ((0x2460, 20), (0x3251, 15), (0x32B1, 15))
    for step in range(count)
)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run(0x2474, 20),
    "decimalEnclosedFullstop": _run(0x2488, 20),
    "ideographEnclosedCircle": _run(0x3280, 10),
    "ideographTraditional": _among(_STEMS),
    "ideographZodiac": _among(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "japaneseLegal": _legal(_LEGAL_JAPANESE),
    "koreanDigital": lambda number: "".join("영일이삼사오육칠팔구"[int(d)] for d in str(number)),
    "koreanDigital2": _digits,
    "ganada": _among("가나다라마바사아자차카타파하"),
    "chosung": _among("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "aiueoFullWidth": _among("アイウエオカキクケコサシスセソタチツテトナニヌネノ"),
    "irohaFullWidth": _among("イロハニホヘトチリヌルヲワカヨタレソツネナラム"),
    "russianLower": _among("абвгдежзиклмнопрстуфхцчшщыэюя"),
    "russianUpper": _among("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
    "arabicAlpha": _among("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "arabicAbjad": _among("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    "hex": "{:X}".format,
    "numberInDash": "- {} -".format,
    "chicago": _sign,
    "ordinal": _ordinal,
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "cardinalText": lambda number: _cardinal(number).capitalize(),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "none": lambda number: "",
    "bullet": lambda number: "",
}

"""Which currency stands beside a number: `$5 million`, `20 euros`, 500万美元, 人民币20元.

Dollars are told apart by their country, other currencies by their noun alone: a Swiss franc is a
franc, as 法郎 is.
"""

from __future__ import annotations

import re

#: A dollar whose country the text leaves out.
DOLLAR = "dollar"

_SIGNS = {
    "$": DOLLAR,
    **dict.fromkeys(("US$", "US $", "$US", "USD"), "US dollar"),
    **dict.fromkeys(("A$", "AU$", "$A", "AUD"), "Australian dollar"),
    **dict.fromkeys(("C$", "Can$", "$Can", "CAD"), "Canadian dollar"),
    **dict.fromkeys(("NZ$", "$NZ", "NZD"), "New Zealand dollar"),
    **dict.fromkeys(("HK$", "HKD"), "Hong Kong dollar"),
    **dict.fromkeys(("€", "EUR", "Euro", "Euros"), "euro"),
    **dict.fromkeys(("£", "GBP"), "pound"),
    **dict.fromkeys(("RMB", "CNY"), "yuan"),
    **dict.fromkeys(("CHF", "FCFA", "CFAF", "SwF"), "franc"),
    **dict.fromkeys(("SEK", "NOK", "DKK"), "krone"),
    **dict.fromkeys(("Rs", "Rs.", "INR"), "rupee"),
    "JPY": "yen",
    "KRW": "won",
    "RUB": "rouble",
    "ZAR": "rand",
    "人民币": "yuan",
    "新台币": "Taiwan dollar",
}
_COUNTRIES = {
    **dict.fromkeys(("united states", "us", "u.s.", "american"), "US dollar"),
    **{
        name.lower(): f"{name} dollar"
        for name in ("Australian", "Canadian", "New Zealand", "Hong Kong")
    },
}
# What stands behind the amount; each line is a currency, and then its nouns.
_ENGLISH = """
dollar: dollar, dollars
euro: euro, euros
pound: pound sterling, pounds sterling
yuan: yuan, renminbi
rouble: rouble, roubles, ruble, rubles
krone: krone, krona, kroner, kronor
franc: franc, francs
rupee: rupee, rupees
peso: peso, pesos
dinar: dinar, dinars
shilling: shilling, shillings
yen: yen
won: won
rand: rand
"""
_CHINESE = """
US dollar: 美元, 美金
Australian dollar: 澳元, 澳大利亚元
Canadian dollar: 加元, 加拿大元
New Zealand dollar: 新西兰元
Hong Kong dollar: 港元, 港币
euro: 欧元
pound: 英镑
yuan: 元, 元人民币, 人民币
rouble: 卢布, 俄罗斯卢布
krone: 克朗, 瑞典克朗, 丹麦克朗, 挪威克朗
franc: 法郎, 瑞士法郎, 非洲法郎, 非洲金融共同体法郎, 瑞郎
rupee: 卢比, 印度卢比, 巴基斯坦卢比, 斯里兰卡卢比
peso: 比索, 墨西哥比索, 菲律宾比索
dinar: 第纳尔, 伊拉克第纳尔, 约旦第纳尔
shilling: 先令, 肯尼亚先令
yen: 日元, 日圆
won: 韩元
rand: 兰特
"""


def _by_noun(table: str) -> dict[str, str]:
    rows = (line.split(": ") for line in table.strip().splitlines())
    return {noun: currency for currency, nouns in rows for noun in nouns.split(", ")}


_ENGLISH_NOUNS, _CHINESE_NOUNS = _by_noun(_ENGLISH), _by_noun(_CHINESE)
_REACH = 30


def _any_of(names: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


_SIGN_BEFORE = re.compile(rf"(?:(?<![A-Za-z$])|(?=[$€£人]))({_any_of(_SIGNS)})\s?$")
_SIGN_AFTER = re.compile(rf"\s?({_any_of(_SIGNS)})(?![A-Za-z$])")
_NOUN_AFTER = re.compile(
    rf"\)?(?: million| billion)?[ -](?:(?P<country>{_any_of(_COUNTRIES)}) |[A-Z][a-z]+ )?"
    rf"(?P<noun>{_any_of(_ENGLISH_NOUNS)})(?![a-z])",
    re.IGNORECASE,
)
_CHINESE_AFTER = re.compile(rf"\s?[多余]?\s?({_any_of(_CHINESE_NOUNS)})")
# What may end a sign; a number without one of these before it needs no closer look.
_SIGN_ENDS = frozenset("$€£DRPYFKBCA币osZSUn.")


def currency_at(folded: str, start: int, end: int, language: str) -> tuple[str, int, int]:
    """The currency of a number in folded text.

    Args:
        folded: see `entities.folding`.
        start, end: of the number.
        language: primary subtag of the text.

    Returns:
        The currency, "" for none, and the span of the number with it.
    """
    before = folded[max(0, start - _REACH) : start]
    if before.rstrip()[-1:] in _SIGN_ENDS and (found := _SIGN_BEFORE.search(before)):
        return _SIGNS[found[1]], start - len(before) + found.start(), end
    if language == "zh" and (found := _CHINESE_AFTER.match(folded, end)):
        return _CHINESE_NOUNS[found[1]], start, found.end()
    if language != "zh" and (found := _NOUN_AFTER.match(folded, end)):
        return _noun(found), start, found.end()
    if found := _SIGN_AFTER.match(folded, end):
        return _SIGNS[found[1]], start, found.end()
    return "", start, end


def _noun(found: re.Match[str]) -> str:
    noun = _ENGLISH_NOUNS[found["noun"].lower()]
    return _COUNTRIES.get((found["country"] or "").lower(), noun) if noun == DOLLAR else noun


def same_currency(one: str, other: str) -> bool:
    """Whether two may be the same: a dollar without its country is any dollar."""
    if one == other or not one or not other:
        return True
    return DOLLAR in (one, other) and one.endswith(DOLLAR) and other.endswith(DOLLAR)

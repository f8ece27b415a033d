"""Language codes: what people and tools write, brought to BCP 47, and back to what a tool wants.

Parsing and validity are langcodes' work (RFC 5646, CLDR). It costs some 30 ms to load, so it is
loaded at the first tag that the small table here does not know. Its lookup of names would need a
data package ten times the size of this project; forty languages' names stand here instead.
"""

from __future__ import annotations

from functools import lru_cache

from tmx.failure import UnknownLanguage

# code: English name, native name, Chinese name; more spellings may follow.
LANGUAGES: dict[str, tuple[str, ...]] = {
    "ar": ("Arabic", "العربية", "阿拉伯文", "阿拉伯语"),
    "bg": ("Bulgarian", "български", "保加利亚文", "保加利亚语"),
    "bn": ("Bengali", "বাংলা", "孟加拉文", "孟加拉语"),
    "cs": ("Czech", "čeština", "捷克文", "捷克语"),
    "da": ("Danish", "dansk", "丹麦文", "丹麦语"),
    "de": ("German", "Deutsch", "德文", "德语"),
    "el": ("Greek", "ελληνικά", "希腊文", "希腊语"),
    "en": ("English", "English", "英文", "英语"),
    "es": ("Spanish", "español", "西班牙文", "西班牙语", "castellano"),
    "et": ("Estonian", "eesti", "爱沙尼亚文", "爱沙尼亚语"),
    "fa": ("Persian", "فارسی", "波斯文", "波斯语", "Farsi"),
    "fi": ("Finnish", "suomi", "芬兰文", "芬兰语"),
    "fr": ("French", "français", "法文", "法语", "francais"),
    "he": ("Hebrew", "עברית", "希伯来文", "希伯来语"),
    "hi": ("Hindi", "हिन्दी", "印地文", "印地语"),
    "hr": ("Croatian", "hrvatski", "克罗地亚文", "克罗地亚语"),
    "hu": ("Hungarian", "magyar", "匈牙利文", "匈牙利语"),
    "id": ("Indonesian", "Bahasa Indonesia", "印度尼西亚文", "印尼语"),
    "it": ("Italian", "italiano", "意大利文", "意大利语"),
    "ja": ("Japanese", "日本語", "日文", "日语"),
    "kk": ("Kazakh", "қазақ тілі", "哈萨克文", "哈萨克语"),
    "km": ("Khmer", "ខ្មែរ", "高棉文", "高棉语"),
    "ko": ("Korean", "한국어", "朝鲜文", "韩语", "韩文"),
    "lt": ("Lithuanian", "lietuvių", "立陶宛文", "立陶宛语"),
    "lv": ("Latvian", "latviešu", "拉脱维亚文", "拉脱维亚语"),
    "mn": ("Mongolian", "монгол", "蒙古文", "蒙古语"),
    "ms": ("Malay", "Bahasa Melayu", "马来文", "马来语"),
    "nl": ("Dutch", "Nederlands", "荷兰文", "荷兰语"),
    "no": ("Norwegian", "norsk", "挪威文", "挪威语"),
    "pl": ("Polish", "polski", "波兰文", "波兰语"),
    "pt": ("Portuguese", "português", "葡萄牙文", "葡萄牙语", "portugues"),
    "ro": ("Romanian", "română", "罗马尼亚文", "罗马尼亚语"),
    "ru": ("Russian", "русский", "俄文", "俄语"),
    "sk": ("Slovak", "slovenčina", "斯洛伐克文", "斯洛伐克语"),
    "sl": ("Slovenian", "slovenščina", "斯洛文尼亚文", "斯洛文尼亚语"),
    "sr": ("Serbian", "српски", "塞尔维亚文", "塞尔维亚语"),
    "sv": ("Swedish", "svenska", "瑞典文", "瑞典语"),
    "sw": ("Swahili", "Kiswahili", "斯瓦希里文", "斯瓦希里语"),
    "th": ("Thai", "ไทย", "泰文", "泰语"),
    "tr": ("Turkish", "Türkçe", "土耳其文", "土耳其语"),
    "uk": ("Ukrainian", "українська", "乌克兰文", "乌克兰语"),
    "ur": ("Urdu", "اردو", "乌尔都文", "乌尔都语"),
    "vi": ("Vietnamese", "Tiếng Việt", "越南文", "越南语"),
    "zh": ("Chinese", "中文", "汉语", "汉文", "普通话", "Mandarin"),
    "zh-Hans": ("Simplified Chinese", "简体中文", "Chinese (Simplified)", "Chinese Simplified"),
    "zh-Hant": ("Traditional Chinese", "繁體中文", "Chinese (Traditional)", "繁体中文"),
}

# Codes that are no BCP 47 but stand in files of well-known tools, and tags of daily use that
# need no parser. Keys in lower case with hyphens.
_KNOWN = {
    **{code.lower(): code for code in LANGUAGES},
    "en-us": "en-US", "en-gb": "en-GB", "zh-cn": "zh-CN", "zh-tw": "zh-TW", "zh-hk": "zh-HK",
    "zh-chs": "zh-Hans", "zh-cht": "zh-Hant", "cmn": "zh",
}  # fmt: skip

# The script that a Chinese tag implies (CLDR likely subtags).
_CHINESE_SCRIPTS = {"zh": "Hans", "zh-CN": "Hans", "zh-SG": "Hans", "zh-MY": "Hans",
                    "zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant"}  # fmt: skip

# What gettext calls a language where it differs from the tag with an underscore.
_GETTEXT = {"zh": "zh_CN", "zh-Hans": "zh_CN", "zh-Hans-CN": "zh_CN", "zh-Hant": "zh_TW",
            "zh-Hant-TW": "zh_TW", "zh-Hant-HK": "zh_HK"}  # fmt: skip

_WEBLATE = {"zh": "zh_Hans", "zh-CN": "zh_Hans", "zh-Hans-CN": "zh_Hans", "zh-TW": "zh_Hant",
            "zh-Hant-TW": "zh_Hant", "zh-HK": "zh_Hant_HK"}  # fmt: skip

# The region that a memory with a region in its language pair has most likely.
_REGIONS = {"ar": "ar-SA", "de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR",
            "ja": "ja-JP", "ko": "ko-KR", "pt": "pt-PT", "ru": "ru-RU", "zh": "zh-CN",
            "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}  # fmt: skip


@lru_cache(maxsize=512)
def canonical(code_or_name: str) -> str:
    """The BCP 47 tag of a language code or name in the form of RFC 5646, section 4.5.

    Args:
        code_or_name: `zh-CN`, `zh_CN`, `ZH-CN`, `zh_CN.UTF-8`, `Chinese`, `中文`.

    Raises:
        UnknownLanguage: it is neither.
    """
    given = code_or_name.strip()
    plain = given.split(".", 1)[0].replace("_", "-").lower()
    tag = _KNOWN.get(plain) or _names().get(given.casefold()) or _parsed(plain)
    if tag is None:
        raise UnknownLanguage(
            f"'{code_or_name}' is not a language",
            remedy="give a BCP 47 code such as en, zh-CN or fr-CA",
        )
    return tag


def tidy(code: str) -> str:
    """Like `canonical`, but what is no language is given back as it stands: for reading files."""
    if not code:
        return ""
    try:
        return canonical(code)
    except UnknownLanguage:
        return code.strip()


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name.casefold(): code for code, names in LANGUAGES.items() for name in names}


def _parsed(tag: str) -> str | None:
    import langcodes

    try:
        standard = langcodes.standardize_tag(tag)
    except ValueError:
        return None
    return standard if langcodes.tag_is_valid(standard) else None


@lru_cache(maxsize=4096)
def primary(tag: str) -> str:
    """The primary language subtag: `zh` of `zh-Hans-CN`."""
    return tidy(tag).split("-", 1)[0].lower()


def same_language(one: str, other: str) -> bool:
    """Whether two codes name one language, whatever their script and region."""
    return primary(one) == primary(other)


@lru_cache(maxsize=4096)
def closeness(one: str, other: str) -> int | None:
    """0 for one tag, 1 for a shared script of Chinese, 2 for one language, None for two."""
    first, second = tidy(one), tidy(other)
    if first == second:
        return 0
    if not first or not second or not same_language(first, second):
        return None
    return 1 if _script(first) == _script(second) else 2


@lru_cache(maxsize=4096)
def interchangeable(one: str, other: str) -> bool:
    """Whether a text in one may stand for a text in the other.

    They are one language, whatever the region, and not written in two scripts: `en` and `en-GB`,
    `zh` and `zh-CN`, but not `zh-Hans` and `zh-Hant`.
    """
    near = closeness(one, other)
    if near is None or near < 2:
        return near is not None
    return not (_script(tidy(one)) and _script(tidy(other)))


def _script(tag: str) -> str:
    known = _CHINESE_SCRIPTS.get(tag)
    return known or next((part for part in tag.split("-")[1:] if len(part) == 4), "")


@lru_cache(maxsize=4096)
def written_form(tag: str) -> str:
    """A language with its script where that tells two of its written forms apart: `zh-Hant`.

    The same for `zh`, `zh-CN` and `zh-Hans`; the region is left out.
    """
    language, script = primary(tag), _script(tidy(tag))
    return f"{language}-{script}" if script else language


def bcp47_code(tag: str) -> str:
    """The tag itself: what OmegaT and memoQ take."""
    return tidy(tag)


def gettext_code(tag: str) -> str:
    """The code that PO headers and Lokalize projects use: `zh_CN` for Chinese."""
    tag = tidy(tag)
    return _GETTEXT.get(tag) or tag.replace("-", "_")


def weblate_code(tag: str) -> str:
    """The code in Weblate's list of languages: `zh_Hans` for Chinese."""
    tag = tidy(tag)
    return _WEBLATE.get(tag) or tag.replace("-", "_")


def regional_code(tag: str) -> str:
    """The tag with a region, as Trados names the languages of a memory: `en-US` for English."""
    tag = tidy(tag)
    return _REGIONS.get(tag, tag)

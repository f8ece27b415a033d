"""What the heading of a column says: which side of a pair, which language, or what else about it.

People and tools head their columns in all ways: `English`, `EN`, `zh_CN`, `中文`, `Source segment`,
`原文（英文）`, `Chinese (PRC)`. The words stand in tables here; codes and names of languages are
`tmx.languages`' work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tmx.failure import UnknownLanguage
from tmx.languages import LANGUAGES, canonical, primary

SOURCE, TARGET = "source", "target"
ID, NOTE, STATUS, CONTEXT = "id", "note", "status", "context"
CONFIDENCE, BEAD, KIND, LABEL = "confidence", "bead", "kind", "label"

_WORDS: dict[str, str] = {
    SOURCE: "source original src msgid quelle 原文 源文 源语 源语言 源文本 原语 原句 源 原文句段",
    TARGET: "target translation translated tgt trg msgstr ziel 译文 譯文 目标 目标语 目标语言 "
    "目标文本 译语 译句 翻译 翻譯 equivalent equivalents translations rendering 译名 譯名 对应词 "
    "对应术语 對應詞 译词 译法",
    ID: "id no nr number # key guid tuid 序号 编号 号 句段号 号码",
    STATUS: "status state 状态 狀態",
    NOTE: "note notes comment comments remark remarks 备注 備註 注释 说明 评论 批注",
    CONTEXT: "context msgctxt 上下文 语境",
    CONFIDENCE: "confidence score 置信度",
    BEAD: "bead",
    KIND: "kind type 类型 类别",
    LABEL: "label 标签",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
#: Words that say nothing beside another: `source segment`, `English text`, `中文术语`.
_FILLERS = frozenset({
    "segment", "segments", "text", "texts", "term", "terms", "language", "version", "column",
    "string", "sentence", "name", "lang", "the", "of", "in",
    "文本", "术语", "句段", "语言", "版本", "版", "列", "句子", "词条", "名称",
})  # fmt: skip
# What the forty languages' own names, English ones and Chinese ones (tmx.languages) do not cover.
_NAMES = {
    "英": "en", "中": "zh", "英語": "en", "漢語": "zh", "中國語": "zh", "anglais": "en",
    "chinois": "zh", "inglés": "en", "chino": "zh", "英文版": "en", "中文版": "zh", "汉": "zh",
    "简中": "zh-Hans", "繁中": "zh-Hant", "繁體": "zh-Hant", "简体": "zh-Hans",
    "simplified": "zh-Hans", "traditional": "zh-Hant", "法": "fr", "俄": "ru", "西": "es",
    "阿": "ar",
    "eng": "en", "chi": "zh", "zho": "zh", "fre": "fr", "fra": "fr", "spa": "es", "rus": "ru",
    "ara": "ar", "ger": "de", "deu": "de", "jpn": "ja", "kor": "ko", "por": "pt", "ita": "it",
}  # fmt: skip
# What a language's name is narrowed by: the first that is found.
_REGIONS = (
    ("hong kong", "HK"), ("香港", "HK"), ("taiwan", "TW"), ("台湾", "TW"), ("臺灣", "TW"),
    ("macao", "MO"), ("singapore", "SG"), ("traditional", "Hant"), ("繁", "Hant"),
    ("prc", "CN"), ("china", "CN"), ("中国", "CN"), ("simplified", "Hans"), ("简", "Hans"),
    ("united states", "US"), ("usa", "US"), ("us", "US"), ("美国", "US"),
    ("united kingdom", "GB"), ("uk", "GB"), ("英国", "GB"), ("canada", "CA"), ("france", "FR"),
)  # fmt: skip
_CODE = re.compile(r"[a-z]{2}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?")
_NARROWED = re.compile(r"([^(（,]+?)\s*[(（,]\s*(.+?)\s*[)）]?")
_PARTS = re.compile(r"[^\w#]+|_")
_HAN = re.compile("[\u4e00-\u9fff]")

# A heading is a few words; anything longer is a text.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading says.

    Attributes:
        role: one of this module's constants, "" if it says none.
        language: canonical tag, "" if it names none.
    """

    role: str = ""
    language: str = ""

    @property
    def is_text(self) -> bool:
        """Whether the column holds one side of the pairs."""
        return self.role in (SOURCE, TARGET) or bool(self.language and not self.role)


NOTHING = Heading()


def heading_of(cell: str) -> Heading:
    """What a cell says if it is a heading."""
    text = " ".join(cell.split()).casefold().strip(" :：.*")
    if not text or len(text) > _LONGEST:
        return NOTHING
    if text in _ROLES:
        return Heading(_ROLES[text])
    language = _language(text)
    return Heading("", language) if language else _composed(text)


def _language(text: str) -> str:
    known = _NAMES.get(text) or _named(text)
    if known or not (match := _NARROWED.fullmatch(text)):
        return known
    base = _NAMES.get(match[1]) or _named(match[1])
    if not base:
        return ""
    inner = _named(match[2]) if _CODE.fullmatch(match[2]) else ""
    if inner and primary(inner) == primary(base):
        return inner
    region = next((code for word, code in _REGIONS if _says(match[2], word)), "")
    return canonical(f"{primary(base)}-{region}") if region else base


def _says(text: str, word: str) -> bool:
    """Whether a word stands in a text: short ones alone, since `russia` holds `us`."""
    return word == text if word.isascii() and len(word) < 4 else word in text


def _named(text: str) -> str:
    """The language whose name or code `text` is; codes of three letters are words too often."""
    if text.isascii() and not _CODE.fullmatch(text) and len(text) < 4:
        return ""
    try:
        tag = canonical(text)
    except UnknownLanguage:
        return ""
    return tag if primary(tag) in LANGUAGES or "-" in tag else ""


def _composed(text: str) -> Heading:
    """A heading of several words: `source (english)`, `segment id`, `英文原文`."""
    words = [word for word in _PARTS.split(text) if word]
    words = [part for word in words for part in (_cut(word) if _HAN.search(word) else [word])]
    roles = [_ROLES[word] for word in words if word in _ROLES]
    rest = [word for word in words if word not in _ROLES and word not in _FILLERS]
    language = _language(" ".join(rest)) or _language("-".join(rest)) if rest else ""
    if len(rest) > 1 and not language:
        language = _repeated(rest)
    if rest and not language:
        language = _language(text)
    if (rest and not language) or (len(set(roles)) > 1 and not _sided(roles)):
        return NOTHING
    if not roles:
        return Heading("", language)
    # `segment id`, `source comment`: what it says beside the side counts.
    role = next((role for role in roles if role not in (SOURCE, TARGET)), roles[0])
    return Heading(role, language)


def _repeated(words: list[str]) -> str:
    """The language that all of the words name, as the last one does: `英文 (EN)`."""
    named = [_language(word) for word in words]
    return named[-1] if all(named) and len(set(map(primary, named))) == 1 else ""


def _sided(roles: list[str]) -> bool:
    return len(set(roles) - {SOURCE, TARGET}) == 1


def _cut(word: str) -> list[str]:
    """A Chinese word as role and rest, where it begins or ends with a role or a filler."""
    for known in sorted((*_ROLES, *_FILLERS), key=len, reverse=True):
        if not _HAN.search(known) or known == word or word in _NAMES:
            continue
        if word.endswith(known):
            return [*_cut(word[: -len(known)]), known]
        if word.startswith(known):
            return [known, *_cut(word[len(known) :])]
    return [word]

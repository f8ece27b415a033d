"""What the heading of a glossary's column says: a language, what is said of its terms, or of all.

`English`, `zh_CN`, `term_en`, `原文` head terms; `Domain`, `Status`, `定义` say something of the
concept; `en status`, `English_Def`, `Note (zh)` of what is in one language. Names and codes of
languages are the work of `tmx.headings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tmx import headings as bitext
from tmx.failure import UnknownLanguage
from tmx.languages import canonical

ID, KIND, DOMAIN, DEFINITION, NOTE = "id", "kind", "domain", "definition", "note"
STATUS, ORIGIN, CONTEXT, FORM, PART = "status", "origin", "context", "form", "part of speech"
CREATED, CHANGED, PROPERTY = "created", "changed", "property"
ABBREVIATIONS, SYNONYMS, FORBIDDEN_TERMS = "abbreviation", "synonyms", "do not use"
TERM, INFO = "term", "term info"
# Of extraction: `the Council = 理事会 | …`.
SHORT_PAIRS = "short forms"
SOURCE, TARGET = bitext.SOURCE, bitext.TARGET

_WORDS: dict[str, str] = {
    ID: "id|entry id|concept id|term id|no|nr|number|#|key|uuid|guid|编号|序号|条目编号|编码",
    KIND: "kind|type|category|类型|类别|分类",
    DOMAIN: "domain|domains|subject|subject field|subjectfield|field|area|topic|领域|学科|专业|"
    "专业领域|主题|学科领域|領域|entry subject|entry domain",
    DEFINITION: "definition|def|meaning|description|explanation|定义|定義|释义|解释|含义",
    NOTE: "note|notes|comment|comments|remark|remarks|备注|備註|注释|说明|批注|附注|entry note",
    STATUS: "status|usage status|administrative status|administrativestatus|term status|usage|"
    "状态|狀態|使用状态|术语状态",
    ORIGIN: "origin|reference|references|ref|source of term|来源|來源|出处|出處|参考|参考来源",
    CONTEXT: "context|example|examples|example sentence|usage example|语境|上下文|例句|示例|用例|"
    "term example",
    FORM: "form|term type|termtype|形式|术语类型",
    PART: "part of speech|partofspeech|pos|word class|词性|詞性",
    CREATED: "created|creation date|date created|date|创建日期|创建时间|日期|entry created",
    CHANGED: "changed|modified|last modified|updated|date modified|修改日期|修改时间|更新日期|"
    "entry lastmodified",
    ABBREVIATIONS: "abbreviation|abbreviations|acronym|acronyms|abbr|abbrev|short form|缩写|缩写词|"
    "简称|縮寫|簡稱|略语|缩略语",
    SYNONYMS: "synonym|synonyms|alternative|alternatives|variant|variants|同义词|别名|同義詞|又称",
    FORBIDDEN_TERMS: "do not use|forbidden|forbidden terms|禁用|禁用词|禁用术语",
    TERM: "term|terms|术语|术语名称|词条|词汇|名词|headword|entry",
    INFO: "term info",
    SHORT_PAIRS: "short-forms|short forms",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split("|")}
_BRACKETED = re.compile(r"\[(.+)\](?: \(([\w-]+)\))?", re.DOTALL)
_CODED = re.compile(r"(.+) \(([A-Za-z0-9-]+)\)")
_BETWEEN = r"[\s_:：.\-–/(（\[【]+(?:(?:in|of|for) )?"
# Words in Chinese stand beside each other: 英文定义.
_NEAR = r"[\W_]*"
_CLOSED = r"[)）\]】]*"
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading says.

    Attributes:
        role: one of this module's constants, "" if it says none.
        language: canonical tag, "" if it names none.
        side: `source` or `target`, where it says that in place of a language.
        name: of a property.
    """

    role: str = ""
    language: str = ""
    side: str = ""
    name: str = ""

    @property
    def is_terms(self) -> bool:
        """Whether the column holds the terms of one language."""
        return self.role == TERM and bool(self.language or self.side)


NOTHING = Heading()


@lru_cache(maxsize=512)
def heading_of(cell: str) -> Heading:
    """What a cell says if it is a heading."""
    text = " ".join(cell.split()).strip(" :：.*")
    if not text or len(text) > _LONGEST:
        return NOTHING
    if match := _BRACKETED.fullmatch(text):
        return Heading(PROPERTY, match[2] or "", name=match[1])
    folded = text.casefold().replace("_", " ")
    if folded in _ROLES:
        return Heading(_ROLES[folded])
    found = _coded(text) or _composed(folded)
    if found is None and (language := language_named(text)):
        return Heading(TERM, language)
    return found or _sided(text)


def _coded(text: str) -> Heading | None:
    """A role with any code in parentheses: `status (tlh)`."""
    match = _CODED.fullmatch(text)
    role = _ROLES.get(match[1].casefold()) if match else None
    if match is None or role is None:
        return None
    try:
        return Heading(role, canonical(match[2]))
    except UnknownLanguage:
        return None


def _sided(text: str) -> Heading:
    side = bitext.heading_of(text)
    if side.role in (SOURCE, TARGET):
        return Heading(TERM, side.language, "" if side.language else side.role)
    return NOTHING


def _composed(text: str) -> Heading | None:
    """A role beside a language or a side: `english def`, `note (zh)`, `example-source`."""
    for word in sorted(_ROLES, key=len, reverse=True):
        if word not in text or _ROLES[word] == TERM:
            continue
        between, own = (_NEAR if _HAN.search(word) else _BETWEEN), re.escape(word)
        match = re.fullmatch(rf"{own}{between}(.+?){_CLOSED}", text) or re.fullmatch(
            rf"(.+?){between}{own}{_CLOSED}", text
        )
        if match is None:
            continue
        rest = match[1].strip()
        if language := language_named(rest):
            return Heading(_ROLES[word], language)
        side = bitext.heading_of(rest).role
        if side in (SOURCE, TARGET):
            return Heading(_ROLES[word], side=side)
    return None


def language_named(text: str) -> str:
    """The language that a heading names; "" if it names none: `Chinese_PRC`, `en`, `中文术语`."""
    found = _exactly(text)
    first, _, rest = text.replace("_", " ").partition(" ")
    if found or not rest or "(" in text:
        return found
    narrowed = _exactly(f"{first} ({rest})")
    return narrowed if "-" in narrowed else ""


def _exactly(text: str) -> str:
    found = bitext.heading_of(text)
    return "" if found.role else found.language

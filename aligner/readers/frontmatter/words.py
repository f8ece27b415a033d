"""The fixed words of a masthead in the six official languages, as patterns.

Tables of data alone, in the order English, Chinese, French, Spanish, Russian, Arabic. All are
matched in any case against text whose full-width signs are folded (`entities.folding`).
"""

from __future__ import annotations

import re

from entities.days import DAY, MONTH
from tmx.languages import LANGUAGES


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


def _words(text: str) -> str:
    """Alternatives that are separated by a bar and blanks, longest first."""
    found = [re.escape(word.strip()) for word in text.split("|")]
    return _any(*sorted(found, key=len, reverse=True))


ORGANISATION = _words(
    "United Nations | 联合国 | 聯合國 | Nations Unies | Naciones Unidas | "
    "Организация Объединенных Наций | Объединенные Нации | الأمم المتحدة"
)

ORGAN = _words(
    "General Assembly | Security Council | Economic and Social Council | Trusteeship Council | "
    "Human Rights Council | Secretariat | International Law Commission | "
    "大会 | 安全理事会 | 经济及社会理事会 | 托管理事会 | 人权理事会 | 秘书处 | 国际法委员会 | "
    "Assemblée générale | Conseil de sécurité | Conseil économique et social | "
    "Conseil de tutelle | Conseil des droits de l'homme | Secrétariat | "
    "Asamblea General | Consejo de Seguridad | Consejo Económico y Social | "
    "Consejo de Administración Fiduciaria | Consejo de Derechos Humanos | Secretaría | "
    "Генеральная Ассамблея | Совет Безопасности | Экономический и Социальный Совет | "
    "Совет по Опеке | Совет по правам человека | Секретариат | "
    "الجمعية العامة | مجلس الأمن | المجلس الاقتصادي والاجتماعي | مجلس الوصاية | "
    "مجلس حقوق الإنسان | الأمانة العامة"
)

# In English -> how the six languages print it.
DISTRIBUTIONS = {
    "General": "General | 一般 | 普遍 | 普通 | Générale | Общее | Общая | عام | عامة",
    "Limited": "Limited | 有限 | 限量 | Limitée | Limitada | Ограниченное | Ограниченная | "
    "محدود | محدودة",
    "Restricted": "Restricted | 限制 | 限定 | Restreinte | Reservada | Restringida | "
    "Для служебного пользования | Для ограниченного пользования | مقيد | مقيدة",
    "Provisional": "Provisional | 临时 | Provisoire | Предварительная | Предварительное | "
    "مؤقت | مؤقتة",
    "For participants only": "For participants only | 仅供与会者使用 | 只供与会者参考 | "
    "Pour les participants uniquement | Solo para los participantes | Только для участников | "
    "للمشاركين فقط",
}  # fmt: skip
_LABEL = _any(
    r"Distr(?:\.|ibution|ibución|ibucion)?", "分发(?:类别|对象)?", "分配", "Рассылка",
    "Распространение", "التوزيع",
)  # fmt: skip
_DISTRIBUTION = _words(" | ".join(DISTRIBUTIONS.values()))
# Old documents have the word in a line of its own, in capitals.
DISTRIBUTION = (
    rf"{_LABEL}\s?[:.]?\s?(?P<distribution>{_DISTRIBUTION})|Distr\."
    r"|(?P<distribution2>(?-i:GENERAL|LIMITED|RESTRICTED|PROVISIONAL|GÉNÉRALE|LIMITÉE)"
    rf"|{_words(DISTRIBUTIONS['For participants only'])})"
)

# Tag -> what the six languages call it beside the names that `tmx.languages` knows.
_OFFICIAL = {
    "en": "anglais | inglés | английский | английском | "
    "الإنكليزية | بالإنكليزية | الانكليزية | بالانكليزية",
    "zh": "chinois | chino | китайский | китайском | الصينية | بالصينية",
    "fr": "français | francés | французский | французском | الفرنسية | بالفرنسية",
    "es": "espagnol | español | испанский | испанском | الإسبانية | بالإسبانية",
    "ru": "russe | ruso | русский | русском | الروسية | بالروسية",
    "ar": "arabe | árabe | арабский | арабском | العربية | بالعربية",
}
LANGUAGE_TAGS = {
    name.casefold(): code for code, names in LANGUAGES.items() if "-" not in code for name in names
} | {name.strip(): tag for tag, names in _OFFICIAL.items() for name in names.split("|")}
LANGUAGE_NAME = _words(" | ".join(LANGUAGE_TAGS))
_AND = r"\s?(?:,|/|;|-|、|和|及|\band\b|\bet\b|\by\b|\be\b|\bи\b|و)\s?"
_LANGUAGES = rf"{LANGUAGE_NAME}(?:(?:{_AND})+{LANGUAGE_NAME})*"
_ONLY = _any("only", "唯一", "seulement", "solamente", "únicamente")
# With `Original:` before it or `only` behind it; by itself it is the language of the print.
ORIGINAL = (
    rf"(?P<lead>\[?{_any('Original', '原文', '原件', 'Язык оригинала', 'Оригинал', 'الأصل')}\s?:\s?"
    rf"|Подлинный текст на |只有)?(?P<original>{_LANGUAGES})"
    rf"(?(lead)(?:\]| языке|本)?|\s?{_ONLY})"
)
LANGUAGE = _words(
    "|".join(
        name
        for code in ("en", "zh", "fr", "es", "ru", "ar")
        for name in (*LANGUAGES[code], *_OFFICIAL[code].split("|"))
    )
)

_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL = _any(
    r"\d{1,4}(?:st|nd|rd|th)?",
    rf"(?:one hundred(?: and|th)?[- ])?(?:(?:{'|'.join(_TENS)})[- ])?{_any(*_UNITS)}",
    rf"(?:one hundred(?: and)? )?{_any(*(f'{ten[:-1]}ieth' for ten in _TENS))}",
    "(?:one hundred(?: and)? )?"
    "(?:tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth)",
    "one hundredth", "resumed", "annual", "regular", "special", "organizational", "substantive",
)  # fmt: skip
_WORD = r"[^\W\d_][\w'-]*"
SESSION = _any(
    rf"(?:(?:resumed|reconvened|first part of the|second part of the) )?{_ORDINAL}"
    rf"(?: {_WORD}){{0,3}}? (?:session|meeting|year|congress)(?: of {_ORDINAL}| \d{{4}})?",
    r"session of \d{4}",
    r"第\s?[〇零一二三四五六七八九十百\d]+\s?[届次号]\w{0,8}?(?:会议|届会|会|年)(?:续会)?",
    r"第\s?[〇零一二三四五六七八九十百]+年",
    r"(?<!\w)\d{4}\s?年\w{0,4}?(?:届会|会议|常会)(?:续会)?",
    rf"(?:(?:{_WORD} ){{0,3}}?{_WORD}(?:ième|ier|ière)|première|seconde|\d{{1,3}}e)"
    rf" (?:{_WORD} ){{0,2}}?(?:session|réunion|séance|année)",
    r"session de (?:fond de )?\d{4}",
    rf"(?:{_WORD} ){{0,2}}{_WORD}(?:[iv][mv]?[oa]|[tn][oa]|er[oa]?|und[oa])"
    rf"(?: {_WORD}){{0,2}}? (?:período(?: {_WORD}){{0,2}}? de sesiones|reunión|sesión|año)",
    rf"(?:\d{{1,3}}[º°]\s)?período(?: {_WORD}){{0,2}}? de sesiones(?: de \d{{4}})?",
    r"(?:[а-яё]+ ){0,3}?[а-яё]*(?:ая|ое|ый|ой|ья|ье) (?:[а-яё]+ ){0,2}?"
    r"(?:сессия|совещание|заседание|год)",
    r"сессия \d{4} года",
    r"(?:الدورة|الاجتماع|الجلسة|السنة)(?: ال\w+){1,3}(?: و?ال\w+){0,2}",
    r"دورة عام \d{4}",
)

# "the preliminary list", "ordre du jour provisoire": what the numbers are items of.
_AGENDA = _any(
    "agenda", "list", "ordre du jour", "liste", "programa", "lista", "повестки дня", "перечня",
    "جدول الأعمال", "القائمة",
)  # fmt: skip
_COUNT = r"\d{1,3}(?:(?:,|\sand|\set|\sy|\sи|-|\sto)?\s?(?:(?<!\d)\d{1,3}(?!\d)|\([a-zа-я]+\)))*"
ITEM = _any(
    rf"(?:(?:provisional )?agenda )?items? {_COUNT}"
    rf"(?: of the [a-z ]{{0,40}}{_AGENDA}(?: of items)?)?",
    r"(?:(?:临时|初步|暂定|订正)*(?:议程|项目表|项目一览表)\s?\*{0,3}\s?)?(?:议程)?项目\s?"
    r"[\d一二三四五六七八九十]+[\d、和至()a-z㈠-㈩\s]{0,20}?",
    rf"{_any('points?', 'temas?', 'пункты?', 'البند', 'البندان', 'البنود')} {_COUNT}"
    rf"[^.;:]{{0,60}}?{_AGENDA}"
    "(?: (?:provisoire|préliminaire|provisional|preliminar|المؤقت|الأولية))?",
)

# Each begins with a place's name; a month and a year at the end keep titles out.
_FAR = r"[^.;:!?]"
_HAN_DAYS = (
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}(?:\s?日)?"
    r"(?:\s?(?:至|-|和|、)\s?(?:\d{4}\s?年)?(?:\d{1,2}\s?月)?\d{1,2}\s?日)?"
)
_HAN_PLACE = r"[\u3400-\u9fff]{2,12}"
PLACE_AND_DAYS = _any(
    rf"[^\W\d_][^\d.;:!?]{{1,60}}[,،]\s?(?:from |du |del |с )?\d{{1,2}}(?={_FAR}{{0,60}}?{MONTH})"
    rf"{_FAR}{{0,60}}?\d{{4}}(?: года| г\.)?",
    rf"{_HAN_DAYS}\s?[,，;；]\s?{_HAN_PLACE}",
    rf"{_HAN_PLACE}\s?[,，;；]\s?{_HAN_DAYS}",
)

# The name of who meets; it reaches to the end or to what says when.
_WHO = _any(
    r"(?:(?:first|second|third|fourth|fifth|sixth|ad hoc|open-ended|intergovernmental|preparatory|"
    r"executive|special|united nations|permanent|joint|governing|statistical|informal|expert|"
    r"[\w-]+teenth|[\w-]+tieth|[\w-]+ieth|eighth|ninth|tenth|eleventh|twelfth|seventh) )*"
    r"(?:commission|committee|subcommittee|subcommission|sub-commission|expert group|working group|"
    r"group (?:of|on)|council|board|panel|forum|congress|assembly|consultative group|task force|"
    r"(?:conference|meeting) (?:of|on|to|for)|subsidiary body)\b",
    "(?:(?:première|deuxième|troisième|quatrième|cinquième|sixième) )?commission",
    "comité", "sous-comité", "conseil", "groupe", "conférence", "réunion",
    "(?:(?:primera|segunda|tercera|cuarta|quinta|sexta) )?comisión",
    "subcomisión", "consejo", "grupo", "conferencia", "junta",
    "(?:(?:первый|второй|третий|четвертый|пятый|шестой) )?комитет",
    "комиссия", "подкомитет", "(?:специальная |межправительственная |рабочая )*группа",
    "конференция", "совет",
    "لجنة", "اللجنة", "مجلس", "فريق", "الفريق", "مؤتمر", "المؤتمر", "هيئة",
)  # fmt: skip
BODY = _any(
    rf"{_WHO}[^.;:!?*]{{0,150}}?",
    r"[\u3400-\u9fff()（）、“”《》]{2,50}?"
    r"(?:委员会|专家组|工作组|理事会|小组|缔约方会议|论坛|大会|筹备会议|执行局|会议)",
)
REISSUED = (
    r"\*{0,3}\s?(?:reissued|由于技术原因|因技术原因|出于技术原因|nouveau tirage|"
    r"publicad[oa] nuevamente|переиздано|выпущено повторно|أعيد إصدار)[^!?]{0,120}"
)

_PART = r"/[A-Z0-9](?:[A-Za-z0-9.]|-(?![A-Z]{1,8}/))*(?:\(\w{1,4}\))?"
_SYMBOL = rf"[A-Z]{{1,8}}(?:{_PART})+(?: \((?:Sect|Prog|Vol|Part|Supp?l?)\.? ?[0-9IVX]+\))?"
SYMBOL = rf"(?=[^ ]*\d)(?P<symbol>(?-i:{_SYMBOL}))(?:\s?[-–—]\s?(?-i:{_SYMBOL}))?"
DATE = rf"(?P<date>{DAY})"

JOB = (
    r"(?:(?:[A-Z]{1,3}\.)\d{2}-\d{5,6}[A-Z]?|\d{2}-\d{5,6}[A-Z]?(?=\s?\([A-Z]\)|\s+\d{6}))\*?"
    r"(?:\s?\([A-Z]\))?(?:\s+\d{6})*|\d{7,8}(?=\*)"
)
RECYCLE = _words(
    "Please recycle | 请回收 | Merci de recycler | Se ruega reciclar | Por favor, recicle | "
    "Просьба отправить на вторичную переработку | الرجاء إعادة استعمال الورق | يرجى إعادة التدوير"
)

"""A negation that one side has and the other does not: `did not approve` and 核准了.

Both languages deny in many ways, and what one denies the other may turn: "not later than" is 至迟.
So only a verb that is clearly denied counts, and any sign of a negation on the other side answers
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.check import MEANING, Check, Example, always
from qa.finding import WARNING, Found, Span
from qa.pair import Pair
from tmx.languages import primary
from tmx.scripts import HAN

# What is denied and yet needs no word of denial: not only, without prejudice to, cannot but.
_ENGLISH = re.compile(
    r"\b(?:(?:(?:do|does|did|has|have|had|shall|should|will|would|could|may|might|must|was|were|is"
    r"|are|can) not|cannot|(?:do|does|did|has|have|had|was|were|is|are|could|would|should)n['’]t)"
    r"(?! (?:only|just|merely|simply|solely|least|necessarily|limited|exhaustive|later|less|more"
    r"|fewer|exceed|but|until|yet|always|all|every|forget|help|mean)\b)"
    r"|refused|failed to|rejected|never(?! (?:before|again|ending|more|mind)\b)|no longer"
    r"|without(?! (?:prejudice|regard|exception|delay|further|doubt|question|limit)))(?![\w-])"
)
# Words that hold a sign of a negation and deny nothing: future, Africa, discrimination by sex.
_CHINESE_IDLE = re.compile(
    "未来|非常|非洲|[南北东西中]非|无论|不仅|不断|不但|不管|不论|不久|不同(?!意)|特别|性别|级别|类别|个别|分别|国别|区别"
    "|差别|鉴别|识别|拉脱维亚|莫桑比克|科摩罗|缺席判决|除了|任何|如何|朝鲜|腐败|为止|截止|停火|免费|避难|难民|非政府"
)
_CHINESE_SIGN = re.compile(
    "[不没沒未无無非勿否拒免莫别毋缺禁除止难難停绝絕欠败弃违違却怎岂何驳罕鲜只仅才尚待避零脱失乏暂忽]|取消|反对|阻[止碍挠]"
)
_CHINESE = re.compile(
    "(?:并未|并不|并没有|没有|尚未|从未|未能|不能|不得|不会|不应|不再|无法|不愿|不同意(?!见)|不可以|不接受|不支持"
    "|不赞成|拒绝)"
    "(?![何任其于因断仅但])"
)
_ENGLISH_SIGN = re.compile(
    r"\b(?:no|not|nor|none|never|neither|nothing|nobody|nowhere|without|cannot|lack\w*|fail\w*"
    r"|few\w*|little|less\w*|hardly|scarce\w*|rare\w*|seldom|barely|only|refrain\w*|prevent\w*"
    r"|unless|until|refus\w*|reject\w*|den(?:y|ies|ied|ial)\w*|prohibit\w*|forbid\w*|ban(?:s|n\w+)?"
    r"|exclu\w*|except\w*|avoid\w*|absen\w*|miss\w*|declin\w*|against|oppos\w*|instead|rather"
    r"|free|far|yet|still|stop\w*|ceas\w*|short\w*|beyond|outside|before|too|but|remain\w*"
    r"|preclud\w*|neglect\w*|omit\w*|omission\w*|object(?:s|ed|ions?)|reluctan\w*|withh\w+"
    r"|depriv\w*|regardless|despite|contrary|abst[ae]\w*|exempt\w*|silen\w+|delay\w*|default\w*"
    r"|pending|outstanding|difficult\w*|hard|gaps?|loss\w*|lost|vacan\w*|void|null\w*|hinder\w*"
    r"|hamper\w*|imped\w*|obstruct\w*|otherwise|any|else|ignor\w*|alone|nil|zero"
    r"|un(?!i(?:t|on|v|f|c)|der(?!e|mine)|til|hcr|dp|ep|fpa|odc)\w+"
    r"|in(?:ab|ac[ctc]|ad[em]|ap[pt]|cap|comp|cons|cor|ef|el|eq|ex|hum|op|sec|suf|tol|val|vis|vol)\w+"
    r"|im(?:mo|mun|pas|per(?!ial)|poss|pra|pro(?!v)|pun)\w+|irr?e\w+|ill\w*|non\w*|anti\w*|mis(?!sion)\w+"
    r"|dis(?!cuss|trict|tribut|plac|sem|abil|pos|put|crim|clos|aster|play|ast)\w+"
    r"|\w+(?<!un)less(?:ly|ness)?|\w+n['’]t)\b|-free\b|non-",
    re.IGNORECASE,
)

# What is left untranslated says the same in its own language.
_HAN = re.compile(f"[{HAN}]")


def find(pair: Pair) -> Iterator[Found]:
    """What one side denies and the other does not."""
    languages = primary(pair.source_language), primary(pair.target_language)
    if languages == ("en", "zh"):
        english, chinese = pair.source, pair.target
    elif languages == ("zh", "en"):
        english, chinese = pair.target, pair.source
    else:
        return
    denied = _denied(english, chinese)
    if not denied:
        return
    text, span, is_english = denied
    of_source = is_english == (languages[0] == "en")
    side, other = ("source", "target") if of_source else ("target", "source")
    message = f"the {side} has '{text[slice(*span)]}', the {other} has no negation"
    yield Found(message, span, None) if of_source else Found(message, None, span)


def _denied(english: str, chinese: str) -> tuple[str, Span, bool] | None:
    """The text that denies, where, and whether it is the English one."""
    if not english or not _HAN.search(chinese):
        return None
    denied = _ENGLISH.search(english)
    if denied:
        is_there = _CHINESE_SIGN.search(_CHINESE_IDLE.sub("", chinese))
        return None if is_there else (english, denied.span(), True)
    denied = _CHINESE.search(chinese)
    if denied and not _ENGLISH_SIGN.search(english):
        return chinese, denied.span(), False
    return None


CHECK = Check(
    name="negation",
    group=MEANING,
    severity=WARNING,
    about="One side denies what the other says: its verb is negated, and nothing on the other side "
    "is.",
    example=Example(
        "The Committee did not approve the request.",
        "委员会核准了这项请求。",
        "the source has 'did not', the target has no negation",
    ),
    look=always(find),
)

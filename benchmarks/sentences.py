"""Pairs of sentences as United Nations documents have them, any number of them, made by a seed.

No corpus may lie in the project, so a grammar of phrases in both languages makes them: subjects,
verbs, objects, and what is said around them, chosen as words are used (few often, most seldom:
Zipf). What real memories have, these have too: headings beside long sentences, numbers, dates and
document symbols, a long tail of names, sentences that recur, and sentences that nearly do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

Pair = tuple[str, str]

# Of a hundred pairs, how many say again what an earlier one said, or nearly.
_AGAIN, _NEARLY = 4, 8
# How far back.
_REMEMBERED = 5_000
_HEADINGS_OF_HUNDRED = 8
# How often something more is said.
_MORE = 0.42

_BODIES = """
the General Assembly|大会;the Security Council|安全理事会;the Secretary-General|秘书长;the Commission|委员会;
the Economic and Social Council|经济及社会理事会;the Committee|委员会;the Working Group|工作组;
the Board of Auditors|审计委员会;the Member States|会员国;the Government|该国政府;the Secretariat|秘书处;
the Special Rapporteur|特别报告员;the delegation|代表团;the High Commissioner|高级专员;the Panel|专家小组;
the Executive Director|执行主任;the Advisory Committee|咨询委员会;the Mission|特派团;the Expert Group|专家组;
the Conference of the Parties|缔约方会议;the Bureau|主席团;the Subcommittee|小组委员会;the country team|国家工作队;
the Human Rights Council|人权理事会;the regional office|区域办事处;the host country|东道国;the Tribunal|法庭;
the donor community|捐助界;the transitional authorities|过渡当局;the Office|办事处;civil society|民间社会;
local authorities|地方当局;the private sector|私营部门;the African Union|非洲联盟;the parties|各方;
the technical secretariat|技术秘书处;the Administrator|署长;the Forum|论坛;the Independent Expert|独立专家
"""
_VERBS = """
took note of|注意到;welcomed|欢迎;adopted|通过了;considered|审议了;endorsed|核可了;reviewed|审查了;
recalled|回顾;emphasized|强调;expressed concern about|对…表示关切;requested information on|要求提供关于…的资料;
reaffirmed|重申;strengthened|加强了;supported|支持;approved|核准了;recommended|建议;examined|研究了;
submitted comments on|就…提出了意见;completed|完成了;implemented|执行了;launched|启动了;monitored|监测了;
coordinated|协调了;financed|资助了;evaluated|评价了;postponed|推迟了;updated|更新了;prepared|编写了;
drew attention to|提请注意;contributed to|促进了;rejected|否决了;commended|赞扬;deplored|谴责;
facilitated|便利了;verified|核实了;established|设立了;extended|延长了;published|公布了;revised|订正了;
discussed|讨论了;encouraged|鼓励
"""
_KINDS = """
annual|年度;regional|区域;technical|技术;sustainable|可持续;national|国家;international|国际;financial|财务;
joint|联合;urban|城市;rural|农村;humanitarian|人道主义;legal|法律;economic|经济;social|社会;environmental|环境;
institutional|体制;preliminary|初步;independent|独立;voluntary|自愿;comprehensive|全面;additional|额外;
strategic|战略;multilateral|多边;bilateral|双边;peaceful|和平;administrative|行政;industrial|工业;
agricultural|农业;nuclear|核;maritime|海洋;digital|数字;cultural|文化;judicial|司法;electoral|选举;
medical|医疗;statistical|统计;inclusive|包容性;effective|有效;emergency|紧急;long-term|长期
"""
_THINGS = """
report|报告;programme|方案;resolution|决议;measures|措施;budget|预算;development|发展;cooperation|合作;
plan of action|行动计划;framework|框架;assistance|援助;agreement|协定;policy|政策;recommendations|建议;
conference|会议;resources|资源;training|培训;assessment|评估;strategy|战略;projects|项目;activities|活动;
guidelines|准则;negotiations|谈判;mechanism|机制;obligations|义务;statistics|统计数据;indicators|指标;
reform|改革;elections|选举;legislation|立法;treaty|条约;mandate|任务授权;expenditure|支出;contributions|捐款;
procurement|采购;education|教育;health services|保健服务;water supply|供水;housing|住房;employment|就业;
trade|贸易;investment|投资;migration|移徙;refugees|难民;sanctions|制裁;disarmament|裁军;verification|核查;
inspections|视察;peacekeeping|维持和平;reconstruction|重建;capacity-building|能力建设;energy|能源;
climate change|气候变化;biodiversity|生物多样性;desertification|荒漠化;fisheries|渔业;forests|森林;
transport|运输;telecommunications|电信;infrastructure|基础设施;governance|治理;accountability|问责制;
transparency|透明度;corruption|腐败;trafficking in persons|贩运人口;drug control|药物管制;crime prevention|预防犯罪;
prisons|监狱;courts|法院;minorities|少数群体;indigenous peoples|土著人民;children|儿童;women|妇女;youth|青年;
older persons|老年人;disabilities|残疾;nutrition|营养;vaccination|疫苗接种;sanitation|环境卫生;archives|档案;
premises|房地;vehicles|车辆;travel|旅费;staff costs|工作人员费用;posts|员额;consultants|咨询人;audit|审计;
outer space|外层空间;satellites|卫星;navigation|航行;insurance|保险;arbitration|仲裁;insolvency|破产;
electronic commerce|电子商务;securities|证券;competition|竞争;intellectual property|知识产权;landmines|地雷
"""
_AROUND = """
at its {n} session|在第{n}届会议上;in accordance with resolution {s}|按照第{s}号决议;on {d}|{d};
during the period under review|在本报告所述期间;in paragraph {n} of document {s}|在{s}号文件第{n}段中;
with the support of {p}|在{p}的支持下;in {p}|在{p};in the amount of ${m}|数额为{m}美元;
for the biennium beginning in {y}|{y}年开始的两年期;as a matter of priority|作为优先事项;by consensus|以协商一致方式;
pursuant to article {n} of the Convention|根据《公约》第{n}条;for {n} per cent of the cases|就{n}%的案件而言;
through {n} field offices|通过{n}个外地办事处;without a vote|未经表决;at its {n} meeting|在其第{n}次会议上;
in the light of the findings of {p}|根据{p}的调查结果;before the end of {y}|在{y}年年底之前;
"""
_LINKS = """
, while |，而;, and |，并且;, because |，因为;. Furthermore, |。此外，;, although |，尽管;, so that |，以便
"""
_HEADINGS = """
Introduction|导言;{k} {t}|{k}{t};Agenda item {n}|议程项目{n};{t} and {u}|{t}和{u};Annex {n}|附件{n};
Item {n} of the provisional agenda|临时议程项目{n};Summary of the {t}|{t}摘要;Table {n}. {k} {t}|表{n}. {k}{t};
Recommendations on {k} {t}|关于{k}{t}的建议;Report on {t} in {p}|关于{p}{t}的报告;Note by the Secretariat|秘书处的说明
"""
# Names are made of syllables, each of which has its character.
_SYLLABLES = """
ma|马;ka|卡;ri|里;to|托;la|拉;ni|尼;bo|博;sa|萨;do|多;ve|韦;ha|哈;lu|卢;mo|莫;ta|塔;ro|罗;ki|基;ba|巴;
na|纳;pe|佩;go|戈;di|迪;su|苏;fe|费;la|拉;ze|泽;wa|瓦;ji|吉;no|诺;ya|亚;ku|库;le|莱;shi|希;ga|加;mi|米
"""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ORGANS = ("A/RES", "A", "E/CN.15", "S", "CEDAW/C", "FCCC/CP", "A/HRC", "E/ICEF", "TD/B", "CCPR/C")


def sentence_pairs(count: int, seed: int = 13) -> Iterator[Pair]:
    """Pairs of an English and a Chinese sentence; the same seed gives the same ones.

    Args:
        count: how many.
        seed: of all choices.
    """
    # Drawn for reproducible sampling, not for secrecy.
    maker = _Maker(random.Random(seed))  # noqa: S311
    remembered: list[Pair] = []
    for number in range(count):
        pair = maker.pair(remembered)
        if len(remembered) < _REMEMBERED:
            remembered.append(pair)
        else:
            remembered[number % _REMEMBERED] = pair
        yield pair


@dataclass(frozen=True, slots=True)
class _Words:
    """Phrases in both languages, and how often each is used, summed up."""

    pairs: list[Pair]
    weights: list[float]

    @classmethod
    def told(cls, text: str) -> _Words:
        """Phrases from a table of them, of which the first are used most."""
        entries = text.strip("\n").rstrip(";").replace(";\n", ";").split(";")
        pairs = [(english, chinese) for english, _, chinese in (e.partition("|") for e in entries)]
        return cls(pairs, list(accumulate(1 / (rank + 2) for rank in range(len(pairs)))))

    def draw(self, chance: random.Random) -> Pair:
        """One of them."""
        return chance.choices(self.pairs, cum_weights=self.weights)[0]


class _Maker:
    """Makes one pair after another."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._bodies, self._verbs = _Words.told(_BODIES), _Words.told(_VERBS)
        self._kinds, self._things = _Words.told(_KINDS), _Words.told(_THINGS)
        self._around, self._links = _Words.told(_AROUND), _Words.told(_LINKS)
        self._headings = _Words.told(_HEADINGS)
        self._syllables = _Words.told(_SYLLABLES)

    def pair(self, remembered: Sequence[Pair]) -> Pair:
        """The next pair: new, or one of those remembered, or nearly such a one."""
        of_hundred = self._chance.random() * 100
        if remembered and of_hundred < _AGAIN + _NEARLY:
            pair = self._chance.choice(remembered)
            return pair if of_hundred < _AGAIN else self._nearly(pair)
        if of_hundred < _AGAIN + _NEARLY + _HEADINGS_OF_HUNDRED:
            return _capitalised(self._filled(self._headings.draw(self._chance)))
        return self._sentence()

    def _nearly(self, pair: Pair) -> Pair:
        """The same, with something said beside it or another number in it."""
        english, chinese = self._filled(self._around.draw(self._chance))
        return f"{pair[0].rstrip('.')} {english}.", f"{pair[1].rstrip('。')}，{chinese}。"

    def _sentence(self) -> Pair:
        english, chinese = self._clause()
        while self._chance.random() < _MORE:
            link, more = self._links.draw(self._chance), self._clause()
            english, chinese = english + link[0] + more[0], chinese + link[1] + more[1]
        return _capitalised((f"{english}.", f"{chinese}。"))

    def _clause(self) -> Pair:
        body, verb = self._bodies.draw(self._chance), self._verbs.draw(self._chance)
        thing = self._object()
        said = verb[1].replace("…", thing[1]) if "…" in verb[1] else verb[1] + thing[1]
        around = ("", "")
        while self._chance.random() < _MORE:
            one = self._filled(self._around.draw(self._chance))
            around = (f"{around[0]} {one[0]}", f"{around[1]}{one[1]}")
        return f"{body[0]} {verb[0]} {thing[0]}{around[0]}", f"{body[1]}{around[1]}{said}"

    def _object(self) -> Pair:
        kind, thing = self._kinds.draw(self._chance), self._things.draw(self._chance)
        english, chinese = f"the {kind[0]} {thing[0]}", kind[1] + thing[1]
        if self._chance.random() < _MORE:
            place = self._name()
            english, chinese = f"{english} of {place[0]}", f"{place[1]}的{chinese}"
        if self._chance.random() < _MORE:
            other = self._things.draw(self._chance)
            english, chinese = f"{english} and {other[0]}", f"{chinese}和{other[1]}"
        return english, chinese

    def _filled(self, phrase: Pair) -> Pair:
        """A phrase with all that it leaves open."""
        english, chinese = phrase
        for mark, make in self._makers().items():
            if mark in english:
                one = make()
                english, chinese = english.replace(mark, one[0]), chinese.replace(mark, one[1])
        return english, chinese

    def _makers(self) -> dict[str, Callable[[], Pair]]:
        return {
            "{n}": lambda: _same(self._chance.randint(1, 80)),
            "{m}": lambda: _same(f"{self._chance.randint(1, 900_000) * 100:,}"),
            "{y}": lambda: _same(self._chance.randint(1990, 2025)),
            "{s}": self._symbol,
            "{d}": self._date,
            "{p}": self._name,
            "{k}": lambda: self._kinds.draw(self._chance),
            "{t}": lambda: self._things.draw(self._chance),
            "{u}": lambda: self._things.draw(self._chance),
        }

    def _symbol(self) -> Pair:
        organ = self._chance.choice(_ORGANS)
        return _same(f"{organ}/{self._chance.randint(40, 80)}/{self._chance.randint(1, 400)}")

    def _date(self) -> Pair:
        year, month = self._chance.randint(1990, 2025), self._chance.randrange(12)
        day = self._chance.randint(1, 28)
        return f"{day} {_MONTHS[month]} {year}", f"{year}年{month + 1}月{day}日"

    def _name(self) -> Pair:
        parts = [self._syllables.draw(self._chance) for _ in range(self._chance.randint(2, 4))]
        return "".join(part[0] for part in parts).capitalize(), "".join(part[1] for part in parts)


def _same(value: object) -> Pair:
    return str(value), str(value)


def _capitalised(pair: Pair) -> Pair:
    return pair[0][:1].upper() + pair[0][1:], pair[1]

"""Small corpora for tests of extraction: aligned sentences in the manner of United Nations ones.

The Committee on Ferry Traffic, its Convention and all else here are invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from glossaries.extraction.corpus import Corpus, read_corpus
from tmx import TranslationUnit, pair_unit

FERRIES = (
    ("The Committee on Ferry Traffic met in Geneva.", "渡船交通委员会在日内瓦开会。"),
    ("The Committee on Ferry Traffic elected its officers.", "渡船交通委员会选举了主席团成员。"),
    ("It thanked the Committee on Ferry Traffic for its work.", "它感谢渡船交通委员会的工作。"),
    (
        "Reports of the Committee on Ferry Traffic are published in six languages.",
        "渡船交通委员会的报告以六种语文出版。",
    ),
    (
        "Three members of the Committee on Ferry Traffic were absent.",
        "渡船交通委员会的三名成员缺席。",
    ),
    (
        "The budget of the Committee on Ferry Traffic was approved.",
        "渡船交通委员会的预算得到核准。",
    ),
    ("States that ratify the Convention on the Safety of Ferries", "批准《渡船安全公约》的国家"),
    (
        "The Convention on the Safety of Ferries entered into force in May.",
        "《渡船安全公约》五月生效。",
    ),
    (
        "Parties to the Convention on the Safety of Ferries shall report each year.",
        "《渡船安全公约》缔约方应每年提交报告。",
    ),
    (
        "Eleven States have signed the Convention on the Safety of Ferries.",
        "十一个国家签署了《渡船安全公约》。",
    ),
    (
        "Article 4 of the Convention on the Safety of Ferries was amended.",
        "《渡船安全公约》第四条经过修正。",
    ),
    (
        "The Regional Centre for Lake Research (RCLR) opened a library.",
        "区域湖泊研究中心（湖研中心）开设了图书馆。",
    ),
    ("Students visited the Regional Centre for Lake Research.", "学生参观了区域湖泊研究中心。"),
    (
        "The Regional Centre for Lake Research measured the depth of the water.",
        "区域湖泊研究中心测量了水深。",
    ),
    (
        "Experts of the Regional Centre for Lake Research trained divers.",
        "区域湖泊研究中心的专家培训了潜水员。",
    ),
    ("RCLR sent a team to the southern shore.", "湖研中心向南岸派出了一个小组。"),
    ("Donors increased their contributions to RCLR.", "捐助者增加了对湖研中心的捐款。"),
    (
        "Recalling its resolution 71/412, entitled “Protection of mountain lakes”,",
        "回顾其题为“保护高山湖泊”的第71/412号决议，",
    ),
    (
        "Recalling also resolution 71/412, in which it called for patience,",
        "又回顾第71/412号决议，其中呼吁保持耐心，",
    ),
    ("The report is contained in document A/76/901.", "报告载于A/76/901号文件。"),
    ("Document A/76/901 was issued late.", "A/76/901号文件印发较晚。"),
    ("Each port keeps a warning buoy in reserve.", "每个港口都备有一个警示浮标。"),
    ("The warning buoy was damaged by ice.", "警示浮标被冰损坏。"),
    ("A new warning buoy costs little.", "新的警示浮标花费不多。"),
    ("Captains saw the warning buoy at night.", "船长们夜间看到了警示浮标。"),
    ("Every warning buoy carries a lamp.", "每个警示浮标都装有一盏灯。"),
    ("Two warning buoys were lost in the storm.", "两个警示浮标在风暴中丢失。"),
    ("The water level rose in spring.", "春季水位上升。"),
    ("The water level is read twice a day.", "每天读取两次水位。"),
    ("Low water levels delay ships.", "低水位延误船舶。"),
    ("A change of the water level was expected.", "预计水位会有变化。"),
    ("The gauge shows the water level.", "水尺显示水位。"),
    ("Drought lowered the water level.", "干旱降低了水位。"),
    ("The passenger list was sent to the police.", "乘客名单已送交警察。"),
    ("No passenger list was found on board.", "船上没有找到乘客名单。"),
    ("The master signs the passenger list.", "船长签署乘客名单。"),
    ("A passenger list names the children too.", "乘客名单也列出儿童。"),
    ("Copies of the passenger list stay in the office.", "乘客名单的副本留在办公室。"),
    ("The lakes freeze in December.", "湖泊十二月结冰。"),
    ("Ferries are repaired in winter.", "渡船在冬季修理。"),
    ("Traffic on the lake doubled.", "湖上交通增加了一倍。"),
    ("Safety comes before speed.", "安全比速度重要。"),
    ("The police searched the ship.", "警察搜查了船舶。"),
    ("The mountain road was closed.", "山路已经关闭。"),
    ("The office is open on Mondays.", "办公室星期一开放。"),
    ("The children learnt to swim.", "儿童学会了游泳。"),
    ("The Secretary-General visited the port.", "秘书长访问了港口。"),
    ("The storm ended in the morning.", "风暴在早晨结束。"),
    ("The lamp was lit by the guard.", "灯由警卫点亮。"),
    ("Ice covered the southern shore.", "冰覆盖了南岸。"),
    ("The library lends maps.", "图书馆出借地图。"),
    ("Officers are elected each year.", "主席团成员每年选举。"),
    ("The budget was reduced.", "预算减少了。"),
    ("The divers found an anchor.", "潜水员找到了一个锚。"),
    ("Donors met in the library.", "捐助者在图书馆开会。"),
    ("A guard watched the port at night.", "警卫夜间看守港口。"),
    ("Maps of the lake were sold.", "出售了湖泊地图。"),
    ("The ship left the port.", "船舶离开了港口。"),
    ("The gauge was replaced in May.", "水尺五月更换。"),
    ("Six members were present.", "六名成员出席。"),
)

#: French and English, for which there is no table of words.
ORCHARDS = (
    ("On taille les arbres du verger communal.", "The trees of the village orchard are pruned."),
    ("Le maire visite le verger communal.", "The mayor visits the village orchard."),
    ("Les abeilles aiment le verger communal.", "Bees like the village orchard."),
    ("Chaque verger communal a une clôture.", "Each village orchard has a fence."),
    ("Dans le verger communal, il gèle.", "In the village orchard it freezes."),
    ("Le pressoir mobile arrive en octobre.", "The mobile press arrives in October."),
    ("On loue un pressoir mobile.", "They rent a mobile press."),
    ("Son pressoir mobile est en panne.", "His mobile press is broken."),
    ("Le prix du pressoir mobile baisse.", "The price of the mobile press falls."),
    ("Les abeilles dorment.", "Bees sleep."),
    ("Le maire répare la clôture.", "The mayor repairs the fence."),
    ("Les arbres portent peu.", "The trees bear little."),
)


def units(
    pairs: Iterable[tuple[str, str]], source: str = "en", target: str = "zh"
) -> list[TranslationUnit]:
    """Each pair of texts as a unit."""
    return [pair_unit(ours, theirs, source, target) for ours, theirs in pairs]


def corpus(pairs: Iterable[tuple[str, str]], source: str = "en", target: str = "zh") -> Corpus:
    """The corpus of such units, as extraction reads it."""
    return read_corpus(units(pairs, source, target), source, target)


class Dictionary:
    """An encoder of few words: those that translate each other have the same vector."""

    def __init__(self, *groups: str) -> None:
        self._places = {word: n for n, group in enumerate(groups) for word in group.split()}
        self._width = len(groups)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        out = np.zeros((len(texts), self._width), np.float32)
        for row, text in zip(out, texts, strict=True):
            if text in self._places:
                row[self._places[text]] = 1.0
        return out

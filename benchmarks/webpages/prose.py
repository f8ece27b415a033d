"""The texts that the pages are filled with."""

from __future__ import annotations

ENGLISH = (
    "The Panel on Rivers and Lakes opened its ninth session on Monday, with delegations from "
    "forty-two countries and eleven observers in the hall.",
    "In her opening statement, the Chair recalled that two thirds of the stations that measure "
    "the flow of rivers had been built before 1970, and that few had been renewed since.",
    "The Secretary introduced the report on shared waters, which describes how neighbouring "
    "countries tell each other of floods, and what it costs them when they do not.",
    "Several delegations said that warnings reached the villages too late; one proposed that "
    "every station should send its readings by radio as well as by telephone.",
    "The Panel took note of the report and asked the Secretariat to prepare, before the tenth "
    "session, a list of the stations that no longer work.",
    "On the second day the Panel turned to the water that is stored below ground, about which "
    "less is known in most regions than about any river.",
    "A working group was set up to compare the methods in use; it will meet twice a year and is "
    "open to all members, to observers and to the universities that they name.",
    "The session closes on Friday with the adoption of the report and the election of a new "
    "bureau for the next two years.",
)
CHINESE = (
    "河流与湖泊小组第九届会议于星期一开幕，四十二个国家的代表团和十一个观察员出席了会议。",
    "主席在开幕词中回顾说，三分之二的水文站建于一九七〇年以前，此后很少得到更新。",
    "秘书介绍了关于共享水域的报告，其中说明邻国之间如何互通洪水情况，以及不这样做的代价。",
    "若干代表团说，警报传到村庄时往往为时已晚；有代表团建议，每个站除电话外还应通过无线电发送读数。",
    "小组注意到该报告，并请秘书处在第十届会议之前编写一份已停止工作的水文站清单。",
    "第二天，小组讨论了地下水问题；在大多数区域，人们对地下水的了解不如对河流的了解。",
    "会议设立了一个工作组，负责比较各种现行方法；工作组每年开会两次，向所有成员和观察员开放。",
    "会议将于星期五闭幕，届时将通过报告，并选举今后两年的新主席团成员。",
)


def text(*pieces: str, tag: str = "p") -> str:
    """Pieces of the document, each in an element."""
    return "".join(f"<{tag}>«{piece}»</{tag}>\n" for piece in pieces)


def links(*names: str, tag: str = "li") -> str:
    """Links that are furniture, each in an element, or one after the other if `tag` is empty."""
    made = [f'<a href="/{place}">‹{name}›</a>' for place, name in enumerate(names)]
    return "\n".join(f"<{tag}>{link}</{tag}>" if tag else link for link in made)

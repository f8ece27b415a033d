"""Mastheads and what they say, made for these tests: bodies, numbers and titles are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """The head of a document, one block a paragraph, and what is in it.

    Attributes:
        name: of the case.
        language: of the document.
        front: the blocks that are no text.
        text: the blocks that follow.
        symbol, distribution, date, original, session, title: what is to be found.
        headers: lines of page headers that a reader left out.
    """

    name: str
    language: str
    front: tuple[str, ...]
    text: tuple[str, ...]
    symbol: str = ""
    distribution: str = ""
    date: str = ""
    original: str = ""
    session: str = ""
    title: str = ""
    headers: tuple[str, ...] = ()


_EN = ("The delegations met in the morning and discussed the plan at length.",)
_ZH = ("各代表团上午开会，详细讨论了该计划。",)

SAMPLES = (
    Sample(
        "assembly, item's name above the title", "en",
        ("United Nations", "A/91/214*", "General Assembly", "Distr.: General", "7 July 2036",
         "Original: English", "Ninety-first session", "Item 107 of the preliminary list**"),
        ("Oceans and harbours", "Safety of small harbours", "Report of the Secretary-General",
         *_EN),
        "A/91/214", "General", "2036-07-07", "en", "Ninety-first session",
        "Safety of small harbours",
    ),
    Sample(
        "assembly in Chinese", "zh",
        ("联合国", "A/91/214*", "大会", "Distr.: General", "7 July 2036", "Chinese",
         "Original: English", "第九十一届会议", "暂定项目表**项目107"),
        ("海洋和港口", "小型港口的安全", "秘书长的报告", *_ZH),
        "A/91/214", "General", "2036-07-07", "en", "第九十一届会议", "小型港口的安全",
    ),
    Sample(
        "Chinese throughout", "zh",
        ("联合国", "A/91/214/Rev.1", "大会", "分发：一般", "2036年7月7日", "中文",
         "原文：英文和法文", "第九十一届会议", "议程项目 107"),
        ("小型港口的安全", "秘书处的说明", *_ZH),
        "A/91/214/Rev.1", "General", "2036-07-07", "en, fr", "第九十一届会议", "小型港口的安全",
    ),
    Sample(
        "council, limited", "en",
        ("United Nations", "E/2036/L.18", "Economic and Social Council", "Distr.: Limited",
         "12 June 2036", "Original: English/French", "2036 session", "Agenda item 12 (d)"),
        ("Cooperation in surveying", "Draft resolution submitted by the Vice-President", *_EN),
        "E/2036/L.18", "Limited", "2036-06-12", "en, fr", "2036 session",
        "Draft resolution submitted by the Vice-President",
    ),
    Sample(
        "security council", "en",
        ("United Nations", "S/2036/411", "Security Council", "Distr.: General", "3 May 2036",
         "Original: Arabic"),
        ("Letter dated 2 May 2036 from the Permanent Representative of Ruritania to the United "
         "Nations addressed to the President of the Security Council", *_EN),
        "S/2036/411", "General", "2036-05-03", "ar", "",
        "Letter dated 2 May 2036 from the Permanent Representative of Ruritania to the United "
        "Nations addressed to the President of the Security Council",
    ),
    Sample(
        "two symbols", "en",
        ("United Nations", "A/91/77–S/2036/412", "General Assembly", "Security Council",
         "Distr.: General", "4 May 2036", "Original: Spanish",
         "General Assembly Ninety-first session",
         "Security Council Ninety-first year"),
        ("Identical letters dated 3 May 2036", *_EN),
        "A/91/77", "General", "2036-05-04", "es", "Ninety-first session",
        "Identical letters dated 3 May 2036",
    ),
    Sample(
        "commission, conference room paper", "en",
        ("E/CN.24/2036/CRP.3", "9 May 2036", "ENGLISH ONLY",
         "Commission on Coastal Resilience", "Twenty-seventh session", "Vienna, 14-18 May 2036",
         "Item 6 (b) of the provisional agenda*"),
        ("# Warnings at sea", *_EN),
        "E/CN.24/2036/CRP.3", "", "2036-05-09", "en", "Twenty-seventh session", "Warnings at sea",
    ),
    Sample(
        "expert group in Chinese, nothing but dates and languages", "zh",
        ("1 March 2036", "Chinese", "Original: English", "港口安全问题专家组",
         "2036年5月3日至5日，维也纳"),
        ("# 临时议程说明", "## 临时议程", *_ZH),
        "", "", "2036-03-01", "en", "", "临时议程说明",
    ),
    Sample(
        "conference", "en",
        ("United Nations", "A/CONF.322/4/Rev.1", "Distr.: General", "18 February 2036",
         "Original: English",
         "United Nations Conference on Harbours", "Suva, 11–19 April 2036",
         "Items 3 and 4 of the provisional agenda*"),
        ("Successes and challenges of coastal policy", "Working paper prepared by the secretariat",
         *_EN),
        "A/CONF.322/4/Rev.1", "General", "2036-02-18", "en", "",
        "Successes and challenges of coastal policy",
    ),
    Sample(
        "corrigendum", "en",
        ("United Nations", "E/CN.24/2036/9/Corr.1", "Distr.: General", "20 May 2036",
         "Original: English"),
        ("# Report on warnings", "Corrigendum", *_EN),
        "E/CN.24/2036/9/Corr.1", "General", "2036-05-20", "en", "", "Report on warnings",
    ),
    Sample(
        "section of a budget", "en",
        ("United Nations", "A/91/6 (Sect. 16)", "General Assembly", "Distr.: General",
         "21 April 2036", "Original: English", "Ninety-first session"),
        ("# Proposed programme budget", *_EN),
        "A/91/6 (Sect. 16)", "General", "2036-04-21", "en", "Ninety-first session",
        "Proposed programme budget",
    ),
    Sample(
        "one row after the other", "en",
        ("United Nations A/91/214 General Assembly Distr.: General 7 July 2036 Original: French",
         "Ninety-first session Agenda item 107"),
        ("Safety of small harbours", *_EN),
        "A/91/214", "General", "2036-07-07", "fr", "Ninety-first session",
        "Safety of small harbours",
    ),
    Sample(
        "one row after the other in Chinese", "zh",
        ("联合国 A/91/214 大会 Distr.: General 7 July 2036 Chinese Original: French",
         "第九十一届会议 议程项目107"),
        ("小型港口的安全", *_ZH),
        "A/91/214", "General", "2036-07-07", "fr", "第九十一届会议", "小型港口的安全",
    ),
    Sample(
        "all in page headers", "en",
        ("Third session",),
        ("# Safety of small harbours", *_EN),
        "HAB/EG.4/2036/2", "Restricted", "2036-07-07", "ru", "Third session",
        "Safety of small harbours",
        ("United Nations", "HAB/EG.4/2036/2", "Distr.: Restricted", "7 July 2036",
         "Original: Russian", "2/12", "36-00123"),
    ),
    Sample(
        "resolution", "en",
        ("United Nations", "A/RES/91/44", "General Assembly", "Distr.: General",
         "16 January 2037", "Ninety-first session", "Agenda item 107"),
        ("Resolution adopted by the General Assembly on 19 December 2036",
         "[on the report of the Second Committee (A/91/480)]", "91/44. Safety of small harbours",
         *_EN),
        "A/RES/91/44", "General", "2037-01-16", "", "Ninety-first session",
        "91/44. Safety of small harbours",
    ),
    Sample(
        "committee's record", "en",
        ("United Nations", "A/C.2/91/SR.12", "General Assembly", "Distr.: General",
         "2 November 2036", "Original: English", "Ninety-first session", "Second Committee"),
        ("# Summary record of the 12th meeting", *_EN),
        "A/C.2/91/SR.12", "General", "2036-11-02", "en", "Ninety-first session",
        "Summary record of the 12th meeting",
    ),
    Sample(
        "a body of an unusual name", "en",
        ("CTR/A.3/7/Add.1", "Distr.: General", "2 November 2036", "Friends of the Lighthouse",
         "Fourth meeting", "Port Louis, 30 November–2 December 2036"),
        ("# Matters arising", *_EN),
        "CTR/A.3/7/Add.1", "General", "2036-11-02", "", "Fourth meeting", "Matters arising",
    ),
    Sample(
        "the old way", "en",
        ("UNITED NATIONS", "Distr.", "GENERAL", "E/CN.24/1987/12", "3 March 1987",
         "ENGLISH", "Original: FRENCH", "COMMISSION ON COASTAL RESILIENCE",
         "Forty-third session", "Item 5 of the agenda"),
        ("# REPORT OF THE WORKING GROUP", *_EN),
        "E/CN.24/1987/12", "General", "1987-03-03", "fr", "Forty-third session",
        "REPORT OF THE WORKING GROUP",
    ),
    Sample(
        "French", "fr",
        ("Nations Unies", "A/91/214", "Assemblée générale", "Distr. générale", "7 juillet 2036",
         "Français", "Original : anglais", "Quatre-vingt-onzième session",
         "Point 107 de la liste préliminaire*"),
        ("# Sécurité des petits ports", *_EN),
        "A/91/214", "General", "2036-07-07", "en", "Quatre-vingt-onzième session",
        "Sécurité des petits ports",
    ),
    Sample(
        "Spanish", "es",
        ("Naciones Unidas", "A/91/214", "Asamblea General", "Distr. limitada",
         "7 de julio de 2036", "Español", "Original: inglés",
         "Nonagésimo primer período de sesiones", "Tema 107 de la lista preliminar*"),
        ("# Seguridad de los puertos", *_EN),
        "A/91/214", "Limited", "2036-07-07", "en", "Nonagésimo primer período de sesiones",
        "Seguridad de los puertos",
    ),
    Sample(
        "Russian", "ru",
        ("Организация Объединенных Наций", "A/91/214", "Генеральная Ассамблея", "Distr.: General",
         "7 июля 2036 года", "Russian", "Original: English", "Девяносто первая сессия",
         "Пункт 107 предварительного перечня*"),
        ("# Безопасность малых портов", *_EN),
        "A/91/214", "General", "2036-07-07", "en", "Девяносто первая сессия",
        "Безопасность малых портов",
    ),
    Sample(
        "Arabic", "ar",
        ("الأمم المتحدة", "A/91/214", "الجمعية العامة", "Distr.: General",
         "7 تموز/يوليه 2036", "الأصل: بالإنكليزية", "الدورة الحادية والتسعون",
         "البند 107 من القائمة الأولية"),
        ("# سلامة المرافئ الصغيرة", *_EN),
        "A/91/214", "General", "2036-07-07", "en", "الدورة الحادية والتسعون",
        "سلامة المرافئ الصغيرة",
    ),
    Sample(
        "a symbol alone", "en", ("E/CN.24/2036/9",), ("# Report on warnings", *_EN),
        "E/CN.24/2036/9", title="Report on warnings",
    ),
    Sample(
        "the body's name is the title", "en",
        ("United Nations", "HAB/2036/1", "Distr.: General"),
        ("# Committee on Harbours", *_EN),
        "HAB/2036/1", "General", title="Committee on Harbours",
    ),
    Sample(
        "running text at once", "zh",
        ("联合国", "HAB/2036/1", "Distr.: Provisional", "For participants only"),
        _ZH,
        "HAB/2036/1", "Provisional",
    ),
)  # fmt: skip

# What has no masthead, though it begins like one.
PLAIN = (
    ("# United Nations", "The Organization was founded long ago."),
    ("Second session", "The speakers were late."),
    ("12 January 2036", "Dear friends,", "English is spoken here."),
    ("General Assembly", "Third meeting", "Vienna, 3 May 2036", "The meeting was opened."),
    ("# Committee on Harbours", "Item 3", "Original ideas are welcome."),
    ("会议", "第三次会议", "会议开幕了。"),
    ("HIV/AIDS", "A grave matter.", "Distribution of goods"),
)

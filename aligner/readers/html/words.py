"""The words that pages call their furniture by: in names of classes, in headings, in its text.

Names are compared word by word: `topNav`, `top-nav` and `top_nav` all read ` top nav `, and one
name is parted from the next by ` | `. English and Chinese pages are known, and the pinyin names of
Chinese content systems. No pattern repeats what itself repeats, so that none is slow on any text.
"""

from __future__ import annotations

import re
from typing import Any

from aligner.readers.joining import word_set

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_a-zA-Z]+")
_LONGEST = 300


def names_of(element: Any, title: str = "") -> str:
    """An element's id and classes as words, between spaces and bars; "" if it has none.

    Args:
        element: of a page.
        title: the first words in it; an id that was made of them names what the part is about
            ("File menu", "Comments"), and is left out.
    """
    own = _words((element.get("id") or "")[:_LONGEST])
    if title and set(own.split()) <= set(_words(title).split()):
        own = ""
    classes = (element.get("class") or "")[:_LONGEST].split()
    names = [name for name in (own, *map(_words, classes)) if name]
    return f"| {' | '.join(names)} |" if names else ""


def _words(name: str) -> str:
    return " ".join(_WORD.findall(name)).lower()


def _any_of(table: str) -> str:
    """A pattern for any line of a table."""
    return "(?:" + "|".join(filter(None, map(str.strip, table.splitlines()))) + ")"


# What they name is furniture whatever it is made of; `has-sidebar` names what stands beside it.
FURNITURE = re.compile(
    r" (?<!\bhas )(?<!\bwith )(?<!\bno )"
    + _any_of(
        """
        (?:top|left|right|main|side|sub|foot|head|sec|global|mega|mobile)?(?:nav|navbar|menu|navs)
        (?:top|left|right|main|side|sub)?navigation
        bread crumbs?|breadcrumbs?|crumbs?|dqwz|weizhi|daohang|mianbaoxie
        cookies?|consent|gdpr|ccpa|paywall|popup|popover|modal|lightbox
        comments|comment ?(?:box|list|form|section|area|reply|wrap)|respond|disqus|pinglun
        share|sharing|share(?:this|bar|tools?|box)|addthis|addtoany|bdshare|bdsharebuttonbox|fenxiang
        social ?(?:share|media|links?|icons?|bar|nav|buttons?)
        sidebars?|side bar|sphinxsidebar|widget ?areas?|(?<=\\| )widget(?= \\|)
        advert|adverts|advertisement|ads|adsbygoogle|ad ?(?:slot|box|unit|banner|wrap|container)
        sponsored|promo|guanggao|newsletter|subscribe|signup|sign up
        pagination|paginator|pager|prev next|next prev|post nav|fenye
        related|recommend(?:ed|ation|ations)?|most read|most popular|trending|xgwj|xgxw|tuijian
        skip ?(?:link|links|nav|to|content)|back to top|backtotop|totop|go top|gotop
        (?:language|lang|locale) ?(?:switcher|switch|selector|select|nav|list|menu|links|bar)
        sr only|visually hidden|screen reader(?: text)?|assistive text
        site notice|site sub|cat links|catlinks|mw panel|mw head|navbox|nav box|edit ?section
        printfooter|header ?link|anchor ?link|ribbon ?row|(?:site|page) (?:logo|branding)
        (?<=\\| )logo(?= \\|)|yqlj|friend links?
        (?:top|head|header|foot|footer|bottom) ?bar|ewm|erweima|qr ?code
        (?:content item|post|article|entry|page|story|item|card) actions
        print ?(?:ico|icon|button|link|page)|toolbar|tool bar|media tools?|(?:foot|footer)links
        (?:field name field|post|entry|article|news) tags|(?<=\\| )tags(?= \\|)|tag list|taglist
        """
    )
    + "(?= )"
)
# Of these, what documents write of as well: recommendations, consent, the navigation of rivers.
MATTERS = re.compile(
    r" (?:recommend(?:ed|ation|ations)?|related|consent|navigation|menu|share|sharing|promo|tags"
    r"|subscribe|trending)(?= )"
)
# A page that has comments may have more of them than text.
COMMENTS = re.compile(
    r" (?:comments|comment ?(?:box|list|section|area)|respond|disqus|pinglun)(?= )"
)
# Parts of a site's page where they stand at its edges and are little; elsewhere other things.
EDGES = re.compile(
    r" (?:header|footer|foot|head|masthead|banner|dibu|top|bottom|aside|site info|copyright|banquan"
    r"|foot(?:er)? \w+)(?= )"
)
# What stands at the edges of a text, not of a page; and a document's symbol, as its head has it.
CONTENT_EDGES = re.compile(
    r" (?:document|doc|article|post|entry|content|section|card|chapter|story|note|report|record"
    r"|letter|resolution|decision|question) (?:header|footer|head|foot|top|bottom)(?= )"
)
SYMBOL = re.compile(r"\b[A-Z]{1,6}/[\w.()/-]{0,40}\d")
# Closed parts that a reader of the page can open.
OPENED = re.compile(r" (?:accordion|collaps\w*|tab|tabs|tabpanel|pane|faq|toggle|expand\w*)(?= )")

RELATED_HEADING = re.compile(
    r"""\W*(?:related\b.{0,40}
    |(?:read\ |see\ )?more(?:\ (?:on|from|about|in|news|stories)\b.{0,40})?
    |most\ (?:read|popular|viewed).{0,20}|you\ (?:may|might)\ (?:also\ )?like.{0,20}
    |recommended.{0,20}|trending.{0,20}|latest\ (?:news|stories)|popular\ (?:now|news|posts|stories)
    |(?:相关|推荐|热点|热门|最新|精彩|延伸|更多)
     (?:稿件|新闻|阅读|链接|文章|推荐|报道|专题|资讯|内容|信息|评论|视频|排行|榜)
    |quick\ links|(?:on|in)\ this\ (?:page|section)|follow\ us.{0,20}
    |猜你喜欢|友情链接|(?:栏目|网站|快速|本站)(?:导航|列表|链接))\W*""",
    re.I | re.X,
)
# The whole text of short elements that hold a link or stand in one.
PHRASES = re.compile(
    r"""\W*(?:skip\ (?:to|navigation)\b.{0,40}|jump\ to\ (?:nav|content|search|main).{0,20}
    |(?:back|return|go)\ to\ (?:the\ )?top|top\ of\ (?:the\ )?page|print(?:\ this)?(?:\ page)?
    |(?:share|tweet)(?:\ (?:this|on|via)\b.{0,40})?|e-?mail\ this.{0,20}|close(?:\ window)?
    |you\ are\ here:?.{0,200}|(?:previous|next)(?:\ (?:post|page|article|story))?\s?[:«»].{0,120}
    |(?:home(?:page)?|start|首页|网站首页|主页)\s*(?:>|»|›|→|::|/).{1,200}
    |返回(?:页面)?(?:顶部|首页)|回到?顶部|(?:打印|关闭)(?:本页|窗口|页面|此页|文档|本文)?|分享到?[:：]?.{0,30}
    |阅读原文|扫一扫.{0,30}|(?:您|你|当前|目前|现在)(?:现在|当前|目前|所在|的)*位置\s?[:：].{0,200}
    |字(?:体|号)\s?[:：].{0,40}|(?:上|下)一(?:篇|页|条)\s?[:：].{0,100})\W*""",
    re.I | re.X | re.S,
)
COPYRIGHT = re.compile(
    r"©|\(c\)\s?\d{4}|copyright\s?(?:©|\(c\)|\d{4}|by\b)|all rights reserved|版权所有|ICP\s?备"
    "|公网安备|网站标识码|未经.{1,10}转载",
    re.I,
)
LANGUAGES = word_set(
    """english français francais español espanol русский العربية عربي 中文 简体中文 繁體中文 简体
    繁体 繁體 deutsch português italiano 日本語 한국어 英文版 中文版 en fr es ru ar zh"""
)
# Programs that write documents: what they save is no page of a site.
WRITERS = re.compile(
    r"microsoft (?:word|excel)|libreoffice|openoffice|staroffice|\bwps\b|abbyy|pdf2html|latex"
    r"|tex4ht|aspose",
    re.I,
)

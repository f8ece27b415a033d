"""Chinese pages of sites: ministries, news, a wiki, and how their furniture is worded."""

from __future__ import annotations

from benchmarks.webpages import Page
from benchmarks.webpages.prose import CHINESE, links, text

_MENU = links("首页", "机构概况", "新闻动态", "政务公开", "办事服务", "互动交流")

MINISTRY = Page(
    "ministry's content system",
    "zh",
    f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>第九届会议开幕</title></head><body>
<div class="header"><div class="logo">‹中华河流部网站›</div><ul>{_MENU}</ul></div>
<div class="dqwz">‹您现在的位置：›<a href="/">‹网站首页›</a> &gt; <a href="/x">‹要闻播报›</a></div>
<div class="w1000"><h1 class="article-title">«河流与湖泊小组第九届会议开幕»</h1>
<div class="pages-date">«2021-05-04 17:32» <span>«来源：本部新闻办公室»</span>
<span class="font">‹【字体：›<a href="javascript:;">‹大字›</a> <a href="javascript:;">‹中字›</a> <a href="javascript:;">‹小字›</a>‹】›</span>
<span class="printIco"><a href="javascript:window.print()">‹打印本页›</a></span></div>
<div class="TRS_Editor">{text(*CHINESE[:5])}<p>　　«一、各国应»<strong>«及时»</strong>«通报洪水情况。»</p></div>
<div class="bdsharebuttonbox"><span>‹分享到：›</span><a href="#">‹微信好友›</a><a href="#">‹新浪微博›</a></div>
<div class="rel"><h3>‹相关稿件›</h3><ul>{links("部长会见水文代表团一行", "水文站更新工作座谈会召开")}</ul></div></div>
<div class="foot"><p>‹主办单位：河流部办公厅　网站标识码：bm00000001›</p><p>‹京ICP备00000000号　京公网安备1100000000号›</p></div></body></html>""",
)

PORTAL = Page(
    "portal in GB18030, laid out by tables",
    "zh",
    f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>
<table width="778"><tr><td><a href="/">‹网站首页›</a></td><td><a href="/n">‹国内新闻›</a></td><td><a href="/w">‹国际新闻›</a></td><td><a href="/s">‹体育快讯›</a></td></tr></table>
<table width="778"><tr><td width="160" valign="top"><table>{"".join(f"<tr><td>·<a href=/a>‹{name}›</a></td></tr>" for name in ("上游水库开始放水", "渔业协会年会侧记", "古桥修复完工通车", "湖区候鸟数量回升"))}</table></td>
<td valign="top"><center><font size="5"><b>«小组讨论地下水»</b></font></center>
<font size="3">　　«{CHINESE[5]}»<br><br>　　«{CHINESE[6]}»<br><br>　　«{CHINESE[7]}»</font></td></tr></table>
<table width="778"><tr><td align="center">‹版权所有　江河日报社›<br>‹未经许可不得转载›</td></tr></table></body></html>""",
    "gb18030",
)

WEIXIN = Page(
    "article of styled spans",
    "zh",
    f"""<html><body id="activity-detail"><div id="js_article"><div class="rich_media_inner"><div id="page-content">
<h2 class="rich_media_title" id="activity-name">«河流会议手记»</h2><div id="meta_content"><span class="rich_media_meta">«江河观察»</span> <em>«2021-05-04»</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;">{"".join(f'<section style="margin:8px"><p><span style="font-size:15px">«{piece}»</span></p></section>' for piece in CHINESE[:6])}</div>
</div><div id="js_pc_qr_code" style="display:none"><p>‹微信扫一扫关注该公众号›</p></div>
<div class="rich_media_tool"><a href="#">‹阅读原文›</a> <span>‹在看›</span></div></div></div></body></html>""",
)

WIKI = Page(
    "wiki page in Chinese",
    "zh",
    f"""<html><body><div class="vector-header" role="banner"><a href="/">‹河流维基›</a></div>
<main id="content" class="mw-body"><h1>«河流与湖泊小组»</h1><div class="hatnote">«本文介绍国际小组。»</div>
<table class="infobox"><tr><th>«成立»</th><td>«1961年»</td></tr><tr><th>«成员»</th><td>«42个国家»</td></tr></table>
{text(*CHINESE[:3])}<h2>«历史»<span class="mw-editsection">‹[›<a href="/e">‹编辑›</a>‹]›</span></h2>{text(*CHINESE[3:5])}
<div role="navigation" class="navbox"><table><tr><th>‹国际河流机构›</th></tr><tr><td>{links("多瑙委员会", "尼罗倡议", tag="")}</td></tr></table></div></main>
<footer><ul><li>‹本页面最后修订于2021年5月4日。›</li></ul></footer></body></html>""",
)

COMMENTS = Page(
    "news with comments and hot topics",
    "zh",
    f"""<html><body><div class="topNav"><a href="/">‹新闻中心›</a><a href="/v">‹视频直播›</a></div>
<div class="crumbs"><a href="/">‹新闻›</a> &gt; <a href="/w">‹国际›</a> &gt; ‹正文›</div>
<div class="left"><h1>«洪水警报为何太迟»</h1><div id="artibody">{text(*CHINESE[:6])}<p>«（责任编辑：王河）»</p></div>
<div id="commentBox"><h3>‹网友评论›</h3><ul><li><p>‹我家就住河边，从来没有人打电话通知过我们，不知道报告说的是哪里。›</p></li>
<li><p>‹希望尽快公布水文站的清单，也希望多建一些新的水文站，让下游的人安心。›</p></li></ul></div></div>
<div class="right-col"><h3>‹热点新闻›</h3><ul>{links("三年谈判后四国部长就运河水价达成一致", "去年春天被冲走的十座桥和重建它们的人")}</ul></div>
<p>‹上一篇：›<a href="/p">‹湖区候鸟回升›</a></p><p>‹下一篇：›<a href="/q">‹古桥修复完工›</a></p></body></html>""",
)

LANGUAGES = Page(
    "press page with a switcher of languages",
    "zh",
    f"""<html><body><div class="top">{links("العربية", "English", "Français", "Русский", "Español", tag="")} <span>‹中文›</span></div>
<main><h1>«小组吁请更新水文站»</h1>{text(*CHINESE[:4])}<div class="field--name-field-tags">‹标签：› {links("水资源", "洪水预警", tag="")}</div></main>
<div class="back-to-top"><a href="#top">‹返回顶部›</a></div></body></html>""",
)

PAGES = (MINISTRY, PORTAL, WEIXIN, WIKI, COMMENTS, LANGUAGES)

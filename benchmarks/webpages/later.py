"""Pages written after the rules that tell furniture, to see what the rules make of others."""

from __future__ import annotations

from benchmarks.webpages import Page
from benchmarks.webpages.prose import CHINESE, ENGLISH, links, text

TAILWIND = Page(
    "page styled by utility classes",
    "en",
    f"""<!doctype html><html><body class="antialiased"><div id="__next"><div class="flex items-center justify-between px-4 h-16"><a class="font-bold" href="/">‹Streamline›</a><div class="flex gap-4"><a href="/f">‹Features›</a><a href="/p">‹Pricing›</a><a href="/b">‹Journal›</a></div></div>
<div class="prose mx-auto max-w-2xl"><h1 class="text-4xl">«How we measure rivers»</h1><div class="text-gray-500">«May 4, 2021 · 5 min read»</div>{text(*ENGLISH[1:6])}<ul><li>«Depth»</li><li>«Flow»</li></ul></div>
<div class="grid grid-cols-4 border-t mt-20"><div><h3>‹Company›</h3><ul>{links("Careers", "Press room")}</ul></div><div><h3>‹Legal›</h3><ul>{links("Imprint", "Privacy rules")}</ul></div></div>
<div class="text-center text-sm">‹© 2021 Streamline Inc. All rights reserved.›</div></div></body></html>""",
)

ELEMENTOR = Page(
    "page builder: every part is a widget",
    "en",
    f"""<html><body class="page elementor-page"><a class="skip-link screen-reader-text" href="#content">‹Skip to content›</a>
<header id="masthead" class="site-header elementor-location-header"><nav class="elementor-nav-menu">{links("Our work", "News and stories", "Give now")}</nav></header>
<div data-elementor-type="wp-page"><section class="elementor-section elementor-top-section"><div class="elementor-widget elementor-widget-heading"><h1>«Water for the valley»</h1></div></section>
<section class="elementor-section"><div class="elementor-widget elementor-widget-text-editor">{text(*ENGLISH[:2])}</div>
<div class="elementor-widget elementor-widget-toggle"><div class="elementor-tab-title">«Who may apply?»</div><div class="elementor-tab-content" style="display:none"><p>«Any village with a well that was dug before the year 2000 and has not been repaired since then may apply.»</p></div></div>
<div class="elementor-widget elementor-widget-text-editor">{text(*ENGLISH[2:4])}</div></section></div>
<footer class="elementor-location-footer"><div>‹Registered charity number 12345, Station Road 1›</div></footer></body></html>""",
)

LAW = Page(
    "law with its contents beside it",
    "en",
    f"""<html><body><div id="banner"><a href="/">‹Law library of the Panel›</a></div><div class="row"><div class="col-md-3"><div class="panel panel-default"><div class="panel-heading">‹On this page›</div>
<ul class="nav nav-stacked"><li><a href="#a1">‹Art. 1 to 1›</a></li><li><a href="#a2">‹Art. 2 to 2›</a></li></ul></div></div><div class="col-md-9"><div class="eli-main-title"><p>«CONVENTION on shared rivers»</p></div>
<p>«The Parties to this Convention,»</p><p>«Conscious of their duties,»</p><p>«Have agreed as follows:»</p>
<div class="article" id="a1"><p class="title-article">«Article 1»</p><p>«For the purposes of this Convention:»</p><table border="0"><tr><td>«(a)»</td><td>«"river" means any water that flows;»</td></tr><tr><td>«(b)»</td><td>«"lake" means any water that does not.»</td></tr></table></div>
<div class="article" id="a2"><p class="title-article">«Article 2»</p>{text(*ENGLISH[2:5])}</div><p>«Done at Geneva, 4 May 2021.»</p><hr class="note"/><p class="note"><a id="ntr1" href="#ntc1">(1)</a> «OJ L 1, p. 3.»</p></div></div></body></html>""",
)

FORUM = Page(
    "question with an answer",
    "en",
    f"""<html><body><header class="top-bar js-top-bar"><a href="/">‹River Exchange›</a><form role="search"><input placeholder="Search"></form></header>
<div id="left-sidebar"><nav>{links("Questions", "Users", "Unanswered")}</nav></div><div id="mainbar"><div id="question-header"><h1>«How is flow measured?»</h1></div>
<div class="question"><div class="s-prose">{text(ENGLISH[1], ENGLISH[5])}</div><div class="post-menu"><a href="/s">‹Share›</a> <a href="/e">‹Improve this question›</a></div></div>
<div class="answer"><div class="s-prose">{text(ENGLISH[3], ENGLISH[6])}<pre><code>«flow = area * speed»</code></pre></div></div></div>
<div id="sidebar"><h4>‹Linked›</h4><div class="linked"><a href="/q/1">‹Why do rivers bend to the left more often than to the right?›</a></div></div><footer id="footer"><p>‹site design / logo 2021 River Exchange›</p></footer></body></html>""",
)

TREATY_FRAME = Page(
    "printable page with a frame of two lines",
    "en",
    f"""<html><body onload="window.print()"><p><a href="javascript:window.close()">‹Close window›</a></p><h2>«Statement to the Panel»</h2><p>«by the delegate of Peru»</p>{text(*ENGLISH[2:6])}<p>«Thank you.»</p><hr><small>‹Printed from rivers.example on 4 May 2021›</small></body></html>""",
)

DRUPAL = Page(
    "agency page with boxes in the text",
    "en",
    f"""<html><body class="path-node page-node-type-story"><div class="dialog-off-canvas-main-canvas"><div class="region region-header"><div class="block block-system-branding-block"><a href="/">‹Rivers Agency›</a></div><nav role="navigation" class="block block-menu menu--main">{links("What we do", "Where we work")}</nav></div>
<div class="region region-breadcrumb"><div class="block"><ol><li><a href="/">‹Front page›</a></li><li><a href="/s">‹Stories told›</a></li></ol></div></div>
<div class="region region-content"><article class="node node--type-story"><h1 class="page-title">«The bridge keepers»</h1><div class="field field--name-field-date">«4 May 2021»</div>
<div class="clearfix text-formatted field field--name-body">{text(*ENGLISH[:3])}<div class="callout-box"><h3>«In figures»</h3><ul><li>«42 countries»</li><li>«1,200 stations»</li></ul></div>{text(*ENGLISH[3:5])}</div></article>
<div class="views-element-container block block-views-blockrelated-stories"><h2>‹More stories›</h2><div class="views-row"><a href="/1">‹A well for two villages›</a><p>‹How neighbours who had not spoken for years came to dig a well together in one dry summer.›</p></div></div></div>
<div class="region region-footer"><div class="block">‹Follow us› {links("RSS feed", "YouTube", tag="")}</div></div></div></body></html>""",
)

GOVERNMENT = Page(
    "county government of 2008",
    "zh",
    f"""<html><head><meta http-equiv=content-type content="text/html; charset=gbk"></head><body><table width=980 align=center><tr><td><img src=banner.jpg></td></tr><tr><td bgcolor=#cc0000><a href=/>‹首 页›</a> | <a href=/1>‹走进本县›</a> | <a href=/2>‹信息公开›</a> | <a href=/3>‹网上办事›</a></td></tr></table>
<table width=980 align=center><tr><td height=30>‹您当前所在位置： ›<a href=/>‹县政府门户›</a> → <a href=/n>‹公示公告›</a></td></tr><tr><td align=center style="font-size:22px">«关于更新水文站的通知»</td></tr><tr><td align=center>«发布时间：2008-05-04　文号：河发〔2008〕12号»</td></tr>
<tr><td style="line-height:200%"><p>«各乡镇人民政府，县直各单位：»</p><p>　　«一、提高认识，加强领导。{CHINESE[1]}»</p><p>　　«二、{CHINESE[3]}»</p><p>　　«特此通知。»</p><p align=right>«二〇〇八年五月四日»</p></td></tr><tr><td align=right>‹【›<a href="javascript:print()">‹打印文档›</a>‹】【›<a href="javascript:close()">‹关闭窗口›</a>‹】›</td></tr></table>
<table width=980 align=center><tr><td align=center>‹主办：县人民政府办公室　技术支持：县信息中心›<br>‹备案号：京ICP备00000000号›</td></tr></table></body></html>""",
    "gb18030",
)

ANSWERS = Page(
    "column page with recommended reading",
    "zh",
    f"""<html><body><div id="root"><div class="App"><div class="ColumnPageHeader"><a href="/">‹写文章去›</a><button>登录</button></div>
<article class="Post-Main"><header class="Post-Header"><h1 class="Post-Title">«地下水有多少»</h1><div class="AuthorInfo">«水文爱好者»</div></header><div class="RichText">{text(*CHINESE[4:8])}<h2>«怎么办»</h2>{text(*CHINESE[1:3])}</div>
<div class="ContentItem-time">«编辑于 2021-05-04»</div><div class="ContentItem-actions"><span>‹赞同 128›</span><span>‹收藏›</span></div></article>
<div class="Recommendations-Main"><h3>‹推荐阅读›</h3><ul><li><a href="/p/1"><h4>‹河水为什么总是偏向一边›</h4><div>‹河流观察家发表于河流与人›</div></a></li></ul></div></div></div></body></html>""",
)

BILINGUAL = Page(
    "press release in Chinese on a portal with boxes on both sides",
    "zh",
    f"""<html><body><div class="topbar"><span>‹今天是2021年5月4日 星期二›</span> <a href="/w">‹无障碍浏览›</a> <a href="/en">‹English›</a></div><div class="mainnav"><a href="/">‹首页›</a><a href="/z">‹机构职能›</a></div>
<div class="content_left"><div class="box_title">‹栏目导航›</div><ul><li><a href="/1">‹图片新闻›</a></li><li><a href="/2">‹媒体聚焦›</a></li><li><a href="/3">‹专题专栏›</a></li></ul></div>
<div class="content_main"><div class="title">«小组通过报告»</div><div class="info">«时间：2021-05-04 来源：秘书处»</div><div id="zoom">{text(*CHINESE[:4])}</div><div class="fujian">«附件：<a href="/f.pdf">水文站清单.pdf</a>»</div><div class="ewm">‹扫一扫在手机打开当前页›</div></div>
<div class="yqlj"><span>‹友情链接：›</span><select><option>x</option></select></div><div class="bottom">‹地址：河边路1号　邮编：100000›<br>‹网站管理：信息中心›</div></body></html>""",
)

PAGES = (
    TAILWIND, ELEMENTOR, LAW, FORUM, TREATY_FRAME, DRUPAL, GOVERNMENT, ANSWERS, BILINGUAL,
)  # fmt: skip

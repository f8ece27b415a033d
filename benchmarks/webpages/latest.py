"""More pages written after the rules, of still other sites."""

from __future__ import annotations

from benchmarks.webpages import Page
from benchmarks.webpages.prose import CHINESE, ENGLISH, links, text

HEALTH = Page(
    "fact sheet with a side list of links",
    "en",
    f"""<html><body class="sf-page"><div class="sf-header"><div class="sf-lang-bar">{links("عربي", "中文", "Français", "Русский", "Español", tag="")}</div><div class="header-mega"><ul>{links("Health topics A-Z", "Countries we serve", "Newsroom")}</ul></div></div>
<section class="content"><div class="sf-breadcrumbs"><a href="/">‹Home›</a>/ <a href="/n">‹Newsroom desk›</a>/ <a href="/f">‹Fact sheets›</a>/</div><h1 class="dynamic-content__heading">«Drinking-water»</h1><div class="date">«4 May 2021»</div>
<div class="sf-detail-body-wrapper"><h2>«Key facts»</h2><ul><li>«Two thirds of the stations were built before 1970.»</li><li>«Few have been renewed.»</li></ul><h2>«Overview»</h2>{text(*ENGLISH[2:6])}<h2>«Response»</h2>{text(*ENGLISH[6:8])}</div>
<div class="list-bold"><h5>‹Related›</h5><div class="item"><a href="/1">‹Our work on sanitation›</a></div><div class="item"><a href="/2">‹Guidelines for small supplies›</a></div></div></section>
<div class="sf-footer"><div class="footer-col"><div class="h">‹Policies›</div><a href="/a">‹Prevent abuse›</a><a href="/b">‹Values›</a></div><div class="footer-bottom"><span>‹© 2021 Health of Rivers›</span></div></div></body></html>""",
)

BLOGGER = Page(
    "blog of 2010 in nested divisions",
    "en",
    f"""<html><body><div id="outer-wrapper"><div id="header-wrapper"><div class="header section"><h1 class="title">‹River Diary›</h1><p class="description">‹Notes from the bank›</p></div></div>
<div id="main-wrapper"><div class="main section"><div class="blog-posts hfeed"><h2 class="date-header">«Tuesday, 4 May 2010»</h2><div class="post hentry"><h3 class="post-title entry-title">«High water»</h3><div class="post-body entry-content">{text(*ENGLISH[:5])}</div>
<div class="post-footer"><span class="post-author">‹Posted by Amara›</span> <a class="comment-link" href="/c">‹3 replies›</a></div></div></div></div></div>
<div id="sidebar-wrapper"><div class="sidebar section"><div class="widget Profile"><h2>‹About me›</h2><p>‹I live beside the river and write down each morning how high it stands, for nobody asked me to.›</p></div></div></div></div></body></html>""",
)

PARALLEL = Page(
    "agreement in one table with numbered clauses",
    "en",
    f"""<html><body><table border="1"><tr><th>«No.»</th><th>«Clause»</th><th>«Note»</th></tr><tr><td>«1»</td><td>«{ENGLISH[0]}»</td><td>«See <a href="/x">clause 2</a>»</td></tr><tr><td>«2»</td><td>«{ENGLISH[1]}»</td><td>«None»</td></tr><tr><td>«3»</td><td>«{ENGLISH[2]}»</td><td>«<a href="#n">Open</a>»</td></tr></table><p>«Copyright in this agreement stays with the Panel.»</p></body></html>""",
)

MINUTES = Page(
    "minutes with a header of their own and a print bar",
    "en",
    """<html><body><div class="noprint toolbar"><a href="#">‹Print it now›</a> <a href="#">‹Save as PDF›</a></div><div class="document"><div class="document-header"><p>«RIV/SR.12»</p><p>«Summary record of the 12th meeting»</p></div><p>«Chair: Mr. Quispe (Peru)»</p><h4>«Agenda item 3: stations»</h4>
<p>«1. <b>Ms. Diallo</b> (Mali) said that warnings reached the villages too late.»</p><p>«2. <b>Mr. Berg</b> (Norway) agreed.»</p><p>«<i>The meeting rose at 1 p.m.</i>»</p><div class="document-footer"><p>«This record is subject to correction.»</p></div></div></body></html>""",
)

NEWS_ZH = Page(
    "news site of 2015",
    "zh",
    f"""<html><body><div class="wrap"><div class="site-nav"><span>‹登录后查看›</span><a href="/">‹要闻›</a><a href="/">‹评论员›</a></div><div class="main-w"><div class="article-box"><h1>«水文站更新工程启动»</h1><p class="source">«2015年05月04日 10:20 | 来源：河流日报»</p><div class="box_con">{text(*CHINESE[:5])}<p>«(责编：王河、李湖)»</p></div>
<div class="edit clearfix"><div class="zdfy">‹（原标题：工程启动）›</div></div><div class="share-box">‹分享让更多人看到›</div></div><div class="aside-r"><div class="hot"><h2>‹热门排行›</h2><ol><li><a href="/1">‹候鸟归来湖区再现盛景›</a></li><li><a href="/2">‹古桥夜景吸引八方来客›</a></li></ol></div></div></div>
<div class="copyright_center"><p>‹河流日报社概况 | 关于我们 | 报社招聘›</p><p>‹违法和不良信息举报电话：000-00000000›</p></div></div></body></html>""",
)

PAGES = (HEALTH, BLOGGER, PARALLEL, MINUTES, NEWS_ZH)

"""Pages that are a document and nothing else: all of their text must be kept."""

from __future__ import annotations

from benchmarks.webpages import Page
from benchmarks.webpages.prose import CHINESE, ENGLISH, links, text

RESOLUTION = Page(
    "resolution with footers in tables",
    "en",
    """<html><head><title>RIV/RES/9/1</title></head><body>
<table width="100%"><tr><td>«United Rivers»</td><td>«RIV/RES/9/1»</td></tr><tr><td>«General Assembly of Rivers»</td><td>«Distr.: General»<br>«4 May 2021»</td></tr></table>
<p>«Ninth session»<br>«Agenda item 3»</p><p><b>«Resolution adopted by the Panel»</b></p>
<p>«<i>The Panel</i>,»</p><p>«<i>Recalling</i> its resolution 8/2 of 5 May 2020,»<a href="#_ftn1" name="_ftnref1"><sup>1</sup></a></p>
<p>«1. <i>Takes note</i> of the report;»</p><p>«2. <i>Requests</i> the Secretariat to prepare a list;»</p>
<table class="footer"><tr><td>«21-04567»</td><td>«Please recycle»</td></tr></table>
<p>«3. <i>Decides</i> to remain seized of the matter.»</p>
<table><tr><th>«Votes in favour»</th><th>«Against»</th></tr><tr><td>«40»</td><td>«2»</td></tr></table>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><sup>1</sup></a> «RIV/2020/9, chapter II.»</p></div></body></html>""",
)

TABLE_1999 = Page(
    "layout of 1999: everything in one table",
    "en",
    f"""<HTML><BODY BGCOLOR=#FFFFFF><TABLE BORDER=0 WIDTH=600><TR><TD COLSPAN=2><CENTER><FONT SIZE=5>«Rivers of the North»</FONT></CENTER></TD></TR>
<TR><TD WIDTH=20>&nbsp;</TD><TD>{text(*ENGLISH[:3])}<P>«Readings of the spring:»<TABLE BORDER=1><TR><TH>«Station»</TH><TH>«Metres»</TH></TR>
<TR><TD>«Upper bridge»</TD><TD>«2.5»</TD></TR></TABLE>{text(*ENGLISH[3:5])}</TD></TR>
<TR><TD COLSPAN=2>«Report of the expedition, printed in the spring of 1999 at Geneva.»</TD></TR></TABLE></BODY></HTML>""",
)

BARE = Page(
    "no tag that says anything",
    "en",
    "<div>«Report of the Chair»</div>"
    + "".join(f"<div>«{piece}»</div>" for piece in ENGLISH)
    + "<div>«Geneva, 4 May 2021»</div>",
)

BREAKS = Page(
    "paragraphs parted by breaks alone",
    "en",
    "<html><body><b>«NOTE BY THE SECRETARIAT»</b><br><br>"
    + "<br><br>".join(f"«{piece}»" for piece in ENGLISH[:5])
    + "<br><br>«The Secretary»</body></html>",
)

DEFINITIONS = Page(
    "glossary as a definition list",
    "en",
    """<html><body><h1>«Terms used»</h1><dl><dt>«<a name="b">Bed</a>»</dt><dd>«The ground below a river.»</dd>
<dt>«Ford»</dt><dd>«Where one can wade; see <a href="#b">Bed</a>.»<p>«Fords are marked on maps.»</p></dd></dl></body></html>""",
)

CONTENTS = Page(
    "report with a linked table of contents",
    "en",
    f"""<html><body><h1>«Report of the ninth session»</h1><ul><li><a href="#i">«I. Opening of the session»</a></li>
<li><a href="#ii">«II. State of the stations»</a></li><li><a href="#iii">«III. Water below ground»</a></li></ul>
<h2 id="i">«I. Opening»</h2>{text(*ENGLISH[:2])}<h2 id="ii">«II. Stations»</h2>{text(*ENGLISH[2:5])}
<h2 id="iii">«III. Ground»</h2>{text(*ENGLISH[5:7])}<h2>«Documents before the Panel»</h2>
<ul><li><a href="/1.pdf">«RIV/2021/1, Annotated agenda»</a></li><li><a href="/2.pdf">«RIV/2021/2, State of the stations»</a></li></ul></body></html>""",
)

PANDOC = Page(
    "written by pandoc",
    "en",
    f"""<html><head><meta name="generator" content="pandoc"></head><body><header id="title-block-header"><h1 class="title">«Ninth session»</h1>
<p class="author">«Note by the Chair»</p></header><nav id="TOC" role="doc-toc"><ul>{links("Opening day", "The second day")}</ul></nav>
<h1 id="o">«Opening»</h1><p>«The Panel met.»<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>{text(*ENGLISH[:2])}
<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>«In the great hall.»<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></body></html>""",
)

CHINESE_DOCUMENT = Page(
    "document in Chinese, GB18030",
    "zh",
    f"""<html><head><meta charset="gb2312"></head><body><p align="right">«RIV/2021/1»</p><h2>«第九届会议临时议程»</h2>
<p>«1.　会议开幕。»</p><p>«2.　通过议程。»</p>{text(*CHINESE[:4])}<p>«版权问题由秘书处处理。»</p>
<table><tr><td>«星期一»</td><td>«上午10时»<br>«下午3时»</td></tr></table></body></html>""",
    "gb18030",
)

SHORT_ARTICLE = Page(
    "one short article element",
    "en",
    """<html><body><article><header><h1>«Decision 9/1»</h1></header><p>«The Panel decided to meet in Lima.»</p>
<aside class="note">«Adopted without a vote.»</aside><footer><p>«4 May 2021»</p></footer></article></body></html>""",
)

FOOTER_WORDS = Page(
    "classes that only sound like furniture",
    "en",
    f"""<html><body class="with-sidebar share"><div class="header-fixed-layout"><div class="content-with-menu">
<h1 class="page-header">«Shared waters»</h1><div class="advice-list">{text(*ENGLISH[:3])}</div>
<div class="general-comment">«General comment No. 5: the right to water.»</div><table class="navy"><tr class="header"><th>«Year»</th><td>«2021»</td></tr>
<tr class="footer"><th>«Total»</th><td>«42»</td></tr></table><p class="social-security">«Social security is not part of this report.»</p></div></div></body></html>""",
)

PAGES = (
    RESOLUTION, TABLE_1999, BARE, BREAKS, DEFINITIONS, CONTENTS, PANDOC, CHINESE_DOCUMENT,
    SHORT_ARTICLE, FOOTER_WORDS,
)  # fmt: skip

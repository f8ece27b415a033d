"""Pages as word processors save them."""

from __future__ import annotations

from benchmarks.webpages import Page
from benchmarks.webpages.prose import CHINESE, ENGLISH, text

_WORD = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>'
    '<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">'
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"
    "<style><!-- p.MsoNormal {mso-style-parent:''; margin:0cm} @page WordSection1 "
    "{mso-header:url('a/header.htm') h1;} --></style></head>"
)


def _item(label: str, item: str) -> str:
    return (
        "<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>"
        f"{label}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"
        f"<![endif]>«{item}»<o:p></o:p></p>"
    )


WORD = Page(
    "saved from Word",
    "en",
    f"""{_WORD}<body lang=EN-GB link=blue style='tab-interval:36.0pt'><div class=WordSection1>
<p class=MsoTitle>«Ninth session of the Panel»<o:p></o:p></p><h1>«Agenda»<o:p></o:p></h1>{_item("1.", "Opening of the session")}{_item("2.", "State of the stations")}
<p class=MsoNormal>«The Panel met in Geneva»<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>« in May.»<o:p></o:p></p>
<p class=MsoHeader>«United Rivers»</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>{text(*ENGLISH[:2])}
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>«Monday»</p></td><td><p class=MsoNormal>«10 a.m.»</p></td></tr></table>
<p class=MsoFooter>«21-04567»</p></div>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> «In the great hall of the library.»<o:p></o:p></p></div></div></body></html>""",
)

WORD_CHINESE = Page(
    "saved from Word in Chinese, GB18030",
    "zh",
    f"""{_WORD.replace("<meta name=ProgId", '<meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId', 1)}<body lang=ZH-CN><div class=Section1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center style='text-align:center'><b><span lang=EN-US>«RIV/2021/1»<o:p></o:p></span></b></p>
<h1><span style='font-family:宋体'>«临时议程»</span></h1>{_item("一、", "会议开幕")}{_item("二、", "水文站状况")}
{"".join(f"<p class=MsoNormal style='text-indent:21.0pt'><span style='font-family:宋体'>«{piece}»</span><span lang=EN-US><o:p></o:p></span></p>" for piece in CHINESE[:3])}
</div><div style='mso-element:header' id=h1><p class=MsoHeader>‹河流小组页眉›</p></div></body></html>""",
    "gb18030",
)

LIBREOFFICE = Page(
    "saved from LibreOffice",
    "en",
    f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">p {{ margin-bottom: 0.1in }} a.sdfootnoteanc {{ font-size: 57% }}</style></head><body lang="en-GB" dir="ltr"><div title="header"><p>‹Running head of the Panel›</p></div>
<h1 class="western">«Ninth session»</h1><ol type="a"><li><p>«Opening»</p></li><li><p>«Agenda»</p></li></ol>
<p>«The stations are old.»<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>{text(*ENGLISH[1:3])}
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>«Built before 1970.»</p></div>
<div title="footer"><p>‹Running foot of the Panel›</p></div></body></html>""",
)

GOOGLE = Page(
    "saved from Google Docs",
    "en",
    f"""<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">.lst-kix_a-0 > li:before{{content:"" counter(lst-ctn-kix_a-0,decimal) ". "}}ol{{margin:0}}.c1{{color:#000}}</style></head>
<body class="c9 doc-content"><p class="c2 title" id="h.x"><span class="c1">«Note on the stations»</span></p><h2 class="c3"><span class="c1">«State»</span></h2>
<p class="c2"><span class="c1">«Two thirds were built before 1970»</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span class="c4">«, and few renewed.»</span></p>
<ol class="c5 lst-kix_a-0 start" start="1"><li class="c6"><span class="c1">«Opening»</span></li><li class="c6"><span class="c1">«Closing»</span></li></ol>
<p class="c2"><span class="c1">«{ENGLISH[3]}»</span></p><hr class="c7"><div><p class="c8"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c1">&nbsp;«See the eighth report.»</span></p></div></body></html>""",
)

PAGES = (WORD, WORD_CHINESE, LIBREOFFICE, GOOGLE)

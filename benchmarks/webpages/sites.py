"""English pages of sites: their text stands among menus, banners and lists of links."""

from __future__ import annotations

from benchmarks.webpages import Page
from benchmarks.webpages.prose import ENGLISH, links, text

_MENU = links("Home", "About us", "Topics", "Publications", "Meetings calendar", "Contact")
_LANGUAGES = links("العربية", "中文", "English", "Français", "Русский", "Español")
_COMMENT = (
    '<div class="comment" id="comment-{0}"><cite>‹Reader {0}›</cite><p>‹{1}›</p>'
    '<a class="reply" href="#r">‹Reply to {0}›</a></div>'
)
_OPINIONS = (
    "I have lived beside the river for thirty years and nobody has ever telephoned me about a "
    "flood, whatever the report may say about it.",
    "Thank you for this. Could you say where the list of stations will be published, and whether "
    "it will be in other languages as well?",
    "The photograph shows the wrong bridge; that one was pulled down long ago, as everyone in "
    "the town could have told you.",
    "Radio is older than the telephone in our valley, and more often in order, so that I wonder "
    "what is new about the proposal.",
)
_TEASERS = (
    "Ministers agree on a common price for water from the eastern canal after three years of "
    "talks in four capitals",
    "Why the harvest failed: a long read on wells, pumps and the farmers who dig ever deeper for "
    "less and less water",
    "Ten photographs of bridges that were carried away last spring, and of the people who built "
    "them up again",
    "An interview with the engineer who measures glaciers by the sound that they make on summer "
    "nights",
    "The port that lost its sea: how a town of forty thousand lives on when the last ship has "
    "left its harbour",
)

NEWS = Page(
    "news page",
    "en",
    f"""<!DOCTYPE html><html lang="en"><head><title>Rivers - The Daily Stream</title>
<style>.sr-only{{position:absolute}} .popup, #late {{ display: none; }}
@media print {{ .story {{ display: none }} }}</style><script>var a = "<p>no</p>";</script></head>
<body class="has-sidebar"><a class="sr-only" href="#main">‹Skip to content›</a>
<header><div class="logo"><a href="/">‹The Daily Stream›</a></div><nav><ul>{_MENU}</ul></nav></header>
<div class="wrap"><article class="story"><h1>«Panel on rivers opens its session»</h1>
<div class="byline">«By our correspondent, 4 May 2021»</div>
<div class="share-tools"><span>‹Share this story›</span>{links("Facebook", "Twitter", "E-mail it")}</div>
{text(*ENGLISH[:3])}<figure><img src="a.png" alt=""><figcaption>«A station on the upper river.»</figcaption></figure>
<div class="ad-slot"><p>‹Advertisement: boots for every weather, now at half the price in all shops›</p></div>
<h2>«What comes next»</h2>{text(*ENGLISH[3:6])}
<blockquote>«"We cannot wait," the Chair said.»</blockquote>
<div class="popup"><p>‹Subscribe now and read on for one dollar a week, cancel at any time›</p></div>
</article><aside class="sidebar"><h3>‹Most read›</h3><ol>{links(*_TEASERS[:3])}</ol></aside></div>
<div id="late"><p>‹You have read three of three free stories this month›</p></div>
<footer><ul>{links("Terms of use", "Privacy", "Jobs")}</ul><p>‹© 2021 The Daily Stream. All rights reserved.›</p></footer></body></html>""",
)

PRESS_RELEASE = Page(
    "press release",
    "en",
    f"""<html><body><div id="page"><div class="language-switcher"><ul>{_LANGUAGES}</ul></div>
<div id="header"><a href="/">‹United Rivers Organization›</a><form action="/s"><label>‹Search the site›</label><input name="q"></form></div>
<div class="breadcrumb"><a href="/">‹Start›</a> / <a href="/m">‹Meetings Coverage›</a> / <span>‹Ninth session, first meeting›</span></div>
<div class="field-name-body"><h1>«Panel Calls for Renewal of Stations»</h1>
<p>«<b>RIV/1234</b>»<br>«4 May 2021»</p>{text(*ENGLISH[:2])}<h3>«Statements»</h3>{text(*ENGLISH[2:5])}
<p>«<b>AMARA DIALLO</b> (Mali) said that the stations on the Niger had been built by hand.»</p>
<p>«* *** *»</p><p>«For information media. Not an official record.»</p></div>
<div class="block-related"><h2>‹Related›</h2><ul>{links("Eighth session closes", "Stations of the north")}</ul></div>
<div id="footer"><ul>{links("Site map", "Fraud alert", "Copyright and terms")}</ul></div></div></body></html>""",
)

COMMENTS = Page(
    "blog with comments longer than the post",
    "en",
    f"""<html><body><div class="site"><div class="menu-main"><ul>{_MENU}</ul></div>
<div class="post"><h2 class="entry-title">«A day at the Panel»</h2>
<div class="entry-content">{text(*ENGLISH[:4])}</div>
<p class="tags">‹Tagged:› {links("Flood-tide", "Wireless sets", tag="")}</p></div>
<div id="comments" class="comments-area"><h3>‹Four thoughts on this›</h3>
{"".join(_COMMENT.format(n, t) for n, t in enumerate(_OPINIONS * 1, 1))}
<div id="respond"><h3>‹Leave a thought›</h3><form><p>‹Your address will not be published›</p></form></div></div>
<div class="widget-area"><div class="widget"><h4>‹Archives›</h4><ul>{links("May 2021", "April 2021")}</ul></div></div>
</div></body></html>""",
)

WIKI = Page(
    "wiki page",
    "en",
    f"""<html><body class="mediawiki"><div id="mw-head" role="navigation">{links("Talk page", "Edit source", "View history")}</div>
<div id="content" role="main"><div id="siteNotice">‹Wiki of rivers needs your help: give today›</div>
<h1 id="firstHeading">«Panel on Rivers and Lakes»</h1><div id="siteSub">‹From the wiki of rivers›</div>
<div id="bodyContent"><p>«The Panel meets once a year.»<sup class="reference"><a href="#cite_note-1">[1]</a></sup> «It has forty-two members.»</p>
<div id="toc" class="toc" role="navigation"><h2>‹On this page›</h2><ul>{links("1 Founding years", "2 Members of it")}</ul></div>
<h2><span class="mw-headline">«Founding»</span><span class="mw-editsection">[<a href="/e">‹edit this›</a>]</span></h2>{text(*ENGLISH[:2])}
<table class="wikitable"><tr><th>«Member»</th><th>«Since»</th></tr><tr><td><a href="/Mali">«Mali»</a></td><td>«1961»</td></tr>
<tr><td><a href="/Peru">«Peru»</a></td><td>«1964»</td></tr></table>
<h2>«See also»</h2><ul><li><a href="/a">«Panel on Seas»</a></li><li><a href="/b">«Water law»</a></li></ul>
<h2>«Notes»</h2><ol class="references"><li id="cite_note-1"><a href="#cite_ref-1">↑</a> <span>«Rules of procedure, rule 3.»</span></li></ol></div>
<div id="catlinks" class="catlinks">‹Categories:› {links("Riverways", "Panels of old", tag="")}</div></div>
<div id="mw-panel">{links("Main page", "Random page", "What links here")}</div>
<div id="footer"><ul><li>‹This page was last edited on 4 May 2021.›</li></ul></div></body></html>""",
)

DOCS = Page(
    "manual with a sidebar",
    "en",
    f"""<html><body><nav class="navbar"><a href="/">‹Stationkit 2.1›</a></nav><div class="container">
<div class="sphinxsidebar" role="navigation"><h3>‹Contents of the manual›</h3><ul>{links("Installation", "Sensors chapter", "Radio links", "Troubles")}</ul></div>
<div class="body" role="main"><section id="sensors"><h1>«Sensors»<a class="headerlink" href="#sensors">¶</a></h1>{text(*ENGLISH[5:7])}
<dl><dt>«depth»</dt><dd>«How far the water stands above the bed.»</dd><dt>«flow»</dt><dd>«How much passes in a second.»</dd></dl>
<div class="admonition note"><p class="admonition-title">«Note»</p><p>«Clean the sensor once a month.»</p></div>
<ol><li>«Open the lid.»</li><li>«Wipe the lens.»</li></ol><pre>«kit read --depth»</pre></section>
<div class="prev-next">{links("Previous: Installing", "Next: Radio", tag="")}</div></div></div>
<div class="footer" role="contentinfo">‹Built with Stationdocs 4.›</div></body></html>""",
)

CONSENT = Page(
    "consent overlay over a hidden page",
    "en",
    f"""<html><body><div id="app" aria-hidden="true"><div class="top-bar">{links("Log in", "Register", tag="")}</div>
<main><h1>«Water below ground»</h1>{text(*ENGLISH[4:8])}</main></div>
<div class="cookie-consent" role="dialog" aria-modal="true"><h2>‹We value your privacy›</h2>
<p>‹We and our 842 partners store and read data on your device to show what you may like, to measure how you like it, and to make what you will like. You may change your mind at any time in the settings.›</p>
<p>‹Strictly necessary cookies are always active, since without them the site would not work as it should.›</p><button>Accept</button></div></body></html>""",
)

RELATED = Page(
    "related links as long as the article",
    "en",
    f"""<html><body><div class="c1"><div class="c2"><a href="/">‹Stream›</a> <a href="/n">‹News›</a> <a href="/s">‹Sport›</a></div>
<div class="c3"><h1>«Session opens»</h1>{text(*ENGLISH[:4])}</div>
<div class="c4"><h3>‹More on this›</h3>{"".join(f'<div class="c5"><h4><a href="/x">‹{teaser}›</a></h4></div>' for teaser in _TEASERS)}</div></div></body></html>""",
)

NO_CLASSES = Page(
    "page without classes or roles",
    "en",
    f"""<html><body><div><a href="/">‹Home page›</a> | <a href="/a">‹Who we are›</a> | <a href="/b">‹Sessions so far›</a> | <a href="/c">‹Write to us›</a></div>
<h1>«Ninth session»</h1>{text(*ENGLISH[:3])}<p>«Documents are in the <a href="/l">library</a> of the Panel.»</p>{text(*ENGLISH[3:5])}
<div><a href="/">‹Privacy notice›</a> | <a href="/t">‹Terms›</a></div><div>‹Copyright 2021 Panel on Rivers›</div><p><a href="#top">‹Back to top›</a></p></body></html>""",
)

CARDS = Page(
    "article elements for teasers as well",
    "en",
    f"""<html><body><header class="site-header"><p>‹News of the rivers, daily›</p></header>
<article><header><h1>«Stations fall silent»</h1><p class="meta">«4 May 2021»</p></header>{text(*ENGLISH[1:5])}
<footer><p>«Reporting by A. Diallo; editing by M. Quispe.»</p></footer></article>
<section class="recommended">{"".join(f"<article><h3><a href=/>‹{teaser}›</a></h3><p>‹Published {n} days ago, read by many›</p></article>" for n, teaser in enumerate(_TEASERS))}</section>
<div class="newsletter-signup"><h3>‹Get it by mail›</h3><p>‹One letter each week, with what moved in rivers and lakes, and nothing else.›</p></div></body></html>""",
)

ASPNET = Page(
    "whole page in a form",
    "en",
    f"""<html><body><form id="aspnetForm" action="./"><div id="s4-ribbonrow"><a href="#x">‹Turn on accessibility mode›</a></div>
<div id="topnavbar"><ul>{_MENU}</ul></div><div class="ms-rtestate-field"><h2>«Agenda of the ninth session»</h2>
<ol><li>«Opening of the session.»</li><li>«Adoption of the agenda.»</li><li>«State of the stations.»</li></ol>{text(*ENGLISH[:2])}</div>
<div id="footerlinks">{links("Intranet", "Feedback to us", tag="")}</div></form></body></html>""",
)

INDEX = Page(
    "page that is a list of documents",
    "en",
    f"""<html><body><div class="navigation"><ul>{_MENU}</ul></div><div id="content"><h1>«Documents of the ninth session»</h1>
<p>«All documents are in the six languages.»</p><table><tr><th>«Symbol»</th><th>«Title»</th></tr>
<tr><td><a href="/1">«RIV/2021/1»</a></td><td><a href="/1">«Annotated provisional agenda»</a></td></tr>
<tr><td><a href="/2">«RIV/2021/2»</a></td><td><a href="/2">«State of the stations that measure rivers»</a></td></tr>
<tr><td><a href="/3">«RIV/2021/3»</a></td><td><a href="/3">«Water that is stored below ground»</a></td></tr></table></div>
<div class="footer"><a href="/p">‹Privacy Notice›</a></div></body></html>""",
)

TITLE_OUTSIDE = Page(
    "title outside of the main part",
    "en",
    f"""<html><body><nav>{links("Topics A to Z", tag="")}</nav><section class="hero-banner"><h1>«Rivers without borders»</h1></section>
<main id="main"><div class="social-share">{links("Tweet it", "Send by mail", tag="")}</div>{text(*ENGLISH[:4])}
<section class="footnotes"><ol><li id="fn1">«See the report of the eighth session.»</li></ol></section></main>
<aside>‹Follow the session live on channel four from Monday at ten in the morning.›</aside></body></html>""",
)

PAGES = (
    NEWS, PRESS_RELEASE, COMMENTS, WIKI, DOCS, CONSENT, RELATED, NO_CLASSES, CARDS, ASPNET, INDEX,
    TITLE_OUTSIDE,
)  # fmt: skip

"""PPTX files for tests, written part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from office_files import relationships, zip_of

P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# Body placeholders have bullets and titles none, as in the usual templates.
MASTER = f"""<p:sldMaster {P}><p:cSld><p:spTree>
<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr></p:sp>
<p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr></p:sp>
</p:spTree></p:cSld><p:txStyles>
<p:bodyStyle><a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr><a:lvl2pPr><a:buChar char="–"/></a:lvl2pPr>
</p:bodyStyle></p:txStyles></p:sldMaster>"""
# The left half has numbers; the right half stands before it in the file.
LAYOUT = f"""<p:sldLayout {P}><p:cSld><p:spTree>
<p:sp><p:nvSpPr><p:nvPr><p:ph idx="2"/></p:nvPr></p:nvSpPr>
 <p:spPr><a:xfrm><a:off x="500" y="100"/><a:ext cx="400" cy="600"/></a:xfrm></p:spPr></p:sp>
<p:sp><p:nvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr>
 <p:spPr><a:xfrm><a:off x="10" y="110"/><a:ext cx="400" cy="600"/></a:xfrm></p:spPr>
 <p:txBody><a:lstStyle><a:lvl2pPr><a:buAutoNum type="alphaLcParenBoth"/></a:lvl2pPr></a:lstStyle>
 </p:txBody></p:sp>
</p:spTree></p:cSld></p:sldLayout>"""


def paragraph(content: str, *, level: int = 0, bullet: str = "") -> str:
    """A paragraph; content that is not markup becomes a run."""
    inner = content if content.startswith("<") else run(content)
    return f'<a:p><a:pPr lvl="{level}">{bullet}</a:pPr>{inner}</a:p>'


def run(text: str, **properties: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in properties.items())
    return f"<a:r><a:rPr{written}/><a:t>{text}</a:t></a:r>"


def shape(
    *paragraphs: str, holder: str = "", at: tuple[int, int] | None = None, hidden: bool = False
) -> str:
    """A shape.

    Args:
        paragraphs: markup, or texts.
        holder: attributes of its placeholder, such as `type="title"`.
        at: left and top of one that is 100 high and wide.
        hidden: whether it is not shown.
    """
    inner = "".join(each if each.startswith("<") else paragraph(each) for each in paragraphs)
    ph = f"<p:ph {holder}/>" if holder else ""
    frame = (
        f'<a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="100" cy="100"/></a:xfrm>' if at else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="x" hidden="{int(hidden)}"/><p:nvPr>{ph}</p:nvPr>'
        f"</p:nvSpPr><p:spPr>{frame}</p:spPr><p:txBody>{inner}</p:txBody></p:sp>"
    )


def group(*shapes: str, at: tuple[int, int]) -> str:
    return (
        f'<p:grpSp><p:grpSpPr><a:xfrm><a:off x="{at[0]}" y="{at[1]}"/></a:xfrm></p:grpSpPr>'
        + "".join(shapes)
        + "</p:grpSp>"
    )


def frame(content: str) -> str:
    """A table, chart or diagram."""
    data = f"<a:graphicData>{content}</a:graphicData>"
    return f"<p:graphicFrame><a:graphic>{data}</a:graphic></p:graphicFrame>"


def slide(*shapes: str, attributes: str = "") -> str:
    tree = "".join(shapes)
    return f"<p:sld {P} {attributes}><p:cSld><p:spTree>{tree}</p:spTree></p:cSld></p:sld>"


def notes(*paragraphs: str) -> str:
    body = shape(*paragraphs, holder='type="body" idx="1"')
    number = shape("7", holder='type="sldNum"')
    return f"<p:notes {P}><p:cSld><p:spTree>{number}{body}</p:spTree></p:cSld></p:notes>"


def pptx(
    *slides: str,
    parts: Mapping[str, str] | None = None,
    more: Sequence[tuple[str, str, str]] = (),
    order: Sequence[int] = (),
) -> bytes:
    """A PPTX.

    Args:
        slides: their parts.
        parts: other parts by their names.
        more: relationships of the first slide: (id, kind, target).
        order: numbers of the slides as listed, if not 1, 2, 3 ...
    """
    listed = "".join(f'<p:sldId r:id="s{at}"/>' for at in order or range(1, len(slides) + 1))
    files = {
        "_rels/.rels": relationships(("main", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {P}><p:sldIdLst>{listed}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relationships(
            *((f"s{at}", "slide", f"slides/slide{at}.xml") for at in range(1, len(slides) + 1))
        ),
        "ppt/slideLayouts/layout.xml": LAYOUT,
        "ppt/slideLayouts/_rels/layout.xml.rels": relationships(
            ("m", "slideMaster", "/ppt/slideMasters/master.xml")
        ),
        "ppt/slideMasters/master.xml": MASTER,
    }
    for at, content in enumerate(slides, 1):
        files[f"ppt/slides/slide{at}.xml"] = content
        files[f"ppt/slides/_rels/slide{at}.xml.rels"] = relationships(
            ("layout", "slideLayout", "../slideLayouts/layout.xml"), *(more if at == 1 else ())
        )
    return zip_of(files | dict(parts or {}))

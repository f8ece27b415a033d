"""The characters and ruled lines of a PDF, by PDFium, in a process of its own.

PDFium is a large C++ program and meets files that were made to break it: it runs here, where a
crash, an endless loop or exhausted memory ends nothing but this process. This file is run as a
program, with nothing of the project imported, so that it starts at once; `confined` starts it and
reads what it writes.

Standard input: a line of JSON (`password`, `size`) and the file's bytes; when input ends after
that, whoever asked is gone, and this process ends too. Standard output: frames, each a kind (one
byte), a length (four bytes, little-endian) and that many bytes: `D` the number of pages; `P` a
page; `E` the name of what went wrong. Of a page come a length and JSON (`width`, `height`,
`styles`, `image`, `paths`), then arrays: of each glyph code point, style, left, right, top, bottom
and baseline, of each rule left, top, right and bottom; in points, from the page's top left corner
as a person sees it, downwards.
"""

from __future__ import annotations

import ctypes
import json
import math
import os
import re
import struct
import sys
import threading
from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO

FRAME = struct.Struct("<cI")
MEMORY_BYTES = 1 << 30
PROCESSOR_S = 600
MOST_GLYPHS = 60_000
"""On a page. A broadsheet page has some 20 000."""

_MOST_OBJECTS = 50_000
_MOST_SEGMENTS = 2_000
_DEEPEST = 8
# Points: a rectangle no thicker than this is a line.
_THIN = 3.0
_BOLD = re.compile(r"bold|black|heavy|demi|medi$|medi[^u]|^(cm|sf|ec|lm|t1)[a-z]*bx|-b$|,b$", re.I)
_ITALIC = re.compile(r"italic|oblique|slanted|kursiv|ital$|^(cm|sf|ec)[a-z]*(ti|sl)\d", re.I)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_FILL_AND_STROKE = 2
# Place of the quarter turns in a style.
_QUARTER = 4
_ERRORS = {3: "format", 4: "password", 5: "security"}


def main() -> None:
    """Serves one file."""
    asked = json.loads(sys.stdin.buffer.readline())
    # PDFium holds streams unpacked beside the file's own bytes.
    _confine(MEMORY_BYTES + 4 * asked["size"])
    data = sys.stdin.buffer.read(asked["size"])
    threading.Thread(target=_end_with_parent, daemon=True).start()
    out = os.fdopen(os.dup(1), "wb")
    # What PDFium prints has no place among the frames.
    os.dup2(2, 1)
    _serve(data, asked["password"], out)


def _confine(memory: int) -> None:
    """Bounds that the system holds, where it has them."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, PROCESSOR_S),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(kind, (most, hard))


def _end_with_parent() -> None:
    """PDFium lets other threads run, so that this one works even where a page never ends."""
    sys.stdin.buffer.read(1)
    os._exit(1)


def _serve(data: bytes, password: str | None, out: BinaryIO) -> None:
    import pypdfium2_raw as pdfium

    pdfium.FPDF_InitLibrary()
    # One password may be meant for another file: what anybody may open needs none.
    document = None
    for each in [None, password][: 1 if password is None else 2]:
        key = each.encode() if each is not None else None
        document = document or pdfium.FPDF_LoadMemDocument64(data, len(data), key)
    if not document:
        _send(out, b"E", _ERRORS.get(pdfium.FPDF_GetLastError(), "damaged").encode())
        return
    count = pdfium.FPDF_GetPageCount(document)
    _send(out, b"D", str(count).encode())
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            _send(out, b"E", b"page")
            return
        _send(out, b"P", _Page(pdfium, page).told())
        pdfium.FPDF_ClosePage(page)


def _send(out: BinaryIO, kind: bytes, payload: bytes) -> None:
    out.write(FRAME.pack(kind, len(payload)))
    out.write(payload)
    out.flush()


class _Page:
    """One page while it is read."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self._pdfium, self._page = pdfium, page
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._box = (box.left, box.bottom, box.right, box.top)
        self._turn = pdfium.FPDFPage_GetRotation(page)
        self._styles: dict[tuple[Any, ...], int] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._image = 0.0
        self._paths = 0
        self._rules: array[float] = array("f")

    def told(self) -> bytes:
        """All of the page, packed."""
        glyphs = list(self._glyphs())
        # A table set sideways is read as the reader would who turns the page.
        looks = list(self._styles)
        quarters = [looks[style][_QUARTER] for _, style, *_ in glyphs]
        main = max(range(4), key=quarters.count)
        if quarters.count(main) <= len(quarters) // 2:
            main = 0
        self._turn = (self._turn + main) % 4
        self._objects()
        head = json.dumps(
            {
                "width": self._size()[0],
                "height": self._size()[1],
                "styles": [
                    [*key[:_QUARTER], (key[_QUARTER] - main) % 4, *key[_QUARTER + 1 :]]
                    for key in looks
                ],
                "image": self._image,
                "paths": self._paths,
            }
        ).encode()
        codes, styles = array("I"), array("I")
        places = array("f")
        for code, style, left, bottom, right, top, x, y in glyphs:
            codes.append(code)
            styles.append(style)
            box = self._placed_box(left, bottom, right, top)
            baseline = self._placed(x, y)[1]
            places.extend((box[0], box[2], box[1], box[3], baseline))
        counts = struct.pack("<II", len(codes), len(self._rules) // 4)
        return b"".join(
            (
                struct.pack("<I", len(head)), head, counts, codes.tobytes(), styles.tobytes(),
                places.tobytes(), self._rules.tobytes(),
            )
        )  # fmt: skip

    def _size(self) -> tuple[float, float]:
        left, bottom, right, top = self._box
        size = (right - left, top - bottom)
        return size[::-1] if self._turn % 2 else size

    def _placed(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a person sees it: from the top left corner, downwards."""
        left, bottom, right, top = self._box
        return (
            (x - left, top - y),
            (y - bottom, x - left),
            (right - x, y - bottom),
            (top - y, right - x),
        )[self._turn]

    def _placed_box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        x0, y0 = self._placed(left, bottom)
        x1, y1 = self._placed(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _glyphs(self) -> Iterator[tuple[int, int, float, float, float, float, float, float]]:
        """Code point, style, box and origin of what the file prints, in its own coordinates."""
        pdfium = self._pdfium
        text = pdfium.FPDFText_LoadPage(self._page)
        if not text:
            return
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        refs = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        last, style = None, 0
        for index in range(min(pdfium.FPDFText_CountChars(text), MOST_GLYPHS)):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if code <= 32 and pdfium.FPDFText_IsGenerated(text, index):
                continue
            item = pdfium.FPDFText_GetTextObject(text, index)
            address = ctypes.cast(item, ctypes.c_void_p).value
            if address != last:
                style, last = self._style(text, index, item), address
            # Without a map PDFium tells the font's own code, which may be any character.
            if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
                code = 0xFFFD
            pdfium.FPDFText_GetLooseCharBox(text, index, refs[0])
            pdfium.FPDFText_GetCharOrigin(text, index, refs[1], refs[2])
            yield code, style, box.left, box.bottom, box.right, box.top, x.value, y.value
        pdfium.FPDFText_ClosePage(text)

    def _style(self, text: Any, index: int, item: Any) -> int:
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * self._turn
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else 0
        name, bold, italic = self._font(item) if item else ("", False, False)
        nearest = round(angle / 90)
        key = (
            name,
            round(size, 2),
            bold or mode == _FILL_AND_STROKE,
            italic or (matrix.a != 0 and 0.1 < abs(matrix.c / matrix.a) < 0.6 and not matrix.b),
            nearest % 4,
            abs(angle - 90 * nearest) > 3,
        )
        return self._styles.setdefault(key, len(self._styles))

    def _font(self, item: Any) -> tuple[str, bool, bool]:
        """Name, and whether it is bold and italic."""
        pdfium = self._pdfium
        font = pdfium.FPDFTextObj_GetFont(item)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = re.sub("^[A-Z]{6}[+]", "", buffer.value.decode("utf-8", "replace"))
            flags = max(pdfium.FPDFFont_GetFlags(font), 0)
            bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD)
            italic = bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG)
            self._fonts[address] = (name, bold, italic)
        return self._fonts[address]

    def _objects(self) -> None:
        """Ruled lines and the share of the page that images take."""
        pdfium = self._pdfium
        count = pdfium.FPDFPage_CountObjects(self._page)
        self._walk(
            (pdfium.FPDFPage_GetObject(self._page, i) for i in range(min(count, _MOST_OBJECTS))),
            (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
            0,
        )

    def _walk(self, items: Iterator[Any], outer: tuple[float, ...], depth: int) -> None:
        pdfium = self._pdfium
        for item in items:
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, _within(self._matrix(item), outer))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._image = max(self._image, self._share(_within(self._matrix(item), outer)))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                count = min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)
                inner = (pdfium.FPDFFormObj_GetObject(item, i) for i in range(count))
                self._walk(inner, _within(self._matrix(item), outer), depth + 1)

    def _matrix(self, item: Any) -> tuple[float, ...]:
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFPageObj_GetMatrix(item, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _share(self, matrix: tuple[float, ...]) -> float:
        """Of the page that an image (the unit square under its matrix) takes."""
        width, height = self._size()
        area = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
        return min(1.0, area / max(1.0, width * height))

    def _path(self, item: Any, matrix: tuple[float, ...]) -> None:
        self._paths += 1
        pdfium = self._pdfium
        count = pdfium.FPDFPath_CountSegments(item)
        if not 2 <= count <= _MOST_SEGMENTS or self._paths > _MOST_OBJECTS:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return
        for points in self._strokes(item, count, matrix):
            self._rule(points, bool(stroke.value))

    def _strokes(
        self, item: Any, count: int, matrix: tuple[float, ...]
    ) -> Iterator[list[tuple[float, float]]]:
        """The path's parts, each the points from where the pen was set down; none with curves."""
        pdfium = self._pdfium
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        curved = False
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                if not curved:
                    yield points
                points, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            a, b, c, d, e, f = matrix
            points.append(
                self._placed(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            )
            if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 2:
                points.append(points[0])
        if points and not curved:
            yield points

    def _rule(self, points: list[tuple[float, float]], stroked: bool) -> None:
        """Keeps what a person sees as a straight line, level or upright."""
        across = [point[0] for point in points]
        down = [point[1] for point in points]
        box = (min(across), min(down), max(across), max(down))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            self._rules.extend(box)
        elif stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                if min(abs(x1 - x0), abs(y1 - y0)) <= 0.5:
                    self._rules.extend((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> tuple[float, ...]:
    """A matrix and then another (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


if __name__ == "__main__":
    main()

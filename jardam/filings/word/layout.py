"""The house's own layout of a paper in Word, made here and filled by docxtpl as a centre's own template is.

It is made by code and not kept as a file: whoever changes it reads what changed.
"""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
RIGHT_HALF = Mm(75)


@cache
def house_layout() -> bytes:
    """As docxtpl takes it."""
    made = _empty()
    for name in ("to", "sender"):
        _each(made, name, "line", lambda: _at_right(made, "{{r line }}"))
    _centred(made, "{{ title }}", is_bold=True)
    _when(made, "subtitle", lambda: _centred(made, "{{ subtitle }}"))
    _parts(made, "parts")
    _when(made, "annexes", lambda: _plain(made, "{{ annexes_title }}"))
    _each(made, "annexes", "line", lambda: _plain(made, "{{ loop.index }}. {{r line }}"))
    _when(made, "signed", lambda: _plain(made, "{{ day }}\t_________________ {{r signer }}"))
    _when(made, "annexed_title", lambda: _new_page(made, "{{ annexed_title }}"))
    _parts(made, "annexed")
    return kept(made)


def kept(made: Made) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def new_document() -> Made:
    """An empty one in the house's letters, with nobody's name in it."""
    return _empty()


def _empty() -> Made:
    made = Document()
    made.core_properties.author = made.core_properties.comments = made.core_properties.title = ""
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.paragraph_format.space_after = Pt(6)
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(15), Mm(20), Mm(20)
    return made


def _parts(made: Made, name: str) -> None:
    """Every shape that a part may have, of which each takes the one that it is."""
    made.add_paragraph(f"{{%p for part in {name} %}}")
    _when(made, "part.kind == 'caption'", lambda: _centred(made, "{{ part.text }}", is_bold=True))
    _when(made, "part.kind == 'passage'", lambda: _indented(made, "{{r part.words }}"))
    made.add_paragraph("{%p if part.kind == 'numbered' %}")
    _each(made, "part.rows", "row", lambda: _plain(made, "{{ loop.index }}. {{r row }}"))
    made.add_paragraph("{%p endif %}")
    _when(made, "part.kind == 'reckoning'", lambda: _table(made))
    made.add_paragraph("{%p endfor %}")


def _table(made: Made) -> None:
    """Rows above each other; in each as many cells as it has. The tags stand in rows and cells of their own."""
    table = made.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in part.rows %}"
    for cell, text in zip(
        table.rows[1].cells, ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    table.cell(2, 0).text = "{%tr endfor %}"


def _each(made: Made, rows: str, name: str, body: Callable[[], object]) -> None:
    made.add_paragraph(f"{{%p for {name} in {rows} %}}")
    body()
    made.add_paragraph("{%p endfor %}")


def _when(made: Made, what: str, body: Callable[[], object]) -> None:
    made.add_paragraph(f"{{%p if {what} %}}")
    body()
    made.add_paragraph("{%p endif %}")


def _plain(made: Made, text: str) -> Paragraph:
    return made.add_paragraph(text)


def _at_right(made: Made, text: str) -> None:
    paragraph = _plain(made, text)
    paragraph.paragraph_format.left_indent = RIGHT_HALF
    paragraph.paragraph_format.space_after = Pt(0)


def _indented(made: Made, text: str) -> None:
    _plain(made, text).paragraph_format.first_line_indent = Mm(12.5)


def _centred(made: Made, text: str, *, is_bold: bool = False) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = is_bold


def _new_page(made: Made, text: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.page_break_before = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True

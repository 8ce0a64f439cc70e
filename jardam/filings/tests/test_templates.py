"""A centre's own template is taken when it is sound; every field that nobody knows is named, and nothing in it can do harm."""

import io

import pytest
from django.utils import timezone
from docx import Document

from jardam.centres.models import User
from jardam.filings.actions import add_template, retire_template
from jardam.filings.drafted import drafted
from jardam.filings.models import Paper, Template
from jardam.filings.printed import docx_of
from jardam.filings.reading import kinds
from jardam.filings.rules.template_faults import TemplateFault, TemplateRefused
from jardam.filings.sealing import name_of
from jardam.filings.tests.conftest import FACTS, asked, fill
from jardam.filings.word.checking import check_template
from jardam.filings.word.own import beginning_of
from jardam.kernel.ids import day_uuid
from jardam.papers.word_files import WordFault
from tests.brought import with_part

KIND = "INSPECTORATE_COMPLAINT"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def template(*lines: str, header: str = "", author: str = "") -> bytes:
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    made.sections[0].header.paragraphs[0].text = header
    made.core_properties.author = author
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def fault(content: bytes) -> tuple[TemplateFault | WordFault, tuple[str, ...]]:
    with pytest.raises(TemplateRefused) as refused:
        check_template(content)
    return refused.value.fault, refused.value.named


SOUND = template("Кому: {{ addressee }}", "{%p for line in requests_lines %}", "{{ line }}", "{%p endfor %}")


def test_a_sound_template_is_taken() -> None:
    check_template(SOUND)


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_what_one_begins_with_is_sound(kind: object) -> None:
    check_template(beginning_of(kind))  # type: ignore[arg-type]


def test_every_unknown_field_is_named_once() -> None:
    content = template(
        "{{ employer }} {{ employer }} {{ employer_name }}", "{{ salary }}", header="{{ logo }}"
    )
    assert fault(content) == (TemplateFault.UNKNOWN_FIELDS, ("employer", "salary", "logo"))


def test_a_column_that_a_row_has_not_is_named() -> None:
    content = template("{%p for row in reckoning_rows %}", "{{ row.month }} {{ row.tax }}", "{%p endfor %}")
    assert fault(content) == (TemplateFault.UNKNOWN_FIELDS, ("row.tax",))


@pytest.mark.parametrize(
    "line",
    [
        "{{ 'a' * 1000000000 }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ employer_name.upper() }}",
        "{{ employer_name|upper }}",
        "{{ employer_name.__class__ }}",
        "{% for a in range(9) %}{{ a }}{% endfor %}",
        "{% set a = 1 %}",
        "{% include 'x' %}",
        "{% if 1 < 2 %}x{% endif %}",
        "{% macro f() %}{{ f() }}{% endmacro %}",
        "{% for a in annexes %}{% for b in annexes %}{{ b }}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_may_name_and_repeat_and_no_more(line: str) -> None:
    assert fault(template(line))[0] is TemplateFault.NOT_ALLOWED


def test_an_order_hidden_in_a_header_or_a_property_is_found() -> None:
    assert fault(template("x", header="{{ 'a' * 9 }}"))[0] is TemplateFault.NOT_ALLOWED
    assert fault(template("x", author="{{ 'a' * 9 }}"))[0] is TemplateFault.NOT_ALLOWED


def test_tags_that_do_not_fit_together_are_said() -> None:
    assert fault(template("{% if employer_name %}x"))[0] is TemplateFault.BROKEN_TAGS


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"no zip", WordFault.DAMAGED),
        (b"x" * (3 * 1024 * 1024), WordFault.TOO_LARGE),
        (with_part(SOUND, "word/vbaProject.bin", b"x"), WordFault.MACROS),
        (with_part(SOUND, "word/embeddings/oleObject1.bin", b"x"), WordFault.EMBEDDED),
        (with_part(SOUND, "word/media/a.bin", b"\0" * (9 * 1024 * 1024)), WordFault.BOMB),
        (
            with_part(SOUND, "word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            WordFault.DAMAGED,
        ),
        (
            with_part(
                SOUND,
                "word/_rels/document.xml.rels",
                lambda kept: kept.replace(
                    b"</Relationships>",
                    b'<Relationship Id="r9" Type="http://x/attachedTemplate" Target="http://x/a.dotm"'
                    b' TargetMode="External"/></Relationships>',
                ),
            ),
            WordFault.OUTSIDE,
        ),
        (
            with_part(
                SOUND, "[Content_Types].xml", lambda kept: kept.replace(b"document.main", b"document.macroEnabled.main")
            ),
            WordFault.MACROS,
        ),
        (
            with_part(
                SOUND,
                "word/header9.XML",
                f'<w:hdr xmlns:w="{WORD}"><w:instrText>INCLUDEPICTURE http://x</w:instrText></w:hdr>'.encode(),
            ),
            WordFault.FIELD_CODE,
        ),
        (with_part(SOUND, "word/header9.dat", b"x"), WordFault.EMBEDDED),
        (
            with_part(
                SOUND,
                "[Content_Types].xml",
                lambda kept: kept.replace(
                    b"</Types>", b'<Override PartName="/word/a.png" ContentType="application/header+xml"/></Types>'
                ),
            ),
            WordFault.DAMAGED,
        ),
    ],
)  # fmt: skip
def test_what_may_do_harm_is_not_taken(content: bytes, wanted: WordFault) -> None:
    assert fault(content)[0] is wanted


ORDERED = "<w:instrText>{}</w:instrText>"


def with_runs(words: str) -> bytes:
    """The sound template with runs of Word's own before its first one."""
    spaces = b' xmlns:q="urn:q" xmlns:w="'
    return with_part(
        SOUND,
        "word/document.xml",
        lambda kept: kept.replace(b' xmlns:w="', spaces, 1).replace(b"<w:t>", f"{words}<w:t>".encode(), 1),
    )


@pytest.mark.parametrize(
    "words",
    [
        ORDERED.format("INCLUDEPICTURE http://x"),
        ORDERED.format("includetext http://x"),
        ORDERED.format("RD http://x"),
        ORDERED.format("INCLUDE") + ORDERED.format("PICTURE x"),
        ORDERED.format("INCLUDE") + "</w:r></w:p><w:p><w:r>" + ORDERED.format("PICTURE x"),
        ORDERED.format("PAGE {{ applicant_name }}"),
        ORDERED.format("INCLUDE{# a #}PICTURE x"),
        ORDERED.format("&#73;NCLUDEPICTURE x"),
        "<w:delInstrText>INCLUDEPICTURE x</w:delInstrText>",
        '<w:fldSimple q:instr="PAGE" w:instr="INCLUDEPICTURE x"/>',
    ],
)
def test_a_field_code_that_fetches_is_not_taken_however_it_is_written(words: str) -> None:
    assert fault(with_runs(words))[0] is WordFault.FIELD_CODE


def test_an_order_holds_nothing_but_words() -> None:
    assert fault(with_runs("<w:instrText><q:y/>INCLUDEPICTURE x</w:instrText>"))[0] is WordFault.DAMAGED


@pytest.mark.parametrize(
    "order",
    ["PAGE", " NUMPAGES  \\* MERGEFORMAT ", "", " \\h ", 'DATE \\@ "d.M.yyyy"', 'HYPERLINK "https://mos.ru"'],
)
def test_page_numbers_dates_and_links_are_let_be(order: str) -> None:
    check_template(with_runs(ORDERED.format(order)))


def test_a_link_that_a_reader_may_click_is_let_be() -> None:
    content = with_part(
        SOUND,
        "word/_rels/document.xml.rels",
        lambda kept: kept.replace(
            b"</Relationships>",
            b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
            b' Target="mailto:a@example.org" TargetMode="External"/></Relationships>',
        ),
    )
    check_template(content)


@pytest.mark.django_db
def test_a_paper_is_made_by_the_template_that_was_chosen(amina: User, paper: Paper) -> None:
    added = added_by(amina, SOUND)
    paper = fill(paper, amina)
    paper.template = added
    text = [
        line.text
        for line in Document(io.BytesIO(docx_of(paper, drafted(paper, asked(paper, amina))))).paragraphs
    ]
    assert "Кому: Инспекция труда\nМосква, 1" in text
    assert text[-2:] == FACTS["requests"].split("\n")


@pytest.mark.django_db
def test_a_form_sent_twice_brings_one_template(amina: User, case: object) -> None:
    added = added_by(amina, SOUND)
    again = add_template(added.pk, kinds()[KIND], "другое", SOUND, by=amina, at=timezone.now())
    assert (name_of(again), Template.objects.count()) == ("наша жалоба", 1)
    retire_template(added, by=amina, at=timezone.now())
    assert not Template.objects.offered().exists()


def added_by(user: User, content: bytes) -> Template:
    return add_template(day_uuid(), kinds()[KIND], "наша жалоба", content, by=user, at=timezone.now())

"""A centre's own template, before it is taken: what it carries, what it points to, and every field that it names.

Its tags may name a field, go through a list and ask whether something is known. No filter, no call, no attribute but the
columns of a row: so nothing that stands in a template can do more than write.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from lxml.etree import LxmlError

from jardam.filings.rules.template_faults import TemplateFault, TemplateRefused
from jardam.filings.word.filling import environment, filled
from jardam.filings.word.own import fields, lists, sample
from jardam.papers.word_files import WordFault, WordRefused, check_parts

LARGEST = 2 * 1024 * 1024  # bytes, as uploaded
LARGEST_UNPACKED = 8 * 1024 * 1024  # bytes, all parts together
MOST_NAMED = 20
_DAMAGED = (LookupError, ValueError, AttributeError, TypeError, LxmlError, PackageNotFoundError)


def check_template(content: bytes) -> None:
    """Errors: TemplateRefused."""
    _check_parts(content)
    try:
        unknown = list(dict.fromkeys(name for text in _texts(content) for name in _unknown(text)))
    except TemplateError as error:
        raise TemplateRefused(TemplateFault.BROKEN_TAGS, [str(error.message or "")[:200]]) from error
    except TemplateRefused:
        raise
    except _DAMAGED as error:
        raise TemplateRefused(WordFault.DAMAGED) from error
    if unknown:
        raise TemplateRefused(TemplateFault.UNKNOWN_FIELDS, unknown[:MOST_NAMED])
    _try(content)


def _check_parts(content: bytes) -> None:
    """Errors: TemplateRefused."""
    try:
        check_parts(content, largest=LARGEST, unpacked=LARGEST_UNPACKED)
    except WordRefused as refused:
        raise TemplateRefused(refused.fault, refused.named) from refused


def _texts(content: bytes) -> Iterator[str]:
    """Everything that docxtpl reads for tags: the body, what stands above and below every page, notes and properties."""
    template = DocxTemplate(BytesIO(content))
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))
    for part in template.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield template.patch_xml(part.blob.decode())
    yield "\n".join(_properties(template))


def _properties(template: DocxTemplate) -> Iterator[str]:
    """Title, author, comments and the like."""
    told = template.docx.core_properties
    names = ("author", "category", "comments", "content_status", "identifier", "keywords", "language")
    return (str(getattr(told, name)) for name in (*names, "last_modified_by", "subject", "title", "version"))


def _unknown(text: str) -> Iterator[str]:
    """The names that nobody knows. Errors: TemplateRefused, for what a template may not do; TemplateError."""
    yield from _Reading().body(environment().parse(text).body, {})


class _Reading:
    """Goes through what the tags say; ``rows``: the names of lists being gone through, with their columns."""

    def body(self, told: Sequence[nodes.Node], rows: dict[str, frozenset[str]]) -> Iterator[str]:
        for node in told:
            yield from self.node(node, rows)

    def node(self, node: nodes.Node, rows: dict[str, frozenset[str]]) -> Iterator[str]:
        match node:
            case nodes.TemplateData():
                return
            case nodes.Output():
                yield from self.body(node.nodes, rows)
            case nodes.Name() | nodes.Getattr():
                yield from self.named(node, rows)
            case nodes.If():
                yield from self.asked(node, rows)
            case nodes.For(target=nodes.Name(name=name), iter=nodes.Name(name=listed), test=None):
                yield from self.listed(node, name, listed, rows)
            case _:
                raise TemplateRefused(TemplateFault.NOT_ALLOWED, [type(node).__name__.lower()])

    def named(self, node: nodes.Name | nodes.Getattr, rows: dict[str, frozenset[str]]) -> Iterator[str]:
        """A field; a row that is gone through, or one of its columns."""
        match node:
            case nodes.Name(name=name):
                if name not in fields() and name not in rows:
                    yield name
            case nodes.Getattr(node=nodes.Name(name=name), attr=column) if name in rows:
                if column not in rows[name]:
                    yield f"{name}.{column}"
            case _:
                raise TemplateRefused(TemplateFault.NOT_ALLOWED, [type(node).__name__.lower()])

    def asked(self, node: nodes.If, rows: dict[str, frozenset[str]]) -> Iterator[str]:
        if not isinstance(node.test, nodes.Name):
            raise TemplateRefused(TemplateFault.NOT_ALLOWED, ["if"])
        if node.test.name not in fields() | set(lists()) | set(rows):
            yield node.test.name
        yield from self.body([*node.body, *node.elif_, *node.else_], rows)

    def listed(
        self, node: nodes.For, name: str, listed: str, rows: dict[str, frozenset[str]]
    ) -> Iterator[str]:
        if rows or node.recursive:  # a list within a list grows without end
            raise TemplateRefused(TemplateFault.NOT_ALLOWED, ["for"])
        if listed not in lists():
            yield listed
        inside = {name: lists().get(listed, frozenset())}
        yield from self.body([*node.body, *node.else_], inside)


def _try(content: bytes) -> None:
    """Filled once, since a tag may stand where Word cannot bear it. Errors: TemplateRefused."""
    try:
        done = filled(content, sample())
    except (TemplateError, *_DAMAGED) as error:
        raise TemplateRefused(TemplateFault.BROKEN_TAGS) from error
    _check_parts(done)

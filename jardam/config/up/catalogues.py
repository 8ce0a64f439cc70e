"""Message catalogues: what translators write (.po), compiled to what Django reads (.mo)."""

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from jardam.database.connection import PROJECT


def stale_catalogues() -> list[Path]:
    """The catalogues whose compiled form is missing or older."""
    sources = sorted(PROJECT.glob("jardam/*/locale/*/LC_MESSAGES/*.po"))
    return [source for source in sources if _is_stale(source)]


def compile_catalogues(sources: list[Path]) -> None:
    """Compile each whole or not at all; sentences marked fuzzy stay out."""
    for source in sources:
        with source.open("rb") as file:
            catalogue = read_po(file)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        unfinished = source.with_suffix(".mo.new")
        unfinished.write_bytes(compiled.getvalue())
        unfinished.replace(source.with_suffix(".mo"))


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns

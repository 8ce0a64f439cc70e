"""The words on a photographed page, as a suggestion: by Tesseract where it is installed. Nothing is written to a disk."""

import subprocess
from functools import lru_cache

from django.conf import settings

WANTED = ("rus", "kir", "tgk", "uzb", "uzb_cyrl", "ron", "eng")
SECONDS = 40


class NotRead(ValueError):
    """It took too long, the program failed, or it found no word."""


@lru_cache(maxsize=1)
def languages_known(program: str) -> tuple[str, ...]:
    """Of the languages we want those that are installed with this program."""
    if not program:
        return ()
    told = _run([program, "--list-langs"], b"").decode(errors="replace").split()
    return tuple(language for language in WANTED if language in told)


def may_recognise() -> bool:
    return bool(languages_known(settings.TESSERACT))


def words_on(picture: bytes) -> str:
    """Errors: NotRead."""
    languages = "+".join(languages_known(settings.TESSERACT))
    read = _run([settings.TESSERACT, "stdin", "stdout", "-l", languages], picture)
    words = read.decode(errors="replace").strip()
    if not words:
        raise NotRead(settings.TESSERACT)
    return words


def _run(words: list[str], given: bytes) -> bytes:
    """Errors: NotRead."""
    try:
        done = subprocess.run(words, input=given, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - a fixed program, no shell, nothing typed among its words
    except (OSError, subprocess.SubprocessError) as error:
        raise NotRead(words[0]) from error
    return done.stdout

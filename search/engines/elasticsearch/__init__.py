"""The Elasticsearch engine: one index a language of readers, behind an alias, written from the embedded index."""

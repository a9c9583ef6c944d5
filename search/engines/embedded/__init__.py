"""The embedded engine: full-text search in the site's own database, facets counted in memory."""

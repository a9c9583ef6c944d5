"""Does the sorting work? What readers answer on a practice's page, and the editors' report of it."""

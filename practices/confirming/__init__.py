"""Whether a practice is still so: its contact is asked once a year by e-mail, and editors may confirm it as well."""

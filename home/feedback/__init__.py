"""Feedback on the site and its accessibility: the form, the queue with its 14 days, answers, the daily reminder."""

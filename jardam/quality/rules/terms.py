"""The term of a complaint."""

COMPLAINT_DAYS = 10
"""Working days in which a centre answers unless it decides otherwise; counted by `law.rules.own_terms`.

The centre's own term, and never called law: the thirty days of Federal Law 59-FZ are for appeals to public bodies
and do not bind a non-governmental organisation (from memory, not checked against the act).
"""

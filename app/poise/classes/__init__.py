"""A class, joined: what the teacher wants of it, its calls, its questions, its record, and what stays of it."""

"""Calls, joined for whoever wants one: played, answered again, kept, marked again, and what each leaves to be done."""

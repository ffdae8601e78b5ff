"""The same examples on every run and every machine: a test that fails once fails always."""

from hypothesis import settings

settings.register_profile("poise", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("poise")

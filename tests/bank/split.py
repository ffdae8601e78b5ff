"""Which part of the bank is for what: whole authors, never single replies."""

TEST_AUTHORS = frozenset({"corner-house"})
"""Never trained on, and read by nobody while rules or thresholds are set: what the accuracy card is made of."""

TUNE_AUTHORS = frozenset({"third-floor", "sunday-rota", "side-door", "back-counter"})
"""Not trained on either: what the model's answers are joined with the rules' on, and made honest probabilities.

Four, because each author draws the borders in another place: with the cuts of one alone, much of the others was missed.
"""

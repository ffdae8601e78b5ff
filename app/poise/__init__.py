"""Poise: practise calming an angry customer aloud, offline, and see why each reply worked."""

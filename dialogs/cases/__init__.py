"""Assessments of others: what they are called, how they are asked for, and how they are shown."""

"""Several notices in one conversation: which one is meant, what is carried from one to another, how they compare."""

"""What is said against what stands: a line that was read back, something listed, an answer given before."""

"""The conversation in a terminal, or held by a script over a pipe."""

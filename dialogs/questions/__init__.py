"""The questions, a module for each type of fact; see :mod:`dialogs.questions.registry`."""

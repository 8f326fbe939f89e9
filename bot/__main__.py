"""`python -m bot` is the command line."""

from bot.commands.cli import main

main()

"""People, disks and networks: channels, what can be asked for in them, the turns, the store, the command line.

A new channel turns what arrives into a ``Request`` for the features, or into an event of ``dialogs`` for the ``Turn``,
and replies into ``Message``; it is a ``Channel`` to the ``Turns`` and a ``Messenger`` to lasting work
(CONTRIBUTING.md).
"""

"""Work that takes longer than a turn: rosters and reports, done beside the chats."""

"""How a conversation about a notice goes. Pure: a session, an event and a day give a session and replies.

conversation = Conversation(load_policies())
session, replies = conversation.turn(None, Opened(), date(2026, 11, 22))
session, replies = conversation.turn(session, Said("硕士"), date(2026, 11, 23))
stored = session.model_dump_json()
"""

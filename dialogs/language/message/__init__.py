"""Reading what people type: typed answers to one question, and whole messages."""

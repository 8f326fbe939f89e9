"""Pictures that say what a reply says in text. The typesetter is loaded when the first one is made."""

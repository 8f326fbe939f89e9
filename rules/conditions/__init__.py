"""The mechanisms a notice's conditions are made of, one small module each."""

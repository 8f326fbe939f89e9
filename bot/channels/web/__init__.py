"""The web page: a third channel over the same turns and features, and the notice to look up."""

"""The web page: a third channel over the same turns and features, and the notice to look up."""

from bot.channels.web.service import serve_web

__all__ = ["serve_web"]

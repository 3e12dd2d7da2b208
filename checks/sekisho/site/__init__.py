"""The site's generated pages: rulebook in, Markdown out.

A pure function of the rulebook and the language; nothing here knows MkDocs. `hooks/` attaches the pages to the site.
"""

from sekisho.site.pages import pages

__all__ = ["pages"]

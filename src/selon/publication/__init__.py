"""When a report appeared, who had a part in it, and what it links to."""

from selon.publication.date import publication_date
from selon.publication.links import find_links
from selon.publication.provenance import find_provenance

__all__ = ["find_links", "find_provenance", "publication_date"]

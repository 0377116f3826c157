"""The gazetteer: which places a name may mean, read from a compiled GeoNames table."""

from selon.gazetteer.folding import ARTICLES, ascii_name, loose_key, name_key
from selon.gazetteer.geodesy import bearing_deg, destination, distance_km, eastward
from selon.gazetteer.records import GazetteerRecord
from selon.gazetteer.store import Gazetteer, open_gazetteer
from selon.gazetteer.territories import nearly_all

__all__ = [
    "ARTICLES",
    "Gazetteer",
    "GazetteerRecord",
    "ascii_name",
    "bearing_deg",
    "destination",
    "distance_km",
    "eastward",
    "loose_key",
    "name_key",
    "nearly_all",
    "open_gazetteer",
]

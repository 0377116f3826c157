"""The codebook: classes of events with their rules, cues and crosswalks, and families of them."""

from selon.codebook.book import Codebook, EventClass, Family, FamilyRule, load_codebook

__all__ = ["Codebook", "EventClass", "Family", "FamilyRule", "load_codebook"]

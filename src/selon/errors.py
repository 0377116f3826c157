"""Every error Selon raises on purpose.

SelonError
├── InputError        one given file or text cannot be read (the others still are)
│   ├── UnreadableInput   missing, a directory, not permitted
│   ├── EmptyInput        no words in it
│   ├── BinaryInput       not text
│   ├── TooLarge          above the documented size limit
│   └── UnsupportedLanguage
├── SetupError        an installation lacks something (a parser model, a data file)
└── DataError         a data file (codebook, lexicon, actors) breaks its schema

A message says what is wrong, where, and what to do, in one sentence.
"""

from __future__ import annotations


class SelonError(Exception):
    """Root of all errors that Selon raises on purpose."""


class InputError(SelonError):
    """One input cannot be read; the other inputs of the same run still are."""


class UnreadableInput(InputError):
    """The input is missing, is a directory, or may not be opened."""


class EmptyInput(InputError):
    """The input holds no words."""


class BinaryInput(InputError):
    """The input is not text."""


class TooLarge(InputError):
    """The input is above the documented size limit."""


class UnsupportedLanguage(InputError):
    """The report is in a language that no installed language package reads."""


class SetupError(SelonError):
    """The installation lacks something that this run needs."""


class DataError(SelonError):
    """A data file breaks its schema; the message names file and entry."""

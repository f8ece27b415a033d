"""The version, where importing it costs nothing; `setup.cfg` reads it from here."""

from __future__ import annotations

VERSION = "0.1.0"

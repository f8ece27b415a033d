"""Terms: where the termbase, extraction and lookup will live."""

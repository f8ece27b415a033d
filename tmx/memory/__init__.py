"""The translation memory: where units are kept, found again and made to fit."""

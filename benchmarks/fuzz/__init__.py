"""Good files broken by the thousand, to find what readers do not survive."""

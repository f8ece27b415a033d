"""What reads the same in every language: numbers, dates, symbols, resolutions, labels."""

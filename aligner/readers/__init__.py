"""One reader a format: a path and a language in, a `Document` out."""

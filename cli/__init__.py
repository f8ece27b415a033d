"""The command line: parse arguments, call a library, render. Nothing else knows click."""

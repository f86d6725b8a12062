"""The parts of `make new`: what is there, what was given or answered, pictures, and putting all in place."""

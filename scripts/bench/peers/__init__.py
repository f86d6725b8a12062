"""The searches beside which ours stands, each with its own index of the same texts."""

"""The benchmark of the search: this one beside others, over the same records and the same queries."""

"""The core of the catalogue: records in, pages and files out. It knows no MkDocs and prints nothing.

The way of the data, which is also the order of import:
problems ← source ← records ← reading ← site ← checks; site ← addresses ← outputs ← build.
"""

"""Records as spreadsheets for organisers, and back: one layout, made from the record format.

workbooks.py and csv_files.py are the edge: bytes ↔ plain cell values. All else knows cells only.
"""

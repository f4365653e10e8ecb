"""What values say: plain functions on strings, one module for each kind of value.

They know nothing of records or tags. Each has a quick way for a value as it should be: rules
read every value of every record.
"""

"""The engine: runs rules over records and keeps what they found, record by record."""

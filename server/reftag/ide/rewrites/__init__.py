"""What a person may ask for that nothing is wrong with: to write a record or a file another way.

Each returns a `Choice`, or None where there is nothing to do. A record that is read as more or less
than it was is never the result.
"""

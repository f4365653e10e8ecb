"""What `reftag check` prints: one file a format, each with `render(files, terminal)`."""

"""The rules, one file each. The registry lists this folder; nothing else names a rule."""

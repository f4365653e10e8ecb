"""What importers were measured to do, and what makes reftag's data of it: left out of the wheel."""

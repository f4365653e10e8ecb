"""What several rules share: where a finding is, how a fix is written, what a field means."""

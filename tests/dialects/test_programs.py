"""The programs that can be targets, and sets of them."""

from reftag.dialects.programs import program_sets, programs


def test_sets_are_of_programs() -> None:
    for name, members in program_sets().items():
        assert name not in programs()
        assert members
        assert set(members) <= set(programs()), name

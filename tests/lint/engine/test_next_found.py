"""The next record in which something was found, looked up without walking the records."""

from hypothesis import given
from hypothesis import strategies as st

from lint.findings import document, linter

RECORDS = ("%0 Book\n%A Hahn, Ute\n%T Cards\n%D 2019\n%I Press\n\n", "%N\n%0 Book\n\n", "%R 1\n\n")


@given(st.lists(st.sampled_from(RECORDS), min_size=1, max_size=12), st.data())
def test_as_looking_at_all(records: list[str], data: st.DataObject) -> None:
    read = document("".join(records))
    report = linter().check(read)
    found = [at for at in range(len(read)) if any(report.placed(at))]
    here = data.draw(st.integers(0, len(read) - 1))
    after = [*(at for at in found if at > here), *(at for at in found if at <= here)]
    before = [*(at for at in found if at >= here), *(at for at in found if at < here)]
    assert report.next_found(here, backwards=False) == (after[0] if after else None)
    assert report.next_found(here, backwards=True) == (before[-1] if before else None)

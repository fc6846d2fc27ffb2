from tests.drafting.writers.conftest import serve  # noqa: F401 - the fixture

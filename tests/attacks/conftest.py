from tests.app_pages.conftest import add, screen, space  # noqa: F401 - the fixtures
from tests.browser.conftest import chrome, database, opened  # noqa: F401 - the fixtures
from tests.drafting.writers.conftest import serve  # noqa: F401 - the fixture

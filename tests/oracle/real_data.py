"""Where the real data sets are, when they stand beside this checkout."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[2].parent / "shared" / "data"
BPIC2012 = DATA / "bpic2012" / "import"
MAVEN = DATA / "maven_crm" / "import"

needs_real_data = pytest.mark.skipif(
    not (BPIC2012.exists() and MAVEN.exists()),
    reason="the real data sets are not in ../shared/data beside this checkout",
)

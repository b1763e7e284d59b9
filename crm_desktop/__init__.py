"""The process: app factory, settings, authentication, database, command line.

The only package that is installed at the top of site-packages; importing it makes ``schema``, ``resolvers``,
``permissions`` and ``models`` importable, from the wheel's ``_app`` folder or from the checkout.
"""

import sys
from pathlib import Path

_here = Path(__file__).parent

# Where those packages and the migrations are: the wheel's folder, or the root of the checkout.
APP_ROOT = _here / "_app" if (_here / "_app").is_dir() else _here.parent

# First, so that an installed package called `schema` or `models` never stands in for ours.
if str(APP_ROOT) not in sys.path:
    sys.path.insert(0, str(APP_ROOT))

"""``python -m cchc``."""

import sys

from cchc.cli.door import main

sys.exit(main())

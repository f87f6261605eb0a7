"""Open the person's own browser, where there is one with a screen."""

import os
import sys
import webbrowser

# On Linux these say that there is a screen; without one, a text browser would take over the terminal.
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER")


def open_browser(address: str) -> bool:
    """Open an address in a browser and say whether one was there."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in SCREENS):
        return False
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False

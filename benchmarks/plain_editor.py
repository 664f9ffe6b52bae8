"""The app with an editor that takes no second look: no guard, no grounding, no tips; what ours is held against."""

from execcoach.__main__ import main
from execcoach.tui.screens.looking import LookingScreen

if __name__ == "__main__":
    LookingScreen.look_from_now_on = lambda self: None  # type: ignore[method-assign]
    main()

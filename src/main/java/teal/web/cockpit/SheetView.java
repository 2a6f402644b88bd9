package teal.web.cockpit;

import teal.board.ReleaseSheet;

/** One release as it is shown to somebody. */
record SheetView(ReleaseSheet release, boolean maySteer) {}

package teal.web.cockpit;

import teal.process.board.ReleaseSheet;

/** One release as it is shown to somebody. */
record SheetView(ReleaseSheet release, boolean maySteer) {}

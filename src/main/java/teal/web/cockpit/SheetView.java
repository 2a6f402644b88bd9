package teal.web.cockpit;

import teal.board.ReleaseSheet;

/** One release as shown to one user. */
record SheetView(ReleaseSheet release, boolean maySteer) {}

package teal.web.cockpit;

import java.util.List;
import teal.board.RunningRelease;

/** What the board shows to somebody. */
record BoardView(List<StatusCache.Look> applications, List<RunningRelease> releases, boolean maySteer) {}

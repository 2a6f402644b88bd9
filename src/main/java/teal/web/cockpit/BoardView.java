package teal.web.cockpit;

import java.util.List;
import teal.board.RunningRelease;

/** What the board shows to one user. */
record BoardView(
        List<StatusCache.Look> applications,
        List<RunningRelease> releases,
        boolean maySteer,
        boolean mayRequest,
        boolean mayMakeTokens) {}

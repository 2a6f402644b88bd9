package teal.web.cockpit;

import java.util.Optional;
import teal.board.ReleaseSheet;
import teal.board.UsualDuration;
import teal.board.UsualDuration.Usual;

/**
 * One release as shown to one user.
 *
 * @param usual how long releases of the application usually take, while this one runs
 */
record SheetView(ReleaseSheet release, boolean maySteer, Optional<Usual> usual) {

    static SheetView of(ReleaseSheet release, boolean maySteer, UsualDuration usual) {
        return new SheetView(
                release, maySteer, release.endedAt().isPresent() ? Optional.empty() : usual.of(release.application()));
    }
}

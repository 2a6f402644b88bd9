package teal.command;

import com.fasterxml.jackson.databind.JsonNode;

/** What a command's end means to the program that called it. The numbers are documented and do not change. */
enum ExitCode {
    /** What was asked for is done; a release that was waited for ended as released. */
    DONE(0),
    /** Something that Teal's authors did not think of. */
    UNEXPECTED(1),
    /** The command line itself is wrong. */
    USAGE(2),
    /** Teal refused the request, or the release; nothing was changed. */
    REFUSED(3),
    ROLLED_BACK(4),
    /** Cancelled before anything was changed, or deleted by an administrator. */
    CANCELLED(5),
    /** The release goes on, but {@code --timeout} is over. */
    WAITED_TOO_LONG(6),
    NOT_REACHABLE(7),
    /** Not signed in, or without the right to this. */
    NOT_ALLOWED(8);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** @param release one that has ended, as the API shows it */
    static ExitCode ofEnd(JsonNode release) {
        String state = release.path("state").asText();
        return switch (state) {
            case "released" -> DONE;
            case "rolled-back" -> ROLLED_BACK;
            case "refused" -> REFUSED;
            case "cancelled", "deleted" -> CANCELLED;
            default ->
                throw new Failure(
                        UNEXPECTED,
                        "the release ended as '" + state
                                + "', which this version of the command does not know; use the one that belongs to the server");
        };
    }
}

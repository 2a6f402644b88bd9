package teal.board;

/** A phase of a release as its diagram shows it: an activity on the path from the start to the successful end. */
public record Phase(String activity, String name) {}

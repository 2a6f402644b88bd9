package teal.board;

/** A part of a release, as its diagram has it: an activity on the line from the start to the good end. */
public record Phase(String activity, String name) {}

package teal.verify;

import java.time.Duration;

/** Some requests of a warm-up in a row and the 95th percentile of their times. */
public record WarmUpWindow(int requests, Duration p95) {}

package teal.verify;

import java.time.Duration;

/** A series of consecutive warm-up requests and the 95th percentile of their times. */
public record WarmUpWindow(int requests, Duration p95) {}

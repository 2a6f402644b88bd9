package teal.process.step;

import java.time.Clock;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.attempt.FencingTokens;
import teal.process.attempt.Recordings;

/** The services that every step needs. */
@Component
record StepServices(
        Inventory inventory, Clock clock, FencingTokens turns, Recordings recordings, FailureNotes failures) {}

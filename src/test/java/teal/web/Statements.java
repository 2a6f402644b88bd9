package teal.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Counts the statements that this thread sends to the database, by Teal itself and by the engine. */
final class Statements implements AutoCloseable {

    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();
    private final List<Logger> loggers = List.of(
            logger("org.springframework.jdbc.core.JdbcTemplate"),
            logger("org.camunda.bpm.engine.impl.persistence.entity"));

    private Statements() {
        seen.start();
        loggers.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(seen);
        });
    }

    static Statements counted() {
        return new Statements();
    }

    int count() {
        String here = Thread.currentThread().getName();
        return (int) List.copyOf(seen.list).stream()
                .filter(statement -> statement.getThreadName().equals(here))
                .map(ILoggingEvent::getMessage)
                .filter(message ->
                        message.startsWith("Executing prepared SQL statement") || message.contains("Preparing:"))
                .count();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    public void close() {
        loggers.forEach(logger -> {
            logger.detachAppender(seen);
            logger.setAdditive(true);
            logger.setLevel(null);
        });
    }
}

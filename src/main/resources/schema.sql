-- One row for each application of the inventory: the release that holds it, if any.
CREATE TABLE IF NOT EXISTS TEAL_APPLICATION_LOCK (
    APPLICATION VARCHAR(64) NOT NULL PRIMARY KEY,
    HOLDER      VARCHAR(64)
);

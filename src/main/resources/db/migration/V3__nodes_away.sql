-- Nodes that releases leave out, or that wait for the next one. Times are milliseconds since 1970 in UTC.
CREATE TABLE TEAL_NODE_AWAY (
    APPLICATION VARCHAR(64)   NOT NULL,
    NODE        VARCHAR(64)   NOT NULL,
    KIND        VARCHAR(32)   NOT NULL,
    REASON      VARCHAR(2000) NOT NULL,
    PERSON      VARCHAR(255)  NOT NULL,
    SINCE       BIGINT        NOT NULL,
    UNTIL       BIGINT,
    TOLD        BOOLEAN       DEFAULT FALSE NOT NULL,
    PRIMARY KEY (APPLICATION, NODE)
);

-- Work on one node holds its application for a limited time, so that a killed instance does not hold it for ever.
ALTER TABLE TEAL_APPLICATION_LOCK ADD COLUMN HELD_UNTIL BIGINT;

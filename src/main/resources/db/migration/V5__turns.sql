-- What one instance of Teal does for all of them, and until when it is its turn.
CREATE TABLE TEAL_TURN (
    WORK    VARCHAR(64)              NOT NULL PRIMARY KEY,
    HOLDER  VARCHAR(64),
    ENDS_AT TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO TEAL_TURN (WORK, ENDS_AT) VALUES ('unseenWaits', TIMESTAMP '2026-01-01 00:00:00');

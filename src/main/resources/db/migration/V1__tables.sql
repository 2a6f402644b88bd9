-- One row for each application of the inventory: the release that holds it, if any, and the newest attempt at a step.
CREATE TABLE TEAL_APPLICATION_LOCK (
    APPLICATION VARCHAR(64) NOT NULL PRIMARY KEY,
    HOLDER      VARCHAR(64),
    ATTEMPT     BIGINT DEFAULT 0 NOT NULL
);

-- Versions that were rolled back.
CREATE TABLE TEAL_BAD_VERSION (
    APPLICATION VARCHAR(64)   NOT NULL,
    VERSION     VARCHAR(64)   NOT NULL,
    REASON      VARCHAR(1100) NOT NULL,
    RELEASE_ID  VARCHAR(64)   NOT NULL,
    MARKED_AT   VARCHAR(40)   NOT NULL,
    PRIMARY KEY (APPLICATION, VERSION)
);

-- What people did. Entries are added and read, never changed; each one's hash covers the one before it.
CREATE TABLE TEAL_AUDIT (
    ENTRY       BIGINT        NOT NULL PRIMARY KEY,
    HAPPENED_AT VARCHAR(40)   NOT NULL,
    PERSON      VARCHAR(255)  NOT NULL,
    ACT         VARCHAR(255)  NOT NULL,
    SUBJECT     VARCHAR(255)  NOT NULL,
    DETAILS     VARCHAR(2000) NOT NULL,
    HASH        VARCHAR(64)   NOT NULL
);
CREATE TABLE TEAL_AUDIT_END (
    ID      INTEGER     NOT NULL PRIMARY KEY,
    ENTRIES BIGINT      NOT NULL,
    HASH    VARCHAR(64) NOT NULL
);

-- Each attempt at a step of a release, from its begin; what its commands print is kept here while they still run.
-- Times are milliseconds since 1970 in UTC. Kept as long as the engine keeps the release's history.
CREATE TABLE TEAL_ATTEMPT (
    ID            VARCHAR(64)  NOT NULL PRIMARY KEY,
    RELEASE_ID    VARCHAR(64)  NOT NULL,
    INSTANCE_ID   VARCHAR(64)  NOT NULL,
    JOB_ID        VARCHAR(64)  NOT NULL,
    ACTIVITY_ID   VARCHAR(255) NOT NULL,
    ACTIVITY_NAME VARCHAR(255) NOT NULL,
    STEP          VARCHAR(64)  NOT NULL,
    CLUSTER_NAME  VARCHAR(64),
    NODE_NAME     VARCHAR(64),
    BEGAN_AT      BIGINT       NOT NULL,
    ENDED_AT      BIGINT,
    OUTCOME       VARCHAR(16),
    SUMMARY       VARCHAR(4000),
    PRINTED       TEXT
);
CREATE INDEX TEAL_ATTEMPT_RELEASE ON TEAL_ATTEMPT (RELEASE_ID);
CREATE INDEX TEAL_ATTEMPT_JOB ON TEAL_ATTEMPT (JOB_ID);

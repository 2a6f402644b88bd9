-- Tokens with which pipelines sign in. A token itself is not kept, only its SHA-256. Times are in UTC, to the second.
CREATE TABLE TEAL_TOKEN (
    NAME           VARCHAR(64)  NOT NULL PRIMARY KEY,
    DIGEST         VARCHAR(64)  NOT NULL UNIQUE,
    GROUP_ID       VARCHAR(64)  NOT NULL,
    APPLICATION    VARCHAR(64),
    MADE_BY        VARCHAR(255) NOT NULL,
    MADE_AT        VARCHAR(40)  NOT NULL,
    EXPIRES_AT     VARCHAR(40)  NOT NULL,
    LAST_USED_AT   VARCHAR(40),
    LAST_USED_FROM VARCHAR(64),
    REVOKED_AT     VARCHAR(40),
    REVOKED_BY     VARCHAR(255)
);

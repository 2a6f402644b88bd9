-- The addresses that people have signed in from lately, where other people's wrong guesses do not delay them.
CREATE TABLE TEAL_USUAL_ADDRESS (
    PERSON  VARCHAR(255) NOT NULL,
    ADDRESS VARCHAR(64)  NOT NULL,
    USED_ON VARCHAR(10)  NOT NULL,
    PRIMARY KEY (PERSON, ADDRESS)
);

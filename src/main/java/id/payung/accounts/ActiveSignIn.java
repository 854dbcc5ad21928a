package id.payung.accounts;

import java.time.Instant;
import java.util.UUID;

/** A session or a phone in which this person is signed in. */
public record ActiveSignIn(UUID id, boolean phone, String name, Instant since, Instant lastSeen, boolean current) {}

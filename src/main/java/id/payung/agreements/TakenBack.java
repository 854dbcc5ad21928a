package id.payung.agreements;

import java.time.Instant;

/** When, by whom and why something was found mistaken. */
public record TakenBack(Instant at, String by, String reason) {}

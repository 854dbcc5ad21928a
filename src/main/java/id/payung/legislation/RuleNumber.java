package id.payung.legislation;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/** A number that was given: of a rule, or of the gazette that it stands in. */
@HiddenFromPeople
@Table(value = "legislation.rule_number", reach = "wide-only")
record RuleNumber(@KeyColumn String series, @KeyColumn int year, @KeyColumn int number, UUID draft, UUID event,
    Instant givenAt) {}

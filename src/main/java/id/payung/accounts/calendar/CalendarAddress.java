package id.payung.accounts.calendar;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The address of one mandate's calendar; its secret is kept nowhere but on the phone.
 *
 * @param madeBy the form that asked for it
 * @param fetchedAt when a phone last asked, to the minute; null before the first time
 */
@Table(value = "accounts.calendar_address", regency = false)
@HiddenFromPeople
record CalendarAddress(@KeyColumn String regency, @KeyColumn UUID person, @KeyColumn UUID mandate, byte[] tokenHash,
    UUID madeBy, Instant madeAt, @Nullable Instant fetchedAt) {}

package id.payung.insight.changes;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Until when a person has seen what changed.
 *
 * @param previousAt the mark before, to go back to; null when there is none, or when it was gone back to
 */
@HiddenFromPeople
@Table(value = "insight.last_look", reach = "author:person")
record ChangesSeenTime(@KeyColumn UUID person, Instant seenAt, @Nullable Instant previousAt) {}

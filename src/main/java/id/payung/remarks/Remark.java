package id.payung.remarks;

import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person wrote. It is never edited.
 *
 * @param number within the conversation, from 1
 * @param text empty once it was taken back
 * @param addressee who is asked, or null
 */
@HiddenFromPeople
@Table(value = "remarks.remark", reach = "parties:organisations area:villages author:owner")
record Remark(UUID id, UUID conversation, UUID subject, int number, String text, UUID author, String authorName,
    Instant writtenAt, @ColumnName("named") @Nullable UUID addressee,
    @ColumnName("named_name") @Nullable String addresseeName, @Nullable Instant takenBackAt, List<UUID> organisations,
    List<UUID> villages, @Nullable UUID owner) {}

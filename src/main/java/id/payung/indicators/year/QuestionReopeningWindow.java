package id.payung.indicators.year;

import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hours in which the named questions reopen after a verifier's session. */
@Table(value = "indicators.sprint", reach = "shared")
record QuestionReopeningWindow(UUID id, String evaluation, String stage, Instant openedAt, Instant until,
    List<String> questions, String openedBy, @Nullable Instant endedAt) {}

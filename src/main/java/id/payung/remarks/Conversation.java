package id.payung.remarks;

import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remarks that belong together. Its reach is a copy of its subject's.
 *
 * @param subject {@link RemarkSubject#id()}
 * @param subjectTitle as the subject was called when the conversation began
 * @param stateBy who began, settled or reopened it last
 * @param remarks how many were written, those taken back too
 */
@HiddenFromPeople
@Table(value = "remarks.conversation", reach = "parties:organisations area:villages author:owner")
record Conversation(UUID id, String kind, UUID subject, String subjectKey, String subjectTitle, ConversationState state,
    Instant stateAt, UUID stateBy, String stateByName, int remarks, List<UUID> organisations, List<UUID> villages,
    @Nullable UUID owner, int version) {

  boolean settled() {
    return state == ConversationState.SETTLED;
  }

  TrailReach reach() {
    return new TrailReach(organisations, villages);
  }
}

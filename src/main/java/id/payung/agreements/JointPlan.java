package id.payung.agreements;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The joint work plan of one budget year under an agreement.
 *
 * @param newestVersion number of the newest version
 * @param approvedVersion number of the version in force, or null before the first approval
 * @param title of the agreement
 */
public record JointPlan(UUID id, UUID agreement, int year, int newestVersion, @Nullable Integer approvedVersion,
    String title, List<UUID> organisations) {
  /** The version that activities are measured against: the approved one, or the newest while there is none. */
  public int measuredVersion() {
    return approvedVersion == null ? newestVersion : approvedVersion;
  }
}

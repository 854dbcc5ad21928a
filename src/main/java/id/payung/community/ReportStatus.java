package id.payung.community;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a report is. */
public enum ReportStatus {
  /** A required photo or an announced file has not come yet, or it was returned for correction. */
  INCOMPLETE,
  /** All that is required is there; it can still be completed. */
  RECEIVED,
  /** Age bands and notes are there too. */
  COMPLETE,
  /** Kept, and counts only when a person has looked at it. */
  REVIEW,
  /** Taken back with a reason. */
  WITHDRAWN;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ReportStatus parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** What the facts say, for a report that counts. */
  public static ReportStatus calculate(ReportBody body, int awaited, int photos) {
    if (awaited > 0 || photos == 0) {
      return INCOMPLETE;
    }
    return body.hasAllDetails() ? COMPLETE : RECEIVED;
  }
}

package id.payung.audit;

import id.payung.platform.rows.annotation.Table;
import id.payung.platform.ui.TimelineEntry;
import id.payung.platform.web.Ui;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of the trail for people: who, what, why; names of fields and never their values. */
@Table(value = "audit.entry", reach = "parties:organisations area:villages author:person append")
public record TrailEntryView(UUID id, Instant at, @Nullable UUID person, String personName, @Nullable String service,
    String kind, UUID subject, String action, List<String> fields, @Nullable String reason) {

  /** What takes something back; shown as such. */
  private static final Set<String> REVERSING_ACTIONS = Set.of("taken-back", "check-taken-back", "withdrawn", "removed",
      "member-removed", "volume-taken-back", "import-undone", "entered-undone", "returned", "declined", "dropped");

  /** A module that acted on its own account is named as Payung itself. */
  public String actorLabel(Ui ui) {
    return person == null ? ui.t("audit.service") : personName;
  }

  public String recordLabel(Ui ui) {
    return ui.t("audit.kind." + kind);
  }

  public String actionLabel(Ui ui) {
    return ui.t("audit.action." + action);
  }

  /** The fields that have a word of their own; what stands behind a blank is a code: {@code question 4.2}. */
  public String fieldLabels(Ui ui) {
    return fields.stream()
        .map(field -> field.split(" ", 2))
        .filter(parts -> ui.hasMessage("audit.field." + parts[0]))
        .map(parts -> ui.t("audit.field." + parts[0]) + (parts.length > 1 ? " " + parts[1] : ""))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  public boolean isReversal() {
    return REVERSING_ACTIONS.contains(action);
  }

  public TimelineEntry toMoment(Ui ui) {
    String names = fieldLabels(ui);
    return new TimelineEntry(ui.dateTime(at), actorLabel(ui),
        names.isEmpty() ? actionLabel(ui) : actionLabel(ui) + ": " + names, reason, isReversal());
  }
}

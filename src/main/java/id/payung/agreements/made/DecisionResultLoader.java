package id.payung.agreements.made;

import id.payung.agreements.ActivityView;
import id.payung.agreements.register.Agreement;
import id.payung.audit.RecordHistoryRepository;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.meetings.result.DecisionResult;
import id.payung.meetings.result.DecisionResultDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.MadeRecord;
import id.payung.platform.rows.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agreements and activities that remember the decision they came from; of those that left their plan none. */
@Component
@Transactional(readOnly = true)
class DecisionResultLoader implements DecisionResultDirectory {
  private static final Set<String> MADE_ACTIONS = Set.of("created", "planned", "imported");
  private static final String IN_NEWEST_VERSION = """
      (r.standing OR EXISTS (SELECT 1 FROM agreements.plan_text t
         JOIN agreements.plan p ON p.regency = t.regency AND p.id = t.plan AND p.newest = t.plan_version
        WHERE t.regency = r.regency AND t.plan = r.plan AND t.activity = r.id))""";

  private final Rows rows;
  private final RecordHistoryRepository history;

  DecisionResultLoader(Rows rows, RecordHistoryRepository history) {
    this.rows = rows;
    this.history = history;
  }

  @Override
  public List<DecisionResult> listByDecision(Actor actor, UUID decision) {
    List<Agreement> agreements =
        rows.query(actor, Agreement.class).is("decision", decision).orderBy("r.created_at, r.id").list();
    List<ActivityView> activities =
        rows.query(actor, ActivityView.class).is("decision", decision).and(IN_NEWEST_VERSION).orderBy("r.id").list();
    List<HistoryEntry> made = listBeginnings(actor, agreements, activities);
    List<DecisionResult> results = new ArrayList<>();
    agreements.forEach(
        one -> results.add(new DecisionResult(thing("agreement", one.id(), one.title(), one.origin().createdAt(), made),
            "agreement", stateOf(one))));
    activities.forEach(one -> results
        .add(new DecisionResult(thing("activity", one.id(), one.title(), null, made), "activity", stateOf(one))));
    results.sort(Comparator.comparing(result -> Objects.requireNonNullElse(result.thing().at(), Instant.EPOCH)));
    return results;
  }

  private static DecisionResult.State stateOf(Agreement agreement) {
    return agreement.endedOn() != null ? DecisionResult.State.ENDED
        : agreement.stage().complete() ? DecisionResult.State.STANDING
        : DecisionResult.State.DRAFT;
  }

  private static DecisionResult.State stateOf(ActivityView activity) {
    return activity.agreementEndedOn() != null ? DecisionResult.State.ENDED
        : activity.standing() ? DecisionResult.State.STANDING
        : DecisionResult.State.DRAFT;
  }

  /** The trail knows who made each of them. */
  private List<HistoryEntry> listBeginnings(Actor actor, List<Agreement> agreements, List<ActivityView> activities) {
    List<UUID> subjects = new ArrayList<>(agreements.stream().map(Agreement::id).toList());
    subjects.addAll(activities.stream().map(ActivityView::id).toList());
    return subjects.isEmpty() ? List.of()
        : history.listByActions(actor, List.of("agreement", "activity"), subjects, MADE_ACTIONS);
  }

  private static MadeRecord thing(String kind, UUID id, String title, @Nullable Instant at, List<HistoryEntry> made) {
    HistoryEntry first = made.stream()
        .filter(line -> line.subject().equals(id) && MADE_ACTIONS.contains(line.action()))
        .findFirst()
        .orElse(null);
    String path = (kind.equals("agreement") ? "/agreements/" : "/activities/") + id;
    return new MadeRecord(id, "agreements.made." + kind, title, path, first == null ? at : first.at(),
        first == null ? "" : first.personName());
  }
}

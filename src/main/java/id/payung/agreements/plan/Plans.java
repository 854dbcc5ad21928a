package id.payung.agreements.plan;

import id.payung.agreements.Rights;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.Agreements;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joint work plans: opened for a year under an agreement, found again, read. */
@Component
@Transactional
public class Plans {
  static final int PAGE = 25;

  private final PlanRows rows;
  private final PlanVersionRows versions;
  private final TextRows texts;
  private final ConsentRows consents;
  private final Standing standing;
  private final Agreements agreements;
  private final Trail trail;
  private final Clock clock;

  Plans(PlanRows rows, PlanVersionRows versions, TextRows texts, ConsentRows consents, Standing standing,
      Agreements agreements, Trail trail, Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.texts = texts;
    this.consents = consents;
    this.standing = standing;
    this.agreements = agreements;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What a version says, as one actor may read it.
   *
   * @param versions all of the plan, the newest first
   * @param guarded amounts of guarded lines that this actor may see, by line
   * @param stages where each line stands now
   * @param saves how often each activity was saved, for the next save
   */
  public record Said(Plan plan, PlanVersion version, List<PlanVersion> versions, List<ActivityText> activities,
      Map<UUID, Long> guarded, Map<UUID, String> stages, Map<UUID, Integer> saves) {

    public @Nullable Long amount(LineText line) {
      return line.guarded() ? guarded.get(line.id()) : line.amount();
    }

    /** Whole rupiah of the lines whose amounts this actor may see. */
    public long total() {
      return activities.stream()
          .flatMap(a -> a.lines().stream())
          .map(this::amount)
          .filter(Objects::nonNull)
          .mapToLong(Long::longValue)
          .sum();
    }

    public boolean hidesAmounts() {
      return activities.stream().flatMap(a -> a.lines().stream()).anyMatch(line -> amount(line) == null);
    }
  }

  /** The plan of a year under an agreement; opened when there is none. The same year twice is the same plan. */
  public Plan open(Actor actor, UUID id, UUID agreementId, int year) {
    Agreement agreement = agreements.require(actor, agreementId);
    Rights.require(Rights.plans(actor, agreement.organisations()));
    if (agreement.endedOn() != null) {
      throw new Refused("agreements.refused.ended");
    }
    Optional<Plan> known = rows.ofYear(actor, agreementId, year);
    if (known.isPresent()) {
      return known.get();
    }
    Instant now = clock.instant();
    if (rows.insert(actor, id, agreementId, year, agreement.title(), agreement.organisations(), now)) {
      versions.insert(actor, id, 1, "", agreement.organisations(), now);
      trail.wrote("plan", id, "created", List.of("agreement", "year"), null,
          new Trail.Reach(agreement.organisations(), List.of()));
    }
    return rows.ofYear(actor, agreementId, year).orElseThrow(NotFound::new);
  }

  @Transactional(readOnly = true)
  public Slice<Plan> page(Actor actor, @Nullable Integer year, String q, @Nullable String key) {
    List<String> after = PageKey.read(key, 3);
    return Slice.of(rows.page(actor, year, q, after, PAGE + 1), PAGE,
        plan -> PageKey.of(plan.year(), plan.title(), plan.id()));
  }

  @Transactional(readOnly = true)
  public Plan require(Actor actor, UUID id) {
    return rows.require(actor, id);
  }

  @Transactional(readOnly = true)
  public List<Plan> ofAgreement(Actor actor, UUID agreement) {
    return rows.ofAgreement(actor, agreement);
  }

  @Transactional(readOnly = true)
  public List<PlanVersion> versions(Actor actor, UUID plan) {
    return versions.of(actor, plan);
  }

  @Transactional(readOnly = true)
  public List<Approval> approvals(Actor actor, UUID plan) {
    return consents.approvals(actor, plan);
  }

  @Transactional(readOnly = true)
  public List<SignedPaper> papers(Actor actor, UUID plan) {
    return consents.papers(actor, plan);
  }

  @Transactional(readOnly = true)
  ConsentRows.Consent consent(Actor actor, UUID plan, int version) {
    return consents.ofVersion(actor, plan, version);
  }

  /** What a version says. @throws NotFound when there is no such version */
  @Transactional(readOnly = true)
  public Said said(Actor actor, UUID planId, int number) {
    Plan plan = rows.require(actor, planId);
    List<PlanVersion> all = versions.of(actor, planId);
    PlanVersion version = all.stream().filter(v -> v.number() == number).findFirst().orElseThrow(NotFound::new);
    return said(actor, plan, version, all);
  }

  Said said(Actor actor, Plan plan, PlanVersion version) {
    return said(actor, plan, version, List.of(version));
  }

  private Said said(Actor actor, Plan plan, PlanVersion version, List<PlanVersion> versions) {
    List<TextRows.Saved> saved = texts.of(actor, plan.id(), version.number());
    Map<UUID, Integer> saves = new HashMap<>();
    saved.forEach(s -> saves.put(s.text().id(), s.version()));
    boolean any = saved.stream().flatMap(s -> s.text().lines().stream()).anyMatch(LineText::guarded);
    Map<UUID, Long> guarded = new HashMap<>();
    if (any && (Rights.readsGuarded(actor) || !actor.wide())) {
      guarded.putAll(texts.guardedAmounts(actor, plan.id(), version.number()));
    }
    return new Said(plan, version, versions, saved.stream().map(TextRows.Saved::text).toList(), guarded,
        standing.stages(actor, plan.id()), saves);
  }
}

package id.payung.agreements.plan;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanDirectory;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.audit.AuditTrailRepository;
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
public class JointPlanDirectory implements PlanDirectory {
  static final int PAGE_SIZE = 25;

  private final JointPlanRepository planRepository;
  private final PlanVersionRepository versions;
  private final PlanVersionActivityRepository versionActivities;
  private final PlanApprovalRepository approvals;
  private final MeasuredPlanRepository measuredPlan;
  private final AgreementDirectory agreements;
  private final AuditTrailRepository trail;
  private final Clock clock;

  JointPlanDirectory(JointPlanRepository planRepository, PlanVersionRepository versions,
      PlanVersionActivityRepository versionActivities, PlanApprovalRepository approvals,
      MeasuredPlanRepository measuredPlan, AgreementDirectory agreements, AuditTrailRepository trail, Clock clock) {
    this.planRepository = planRepository;
    this.versions = versions;
    this.versionActivities = versionActivities;
    this.approvals = approvals;
    this.measuredPlan = measuredPlan;
    this.agreements = agreements;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What a version says, as one actor may read it.
   *
   * @param versions all of the plan, the newest first
   * @param guardedAmounts amounts of guarded lines that this actor may see, by line
   * @param stagesByLine where each line stands now
   * @param saveNumbers how often each activity was saved, for the next save
   */
  public record PlanVersionContent(JointPlan plan, PlanVersion version, List<PlanVersion> versions,
      List<PlanVersionActivity> activities, Map<UUID, Long> guardedAmounts, Map<UUID, String> stagesByLine,
      Map<UUID, Integer> saveNumbers) {

    public @Nullable Long amountOf(PlanVersionBudgetLine line) {
      return line.guarded() ? guardedAmounts.get(line.id()) : line.amount();
    }

    /** Whole rupiah of the lines whose amounts this actor may see. */
    public long visibleTotal() {
      return activities.stream()
          .flatMap(a -> a.lines().stream())
          .map(this::amountOf)
          .filter(Objects::nonNull)
          .mapToLong(Long::longValue)
          .sum();
    }

    public boolean hidesAmounts() {
      return activities.stream().flatMap(a -> a.lines().stream()).anyMatch(line -> amountOf(line) == null);
    }
  }

  /** The plan of a year under an agreement; opened when there is none. The same year twice is the same plan. */
  public JointPlan openPlan(Actor actor, UUID id, UUID agreementId, int year) {
    Agreement agreement = agreements.require(actor, agreementId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, agreement.organisations()));
    if (agreement.endedOn() != null) {
      throw new Refused("agreements.refused.ended");
    }
    Optional<JointPlan> existing = planRepository.findByYear(actor, agreementId, year);
    if (existing.isPresent()) {
      return existing.get();
    }
    Instant now = clock.instant();
    if (planRepository.insert(actor, id, agreementId, year, agreement.title(), agreement.organisations(), now)) {
      versions.insert(actor, id, 1, "", agreement.organisations(), now);
      trail.recordWrite("plan", id, "created", List.of("agreement", "year"), null,
          new AuditTrailRepository.TrailReach(agreement.organisations(), List.of()));
    }
    return planRepository.findByYear(actor, agreementId, year).orElseThrow(NotFound::new);
  }

  @Transactional(readOnly = true)
  public Slice<JointPlan> list(Actor actor, @Nullable Integer year, String q, @Nullable String key) {
    List<String> after = PageKey.decode(key, 3);
    return Slice.of(planRepository.list(actor, year, q, after, PAGE_SIZE + 1), PAGE_SIZE,
        plan -> PageKey.encode(plan.year(), plan.title(), plan.id()));
  }

  @Transactional(readOnly = true)
  public JointPlan require(Actor actor, UUID id) {
    return planRepository.require(actor, id);
  }

  @Override
  @Transactional(readOnly = true)
  public List<JointPlan> listByAgreement(Actor actor, UUID agreement) {
    return planRepository.listByAgreement(actor, agreement);
  }

  @Transactional(readOnly = true)
  public List<PlanVersion> listVersions(Actor actor, UUID plan) {
    return versions.listByPlan(actor, plan);
  }

  @Transactional(readOnly = true)
  public List<PlanApprovalView> listApprovals(Actor actor, UUID plan) {
    return approvals.listApprovals(actor, plan);
  }

  @Transactional(readOnly = true)
  public List<SignedPlanDocument> listSignedDocuments(Actor actor, UUID plan) {
    return approvals.listSignedDocuments(actor, plan);
  }

  @Transactional(readOnly = true)
  PlanApprovalRepository.VersionApprovals loadVersionApprovals(Actor actor, UUID plan, int version) {
    return approvals.loadForVersion(actor, plan, version);
  }

  /** What a version says. @throws NotFound when there is no such version */
  @Transactional(readOnly = true)
  public PlanVersionContent loadVersion(Actor actor, UUID planId, int number) {
    JointPlan plan = planRepository.require(actor, planId);
    List<PlanVersion> all = versions.listByPlan(actor, planId);
    PlanVersion version = all.stream().filter(v -> v.number() == number).findFirst().orElseThrow(NotFound::new);
    return loadVersion(actor, plan, version, all);
  }

  public PlanVersionContent loadVersion(Actor actor, JointPlan plan, PlanVersion version) {
    return loadVersion(actor, plan, version, List.of(version));
  }

  private PlanVersionContent loadVersion(Actor actor, JointPlan plan, PlanVersion version, List<PlanVersion> versions) {
    List<PlanVersionActivityRepository.SavedActivity> saved =
        versionActivities.listByVersion(actor, plan.id(), version.number());
    Map<UUID, Integer> saves = new HashMap<>();
    saved.forEach(s -> saves.put(s.text().id(), s.version()));
    boolean hasGuarded =
        saved.stream().flatMap(s -> s.text().lines().stream()).anyMatch(PlanVersionBudgetLine::guarded);
    Map<UUID, Long> guarded = new HashMap<>();
    if (hasGuarded && (AgreementAccessPolicy.mayReadGuardedAmounts(actor) || !actor.hasRegencyWideReach())) {
      guarded.putAll(versionActivities.loadGuardedAmounts(actor, plan.id(), version.number()));
    }
    return new PlanVersionContent(plan, version, versions,
        saved.stream().map(PlanVersionActivityRepository.SavedActivity::text).toList(), guarded,
        measuredPlan.loadStages(actor, plan.id()), saves);
  }
}

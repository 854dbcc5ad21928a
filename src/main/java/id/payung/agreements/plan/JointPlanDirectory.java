package id.payung.agreements.plan;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanDirectory;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.ListWindow;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joint work plans: opened for a year under an agreement, found again, read. */
@Component
@Transactional
public class JointPlanDirectory implements PlanDirectory {
  private final Rows rows;
  private final PlanTextRepository texts;
  private final MeasuredPlanRepository measuredPlan;
  private final AgreementDirectory agreements;
  private final AuditTrailRepository trail;
  private final Clock clock;

  JointPlanDirectory(Rows rows, PlanTextRepository texts, MeasuredPlanRepository measuredPlan,
      AgreementDirectory agreements, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.texts = texts;
    this.measuredPlan = measuredPlan;
    this.agreements = agreements;
    this.trail = trail;
    this.clock = clock;
  }

  /** The plan of a year under an agreement; opened when there is none. The same year twice is the same plan. */
  public JointPlan openPlan(Actor actor, UUID id, UUID agreementId, int year) {
    Agreement agreement = agreements.require(actor, agreementId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, agreement.organisations()));
    agreements.lockRunning(actor, agreementId);
    Optional<JointPlan> existing = findByYear(actor, agreementId, year);
    if (existing.isPresent()) {
      return existing.get();
    }
    var creation = new JointPlan.Creation(clock.instant(), actor.person());
    JointPlan plan =
        new JointPlan(id, agreementId, year, 1, null, agreement.title(), null, agreement.organisations(), creation);
    if (rows.insertIfAbsent(actor, plan)) {
      rows.insert(actor, PlanVersion.draft(plan, 1, "", creation));
      trail.recordWrite("plan", id, "created", List.of("agreement", "year"), null,
          new AuditTrailRepository.TrailReach(agreement.organisations(), List.of()));
    }
    return findByYear(actor, agreementId, year).orElseThrow(NotFound::new);
  }

  private Optional<JointPlan> findByYear(Actor actor, UUID agreement, int year) {
    return rows.query(actor, JointPlan.class).is("agreement", agreement).is("year", year).optional();
  }

  /**
   * @param since the first budget year of those that can still be written in; 0 for all plans, ended ones among them
   */
  @Transactional(readOnly = true)
  public List<JointPlan> list(Actor actor, PlanFilter filter, int since, ListWindow<?> window) {
    RowQuery<JointPlan> query = rows.query(actor, JointPlan.class)
        .as("p")
        .isIfGiven("year", filter.year())
        .containing("p.search", filter.q())
        .and("p.year >= :since", "since", since);
    if (since > 0) {
      query.and("p.agreement_ended_on IS NULL");
    }
    return query.within(window.condition(), window.orderAndLimit(), window.params()).list();
  }

  @Transactional(readOnly = true)
  public JointPlan require(Actor actor, UUID id) {
    return rows.require(actor, JointPlan.class, id);
  }

  /** Locked until the transaction ends: approvals, saves and imports of one plan follow each other. */
  public JointPlan lock(Actor actor, UUID id) {
    return rows.lock(actor, JointPlan.class, id);
  }

  /** Likewise for those who write in it. */
  @Transactional(readOnly = true)
  public JointPlan requireToPlan(Actor actor, UUID id) {
    JointPlan plan = rows.require(actor, JointPlan.class, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    return plan;
  }

  @Override
  @Transactional(readOnly = true)
  public List<JointPlan> listByAgreement(Actor actor, UUID agreement) {
    return rows.query(actor, JointPlan.class).is("agreement", agreement).orderBy("r.year DESC").list();
  }

  @Transactional(readOnly = true)
  public List<PlanVersion> listVersions(Actor actor, UUID plan) {
    return rows.query(actor, PlanVersion.class).is("plan", plan).orderBy("r.number DESC").list();
  }

  @Transactional(readOnly = true)
  public PlanVersion requireNewestVersion(Actor actor, JointPlan plan) {
    return rows.require(actor, PlanVersion.class, plan.id(), plan.newestVersion());
  }

  /** The state of the newest version of each of these plans; one statement. */
  @Transactional(readOnly = true)
  public Map<UUID, PlanVersionState> findNewestStates(Actor actor, Collection<JointPlan> plans) {
    Map<UUID, Integer> newest = plans.stream().collect(Collectors.toMap(JointPlan::id, JointPlan::newestVersion));
    return newest.isEmpty() ? Map.of()
        : rows.query(actor, PlanVersion.class)
            .in("plan", newest.keySet())
            .list()
            .stream()
            .filter(version -> Integer.valueOf(version.number()).equals(newest.get(version.plan())))
            .collect(Collectors.toMap(PlanVersion::plan, PlanVersion::state));
  }

  @Transactional(readOnly = true)
  public List<PlanApprovalRow> listApprovals(Actor actor, UUID plan) {
    return rows.query(actor, PlanApprovalRow.class).is("plan", plan).orderBy("r.at, r.organisation").list();
  }

  @Transactional(readOnly = true)
  public Optional<SignedPlanDocument> findSignedDocument(Actor actor, UUID plan, int version) {
    return rows.find(actor, SignedPlanDocument.class, plan, version);
  }

  /** Who has a part in a plan that was never approved reads the plan and not its agreement, unless it is a party. */
  @Transactional(readOnly = true)
  public boolean opensAgreement(Actor actor, JointPlan plan) {
    return actor.hasRegencyWideReach() || plan.approvedVersion() != null
        || agreements.isVisible(actor, plan.agreement());
  }

  /** What a version says. @throws NotFound when there is no such version */
  @Transactional(readOnly = true)
  public PlanVersionContent loadVersion(Actor actor, UUID planId, int number) {
    JointPlan plan = require(actor, planId);
    List<PlanVersion> all = listVersions(actor, planId);
    PlanVersion version = all.stream().filter(known -> known.number() == number).findFirst().orElseThrow(NotFound::new);
    return loadVersion(actor, plan, version, all);
  }

  @Transactional(readOnly = true)
  public PlanVersionContent loadVersion(Actor actor, JointPlan plan, PlanVersion version) {
    return loadVersion(actor, plan, version, List.of(version));
  }

  private PlanVersionContent loadVersion(Actor actor, JointPlan plan, PlanVersion version, List<PlanVersion> versions) {
    PlanVersionContent open = new PlanVersionContent(plan, version, versions,
        texts.listByVersion(actor, plan.id(), version.number()), Map.of(), measuredPlan.loadStages(actor, plan.id()));
    boolean reads = AgreementAccessPolicy.mayReadGuardedAmounts(actor) || !actor.hasRegencyWideReach();
    return open.hasGuardedLines() && reads
        ? open.withAmounts(texts.loadGuardedAmounts(actor, plan.id(), version.number()))
        : open;
  }
}

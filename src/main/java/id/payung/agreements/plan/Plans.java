package id.payung.agreements.plan;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.agreements.ActivityPlanned;
import id.payung.agreements.PlanApproved;
import id.payung.agreements.Rights;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.Agreements;
import id.payung.agreements.register.Party;
import id.payung.audit.Trail;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Joint work plans: written, approved by both sides as the same version, frozen, begun anew. */
@Component
@Transactional
public class Plans {
  static final int PAGE = 25;

  private final PlanRows rows;
  private final Standing standing;
  private final Agreements agreements;
  private final Organisations organisations;
  private final Decisions decisions;
  private final Regions regions;
  private final Reference reference;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  Plans(
      PlanRows rows,
      Standing standing,
      Agreements agreements,
      Organisations organisations,
      Decisions decisions,
      Regions regions,
      Reference reference,
      Trail trail,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.rows = rows;
    this.standing = standing;
    this.agreements = agreements;
    this.organisations = organisations;
    this.decisions = decisions;
    this.regions = regions;
    this.reference = reference;
    this.trail = trail;
    this.events = events;
    this.json = json;
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
  public record Said(
      Plan plan,
      PlanVersion version,
      List<PlanVersion> versions,
      List<ActivityText> activities,
      Map<UUID, Long> guarded,
      Map<UUID, String> stages,
      Map<UUID, Integer> saves) {

    public @Nullable Long amount(LineText line) {
      return line.guarded() ? guarded.get(line.id()) : line.amount();
    }

    /** Whole rupiah of the lines whose amounts this actor may see. */
    public long total() {
      return activities.stream().flatMap(a -> a.lines().stream()).map(this::amount).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
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
    if (rows.insert(actor, id, agreementId, year, agreement.title(), agreement.organisations(), clock.instant())) {
      trail.wrote("plan", id, "created", List.of("agreement", "year"), null, reach(agreement.organisations()));
    }
    return rows.ofYear(actor, agreementId, year).orElseThrow(NotFound::new);
  }

  /** How an activity is to be, with what does not stand in the frozen text: amounts kept apart, and stages. */
  public record Wish(ActivityText text, Map<UUID, Long> guarded, Map<UUID, String> stages) {}

  /**
   * Writes an activity into the draft.
   *
   * @param basedOn number of the last save that the person saw, 0 for a new one
   * @throws Stale when somebody else saved since
   * @throws Refused when the version is no draft
   */
  public void save(Actor actor, UUID planId, int basedOn, Wish wish) {
    Plan plan = rows.lock(actor, planId);
    PlanVersion draft = requireDraft(actor, plan);
    Map<UUID, PlanRows.Saved> before = byId(actor, plan, draft.number());
    check(actor, plan, wish, before);
    PlanRows.Saved known = before.get(wish.text().id());
    if (known != null && basedOn == 0 && known.text().equals(wish.text())) {
      return;
    }
    Plan widened = write(actor, plan, draft, basedOn, wish, before);
    UUID decision = wish.text().decision();
    if (known == null && decision != null) {
      decisions.became(actor, decision, "activity", wish.text().id());
    }
    trail.wrote(
        "activity",
        wish.text().id(),
        known == null ? "planned" : "changed",
        known == null ? List.of("plan") : Differences.fields(known.text(), wish.text()),
        null,
        new Trail.Reach(widened.organisations(), villagesOf(actor, wish.text())));
  }

  /** Asks every rule of a wish without writing anything. @throws Invalid when one says no */
  @Transactional(noRollbackFor = Invalid.class)
  void judge(Actor actor, Plan plan, Wish wish, Map<UUID, PlanRows.Saved> before) {
    check(actor, plan, wish, before);
    for (LineText line : wish.text().lines()) {
      boolean fresh = freshlyGuarded(wish, line, before);
      if (line.guarded() && !wish.guarded().containsKey(line.id()) && fresh) {
        throw new Invalid("lines", "agreements.wrong.amount");
      }
      if (line.guarded() && wish.guarded().containsKey(line.id()) && !mayReadGuarded(actor, line.owner())) {
        throw new Invalid("lines", "agreements.wrong.not-yours");
      }
    }
  }

  private static boolean freshlyGuarded(Wish wish, LineText line, Map<UUID, PlanRows.Saved> before) {
    PlanRows.Saved known = before.get(wish.text().id());
    return known == null || known.text().lines().stream().noneMatch(old -> old.id().equals(line.id()) && old.guarded());
  }

  /** Several at once, all or none; the caller has compared and counted. */
  void saveAll(Actor actor, Plan plan, PlanVersion draft, List<Wish> wishes, Map<UUID, PlanRows.Saved> before) {
    Plan current = plan;
    for (Wish wish : wishes) {
      PlanRows.Saved known = before.get(wish.text().id());
      check(actor, current, wish, before);
      current = write(actor, current, draft, known == null ? 0 : known.version(), wish, before);
    }
  }

  private Plan write(Actor actor, Plan plan, PlanVersion draft, int basedOn, Wish wish, Map<UUID, PlanRows.Saved> before) {
    ActivityText text = wish.text();
    Plan widened = widen(actor, plan, text.organisations());
    if (!rows.saveText(actor, plan.id(), draft.number(), basedOn, text, widened.organisations())) {
      PlanRows.Saved theirs = before.get(text.id());
      throw new Stale(theirs == null ? List.of() : Differences.between(text, theirs.text(), naming(actor, List.of(text, theirs.text()))));
    }
    saveGuarded(actor, plan, draft, wish, before);
    rows.touchVersion(actor, plan.id(), draft.number());
    boolean measured = plan.measured() == draft.number();
    stand(actor, widened, draft.number(), false, measured, text, wish.stages());
    if (measured) {
      Set<UUID> lines = new LinkedHashSet<>();
      before.values().stream().filter(saved -> !saved.text().id().equals(text.id())).forEach(saved -> saved.text().lines().forEach(line -> lines.add(line.id())));
      text.lines().forEach(line -> lines.add(line.id()));
      Set<UUID> activities = new LinkedHashSet<>(before.keySet());
      activities.add(text.id());
      PlanRows.Saved known = before.get(text.id());
      boolean lineLeft = known != null && known.text().lines().stream().anyMatch(line -> !lines.contains(line.id()));
      if (lineLeft) {
        standing.leaveOut(actor, plan.id(), activities, lines);
      }
      before.put(text.id(), new PlanRows.Saved(text, basedOn + 1));
    }
    return widened;
  }

  /** Names for those who compare two texts, in Indonesian. */
  Differences.Naming naming(Actor actor, Collection<ActivityText> texts) {
    Map<UUID, Organisation> offices = organisations.named(actor, texts.stream().map(ActivityText::office).toList());
    return new Differences.Naming() {
      @Override
      public String organisation(UUID id) {
        Organisation known = offices.get(id);
        return known == null ? "–" : known.label();
      }

      @Override
      public String code(String list, String code) {
        return reference.list("agreements/" + list).nameOf(code, id.payung.platform.i18n.Words.INDONESIAN);
      }
    };
  }

  private void saveGuarded(Actor actor, Plan plan, PlanVersion draft, Wish wish, Map<UUID, PlanRows.Saved> before) {
    for (LineText line : wish.text().lines()) {
      Long amount = wish.guarded().get(line.id());
      if (line.guarded() && amount == null && freshlyGuarded(wish, line, before)) {
        throw new Invalid("lines", "agreements.wrong.amount");
      }
      if (line.guarded() && amount != null) {
        if (!mayReadGuarded(actor, line.owner())) {
          throw new Forbidden();
        }
        rows.setGuardedAmount(actor, plan.id(), draft.number(), wish.text().id(), line.id(), line.owner(), amount);
      }
    }
  }

  static boolean mayReadGuarded(Actor actor, UUID partner) {
    return Rights.readsGuarded(actor) || actor.organisations().contains(partner);
  }

  private void stand(Actor actor, Plan plan, int version, boolean approved, boolean stands, ActivityText text, Map<UUID, String> stages) {
    boolean paperComplete = agreements.require(actor, plan.agreement()).stage().complete();
    standing.write(actor, plan, version, approved, stands, paperComplete, text, villagesOf(actor, text));
    LocalDate today = agreements.today(actor);
    for (LineText line : text.lines()) {
      String stage = stages.getOrDefault(line.id(), "proposed");
      standing.writeLine(actor, plan, stands, text.id(), line, stage, today);
      if (stages.containsKey(line.id())) {
        standing.setStage(actor, line.id(), stage, today);
      }
    }
    if (stands) {
      events.publishEvent(new ActivityPlanned(actor.regency(), text.id(), actor.person(), text.id()));
    }
  }

  private Plan widen(Actor actor, Plan plan, Set<UUID> part) {
    if (new HashSet<>(plan.organisations()).containsAll(part)) {
      return plan;
    }
    rows.widen(actor, plan.id(), part);
    agreements.widen(actor, plan.agreement(), part);
    return rows.require(actor, plan.id());
  }

  private void check(Actor actor, Plan plan, Wish wish, Map<UUID, PlanRows.Saved> before) {
    ActivityText text = wish.text();
    for (LineText line : text.lines()) {
      String stage = wish.stages().get(line.id());
      if (stage != null) {
        checkStage(line, stage);
      }
    }
    if (text.ends().isBefore(text.starts())) {
      throw new Invalid("ends", "agreements.wrong.order");
    }
    if (text.starts().getYear() != plan.year() && text.ends().getYear() != plan.year()) {
      throw new Invalid("starts", "agreements.wrong.year");
    }
    for (PlanRows.Saved other : before.values()) {
      if (other.text().number() == text.number() && !other.text().id().equals(text.id())) {
        throw new Invalid("number", "agreements.wrong.number-taken");
      }
    }
    Set<UUID> named = text.organisations();
    if (!organisations.named(actor, named).keySet().containsAll(named)) {
      throw new Invalid("office", "agreements.wrong.choice");
    }
    Set<UUID> known = new HashSet<>();
    if (!text.villages().isEmpty()) {
      regions.villagesOf(actor.regency()).forEach(village -> known.add(village.id()));
      if (!known.containsAll(text.villages())) {
        throw new Invalid("village", "agreements.wrong.choice");
      }
    }
    Set<Integer> numbers = new HashSet<>();
    for (LineText line : text.lines()) {
      if (!numbers.add(line.number())) {
        throw new Invalid("lines", "agreements.wrong.line-number-taken");
      }
      checkLine(actor, text, line);
    }
  }

  /** Stages through which money of this source goes: the regency's, a village's or a partner's. */
  static String goesThe(Entry source) {
    return switch (source.text("owner")) {
      case "village" -> "village";
      case "partner" -> "partner";
      default -> "regency";
    };
  }

  private void checkStage(LineText line, String stage) {
    Entry source = reference.list("agreements/funding-sources").require(line.source());
    boolean fits = reference.list("agreements/budget-stages").find(stage).filter(entry -> entry.codes("for").contains(goesThe(source))).isPresent();
    if (!fits) {
      throw new Invalid("lines", "agreements.wrong.stage");
    }
  }

  private void checkLine(Actor actor, ActivityText text, LineText line) {
    Entry source = reference.list("agreements/funding-sources").find(line.source()).orElseThrow(() -> new Invalid("lines", "agreements.wrong.choice"));
    if (line.guarded() && !source.flag("guarded")) {
      throw new Invalid("lines", "agreements.wrong.not-guarded");
    }
    boolean ofVillage = source.text("becomesMoney").equals("apbdes");
    if (ofVillage && line.village() == null) {
      throw new Invalid("lines", "agreements.wrong.line-village");
    }
    if (line.village() != null) {
      Region village = regions.named(List.of(line.village())).get(line.village());
      if (village == null || !village.code().startsWith(actor.regency())) {
        throw new Invalid("lines", "agreements.wrong.choice");
      }
      if (village.kelurahan() && !source.flag("kelurahan")) {
        throw new Invalid("lines", "agreements.wrong.kelurahan");
      }
    }
    if (!line.guarded() && line.amount() == null) {
      throw new Invalid("lines", "agreements.wrong.amount");
    }
    if (text.id().equals(line.id())) {
      throw new Invalid("lines", "agreements.wrong.choice");
    }
  }

  /** Takes an activity out of the draft. What has happened already is not thrown away: then it must stay or leave with the next version. */
  public void remove(Actor actor, UUID planId, UUID activity, String reason) {
    Plan plan = rows.lock(actor, planId);
    PlanVersion draft = requireDraft(actor, plan);
    Map<UUID, PlanRows.Saved> texts = byId(actor, plan, draft.number());
    PlanRows.Saved known = texts.remove(activity);
    if (known == null) {
      throw new NotFound();
    }
    if (plan.approved() == null && standing.hasHistory(actor, activity)) {
      throw new Refused("agreements.refused.has-history");
    }
    rows.removeText(actor, plan.id(), draft.number(), activity);
    rows.touchVersion(actor, plan.id(), draft.number());
    if (plan.measured() == draft.number()) {
      standing.leaveOut(actor, plan.id(), texts.keySet(), standing.lineIds(texts.values().stream().map(PlanRows.Saved::text).toList()));
    }
    trail.wrote("activity", activity, "removed", List.of("plan"), reason, new Trail.Reach(plan.organisations(), known.text().villages()));
  }

  /** A change of an approved plan begins a new version that says the same; the approved one is measured against until the new one is approved. */
  public int renew(Actor actor, UUID planId, String reason, int seenNewest) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.plans(actor, plan.organisations()));
    if (plan.newest() != seenNewest) {
      return plan.newest();
    }
    PlanVersion newest = rows.requireVersion(actor, planId, plan.newest());
    if (!newest.state().frozen()) {
      throw new Refused("agreements.refused.draft-exists");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    return begin(actor, plan, newest.number(), reason.strip());
  }

  private int begin(Actor actor, Plan plan, int from, String reason) {
    int number = plan.newest() + 1;
    rows.insertVersion(actor, plan.id(), number, reason, plan.organisations(), clock.instant());
    rows.copyTexts(actor, plan.id(), from, number);
    rows.setNewest(actor, plan.id(), number, plan.approved());
    trail.wrote("plan", plan.id(), "version-begun", List.of("version"), reason, reach(plan.organisations()));
    return number;
  }

  /** Closes the draft for writing and gives it the code under which both sides approve it, in accounts or on paper. */
  public String offer(Actor actor, UUID planId, int number) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.plans(actor, plan.organisations()));
    PlanVersion version = rows.requireVersion(actor, planId, number);
    if (version.state() != PlanState.DRAFT) {
      return Objects.requireNonNullElse(version.code(), "");
    }
    List<ActivityText> texts = rows.texts(actor, planId, number).stream().map(PlanRows.Saved::text).toList();
    if (texts.isEmpty()) {
      throw new Refused("agreements.refused.empty-plan");
    }
    String fingerprint = Fingerprint.of(texts, json);
    String code = Fingerprint.code(plan, number, fingerprint);
    rows.setState(actor, planId, number, PlanState.OFFERED, code, fingerprint, null, null);
    trail.wrote("plan", planId, "offered", List.of("state"), null, reach(plan.organisations()));
    return code;
  }

  /** An offered version goes back for correction: it is kept as returned, and a new draft says the same. */
  public int sendBack(Actor actor, UUID planId, int number, String reason) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.plans(actor, plan.organisations()));
    PlanVersion version = rows.requireVersion(actor, planId, number);
    if (version.state() != PlanState.OFFERED || plan.newest() != number) {
      throw new Refused("agreements.refused.not-offered");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    rows.setState(actor, planId, number, PlanState.RETURNED, null, null, null, null);
    rows.setReason(actor, planId, number, reason.strip());
    int next = begin(actor, plan, number, reason.strip());
    if (plan.approved() == null) {
      restand(actor, rows.require(actor, planId), next, false);
    }
    return next;
  }

  /**
   * One side says yes to the version that it has read. The yes of the last side freezes it.
   *
   * @param code as the person saw it
   * @throws Stale when it is another version by now
   */
  public PlanState approve(Actor actor, UUID planId, int number, String code) {
    Plan plan = rows.lock(actor, planId);
    PlanVersion version = rows.requireVersion(actor, planId, number);
    List<Party> sides = sides(actor, plan);
    List<Party> mine = sides.stream().filter(side -> mayApproveFor(actor, side)).toList();
    Rights.require(!mine.isEmpty());
    if (version.state().frozen()) {
      return version.state();
    }
    if (version.state() != PlanState.OFFERED || !code.equals(version.code())) {
      throw new Stale(List.of(new Stale.Difference("agreements.plan.code", code, Objects.requireNonNullElse(version.code(), "–"))));
    }
    for (Party side : mine) {
      if (rows.approve(actor, planId, number, side.organisation(), plan.organisations(), clock.instant())) {
        trail.wrote("plan", planId, "approved", List.of("approval"), null, reach(plan.organisations()));
      }
    }
    Set<UUID> said = new HashSet<>();
    rows.approvals(actor, planId).stream().filter(a -> a.planVersion() == number).forEach(a -> said.add(a.organisation()));
    if (sides.stream().allMatch(side -> said.contains(side.organisation()))) {
      freeze(actor, plan, number, "accounts");
      return PlanState.APPROVED;
    }
    return PlanState.OFFERED;
  }

  /**
   * The signed paper of a version. It belongs to that version only: its code must be the one printed on each page.
   *
   * @throws Invalid when the code is another one
   */
  public void recordPaper(Actor actor, UUID planId, SignedPaper paper) {
    Plan plan = rows.lock(actor, planId);
    Rights.require(Rights.keepsRegister(actor) || actor.has(Role.PLANNER) || Rights.belongs(actor, sides(actor, plan).stream().map(Party::organisation).toList()));
    PlanVersion version = rows.requireVersion(actor, planId, paper.planVersion());
    if (!Objects.equals(version.code(), paper.code())) {
      throw new Invalid("code", "agreements.wrong.code");
    }
    if (paper.signedOn().isAfter(agreements.today(actor))) {
      throw new Invalid("signedOn", "agreements.wrong.future");
    }
    if (rows.papers(actor, planId).stream().anyMatch(known -> known.planVersion() == paper.planVersion())) {
      throw new Refused("agreements.refused.paper-known");
    }
    if (version.state() != PlanState.OFFERED && version.state() != PlanState.APPROVED) {
      throw new Refused("agreements.refused.not-offered");
    }
    rows.insertPaper(actor, planId, paper, plan.organisations());
    trail.wrote("plan", planId, "signed-paper", List.of("number", "signedOn", "file"), null, reach(plan.organisations()));
    if (version.state() == PlanState.OFFERED) {
      freeze(actor, plan, paper.planVersion(), "paper");
    }
  }

  private void freeze(Actor actor, Plan plan, int number, String way) {
    if (plan.approved() != null) {
      rows.setState(actor, plan.id(), plan.approved(), PlanState.SUPERSEDED, null, null, null, null);
    }
    rows.setState(actor, plan.id(), number, PlanState.APPROVED, null, null, way, clock.instant());
    rows.setNewest(actor, plan.id(), plan.newest(), number);
    restand(actor, rows.require(actor, plan.id()), number, true);
    trail.wrote("plan", plan.id(), "in-force", List.of("state"), null, reach(plan.organisations()));
    events.publishEvent(new PlanApproved(actor.regency(), plan.id(), actor.person(), plan.id(), number));
  }

  private void restand(Actor actor, Plan plan, int number, boolean approved) {
    List<ActivityText> texts = rows.texts(actor, plan.id(), number).stream().map(PlanRows.Saved::text).toList();
    texts.forEach(text -> stand(actor, plan, number, approved, true, text, Map.of()));
    standing.leaveOut(actor, plan.id(), texts.stream().map(ActivityText::id).toList(), standing.lineIds(texts));
  }

  /** Who must say yes: every party that signs. */
  @Transactional(readOnly = true)
  public List<Party> sides(Actor actor, Plan plan) {
    Agreement agreement = agreements.require(actor, plan.agreement());
    List<Party> parties = agreements.parties(actor, agreement);
    boolean onlySupport = reference.list("agreements/kinds").find(agreement.kind()).filter(kind -> !kind.flag("signed")).isPresent();
    return parties.stream().filter(party -> onlySupport ? party.position().equals("first") : party.signs()).toList();
  }

  /** The head or coordinator of the party itself; for the regency also the secretary of the task force or Bagian Kerja Sama. */
  public static boolean mayApproveFor(Actor actor, Party side) {
    if (actor.has(Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR) && actor.organisations().contains(side.organisation())) {
      return true;
    }
    return side.position().equals("first") && actor.has(Role.TASK_FORCE_SECRETARY, Role.COOPERATION_OFFICE);
  }

  /** Moves a line to the stage that its planning has reached. */
  public void moveLine(Actor actor, UUID planId, UUID line, String stage, LocalDate on) {
    Plan plan = rows.lock(actor, planId);
    LineText text =
        rows.texts(actor, planId, plan.newest()).stream()
            .flatMap(saved -> saved.text().lines().stream())
            .filter(l -> l.id().equals(line))
            .findFirst()
            .orElseThrow(NotFound::new);
    Rights.require(Rights.keepsRegister(actor) || actor.has(Role.PLANNER) || Rights.belongs(actor, List.of(text.owner())));
    String now = standing.stages(actor, planId).getOrDefault(line, "proposed");
    if (now.equals(stage)) {
      return;
    }
    checkStage(text, stage);
    if (on.isAfter(agreements.today(actor))) {
      throw new Invalid("on", "agreements.wrong.future");
    }
    standing.setStage(actor, line, stage, on);
    trail.wrote("budget-line", line, "stage-" + stage, List.of("stage"), null, reach(plan.organisations()));
  }

  private PlanVersion requireDraft(Actor actor, Plan plan) {
    Rights.require(Rights.plans(actor, plan.organisations()));
    PlanVersion newest = rows.requireVersion(actor, plan.id(), plan.newest());
    if (newest.state() != PlanState.DRAFT) {
      throw new Refused(newest.state() == PlanState.OFFERED ? "agreements.refused.offered" : "agreements.refused.frozen");
    }
    return newest;
  }

  private Map<UUID, PlanRows.Saved> byId(Actor actor, Plan plan, int version) {
    Map<UUID, PlanRows.Saved> texts = new HashMap<>();
    rows.texts(actor, plan.id(), version).forEach(saved -> texts.put(saved.text().id(), saved));
    return texts;
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
    return rows.versions(actor, plan);
  }

  @Transactional(readOnly = true)
  public List<Approval> approvals(Actor actor, UUID plan) {
    return rows.approvals(actor, plan);
  }

  @Transactional(readOnly = true)
  public List<SignedPaper> papers(Actor actor, UUID plan) {
    return rows.papers(actor, plan);
  }

  @Transactional(readOnly = true)
  PlanRows.Consent consent(Actor actor, UUID plan, int version) {
    return rows.consent(actor, plan, version);
  }

  /** What a version says. @throws NotFound when there is no such version */
  @Transactional(readOnly = true)
  public Said said(Actor actor, UUID planId, int number) {
    Plan plan = rows.require(actor, planId);
    List<PlanVersion> versions = rows.versions(actor, planId);
    PlanVersion version = versions.stream().filter(v -> v.number() == number).findFirst().orElseThrow(NotFound::new);
    return said(actor, plan, version, versions);
  }

  Said said(Actor actor, Plan plan, PlanVersion version) {
    return said(actor, plan, version, List.of(version));
  }

  private Said said(Actor actor, Plan plan, PlanVersion version, List<PlanVersion> versions) {
    List<PlanRows.Saved> saved = rows.texts(actor, plan.id(), version.number());
    Map<UUID, Integer> saves = new HashMap<>();
    saved.forEach(s -> saves.put(s.text().id(), s.version()));
    boolean any = saved.stream().flatMap(s -> s.text().lines().stream()).anyMatch(LineText::guarded);
    Map<UUID, Long> guarded = new HashMap<>();
    if (any && (Rights.readsGuarded(actor) || !actor.wide())) {
      guarded.putAll(rows.guardedAmounts(actor, plan.id(), version.number()));
    }
    return new Said(plan, version, versions, saved.stream().map(PlanRows.Saved::text).toList(), guarded, standing.stages(actor, plan.id()), saves);
  }

  Plan lock(Actor actor, UUID id) {
    return rows.lock(actor, id);
  }

  PlanVersion draftOf(Actor actor, Plan plan) {
    return requireDraft(actor, plan);
  }

  Map<UUID, PlanRows.Saved> savedOf(Actor actor, Plan plan, int version) {
    return byId(actor, plan, version);
  }

  @Transactional(readOnly = true)
  public Slice<Plan> page(Actor actor, @Nullable Integer year, String q, @Nullable String key) {
    List<String> after = id.payung.platform.list.PageKey.read(key, 3);
    return Slice.of(
        rows.page(actor, year, q, after, PAGE + 1), PAGE, plan -> id.payung.platform.list.PageKey.of(plan.year(), plan.title(), plan.id()));
  }

  private Collection<UUID> villagesOf(Actor actor, ActivityText text) {
    return text.villages().isEmpty() ? new ArrayList<>(regions.villagesOf(actor.regency()).stream().map(Region::id).toList()) : text.villages();
  }

  private static Trail.Reach reach(Collection<UUID> organisations) {
    return new Trail.Reach(organisations, List.of());
  }
}

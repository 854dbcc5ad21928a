package id.payung.agreements.register;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.agreements.AgreementRegistered;
import id.payung.agreements.Rights;
import id.payung.audit.Trail;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of agreements: written down, taken step by step, renewed, ended. */
@Component
@Transactional
public class Agreements {
  static final int PAGE = 25;

  private final AgreementRows rows;
  private final Organisations organisations;
  private final Decisions decisions;
  private final Regions regions;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Agreements(
      AgreementRows rows,
      Organisations organisations,
      Decisions decisions,
      Regions regions,
      Reference reference,
      RegencyDirectory regencies,
      Trail trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.organisations = organisations;
    this.decisions = decisions;
    this.regions = regions;
    this.reference = reference;
    this.regencies = regencies;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /** Kind, parent, meeting's decision and what the paper says. A party may be a partner that is new here. */
  public record Draft(
      UUID id, String kind, @Nullable UUID parent, @Nullable UUID decision, AgreementText text, List<NewPartner> newPartners, @Nullable LocalDate begunOn) {}

  /** A partner that the regency did not know yet. */
  public record NewPartner(UUID id, String kind, String name) {}

  /**
   * Writes an agreement down as a draft; the same id again changes nothing.
   *
   * @throws Invalid when a party, the parent or the term does not fit the kind
   */
  public Agreement register(Actor actor, Draft wish) {
    Rights.require(Rights.registers(actor));
    check(actor, wish);
    Draft draft =
        new Draft(wish.id(), wish.kind(), wish.parent(), wish.decision(), named(actor, wish.text(), wish.newPartners()), wish.newPartners(), wish.begunOn());
    Set<UUID> reach = reachOf(draft.text(), List.of());
    if (!actor.wide() && !Rights.belongs(actor, reach)) {
      throw new Invalid("p1.organisation", "agreements.wrong.not-your-office");
    }
    addPartners(actor, draft.newPartners());
    if (rows.insert(actor, draft.id(), draft.kind(), draft.parent(), draft.decision(), draft.text(), reach, clock.instant())) {
      AgreementVersion version = versionOf(actor, draft.id(), 1);
      rows.hold(actor, draft.id(), 1, 1, version, reach, villagesOf(actor, draft.text()));
      rows.addStep(actor, draft.id(), 1, Ids.next(), AgreementStage.DRAFT, today(actor), clock.instant(), null, reach);
      rows.setBegun(actor, draft.id(), draft.begunOn());
      trail.wrote("agreement", draft.id(), "created", List.of("kind", "title", "parties"), null, reach(reach));
      if (draft.decision() != null) {
        decisions.became(actor, draft.decision(), "agreement", draft.id());
      }
      events.publishEvent(new AgreementRegistered(actor.regency(), draft.id(), actor.person(), draft.id()));
    }
    return rows.require(actor, draft.id());
  }

  /** A party without a name of its own on the paper is named as its organisation is. */
  private AgreementText named(Actor actor, AgreementText text, List<NewPartner> fresh) {
    Map<UUID, Organisation> known = organisations.named(actor, text.parties().stream().map(Party::organisation).toList());
    List<Party> parties =
        text.parties().stream()
            .map(
                party -> {
                  Organisation organisation = known.get(party.organisation());
                  String own = organisation != null ? organisation.name() : fresh.stream().filter(p -> p.id().equals(party.organisation())).map(NewPartner::name).findFirst().orElse("");
                  String name = party.name().isBlank() ? own : party.name();
                  return new Party(party.place(), party.position(), party.organisation(), name, party.number(), party.signer(), party.post(), party.capacity());
                })
            .toList();
    return new AgreementText(
        text.title(), text.scope(), text.duties(), text.costs(), text.contact(), text.starts(), text.ends(), text.wholeRegency(), text.villages(), parties);
  }

  /** Organisations are the whole regency's: an office asks Bagian Kerja Sama to add one. */
  private void addPartners(Actor actor, List<NewPartner> partners) {
    if (!partners.isEmpty() && !actor.wide()) {
      throw new Invalid("p2.newName", "agreements.wrong.partner-by-keeper");
    }
    partners.forEach(partner -> organisations.add(actor, partner.id(), partner.kind(), partner.name(), "", null, false));
  }

  private void check(Actor actor, Draft draft) {
    Entry kind = reference.list("agreements/kinds").find(draft.kind()).orElseThrow(() -> new Invalid("kind", "agreements.wrong.choice"));
    if (kind.flag("needsParent") && draft.parent() == null) {
      throw new Invalid("parent", "agreements.wrong.parent-needed");
    }
    if (draft.parent() != null && rows.find(actor, draft.parent()).isEmpty()) {
      throw new Invalid("parent", "agreements.wrong.choice");
    }
    Set<UUID> fresh = new HashSet<>();
    draft.newPartners().forEach(partner -> fresh.add(partner.id()));
    checkText(actor, draft.text(), fresh);
  }

  private void checkText(Actor actor, AgreementText text, Set<UUID> fresh) {
    if (text.starts() != null && text.ends() != null && text.ends().isBefore(text.starts())) {
      throw new Invalid("ends", "agreements.wrong.order");
    }
    if (!text.wholeRegency() && text.villages().isEmpty()) {
      throw new Invalid("village", "agreements.wrong.villages");
    }
    if (text.parties().stream().noneMatch(party -> party.position().equals("first"))) {
      throw new Invalid("p1.organisation", "agreements.wrong.first-party");
    }
    if (text.parties().size() < 2) {
      throw new Invalid("p2.organisation", "agreements.wrong.two-parties");
    }
    Set<UUID> ids = new LinkedHashSet<>();
    for (Party party : text.parties()) {
      if (!ids.add(party.organisation())) {
        throw new Invalid("p" + party.place() + ".organisation", "agreements.wrong.party-twice");
      }
    }
    ids.removeAll(fresh);
    Map<UUID, ?> known = organisations.named(actor, ids);
    for (Party party : text.parties()) {
      if (!fresh.contains(party.organisation()) && !known.containsKey(party.organisation())) {
        throw new Invalid("p" + party.place() + ".organisation", "agreements.wrong.choice");
      }
    }
  }

  /**
   * Changes what the newest version says, while it is not signed.
   *
   * @throws Stale when somebody else saved since {@code basedOn}
   */
  public void change(Actor actor, UUID id, int basedOn, AgreementText wish, List<NewPartner> newPartners) {
    AgreementText text = named(actor, wish, newPartners);
    Agreement agreement = rows.lock(actor, id);
    Rights.require(mayChange(actor, agreement));
    AgreementVersion before = versionOf(actor, id, agreement.newest());
    if (!before.stage().editable()) {
      throw new Refused("agreements.refused.signed");
    }
    Set<UUID> fresh = new HashSet<>();
    newPartners.forEach(partner -> fresh.add(partner.id()));
    checkText(actor, text, fresh);
    addPartners(actor, newPartners);
    List<UUID> leaving = before.text().parties().stream().map(Party::organisation).toList();
    Set<UUID> others = new LinkedHashSet<>(agreement.organisations());
    others.removeAll(leaving);
    Set<UUID> reach = reachOf(text, agreement.holding() == agreement.newest() ? others : agreement.organisations());
    if (!actor.wide() && !Rights.belongs(actor, reach)) {
      throw new Invalid("p1.organisation", "agreements.wrong.not-your-office");
    }
    if (!rows.update(actor, id, before.number(), basedOn, text, reach)) {
      throw new Stale(differences(text, before.text()));
    }
    if (agreement.holding() == agreement.newest()) {
      rows.hold(actor, id, agreement.holding(), agreement.newest(), versionOf(actor, id, before.number()), reach, villagesOf(actor, text));
    } else {
      rows.widen(actor, id, reach);
    }
    trail.wrote("agreement", id, "changed", changedFields(text, before.text()), null, reach(reach));
  }

  public static boolean mayChange(Actor actor, Agreement agreement) {
    return Rights.keepsRegister(actor) || actor.has(id.payung.platform.actor.Role.LEGAL_OFFICE) || Rights.belongs(actor, agreement.organisations());
  }

  /**
   * Takes the newest version one step of its life.
   *
   * @param expected the stage that the person saw: the same step sent twice is taken once
   * @param onDate the day on the paper
   * @throws Refused when the step does not follow, or the paper lacks what the step needs
   */
  public void step(Actor actor, UUID id, AgreementStage expected, AgreementStage to, LocalDate onDate, @Nullable String reason) {
    Agreement agreement = rows.lock(actor, id);
    AgreementVersion version = versionOf(actor, id, agreement.newest());
    if (version.stage() == to) {
      return;
    }
    AgreementStage.Step step =
        AgreementStage.STEPS.stream()
            .filter(s -> s.from() == version.stage() && s.to() == to && expected == version.stage())
            .findFirst()
            .orElseThrow(() -> new Stale(List.of(new Stale.Difference("agreements.stage", to.code(), version.stage().code()))));
    Rights.require(step.mayBeTakenBy(actor));
    if (step.back() && (reason == null || reason.isBlank())) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    if (onDate.isAfter(today(actor))) {
      throw new Invalid("onDate", "agreements.wrong.future");
    }
    if (to == AgreementStage.SIGNED) {
      requireSigners(version);
    }
    if (to == AgreementStage.IN_FORCE && (version.text().starts() == null || version.text().ends() == null)) {
      throw new Refused("agreements.refused.term");
    }
    rows.setStage(actor, id, version.number(), to, to == AgreementStage.SIGNED ? onDate : null);
    rows.addStep(actor, id, version.number(), Ids.next(), to, onDate, clock.instant(), reason, agreement.organisations());
    if (agreement.holding() == version.number() || to == AgreementStage.IN_FORCE) {
      AgreementVersion now = versionOf(actor, id, version.number());
      Set<UUID> reach = reachOf(now.text(), agreement.organisations());
      rows.hold(actor, id, version.number(), agreement.newest(), now, reach, villagesOf(actor, now.text()));
    }
    trail.wrote("agreement", id, to.code(), List.of("stage"), reason, reach(agreement.organisations()));
  }

  private static void requireSigners(AgreementVersion version) {
    for (Party party : version.text().parties()) {
      if (party.signs() && (party.signer().isBlank() || party.post().isBlank())) {
        throw new Refused("agreements.refused.signer", party.name());
      }
    }
  }

  /** Numbers may come after the signature; each side has its own. */
  public void number(Actor actor, UUID id, Map<UUID, String> numbers) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(mayChange(actor, agreement));
    AgreementVersion version = versionOf(actor, id, agreement.newest());
    for (Party party : version.text().parties()) {
      String number = numbers.get(party.organisation());
      if (number == null || number.strip().equals(party.number())) {
        continue;
      }
      if (number.strip().length() > 120) {
        throw new Invalid("number." + party.organisation(), "agreements.wrong.long");
      }
      rows.setNumber(actor, id, version.number(), party.organisation(), number.strip());
    }
    if (agreement.holding() == agreement.newest()) {
      AgreementVersion now = versionOf(actor, id, version.number());
      rows.hold(actor, id, agreement.holding(), agreement.newest(), now, new LinkedHashSet<>(agreement.organisations()), villagesOf(actor, now.text()));
    }
    trail.wrote("agreement", id, "numbered", List.of("number"), null, reach(agreement.organisations()));
  }

  /** The scan of the signed paper belongs to one version. */
  public void file(Actor actor, UUID id, int version, String sha256, String name) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(mayChange(actor, agreement));
    versionOf(actor, id, version);
    rows.setFile(actor, id, version, sha256, name);
    trail.wrote("agreement", id, "file-added", List.of("file"), null, reach(agreement.organisations()));
  }

  /** An addendum or a renewal: a new version on its way, while the old one still holds and stays readable. */
  public int renew(Actor actor, UUID id, String sort, String reason, int seenNewest) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Rights.keepsRegister(actor));
    if (agreement.newest() != seenNewest) {
      return agreement.newest();
    }
    AgreementVersion newest = versionOf(actor, id, agreement.newest());
    if (!newest.stage().complete()) {
      throw new Refused("agreements.refused.on-its-way");
    }
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    AgreementText text = newest.text();
    List<Party> unnumbered =
        text.parties().stream()
            .map(p -> new Party(p.place(), p.position(), p.organisation(), p.name(), "", p.signer(), p.post(), p.capacity()))
            .toList();
    AgreementText copy =
        new AgreementText(
            text.title(), text.scope(), text.duties(), text.costs(), text.contact(), text.starts(), text.ends(), text.wholeRegency(), text.villages(), unnumbered);
    int number = agreement.newest() + 1;
    Set<UUID> reach = new LinkedHashSet<>(agreement.organisations());
    rows.insertVersion(actor, id, number, sort, reason.strip(), copy, reach, clock.instant());
    rows.addStep(actor, id, number, Ids.next(), AgreementStage.DRAFT, today(actor), clock.instant(), reason, reach);
    rows.setNewest(actor, id, number);
    trail.wrote("agreement", id, sort, List.of("version"), reason, reach(reach));
    return number;
  }

  /** Work begins before the paper is complete, and says so until it is. */
  public void begin(Actor actor, UUID id, LocalDate on) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(mayChange(actor, agreement));
    if (on.isAfter(today(actor))) {
      throw new Invalid("begunOn", "agreements.wrong.future");
    }
    rows.setBegun(actor, id, on);
    trail.wrote("agreement", id, "begun", List.of("begunOn"), null, reach(agreement.organisations()));
  }

  /** Ended before its term, or never to be signed. */
  public void end(Actor actor, UUID id, LocalDate on, String reason) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Rights.keepsRegister(actor));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    rows.setEnded(actor, id, on, reason.strip());
    trail.wrote("agreement", id, "ended", List.of("endedOn"), reason, reach(agreement.organisations()));
  }

  /** An end that was a mistake. */
  public void reopen(Actor actor, UUID id, String reason) {
    Agreement agreement = rows.lock(actor, id);
    Rights.require(Rights.keepsRegister(actor));
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    rows.setEnded(actor, id, null, null);
    trail.wrote("agreement", id, "reopened", List.of("endedOn"), reason, reach(agreement.organisations()));
  }

  /** For plans: whoever has work in one sees the agreement. */
  public void widen(Actor actor, UUID id, Collection<UUID> more) {
    rows.widen(actor, id, more);
  }

  @Transactional(readOnly = true)
  public Agreement require(Actor actor, UUID id) {
    return rows.require(actor, id);
  }

  @Transactional(readOnly = true)
  public Map<UUID, Agreement> named(Actor actor, Collection<UUID> ids) {
    return rows.named(actor, ids);
  }

  @Transactional(readOnly = true)
  public List<AgreementVersion> versions(Actor actor, UUID id) {
    return rows.versions(actor, id);
  }

  @Transactional(readOnly = true)
  public List<StepTaken> steps(Actor actor, UUID id) {
    return rows.steps(actor, id);
  }

  @Transactional(readOnly = true)
  public List<Agreement> children(Actor actor, UUID id) {
    return rows.children(actor, id);
  }

  @Transactional(readOnly = true)
  Slice<Agreement> page(Actor actor, AgreementQuery query) {
    return Slice.of(rows.page(actor, query, today(actor), PAGE + 1), PAGE, query::keyOf);
  }

  /** At most so many, for an export. */
  @Transactional(readOnly = true)
  List<Agreement> all(Actor actor, AgreementQuery query, int most) {
    return rows.page(actor, query, today(actor), most);
  }

  /** Those whose papers could be the parent of another, by title; at most 500. */
  @Transactional(readOnly = true)
  public List<Agreement> possibleParents(Actor actor) {
    AgreementQuery query = new AgreementQuery("", "", "", null, false, false, AgreementQuery.Sort.TITLE, 0, null);
    return rows.page(actor, query, today(actor), 500).stream()
        .filter(a -> reference.list("agreements/kinds").find(a.kind()).filter(kind -> kind.flag("mayHaveChildren")).isPresent())
        .toList();
  }

  /** The parties of the version that holds, in their order. */
  @Transactional(readOnly = true)
  public List<Party> parties(Actor actor, Agreement agreement) {
    return rows.holdingParties(actor, List.of(agreement.id())).getOrDefault(agreement.id(), List.of());
  }

  /** The same for many, by agreement; one statement. */
  @Transactional(readOnly = true)
  public Map<UUID, List<Party>> parties(Actor actor, Collection<UUID> ids) {
    return rows.holdingParties(actor, ids);
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  private AgreementVersion versionOf(Actor actor, UUID id, int number) {
    return rows.versions(actor, id).stream().filter(version -> version.number() == number).findFirst().orElseThrow(NotFound::new);
  }

  private Set<UUID> villagesOf(Actor actor, AgreementText text) {
    return text.wholeRegency()
        ? new LinkedHashSet<>(regions.villagesOf(actor.regency()).stream().map(Region::id).toList())
        : text.villages();
  }

  private static Set<UUID> reachOf(AgreementText text, Collection<UUID> others) {
    Set<UUID> reach = new LinkedHashSet<>(others);
    text.parties().forEach(party -> reach.add(party.organisation()));
    return reach;
  }

  private static Trail.Reach reach(Collection<UUID> organisations) {
    return new Trail.Reach(organisations, List.of());
  }

  private static List<String> changedFields(AgreementText mine, AgreementText theirs) {
    List<String> fields = new ArrayList<>(differences(mine, theirs).stream().map(d -> d.label().replaceFirst(".*\\.", "")).toList());
    if (!mine.parties().equals(theirs.parties())) {
      fields.add("parties");
    }
    if (!mine.villages().equals(theirs.villages()) || mine.wholeRegency() != theirs.wholeRegency()) {
      fields.add("villages");
    }
    return fields;
  }

  private static List<Stale.Difference> differences(AgreementText mine, AgreementText theirs) {
    List<Stale.Difference> differences = new ArrayList<>();
    differ(differences, "agreements.field.title", mine.title(), theirs.title());
    differ(differences, "agreements.field.scope", mine.scope(), theirs.scope());
    differ(differences, "agreements.field.duties", mine.duties(), theirs.duties());
    differ(differences, "agreements.field.costs", mine.costs(), theirs.costs());
    differ(differences, "agreements.field.contact", mine.contact(), theirs.contact());
    differ(differences, "agreements.field.starts", mine.starts(), theirs.starts());
    differ(differences, "agreements.field.ends", mine.ends(), theirs.ends());
    return differences;
  }

  private static void differ(List<Stale.Difference> into, String label, @Nullable Object mine, @Nullable Object theirs) {
    if (!Objects.equals(mine, theirs)) {
      into.add(new Stale.Difference(label, mine == null ? "" : mine.toString(), theirs == null ? "" : theirs.toString()));
    }
  }
}

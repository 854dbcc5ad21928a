package id.payung.agreements.register;

import id.payung.agreements.Rights;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of agreements, read through the actor. */
@Component
@Transactional
public class Agreements {
  static final int PAGE = 25;

  private final AgreementRows rows;
  private final AgreementVersionRows versions;
  private final StepRows steps;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  Agreements(AgreementRows rows, AgreementVersionRows versions, StepRows steps, Reference reference,
      RegencyDirectory regencies, Clock clock) {
    this.rows = rows;
    this.versions = versions;
    this.steps = steps;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Agreement require(Actor actor, UUID id) {
    return rows.require(actor, id);
  }

  @Transactional(readOnly = true)
  public List<AgreementVersion> versions(Actor actor, UUID id) {
    return versions.of(actor, id);
  }

  @Transactional(readOnly = true)
  public List<StepTaken> steps(Actor actor, UUID id) {
    return steps.of(actor, id);
  }

  @Transactional(readOnly = true)
  List<Agreement> children(Actor actor, UUID id) {
    return rows.children(actor, id);
  }

  @Transactional(readOnly = true)
  List<Agreement> family(Actor actor, Agreement agreement) {
    return rows.family(actor, agreement);
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
    return rows.page(actor, query, today(actor), 500)
        .stream()
        .filter(a -> reference.list("agreements/kinds")
            .find(a.kind())
            .filter(kind -> kind.flag("mayHaveChildren"))
            .isPresent())
        .toList();
  }

  /** The parties of the version that holds, in their order. */
  @Transactional(readOnly = true)
  public List<Party> parties(Actor actor, Agreement agreement) {
    return versions.holdingParties(actor, List.of(agreement.id())).getOrDefault(agreement.id(), List.of());
  }

  /** The same for many, by agreement; one statement. */
  @Transactional(readOnly = true)
  public Map<UUID, List<Party>> parties(Actor actor, Collection<UUID> ids) {
    return versions.holdingParties(actor, ids);
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  /** For plans: whoever has work in one sees the agreement. */
  public void widen(Actor actor, UUID id, Collection<UUID> more) {
    rows.widen(actor, id, more);
  }

  public static boolean mayChange(Actor actor, Agreement agreement) {
    return Rights.keepsRegister(actor) || actor.has(Role.LEGAL_OFFICE)
        || Rights.belongs(actor, agreement.organisations());
  }
}

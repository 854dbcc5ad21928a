package id.payung.agreements.register;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.ReferenceCatalogue;
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
public class AgreementDirectory {
  private static final int MAX_PARENTS = 500;

  private final AgreementRepository agreements;
  private final AgreementExpiryPolicy expiry;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  AgreementDirectory(AgreementRepository agreements, AgreementExpiryPolicy expiry, ReferenceCatalogue reference,
      RegencyDirectory regencies, Clock clock) {
    this.agreements = agreements;
    this.expiry = expiry;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Agreement require(Actor actor, UUID id) {
    return agreements.require(actor, id);
  }

  @Transactional(readOnly = true)
  public boolean isVisible(Actor actor, UUID id) {
    return agreements.find(actor, id).isPresent();
  }

  /**
   * Until the transaction ends nobody ends it or changes it.
   *
   * @throws Refused when it has ended
   */
  public Agreement lockRunning(Actor actor, UUID id) {
    return agreements.lockRunning(actor, id);
  }

  @Transactional(readOnly = true)
  public List<AgreementVersion> listVersions(Actor actor, UUID id) {
    return agreements.listVersions(actor, id);
  }

  @Transactional(readOnly = true)
  public AgreementVersion requireVersion(Actor actor, UUID id, int number) {
    return agreements.requireVersion(actor, id, number);
  }

  @Transactional(readOnly = true)
  public List<AgreementStep> listSteps(Actor actor, UUID id) {
    return agreements.listSteps(actor, id);
  }

  @Transactional(readOnly = true)
  public List<Agreement> listChildren(Actor actor, UUID id) {
    return agreements.listChildren(actor, id);
  }

  /** What it stands under and what stands under it. */
  @Transactional(readOnly = true)
  List<Agreement> listRelatives(Actor actor, Agreement agreement) {
    return agreements.listRelatives(actor, agreement.id(), agreement.origin().parent());
  }

  @Transactional(readOnly = true)
  Slice<Agreement> list(Actor actor, AgreementFilter filter, ListWindow<Agreement> window) {
    return window.slice(agreements.list(actor, filter, window, today(actor).plusDays(expiry.earliestWarningDays())));
  }

  /** Those whose papers could be the parent of another, by title. */
  @Transactional(readOnly = true)
  public List<Agreement> listPossibleParents(Actor actor) {
    return list(actor, AgreementFilter.NONE, ListWindow.of(AgreementList.BY_TITLE, null, MAX_PARENTS)).rows()
        .stream()
        .filter(a -> reference.list("agreements/kinds")
            .find(a.kind())
            .filter(kind -> kind.flag("mayHaveChildren"))
            .isPresent())
        .toList();
  }

  /** The parties of the version that holds, in their order. */
  @Transactional(readOnly = true)
  public List<AgreementParty> listParties(Actor actor, Agreement agreement) {
    return listParties(actor, List.of(agreement.id())).getOrDefault(agreement.id(), List.of());
  }

  /** The same for many, by agreement; one statement. */
  @Transactional(readOnly = true)
  public Map<UUID, List<AgreementParty>> listParties(Actor actor, Collection<UUID> ids) {
    return agreements.listCurrentParties(actor, ids);
  }

  /** Of one agreement those that sign it; the first alone under one of these kinds, which nobody signs. */
  @Transactional(readOnly = true)
  public List<AgreementParty> listSigningParties(Actor actor, UUID agreement, Collection<String> unsignedKinds) {
    return agreements.listSigningParties(actor, agreement, unsignedKinds);
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  /** For plans: whoever has a part in one that was approved sees the agreement. */
  public void widenReach(Actor actor, UUID id, Collection<UUID> organisationsToAdd) {
    agreements.widenReach(actor, id, organisationsToAdd);
  }

  static AuditTrailRepository.TrailReach auditReach(Collection<UUID> organisations) {
    return new AuditTrailRepository.TrailReach(organisations, List.of());
  }
}

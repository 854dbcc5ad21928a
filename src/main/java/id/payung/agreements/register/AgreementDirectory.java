package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
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
  static final int PAGE_SIZE = 25;

  private final AgreementRepository agreementRepository;
  private final AgreementVersionRepository versions;
  private final AgreementStepRepository steps;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  AgreementDirectory(AgreementRepository agreementRepository, AgreementVersionRepository versions,
      AgreementStepRepository steps, ReferenceCatalogue reference, RegencyDirectory regencies, Clock clock) {
    this.agreementRepository = agreementRepository;
    this.versions = versions;
    this.steps = steps;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Agreement require(Actor actor, UUID id) {
    return agreementRepository.require(actor, id);
  }

  @Transactional(readOnly = true)
  public List<AgreementVersion> listVersions(Actor actor, UUID id) {
    return versions.listByAgreement(actor, id);
  }

  @Transactional(readOnly = true)
  public List<AgreementStepView> listSteps(Actor actor, UUID id) {
    return steps.listByAgreement(actor, id);
  }

  @Transactional(readOnly = true)
  List<Agreement> listChildren(Actor actor, UUID id) {
    return agreementRepository.listChildren(actor, id);
  }

  @Transactional(readOnly = true)
  List<Agreement> listParentAndChildren(Actor actor, Agreement agreement) {
    return agreementRepository.listParentAndChildren(actor, agreement);
  }

  @Transactional(readOnly = true)
  Slice<Agreement> list(Actor actor, AgreementFilter filter) {
    return Slice.of(agreementRepository.list(actor, filter, today(actor), PAGE_SIZE + 1), PAGE_SIZE, filter::pageKeyOf);
  }

  /** At most so many, for an export. */
  @Transactional(readOnly = true)
  List<Agreement> listForExport(Actor actor, AgreementFilter filter, int limit) {
    return agreementRepository.list(actor, filter, today(actor), limit);
  }

  /** Those whose papers could be the parent of another, by title; at most 500. */
  @Transactional(readOnly = true)
  public List<Agreement> listPossibleParents(Actor actor) {
    AgreementFilter filter = new AgreementFilter("", "", "", null, false, false, AgreementFilter.Sort.TITLE, 0, null);
    return agreementRepository.list(actor, filter, today(actor), 500)
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
    return versions.listCurrentParties(actor, List.of(agreement.id())).getOrDefault(agreement.id(), List.of());
  }

  /** The same for many, by agreement; one statement. */
  @Transactional(readOnly = true)
  public Map<UUID, List<AgreementParty>> listParties(Actor actor, Collection<UUID> ids) {
    return versions.listCurrentParties(actor, ids);
  }

  public LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  /** For plans: whoever has work in one sees the agreement. */
  public void widenReach(Actor actor, UUID id, Collection<UUID> organisationsToAdd) {
    agreementRepository.widenReach(actor, id, organisationsToAdd);
  }

  public static boolean mayChange(Actor actor, Agreement agreement) {
    return AgreementAccessPolicy.mayKeepRegister(actor) || actor.hasAnyRole(Role.LEGAL_OFFICE)
        || AgreementAccessPolicy.representsAnyOf(actor, agreement.organisations());
  }
}

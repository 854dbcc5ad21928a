package id.payung.agreements.register;

import id.payung.accounts.addition.OrganisationUseSource;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Agreements that were signed before they came here: many in a few statements, and taken back again. */
@Repository
class ImportedAgreementRepository implements OrganisationUseSource {
  private final Rows rows;
  private final RegionRepository regions;
  private final Clock clock;

  ImportedAgreementRepository(Rows rows, RegionRepository regions, Clock clock) {
    this.rows = rows;
    this.regions = regions;
    this.clock = clock;
  }

  /** @return ids of those that were not there yet */
  Set<UUID> insertAll(Actor actor, List<AgreementContents.Signed> papers) {
    Instant now = clock.instant();
    List<UUID> everywhere = regions.listVillages(actor.regency()).stream().map(Region::id).toList();
    List<Agreement> agreements = new ArrayList<>();
    List<AgreementVersion> versions = new ArrayList<>();
    List<AgreementStep> steps = new ArrayList<>();
    for (AgreementContents.Signed paper : papers) {
      AgreementVersion version = versionOf(actor, paper, now);
      AgreementText.Area area = version.text().area();
      AgreementContents draft = paper.draft();
      versions.add(version);
      agreements.add(new Agreement(draft.id(),
          new Agreement.Origin(draft.kind(), null, null, now, actor.person(), paper.file(), paper.row()), 1, 1,
          AgreementRepository.summaryOf(version, area.wholeRegency() ? everywhere : List.copyOf(area.villages())), null,
          paper.ending(), version.organisations()));
      steps.add(step(actor, version, AgreementStage.SIGNED, paper.signedOn(), now));
      LocalDate starts = version.text().term().starts();
      if (version.stage() == AgreementStage.IN_FORCE && starts != null) {
        steps.add(step(actor, version, AgreementStage.IN_FORCE,
            starts.isAfter(paper.signedOn()) ? starts : paper.signedOn(), now));
      }
    }
    Set<UUID> inserted = rows.insertAbsent(actor, agreements);
    versions.removeIf(version -> !inserted.contains(version.agreement()));
    steps.removeIf(step -> !inserted.contains(step.agreement()));
    rows.insertAll(actor, versions);
    rows.insertAll(actor,
        versions.stream()
            .flatMap(version -> version.parties()
                .stream()
                .map(party -> new AgreementRepository.PartyRow(version.agreement(), 1, party, version.organisations())))
            .toList());
    rows.insertAll(actor, steps);
    return inserted;
  }

  /** In force when its term is known, signed otherwise. */
  private static AgreementVersion versionOf(Actor actor, AgreementContents.Signed paper, Instant now) {
    AgreementContents draft = paper.draft();
    boolean hasTerm = draft.text().term().starts() != null && draft.text().term().ends() != null;
    AgreementStage stage = hasTerm ? AgreementStage.IN_FORCE : AgreementStage.SIGNED;
    return new AgreementVersion(draft.id(), 1, new AgreementVersion.Origin("original", "", now, actor.person()),
        new AgreementVersion.Progress(stage, paper.signedOn(), null, null), 1, draft.text(), draft.parties(),
        draft.reach());
  }

  private static AgreementStep step(Actor actor, AgreementVersion version, AgreementStage stage, LocalDate onDate,
      Instant now) {
    return new AgreementStep(version.agreement(), 1, Ids.next(), stage, onDate, null,
        new AgreementStep.Entry(now, actor.name()), version.organisations());
  }

  /** Whether a plan or another agreement stands on it. */
  boolean isStoodOn(Actor actor, UUID id) {
    return rows.sql(actor, """
        SELECT EXISTS (SELECT FROM agreements.plan p WHERE p.regency = :regency AND p.agreement = CAST(:id AS uuid))
            OR EXISTS (SELECT FROM agreements.agreement a
                        WHERE a.regency = :regency AND a.parent = CAST(:id AS uuid))
        """).param("id", id).single(Boolean.class);
  }

  /** Whether an agreement names it as a side. */
  @Override
  public boolean isUsed(Actor actor, UUID organisation) {
    return rows.query(actor, AgreementRepository.PartyRow.class).is("organisation", organisation).exists();
  }

  /** The only version of an agreement, and the agreement. */
  void delete(Actor actor, AgreementVersion only) {
    rows.query(actor, AgreementStep.class).is("agreement", only.agreement()).delete();
    rows.query(actor, AgreementRepository.PartyRow.class).is("agreement", only.agreement()).delete();
    rows.query(actor, AgreementVersion.class).is("agreement", only.agreement()).delete();
    rows.query(actor, Agreement.class).key(only.agreement()).delete();
  }
}

package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListWindow;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.search.SearchText;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Agreements, their versions with the parties, and the steps of these, loaded and kept through the actor. */
@Repository
class AgreementRepository {
  private static final int MAX_RELATIVES = 200;

  private final Rows rows;
  private final ReachCopies copies;
  private final RegionRepository regions;
  private final Clock clock;

  AgreementRepository(Rows rows, ReachCopies copies, RegionRepository regions, Clock clock) {
    this.rows = rows;
    this.copies = copies;
    this.regions = regions;
    this.clock = clock;
  }

  /** A party as it is kept, with a copy of the agreement's reach. */
  @Table(value = "agreements.party", reach = "parties:organisations")
  record PartyRow(@KeyColumn UUID agreement, @KeyColumn int version, AgreementParty party, List<UUID> organisations) {}

  Optional<Agreement> find(Actor actor, UUID id) {
    return rows.find(actor, Agreement.class, id);
  }

  Agreement require(Actor actor, UUID id) {
    return rows.require(actor, Agreement.class, id);
  }

  /** The row is locked until the transaction ends: two who change the same agreement do so one after the other. */
  Agreement lock(Actor actor, UUID id) {
    return rows.lock(actor, Agreement.class, id);
  }

  /** Likewise, for what only an agreement that has not ended may become. */
  Agreement lockRunning(Actor actor, UUID id) {
    return rows.lockOngoing(actor, Agreement.class, id);
  }

  List<Agreement> list(Actor actor, AgreementFilter filter, ListWindow<Agreement> window, LocalDate expiresBy) {
    return filter.narrow(rows.query(actor, Agreement.class).as("a"), expiresBy)
        .within(window.condition(), window.orderAndLimit(), window.params())
        .list();
  }

  /** What stands under it, the oldest first. */
  List<Agreement> listChildren(Actor actor, UUID parent) {
    return listRelatives(actor, parent, null);
  }

  /** What it stands under and what stands under it, in one statement; the oldest first. */
  List<Agreement> listRelatives(Actor actor, UUID id, @Nullable UUID parent) {
    return rows.query(actor, Agreement.class)
        .and("(r.parent = CAST(:id AS uuid) OR r.id = CAST(:parent AS uuid))", "id", id)
        .param("parent", parent)
        .orderBy("r.created_at, r.id")
        .limit(MAX_RELATIVES)
        .list();
  }

  /** Every version with its parties, the newest first; two statements. */
  List<AgreementVersion> listVersions(Actor actor, UUID id) {
    Map<Integer, List<AgreementParty>> parties = parties(actor, id).list()
        .stream()
        .collect(Collectors.groupingBy(PartyRow::version, Collectors.mapping(PartyRow::party, Collectors.toList())));
    return rows.query(actor, AgreementVersion.class)
        .is("agreement", id)
        .orderBy("r.number DESC")
        .list()
        .stream()
        .map(version -> withParties(version, parties.getOrDefault(version.number(), List.of())))
        .toList();
  }

  AgreementVersion requireVersion(Actor actor, UUID id, int number) {
    AgreementVersion version = rows.require(actor, AgreementVersion.class, id, number);
    List<PartyRow> parties = parties(actor, id).is("version", number).list();
    return withParties(version, parties.stream().map(PartyRow::party).toList());
  }

  private RowQuery<PartyRow> parties(Actor actor, UUID id) {
    return rows.query(actor, PartyRow.class).is("agreement", id).orderBy("r.version, r.place");
  }

  private static AgreementVersion withParties(AgreementVersion version, List<AgreementParty> parties) {
    return RecordCopy.of(version).with(AgreementVersion::parties, parties).make();
  }

  /** Parties of the versions that hold, by agreement; one statement. */
  Map<UUID, List<AgreementParty>> listCurrentParties(Actor actor, Collection<UUID> agreements) {
    return listCurrentParties(actor, agreements, List.of(), "");
  }

  /** Of one agreement those that sign it; the first alone under one of these kinds, which nobody signs. */
  List<AgreementParty> listSigningParties(Actor actor, UUID agreement, Collection<String> unsignedKinds) {
    return listCurrentParties(actor, List.of(agreement), unsignedKinds, """
         AND CASE WHEN a.kind = ANY (CAST(:unsigned AS text[])) THEN p.position = 'first'
           ELSE p.position <> 'supporter' END
        """).getOrDefault(agreement, List.of());
  }

  private Map<UUID, List<AgreementParty>> listCurrentParties(Actor actor, Collection<UUID> agreements,
      Collection<String> unsignedKinds, String condition) {
    String sql = """
        SELECT %s FROM agreements.party p
          JOIN agreements.agreement a ON a.regency = p.regency AND a.id = p.agreement AND a.holding = p.version
         WHERE p.regency = :regency AND p.agreement = ANY (CAST(:ids AS uuid[])) AND %s%s
         ORDER BY p.agreement, p.place
        """;
    return rows
        .sql(actor, sql.formatted(rows.columns(PartyRow.class, "p"), rows.reach(actor, PartyRow.class, "p"), condition))
        .param("ids", agreements)
        .param("unsigned", unsignedKinds)
        .list(PartyRow.class)
        .stream()
        .collect(Collectors.groupingBy(PartyRow::agreement, Collectors.mapping(PartyRow::party, Collectors.toList())));
  }

  List<AgreementStep> listSteps(Actor actor, UUID id) {
    return rows.query(actor, AgreementStep.class).is("agreement", id).orderBy("r.at, r.id").list();
  }

  /** The first version of an agreement; the same id again inserts nothing. */
  boolean insert(Actor actor, Agreement.Origin origin, AgreementVersion first, @Nullable LocalDate begunOn) {
    Agreement agreement = new Agreement(first.agreement(), origin, 1, 1, summaryOf(first, villagesOf(actor, first)),
        begunOn, null, first.organisations());
    boolean inserted = rows.insertIfAbsent(actor, agreement);
    if (inserted) {
      insertVersion(actor, first);
    }
    return inserted;
  }

  private void insertVersion(Actor actor, AgreementVersion version) {
    rows.insert(actor, version);
    insertParties(actor, version, version.parties());
  }

  /** A version on its way, while the one before still holds. */
  void insertNext(Actor actor, Agreement agreement, AgreementVersion version) {
    insertVersion(actor, version);
    update(actor, agreement, RecordCopy.of(agreement).with(Agreement::newestVersion, version.number()).make());
  }

  /** Parties that the other version does not name, or not so. */
  private static List<AgreementParty> without(AgreementVersion version, AgreementVersion other) {
    return version.parties().stream().filter(party -> !other.parties().contains(party)).toList();
  }

  private void insertParties(Actor actor, AgreementVersion version, List<AgreementParty> parties) {
    rows.insertAll(actor,
        parties.stream()
            .map(party -> new PartyRow(version.agreement(), version.number(), party, version.organisations()))
            .toList());
  }

  void insertStep(Actor actor, AgreementVersion version, LocalDate onDate, @Nullable String reason) {
    rows.insert(actor, new AgreementStep(version.agreement(), version.number(), Ids.next(), version.stage(), onDate,
        reason, new AgreementStep.Entry(clock.instant(), actor.name()), version.organisations()));
  }

  /** Parties that stay as they are keep their copy of the reach until {@link #show} or {@link #widenReach}. */
  SaveResult<AgreementVersion> updateVersion(Actor actor, AgreementVersion before, AgreementVersion after) {
    SaveResult<AgreementVersion> saved = rows.update(actor, before, after);
    List<Integer> gone = without(before, after).stream().map(AgreementParty::place).toList();
    if (!gone.isEmpty()) {
      parties(actor, after.agreement()).is("version", after.number()).in("place", gone).delete();
    }
    insertParties(actor, after, without(after, before));
    return saved;
  }

  void update(Actor actor, Agreement before, Agreement after) {
    rows.update(actor, before, after);
  }

  /** A draft that nothing stands on, with its steps. */
  void delete(Actor actor, AgreementVersion draft) {
    rows.query(actor, AgreementStep.class).is("agreement", draft.agreement()).is("version", draft.number()).delete();
    parties(actor, draft.agreement()).is("version", draft.number()).delete();
    rows.delete(actor, draft);
  }

  /** Lets the register show what this version says, to these organisations; plans and activities repeat it. */
  void show(Actor actor, Agreement before, AgreementVersion version, Collection<UUID> organisations) {
    show(actor, before, summaryOf(version, villagesOf(actor, version)), version.number(), organisations);
  }

  /** Likewise for a version that holds where it held before. */
  void showSameArea(Actor actor, Agreement before, AgreementVersion version, Collection<UUID> organisations) {
    show(actor, before, summaryOf(version, before.summary().villages()), version.number(), organisations);
  }

  private void show(Actor actor, Agreement before, Agreement.Summary summary, int number,
      Collection<UUID> organisations) {
    boolean sameReach = new HashSet<>(before.organisations()).equals(new HashSet<>(organisations));
    update(actor, before,
        RecordCopy.of(before)
            .with(Agreement::currentVersion, number)
            .with(Agreement::summary, summary)
            .with(Agreement::organisations, sameReach ? before.organisations() : List.copyOf(organisations))
            .make());
    if (!sameReach) {
      copies.copy(actor, Agreement.class, before.id());
    }
    if (!summary.title().equals(before.title()) || summary.stage().complete() != before.stage().complete()) {
      updateCopiesInPlans(actor, before.id(), summary);
    }
  }

  static Agreement.Summary summaryOf(AgreementVersion version, List<UUID> villages) {
    AgreementText text = version.text();
    List<String> search = new ArrayList<>(List.of(text.title()));
    version.parties().forEach(party -> search.addAll(List.of(party.name(), party.number())));
    String partners = version.parties()
        .stream()
        .filter(party -> !party.position().equals("first"))
        .map(AgreementParty::name)
        .collect(Collectors.joining(", "));
    return new Agreement.Summary(text.title(), version.stage(), text.term().starts(), text.term().ends(), partners,
        SearchText.normalise(String.join(" ", search)), villages);
  }

  private List<UUID> villagesOf(Actor actor, AgreementVersion version) {
    AgreementText.Area area = version.text().area();
    return area.wholeRegency() ? regions.listVillages(actor.regency()).stream().map(Region::id).toList()
        : List.copyOf(area.villages());
  }

  /** Plans and activities repeat the title, and whether the paper is complete. */
  private void updateCopiesInPlans(Actor actor, UUID id, Agreement.Summary summary) {
    rows.sql(actor, """
        WITH plans AS (UPDATE agreements.plan SET title = :title
          WHERE regency = :regency AND agreement = CAST(:id AS uuid) AND title <> :title)
        UPDATE agreements.activity SET agreement_title = :title, paper_complete = :complete, version = version + 1
         WHERE regency = :regency AND agreement = CAST(:id AS uuid)
           AND (agreement_title <> :title OR paper_complete <> :complete)
        """).param("id", id).param("title", summary.title()).param("complete", summary.stage().complete()).update();
  }

  /** Plans and activities repeat the day, so that what is written below the agreement asks its own locked row. */
  void updateEndInPlans(Actor actor, UUID id, @Nullable LocalDate endedOn) {
    rows.sql(actor, """
        WITH plans AS (UPDATE agreements.plan SET agreement_ended_on = CAST(:endedOn AS date)
          WHERE regency = :regency AND agreement = CAST(:id AS uuid))
        UPDATE agreements.activity SET agreement_ended_on = CAST(:endedOn AS date), version = version + 1
         WHERE regency = :regency AND agreement = CAST(:id AS uuid)
        """).param("id", id).param("endedOn", endedOn).update();
  }

  /** Those who have work in a plan see the agreement, too. */
  void widenReach(Actor actor, UUID id, Collection<UUID> organisationsToAdd) {
    copies.widen(actor, Agreement.class, organisationsToAdd, id);
  }

  /** Those who have no part any more. */
  void narrowReach(Actor actor, UUID id, Collection<UUID> organisationsToRemove) {
    copies.narrow(actor, Agreement.class, organisationsToRemove, id);
  }

  /** Those who read the agreement for their work in a plan of it. */
  Set<UUID> listPlanOrganisations(Actor actor, UUID id) {
    return new LinkedHashSet<>(rows.sql(actor, """
        SELECT DISTINCT unnest(p.organisations) FROM agreements.plan p
         WHERE p.regency = :regency AND p.agreement = CAST(:id AS uuid)
        """).param("id", id).list(UUID.class));
  }
}

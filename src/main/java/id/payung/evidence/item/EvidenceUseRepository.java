package id.payung.evidence.item;

import static id.payung.evidence.item.EvidenceCheckState.RETURNED;
import static id.payung.evidence.item.EvidenceCheckState.UNCHECKED;
import static id.payung.evidence.item.EvidenceUseState.PROPOSED;
import static id.payung.evidence.item.EvidenceUseState.TAKEN;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceFinding;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.OpenEvaluation;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.lifecycle.StateSql;
import id.payung.platform.list.ListWindow;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowStatement;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchCondition;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of uses: which item proves what, in which slot of which question; loaded through the actor. */
@Repository
@Transactional
public class EvidenceUseRepository {
  private static final String LIVE = StateSql.in("u.state", EvidenceUseState.class, EvidenceUseState::live);

  private static final String OF_OPEN_YEAR = " AND u.evaluation = ANY (CAST(:open AS text[]))";

  private static final String VIEW_COLUMNS = """
          u.evaluation, u.id, u.item, u.question, u.slot, i.title, i.kind, i.sha256, u.pages, u.proves, u.state,
          u.checked AS "check", u.check_reason, u.checked_name AS checked_by, u.warnings, u.organisation,
          u.mended_complaint, u.mended_note, u.mended_by_name, u.mended_at, u.mended_replaced, u.mended_described,
      u.version""";

  private final Rows rows;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final Clock clock;

  EvidenceUseRepository(Rows rows, ObjectProvider<EvaluationDirectory> evaluationDirectories, Clock clock) {
    this.rows = rows;
    this.evaluationDirectories = evaluationDirectories;
    this.clock = clock;
  }

  // ---- reading ----

  /** A use as other modules see it, with its year. */
  public record UseOfYear(String evaluation, EvidenceUseView use) {}

  /** As other modules see them, of one question or all of some years; one statement. */
  @Transactional(readOnly = true)
  public List<UseOfYear> listViews(Actor actor, Collection<String> evaluations, @Nullable String question) {
    return select(actor, VIEW_COLUMNS,
        "u.evaluation = ANY (CAST(:years AS text[]))" + (question == null ? "" : " AND u.question = :question")
            + " ORDER BY u.question, u.slot, u.added_at, u.id")
        .param("years", evaluations)
        .param("question", question)
        .list(UseOfYear.class);
  }

  /** One of a year, as other modules see it. */
  @Transactional(readOnly = true)
  public Optional<EvidenceUseView> findView(Actor actor, String evaluation, UUID use) {
    return select(actor, VIEW_COLUMNS, "u.evaluation = :evaluation AND u.id = :id").param("evaluation", evaluation)
        .param("id", use)
        .optional(UseOfYear.class)
        .map(UseOfYear::use);
  }

  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByQuestion(Actor actor, String evaluation, String question) {
    return lines(actor, "u.evaluation = :evaluation AND u.question = :question ORDER BY u.slot, u.added_at, u.id",
        Map.of("evaluation", evaluation, "question", question));
  }

  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByItem(Actor actor, UUID item) {
    return listByItems(actor, List.of(item));
  }

  /** Likewise of many items, in one statement. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByItems(Actor actor, Collection<UUID> items) {
    return items.isEmpty() ? List.of()
        : lines(actor, "u.item = ANY (CAST(:items AS uuid[])) ORDER BY u.item, u.evaluation DESC, u.question, u.slot",
            Map.of("items", items));
  }

  /**
   * What waits for the actor's offices to be taken or declined and whose item is called as somebody typed, page by
   * page.
   *
   * @param window calls the use {@code u} and its item {@code i}
   */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listProposals(Actor actor, String q, ListWindow<?> window) {
    SearchCondition search = SearchCondition.of("i.search", q);
    Map<String, Object> params = new HashMap<>(search.params());
    params.putAll(window.params());
    params.put("open", listOpenYears(actor));
    return lines(actor, waitsFor(actor) + search.sql() + window.condition() + window.orderAndLimit(), params);
  }

  private static String waitsFor(Actor actor) {
    String own = actor.hasRegencyWideReach() ? "" : " AND u.organisation = ANY (CAST(:scopeOrganisations AS uuid[]))";
    return StateSql.is("u.state", PROPOSED) + OF_OPEN_YEAR + own;
  }

  /** A year that is closed asks nobody anything: what was proposed for it or sent back in it stays as it was. */
  private List<String> listOpenYears(Actor actor) {
    return evaluationDirectories.getObject().listOpen(actor.regency()).stream().map(OpenEvaluation::code).toList();
  }

  /** What the items of these uses are called, by use. */
  @Transactional(readOnly = true)
  public Map<UUID, String> listTitles(Actor actor, Collection<UUID> ids) {
    return lines(actor, "u.id = ANY (CAST(:ids AS uuid[]))", Map.of("ids", ids)).stream()
        .collect(Collectors.toMap(line -> line.use().id(), EvidenceUseListItem::title));
  }

  /** What a checker has sent back and nobody has mended. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listReturned(Actor actor, int limit) {
    return lines(actor, StateSql.is("u.state", TAKEN) + " AND " + StateSql.is("u.checked", RETURNED) + OF_OPEN_YEAR
        + " AND u.organisation = ANY (CAST(:scopeOrganisations AS uuid[])) ORDER BY u.checked_at, u.id LIMIT :limit",
        Map.of("limit", limit, "open", listOpenYears(actor)));
  }

  /** What the actor placed last. */
  @Transactional(readOnly = true)
  public Optional<EvidenceUseListItem> findLastPlaced(Actor actor) {
    return lines(actor, "u.added_by = :me AND " + LIVE + " ORDER BY u.added_at DESC, u.id DESC LIMIT 1",
        Collections.singletonMap("me", actor.person())).stream().findFirst();
  }

  @Transactional(readOnly = true)
  public EvidenceUseListItem require(Actor actor, UUID use) {
    return lines(actor, "u.id = :id", Map.of("id", use)).stream().findFirst().orElseThrow(NotFound::new);
  }

  /** Counted facts that stand in a place or are proposed for it. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listFactsInSlot(Actor actor, EvidenceSlotKey place) {
    return lines(actor,
        "i.kind = 'computed' AND " + LIVE + " AND u.evaluation = :evaluation AND u.question = :question "
            + "AND u.slot = :slot ORDER BY u.added_at, u.id",
        Map.of("evaluation", place.evaluation(), "question", place.question(), "slot", place.slot()));
  }

  /** Where an item is used, in the order in which years are locked. */
  public List<EvidenceSlotKey> listPlaces(Actor actor, UUID item) {
    return listByItem(actor, item).stream()
        .map(line -> line.use().slotKey())
        .sorted(Comparator.comparing(EvidenceSlotKey::toString))
        .toList();
  }

  /** In the order in which items are locked. */
  public List<EvidenceUseListItem> listByQuestionInOrderOfItems(Actor actor, String evaluation, String question) {
    return listByQuestion(actor, evaluation, question).stream()
        .sorted(Comparator.comparing(line -> line.use().item()))
        .toList();
  }

  /** Those counts, locked by their ids: of two who take a count in one place the later one comes after. */
  public List<EvidenceUseListItem> lockFactsInSlot(Actor actor, EvidenceSlotKey place) {
    List<EvidenceUseListItem> facts = listFactsInSlot(actor, place);
    rows.query(actor, EvidenceUse.class)
        .in("id", facts.stream().map(line -> line.use().id()).toList())
        .orderBy("id")
        .forUpdate()
        .list();
    return facts;
  }

  /** Places where a counted fact proves an answer of these years. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listTakenFacts(Actor actor, Collection<String> evaluations) {
    return evaluations.isEmpty() ? List.of()
        : lines(actor,
            "i.kind = 'computed' AND " + StateSql.is("u.state", TAKEN)
                + " AND u.evaluation = ANY (CAST(:years AS text[])) ORDER BY u.evaluation, u.question, u.slot",
            Map.of("years", evaluations));
  }

  private List<EvidenceUseListItem> lines(Actor actor, String condition, Map<String, ?> params) {
    return select(actor, rows.columns(EvidenceUse.class, "u") + ", i.title, i.kind, i.report", condition).params(params)
        .list(EvidenceUseListItem.class);
  }

  private RowStatement select(Actor actor, String columns, String condition) {
    return rows.sql(actor,
        "SELECT " + columns + " FROM evidence.use u JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item "
            + "WHERE u.regency = :regency AND " + rows.reach(actor, EvidenceUse.class, "u") + " AND " + condition);
  }

  /** Until the transaction ends nobody else moves it. */
  public EvidenceUse lock(Actor actor, UUID use) {
    return rows.lock(actor, EvidenceUse.class, use);
  }

  // ---- writing ----

  /** A new use, or the one of this item that stands in its slot already. */
  EvidenceUse insertOrLock(Actor actor, EvidenceUse use) {
    return rows.insertIfAbsent(actor, use) ? use
        : rows.query(actor, EvidenceUse.class)
            .is("evaluation", use.evaluation())
            .is("question", use.question())
            .is("slot", use.slot())
            .is("item", use.item())
            .forUpdate()
            .require();
  }

  void update(Actor actor, EvidenceUse before, EvidenceUse after) {
    rows.update(actor, before, after);
  }

  /** Whoever decides of it must have seen it as it stands now. */
  void raiseVersion(Actor actor, EvidenceUse use) {
    rows.query(actor, EvidenceUse.class).key(use.id()).set(EvidenceUse::check, use.check()).update();
  }

  void updateState(Actor actor, UUID use, EvidenceUseState state, @Nullable String reason) {
    rows.query(actor, EvidenceUse.class)
        .key(use)
        .set(EvidenceUse::state, state)
        .set(EvidenceUse::stateReason, reason)
        .update();
  }

  /** What a person found; {@code UNCHECKED} leaves nobody's name. A finding ends what was mended before it. */
  void updateCheck(Actor actor, EvidenceUse use, EvidenceCheckState check, @Nullable String reason) {
    boolean back = check == UNCHECKED;
    rows.update(actor, use,
        RecordCopy.of(use)
            .with(EvidenceUse::check, check)
            .with(EvidenceUse::checkReason, back ? null : reason)
            .with(EvidenceUse::checkedBy, back ? null : actor.person())
            .with(EvidenceUse::checkedName, back ? null : actor.name())
            .with(EvidenceUse::checkedAt, back ? null : clock.instant())
            .with(EvidenceUse::mended, null)
            .make());
  }

  void restoreFinding(Actor actor, EvidenceUse use, EvidenceCheckState check, EvidenceFinding before) {
    rows.update(actor, use,
        RecordCopy.of(use)
            .with(EvidenceUse::check, check)
            .with(EvidenceUse::checkReason, before.reason())
            .with(EvidenceUse::checkedBy, before.by())
            .with(EvidenceUse::checkedName, before.byName())
            .with(EvidenceUse::checkedAt, before.at())
            .with(EvidenceUse::mended, before.mended())
            .make());
  }

  void updateOffice(Actor actor, UUID use, UUID office) {
    rows.query(actor, EvidenceUse.class).key(use).set(EvidenceUse::organisation, office).update();
  }

  void updateWarnings(Actor actor, UUID use, List<String> warnings) {
    rows.query(actor, EvidenceUse.class).key(use).set(EvidenceUse::warnings, warnings).keepVersion().update();
  }
}

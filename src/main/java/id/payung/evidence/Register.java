package id.payung.evidence;

import id.payung.audit.Trail;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Similar;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Daftar Data Dukung: items, their uses, and what was noticed of each. */
@Component
@Transactional
class Register implements EvidenceRegister {
  private static final String SELECT =
      """
      SELECT u.*, i.title, i.kind, i.sha256, i.report FROM evidence.use u
        JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item
      """;

  private final JdbcClient jdbc;
  private final Items items;
  private final Documents documents;
  private final ObjectProvider<EvaluationCalendar> calendars;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate own;

  Register(
      JdbcClient jdbc,
      Items items,
      Documents documents,
      ObjectProvider<EvaluationCalendar> calendars,
      Trail trail,
      ApplicationEventPublisher events,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.items = items;
    this.documents = documents;
    this.calendars = calendars;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  // ---- reading ----

  @Override
  @Transactional(readOnly = true)
  public List<UseView> usesFor(Actor actor, String evaluation) {
    return uses(actor, "u.evaluation = :evaluation ORDER BY u.question, u.slot, u.added_at, u.id", Map.of("evaluation", evaluation));
  }

  @Override
  @Transactional(readOnly = true)
  public List<UseView> usesFor(Actor actor, String evaluation, String question) {
    return uses(
        actor,
        "u.evaluation = :evaluation AND u.question = :question ORDER BY u.slot, u.added_at, u.id",
        Map.of("evaluation", evaluation, "question", question));
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, List<UseView>> usesFor(Actor actor, Collection<String> evaluations, String question) {
    return lines(
            actor,
            "u.evaluation = ANY (CAST(:evaluations AS text[])) AND u.question = :question ORDER BY u.slot, u.added_at, u.id",
            Map.of("evaluations", Sql.texts(evaluations), "question", question))
        .stream()
        .collect(Collectors.groupingBy(UseLine::evaluation, Collectors.mapping(UseLine::use, Collectors.toList())));
  }

  @Transactional(readOnly = true)
  public List<UseLine> usesOf(Actor actor, UUID item) {
    return lines(actor, "u.item = :item ORDER BY u.evaluation DESC, u.question, u.slot", Map.of("item", item));
  }

  /** Likewise of many items, in one statement. */
  @Transactional(readOnly = true)
  public List<UseLine> usesOf(Actor actor, Collection<UUID> itemIds) {
    return itemIds.isEmpty()
        ? List.of()
        : lines(actor, "u.item = ANY (CAST(:items AS uuid[])) ORDER BY u.item, u.evaluation DESC, u.question, u.slot", Map.of("items", Sql.uuids(itemIds)));
  }

  /** What waits for the actor's offices to be taken or declined, oldest first. */
  @Transactional(readOnly = true)
  public List<UseLine> proposals(Actor actor, int limit) {
    if (actor.wide()) {
      return lines(actor, "u.state = 'proposed' ORDER BY u.added_at, u.id LIMIT " + limit, Map.of());
    }
    return lines(
        actor,
        "u.state = 'proposed' AND u.organisation = ANY (CAST(:mine AS uuid[])) ORDER BY u.added_at, u.id LIMIT " + limit,
        Map.of("mine", Sql.uuids(actor.organisations())));
  }

  /** What a checker has sent back and nobody has mended. */
  @Transactional(readOnly = true)
  public List<UseLine> returned(Actor actor, int limit) {
    return lines(
        actor,
        "u.state = 'taken' AND u.checked = 'returned' AND u.organisation = ANY (CAST(:mine AS uuid[])) ORDER BY u.checked_at, u.id LIMIT " + limit,
        Map.of("mine", Sql.uuids(actor.organisations())));
  }

  @Transactional(readOnly = true)
  public Map<UUID, UseCounts> countsOf(Actor actor, Collection<UUID> itemIds) {
    if (itemIds.isEmpty()) {
      return Map.of();
    }
    Scope scope = Items.scope(actor, "u");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("items", Sql.uuids(itemIds));
    Map<UUID, UseCounts> counts = new HashMap<>();
    jdbc.sql(
            """
            SELECT u.item, count(*)::int AS live, (count(*) FILTER (WHERE cardinality(u.warnings) > 0))::int AS warned,
                   (count(*) FILTER (WHERE u.checked = 'returned'))::int AS returned
              FROM evidence.use u
             WHERE u.regency = :regency AND u.item = ANY (CAST(:items AS uuid[])) AND u.state IN ('proposed', 'taken') AND %s
             GROUP BY u.item
            """
                .formatted(scope.sql()))
        .params(params)
        .query(
            (RowCallbackHandler)
                row -> counts.put(Sql.uuid(row, "item"), new UseCounts(row.getInt("live"), row.getInt("warned"), row.getInt("returned"))));
    return counts;
  }

  private List<UseView> uses(Actor actor, String condition, Map<String, ?> extra) {
    return lines(actor, condition, extra).stream().map(UseLine::use).toList();
  }

  private List<UseLine> lines(Actor actor, String condition, Map<String, ?> extra) {
    Scope scope = Items.scope(actor, "u");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.putAll(extra);
    return jdbc.sql(SELECT + " WHERE u.regency = :regency AND " + scope.sql() + " AND " + condition)
        .params(params)
        .query((row, n) -> new UseLine(read(row), row.getString("evaluation"), Sql.uuidOrNull(row, "report"), row.getString("state_reason"), Sql.instantOrNull(row, "checked_at")))
        .list();
  }

  @Transactional(readOnly = true)
  public UseLine requireUse(Actor actor, UUID use) {
    return lines(actor, "u.id = :id", Map.of("id", use)).stream().findFirst().orElseThrow(NotFound::new);
  }

  // ---- adding and describing items ----

  /** A file that came in; it waits in the inbox until somebody says what it is. Likeness to earlier ones is asked, not refused. */
  public Item receive(Actor actor, UUID id, String title, UUID organisation, List<UUID> villages, KeptDocument file) {
    Item item =
        new Item(
            id, "unplaced", title.isBlank() ? "Berkas" : title.substring(0, Math.min(300, title.length())), "", "", null, null, null, null, null,
            organisation, null, null, file.sha256(), null, null, file.readable(), file.kind().isPicture(), file.pages(), null, null, null, null,
            actor.name(), clock.instant(), List.of(organisation), villages, 1);
    add(actor, item, file);
    return items.require(actor, id);
  }

  boolean add(Actor actor, Item item, @Nullable KeptDocument file) {
    if (!items.add(actor, item)) {
      return false;
    }
    trail.wrote("evidence", item.id(), "created", List.of("file"), null, reach(item));
    if (file != null) {
      notice(actor, item, file);
    }
    return true;
  }

  /** Reuse by bytes, and by likeness of picture. Looks through the whole regency, as a service: an office need not see the other's file to be asked. */
  private void notice(Actor actor, Item item, KeptDocument file) {
    Map<String, Integer> distances = new HashMap<>();
    for (Item other : Acting.as(Actor.service("evidence", actor.regency()), () -> Objects.requireNonNull(own.execute(status -> alike(file, distances))))) {
      if (other.id().equals(item.id())) {
        continue;
      }
      boolean same = Objects.equals(other.sha256(), file.sha256());
      // The photo of a report and the same photo sent again are the same thing twice; two photos of one report are not a reuse.
      if (!same && item.report() != null && item.report().equals(other.report())) {
        continue;
      }
      jdbc.sql(
              """
              INSERT INTO evidence.likeness (regency, id, item, other, distance, same_bytes, organisations, villages, added_by)
              VALUES (:regency, :id, :item, :other, :distance, :same, CAST(:organisations AS uuid[]), CAST(:villages AS uuid[]), :by)
              ON CONFLICT DO NOTHING
              """)
          .param("regency", actor.regency())
          .param("id", Ids.next())
          .param("item", item.id())
          .param("other", other.id())
          .param("distance", distances.getOrDefault(Objects.requireNonNullElse(other.sha256(), ""), 0))
          .param("same", same)
          .param("organisations", Sql.uuids(item.organisations()))
          .param("villages", Sql.uuids(item.villages()))
          .param("by", actor.person())
          .update();
    }
  }

  private List<Item> alike(KeptDocument file, Map<String, Integer> distances) {
    Actor service = Acting.current();
    distances.put(file.sha256(), 0);
    if (file.likeness() != null) {
      for (Similar similar : documents.similarTo(service, file.likeness())) {
        distances.putIfAbsent(similar.sha256(), similar.distance());
      }
    }
    return items.withFiles(service, distances.keySet());
  }

  @Transactional(readOnly = true)
  public List<Likeness> likenesses(Actor actor, UUID item) {
    return jdbc.sql("SELECT * FROM evidence.likeness l WHERE l.regency = :regency AND l.item = :item ORDER BY l.same_bytes DESC, l.distance, l.id LIMIT 20")
        .param("regency", actor.regency())
        .param("item", item)
        .query(
            (row, n) ->
                new Likeness(
                    Sql.uuid(row, "id"), Sql.uuid(row, "other"), row.getInt("distance"), row.getBoolean("same_bytes"), row.getString("answer"),
                    row.getString("answered_name")))
        .list();
  }

  public void settle(Actor actor, UUID item, UUID likeness, boolean same) {
    Item known = items.require(actor, item);
    int rows =
        jdbc.sql("UPDATE evidence.likeness SET answer = :answer, answered_name = :name WHERE regency = :regency AND item = :item AND id = :id")
            .param("answer", same ? "same" : "different")
            .param("name", actor.name())
            .param("regency", actor.regency())
            .param("item", item)
            .param("id", likeness)
            .update();
    if (rows == 0) {
      throw new NotFound();
    }
    trail.wrote("evidence", item, same ? "likeness-same" : "likeness-different", List.of("likeness"), null, reach(known));
    lookAgain(actor, item);
  }

  /**
   * What a person says an item is.
   *
   * @throws Stale when somebody saved meanwhile
   */
  public void describe(Actor actor, Item described) {
    if (!items.describe(actor, described)) {
      Item now = items.require(actor, described.id());
      throw new Stale(
          List.of(
              new Stale.Difference("evidence.field.title", described.title(), now.title()),
              new Stale.Difference("evidence.field.number", described.number(), now.number()),
              new Stale.Difference("evidence.field.date", said(described.docDate()), said(now.docDate())),
              new Stale.Difference("evidence.field.held-on", said(described.heldOn()), said(now.heldOn()))));
    }
    jdbc.sql("UPDATE evidence.use SET villages = CAST(:villages AS uuid[]) WHERE regency = :regency AND item = :id")
        .param("villages", Sql.uuids(described.villages()))
        .param("regency", actor.regency())
        .param("id", described.id())
        .update();
    trail.wrote("evidence", described.id(), "described", List.of("kind", "title", "number", "date", "validity", "village"), null, reach(described));
    lookAgain(actor, described.id());
  }

  void keepSafeCopy(Actor actor, UUID id, String safeSha256, String faces) {
    items.keepSafeCopy(actor, id, safeSha256, faces);
    trail.wrote("evidence", id, "faces-blurred", List.of("safeCopy"), null, reach(items.require(actor, id)));
    lookAgain(actor, id);
  }

  /** Takes an item out, and every use of it back. */
  public void withdraw(Actor actor, UUID id, String reason) {
    Item item = items.require(actor, id);
    String said = needed(reason);
    EvaluationCalendar calendar = calendar();
    for (UseLine line : usesOf(actor, id)) {
      // What a locked year was answered with stays there, and says that the item was withdrawn.
      if (!line.use().state().equals("taken-back") && !calendar.locked(actor.regency(), line.evaluation(), line.use().question())) {
        changeState(actor, line, "taken-back", said, "taken-back");
      }
    }
    items.withdraw(actor, id, said);
    trail.wrote("evidence", id, "withdrawn", List.of(), said, reach(item));
    lookAgain(actor, id);
  }

  // ---- uses ----

  @Override
  public UUID propose(Actor actor, UUID item, String evaluation, String question, String slot, String pages, String proves) {
    return place(actor, item, evaluation, question, slot, pages, proves, "proposed");
  }

  /** An office puts an item where it belongs: proposed and taken at once. */
  public UUID use(Actor actor, UUID item, String evaluation, String question, String slot, String pages, String proves) {
    return place(actor, item, evaluation, question, slot, pages, proves, "taken");
  }

  /** Whether the actor's own word takes a proof for this question, or only proposes it to the office. */
  @Transactional(readOnly = true)
  public boolean mayTake(Actor actor, String evaluation, String question, UUID itemsOffice) {
    UUID owner = calendar().ownerOf(actor.regency(), evaluation, question);
    return Rights.answersFor(actor, owner != null ? owner : itemsOffice);
  }

  private UUID place(
      Actor actor, UUID itemId, String evaluation, String question, String slot, String pages, String proves, String state) {
    Item item = items.require(actor, itemId);
    EvaluationCalendar calendar = calendar();
    if (calendar.slots(actor.regency(), evaluation, question).stream().noneMatch(known -> known.code().equals(slot))) {
      throw new NotFound();
    }
    if (calendar.locked(actor.regency(), evaluation, question)) {
      throw new Refused("evidence.locked");
    }
    UUID owner = calendar.ownerOf(actor.regency(), evaluation, question);
    UUID office = owner != null ? owner : item.organisation();
    if (state.equals("taken") && !Rights.answersFor(actor, office)) {
      throw new Refused("evidence.not-your-question");
    }
    Set<UUID> reach = new LinkedHashSet<>(item.organisations());
    reach.add(office);
    UUID id = Ids.next();
    UUID kept =
        jdbc.sql(
                """
                INSERT INTO evidence.use AS u (regency, id, item, evaluation, question, slot, pages, proves, state, organisation, organisations, villages, added_by, added_at)
                VALUES (:regency, :id, :item, :evaluation, :question, :slot, :pages, :proves, :state, :office, CAST(:reach AS uuid[]), CAST(:villages AS uuid[]), :by, :now)
                ON CONFLICT (regency, evaluation, question, slot, item) DO UPDATE SET
                  pages = CASE WHEN excluded.pages = '' THEN u.pages ELSE excluded.pages END,
                  proves = CASE WHEN excluded.proves = '' THEN u.proves ELSE excluded.proves END,
                  state = CASE WHEN excluded.state = 'taken' THEN 'taken' ELSE u.state END,
                  checked = CASE WHEN excluded.state = 'taken' AND u.checked = 'returned' THEN 'unchecked' ELSE u.checked END,
                  version = u.version + 1
                RETURNING u.id
                """)
            .param("regency", actor.regency())
            .param("id", id)
            .param("item", itemId)
            .param("evaluation", evaluation)
            .param("question", question)
            .param("slot", slot)
            .param("pages", pages.strip())
            .param("proves", proves.strip())
            .param("state", state)
            .param("office", office)
            .param("reach", Sql.uuids(reach))
            .param("villages", Sql.uuids(item.villages()))
            .param("by", actor.person())
            .param("now", Sql.at(clock.instant()))
            .query(UUID.class)
            .single();
    widen(actor, item, reach);
    trail.wrote("evidence-use", kept, state, List.of("question", "slot", "pages", "proves"), null, new Trail.Reach(reach, item.villages()));
    lookAgain(actor, itemId);
    announce(actor, kept, evaluation, question);
    return kept;
  }

  /** The office that answers must see what it answers with, all its uses and what is asked of it: reach is copied, so all copies move together. */
  private void widen(Actor actor, Item item, Set<UUID> reach) {
    if (Set.copyOf(item.organisations()).containsAll(reach)) {
      return;
    }
    for (String table : List.of("evidence.item SET organisations = CAST(:reach AS uuid[]) WHERE id", "evidence.use SET organisations = CAST(:reach AS uuid[]) WHERE item", "evidence.likeness SET organisations = CAST(:reach AS uuid[]) WHERE item")) {
      jdbc.sql("UPDATE " + table + " = :id AND regency = :regency")
          .param("reach", Sql.uuids(reach))
          .param("regency", actor.regency())
          .param("id", item.id())
          .update();
    }
  }

  @Override
  public void take(Actor actor, UUID use) {
    UseLine line = mine(actor, use);
    changeState(actor, line, "taken", null, "taken");
    if (line.use().kind().equals("computed")) {
      factsAt(actor, line.place()).stream().filter(other -> !other.use().id().equals(use)).forEach(other -> giveWay(actor, other));
    }
  }

  @Override
  public void decline(Actor actor, UUID use, String reason) {
    UseLine line = mine(actor, use);
    String said = needed(reason);
    if (line.use().state().equals("taken")) {
      throw new Refused("evidence.taken-already");
    }
    changeState(actor, line, "declined", said, "declined");
  }

  @Override
  public void takeBack(Actor actor, UUID use, String reason) {
    UseLine line = mine(actor, use);
    changeState(actor, line, "taken-back", needed(reason), "taken-back");
  }

  @Override
  public void moved(Actor service, String evaluation, String question, UUID office) {
    for (UseLine line : lines(service, "u.evaluation = :evaluation AND u.question = :question", Map.of("evaluation", evaluation, "question", question))) {
      if (line.use().organisation().equals(office)) {
        continue;
      }
      Item item = items.require(service, line.use().item());
      Set<UUID> reach = new LinkedHashSet<>(item.organisations());
      reach.add(office);
      jdbc.sql(
              """
              UPDATE evidence.use SET organisation = :office, organisations = CAST(:reach AS uuid[]), version = version + 1
               WHERE regency = :regency AND id = :id
              """)
          .param("office", office)
          .param("reach", Sql.uuids(reach))
          .param("regency", service.regency())
          .param("id", line.use().id())
          .update();
      widen(service, item, reach);
      trail.wrote("evidence-use", line.use().id(), "moved", List.of("organisation"), null, new Trail.Reach(reach, item.villages()));
    }
  }

  /** A use whose office the actor works for, or any for the task force. */
  private UseLine mine(Actor actor, UUID use) {
    UseLine line = requireUse(actor, use);
    if (!Rights.answersFor(actor, line.use().organisation())) {
      throw new Forbidden();
    }
    return line;
  }

  private void changeState(Actor actor, UseLine line, String state, @Nullable String reason, String action) {
    if (calendar().locked(actor.regency(), line.evaluation(), line.use().question())) {
      throw new Refused("evidence.locked");
    }
    if (line.use().state().equals(state)) {
      return;
    }
    jdbc.sql(
            "UPDATE evidence.use SET state = :state, state_reason = :reason, version = version + 1 WHERE regency = :regency AND id = :id")
        .param("state", state)
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", line.use().id())
        .update();
    Item item = items.require(actor, line.use().item());
    trail.wrote("evidence-use", line.use().id(), action, List.of("state"), reason, reach(item));
    announce(actor, line.use().id(), line.evaluation(), line.use().question());
  }

  @Override
  public void check(Actor actor, UUID use, boolean accepted, String reason) {
    String said = accepted ? reason.strip() : needed(reason);
    checked(actor, use, accepted ? "accepted" : "returned", said.isBlank() ? null : said);
  }

  @Override
  public void takeBackCheck(Actor actor, UUID use, String reason) {
    checked(actor, use, "unchecked", needed(reason));
  }

  private void checked(Actor actor, UUID use, String check, @Nullable String reason) {
    if (!actor.has(Role.INTERNAL_VERIFIER, Role.TASK_FORCE_SECRETARY) && actor.service() == null) {
      throw new Forbidden();
    }
    UseLine line = requireUse(actor, use);
    boolean back = check.equals("unchecked");
    if (back && line.use().check().equals(check)) {
      return;
    }
    jdbc.sql(
            """
            UPDATE evidence.use SET checked = :checked, check_reason = :reason, checked_by = :by, checked_name = :name, checked_at = :now, version = version + 1
             WHERE regency = :regency AND id = :id
            """)
        .param("checked", check)
        .param("reason", back ? null : reason)
        .param("by", back ? null : actor.person())
        .param("name", back ? null : actor.name())
        .param("now", back ? null : Sql.at(clock.instant()))
        .param("regency", actor.regency())
        .param("id", use)
        .update();
    Item item = items.require(actor, line.use().item());
    trail.wrote("evidence-use", use, back ? "check-taken-back" : check, List.of("check"), reason, reach(item));
    announce(actor, use, line.evaluation(), line.use().question());
  }

  /**
   * Keeps a counted fact as it is now, and proposes it. The same number from the same rows is the same item; a later change makes a new one beside
   * it.
   *
   * @param rule the words by which it was counted
   * @param value the number with its unit
   * @param rows what it was counted from, a line each
   */
  UUID freeze(Actor actor, Place place, String title, String rule, String value, String rows) {
    UUID owner = calendar().ownerOf(actor.regency(), place.evaluation(), place.question());
    if (owner == null) {
      throw new Refused("evidence.no-owner");
    }
    UUID id = factId(actor, place, rule, value, rows);
    Item item =
        new Item(
            id, "computed", title, "", "", null, null, null, null, null, owner, null, null, null, null, null, true, false, null, rule, value, rows, null,
            actor.name(), clock.instant(), List.of(owner), List.of(), 1);
    add(actor, item, null);
    UUID use = propose(actor, id, place.evaluation(), place.question(), place.slot(), "", value);
    UseLine line = requireUse(actor, use);
    if (line.use().state().equals("taken-back")) {
      changeState(actor, line, "proposed", null, "proposed");
    }
    return use;
  }

  static UUID factId(Actor actor, Place place, String rule, String value, String rows) {
    return Ids.named("fact:" + actor.regency() + ":" + place + ":" + rule + ":" + value + ":" + rows);
  }

  /** Counted facts that stand in a place or are proposed for it. */
  @Transactional(readOnly = true)
  List<UseLine> factsAt(Actor actor, Place place) {
    return lines(
        actor,
        "i.kind = 'computed' AND u.state IN ('proposed', 'taken') AND u.evaluation = :evaluation AND u.question = :question AND u.slot = :slot ORDER BY u.added_at, u.id",
        Map.of("evaluation", place.evaluation(), "question", place.question(), "slot", place.slot()));
  }

  /** Places where a counted fact proves an answer of an open year. */
  @Transactional(readOnly = true)
  List<UseLine> factsInUse(Actor actor, Collection<String> evaluations) {
    return evaluations.isEmpty()
        ? List.of()
        : lines(
            actor, "i.kind = 'computed' AND u.state = 'taken' AND u.evaluation = ANY (CAST(:years AS text[])) ORDER BY u.evaluation, u.question, u.slot",
            Map.of("years", Sql.texts(evaluations)));
  }

  /** An older count gives way to a newer one of the same place. */
  void giveWay(Actor actor, UseLine older) {
    changeState(actor, older, "taken-back", "Diganti hitungan yang lebih baru.", "taken-back");
  }

  /** Computes anew what is noticed of an item in all its uses, and tells of those that changed. */
  void lookAgain(Actor actor, UUID itemId) {
    Item item = items.require(actor, itemId);
    List<UseLine> uses = usesOf(actor, itemId);
    boolean open =
        likenesses(actor, itemId).stream().anyMatch(likeness -> likeness.answer() == null || likeness.answer().equals("same"));
    EvaluationCalendar calendar = calendar();
    Map<String, List<Integer>> years = new HashMap<>();
    calendar.open(actor.regency()).forEach(evaluation -> years.put(evaluation.code(), evaluation.evidenceYears()));
    for (UseLine line : uses) {
      UseView use = line.use();
      SlotView slot =
          calendar.slots(actor.regency(), line.evaluation(), use.question()).stream()
              .filter(known -> known.code().equals(use.slot()))
              .findFirst()
              .orElse(null);
      int shared =
          (int)
              uses.stream()
                  .filter(other -> other.evaluation().equals(line.evaluation()) && !other.use().question().equals(use.question()))
                  .filter(other -> !other.use().state().equals("taken-back") && !other.use().state().equals("declined"))
                  .count();
      List<String> warnings =
          Noticing.in(
              new Noticing.Case(
                  item,
                  years.getOrDefault(line.evaluation(), List.of()),
                  slot == null ? "either" : slot.type(),
                  slot != null && slot.perVillage(),
                  use.pages(),
                  use.proves(),
                  shared,
                  open));
      if (!warnings.equals(use.warnings())) {
        jdbc.sql("UPDATE evidence.use SET warnings = CAST(:warnings AS text[]) WHERE regency = :regency AND id = :id")
            .param("warnings", Sql.texts(warnings))
            .param("regency", actor.regency())
            .param("id", use.id())
            .update();
        announce(actor, use.id(), line.evaluation(), use.question());
      }
    }
  }

  private void announce(Actor actor, UUID use, String evaluation, String question) {
    events.publishEvent(new EvidenceUseChanged(actor.regency(), use, actor.person(), use, evaluation, question));
  }

  private EvaluationCalendar calendar() {
    return calendars.getObject();
  }

  private static String said(@Nullable Object value) {
    return value == null ? "–" : value.toString();
  }

  private static String needed(String reason) {
    if (reason.isBlank()) {
      throw new Refused("evidence.reason.needed");
    }
    return reason.strip();
  }

  static Trail.Reach reach(Item item) {
    return new Trail.Reach(item.organisations(), item.villages());
  }

  static List<UUID> together(UUID first, List<UUID> others) {
    Set<UUID> all = new LinkedHashSet<>();
    all.add(first);
    all.addAll(others);
    return new ArrayList<>(all);
  }

  private static UseView read(ResultSet row) throws SQLException {
    return new UseView(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "item"),
        row.getString("question"),
        row.getString("slot"),
        row.getString("title"),
        row.getString("kind"),
        row.getString("sha256"),
        row.getString("pages"),
        row.getString("proves"),
        row.getString("state"),
        row.getString("checked"),
        row.getString("check_reason"),
        row.getString("checked_name"),
        Sql.textList(row, "warnings"),
        Sql.uuid(row, "organisation"));
  }
}

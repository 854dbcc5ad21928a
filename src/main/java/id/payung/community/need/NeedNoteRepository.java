package id.payung.community.need;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.NotFound;
import id.payung.platform.i18n.Messages;
import id.payung.platform.lifecycle.StateSql;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Notes of needs, read; and what those who accompany a village owe because of them. */
@Repository
@Transactional(readOnly = true)
class NeedNoteRepository implements DutySource {
  private static final Set<NeedState> OPEN = StateSql.statesThat(NeedState.class, NeedState::open);

  private static final String UNACCOMPANIED = """
      NOT EXISTS (
        SELECT FROM accounts.mandate m
         WHERE m.regency = r.regency AND m.role = ANY (CAST(:companions AS text[])) AND r.village = ANY (m.villages)
           AND m.ended_at IS NULL AND m.valid_from <= :today AND (m.valid_to IS NULL OR m.valid_to >= :today))
      """;

  /** Of {@code community/urgency}: cannot wait until tomorrow. */
  private static final int URGENT = 3;

  private final Rows rows;
  private final RegionRepository regions;
  private final CompanionVillageLookup companions;
  private final CodeList help;
  private final CodeList urgency;
  private final Messages words;

  NeedNoteRepository(Rows rows, RegionRepository regions, CompanionVillageLookup companions,
      ReferenceCatalogue reference, Messages words) {
    this.rows = rows;
    this.companions = companions;
    this.regions = regions;
    this.urgency = reference.list("community/urgency");
    this.help = reference.list("community/needs");
    this.words = words;
  }

  public Slice<NeedNote> list(Actor actor, NeedFilter filter, ListWindow<NeedNote> window) {
    RowQuery<NeedNote> query = rows.query(actor, NeedNote.class).as("n").isIfGiven("help", filter.help());
    if (!readsWholeReach(actor)) {
      query.and("(n.village = ANY (CAST(:mine AS uuid[])) OR n.author = :me)")
          .param("mine", actor.villages())
          .param("me", actor.requirePerson());
    }
    if (filter.show().equals("conflict")) {
      query.and("n.conflicts <> '[]'");
    } else if (filter.show().equals("review")) {
      query.and("n.review IS NOT NULL");
    } else if (filter.show().equals("open")) {
      query.in("state", OPEN);
    }
    return window.slice(query.within(window.condition(), window.orderAndLimit(), window.params()).list());
  }

  public NeedNote require(Actor actor, UUID id) {
    NeedNote note = rows.require(actor, NeedNote.class, id);
    if (!readsWholeReach(actor) && !actor.villages().contains(note.village())
        && !note.origin().author().equals(actor.person())) {
      throw new NotFound();
    }
    return note;
  }

  /** Who works in a village and holds another role that reaches the regency still reads their own villages alone. */
  private static boolean readsWholeReach(Actor actor) {
    return !actor.hasRegencyWideReach() || actor.service() != null
        || actor.hasAnyRole(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY);
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    Set<UUID> accompanied = companions.findVillages(actor);
    List<Duty> duties = new ArrayList<>();
    if (!accompanied.isEmpty()) {
      duties.addAll(toDuties(note -> "community.need.duty", listOpen(actor, limit).in("village", accompanied).list()));
    }
    if (actor.hasAnyRole(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY)) {
      Set<UUID> told = duties.stream().map(Duty::subject).collect(Collectors.toSet());
      listForSecretariat(actor, limit).stream().filter(duty -> !told.contains(duty.subject())).forEach(duties::add);
    }
    return duties.stream().limit(limit).toList();
  }

  /**
   * No note is owed by nobody: what has no companion in its village, what they have left unanswered past its day, and
   * what was written under a mandate that had ended go to those who answer for the whole regency.
   */
  private List<Duty> listForSecretariat(Actor actor, int limit) {
    record OpenNeed(NeedNote note, boolean alone) {}
    LocalDate today = companions.today(actor);
    List<OpenNeed> needs = rows
        .sql(actor, """
            SELECT * FROM (SELECT %s, %s AS alone FROM community.need_note r WHERE r.regency = :regency AND %s AND %s) r
             WHERE r.review IS NOT NULL OR r.due_on < :today OR r.alone
             ORDER BY r.due_on, r.id LIMIT :limit
            """.formatted(rows.columns(NeedNote.class, "r"), UNACCOMPANIED, StateSql.in("r.state", OPEN),
            rows.reach(actor, NeedNote.class, "r")))
        .param("today", today)
        .param("companions", CompanionVillageLookup.COMPANIONS.stream().map(Role::name).toList())
        .param("limit", limit)
        .list(OpenNeed.class);
    Set<UUID> alone = needs.stream().filter(OpenNeed::alone).map(need -> need.note().id()).collect(Collectors.toSet());
    return toDuties(note -> note.edit().review() != null ? "community.need.duty.review"
        : note.answer().dueOn().isBefore(today) ? "community.need.duty.late"
        : "community.need.duty.unaccompanied", needs.stream().map(OpenNeed::note).toList())
        .stream()
        .map(duty -> duty.kind().equals("community.need.duty.late") && alone.contains(duty.subject())
            ? duty.because("community.need.duty.late.unaccompanied.why")
            : duty)
        .toList();
  }

  private RowQuery<NeedNote> listOpen(Actor actor, int limit) {
    return rows.query(actor, NeedNote.class).in("state", OPEN).orderBy("due_on, id").limit(limit);
  }

  private List<Duty> toDuties(Function<NeedNote, String> kinds, List<NeedNote> notes) {
    Map<UUID, Region> villages = regions.findByIds(notes.stream().map(NeedNote::village).distinct().toList());
    return notes.stream().map(note -> toDuty(kinds.apply(note), note, villages)).toList();
  }

  private Duty toDuty(String kind, NeedNote note, Map<UUID, Region> villages) {
    Duty duty =
        new Duty(kind, note.id(), title(Messages.INDONESIAN, note, villages), kind + ".why", note.answer().dueOn(),
            "/needs/" + note.id(), kind + ".open", 0).inEnglish(title(Messages.ENGLISH, note, villages));
    return note.need().urgency() == URGENT ? duty.asUrgent() : duty;
  }

  private String title(Locale locale, NeedNote note, Map<UUID, Region> villages) {
    String title = words.text(locale, "community.need.duty.title", help.nameOf(note.need().help(), locale),
        note.need().people().total(), Objects.requireNonNull(villages.get(note.village())).label());
    return note.need().urgency() == URGENT ? urgency.nameOf(Integer.toString(URGENT), locale) + " · " + title : title;
  }
}

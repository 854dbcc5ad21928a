package id.payung.community.need;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Notes of needs, read; and what those who accompany a village owe because of them. */
@Repository
@Transactional(readOnly = true)
class NeedNoteRepository implements DutySource {
  private static final Set<NeedState> OPEN = StateSql.statesThat(NeedState.class, NeedState::open);

  private final Rows rows;
  private final RegionRepository regions;
  private final CompanionVillageLookup companions;
  private final CodeList help;
  private final Messages words;

  NeedNoteRepository(Rows rows, RegionRepository regions, CompanionVillageLookup companions,
      ReferenceCatalogue reference, Messages words) {
    this.rows = rows;
    this.companions = companions;
    this.regions = regions;
    this.help = reference.list("community/needs");
    this.words = words;
  }

  public Slice<NeedNote> list(Actor actor, NeedFilter filter, ListWindow<NeedNote> window) {
    RowQuery<NeedNote> query = rows.query(actor, NeedNote.class).as("n").isIfGiven("help", filter.help());
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
    return rows.require(actor, NeedNote.class, id);
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    Set<UUID> accompanied = companions.findVillages(actor);
    List<Duty> duties = new ArrayList<>();
    if (!accompanied.isEmpty()) {
      duties.addAll(toDuties("community.need.duty", listOpen(actor, limit).in("village", accompanied)));
    }
    if (actor.hasAnyRole(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY)) {
      duties.addAll(toDuties("community.need.duty.review", listOpen(actor, limit).and("review IS NOT NULL")));
    }
    return duties.stream().limit(limit).toList();
  }

  private RowQuery<NeedNote> listOpen(Actor actor, int limit) {
    return rows.query(actor, NeedNote.class).in("state", OPEN).orderBy("due_on, id").limit(limit);
  }

  private List<Duty> toDuties(String kind, RowQuery<NeedNote> query) {
    List<NeedNote> notes = query.list();
    Map<UUID, Region> villages = regions.findByIds(notes.stream().map(NeedNote::village).distinct().toList());
    return notes.stream()
        .map(note -> new Duty(kind, note.id(), title(Messages.INDONESIAN, note, villages), kind + ".why",
            note.answer().dueOn(), "/needs/" + note.id(), kind + ".open", 0)
            .inEnglish(title(Messages.ENGLISH, note, villages)))
        .toList();
  }

  private String title(Locale locale, NeedNote note, Map<UUID, Region> villages) {
    return words.text(locale, "community.need.duty.title", help.nameOf(note.need().help(), locale),
        note.need().people().total(), Objects.requireNonNull(villages.get(note.village())).label());
  }
}

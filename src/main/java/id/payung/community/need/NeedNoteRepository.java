package id.payung.community.need;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
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
  private static final List<NeedState> OPEN = List.of(NeedState.WRITTEN, NeedState.TAKEN_ON);

  private final Rows rows;
  private final RegionRepository regions;
  private final CompanionVillageLookup companions;
  private final CodeList help;

  NeedNoteRepository(Rows rows, RegionRepository regions, CompanionVillageLookup companions,
      ReferenceCatalogue reference) {
    this.rows = rows;
    this.companions = companions;
    this.regions = regions;
    this.help = reference.list("community/needs");
  }

  public Slice<NeedNote> list(Actor actor, NeedFilter filter, ListWindow<NeedNote> window) {
    RowQuery<NeedNote> query = rows.query(actor, NeedNote.class).as("n").isIfGiven("help", filter.help());
    if (filter.show().equals("conflict")) {
      query.and("n.conflicts <> '[]'");
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
    if (accompanied.isEmpty()) {
      return List.of();
    }
    List<NeedNote> open = rows.query(actor, NeedNote.class)
        .in("village", accompanied)
        .in("state", OPEN)
        .orderBy("due_on, id")
        .limit(limit)
        .list();
    Map<UUID, Region> villages = regions.findByIds(open.stream().map(NeedNote::village).distinct().toList());
    return open.stream()
        .map(note -> toDuty(note, Objects.requireNonNull(villages.get(note.village())).label()))
        .toList();
  }

  private Duty toDuty(NeedNote note, String village) {
    int people = note.need().people().total();
    return new Duty("community.need.duty", note.id(),
        help.nameOf(note.need().help(), Locale.of("id")) + " · " + people + " orang · " + village,
        help.nameOf(note.need().help(), Locale.ENGLISH) + " · " + people + " people · " + village,
        "community.need.duty.why", note.answer().dueOn(), "/needs/" + note.id(), "community.need.duty.open", 0);
  }
}

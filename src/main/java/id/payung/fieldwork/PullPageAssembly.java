package id.payung.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.audit.TrailChangeRepository;
import id.payung.audit.TrailChangeRepository.ChangedSubject;
import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.fieldwork.kind.PhoneSupplement;
import id.payung.fieldwork.kind.RecordForPhone;
import id.payung.fieldwork.kind.VillageCache;
import id.payung.platform.actor.Actor;
import id.payung.regions.Region;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a phone what it lacks. Records follow the sealed numbers; a first load, and one after a restore or a change of
 * reach, begins anew: the phone forgets what it fetched (never what it has not sent) and takes it again. Supplements
 * are few: the token says which the phone has, and the difference is sent, what left its reach as a tombstone. A phone
 * that says that it makes forms from descriptions is given these first, and the records of such kinds.
 */
@Component
class PullPageAssembly {
  private final PhoneRecordKinds kinds;
  private final PhoneSupplement supplement;
  private final KindDescriber describer;
  private final TrailChangeRepository changes;
  private final VillageCache villages;
  private final PullTokenIssuer tokens;
  private final Clock clock;

  PullPageAssembly(PhoneRecordKinds kinds, PhoneSupplement supplement, KindDescriber describer,
      TrailChangeRepository changes, VillageCache villages, PullTokenIssuer tokens, Clock clock) {
    this.kinds = kinds;
    this.supplement = supplement;
    this.describer = describer;
    this.changes = changes;
    this.villages = villages;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * What a phone asks.
   *
   * @param makesForms whether it makes forms from the descriptions of kinds
   * @param brief whether it keeps its token when it is told none
   */
  record PullQuestion(@Nullable String token, int limit, boolean makesForms, boolean brief) {}

  /**
   * One page.
   *
   * @param token none when it says what the phone's own says
   */
  record PullResponse(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token, UUID epoch, Instant serverTime,
      boolean more, boolean reset, List<Object> records, List<Tombstone> gone) {}

  /** What left the reach of the phone. */
  record Tombstone(String kind, UUID id) {}

  /** A village of the person. */
  record VillageRecord(String kind, UUID id, String code, String name, String district) {}

  /** What one page holds so far, and the kinds that its phone knows. */
  private static final class PageBuffer {
    final int limit;
    final List<PhoneRecordKind<?, ?>> kinds;
    final List<KindDescriber.KindDescription> descriptions;
    final List<Object> records = new ArrayList<>();
    final List<Tombstone> gone = new ArrayList<>();
    boolean more;

    PageBuffer(int limit, List<PhoneRecordKind<?, ?>> kinds, List<KindDescriber.KindDescription> descriptions) {
      this.limit = limit;
      this.kinds = kinds;
      this.descriptions = descriptions;
    }

    int remaining() {
      return Math.max(0, limit - records.size());
    }
  }

  @Transactional(readOnly = true)
  PullResponse assemblePage(Actor actor, PullQuestion asked) {
    PageBuffer buffer = new PageBuffer(asked.limit(), kinds.knownTo(asked.makesForms()),
        asked.makesForms() ? describer.describe(actor) : List.of());
    PullToken begin = tokens.begin(actor, buffer.descriptions);
    PullToken known = tokens.read(actor, asked.token(), begin).orElse(null);
    // The number is taken before anything is read: what is sealed meanwhile comes twice rather than never.
    PullToken token = known == null ? begin.upTo(changes.getLastNumber(actor)) : known;
    PullToken next =
        token.loading() == PullToken.DONE ? loadChanges(actor, token, buffer) : loadInitially(actor, token, buffer);
    next = loadSupplement(actor, next, buffer);
    String told = asked.brief() && next.equals(known) ? null : tokens.encrypt(actor, next);
    return new PullResponse(told, token.epoch(), clock.instant(), buffer.more, known == null, buffer.records,
        buffer.gone);
  }

  private PullToken loadInitially(Actor actor, PullToken token, PageBuffer buffer) {
    PullToken at = token.loading() == PullToken.VILLAGES ? loadVillages(actor, token, buffer) : token;
    for (int place = 0; place < buffer.kinds.size(); place++) {
      if (at.loading() == PullToken.partOfKind(place)) {
        at = loadKind(actor, at, place, buffer);
      }
    }
    return at;
  }

  private PullToken loadVillages(Actor actor, PullToken at, PageBuffer buffer) {
    if (at.after() == null) {
      buffer.records.addAll(buffer.descriptions);
    }
    UUID last = at.after();
    for (Region village : listVillagesAfter(actor, at.after())) {
      if (buffer.remaining() == 0) {
        buffer.more = true;
        return at.at(PullToken.VILLAGES, last);
      }
      buffer.records
          .add(new VillageRecord("village", village.id(), village.code(), village.name(), village.parentName()));
      last = village.id();
    }
    return at.at(PullToken.partOfKind(0), null);
  }

  private PullToken loadKind(Actor actor, PullToken at, int place, PageBuffer buffer) {
    int room = buffer.remaining();
    List<RecordForPhone> page = room == 0 ? List.of() : buffer.kinds.get(place).listPage(actor, at.after(), room);
    page.forEach(record -> buffer.records.add(record.json()));
    if (room == 0 || page.size() == room) {
      buffer.more = true;
      return at.at(PullToken.partOfKind(place), page.isEmpty() ? at.after() : page.getLast().id());
    }
    return at.at(place + 1 == buffer.kinds.size() ? PullToken.DONE : PullToken.partOfKind(place + 1), null);
  }

  private List<Region> listVillagesAfter(Actor actor, @Nullable UUID after) {
    Map<UUID, Region> all = villages.getVillages(actor.regency());
    Collection<UUID> mine = actor.villages().isEmpty() ? all.keySet() : actor.villages();
    return mine.stream()
        .map(all::get)
        .filter(Objects::nonNull)
        .filter(village -> after == null || village.id().compareTo(after) > 0)
        .sorted(Comparator.comparing(Region::id))
        .toList();
  }

  private PullToken loadChanges(Actor actor, PullToken token, PageBuffer buffer) {
    Set<String> trailKinds =
        buffer.kinds.stream().map(kind -> kind.declaration().trailKind()).collect(Collectors.toSet());
    TrailChangeRepository.ChangesSince since = changes.listSince(actor, token.number(), trailKinds, buffer.remaining());
    for (PhoneRecordKind<?, ?> kind : buffer.kinds) {
      List<UUID> changed = since.subjects()
          .stream()
          .filter(subject -> subject.kind().equals(kind.declaration().trailKind()))
          .map(ChangedSubject::id)
          .toList();
      addChanged(actor, kind, changed, buffer);
    }
    buffer.more = since.more();
    return token.upTo(since.upTo());
  }

  private static void addChanged(Actor actor, PhoneRecordKind<?, ?> kind, List<UUID> changed, PageBuffer buffer) {
    List<RecordForPhone> there = kind.listByIds(actor, changed);
    there.forEach(record -> buffer.records.add(record.json()));
    if (!actor.hasRegencyWideReach()) {
      Set<UUID> seen = there.stream().map(RecordForPhone::id).collect(Collectors.toSet());
      changed.stream()
          .filter(id -> !seen.contains(id))
          .forEach(id -> buffer.gone.add(new Tombstone(kind.declaration().pulledAs(), id)));
    }
  }

  /** The difference between what a phone should have and what it has. */
  private PullToken loadSupplement(Actor actor, PullToken token, PageBuffer buffer) {
    PhoneSupplement.Supply now = supplement.supplyFor(actor);
    Map<UUID, Integer> has = new LinkedHashMap<>(token.supplied());
    for (UUID left : List.copyOf(has.keySet())) {
      if (!now.fingerprints().containsKey(left)) {
        buffer.gone.add(new Tombstone(supplement.pulledAs(), left));
        has.remove(left);
      }
    }
    List<UUID> lacking = now.fingerprints()
        .entrySet()
        .stream()
        .filter(one -> !one.getValue().equals(has.get(one.getKey())))
        .map(Map.Entry::getKey)
        .toList();
    List<UUID> sent = lacking.subList(0, Math.min(lacking.size(), buffer.remaining()));
    buffer.records.addAll(now.records().apply(sent));
    sent.forEach(id -> has.put(id, Objects.requireNonNull(now.fingerprints().get(id))));
    buffer.more |= sent.size() < lacking.size();
    return token.having(has);
  }
}

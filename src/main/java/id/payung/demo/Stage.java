package id.payung.demo;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Reference;
import id.payung.platform.time.TravellingClock;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the demonstration plays: one regency, one seed, one clock, and the people who act. The same seed makes the same
 * regency.
 */
@Component
class Stage {
  static final String REGENCY = "73.24";
  static final String NEIGHBOUR = "73.22";
  static final ZoneId ZONE = ZoneId.of("Asia/Makassar");

  final Random random = new Random(7324);
  private final Regions regions;
  private final Reference reference;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Map<String, Person> people = new HashMap<>();
  private List<Region> villages = List.of();

  Stage(Regions regions, Reference reference, TransactionTemplate transactions, Clock clock) {
    this.regions = regions;
    this.reference = reference;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Somebody of the demonstration. */
  record Person(UUID id, String name, String signIn, Role role, UUID organisation, List<UUID> area) {}

  static UUID id(String words) {
    return Ids.named("demo:" + words);
  }

  static UUID office(String code) {
    return id("office:" + code);
  }

  Reference reference() {
    return reference;
  }

  void enters(Person person) {
    people.put(person.signIn(), person);
  }

  List<Person> everybody() {
    return List.copyOf(people.values());
  }

  Person person(String signIn) {
    Person person = people.get(signIn);
    if (person == null) {
      throw new IllegalStateException("nobody is called " + signIn);
    }
    return person;
  }

  /** As the door would make them. */
  Actor actor(String signIn) {
    Person person = person(signIn);
    List<UUID> within = Acting.as(Actor.service("demo", REGENCY), () -> regions.villagesWithin(REGENCY, person.area()));
    return Actor.person(REGENCY, person.id(), person.name(), List.of(person.role()), Set.of(id("mandate:" + signIn)),
        person.role().reach() == Role.Reach.ORGANISATION ? Set.of(person.organisation()) : Set.of(),
        Set.copyOf(within));
  }

  <T> T as(String signIn, Supplier<T> deed) {
    return Acting.as(actor(signIn), deed::get);
  }

  void doing(String signIn, Deed deed) {
    Actor actor = actor(signIn);
    Acting.doing(actor, () -> deed.done(actor));
  }

  /** Something that somebody does. */
  interface Deed {
    void done(Actor actor);
  }

  void inOneGo(Actor actor, Deed deed) {
    Acting.doing(actor, () -> transactions.executeWithoutResult(status -> deed.done(actor)));
  }

  /** The story is now here. Never in the future. */
  void on(LocalDate day) {
    if (clock instanceof TravellingClock travelling) {
      LocalDate latest = LocalDate.ofInstant(java.time.Instant.now(), ZONE);
      LocalDate there = day.isAfter(latest) ? latest : day;
      travelling
          .travelTo(there.atTime(LocalTime.of(8 + random.nextInt(8), random.nextInt(60))).atZone(ZONE).toInstant());
    }
  }

  void comeHome() {
    if (clock instanceof TravellingClock travelling) {
      travelling.comeHome();
    }
  }

  static LocalDate today() {
    return LocalDate.ofInstant(java.time.Instant.now(), ZONE);
  }

  List<Region> villages() {
    if (villages.isEmpty()) {
      villages = Acting.as(Actor.service("demo", REGENCY), () -> new ArrayList<>(regions.villagesOf(REGENCY)));
    }
    return villages;
  }

  Region village(String code) {
    return villages().stream().filter(village -> village.code().equals(code)).findFirst().orElseThrow();
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}

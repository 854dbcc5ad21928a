package id.payung.demo;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.FaceBox;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.time.AdjustableClock;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.Instant;
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
class DemoContext {
  static final String REGENCY = "73.24";
  static final String NEIGHBOUR = "73.22";
  static final ZoneId ZONE = ZoneId.of("Asia/Makassar");

  final Random random = new Random(7324);
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Map<String, DemoPerson> people = new HashMap<>();
  private final Map<String, List<FaceBox>> faces = new HashMap<>();
  private List<Region> villages = List.of();

  DemoContext(RegionRepository regions, ReferenceCatalogue reference, TransactionTemplate transactions, Clock clock) {
    this.regions = regions;
    this.reference = reference;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Somebody of the demonstration. */
  record DemoPerson(UUID id, String name, String signIn, Role role, UUID organisation, List<UUID> area) {}

  static UUID idOf(String words) {
    return Ids.fromName("demo:" + words);
  }

  static UUID officeId(String code) {
    return idOf("office:" + code);
  }

  ReferenceCatalogue reference() {
    return reference;
  }

  void addPerson(DemoPerson person) {
    people.put(person.signIn(), person);
  }

  List<DemoPerson> listPeople() {
    return List.copyOf(people.values());
  }

  DemoPerson requirePerson(String signIn) {
    DemoPerson person = people.get(signIn);
    if (person == null) {
      throw new IllegalStateException("nobody is called " + signIn);
    }
    return person;
  }

  /** As the door would make them. */
  Actor actorOf(String signIn) {
    DemoPerson person = requirePerson(signIn);
    List<UUID> within =
        ActorContext.callAs(Actor.service("demo", REGENCY), () -> regions.listVillageIdsWithin(REGENCY, person.area()));
    return Actor.person(REGENCY, person.id(), person.name(), List.of(person.role()), Set.of(idOf("mandate:" + signIn)),
        person.role().reach() == Role.Reach.ORGANISATION ? Set.of(person.organisation()) : Set.of(),
        Set.copyOf(within));
  }

  <T> T callAs(String signIn, Supplier<T> work) {
    return ActorContext.callAs(actorOf(signIn), work::get);
  }

  void runAs(String signIn, DemoAction work) {
    Actor actor = actorOf(signIn);
    ActorContext.runAs(actor, () -> work.perform(actor));
  }

  /** Where the heads are on a drawn photo, for the copy that may leave. */
  void rememberFaces(String sha256, List<FaceBox> heads) {
    faces.put(sha256, heads);
  }

  List<FaceBox> facesOn(String sha256) {
    return faces.getOrDefault(sha256, List.of());
  }

  /** Something that somebody does. */
  interface DemoAction {
    void perform(Actor actor);
  }

  void runInTransaction(Actor actor, DemoAction work) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(status -> work.perform(actor)));
  }

  /** The story is now here. Never in the future. */
  void travelTo(LocalDate day) {
    if (clock instanceof AdjustableClock travelling) {
      travelling.setTo(momentOf(day, LocalTime.of(8 + random.nextInt(8), random.nextInt(60)), Instant.now()));
    }
  }

  /** When a volunteer wrote down what happened on that day: at noon, or just now where noon has not come yet. */
  static Instant noonOf(LocalDate day) {
    return momentOf(day, LocalTime.NOON, Instant.now());
  }

  /** That hour of that day, and no later than now: nothing of the demonstration lies in the future. */
  static Instant momentOf(LocalDate day, LocalTime hour, Instant now) {
    Instant moment = day.atTime(hour).atZone(ZONE).toInstant();
    return moment.isAfter(now) ? now : moment;
  }

  void returnToPresent() {
    if (clock instanceof AdjustableClock travelling) {
      travelling.reset();
    }
  }

  static LocalDate today() {
    return LocalDate.ofInstant(Instant.now(), ZONE);
  }

  List<Region> villages() {
    if (villages.isEmpty()) {
      villages =
          ActorContext.callAs(Actor.service("demo", REGENCY), () -> new ArrayList<>(regions.listVillages(REGENCY)));
    }
    return villages;
  }

  Region requireVillage(String code) {
    return villages().stream().filter(village -> village.code().equals(code)).findFirst().orElseThrow();
  }

  <T> T pickRandom(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int randomBetween(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}

package id.payung.platform.testing;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import id.payung.regions.ServedRegencyRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The synthetic people of every test, demonstration and screenshot. Luwu Timur (73.24) is where most things happen;
 * Luwu Utara (73.22) is the neighbour that must never be seen.
 */
@TestComponent
public class TestCast implements InitializingBean {
  public static final String LUWU_TIMUR = "73.24";
  public static final String LUWU_UTARA = "73.22";
  public static final String PASSWORD = "payung-uji-2026";

  /** Magani in Nuha, and Baruga of which there are two. */
  public static final String MAGANI = "73.24.02.1007";

  public static final UUID DP3A = Ids.fromName("office:dp3a");
  public static final UUID DISDUKCAPIL = Ids.fromName("office:disdukcapil");
  public static final UUID NGO = Ids.fromName("partner:yayasan-teduh");
  public static final UUID NEIGHBOURS_DP3A = Ids.fromName("office:neighbour-dp3a");

  public static final UUID ADMIN = Ids.fromName("person:admin");
  public static final UUID SECRETARY = Ids.fromName("person:sekretaris");
  public static final UUID CLERK = Ids.fromName("person:staf-disdukcapil");
  public static final UUID DP3A_CLERK = Ids.fromName("person:staf-dp3a");
  public static final UUID VERIFIER = Ids.fromName("person:pemeriksa");
  public static final UUID VOLUNTEER = Ids.fromName("person:aktivis-magani");
  public static final UUID OTHER_VOLUNTEER = Ids.fromName("person:aktivis-malili");
  public static final UUID PARTNER = Ids.fromName("person:koordinator-teduh");
  public static final UUID AIDE = Ids.fromName("person:ajudan");
  public static final UUID AUDITOR = Ids.fromName("person:auditor");
  public static final UUID NEIGHBOUR = Ids.fromName("person:tetangga");

  private final ServedRegencyRepository tenancy;
  private final OrganisationRepository organisations;
  private final PersonRegistration people;
  private final RegionRepository regions;
  private final TransactionTemplate transactions;

  TestCast(ServedRegencyRepository tenancy, OrganisationRepository organisations, PersonRegistration people,
      RegionRepository regions, TransactionTemplate transactions) {
    this.tenancy = tenancy;
    this.organisations = organisations;
    this.people = people;
    this.regions = regions;
    this.transactions = transactions;
  }

  @Override
  public void afterPropertiesSet() {
    tenancy.switchOn(LUWU_TIMUR);
    tenancy.switchOn(LUWU_UTARA);
    runAsService(LUWU_TIMUR, actor -> {
      organisations.insertIfAbsent(actor, DP3A, "opd", "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak",
          "Dinsos P3A", null, true);
      organisations.insertIfAbsent(actor, DISDUKCAPIL, "opd", "Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil",
          null, true);
      organisations.insertIfAbsent(actor, NGO, "ngo", "Yayasan Teduh Contoh", "Yayasan Teduh", null, true);
      registerPerson(actor, ADMIN, "Ani Contoh", "ani", Role.REGENCY_ADMIN, DP3A, List.of());
      registerPerson(actor, SECRETARY, "Budi Contoh", "budi", Role.TASK_FORCE_SECRETARY, DP3A, List.of());
      registerPerson(actor, CLERK, "Citra Contoh", "citra", Role.OFFICE_CLERK, DISDUKCAPIL, List.of());
      registerPerson(actor, DP3A_CLERK, "Dewi Contoh", "dewi", Role.OFFICE_CLERK, DP3A, List.of());
      registerPerson(actor, VERIFIER, "Eko Contoh", "eko", Role.INTERNAL_VERIFIER, DP3A, List.of());
      registerPerson(actor, VOLUNTEER, "Fitri Contoh", "fitri", Role.VILLAGE_VOLUNTEER, DP3A, List.of(village(MAGANI)));
      registerPerson(actor, OTHER_VOLUNTEER, "Gita Contoh", "gita", Role.VILLAGE_VOLUNTEER, DP3A,
          List.of(village("73.24.04.1003")));
      registerPerson(actor, PARTNER, "Hadi Contoh", "hadi", Role.PARTNER_COORDINATOR, NGO, List.of());
      registerPerson(actor, AIDE, "Indah Contoh", "indah", Role.REGENT_AIDE, DP3A, List.of());
      registerPerson(actor, AUDITOR, "Joko Contoh", "joko", Role.AUDITOR, DP3A, List.of());
    });
    runAsService(LUWU_UTARA, actor -> {
      organisations.insertIfAbsent(actor, NEIGHBOURS_DP3A, "opd", "Dinas P3AP2KB Tetangga", "DP3AP2KB", null, true);
      registerPerson(actor, NEIGHBOUR, "Kiki Tetangga", "kiki", Role.REGENCY_ADMIN, NEIGHBOURS_DP3A, List.of());
    });
  }

  /** The day where Luwu Timur is, eight hours before that of UTC. */
  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Makassar"));
  }

  private interface ServiceWork {
    void run(Actor actor);
  }

  private void runAsService(String regency, ServiceWork work) {
    Actor service = Actor.service("accounts", regency);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> work.run(service)));
  }

  private void registerPerson(Actor actor, UUID id, String name, String signIn, Role role, UUID organisation,
      List<UUID> area) {
    people.register(actor, new NewPerson(id, name, signIn, null, PASSWORD, true));
    people.grantMandate(actor, new NewMandate(Ids.fromName("mandate:" + id), id, role, organisation, "", area,
        "SK-UJI/001/2024", LocalDate.of(2024, 1, 2), null));
  }

  /** The id of a village by its code. */
  public UUID village(String code) {
    return ActorContext.callAs(Actor.service("regions", LUWU_TIMUR),
        () -> regions.findByCode(code).map(Region::id).orElseThrow());
  }

  /** One of the cast as an actor in Luwu Timur, as the door would make it. */
  public Actor actorOf(UUID person) {
    return switch (person) {
      case UUID p when p.equals(ADMIN) -> actor(p, "Ani Contoh", Role.REGENCY_ADMIN, DP3A, null);
      case UUID p when p.equals(SECRETARY) -> actor(p, "Budi Contoh", Role.TASK_FORCE_SECRETARY, DP3A, null);
      case UUID p when p.equals(CLERK) -> actor(p, "Citra Contoh", Role.OFFICE_CLERK, DISDUKCAPIL, null);
      case UUID p when p.equals(DP3A_CLERK) -> actor(p, "Dewi Contoh", Role.OFFICE_CLERK, DP3A, null);
      case UUID p when p.equals(VERIFIER) -> actor(p, "Eko Contoh", Role.INTERNAL_VERIFIER, DP3A, null);
      case UUID p when p.equals(VOLUNTEER) -> actor(p, "Fitri Contoh", Role.VILLAGE_VOLUNTEER, DP3A, MAGANI);
      case UUID p when p.equals(OTHER_VOLUNTEER) ->
          actor(p, "Gita Contoh", Role.VILLAGE_VOLUNTEER, DP3A, "73.24.04.1003");
      case UUID p when p.equals(PARTNER) -> actor(p, "Hadi Contoh", Role.PARTNER_COORDINATOR, NGO, null);
      case UUID p when p.equals(AIDE) -> actor(p, "Indah Contoh", Role.REGENT_AIDE, DP3A, null);
      case UUID p when p.equals(AUDITOR) -> actor(p, "Joko Contoh", Role.AUDITOR, DP3A, null);
      default -> throw new IllegalArgumentException("not of the cast here");
    };
  }

  /** The administrator of the neighbouring regency. */
  public Actor neighbourAdmin() {
    return Actor.person(LUWU_UTARA, NEIGHBOUR, "Kiki Tetangga", List.of(Role.REGENCY_ADMIN),
        Set.of(Ids.fromName("mandate:" + NEIGHBOUR)), Set.of(), Set.of());
  }

  private Actor actor(UUID person, String name, Role role, UUID organisation, String village) {
    return Actor.person(LUWU_TIMUR, person, name, List.of(role), Set.of(Ids.fromName("mandate:" + person)),
        role.reach() == Role.Reach.ORGANISATION ? Set.of(organisation) : Set.of(),
        village == null ? Set.of() : Set.of(village(village)));
  }
}

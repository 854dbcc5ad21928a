package id.payung.demo;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.rows.RecordCopy;
import id.payung.regions.Region;
import id.payung.regions.ServedRegencyRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Offices, partners, villages, and synthetic people with their mandates. */
@Component
class PeopleDemoData {
  static final String PASSWORD = "payung-contoh-2026";
  static final UUID YAYASAN = DemoContext.idOf("partner:yayasan-teduh");
  static final UUID LENTERA = DemoContext.idOf("partner:lentera");
  static final UUID COCOA = DemoContext.idOf("partner:kakao");
  static final UUID BANK = DemoContext.idOf("partner:bank");
  static final UUID UNIVERSITY = DemoContext.idOf("partner:universitas");
  static final UUID MEDIA = DemoContext.idOf("partner:media");
  private static final LocalDate APPOINTED = LocalDate.of(2025, 1, 6);

  /** Villages that the story visits, with the volunteers' names. */
  static final List<String> VILLAGES = List.of("73.24.04.1003", "73.24.04.2001", "73.24.06.2003", "73.24.03.2005",
      "73.24.02.1007", "73.24.08.1003", "73.24.01.2002", "73.24.07.2004");

  private static final List<String> FIRST_NAMES = List.of("Aisyah", "Bahtiar", "Cahaya", "Daeng", "Endang", "Fatimah",
      "Gunawan", "Hasna", "Irma", "Jamal", "Kartini", "Lukman", "Maryam", "Nurdin");

  private final DemoContext context;
  private final ServedRegencyRepository servedRegencies;
  private final OrganisationRepository organisations;
  private final PersonRegistration people;

  PeopleDemoData(DemoContext context, ServedRegencyRepository servedRegencies, OrganisationRepository organisations,
      PersonRegistration people) {
    this.context = context;
    this.servedRegencies = servedRegencies;
    this.organisations = organisations;
    this.people = people;
  }

  void create() {
    servedRegencies.switchOn(DemoContext.REGENCY);
    servedRegencies.switchOn(DemoContext.NEIGHBOUR);
    context.travelTo(APPOINTED);
    Actor service = Actor.service("accounts", DemoContext.REGENCY);
    context.runInTransaction(service, this::createOffices);
    context.runInTransaction(service, this::createPartnersAndVillages);
    context.runInTransaction(service, this::createOfficials);
    context.runInTransaction(service, this::createVillagers);
    createNeighbourRegency();
  }

  private void createOffices(Actor actor) {
    for (CodeListEntry office : context.reference().list("accounts/offices").entries()) {
      if (office.flag("many")) {
        continue;
      }
      String name =
          office.nameIn(Locale.of("id")).replace("{kabupaten}", "Kabupaten Luwu Timur").replace("{nama}", "Luwu Timur");
      organisations.insertIfAbsent(actor, DemoContext.officeId(office.code()), office.text("kind"), name,
          office.text("short"), null, false);
    }
  }

  private void createPartnersAndVillages(Actor actor) {
    organisations.insertIfAbsent(actor, YAYASAN, "ngo", "Yayasan Teduh Anak Negeri (contoh)", "Yayasan Teduh", null,
        true);
    organisations.insertIfAbsent(actor, LENTERA, "ngo", "Perkumpulan Lentera Perempuan (contoh)", "Lentera", null,
        true);
    organisations.insertIfAbsent(actor, COCOA, "company", "PT Kakao Lestari Nusantara (contoh)", "Kakao Lestari", null,
        true);
    organisations.insertIfAbsent(actor, BANK, "company", "Bank Sahabat Daerah (contoh)", "Bank Sahabat", null, true);
    organisations.insertIfAbsent(actor, UNIVERSITY, "university", "Universitas Tana Luwu (contoh)", "Univ. Tana Luwu",
        null, true);
    organisations.insertIfAbsent(actor, MEDIA, "media", "Radio Suara Malili (contoh)", "Radio Malili", null, true);
    for (String code : VILLAGES) {
      Region village = context.requireVillage(code);
      String kind = village.kelurahan() ? "Kelurahan " : "Pemerintah Desa ";
      organisations.insertIfAbsent(actor, DemoContext.idOf("village:" + code),
          village.kelurahan() ? "kelurahan-office" : "village-government", kind + village.label(),
          kind + village.name(), village.id(), false);
    }
  }

  private void createOfficials(Actor actor) {
    createPerson(actor, "admin", "Adi Contoh", Role.REGENCY_ADMIN, DemoContext.officeId("women-children"),
        "Admin Kabupaten", List.of());
    createPerson(actor, "sekretaris", "Sri Contoh", Role.TASK_FORCE_SECRETARY, DemoContext.officeId("women-children"),
        "Sekretaris Gugus Tugas KLA", List.of());
    createPerson(actor, "pemeriksa", "Pandu Contoh", Role.INTERNAL_VERIFIER, DemoContext.officeId("planning"),
        "Pemeriksa Internal", List.of());
    createPerson(actor, "perencana", "Retno Contoh", Role.PLANNER, DemoContext.officeId("planning"),
        "Perencana Ahli Muda", List.of());
    createPerson(actor, "kerjasama", "Kusuma Contoh", Role.COOPERATION_OFFICE, DemoContext.officeId("cooperation"),
        "Kasubbag Kerja Sama", List.of());
    createPerson(actor, "hukum", "Hamid Contoh", Role.LEGAL_OFFICE, DemoContext.officeId("legal"),
        "Perancang Peraturan", List.of());
    createPerson(actor, "setwan", "Sinta Contoh", Role.COUNCIL_STAFF, DemoContext.officeId("council"),
        "Staf Bagian Persidangan", List.of());
    createPerson(actor, "ajudan", "Yusuf Contoh", Role.REGENT_AIDE, DemoContext.officeId("regent-office"),
        "Staf Bupati", List.of());
    createPerson(actor, "riwayat", "Wati Contoh", Role.AUDITOR, DemoContext.officeId("inspectorate"), "Auditor",
        List.of());
    createPerson(actor, "dp3a", "Dian Contoh", Role.OFFICE_CLERK, DemoContext.officeId("women-children"), "Operator",
        List.of());
    createPerson(actor, "disdukcapil", "Dodi Contoh", Role.OFFICE_CLERK, DemoContext.officeId("civil-registry"),
        "Operator", List.of());
    createPerson(actor, "disdik", "Desi Contoh", Role.OFFICE_CLERK, DemoContext.officeId("education"), "Operator",
        List.of());
    createPerson(actor, "dinkes", "Dedi Contoh", Role.OFFICE_CLERK, DemoContext.officeId("health"), "Operator",
        List.of());
    createPerson(actor, "dinsos", "Dina Contoh", Role.OFFICE_CLERK, DemoContext.officeId("social"), "Operator",
        List.of());
    createPerson(actor, "dppkb", "Dahlia Contoh", Role.OFFICE_CLERK, DemoContext.officeId("family-planning"),
        "Operator", List.of());
    createPerson(actor, "kadisdik", "Kamal Contoh", Role.OFFICE_HEAD, DemoContext.officeId("education"), "Kepala Dinas",
        List.of());
    createPerson(actor, "polres", "Pratiwi Contoh", Role.DATA_OWNER, DemoContext.officeId("police"), "Kanit PPA",
        List.of());
    createPerson(actor, "mitra", "Mega Contoh", Role.PARTNER_COORDINATOR, YAYASAN, "Koordinator Program", List.of());
    createPerson(actor, "kakao", "Kevin Contoh", Role.PARTNER_COORDINATOR, COCOA, "Manajer Keberlanjutan", List.of());
    createPerson(actor, "camat", "Cakra Contoh", Role.DISTRICT_SUPERVISOR, DemoContext.officeId("village-affairs"),
        "Pendamping Kecamatan Malili", List.of(districtId()));
  }

  private UUID districtId() {
    return java.util.Objects.requireNonNull(context.requireVillage("73.24.04.1003").parent());
  }

  private void createVillagers(Actor actor) {
    int n = 0;
    for (String code : VILLAGES) {
      Region village = context.requireVillage(code);
      String place = village.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      UUID government = DemoContext.idOf("village:" + code);
      createPerson(actor, "patbm." + place, FIRST_NAMES.get(n++ % FIRST_NAMES.size()) + " Contoh",
          Role.VILLAGE_VOLUNTEER, government, "Aktivis PATBM", List.of(village.id()));
      if (n % 2 == 1) {
        createPerson(actor, "desa." + place, FIRST_NAMES.get((n + 6) % FIRST_NAMES.size()) + " Contoh",
            Role.VILLAGE_OPERATOR, government, "Operator Desa", List.of(village.id()));
      } else {
        createPerson(actor, "penggerak." + place, FIRST_NAMES.get((n + 6) % FIRST_NAMES.size()) + " Contoh",
            Role.VILLAGE_MOVER, government, "Penggerak Desa", List.of(village.id()));
      }
    }
  }

  /** The coordinator of the NGO works in two regencies, and sees each alone. */
  private void createNeighbourRegency() {
    Actor service = Actor.service("accounts", DemoContext.NEIGHBOUR);
    context.runInTransaction(service, actor -> {
      UUID office = DemoContext.idOf("neighbour-office");
      organisations.insertIfAbsent(actor, office, "opd", "Dinas P3AP2KB Kabupaten Luwu Utara", "DP3AP2KB", null, false);
      organisations.insertIfAbsent(actor, YAYASAN, "ngo", "Yayasan Teduh Anak Negeri (contoh)", "Yayasan Teduh", null,
          true);
      UUID admin = DemoContext.idOf("person:admin-lutra");
      people.register(actor, new NewPerson(admin, "Utami Contoh", "admin.lutra", null, PASSWORD, true));
      people.grantMandate(actor,
          newMandate("admin-lutra", admin, Role.REGENCY_ADMIN, office, "Admin Kabupaten", List.of()));
      people.grantMandate(actor, newMandate("mitra-lutra", DemoContext.idOf("person:mitra"), Role.PARTNER_COORDINATOR,
          YAYASAN, "Koordinator Program", List.of()));
    });
  }

  private void createPerson(Actor actor, String signIn, String name, Role role, UUID organisation, String post,
      List<UUID> area) {
    UUID id = DemoContext.idOf("person:" + signIn);
    people.register(actor, new NewPerson(id, name, signIn, null, PASSWORD, true));
    people.grantMandate(actor, newMandate(signIn, id, role, organisation, post, area));
    context.addPerson(new DemoContext.DemoPerson(id, name, signIn, role, organisation, area));
  }

  private static NewMandate newMandate(String words, UUID person, Role role, UUID organisation, String post,
      List<UUID> area) {
    return RecordCopy.blank(NewMandate.class)
        .with(NewMandate::id, DemoContext.idOf("mandate:" + words))
        .with(NewMandate::person, person)
        .with(NewMandate::role, role)
        .with(NewMandate::organisation, organisation)
        .with(NewMandate::post, post)
        .with(NewMandate::area, area)
        .with(NewMandate::decreeNumber, "188/CONTOH/2025")
        .with(NewMandate::validFrom, APPOINTED)
        .make();
  }
}

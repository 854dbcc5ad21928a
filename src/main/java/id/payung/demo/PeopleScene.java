package id.payung.demo;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.Organisations;
import id.payung.accounts.People;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.reference.Entry;
import id.payung.regions.Region;
import id.payung.regions.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Offices, partners, villages, and synthetic people with their mandates. */
@Component
class PeopleScene {
  static final String PASSWORD = "payung-contoh-2026";
  static final UUID YAYASAN = Stage.id("partner:yayasan-teduh");
  static final UUID LENTERA = Stage.id("partner:lentera");
  static final UUID COCOA = Stage.id("partner:kakao");
  static final UUID BANK = Stage.id("partner:bank");
  static final UUID UNIVERSITY = Stage.id("partner:universitas");
  static final UUID MEDIA = Stage.id("partner:media");
  private static final LocalDate APPOINTED = LocalDate.of(2025, 1, 6);

  /** Villages that the story visits, with the volunteers' names. */
  static final List<String> VILLAGES = List.of("73.24.04.1003", "73.24.04.2001", "73.24.06.2003", "73.24.03.2005",
      "73.24.02.1007", "73.24.08.1003", "73.24.01.2002", "73.24.07.2004");

  private static final List<String> FIRST = List.of("Aisyah", "Bahtiar", "Cahaya", "Daeng", "Endang", "Fatimah",
      "Gunawan", "Hasna", "Irma", "Jamal", "Kartini", "Lukman", "Maryam", "Nurdin");

  private final Stage stage;
  private final Tenancy tenancy;
  private final Organisations organisations;
  private final People people;

  PeopleScene(Stage stage, Tenancy tenancy, Organisations organisations, People people) {
    this.stage = stage;
    this.tenancy = tenancy;
    this.organisations = organisations;
    this.people = people;
  }

  void play() {
    tenancy.switchOn(Stage.REGENCY);
    tenancy.switchOn(Stage.NEIGHBOUR);
    stage.on(APPOINTED);
    Actor service = Actor.service("accounts", Stage.REGENCY);
    stage.inOneGo(service, this::offices);
    stage.inOneGo(service, this::partnersAndVillages);
    stage.inOneGo(service, this::officials);
    stage.inOneGo(service, this::villagers);
    neighbour();
  }

  private void offices(Actor actor) {
    for (Entry office : stage.reference().list("accounts/offices").all()) {
      if (office.flag("many")) {
        continue;
      }
      String name =
          office.nameIn(Locale.of("id")).replace("{kabupaten}", "Kabupaten Luwu Timur").replace("{nama}", "Luwu Timur");
      organisations.add(actor, Stage.office(office.code()), office.text("kind"), name, office.text("short"), null,
          false);
    }
  }

  private void partnersAndVillages(Actor actor) {
    organisations.add(actor, YAYASAN, "ngo", "Yayasan Teduh Anak Negeri (contoh)", "Yayasan Teduh", null, true);
    organisations.add(actor, LENTERA, "ngo", "Perkumpulan Lentera Perempuan (contoh)", "Lentera", null, true);
    organisations.add(actor, COCOA, "company", "PT Kakao Lestari Nusantara (contoh)", "Kakao Lestari", null, true);
    organisations.add(actor, BANK, "company", "Bank Sahabat Daerah (contoh)", "Bank Sahabat", null, true);
    organisations.add(actor, UNIVERSITY, "university", "Universitas Tana Luwu (contoh)", "Univ. Tana Luwu", null, true);
    organisations.add(actor, MEDIA, "media", "Radio Suara Malili (contoh)", "Radio Malili", null, true);
    for (String code : VILLAGES) {
      Region village = stage.village(code);
      String kind = village.kelurahan() ? "Kelurahan " : "Pemerintah Desa ";
      organisations.add(actor, Stage.id("village:" + code),
          village.kelurahan() ? "kelurahan-office" : "village-government", kind + village.label(),
          kind + village.name(), village.id(), false);
    }
  }

  private void officials(Actor actor) {
    person(actor, "admin", "Adi Contoh", Role.REGENCY_ADMIN, Stage.office("women-children"), "Admin Kabupaten",
        List.of());
    person(actor, "sekretaris", "Sri Contoh", Role.TASK_FORCE_SECRETARY, Stage.office("women-children"),
        "Sekretaris Gugus Tugas KLA", List.of());
    person(actor, "pemeriksa", "Pandu Contoh", Role.INTERNAL_VERIFIER, Stage.office("planning"), "Pemeriksa Internal",
        List.of());
    person(actor, "perencana", "Retno Contoh", Role.PLANNER, Stage.office("planning"), "Perencana Ahli Muda",
        List.of());
    person(actor, "kerjasama", "Kusuma Contoh", Role.COOPERATION_OFFICE, Stage.office("cooperation"),
        "Kasubbag Kerja Sama", List.of());
    person(actor, "hukum", "Hamid Contoh", Role.LEGAL_OFFICE, Stage.office("legal"), "Perancang Peraturan", List.of());
    person(actor, "ajudan", "Yusuf Contoh", Role.REGENT_AIDE, Stage.office("regent-office"), "Staf Bupati", List.of());
    person(actor, "riwayat", "Wati Contoh", Role.AUDITOR, Stage.office("inspectorate"), "Auditor", List.of());
    person(actor, "dp3a", "Dian Contoh", Role.OFFICE_CLERK, Stage.office("women-children"), "Operator", List.of());
    person(actor, "disdukcapil", "Dodi Contoh", Role.OFFICE_CLERK, Stage.office("civil-registry"), "Operator",
        List.of());
    person(actor, "disdik", "Desi Contoh", Role.OFFICE_CLERK, Stage.office("education"), "Operator", List.of());
    person(actor, "dinkes", "Dedi Contoh", Role.OFFICE_CLERK, Stage.office("health"), "Operator", List.of());
    person(actor, "dinsos", "Dina Contoh", Role.OFFICE_CLERK, Stage.office("social"), "Operator", List.of());
    person(actor, "dppkb", "Dahlia Contoh", Role.OFFICE_CLERK, Stage.office("family-planning"), "Operator", List.of());
    person(actor, "kadisdik", "Kamal Contoh", Role.OFFICE_HEAD, Stage.office("education"), "Kepala Dinas", List.of());
    person(actor, "polres", "Pratiwi Contoh", Role.DATA_OWNER, Stage.office("police"), "Kanit PPA", List.of());
    person(actor, "mitra", "Mega Contoh", Role.PARTNER_COORDINATOR, YAYASAN, "Koordinator Program", List.of());
    person(actor, "kakao", "Kevin Contoh", Role.PARTNER_COORDINATOR, COCOA, "Manajer Keberlanjutan", List.of());
    person(actor, "camat", "Cakra Contoh", Role.DISTRICT_SUPERVISOR, Stage.office("village-affairs"),
        "Pendamping Kecamatan Malili", List.of(district()));
  }

  private UUID district() {
    return java.util.Objects.requireNonNull(stage.village("73.24.04.1003").parent());
  }

  private void villagers(Actor actor) {
    int n = 0;
    for (String code : VILLAGES) {
      Region village = stage.village(code);
      String place = village.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      UUID government = Stage.id("village:" + code);
      person(actor, "patbm." + place, FIRST.get(n++ % FIRST.size()) + " Contoh", Role.VILLAGE_VOLUNTEER, government,
          "Aktivis PATBM", List.of(village.id()));
      if (n % 2 == 1) {
        person(actor, "desa." + place, FIRST.get((n + 6) % FIRST.size()) + " Contoh", Role.VILLAGE_OPERATOR, government,
            "Operator Desa", List.of(village.id()));
      } else {
        person(actor, "penggerak." + place, FIRST.get((n + 6) % FIRST.size()) + " Contoh", Role.VILLAGE_MOVER,
            government, "Penggerak Desa", List.of(village.id()));
      }
    }
  }

  /** The coordinator of the NGO works in two regencies, and sees each alone. */
  private void neighbour() {
    Actor service = Actor.service("accounts", Stage.NEIGHBOUR);
    stage.inOneGo(service, actor -> {
      UUID office = Stage.id("neighbour-office");
      organisations.add(actor, office, "opd", "Dinas P3AP2KB Kabupaten Luwu Utara", "DP3AP2KB", null, false);
      organisations.add(actor, YAYASAN, "ngo", "Yayasan Teduh Anak Negeri (contoh)", "Yayasan Teduh", null, true);
      UUID admin = Stage.id("person:admin-lutra");
      people.register(actor, new NewPerson(admin, "Utami Contoh", "admin.lutra", null, PASSWORD, true));
      people.give(actor, mandate("admin-lutra", admin, Role.REGENCY_ADMIN, office, "Admin Kabupaten", List.of()));
      people.give(actor, mandate("mitra-lutra", Stage.id("person:mitra"), Role.PARTNER_COORDINATOR, YAYASAN,
          "Koordinator Program", List.of()));
    });
  }

  private void person(Actor actor, String signIn, String name, Role role, UUID organisation, String post,
      List<UUID> area) {
    UUID id = Stage.id("person:" + signIn);
    people.register(actor, new NewPerson(id, name, signIn, null, PASSWORD, true));
    people.give(actor, mandate(signIn, id, role, organisation, post, area));
    stage.enters(new Stage.Person(id, name, signIn, role, organisation, area));
  }

  private static NewMandate mandate(String words, UUID person, Role role, UUID organisation, String post,
      List<UUID> area) {
    return new NewMandate(Stage.id("mandate:" + words), person, role, organisation, post, area, "188/CONTOH/2025",
        APPOINTED, null);
  }
}

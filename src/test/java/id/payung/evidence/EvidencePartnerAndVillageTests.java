package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hadi of the partner sees what his activities proved, without faces; Lina, operator of Atue, works on what happened in
 * her village.
 */
@PayungTest
class EvidencePartnerAndVillageTests {
  private static final String YEAR = "2068";
  private static final String AT = "/73.24/evidence";
  private static final String ATUE = "73.24.04.2008";
  private static final UUID LINA = Ids.fromName("person:operator-atue");
  private static final UUID VILLAGE_OFFICE = Ids.fromName("office:desa-atue");

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired OrganisationRepository organisations;
  @Autowired PersonRegistration people;
  @Autowired EvidenceUseLifeCycle register;
  @Autowired EvidenceItemLifeCycle itemBook;
  @Autowired EvidenceUseRepository uses;
  @Autowired EvidenceItemRepository items;
  @Autowired DocumentStorage documents;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  private UUID village;

  @BeforeEach
  void a_year_is_open_and_the_village_has_an_operator() {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1");
    village = cast.village(ATUE);
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      organisations.insertIfAbsent(service, VILLAGE_OFFICE, "village-government", "Pemerintah Desa Atue (uji)",
          "Pemdes Atue", village, true);
      people.register(service, new NewPerson(LINA, "Lina Contoh", "lina", null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.fromName("mandate:" + LINA), LINA, Role.VILLAGE_OPERATOR,
          VILLAGE_OFFICE, "", List.of(village), "SK-UJI/9", LocalDate.of(2024, 1, 2), null));
    }));
  }

  @Test
  void a_partner_sees_the_copy_without_faces_and_never_the_list_of_those_present() throws Exception {
    Cookie hadi = TestSignIn.sessionCookie(mvc, "hadi");
    UUID photo =
        addPhoto("Foto pelatihan bersama mitra", "photo", true, List.of(TestCast.DISDUKCAPIL, TestCast.NGO), village);
    UUID unblurred =
        addPhoto("Foto belum dikaburkan", "photo", false, List.of(TestCast.DISDUKCAPIL, TestCast.NGO), village);
    UUID list = addPhoto("Daftar hadir pelatihan mitra", "attendance", false,
        List.of(TestCast.DISDUKCAPIL, TestCast.NGO), village);
    UUID offices = addPhoto("Foto kegiatan kantor saja", "photo", true, List.of(TestCast.DISDUKCAPIL), village);

    mvc.perform(get(AT).param("q", "pelatihan").cookie(hadi))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(photo.toString())));
    mvc.perform(get(AT + "/" + photo).cookie(hadi))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/file?"))));
    mvc.perform(get(AT + "/" + photo + "/safe").cookie(hadi)).andExpect(status().isOk());
    for (UUID hidden : List.of(photo, unblurred, list)) {
      for (String form : List.of("thumb", "web", "original")) {
        mvc.perform(get(AT + "/" + hidden + "/file").param("form", form).cookie(hadi)).andExpect(status().isNotFound());
      }
    }
    mvc.perform(get(AT + "/" + unblurred + "/safe").cookie(hadi)).andExpect(status().isNotFound());
    mvc.perform(get(AT + "/" + offices).cookie(hadi)).andExpect(status().isNotFound());
    mvc.perform(get(AT + "/" + offices + "/safe").cookie(hadi)).andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/73.24/evidence/" + offices).cookie(hadi)).andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/73.24/evidence").param("q", "kegiatan kantor").cookie(hadi))
        .andExpect(content().string(not(containsString(offices.toString()))));
  }

  @Test
  void a_partner_changes_nothing_in_the_register() throws Exception {
    Cookie hadi = TestSignIn.sessionCookie(mvc, "hadi");
    UUID photo = addPhoto("Foto yang tidak boleh diubah mitra", "photo", true,
        List.of(TestCast.DISDUKCAPIL, TestCast.NGO), village);
    UUID use = propose(photo);

    for (String path : List.of("/new", "/inbox", "/inbox/" + photo, "/proposals", "/exports", "/" + photo + "/edit",
        "/" + photo + "/faces", "/" + photo + "/withdrawal")) {
      mvc.perform(get(AT + path).cookie(hadi)).andExpect(status().isForbidden());
    }
    for (String path : List.of("/uses/" + use + "/taking", "/uses/" + use + "/refusal", "/uses/" + use + "/take-back",
        "/" + photo + "/withdrawal", "/" + photo + "/uses")) {
      mvc.perform(post(AT + path).param("reason", "coba").param("place", YEAR + "|4.1|data").cookie(hadi).with(csrf()))
          .andExpect(status().isForbidden());
    }
    assertThat(stateOf(use)).isEqualTo("proposed");
  }

  @Test
  void a_village_operator_works_on_what_lies_in_the_village_and_finds_nothing_beyond() throws Exception {
    Cookie lina = TestSignIn.sessionCookie(mvc, "lina");
    UUID here = addPhoto("Posyandu di Atue", "photo", false, List.of(TestCast.DISDUKCAPIL), village);
    UUID both = addPhoto("Lomba dua kelurahan", "photo", true, List.of(TestCast.DISDUKCAPIL), village,
        cast.village(TestCast.MAGANI));
    UUID elsewhere =
        addPhoto("Posyandu di Magani", "photo", true, List.of(TestCast.DISDUKCAPIL), cast.village(TestCast.MAGANI));

    mvc.perform(get(AT + "/" + here).cookie(lina)).andExpect(status().isOk());
    mvc.perform(get(AT + "/" + here + "/file").cookie(lina)).andExpect(status().isOk());
    mvc.perform(get(AT + "/" + here + "/edit").cookie(lina)).andExpect(status().isOk());
    mvc.perform(get(AT + "/" + here + "/faces").cookie(lina)).andExpect(status().isOk());
    mvc.perform(get(AT + "/" + both).cookie(lina)).andExpect(status().isOk());
    mvc.perform(get(AT + "/" + both + "/edit").cookie(lina)).andExpect(status().isForbidden());
    mvc.perform(get(AT + "/" + both + "/file").cookie(lina)).andExpect(status().isNotFound());
    for (String path : List.of("", "/file", "/safe", "/edit", "/faces", "/withdrawal")) {
      mvc.perform(get(AT + "/" + elsewhere + path).cookie(lina)).andExpect(status().isNotFound());
    }
    mvc.perform(get(AT).cookie(lina))
        .andExpect(content().string(containsString("Posyandu di Atue")))
        .andExpect(content().string(not(containsString("Posyandu di Magani"))));
  }

  @Test
  void a_village_proposes_and_the_office_takes() throws Exception {
    Cookie lina = TestSignIn.sessionCookie(mvc, "lina");
    String to = Objects.requireNonNull(mvc.perform(multipart(AT + "/files")
        .file(new MockMultipartFile("files", "Kelas ibu.pdf", "application/pdf", SampleFiles.pdf("Kelas ibu Atue")))
        .param("batch", Ids.next().toString())
        .cookie(lina)
        .with(csrf())).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl());
    UUID item = UUID.fromString(to.replaceFirst(".*/", ""));

    mvc.perform(post(AT + "/inbox/" + item).param("kind", "activity")
        .param("title", "Kelas ibu")
        .param("heldOn", "2025-03-01")
        .param("village", village.toString())
        .param("version", "1")
        .param("place", YEAR + "|4.1|data")
        .cookie(lina)
        .with(csrf())).andExpect(status().is3xxRedirection());

    assertThat(usesOf(item)).singleElement().satisfies(use -> {
      assertThat(use.use().state().code()).isEqualTo("proposed");
      assertThat(use.use().organisation()).isEqualTo(TestCast.DISDUKCAPIL);
    });
    UUID use = usesOf(item).getFirst().use().id();
    mvc.perform(post(AT + "/uses/" + use + "/taking").cookie(lina).with(csrf())).andExpect(status().isForbidden());
    mvc.perform(get(AT + "/exports").cookie(lina)).andExpect(status().isForbidden());

    mvc.perform(post(AT + "/uses/" + use + "/taking").cookie(TestSignIn.sessionCookie(mvc, "citra")).with(csrf()))
        .andExpect(status().is3xxRedirection());

    assertThat(stateOf(use)).isEqualTo("taken");
    mvc.perform(get(AT + "/" + item).cookie(lina))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Citra Contoh")));
  }

  @Test
  void what_an_office_has_taken_is_not_for_the_village_to_withdraw() throws Exception {
    Cookie lina = TestSignIn.sessionCookie(mvc, "lina");
    UUID taken = addPhoto("Posyandu yang dipakai kantor", "photo", true, List.of(TestCast.DISDUKCAPIL), village);
    UUID use = propose(taken);
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> register.takeProposal(clerk, use));
    UUID proposed = addPhoto("Posyandu yang diusulkan", "photo", true, List.of(TestCast.DISDUKCAPIL), village);
    propose(proposed);

    mvc.perform(post(AT + "/" + taken + "/withdrawal").param("reason", "coba").cookie(lina).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("hanya mereka yang dapat menariknya")));
    assertThat(stateOf(use)).isEqualTo("taken");
    mvc.perform(get(AT + "/" + taken + "/withdrawal").cookie(lina)).andExpect(status().isUnprocessableContent());
    mvc.perform(get(AT + "/" + taken).cookie(lina))
        .andExpect(content().string(not(containsString(taken + "/withdrawal"))));

    mvc.perform(post(AT + "/" + proposed + "/withdrawal").param("reason", "keliru").cookie(lina).with(csrf()))
        .andExpect(status().is3xxRedirection());
    mvc.perform(post(AT + "/" + taken + "/withdrawal").param("reason", "keliru")
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))
        .with(csrf())).andExpect(status().is3xxRedirection());
    assertThat(stateOf(use)).isEqualTo("taken-back");
  }

  @Test
  void an_upload_says_nothing_of_a_copy_that_the_actor_cannot_find() throws Exception {
    byte[] file = SampleFiles.pdf("Naskah yang disimpan di tempat lain");
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> {
      StoredDocument kept = documents.store(service, file, DocumentLimits.OFFICIAL);
      itemBook.addItem(service,
          EvidenceItem.added(service, Ids.next(), "official", TestCast.DP3A, Instant.now(), kept)
              .with(EvidenceItem::title, "Naskah kantor lain")
              .make(),
          kept);
    });

    assertThat(saidOfUpload(file)).contains("1 berkas").doesNotContain("sama persis dengan yang sudah pernah");
    assertThat(saidOfUpload(file)).contains("1 di antaranya sama persis dengan yang sudah pernah");
  }

  private String saidOfUpload(byte[] file) throws Exception {
    MockHttpSession session = new MockHttpSession();
    Cookie lina = TestSignIn.sessionCookie(mvc, "lina");
    String to =
        Objects
            .requireNonNull(mvc
                .perform(
                    multipart(AT + "/files").file(new MockMultipartFile("files", "Salin.pdf", "application/pdf", file))
                        .param("batch", Ids.next().toString())
                        .session(session)
                        .cookie(lina)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    return mvc.perform(get(to).session(session).cookie(lina)).andReturn().getResponse().getContentAsString();
  }

  private UUID addPhoto(String title, String docKind, boolean safe, List<UUID> offices, UUID... villages) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> {
      StoredDocument kept = documents.store(service,
          DrawnPictures.jpeg(DrawnPictures.landscape(title.hashCode(), 640, 480), 0.9f), DocumentLimits.PHOTO);
      String copy =
          safe ? documents
              .store(service, DrawnPictures.jpeg(DrawnPictures.landscape(title.hashCode() + 1, 320, 240), 0.9f),
                  DocumentLimits.PHOTO)
              .sha256() : null;
      EvidenceItem made = EvidenceItem.added(service, Ids.next(), "activity", offices.getFirst(), Instant.now(), kept)
          .with(EvidenceItem::title, title)
          .with(EvidenceItem::docKind, docKind)
          .with(EvidenceItem::heldOn, LocalDate.of(2025, 3, 1))
          .with(EvidenceItem::village, villages[0])
          .with(EvidenceItem::safeSha256, copy)
          .with(EvidenceItem::faces, copy == null ? null : List.of())
          .with(EvidenceItem::organisations, offices)
          .with(EvidenceItem::villages, List.of(villages))
          .make();
      itemBook.addItem(service, made, kept);
      return made.id();
    });
  }

  private UUID propose(UUID item) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> register.propose(service, item, YEAR, "4.1", "data", "", ""));
  }

  private List<EvidenceUseListItem> usesOf(UUID item) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> uses.listByItem(service, item));
  }

  private String stateOf(UUID use) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> uses.require(service, use)).use().state().code();
  }
}

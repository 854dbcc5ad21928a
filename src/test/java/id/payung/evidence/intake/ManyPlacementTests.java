package id.payung.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.audit.RecordHistoryRepository;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Citra of Disdukcapil places many photos at once, and takes it back. */
@PayungTest
class ManyPlacementTests {
  private static final String YEAR = "2047";
  /** The latest in which the office is asked, which another test may have opened. */
  private static final String LATEST = "20\\d\\d";
  private static final String AT = "/73.24/evidence/inbox";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceItemRepository items;
  @Autowired EvidenceUseRepository uses;
  @Autowired DocumentStorage documents;
  @Autowired RecordHistoryRepository history;
  @Autowired TestCast cast;

  /** Where the last form led. */
  private String nextPage = "";

  private Cookie citra;
  private Actor clerk;
  private UUID magani;

  @BeforeEach
  void a_year_is_open_and_the_office_is_asked() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2");
    citra = TestSignIn.sessionCookie(mvc, "citra");
    clerk = cast.actorOf(TestCast.CLERK);
    magani = cast.village(TestCast.MAGANI);
  }

  @Test
  void many_photos_are_placed_with_one_request_each_on_the_day_of_its_own_name() throws Exception {
    UUID named = photo("IMG-20251104-WA0003", "");
    UUID unnamed = photo("Jemput bola", "");

    place(citra, "4.1", chosen(named, 1), chosen(unnamed, 1)).andExpect(status().isSeeOther());

    assertThat(item(named).heldOn()).hasToString("2025-11-04");
    assertThat(item(unnamed).heldOn()).hasToString("2025-11-20");
    assertThat(List.of(item(named), item(unnamed))).allSatisfy(one -> assertThat(one.village()).isEqualTo(magani))
        .allSatisfy(one -> assertThat(one.kind()).isEqualTo("activity"));
    assertThat(useOf(named).state().code()).isEqualTo("taken");
    assertThat(useOf(unnamed).proves()).isEqualTo("Jemput bola akta");
  }

  @Test
  void what_was_placed_or_changed_meanwhile_is_left_and_named_with_its_reason() throws Exception {
    UUID fresh = photo("Foto segar", "");
    UUID changed = photo("Foto yang berubah", "");
    UUID placed = photo("Foto yang sudah ada", "");
    UUID others = othersPhoto();
    place(citra, "4.1", chosen(placed, 1));

    place(citra, "4.2", chosen(fresh, 1), chosen(changed, 7), chosen(placed, 1), chosen(others, 1))
        .andExpect(status().isSeeOther());

    assertThat(nextPage).contains("1 berkas ditempatkan.", "3 tidak dikerjakan", "Foto yang berubah: baru saja diubah",
        "Foto yang sudah ada: sudah ditempatkan", "Tidak dikenal: ");
    assertThat(nextPage).doesNotContain("Foto kantor lain");
    assertThat(item(changed).unplaced()).isTrue();
    assertThat(useOf(placed).question()).isEqualTo("4.1");
  }

  @Test
  void what_was_typed_is_in_the_form_again_after_it_was_undone() throws Exception {
    UUID one = photo("Foto urung satu", "");
    UUID two = photo("Foto urung dua", "");
    place(citra, "4.1", chosen(one, 1), chosen(two, 1));
    send(post(undoAddress()), citra);
    assertThat(nextPage).contains("Jemput bola akta", "2025-11-20")
        .containsPattern("value=\"" + chosen(one, item(one).version()).replace(".", "\\.") + "\"[^>]* checked")
        .containsPattern("value=\"" + chosen(two, item(two).version()).replace(".", "\\.") + "\"[^>]* checked");

    place(citra, "4.1", chosen(one, item(one).version()));
    send(post(undoAddress()), citra);
    assertThat(nextPage).contains("action=\"/73.24/evidence/inbox/" + one + "\"", "Jemput bola akta", "2025-11-20",
        "name=\"version\" value=\"" + item(one).version() + "\"");
  }

  @Test
  void one_press_takes_all_of_it_back_and_the_trail_shows_both() throws Exception {
    UUID one = photo("Foto satu", "");
    UUID two = photo("Foto dua", "");
    place(citra, "4.1", chosen(one, 1), chosen(two, 1));
    String undo = undoAddress();

    send(post(undo), citra).andExpect(status().isSeeOther());

    assertThat(nextPage).contains("2 diurungkan.");
    assertThat(List.of(item(one), item(two))).allMatch(EvidenceItem::unplaced)
        .allMatch(item -> item.village() == null && item.villages().isEmpty());
    assertThat(useOf(one).state().code()).isEqualTo("taken-back");
    assertThat(ActorContext.callAs(clerk,
        () -> history.listRecent(clerk, List.of("evidence-use"), List.of(useOf(one).id()), 10)))
        .extracting(line -> line.action())
        .startsWith("taken-back", "taken");
    send(post(undo), citra).andExpect(status().isUnprocessableContent());
    place(citra, "4.1", chosen(one, item(one).version())).andExpect(status().isSeeOther());
    assertThat(useOf(one).state().code()).isEqualTo("taken");
  }

  @Test
  void what_somebody_changed_since_is_not_undone() throws Exception {
    UUID one = photo("Foto yang diperbaiki", "");
    place(citra, "4.1", chosen(one, 1));
    String undo = undoAddress();
    send(post("/73.24/evidence/" + one).param("kind", "activity")
        .param("title", "Foto dengan judul baru")
        .param("version", String.valueOf(item(one).version())), citra).andExpect(status().isSeeOther());

    send(post(undo), citra);

    assertThat(nextPage).contains("1 tidak dikerjakan", "Sudah diubah lagi sesudahnya");
    assertThat(item(one).title()).isEqualTo("Foto dengan judul baru");
    assertThat(useOf(one).state().code()).isEqualTo("taken");
  }

  @Test
  void nobody_undoes_what_another_did() throws Exception {
    UUID one = photo("Foto milik Citra", "");
    place(citra, "4.1", chosen(one, 1));
    String undo = undoAddress();

    send(post(undo), TestSignIn.sessionCookie(mvc, "budi")).andExpect(status().isUnprocessableContent());

    assertThat(useOf(one).state().code()).isEqualTo("taken");
  }

  @Test
  void an_office_that_saw_a_file_by_a_slip_sees_it_no_more() throws Exception {
    UUID others = othersPhoto();
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    place(budi, "4.1", chosen(others, 1)).andExpect(status().isSeeOther());
    assertThat(item(others).organisations()).contains(TestCast.DISDUKCAPIL);

    send(post(undoAddress()), budi).andExpect(status().isSeeOther());

    Actor owner = cast.actorOf(TestCast.DP3A_CLERK);
    assertThat(ActorContext.callAs(owner, () -> items.require(owner, others)).organisations())
        .containsExactly(TestCast.DP3A);
    assertThat(ActorContext.callAs(clerk, () -> items.findByIds(clerk, List.of(others)))).isEmpty();
  }

  @Test
  void discarded_files_come_back_with_one_press() throws Exception {
    UUID one = photo("Foto kabur satu", "");
    UUID two = photo("Foto kabur dua", "");
    send(post(AT + "/discards").param("chosen", chosen(one, 1), chosen(two, 1)).param("kind", "activity"), citra)
        .andExpect(status().isSeeOther());
    assertThat(item(one).withdrawn()).isNotNull();

    send(post(undoAddress()), citra);

    assertThat(item(one).withdrawn()).isNull();
    assertThat(item(two).withdrawn()).isNull();
    send(post(AT + "/" + one + "/discard"), citra);
    send(post(undoAddress()), citra);
    assertThat(item(one).withdrawn()).isNull();
  }

  @Test
  void nothing_chosen_brings_the_form_back_as_it_was_typed() throws Exception {
    photo("Foto menunggu", "");

    send(post(AT + "/placement").param("kind", "activity").param("proves", "sudah diketik"), citra)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Belum ada yang dipilih")))
        .andExpect(content().string(containsString("sudah diketik")));
  }

  @Test
  void the_name_of_an_archive_proposes_village_question_and_day() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 2; i++) {
        zip.putNextEntry(new ZipEntry("foto " + i + ".jpg"));
        zip.write(DrawnPictures.jpeg(DrawnPictures.landscape(Ids.next().hashCode(), 90, 60), 0.8f));
      }
    }
    mvc.perform(multipart("/73.24/evidence/files")
        .file(new MockMultipartFile("files", "Akta 4.2 Magani 2025-11-05.zip", "application/zip", bytes.toByteArray()))
        .param("batch", Ids.next().toString())
        .cookie(citra)
        .with(csrf())).andExpect(status().isSeeOther());

    mvc.perform(get(AT).param("origin", "Akta 4.2 Magani 2025-11-05").cookie(citra))
        .andExpect(content().string(containsString("value=\"" + magani + "\" selected")))
        .andExpect(content().string(Matchers.selectedPlace(LATEST, "4.2")))
        .andExpect(content().string(containsString("value=\"2025-11-05\"")))
        .andExpect(content().string(containsString("Diisi dari nama folder")));
    mvc.perform(get(AT).param("origin", "folder yang tidak ada").cookie(citra))
        .andExpect(content().string(containsString("Semua berkas sudah ditempatkan")));
  }

  @Test
  void the_next_one_begins_the_same_as_before() throws Exception {
    UUID one = photo("Foto pertama", "");
    UUID two = photo("Foto kedua", "");
    place(citra, "4.2", chosen(one, 1));

    for (String page : List.of(AT + "?same=true", AT + "/" + two + "?same=true")) {
      mvc.perform(get(page).cookie(citra))
          .andExpect(content().string(containsString("value=\"" + magani + "\" selected")))
          .andExpect(content().string(Matchers.selectedPlace(YEAR, "4.2")))
          .andExpect(content().string(containsString("Jemput bola akta")));
    }
    mvc.perform(get(AT + "/" + two).cookie(citra))
        .andExpect(content().string(not(containsString("Jemput bola akta"))))
        .andExpect(content().string(containsString("Sama seperti tadi")));
  }

  @Test
  void without_script_all_are_ticked_by_a_link() throws Exception {
    photo("Foto tanpa skrip", "");
    String page =
        mvc.perform(get(AT).param("all", "true").cookie(citra)).andReturn().getResponse().getContentAsString();

    assertThat(page.split("name=\"chosen\"", -1).length).isEqualTo(page.split("form=\"bulk\" checked", -1).length);
  }

  /** What the pages say of a choice. */
  private static final class Matchers {
    static org.hamcrest.Matcher<String> selectedPlace(String year, String question) {
      return org.hamcrest.Matchers.matchesPattern(
          Pattern.compile(".*value=\"" + year + "\\|" + question + "\\|\\w+\" selected.*", Pattern.DOTALL));
    }
  }

  private UUID photo(String title, String origin) {
    return photo(clerk, title, origin, TestCast.DISDUKCAPIL);
  }

  private UUID othersPhoto() {
    return photo(cast.actorOf(TestCast.DP3A_CLERK), "Foto kantor lain", "", TestCast.DP3A);
  }

  private UUID photo(Actor actor, String title, String origin, UUID office) {
    UUID id = Ids.next();
    byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape(id.hashCode(), 90, 60), 0.8f);
    ActorContext.runAs(actor, () -> intake.addToInbox(actor, id, title, origin, office,
        documents.store(actor, new ByteArrayInputStream(picture), DocumentLimits.EVIDENCE)));
    return id;
  }

  private static String chosen(UUID item, int version) {
    return item + "." + version;
  }

  private ResultActions place(Cookie who, String question, String... chosen) throws Exception {
    return send(post(AT + "/placement").param("chosen", chosen)
        .param("kind", "activity")
        .param("village", magani.toString())
        .param("heldOn", "2025-11-20")
        .param("place", YEAR + "|" + question + "|" + (question.equals("4.1") ? "data" : "policy"))
        .param("proves", "Jemput bola akta")
        .param("run", Ids.next().toString()), who);
  }

  private ResultActions send(MockHttpServletRequestBuilder request, Cookie who) throws Exception {
    MockHttpSession session = new MockHttpSession();
    ResultActions sent = mvc.perform(request.session(session).cookie(who).with(csrf()));
    String next = sent.andReturn().getResponse().getRedirectedUrl();
    nextPage = next == null ? ""
        : mvc.perform(get(URI.create(next)).session(session).cookie(who))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return sent;
  }

  private String undoAddress() {
    Matcher form = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(nextPage);
    assertThat(form.find()).isTrue();
    return Objects.requireNonNull(form.group(1));
  }

  private EvidenceItem item(UUID id) {
    return ActorContext.callAs(clerk, () -> items.require(clerk, id));
  }

  private EvidenceUse useOf(UUID item) {
    List<EvidenceUse> found = new ArrayList<>(
        ActorContext.callAs(clerk, () -> uses.listByItem(clerk, item).stream().map(EvidenceUseListItem::use).toList()));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}

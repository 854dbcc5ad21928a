package id.payung.platform.documents.brought;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The hash of a document is no key to it. */
@PayungTest
class SheetIntakeTests {
  private final byte[] sheet =
      ("Judul,Mitra\nRahasia " + Ids.next() + ",Yayasan Teduh\n").getBytes(StandardCharsets.UTF_8);
  private final Actor budi = secretary(TestCast.SECRETARY);
  private final Actor other = secretary(Ids.next());

  @Autowired SheetIntake sheets;
  @Autowired DocumentStorage documents;
  @Autowired MockMvc mvc;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired PerRegencyRunner eachRegency;

  @Test
  void a_sheet_is_opened_again_by_who_brought_it_in_and_for_that_alone() {
    String sha256 = ActorContext.callAs(budi,
        () -> sheets.store(budi, "uji", new MockMultipartFile("file", "a.csv", "text/csv", sheet)));

    ActorContext.runAs(budi, () -> {
      assertThat(sheets.open(budi, "uji", sha256)).hasBinaryContent(sheet);
      assertThatThrownBy(() -> sheets.open(budi, "lain", sha256)).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> sheets.open(budi, "uji", "0".repeat(64))).isInstanceOf(NotFound.class);
    });
    ActorContext.runAs(other,
        () -> assertThatThrownBy(() -> sheets.open(other, "uji", sha256)).isInstanceOf(NotFound.class));
  }

  @Test
  void the_oldest_of_very_many_makes_way_and_its_file_goes_with_it() {
    List<String> hashes = new ArrayList<>();
    Path first = ActorContext.callAs(other, () -> {
      hashes.add(sheets.store(other, "uji", csv("pertama")));
      return sheets.open(other, "uji", hashes.getFirst());
    });
    ActorContext.runAs(other, () -> {
      for (int i = 0; i < UploadedSheetRepository.MAX_SHEETS_OF_PERSON; i++) {
        hashes.add(sheets.store(other, "uji", csv("berikut " + i)));
      }

      assertThat(first).doesNotExist();
      assertThatThrownBy(() -> sheets.open(other, "uji", hashes.getFirst())).isInstanceOf(NotFound.class);
      hashes.stream().skip(1).forEach(sha256 -> assertThat(sheets.open(other, "uji", sha256)).exists());
    });
  }

  /** A press again is to find that all is there already, however many others were brought since. */
  @Test
  void one_that_was_taken_is_not_the_oldest_that_makes_way() {
    ActorContext.runAs(other, () -> {
      String taken = sheets.store(other, "uji", csv("diambil tadi"));
      sheets.release(other, "uji", taken);
      for (int i = 0; i < UploadedSheetRepository.MAX_SHEETS_OF_PERSON; i++) {
        sheets.store(other, "uji", csv("sesudahnya " + i));
      }

      assertThat(sheets.open(other, "uji", taken)).exists();
    });
  }

  @Test
  void what_nobody_went_on_with_is_swept_and_what_was_taken_an_hour_later() {
    List<String> hashes = new ArrayList<>();
    ActorContext.runAs(other, () -> {
      for (String text : new String[]{"lama", "diambil", "baru"}) {
        hashes.add(sheets.store(other, "uji", csv(text)));
      }
      sheets.release(other, "uji", hashes.get(1));
      assertThat(sheets.open(other, "uji", hashes.get(1))).exists();
      move(hashes.get(0), UploadedSheetRepository.KEPT.plusMinutes(1));
      move(hashes.get(1), UploadedSheetRepository.KEPT_WHEN_TAKEN.plusMinutes(1));
      move(hashes.get(2), UploadedSheetRepository.KEPT_WHEN_TAKEN.plusMinutes(1));
    });

    new AbandonedSheetCleanupJob(sheets, eachRegency).run();

    ActorContext.runAs(other, () -> {
      for (String gone : hashes.subList(0, 2)) {
        assertThatThrownBy(() -> sheets.open(other, "uji", gone)).isInstanceOf(NotFound.class);
      }
      assertThat(sheets.open(other, "uji", hashes.get(2))).exists();
    });
  }

  /** Back in time. */
  private void move(String sha256, Duration by) {
    transactions.executeWithoutResult(_ -> rows.sql(other, """
        UPDATE platform.brought_sheet SET brought_at = brought_at - make_interval(secs => :by)
         WHERE regency = :regency AND person = CAST(:person AS uuid) AND sha256 = :sha256
        """)
        .param("by", by.toSeconds())
        .param("person", other.requirePerson().toString())
        .param("sha256", sha256)
        .update());
  }

  private MockMultipartFile csv(String text) {
    byte[] content = (new String(sheet, StandardCharsets.UTF_8) + text).getBytes(StandardCharsets.UTF_8);
    return new MockMultipartFile("file", "a.csv", "text/csv", content);
  }

  @Test
  void the_hash_of_a_document_of_somebody_else_shows_nothing_of_it_in_any_import() throws Exception {
    String sha256 = ActorContext.callAs(other, () -> documents.store(other, sheet, DocumentLimits.SHEET)).sha256();

    for (Map.Entry<String, String> taken : Map
        .of("/73.24/meetings/import/taking", "budi", "/73.24/agreements/import/taking", "budi",
            "/73.24/people/import/taking", "ani")
        .entrySet()) {
      var answer = mvc.perform(post(taken.getKey()).param("sha256", sha256)
          .param("again", "1")
          .with(csrf())
          .cookie(TestSignIn.sessionCookie(mvc, taken.getValue()))).andReturn().getResponse();

      assertThat(answer.getStatus()).as(taken.getKey()).isEqualTo(404);
      assertThat(answer.getContentAsString()).doesNotContain("Mitra", "Rahasia");
    }
  }

  private static Actor secretary(UUID person) {
    return Actor.person(TestCast.LUWU_TIMUR, person, "Budi", List.of(Role.TASK_FORCE_SECRETARY), Set.of(TestCast.DP3A),
        Set.of(), Set.of());
  }
}

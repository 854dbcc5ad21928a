package id.payung.community.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.community.Report;
import id.payung.community.ReportFile;
import id.payung.community.ReportStatus;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.rows.Rows;
import id.payung.platform.schedule.RecurringJob;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports that were counted before one photo named twice was counted once. */
@PayungTest
class AwaitedFileRecountTests {
  private static final String OTHER_BYTES = "0".repeat(64);

  @Autowired MockMvc mvc;
  @Autowired ReportLifeCycle reports;
  @Autowired List<RecurringJob> jobs;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;
  @Autowired TestCast cast;

  private int seed = 6_060;

  @Test
  void a_report_that_waits_for_a_photo_that_it_names_twice_is_freed_and_one_that_lacks_a_photo_waits_on()
      throws Exception {
    UUID stuck = reportThatWaits(false);
    UUID lacking = reportThatWaits(true);

    jobs.stream().filter(job -> job.name().equals("community.awaited-files")).findFirst().orElseThrow().run();

    assertThat(report(stuck).awaited()).isZero();
    assertThat(report(stuck).status()).isEqualTo(ReportStatus.RECEIVED);
    assertThat(report(lacking).awaited()).isEqualTo(1);
    assertThat(report(lacking).status()).isEqualTo(ReportStatus.INCOMPLETE);
  }

  /** As the software of then left it: the photo is here, named twice, and counted as awaited. */
  private UUID reportThatWaits(boolean forAnother) throws Exception {
    UUID id = Ids.next();
    mvc.perform(multipart("/73.24/reports")
        .file(new MockMultipartFile("photo", "a.jpg", "image/jpeg",
            DrawnPictures.jpeg(DrawnPictures.landscape(++seed, 320, 240), 0.9f)))
        .param("id", id.toString())
        .param("version", "0")
        .param("title", "Kelas di balai desa")
        .param("heldOn", TestCast.today(clock).toString())
        .param("village", cast.village(TestCast.MAGANI).toString())
        .param("childrenM", "9")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(status().isSeeOther());
    Actor service = Actor.service("community", TestCast.LUWU_TIMUR);
    ReportFile photo = ActorContext.callAs(service, () -> reports.listPhotos(service, id)).getFirst();
    String files = named(photo.id(), photo.sha256()) + "," + named(Ids.next(), photo.sha256())
        + (forAnother ? "," + named(Ids.next(), OTHER_BYTES) : "");
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(_ -> rows.sql(service, """
        UPDATE community.report SET files = CAST(:files AS jsonb), awaited = :awaited, status = 'incomplete'
         WHERE regency = :regency AND id = :id
        """).param("files", "[" + files + "]").param("awaited", forAnother ? 2 : 1).param("id", id).update()));
    return id;
  }

  private static String named(UUID id, String sha256) {
    return "{\"id\": \"%s\", \"slot\": \"photo\", \"sha256\": \"%s\", \"size\": 100}".formatted(id, sha256);
  }

  private Report report(UUID id) {
    Actor service = Actor.service("community", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> reports.require(service, id));
  }
}

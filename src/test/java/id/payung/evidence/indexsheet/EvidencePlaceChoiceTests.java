package id.payung.evidence.indexsheet;

import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.SampleFiles;
import id.payung.evidence.intake.EvidenceIntake;
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
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A row that does not say which proof it is: the kind of its file says it, or a person. */
@PayungTest
class EvidencePlaceChoiceTests {
  private static final String YEAR = "1831";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceUseRepository uses;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  @Test
  void a_photo_goes_to_the_only_place_of_photos_and_a_paper_waits_where_two_places_fit() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "19.1");
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    RegisterPages pages = new RegisterPages(mvc, "/73.24/evidence", "indeks.xlsx");
    String mark = "p" + Ids.next().toString().replace("-", "").substring(16);
    UUID photo = file("IMG " + mark, DrawnPictures.jpeg(DrawnPictures.landscape(mark.hashCode(), 90, 60), 0.8f));
    UUID paper = file("SK sekolah " + mark, SampleFiles.pdf("SK " + mark));
    byte[] index = TestWorkbook
        .of(row(1, "Kode", "Nama File") + row(2, "19.1", "IMG " + mark) + row(3, "19.1", "SK sekolah " + mark))
        .bytes();

    String looked =
        pages.take(citra, pages.look(citra, index), Map.of("choice.year", YEAR, "again", "yes")).getContentAsString();
    assertThat(looked)
        .contains("1 baru · 0 sudah ada · 1 menunggu", "Foto penerapan di sekolah",
            "Dokumen untuk pertanyaan 19.1 masuk ke", "bukti yang diminta, nama berkas")
        .doesNotContain("Foto untuk pertanyaan 19.1");

    var taken = pages.take(citra, looked, Map.of("choice.year", YEAR, "choice.place-19-1-paper", "standard"));
    assertThat(taken.getStatus()).isEqualTo(303);
    assertThat(placesOf(photo)).containsExactly(YEAR + "|19.1|photos");
    assertThat(placesOf(paper)).containsExactly(YEAR + "|19.1|standard");
  }

  private UUID file(String title, byte[] content) {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID id = Ids.next();
    ActorContext.runAs(clerk, () -> intake.addToInbox(clerk, id, title, "", TestCast.DISDUKCAPIL,
        documents.store(clerk, new ByteArrayInputStream(content), DocumentLimits.EVIDENCE)));
    return id;
  }

  private List<String> placesOf(UUID item) {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    return ActorContext.callAs(clerk,
        () -> uses.listByItem(clerk, item).stream().map(one -> one.use().slotKey().toString()).toList());
  }
}

package id.payung.evidence.indexsheet;

import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.search.SearchText;
import id.payung.platform.testing.LoggedStatementRecorder;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Citra of Disdukcapil has last year's files and the index that her office kept of them. */
@PayungTest
class EvidenceIndexTests {
  private static final String YEAR = "2034";
  private static final Map<String, String> OF_THE_YEAR =
      Map.of("choice.year", YEAR, "choice.place-4-1-photo", "data", "choice.place-4-2-photo", "policy");
  private static final String HEADS = row(1, "No", "Kode", "Nama File", "Judul", "Tanggal", "OPD", "Desa", "Ket.");

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired EvaluationRepository evaluations;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceIndexLookup lookup;
  @Autowired EvidenceItemRepository items;
  @Autowired EvidenceUseRepository uses;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;
  private Cookie citra;
  private Actor clerk;
  private String mark;
  private RegisterPages pages;

  @BeforeEach
  void last_year_is_open_and_her_office_is_asked() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2");
    citra = TestSignIn.sessionCookie(mvc, "citra");
    clerk = cast.actorOf(TestCast.CLERK);
    mark = "i" + Ids.next().toString().replace("-", "").substring(16);
    pages = new RegisterPages(mvc, "/73.24/evidence", "indeks 2025.xlsx");
  }

  /** What taking it for the year would do. */
  private String look(byte[] sheet) throws Exception {
    Map<String, String> answers = new HashMap<>(OF_THE_YEAR);
    answers.put("again", "yes");
    return pages.take(citra, pages.look(citra, sheet), answers).getContentAsString();
  }

  private int take(String looked) throws Exception {
    return pages.take(citra, looked, OF_THE_YEAR).getStatus();
  }

  @Test
  void files_are_found_by_their_names_and_placed_where_the_index_says() throws Exception {
    UUID photo = file("Jemput Bola-Akta " + mark, "");
    UUID paper = file("SK Tim " + mark, "Klaster 1/SK");
    file("SK Tim " + mark, "Klaster 2");
    byte[] index = TestWorkbook.of(HEADS
        + row(2, "1", "4.1", "jemput bola  akta " + mark + ".JPG", "Jemput bola " + mark, "20/11/2025", "Disdukcapil",
            "Magani", "Akta lahir jadi")
        + row(3, "2", "Pertanyaan 04.2", "sk\\SK TIM " + mark + ".pdf", "", "", "Dinsos P3A", "", "")
        + row(4, "3", "4.1", "Tidak ada " + mark + ".pdf", "", "", "", "", "")
        + row(5, "4", "4.1", "SK Tim " + mark, "", "", "", "", "")
        + row(6, "5", "99.9", "Jemput bola akta " + mark, "", "", "", "", "")
        + row(7, "6", "", "Jemput bola akta " + mark, "", "", "", "Desa Entah", "")).bytes();

    String looked = look(index);

    assertThat(looked).contains("2 baru · 0 sudah ada · 4 menunggu", "Tidak ada " + mark + ".pdf\" tidak ada di")
        .contains("Ada 2 berkas berbeda", "Pertanyaan \"99.9\" tidak ditemukan", "Kode pertanyaannya kosong",
            "Berkasnya tetap tercatat milik Disdukcapil");
    assertThat(item(photo).unplaced()).isTrue();
    assertThat(take(looked)).isEqualTo(303);
    assertThat(item(photo)).satisfies(one -> assertThat(one.title()).isEqualTo("Jemput bola " + mark))
        .satisfies(one -> assertThat(one.heldOn()).hasToString("2025-11-20"))
        .satisfies(one -> assertThat(one.village()).isEqualTo(cast.village(TestCast.MAGANI)));
    assertThat(usesOf(photo)).singleElement()
        .satisfies(use -> assertThat(use.slotKey().toString()).startsWith(YEAR + "|4.1|"))
        .satisfies(use -> assertThat(use.proves()).isEqualTo("Akta lahir jadi"));
    assertThat(usesOf(paper)).singleElement().satisfies(use -> assertThat(use.question()).isEqualTo("4.2"));

    assertThat(look(index)).contains("0 baru · 2 sudah ada · 4 menunggu", "/73.24/evidence/" + photo);
  }

  @Test
  void a_code_in_the_column_of_questions_and_payungs_own_word_for_a_place_are_understood() throws Exception {
    file("Rekap " + mark, "");
    String heads = row(1, "Nama berkas", "Judul", "Pertanyaan", "Data dukung");
    String looked = look(TestWorkbook.of(heads + row(2, "Rekap " + mark, "Rekap akta " + mark, "4.1", "")
        + row(3, "Rekap " + mark, "Rekap akta " + mark, "4.2", "Kwitansi " + mark)).bytes());
    assertThat(looked)
        .contains("1 baru · 0 sudah ada · 1 menunggu", "Tidak disebut bukti yang mana, jadi masuk ke",
            "Foto untuk pertanyaan 4.1 masuk ke", "Pertanyaan 4.2 tidak meminta bukti itu")
        .doesNotContain("punya beberapa pertanyaan");

    String untitled = look(TestWorkbook
        .of(row(1, "Nama berkas", "Pertanyaan", "Data dukung") + row(2, "Rekap " + mark, "4.1", "Kwitansi " + mark))
        .bytes());
    assertThat(untitled).contains("1 baru · 0 sudah ada · 0 menunggu", "Kwitansi " + mark);
  }

  @Test
  void one_file_proves_two_questions_and_all_of_it_is_undone_on_the_page() throws Exception {
    UUID file = file("Laporan " + mark, "");
    byte[] index = TestWorkbook.of(HEADS + row(2, "1", "4.1", "Laporan " + mark + ".pdf", "Laporan tahunan " + mark)
        + row(3, "2", "4.2", "Laporan " + mark + ".pdf", "Laporan tahunan " + mark)
        + row(4, "3", "4.2", "Laporan " + mark + ".pdf", "Laporan tahunan " + mark)).bytes();
    String looked = look(index);
    assertThat(looked).contains("2 baru · 1 sudah ada · 0 menunggu", "Sama dengan baris 3");
    assertThat(take(looked)).isEqualTo(303);
    assertThat(usesOf(file)).extracting(EvidenceUse::question).containsExactlyInAnyOrder("4.1", "4.2");

    Matcher offer = Pattern.compile("/undo/([0-9a-f-]{36})").matcher(pages.page(citra, "/73.24/evidence/import"));
    assertThat(offer.find()).isTrue();
    mvc.perform(post("/73.24/undo/" + offer.group(1)).cookie(citra).with(csrf()));

    assertThat(item(file).unplaced()).isTrue();
    assertThat(item(file).title()).isEqualTo("Laporan " + mark);
    assertThat(usesOf(file)).allSatisfy(use -> assertThat(use.state().code()).isEqualTo("taken-back"));
    assertThat(look(index)).contains("2 baru · 1 sudah ada · 0 menunggu");
  }

  @Test
  void the_very_same_file_that_is_there_already_is_used_instead() throws Exception {
    byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape(mark.hashCode(), 90, 60), 0.8f);
    UUID before = file(clerk, "Foto lama " + mark, "", TestCast.DISDUKCAPIL, picture);
    byte[] first = TestWorkbook.of(HEADS + row(2, "1", "4.1", "Foto lama " + mark)).bytes();
    assertThat(take(look(first))).isEqualTo(303);
    UUID again = file(clerk, "IMG baru " + mark, "", TestCast.DISDUKCAPIL, picture);

    String looked = look(TestWorkbook
        .of(HEADS + row(2, "1", "4.1", "IMG baru " + mark + ".jpg") + row(3, "2", "4.2", "IMG baru " + mark + ".jpg"))
        .bytes());
    assertThat(looked).contains("1 baru · 1 sudah ada · 0 menunggu", "Berkas yang sama persis sudah ada");
    assertThat(take(looked)).isEqualTo(303);

    assertThat(usesOf(before)).extracting(EvidenceUse::question).containsExactlyInAnyOrder("4.1", "4.2");
    assertThat(item(again).unplaced()).isTrue();
  }

  @Test
  void files_of_others_are_not_there() throws Exception {
    byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape(mark.hashCode(), 90, 60), 0.8f);
    file(cast.actorOf(TestCast.DP3A_CLERK), "Rahasia " + mark, "", TestCast.DP3A, picture);
    file(clerk, "Kembarannya " + mark, "", TestCast.DISDUKCAPIL, picture);

    assertThat(
        look(TestWorkbook.of(HEADS + row(2, "1", "4.1", "Rahasia " + mark) + row(3, "2", "4.1", "Kembarannya " + mark))
            .bytes()))
        .contains("1 baru · 0 sudah ada · 1 menunggu", "tidak ada di kotak masuk")
        .doesNotContain("sama persis");
  }

  @Test
  void an_index_of_2000_rows_is_looked_at_in_a_few_statements() throws Exception {
    file("Satu " + mark, "");
    StringBuilder rows = new StringBuilder(HEADS);
    for (int i = 2; i < 2002; i++) {
      rows.append(row(i, "" + i, "4.1", i == 2 ? "Satu " + mark : "Berkas " + i + " " + mark + ".pdf"));
    }
    byte[] sheet = TestWorkbook.of(rows.toString()).bytes();

    List<String> statements =
        LoggedStatementRecorder.record(() -> assertThat(look(sheet)).contains("1 baru · 0 sudah ada · 1.999 menunggu"));

    assertThat(statements).hasSizeLessThan(60);
  }

  @Test
  void of_a_name_that_very_many_files_have_only_some_are_read_and_none_is_chosen() throws Exception {
    List<UUID> files = new ArrayList<>();
    for (String folder : List.of("a", "b", "c", "d")) {
      files.add(file("Banyak " + mark, folder));
    }
    Set<String> names = IntStream.range(0, EvidenceIndexLookup.MAX_FILES / 3)
        .mapToObj(i -> "nama " + i)
        .collect(Collectors.toCollection(HashSet::new));
    names.add(SearchText.normalise("Banyak " + mark));

    EvidenceIndexLookup.NamedFiles found = ActorContext.callAs(clerk, () -> lookup.listByNames(clerk, names));

    assertThat(found.items()).extracting(EvidenceItem::id).containsExactlyElementsOf(files.subList(0, 2));
    assertThat(found.crowded()).containsExactly(SearchText.normalise("Banyak " + mark));
    StringBuilder rows = new StringBuilder(HEADS);
    for (int i = 2; i < 2002; i++) {
      rows.append(row(i, "" + i, "4.1", i == 2 ? "a/Banyak " + mark + ".pdf" : i + " " + mark + ".pdf", "Judul " + i));
    }
    assertThat(look(TestWorkbook.of(rows.toString()).bytes())).contains("0 baru", "Terlalu banyak berkas bernama");
  }

  @Test
  void partners_and_readers_may_not_and_a_year_that_is_not_there_is_no_choice() throws Exception {
    for (String who : new String[]{"hadi", "joko", "eko", "indah"}) {
      assertThat(mvc.perform(get("/73.24/evidence/import").cookie(TestSignIn.sessionCookie(mvc, who)))
          .andReturn()
          .getResponse()
          .getStatus()).as(who).isEqualTo(403);
    }
    file("Tahun " + mark, "");
    String looked = look(TestWorkbook.of(HEADS + row(2, "1", "4.1", "Tahun " + mark)).bytes());
    assertThat(pages.take(citra, looked, Map.of("choice.year", "1999", "again", "yes")).getContentAsString())
        .doesNotContain("1999 ·");
    assertThat(pages.page(citra, "/73.24/evidence/inbox")).contains("/73.24/evidence/import");
  }

  @Test
  void the_years_that_are_open_are_said_before_and_one_closed_meanwhile_takes_nothing_and_says_so() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open("1882");
    years.requestAnswers("1882", TestCast.DISDUKCAPIL, "4.1");
    file("Sertifikat " + mark, "");
    byte[] sheet = TestWorkbook.of(HEADS + row(2, "1", "4.1", "Sertifikat " + mark)).bytes();
    assertThat(pages.page(citra, "/73.24/evidence/import"))
        .containsPattern("Evaluasi yang menerima data dukung sekarang: [^.]*1882");
    String looked =
        pages.take(citra, pages.look(citra, sheet), Map.of("choice.year", "1882", "again", "yes")).getContentAsString();
    assertThat(looked).contains("<option value=\"1882\" selected");

    Actor ani = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(ani, () -> evaluations.changeState(ani, "1882", EvaluationState.CLOSED, "Selesai diuji"));

    String answered = pages.take(citra, looked, Map.of("choice.year", "1882")).getContentAsString();
    assertThat(answered).contains("Evaluasi 1882 sudah ditutup atau dikunci", "minta sekretariat Gugus Tugas membuka")
        .doesNotContain("Tempatkan 1 berkas");
    assertThat(pages.page(citra, "/73.24/evidence/import")).doesNotContain("1882");
  }

  private UUID file(String title, String origin) {
    byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape((title + origin).hashCode(), 90, 60), 0.8f);
    return file(clerk, title, origin, TestCast.DISDUKCAPIL, picture);
  }

  private UUID file(Actor actor, String title, String origin, UUID office, byte[] content) {
    UUID id = Ids.next();
    ActorContext.runAs(actor, () -> intake.addToInbox(actor, id, title, origin, office,
        documents.store(actor, new ByteArrayInputStream(content), DocumentLimits.EVIDENCE)));
    return id;
  }

  private EvidenceItem item(UUID id) {
    return ActorContext.callAs(clerk, () -> items.require(clerk, id));
  }

  private List<EvidenceUse> usesOf(UUID item) {
    return ActorContext.callAs(clerk,
        () -> uses.listByItem(clerk, item).stream().map(EvidenceUseListItem::use).toList());
  }
}

package id.payung.evidence.export;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.ExportableEvidenceFiles;
import id.payung.evidence.SampleFiles;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What leaves. Budi the secretary packs; Citra of Disdukcapil sees her own alone. */
@PayungTest
class EvidenceExportTests {
  private static final String YEAR = "2042";
  private static final String OTHER_YEAR = "2039";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceItemLifeCycle itemBook;
  @Autowired EvidenceUseLifeCycle register;
  @Autowired DocumentStorage documents;
  @Autowired JobQueue jobs;
  @Autowired EvaluationDirectory calendar;
  @Autowired EvidencePackageZipRepository parts;
  @Autowired ExportableEvidenceFiles exportable;
  @Autowired TestCast cast;

  @Test
  void a_package_holds_what_was_taken_under_short_names_and_an_index_of_all_of_them() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1");
    byte[] photo = DrawnPictures.jpeg(DrawnPictures.landscape(5, 1000, 700), 0.9f);
    byte[] safe = DrawnPictures.jpeg(DrawnPictures.landscape(6, 1000, 700), 0.9f);
    addItem(
        "SK dengan nama yang sangat panjang dan /tanda\\ aneh: Peraturan Bupati tentang Percepatan Kepemilikan Akta",
        "official", "sk", SampleFiles.pdf("SK"), null, "4.1");
    addItem("Foto aman", "activity", "photo", photo, safe, "4.1");
    addItem("Foto tanpa salinan", "activity", "photo", DrawnPictures.jpeg(DrawnPictures.landscape(7, 800, 600), 0.9f),
        null, "4.1");
    addItem("Daftar hadir", "activity", "attendance", SampleFiles.pdf("Nama semua anak"), null, "4.1");
    addItem("SK Forum Anak", "official", "sk", SampleFiles.pdf("SK Forum"), null, "6.1");

    UUID job = Ids.next();
    mvc.perform(post("/73.24/evidence/exports/package").param("id", job.toString())
        .param("evaluation", YEAR)
        .param("partMb", "5")
        .param("pictureKb", "100")
        .param("unchecked", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf())).andExpect(status().is3xxRedirection());
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    awaitEnd(secretary, job);

    List<EvidencePackageZip> made = ActorContext.callAs(secretary, () -> parts.listByJob(secretary, job));
    assertThat(made).isNotEmpty();
    Map<String, String> slotNames = ActorContext.callAs(secretary,
        () -> Map.of("4.1", calendar.listSlots(TestCast.LUWU_TIMUR, YEAR, "4.1").getFirst().name(), "6.1",
            calendar.listSlots(TestCast.LUWU_TIMUR, YEAR, "6.1").getFirst().name()));
    for (EvidencePackageZip part : made) {
      Map<String, byte[]> inside = unzip(downloadPart(job, part.nr(), "budi"));
      assertThat(part.name()).matches("[A-Za-z0-9_.-]{1,80}");
      assertThat(inside.keySet()).allMatch(name -> name.matches("[A-Za-z0-9_.-]{1,80}"))
          .contains("00_daftar-isi.html", "00_daftar-isi.txt")
          .anyMatch(name -> name.endsWith("pembatas.pdf"));
      String index = new String(inside.get("00_daftar-isi.html"), StandardCharsets.UTF_8);
      assertThat(part.entries()).allSatisfy(file -> {
        assertThat(inside).containsKey(file.name());
        assertThat(index).contains("href=\"" + file.name() + "\"")
            .contains("<td>" + slotNames.get(file.question()) + "</td>");
      });
      assertThat(inside.values()).noneMatch(bytes -> java.util.Arrays.equals(bytes, photo));
    }
    List<String> titles =
        made.stream().flatMap(part -> part.entries().stream()).map(EvidencePackageIndexEntry::title).toList();
    assertThat(titles).contains("Foto aman", "SK Forum Anak").doesNotContain("Foto tanpa salinan", "Daftar hadir");
    assertThat(made.stream().flatMap(part -> part.entries().stream()).filter(file -> file.title().equals("Foto aman")))
        .allSatisfy(file -> assertThat(file.size()).isLessThanOrEqualTo(100 << 10));
    mvc.perform(get("/73.24/evidence/exports/" + job + "/parts/1").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/evidence/exports/" + job + "/parts/1").cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/evidence/exports/" + job).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isForbidden());

    UUID hers = Ids.next();
    mvc.perform(post("/73.24/evidence/exports/package").param("id", hers.toString())
        .param("evaluation", YEAR)
        .param("unchecked", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))
        .with(csrf()));
    Actor clerk = cast.actorOf(TestCast.CLERK);
    awaitEnd(clerk, hers);
    List<EvidencePackageIndexEntry> herEntries = ActorContext.callAs(clerk, () -> parts.listByJob(clerk, hers))
        .stream()
        .flatMap(part -> part.entries().stream())
        .toList();
    assertThat(herEntries).extracting(EvidencePackageIndexEntry::title)
        .contains("Foto aman")
        .doesNotContain("SK Forum Anak");
    // The list for the ministry holds what packages leave out; a file has one name in all of them.
    Map<String, String> listed = ActorContext.callAs(secretary,
        () -> exportable.listFiles(secretary, YEAR, (question, slot) -> slotNames.get(question))
            .stream()
            .collect(Collectors.toMap(ExportableEvidenceFiles.ExportableFile::title,
                ExportableEvidenceFiles.ExportableFile::name)));
    assertThat(listed).hasSizeGreaterThan(titles.size());
    assertThat(Stream.concat(herEntries.stream(), made.stream().flatMap(part -> part.entries().stream())))
        .allSatisfy(entry -> assertThat(listed).containsEntry(entry.title(), entry.name()));
  }

  @Test
  void only_what_a_checker_accepted_leaves_unless_one_asks_for_more_and_the_same_bytes_once() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(OTHER_YEAR);
    years.requestAnswers(OTHER_YEAR, TestCast.DISDUKCAPIL, "4.1");
    years.requestAnswers(OTHER_YEAR, TestCast.DP3A, "7.1");
    byte[] decree = SampleFiles.pdf("SK untuk dua pertanyaan");
    addItem("SK di indikator empat", "official", "sk", decree, null, "4.1", OTHER_YEAR);
    addItem("SK yang sama di indikator tujuh", "official", "sk", decree, null, "7.1", OTHER_YEAR);
    addItem("SK yang belum diperiksa", "official", "sk", SampleFiles.pdf("Belum diperiksa"), null, "7.1", OTHER_YEAR);
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(verifier,
        () -> register.listUses(verifier, OTHER_YEAR)
            .stream()
            .filter(use -> !use.title().equals("SK yang belum diperiksa"))
            .forEach(use -> register.recordCheck(verifier, use.id(), true, "")));

    List<EvidencePackageZip> made = pack(false);

    List<EvidencePackageIndexEntry> entries = made.stream().flatMap(part -> part.entries().stream()).toList();
    assertThat(entries).extracting(EvidencePackageIndexEntry::title)
        .containsExactlyInAnyOrder("SK di indikator empat", "SK yang sama di indikator tujuh");
    assertThat(entries).extracting(EvidencePackageIndexEntry::name).hasSize(2).containsOnly(entries.getFirst().name());
    assertThat(made.stream().mapToInt(EvidencePackageZip::files).sum()).isEqualTo(1);
    int copies = 0;
    for (EvidencePackageZip part : made) {
      Map<String, byte[]> inside = unzip(downloadPart(part.job(), part.nr(), "budi"));
      copies += (int) inside.values().stream().filter(bytes -> java.util.Arrays.equals(bytes, decree)).count();
      String index = new String(inside.get("00_daftar-isi.html"), StandardCharsets.UTF_8);
      assertThat(index).contains(entries.getFirst().name());
      for (EvidencePackageIndexEntry entry : part.entries()) {
        assertThat(index.contains("href=\"" + entry.name() + "\"")).isEqualTo(inside.containsKey(entry.name()));
        assertThat(index.contains("(di dalam " + entry.part() + ")")).isNotEqualTo(inside.containsKey(entry.name()));
      }
    }
    assertThat(copies).isEqualTo(1);
    assertThat(mvc
        .perform(get("/73.24/evidence/exports/" + made.getFirst().job()).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString())
        .contains("1 berkas (2 pemakaian) dalam " + made.size() + " ZIP; 1 pemakaian tidak disertakan");
    assertThat(pack(true).stream().flatMap(part -> part.entries().stream()).map(EvidencePackageIndexEntry::title))
        .contains("SK yang belum diperiksa");
  }

  private List<EvidencePackageZip> pack(boolean unchecked) throws Exception {
    UUID job = Ids.next();
    mvc.perform(post("/73.24/evidence/exports/package").param("id", job.toString())
        .param("evaluation", OTHER_YEAR)
        .param(unchecked ? "unchecked" : "without", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf())).andExpect(status().is3xxRedirection());
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    awaitEnd(secretary, job);
    return ActorContext.callAs(secretary, () -> parts.listByJob(secretary, job));
  }

  @Test
  void the_register_leaves_as_a_sheet_within_reach() throws Exception {
    UUID job = Ids.next();
    mvc.perform(post("/73.24/evidence/exports/register").param("id", job.toString())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))
        .with(csrf())).andExpect(status().is3xxRedirection());
    Actor clerk = cast.actorOf(TestCast.CLERK);

    Job done = awaitEnd(clerk, job);

    assertThat(done.hasResult()).isTrue();
    mvc.perform(get("/73.24/evidence/exports").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk());
  }

  @Test
  void the_api_tells_what_the_pages_tell() throws Exception {
    mvc.perform(get("/api/v1/73.24/evidence").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("application/json"));
    mvc.perform(get("/api/v1/73.24/evidence/" + Ids.next()).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/73.24/evidence").cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/73.24/evidence").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
  }

  private Job awaitEnd(Actor actor, UUID job) {
    await().pollInterval(Duration.ofMillis(300))
        .until(() -> !ActorContext.callAs(actor, () -> jobs.getOwn(actor, job)).state().isOpen());
    return ActorContext.callAs(actor, () -> jobs.getOwn(actor, job));
  }

  private byte[] downloadPart(UUID job, int nr, String who) throws Exception {
    return mvc
        .perform(get("/73.24/evidence/exports/" + job + "/parts/" + nr).cookie(TestSignIn.sessionCookie(mvc, who)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private void addItem(String title, String kind, String docKind, byte[] file, byte[] safe, String question) {
    addItem(title, kind, docKind, file, safe, question, YEAR);
  }

  private void addItem(String title, String kind, String docKind, byte[] file, byte[] safe, String question,
      String year) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> {
      StoredDocument kept = documents.store(service, file, DocumentLimits.EVIDENCE);
      UUID office = question.startsWith("4") ? TestCast.DISDUKCAPIL : TestCast.DP3A;
      String copy = safe == null ? null : documents.store(service, safe, DocumentLimits.PHOTO).sha256();
      boolean official = kind.equals("official");
      EvidenceItem item = EvidenceItem.added(service, Ids.next(), kind, office, Instant.now(), kept)
          .with(EvidenceItem::title, title)
          .with(EvidenceItem::docKind, docKind)
          .with(EvidenceItem::number, official ? "1" : "")
          .with(EvidenceItem::docDate, official ? LocalDate.of(2025, 2, 3) : null)
          .with(EvidenceItem::heldOn, official ? null : LocalDate.of(2025, 3, 1))
          .with(EvidenceItem::safeSha256, copy)
          .with(EvidenceItem::faces, copy == null ? null : List.of())
          .make();
      EvidenceUseFixture.addAndTake(itemBook, register, service, item, kept, year, question,
          calendar.listSlots(TestCast.LUWU_TIMUR, year, question).getFirst().code());
    });
  }
}

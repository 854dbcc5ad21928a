package id.payung.evidence.export;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.jobs.CrashingJobRunner;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.jobs.JobState;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Budi packs a year while the power goes, at every place where it can go. */
@PayungTest
class EvidencePackageResumeTests {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceIntake papers;
  @Autowired DocumentStorage documents;
  @Autowired EvidencePackageZipRepository parts;
  @Autowired JobQueue jobs;
  @Autowired CrashingJobRunner breaking;
  @Autowired TestCast cast;

  @Test
  void a_package_goes_on_from_wherever_the_power_went_and_is_whole() throws Exception {
    openYearWithProofs("2066", "4.1", "7.1");
    Actor budi = cast.actorOf(TestCast.SECRETARY);

    boolean broke = true;
    int chunk = 1;
    for (; broke; chunk++) {
      UUID job = addJob(budi, "2066");
      broke = breaking.runUntilChunk(TestCast.LUWU_TIMUR, job, chunk);
      if (broke) {
        assertThat(showJob(budi, job).state()).as("power gone at chunk " + chunk).isEqualTo(JobState.RUNNING);
        breaking.resume(TestCast.LUWU_TIMUR, job);
      }
      assertThat(showJob(budi, job).state()).as("power gone at chunk " + chunk).isEqualTo(JobState.DONE);
      assertThat(titles(budi, job)).as("power gone at chunk " + chunk)
          .containsExactly("Surat data", "Surat by-district", "Surat marriages");
    }
    assertThat(chunk).as("there were places to break at").isGreaterThan(8);
  }

  @Test
  void a_block_that_gets_its_first_proof_while_the_power_is_gone_pushes_no_other_out() throws Exception {
    OfficialDocumentFixture proofs = openYearWithProofs("2067", "2.1", "4.1", "7.1");
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    UUID job = addJob(budi, "2067");
    for (int chunk = 1; showJob(budi, job).cursor() == null; chunk++) {
      job = addJob(budi, "2067");
      assertThat(breaking.runUntilChunk(TestCast.LUWU_TIMUR, job, chunk)).isTrue();
    }

    proofs.placeDated(cast.actorOf(TestCast.DP3A_CLERK), TestCast.DP3A, "2067", "2.1", "structure");
    breaking.resume(TestCast.LUWU_TIMUR, job);

    assertThat(titles(budi, job)).contains("Surat data", "Surat by-district", "Surat marriages", "Surat structure")
        .doesNotHaveDuplicates();
  }

  @Test
  void of_a_package_that_is_stopped_no_part_stays_on_the_disk() throws Exception {
    openYearWithProofs("1863", "4.1", "7.1");
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    UUID job = addJob(budi, "1863");
    for (int chunk = 1; listParts(budi, job).isEmpty(); chunk++) {
      job = addJob(budi, "1863");
      assertThat(breaking.runUntilChunk(TestCast.LUWU_TIMUR, job, chunk)).isTrue();
    }
    UUID stopped = job;
    Path file =
        ActorContext
            .callAs(budi,
                () -> documents.open(budi, listParts(budi, stopped).getFirst().sha256(), DocumentVariant.ORIGINAL))
            .path();
    assertThat(file).exists();

    ActorContext.runAs(budi, () -> jobs.cancel(budi, stopped));
    breaking.resume(TestCast.LUWU_TIMUR, stopped);

    assertThat(showJob(budi, stopped).state()).isEqualTo(JobState.CANCELLED);
    assertThat(listParts(budi, stopped)).isEmpty();
    assertThat(file).doesNotExist();
  }

  private List<EvidencePackageZip> listParts(Actor actor, UUID job) {
    return ActorContext.callAs(actor, () -> parts.listByJob(actor, job));
  }

  /** Opens every part and the index over all, and gives the titles in it in their order. */
  private List<String> titles(Actor actor, UUID job) throws IOException {
    List<EvidencePackageZip> made = ActorContext.callAs(actor, () -> parts.listByJob(actor, job));
    Map<String, Set<String>> inside = new java.util.HashMap<>();
    for (EvidencePackageZip part : made) {
      Path file =
          ActorContext.callAs(actor, () -> documents.open(actor, part.sha256(), DocumentVariant.ORIGINAL)).path();
      try (ZipFile zip = new ZipFile(file.toFile())) {
        Set<String> names = new HashSet<>();
        zip.stream().forEach(entry -> assertThat(names.add(entry.getName())).as(entry.getName() + " once").isTrue());
        for (String name : names) {
          try (var in = zip.getInputStream(zip.getEntry(name))) {
            assertThat(in.readAllBytes()).as(name).isNotEmpty();
          }
        }
        String index =
            new String(zip.getInputStream(zip.getEntry("00_daftar-isi.html")).readAllBytes(), StandardCharsets.UTF_8);
        List<String> linked = LINK.matcher(index).results().map(found -> found.group(1)).toList();
        assertThat(names).containsAll(linked);
        assertThat(linked)
            .containsExactlyElementsOf(part.entries().stream().map(EvidencePackageIndexEntry::name).toList());
        assertThat(inside.put(part.name(), names)).as(part.name() + " once").isNull();
      }
    }
    List<String> titles = new ArrayList<>();
    try (ReadableWorkbook book =
        new ReadableWorkbook(ActorContext.callAs(actor, () -> jobs.openResult(actor, job)).path().toFile())) {
      for (Row row : book.getFirstSheet().read()) {
        if (inside.containsKey(row.getCellText(0))) {
          assertThat(inside.get(row.getCellText(0))).contains(row.getCellText(1));
          titles.add(row.getCellText(4));
        }
      }
    }
    return titles;
  }

  private OfficialDocumentFixture openYearWithProofs(String year, String... questions) {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(year);
    for (String question : questions) {
      years.requestAnswers(year, question.startsWith("4") ? TestCast.DISDUKCAPIL : TestCast.DP3A, question);
    }
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(papers, documents);
    proofs.placeDated(cast.actorOf(TestCast.CLERK), TestCast.DISDUKCAPIL, year, "4.1", "data");
    proofs.placeDated(cast.actorOf(TestCast.CLERK), TestCast.DISDUKCAPIL, year, "4.1", "by-district");
    proofs.placeDated(cast.actorOf(TestCast.DP3A_CLERK), TestCast.DP3A, year, "7.1", "marriages");
    return proofs;
  }

  private UUID addJob(Actor actor, String year) {
    return breaking.insertJob(actor, EvidencePackageJob.KIND,
        Map.of("evaluation", year, "partMb", 5, "pictureKb", 500, "unchecked", true));
  }

  private Job showJob(Actor actor, UUID job) {
    return ActorContext.callAs(actor, () -> jobs.getOwn(actor, job));
  }
}

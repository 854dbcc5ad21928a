package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.Proofs;
import id.payung.indicators.Years;
import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.Variant;
import id.payung.platform.jobs.Breaking;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.JobState;
import id.payung.platform.jobs.Jobs;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
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
class PackageResumeTests {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  @Autowired OpeningYear opening;
  @Autowired Requests requests;
  @Autowired EvidenceBook papers;
  @Autowired Documents documents;
  @Autowired ExportParts parts;
  @Autowired Jobs jobs;
  @Autowired Breaking breaking;
  @Autowired Cast cast;

  @Test
  void a_package_goes_on_from_wherever_the_power_went_and_is_whole() throws Exception {
    year("2066", "4.1", "7.1");
    Actor budi = cast.as(Cast.SECRETARY);

    boolean broke = true;
    int chunk = 1;
    for (; broke; chunk++) {
      UUID job = added(budi, "2066");
      broke = breaking.until(Cast.LUWU_TIMUR, job, chunk);
      if (broke) {
        assertThat(shown(budi, job).state()).as("power gone at chunk " + chunk).isEqualTo(JobState.RUNNING);
        breaking.goOn(Cast.LUWU_TIMUR, job);
      }
      assertThat(shown(budi, job).state()).as("power gone at chunk " + chunk).isEqualTo(JobState.DONE);
      assertThat(titles(budi, job)).as("power gone at chunk " + chunk)
          .containsExactly("Surat data", "Surat by-district", "Surat marriages");
    }
    assertThat(chunk).as("there were places to break at").isGreaterThan(8);
  }

  @Test
  void a_block_that_gets_its_first_proof_while_the_power_is_gone_pushes_no_other_out() throws Exception {
    Proofs proofs = year("2067", "2.1", "4.1", "7.1");
    Actor budi = cast.as(Cast.SECRETARY);
    UUID job = added(budi, "2067");
    for (int chunk = 1; shown(budi, job).cursor() == null; chunk++) {
      job = added(budi, "2067");
      assertThat(breaking.until(Cast.LUWU_TIMUR, job, chunk)).isTrue();
    }

    proofs.official(cast.as(Cast.DP3A_CLERK), Cast.DP3A, "2067", "2.1", "structure");
    breaking.goOn(Cast.LUWU_TIMUR, job);

    assertThat(titles(budi, job)).contains("Surat data", "Surat by-district", "Surat marriages", "Surat structure")
        .doesNotHaveDuplicates();
  }

  /** Opens every part and the index over all, and gives the titles in it in their order. */
  private List<String> titles(Actor actor, UUID job) throws IOException {
    List<ExportPart> made = Acting.as(actor, () -> parts.of(actor, job));
    Map<String, Set<String>> inside = new java.util.HashMap<>();
    for (ExportPart part : made) {
      Path file = Acting.as(actor, () -> documents.open(actor, part.sha256(), Variant.ORIGINAL)).path();
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
        assertThat(linked).containsExactlyElementsOf(part.entries().stream().map(PackedFile::name).toList());
        assertThat(inside.put(part.name(), names)).as(part.name() + " once").isNull();
      }
    }
    List<String> titles = new ArrayList<>();
    try (
        ReadableWorkbook book = new ReadableWorkbook(Acting.as(actor, () -> jobs.result(actor, job)).path().toFile())) {
      for (Row row : book.getFirstSheet().read()) {
        if (inside.containsKey(row.getCellText(0))) {
          assertThat(inside.get(row.getCellText(0))).contains(row.getCellText(1));
          titles.add(row.getCellText(4));
        }
      }
    }
    return titles;
  }

  private Proofs year(String year, String... questions) {
    Years years = new Years(opening, requests, cast);
    years.open(year);
    for (String question : questions) {
      years.ask(year, question.startsWith("4") ? Cast.DISDUKCAPIL : Cast.DP3A, question);
    }
    Proofs proofs = new Proofs(papers, documents);
    proofs.official(cast.as(Cast.CLERK), Cast.DISDUKCAPIL, year, "4.1", "data");
    proofs.official(cast.as(Cast.CLERK), Cast.DISDUKCAPIL, year, "4.1", "by-district");
    proofs.official(cast.as(Cast.DP3A_CLERK), Cast.DP3A, year, "7.1", "marriages");
    return proofs;
  }

  private UUID added(Actor actor, String year) {
    return breaking.add(actor, PackageJob.KIND, Map.of("evaluation", year, "partMb", 5, "pictureKb", 500));
  }

  private Job shown(Actor actor, UUID job) {
    return Acting.as(actor, () -> jobs.show(actor, job));
  }
}

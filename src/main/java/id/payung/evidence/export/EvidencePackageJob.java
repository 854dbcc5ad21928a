package id.payung.evidence.export;

import id.payung.evidence.access.ForEvidenceExporters;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobHandler;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AccessRoles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Data dukung of one year as ZIP files: one or more a block, each within a size that a slow line bears, with a divider
 * sheet an indicator, an index in every part, and one index over all as the result. Goes on after a break with the
 * block that broke off.
 */
@Component
class EvidencePackageJob implements JobHandler {
  static final String KIND = "evidence.package";
  static final int DEFAULT_PART_MB = 100;
  static final int DEFAULT_PICTURE_KB = 1_000;

  private final EvidencePackageEstimate estimate;
  private final EvidencePackageFiles files;
  private final EvidencePackageZipRepository parts;
  private final UiFactory uis;

  EvidencePackageJob(EvidencePackageEstimate estimate, EvidencePackageFiles files, EvidencePackageZipRepository parts,
      UiFactory uis) {
    this.estimate = estimate;
    this.files = files;
    this.parts = parts;
    this.uis = uis;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(AccessRoles.of(ForEvidenceExporters.class));
  }

  @Override
  public Duration maximumDuration() {
    return Duration.ofHours(3);
  }

  @Override
  public List<KeptFile> listParts(Actor service, UUID job) {
    return parts.listAllOf(service, job).stream().map(part -> new KeptFile(part.sha256(), part.size())).toList();
  }

  @Override
  public void deleteParts(Actor service, UUID job) {
    parts.deleteAllOf(service, job);
  }

  @Override
  public void run(JobRun run) throws Exception {
    String evaluation = run.params().get("evaluation").asString();
    Ui ui = uis.forPaper(run.regency(), Messages.INDONESIAN);
    boolean unchecked = run.params().path("unchecked").asBoolean(false);
    EvidencePackagePlan plan = run.runChunk(() -> estimate.loadPlan(run.actor(), evaluation, unchecked));
    // By name, not by number: a block that gets its first proof while the machine is down must not push another out of
    // the package.
    Set<String> packed = new LinkedHashSet<>(
        run.cursor() == null ? List.of() : List.of(Objects.requireNonNull(run.cursor()).split(" ")));
    long done = plan.blocks()
        .entrySet()
        .stream()
        .filter(block -> packed.contains(block.getKey()))
        .mapToLong(block -> block.getValue().size())
        .sum();
    Map<String, EvidencePackageIndexEntry> inside = run.runChunk(() -> listInside(run, packed));
    for (Map.Entry<String, List<EvidencePackagePlan.PlannedFile>> block : plan.blocks().entrySet()) {
      if (packed.contains(block.getKey())) {
        continue;
      }
      done = packBlock(run, ui, evaluation, block, inside, done, plan.fileCount());
      packed.add(block.getKey());
      run.cursor(String.join(" ", packed));
      run.checkpoint();
    }
    run.progress(done, plan.fileCount());
    List<EvidencePackageZip> made = run.runChunk(() -> parts.listByJob(run.actor(), run.id()));
    Path index = run.temporaryFile("index.xlsx");
    EvidencePackageIndex.writeSheet(index, ui, evaluation, made, plan);
    run.setNote("evidence.export.made", made.stream().mapToLong(EvidencePackageZip::files).sum(), made.size(),
        plan.excluded().size(), done);
    run.storeResult(index, PackageFileNames.sanitise(evaluation) + "_daftar-isi.xlsx");
  }

  /** What lies in the ZIPs of blocks that were packed before a break, by its content. */
  private Map<String, EvidencePackageIndexEntry> listInside(JobRun run, Set<String> packed) {
    Map<String, EvidencePackageIndexEntry> inside = new HashMap<>();
    parts.listByJob(run.actor(), run.id())
        .stream()
        .filter(part -> packed.contains(part.block()))
        .flatMap(part -> part.entries().stream())
        .filter(entry -> !entry.content().isEmpty())
        .forEach(entry -> inside.putIfAbsent(entry.content(), entry));
    return inside;
  }

  private long packBlock(JobRun run, Ui ui, String evaluation,
      Map.Entry<String, List<EvidencePackagePlan.PlannedFile>> block, Map<String, EvidencePackageIndexEntry> inside,
      long before, long all) throws Exception {
    run.runChunk(() -> {
      parts.deleteBlock(run.actor(), run.id(), block.getKey());
      return true;
    });
    long done = before;
    try (PackageBlockWriter writer =
        new PackageBlockWriter(files, run, ui, evaluation, block.getValue().getFirst().question(), inside)) {
      for (EvidencePackagePlan.PlannedFile line : block.getValue()) {
        run.progress(done, all);
        writer.addFile(line, block.getValue());
        done++;
      }
      writer.closePart();
    }
    return done;
  }
}

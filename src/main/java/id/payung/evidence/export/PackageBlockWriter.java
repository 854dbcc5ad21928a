package id.payung.evidence.export;

import id.payung.evidence.EvidenceQuestion;
import id.payung.platform.files.DiskSpace;
import id.payung.platform.files.DiskSpaceMeter;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.web.Ui;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** One block on its way into ZIP files. */
final class PackageBlockWriter implements AutoCloseable {
  private final EvidencePackageFiles sources;
  private final JobRun run;
  private final Ui ui;
  private final String evaluation;
  private final EvidenceQuestion first;
  private final Map<String, EvidencePackageIndexEntry> inside;
  private final long partBytes;
  private final long pictureBytes;
  private final PackageFileNames names = new PackageFileNames();
  private final List<EvidencePackageIndexEntry> files = new ArrayList<>();
  private final Path partFile;
  private final Path folder;
  private @Nullable ZipOutputStream zip;
  private long size;
  private int partCount;
  private String dividedIndicator = "";

  /**
   * @param first question of the block
   * @param inside what lies in the package already, by its content; what is written here is added
   */
  PackageBlockWriter(EvidencePackageFiles sources, JobRun run, Ui ui, String evaluation, EvidenceQuestion first,
      Map<String, EvidencePackageIndexEntry> inside) {
    this.sources = sources;
    this.run = run;
    this.ui = ui;
    this.evaluation = evaluation;
    this.first = first;
    this.inside = inside;
    this.partBytes = run.params().get("partMb").asLong() << 20;
    this.pictureBytes = run.params().get("pictureKb").asLong() << 10;
    this.partFile = run.temporaryFile("part.zip");
    this.folder = Objects.requireNonNull(partFile.getParent());
  }

  void addFile(EvidencePackagePlan.PlannedFile line, List<EvidencePackagePlan.PlannedFile> all) throws IOException {
    EvidencePackageIndexEntry earlier = inside.get(line.contentKey());
    if (earlier != null) {
      openZip(line, all);
      files.add(EvidencePackageIndexEntry.of(earlier.name(), earlier.part(), line, ui, 0));
      return;
    }
    EvidencePackageFiles.Content content = run.runChunk(() -> sources.load(run.actor(), line.item(), pictureBytes));
    if (!files.isEmpty() && size + content.size() > partBytes) {
      closePart();
    }
    // A part that has ended is copied to where it is kept.
    DiskSpace.requireFree(folder, size + 2 * content.size());
    ZipOutputStream to = openZip(line, all);
    String name = names.fileName(line.use().id(), line.question().code(), line.slotName(), content.extension());
    to.putNextEntry(new ZipEntry(name));
    content.writeTo(to);
    to.closeEntry();
    size += content.size();
    EvidencePackageIndexEntry written = EvidencePackageIndexEntry.of(name, partName(), line, ui, content.size());
    files.add(written);
    inside.put(line.contentKey(), written);
  }

  /** The ZIP of now, with the divider of the indicator that begins. */
  private ZipOutputStream openZip(EvidencePackagePlan.PlannedFile line, List<EvidencePackagePlan.PlannedFile> all)
      throws IOException {
    ZipOutputStream to = openZip();
    if (!dividedIndicator.equals(line.question().indicator())) {
      dividedIndicator = line.question().indicator();
      writeEntry(to,
          PackageFileNames.questionPrefix(line.question().code()).replaceFirst("-.*$", "") + "-0_pembatas.pdf",
          sources.renderDivider(ui, evaluation, line.question(), all));
    }
    return to;
  }

  private String partName() {
    return PackageFileNames.partFileName(evaluation, first.block(), partCount + 1);
  }

  private ZipOutputStream openZip() throws IOException {
    ZipOutputStream now = zip;
    if (now == null) {
      now = new ZipOutputStream(new DiskSpaceMeter(folder).over(Files.newOutputStream(partFile)));
      zip = now;
      dividedIndicator = "";
    }
    return now;
  }

  private void writeEntry(ZipOutputStream to, String name, byte[] bytes) throws IOException {
    to.putNextEntry(new ZipEntry(name));
    to.write(bytes);
    to.closeEntry();
    size += bytes.length;
  }

  /** Ends the part with its index, and keeps it. */
  void closePart() throws IOException {
    ZipOutputStream now = zip;
    if (now == null) {
      return;
    }
    writeEntry(now, "00_daftar-isi.html",
        EvidencePackageIndex.renderHtml(ui, evaluation, first.blockName(), partName(), files)
            .getBytes(StandardCharsets.UTF_8));
    writeEntry(now, "00_daftar-isi.txt",
        EvidencePackageIndex.renderText(ui, evaluation, first.blockName(), partName(), files)
            .getBytes(StandardCharsets.UTF_8));
    now.close();
    zip = null;
    String name = partName();
    partCount++;
    List<EvidencePackageIndexEntry> packed = List.copyOf(files);
    run.runChunk(() -> {
      sources.keepPart(run, first.block(), name, packed, partFile);
      return true;
    });
    Files.deleteIfExists(partFile);
    files.clear();
    size = 0;
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
    Files.deleteIfExists(partFile);
  }
}

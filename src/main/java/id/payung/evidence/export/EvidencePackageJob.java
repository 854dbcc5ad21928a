package id.payung.evidence.export;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.register.EvidenceItemRepository;
import id.payung.evidence.register.EvidenceUseLifecycle;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.i18n.Messages;
import id.payung.platform.images.Picture;
import id.payung.platform.jobs.JobHandler;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.Ui;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

  /** A scan stays readable at this many points; a phone's camera gives three times as many. */
  private static final int LONGEST_SIDE = 2_400;

  private final EvidenceUseLifecycle useLifecycle;
  private final EvidenceItemRepository items;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final DocumentStorage documents;
  private final EvidencePackagePartRepository parts;
  private final PdfRenderer paper;
  private final Messages words;
  private final RegencyDirectory regencies;
  private final Clock clock;

  EvidencePackageJob(EvidenceUseLifecycle useLifecycle, EvidenceItemRepository items,
      ObjectProvider<EvaluationDirectory> evaluationDirectories, DocumentStorage documents,
      EvidencePackagePartRepository parts, PdfRenderer paper, Messages words, RegencyDirectory regencies, Clock clock) {
    this.useLifecycle = useLifecycle;
    this.items = items;
    this.evaluationDirectories = evaluationDirectories;
    this.documents = documents;
    this.parts = parts;
    this.paper = paper;
    this.words = words;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.OFFICE_CLERK,
        Role.OFFICE_HEAD, Role.DATA_OWNER);
  }

  @Override
  public Duration maximumDuration() {
    return Duration.ofHours(3);
  }

  @Override
  public void run(JobRun run) throws Exception {
    String evaluation = run.params().get("evaluation").asString();
    Ui ui = Ui.forPaper(words, Locale.of("id"), regencies.require(run.regency()), clock);
    EvidencePackagePlan plan = run.runChunk(() -> loadPlan(run.actor(), evaluation));
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
    for (Map.Entry<String, List<EvidencePackagePlan.PlannedFile>> block : plan.blocks().entrySet()) {
      if (packed.contains(block.getKey())) {
        continue;
      }
      run.runChunk(() -> {
        parts.deleteBlock(run.actor(), run.id(), block.getKey());
        return true;
      });
      try (BlockZipWriter writer =
          new BlockZipWriter(run, ui, evaluation, block.getKey(), block.getValue().getFirst().question().blockName())) {
        for (EvidencePackagePlan.PlannedFile line : block.getValue()) {
          run.progress(done, plan.fileCount());
          writer.addFile(line, block.getValue());
          done++;
        }
        writer.closePart();
      }
      packed.add(block.getKey());
      run.cursor(String.join(" ", packed));
      run.checkpoint();
    }
    run.progress(done, plan.fileCount());
    List<EvidencePackagePart> made = run.runChunk(() -> parts.listByJob(run.actor(), run.id()));
    Path index = run.temporaryFile("index.xlsx");
    writeIndex(index, ui, evaluation, made, plan);
    run.setNote("evidence.export.note", done, made.size(), plan.excluded().size());
    run.storeResult(index, PackageFileNames.sanitise(evaluation) + "_daftar-isi.xlsx");
  }

  private EvidencePackagePlan loadPlan(Actor actor, String evaluation) {
    List<EvidenceUseView> uses = useLifecycle.listUses(actor, evaluation);
    return EvidencePackagePlan.from(evaluationDirectories.getObject().listQuestions(actor.regency(), evaluation), uses,
        items.findByIds(actor, uses.stream().map(EvidenceUseView::item).distinct().toList()));
  }

  /** One block on its way into ZIP files. */
  private final class BlockZipWriter implements AutoCloseable {
    private final JobRun run;
    private final Ui ui;
    private final String evaluation;
    private final String block;
    private final String blockName;
    private final long partBytes;
    private final long pictureBytes;
    private final PackageFileNames names = new PackageFileNames();
    private final List<EvidencePackageEntry> files = new ArrayList<>();
    private final Path partFile;
    private @Nullable ZipOutputStream zip;
    private long size;
    private int partCount;
    private String dividedIndicator = "";

    BlockZipWriter(JobRun run, Ui ui, String evaluation, String block, String blockName) {
      this.run = run;
      this.ui = ui;
      this.evaluation = evaluation;
      this.block = block;
      this.blockName = blockName;
      this.partBytes = run.params().get("partMb").asLong() << 20;
      this.pictureBytes = run.params().get("pictureKb").asLong() << 10;
      this.partFile = run.temporaryFile("part.zip");
    }

    void addFile(EvidencePackagePlan.PlannedFile line, List<EvidencePackagePlan.PlannedFile> all) throws IOException {
      FileContent content = run.runChunk(() -> loadContent(run.actor(), line.item(), pictureBytes));
      if (!files.isEmpty() && size + content.size() > partBytes) {
        closePart();
      }
      ZipOutputStream to = openZip();
      if (!dividedIndicator.equals(line.question().indicator())) {
        dividedIndicator = line.question().indicator();
        writeEntry(to,
            PackageFileNames.questionPrefix(line.question().code()).replaceFirst("-.*$", "") + "-0_pembatas.pdf",
            renderDivider(line.question(), all));
      }
      String name = names.nextFileName(line.question().code(), line.slotName(), content.extension());
      to.putNextEntry(new ZipEntry(name));
      content.writeTo(to);
      to.closeEntry();
      size += content.size();
      LocalDate day = line.item().kind().equals("official") ? line.item().docDate() : line.item().heldOn();
      files.add(new EvidencePackageEntry(name, line.question().code(), line.slotName(), line.item().title(),
          line.item().number(), day == null ? "" : ui.date(day), line.use().pages(), line.use().proves(),
          content.size()));
    }

    private ZipOutputStream openZip() throws IOException {
      ZipOutputStream now = zip;
      if (now == null) {
        now = new ZipOutputStream(Files.newOutputStream(partFile));
        zip = now;
        dividedIndicator = "";
      }
      return now;
    }

    private byte[] renderDivider(EvidenceQuestion question, List<EvidencePackagePlan.PlannedFile> all) {
      List<EvidencePackagePlan.PlannedFile> lines =
          all.stream().filter(line -> line.question().indicator().equals(question.indicator())).toList();
      String title = words.text(ui.locale(), "evidence.export.divider", question.indicator());
      return paper.render("evidence/divider",
          Map.of("ui", ui, "head", PdfDocumentHead.withoutLetterhead(title, question.indicatorName()), "question",
              question, "evaluation", evaluation, "lines", lines));
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
          EvidencePackageIndex.renderHtml(ui, evaluation, blockName, files).getBytes(StandardCharsets.UTF_8));
      writeEntry(now, "00_daftar-isi.txt",
          EvidencePackageIndex.renderText(ui, evaluation, blockName, files).getBytes(StandardCharsets.UTF_8));
      now.close();
      zip = null;
      partCount++;
      String name = PackageFileNames.partFileName(evaluation, block, partCount);
      List<EvidencePackageEntry> packed = List.copyOf(files);
      run.runChunk(() -> {
        StoredDocument kept = documents.store(run.actor(), partFile, DocumentLimits.RESULT);
        parts.insert(run.actor(), run.id(), block, name, packed, kept.size(), kept.sha256(), clock.instant());
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

  /** What goes into the ZIP: bytes made here, or a file as it was kept. */
  private record FileContent(String extension, byte @Nullable [] bytes, @Nullable Path file, long size) {
    static FileContent of(String extension, byte[] bytes) {
      return new FileContent(extension, bytes, null, bytes.length);
    }

    void writeTo(OutputStream to) throws IOException {
      if (bytes != null) {
        to.write(bytes);
      } else {
        Files.copy(Objects.requireNonNull(file), to);
      }
    }
  }

  /** The original of a photo never leaves; a scan leaves drawn anew, without what the camera wrote into it. */
  private FileContent loadContent(Actor actor, EvidenceItem item, long pictureBytes) throws IOException {
    if (item.kind().equals("computed")) {
      String text = item.title() + "\r\n\r\n" + item.factValue() + "\r\n\r\n" + item.factRule() + "\r\n\r\n"
          + item.factRows() + "\r\n";
      return FileContent.of("txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }
    boolean photo = item.picture() && !item.kind().equals("official");
    String sha256 = Objects.requireNonNull(photo ? item.safeSha256() : item.sha256());
    OpenDocument kept = documents.open(actor, sha256, DocumentVariant.ORIGINAL);
    if (item.picture()) {
      return FileContent.of("jpg", Picture.read(kept.path()).fitWithin(LONGEST_SIDE).toJpegWithin(pictureBytes));
    }
    return new FileContent(kept.kind().extension(), null, kept.path(), Files.size(kept.path()));
  }

  private void writeIndex(Path to, Ui ui, String evaluation, List<EvidencePackagePart> made, EvidencePackagePlan plan)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(to); SheetWriter sheet = new SheetWriter(out)) {
      sheet.beginSheet(ui.t("evidence.export.index"), List.of(ui.t("evidence.export.index.note", evaluation)),
          List.of(heading(ui, "evidence.export.part", 18), heading(ui, "evidence.field.file", 50),
              heading(ui, "evidence.field.question", 10), heading(ui, "evidence.field.slot", 40),
              heading(ui, "evidence.field.title", 44), heading(ui, "evidence.field.number", 18),
              heading(ui, "evidence.field.date", 18), heading(ui, "evidence.field.pages", 12),
              heading(ui, "evidence.field.proves", 50)));
      for (EvidencePackagePart part : made) {
        for (EvidencePackageEntry file : part.entries()) {
          sheet.addRow(List.of(part.name(), file.name(), file.question(), file.slot(), file.title(), file.number(),
              file.day(), file.pages(), file.proves()));
        }
      }
      sheet.beginSheet(ui.t("evidence.export.out"), List.of(),
          List.of(heading(ui, "evidence.field.question", 10), heading(ui, "evidence.field.slot", 40),
              heading(ui, "evidence.field.title", 44), heading(ui, "evidence.field.why", 60)));
      for (EvidencePackagePlan.ExcludedFile left : plan.excluded()) {
        sheet.addRow(List.of(left.question().code(), left.question().slotName(left.use().slot()), left.use().title(),
            ui.t(left.reason())));
      }
    }
  }

  private static SheetWriter.Heading heading(Ui ui, String key, int width) {
    return new SheetWriter.Heading(ui.t(key), width);
  }
}

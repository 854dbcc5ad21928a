package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.i18n.Words;
import id.payung.platform.images.Picture;
import id.payung.platform.jobs.JobKind;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
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
class PackageJob implements JobKind {
  static final String KIND = "evidence.package";
  static final int USUAL_PART_MB = 100;
  static final int USUAL_PICTURE_KB = 1_000;

  /** A scan stays readable at this many points; a phone's camera gives three times as many. */
  private static final int LONGEST_SIDE = 2_400;

  private final Register register;
  private final Items items;
  private final ObjectProvider<EvaluationCalendar> calendars;
  private final Documents documents;
  private final ExportParts parts;
  private final Paper paper;
  private final Words words;
  private final RegencyDirectory regencies;
  private final Clock clock;

  PackageJob(Register register, Items items, ObjectProvider<EvaluationCalendar> calendars, Documents documents,
      ExportParts parts, Paper paper, Words words, RegencyDirectory regencies, Clock clock) {
    this.register = register;
    this.items = items;
    this.calendars = calendars;
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
  public Set<Role> allowed() {
    return Set.of(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.OFFICE_CLERK,
        Role.OFFICE_HEAD, Role.DATA_OWNER);
  }

  @Override
  public Duration longest() {
    return Duration.ofHours(3);
  }

  @Override
  public void run(JobRun run) throws Exception {
    String evaluation = run.params().get("evaluation").asString();
    Ui ui = Ui.forPaper(words, Locale.of("id"), regencies.require(run.regency()), clock);
    PackagePlan plan = run.chunk(() -> plan(run.actor(), evaluation));
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
    for (Map.Entry<String, List<PackagePlan.Line>> block : plan.blocks().entrySet()) {
      if (packed.contains(block.getKey())) {
        continue;
      }
      run.chunk(() -> {
        parts.forget(run.actor(), run.id(), block.getKey());
        return true;
      });
      try (Packing packing =
          new Packing(run, ui, evaluation, block.getKey(), block.getValue().getFirst().question().blockName())) {
        for (PackagePlan.Line line : block.getValue()) {
          run.progress(done, plan.files());
          packing.add(line, block.getValue());
          done++;
        }
        packing.closePart();
      }
      packed.add(block.getKey());
      run.cursor(String.join(" ", packed));
      run.checkpoint();
    }
    run.progress(done, plan.files());
    List<ExportPart> made = run.chunk(() -> parts.of(run.actor(), run.id()));
    Path index = run.file("index.xlsx");
    writeIndex(index, ui, evaluation, made, plan);
    run.note("evidence.export.note", done, made.size(), plan.leftOut().size());
    run.finish(index, PackageNames.plain(evaluation) + "_daftar-isi.xlsx");
  }

  private PackagePlan plan(Actor actor, String evaluation) {
    List<UseView> uses = register.usesFor(actor, evaluation);
    return PackagePlan.of(calendars.getObject().questions(actor.regency(), evaluation), uses,
        items.named(actor, uses.stream().map(UseView::item).distinct().toList()));
  }

  /** One block on its way into ZIP files. */
  private final class Packing implements AutoCloseable {
    private final JobRun run;
    private final Ui ui;
    private final String evaluation;
    private final String block;
    private final String blockName;
    private final long partBytes;
    private final long pictureBytes;
    private final PackageNames names = new PackageNames();
    private final List<PackedFile> files = new ArrayList<>();
    private final Path place;
    private @Nullable ZipOutputStream zip;
    private long size;
    private int made;
    private String divided = "";

    Packing(JobRun run, Ui ui, String evaluation, String block, String blockName) {
      this.run = run;
      this.ui = ui;
      this.evaluation = evaluation;
      this.block = block;
      this.blockName = blockName;
      this.partBytes = run.params().get("partMb").asLong() << 20;
      this.pictureBytes = run.params().get("pictureKb").asLong() << 10;
      this.place = run.file("part.zip");
    }

    void add(PackagePlan.Line line, List<PackagePlan.Line> all) throws IOException {
      Content content = run.chunk(() -> content(run.actor(), line.item(), pictureBytes));
      if (!files.isEmpty() && size + content.size() > partBytes) {
        closePart();
      }
      ZipOutputStream to = open();
      if (!divided.equals(line.question().indicator())) {
        divided = line.question().indicator();
        put(to, PackageNames.question(line.question().code()).replaceFirst("-.*$", "") + "-0_pembatas.pdf",
            divider(line.question(), all));
      }
      String name = names.next(line.question().code(), line.slotName(), content.extension());
      to.putNextEntry(new ZipEntry(name));
      content.writeTo(to);
      to.closeEntry();
      size += content.size();
      LocalDate day = line.item().kind().equals("official") ? line.item().docDate() : line.item().heldOn();
      files.add(new PackedFile(name, line.question().code(), line.slotName(), line.item().title(), line.item().number(),
          day == null ? "" : ui.date(day), line.use().pages(), line.use().proves(), content.size()));
    }

    private ZipOutputStream open() throws IOException {
      ZipOutputStream now = zip;
      if (now == null) {
        now = new ZipOutputStream(Files.newOutputStream(place));
        zip = now;
        divided = "";
      }
      return now;
    }

    private byte[] divider(QuestionView question, List<PackagePlan.Line> all) {
      List<PackagePlan.Line> lines =
          all.stream().filter(line -> line.question().indicator().equals(question.indicator())).toList();
      String title = words.say(ui.locale(), "evidence.export.divider", question.indicator());
      return paper.render("evidence/divider", Map.of("ui", ui, "head", PaperHead.plain(title, question.indicatorName()),
          "question", question, "evaluation", evaluation, "lines", lines));
    }

    private void put(ZipOutputStream to, String name, byte[] bytes) throws IOException {
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
      put(now, "00_daftar-isi.html",
          PackageIndex.html(ui, evaluation, blockName, files).getBytes(StandardCharsets.UTF_8));
      put(now, "00_daftar-isi.txt",
          PackageIndex.text(ui, evaluation, blockName, files).getBytes(StandardCharsets.UTF_8));
      now.close();
      zip = null;
      made++;
      String name = PackageNames.part(evaluation, block, made);
      List<PackedFile> packed = List.copyOf(files);
      run.chunk(() -> {
        KeptDocument kept = documents.keep(run.actor(), place, DocumentLimits.RESULT);
        parts.add(run.actor(), run.id(), block, name, packed, kept.size(), kept.sha256(), clock.instant());
        return true;
      });
      Files.deleteIfExists(place);
      files.clear();
      size = 0;
    }

    @Override
    public void close() throws IOException {
      if (zip != null) {
        zip.close();
      }
      Files.deleteIfExists(place);
    }
  }

  /** What goes into the ZIP: bytes made here, or a file as it was kept. */
  private record Content(String extension, byte @Nullable [] bytes, @Nullable Path file, long size) {
    static Content of(String extension, byte[] bytes) {
      return new Content(extension, bytes, null, bytes.length);
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
  private Content content(Actor actor, Item item, long pictureBytes) throws IOException {
    if (item.kind().equals("computed")) {
      String text = item.title() + "\r\n\r\n" + item.factValue() + "\r\n\r\n" + item.factRule() + "\r\n\r\n"
          + item.factRows() + "\r\n";
      return Content.of("txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }
    boolean photo = item.picture() && !item.kind().equals("official");
    String sha256 = Objects.requireNonNull(photo ? item.safeSha256() : item.sha256());
    OpenDocument kept = documents.open(actor, sha256, Variant.ORIGINAL);
    if (item.picture()) {
      return Content.of("jpg", Picture.read(kept.path()).within(LONGEST_SIDE).jpegWithin(pictureBytes));
    }
    return new Content(kept.kind().extension(), null, kept.path(), Files.size(kept.path()));
  }

  private void writeIndex(Path to, Ui ui, String evaluation, List<ExportPart> made, PackagePlan plan)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(to); SheetWriter sheet = new SheetWriter(out)) {
      sheet.sheet(ui.t("evidence.export.index"), List.of(ui.t("evidence.export.index.note", evaluation)),
          List.of(heading(ui, "evidence.export.part", 18), heading(ui, "evidence.field.file", 50),
              heading(ui, "evidence.field.question", 10), heading(ui, "evidence.field.slot", 40),
              heading(ui, "evidence.field.title", 44), heading(ui, "evidence.field.number", 18),
              heading(ui, "evidence.field.date", 18), heading(ui, "evidence.field.pages", 12),
              heading(ui, "evidence.field.proves", 50)));
      for (ExportPart part : made) {
        for (PackedFile file : part.entries()) {
          sheet.row(List.of(part.name(), file.name(), file.question(), file.slot(), file.title(), file.number(),
              file.day(), file.pages(), file.proves()));
        }
      }
      sheet.sheet(ui.t("evidence.export.out"), List.of(),
          List.of(heading(ui, "evidence.field.question", 10), heading(ui, "evidence.field.slot", 40),
              heading(ui, "evidence.field.title", 44), heading(ui, "evidence.field.why", 60)));
      for (PackagePlan.LeftOut left : plan.leftOut()) {
        sheet.row(List.of(left.question().code(), left.question().slotName(left.use().slot()), left.use().title(),
            ui.t(left.reason())));
      }
    }
  }

  private static SheetWriter.Heading heading(Ui ui, String key, int width) {
    return new SheetWriter.Heading(ui.t(key), width);
  }
}

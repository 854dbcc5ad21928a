package id.payung.evidence.export;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.images.Picture;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.web.Ui;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What goes into the ZIP files of a package, and where they are kept. */
@Component
class EvidencePackageFiles {
  /** A scan stays readable at this many points; a phone's camera gives three times as many. */
  private static final int LONGEST_SIDE = 2_400;

  private final DocumentStorage documents;
  private final EvidencePackageZipRepository parts;
  private final PdfRenderer paper;

  EvidencePackageFiles(DocumentStorage documents, EvidencePackageZipRepository parts, PdfRenderer paper) {
    this.documents = documents;
    this.parts = parts;
    this.paper = paper;
  }

  /** Bytes made here, or a file as it was kept. */
  record Content(String extension, byte @Nullable [] bytes, @Nullable Path file, long size) {
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
  Content load(Actor actor, EvidenceItem item, long pictureBytes) throws IOException {
    if (item.computed()) {
      String text = item.title() + "\r\n\r\n" + item.factValue() + "\r\n\r\n" + item.factRule() + "\r\n\r\n"
          + item.factRows() + "\r\n";
      return Content.of("txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }
    ReadableDocument kept =
        documents.open(actor, Objects.requireNonNull(item.exportableSha256()), DocumentVariant.ORIGINAL);
    if (item.picture()) {
      return Content.of("jpg",
          Picture.use(kept.path(), picture -> picture.fitWithin(LONGEST_SIDE).toJpegWithin(pictureBytes)));
    }
    return new Content(kept.kind().extension(), null, kept.path(), Files.size(kept.path()));
  }

  byte[] renderDivider(Ui ui, String evaluation, EvidenceQuestion question, List<EvidencePackagePlan.PlannedFile> all) {
    List<EvidencePackagePlan.PlannedFile> lines =
        all.stream().filter(line -> line.question().indicator().equals(question.indicator())).toList();
    String title = ui.t("evidence.export.divider", question.indicator());
    return paper.render("evidence/divider",
        Map.of("ui", ui, "head", PdfDocumentHead.withoutLetterhead(title, question.indicatorName()), "question",
            question, "evaluation", evaluation, "lines", lines));
  }

  void keepPart(JobRun run, String block, String name, List<EvidencePackageIndexEntry> entries, Path zip) {
    parts.insert(run.actor(), run.id(), block, name, entries, run.keepPart(zip));
  }
}

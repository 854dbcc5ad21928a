package id.payung.evidence.export;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.ExportableEvidenceFiles;
import id.payung.evidence.ExportableEvidenceFiles.ExportableFile;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.MediaKind;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.RecordCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files by the plan and the names of the packages, read from the store of documents. */
@Component
@Transactional(readOnly = true)
class ExportableEvidenceLoader implements ExportableEvidenceFiles {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceItemRepository items;
  private final DocumentStorage documents;

  ExportableEvidenceLoader(EvidenceUseLifeCycle useLifeCycle, EvidenceItemRepository items, DocumentStorage documents) {
    this.useLifeCycle = useLifeCycle;
    this.items = items;
    this.documents = documents;
  }

  @Override
  public List<ExportableFile> listFiles(Actor actor, String evaluation, BinaryOperator<String> slotName) {
    List<EvidenceUseView> uses = useLifeCycle.listUses(actor, evaluation)
        .stream()
        .filter(use -> use.countsForAnswer() && use.sha256() != null)
        .toList();
    Map<UUID, EvidenceItem> known =
        items.findByIds(actor, uses.stream().map(EvidenceUseView::item).distinct().toList());
    Map<String, StoredDocument> facts = documents.find(actor,
        known.values()
            .stream()
            .map(EvidenceItem::exportableSha256)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.toList()));
    PackageFileNames names = new PackageFileNames();
    List<ExportableFile> files = new ArrayList<>();
    for (EvidenceUseView use : uses) {
      EvidenceItem item = known.get(use.item());
      if (item != null) {
        files.add(toExportableFile(use, item, facts, names, slotName.apply(use.question(), use.slot())));
      }
    }
    return files;
  }

  @Override
  public byte[] readBytes(Actor actor, ExportableFile file, long limit) {
    if (file.sha256() == null || file.exclusionReason() != null) {
      throw new NotFound();
    }
    ReadableDocument kept = documents.open(actor, file.sha256(), DocumentVariant.ORIGINAL);
    if (file.picture() && (file.size() > limit || kept.kind() != MediaKind.JPEG)) {
      return documents.usePicture(actor, file.sha256(), picture -> picture.toJpegWithin(limit));
    }
    try {
      return Files.readAllBytes(kept.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExportableFile toExportableFile(EvidenceUseView use, EvidenceItem item,
      Map<String, StoredDocument> facts, PackageFileNames names, String slotName) {
    String sha256 = item.exportableSha256();
    @Nullable StoredDocument fact = sha256 == null ? null : facts.get(sha256);
    boolean picture = fact != null && fact.kind().isPicture();
    String extension = fact == null ? "pdf" : picture ? "jpg" : fact.kind().extension();
    return RecordCopy.blank(ExportableFile.class)
        .with(ExportableFile::use, use.id())
        .with(ExportableFile::question, use.question())
        .with(ExportableFile::slot, use.slot())
        .with(ExportableFile::title, use.title())
        .with(ExportableFile::pages, use.pages())
        .with(ExportableFile::name, names.fileName(use.id(), use.question(), slotName, extension))
        .with(ExportableFile::sha256, sha256)
        .with(ExportableFile::picture, picture)
        .with(ExportableFile::size, fact == null ? 0 : fact.size())
        .with(ExportableFile::exclusionReason, EvidencePackagePlan.exclusionReason(item))
        .make();
  }
}

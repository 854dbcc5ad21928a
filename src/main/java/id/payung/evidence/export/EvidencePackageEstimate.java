package id.payung.evidence.export;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How large a package will be, asked before it is begun: its files are read by nobody for that. */
@Component
class EvidencePackageEstimate {
  /** Above this a person is told how large it is, and says that it is meant. */
  static final long ASKED_ABOVE = 1L << 30;

  /** Of a count and of the index, some kilobytes each. */
  private static final long SMALL_ENTRY_BYTES = 4_096;

  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceItemRepository items;
  private final ObjectProvider<EvaluationDirectory> evaluations;
  private final DocumentStorage documents;

  EvidencePackageEstimate(EvidenceUseLifeCycle useLifeCycle, EvidenceItemRepository items,
      ObjectProvider<EvaluationDirectory> evaluations, DocumentStorage documents) {
    this.useLifeCycle = useLifeCycle;
    this.items = items;
    this.evaluations = evaluations;
    this.documents = documents;
  }

  /**
   * What a package will hold.
   *
   * @param files each once, however often it is used
   * @param uses rows of its index
   * @param bytes at most, each file once; pictures may come out smaller
   */
  record PackageSize(int files, int uses, long bytes) {
    long megabytes() {
      return Math.max(1, Math.round(bytes / (double) (1 << 20)));
    }

    long parts(long partMb) {
      return Math.max(1, (megabytes() + partMb - 1) / partMb);
    }

    boolean isAsked() {
      return bytes > ASKED_ABOVE;
    }
  }

  @Transactional(readOnly = true)
  public PackageSize measure(Actor actor, EvidencePackageForm form) {
    EvidencePackagePlan plan = loadPlan(actor, form.evaluation(), form.unchecked());
    Map<String, EvidenceItem> contents = new HashMap<>();
    planned(plan).forEach(file -> contents.putIfAbsent(file.contentKey(), file.item()));
    Map<String, StoredDocument> known = documents.find(actor,
        contents.values().stream().map(EvidenceItem::exportableSha256).filter(Objects::nonNull).distinct().toList());
    long pictureBytes = (long) form.pictureKb() << 10;
    long bytes = contents.values().stream().mapToLong(item -> bytesOf(item, known, pictureBytes)).sum();
    return new PackageSize(contents.size(), plan.fileCount(), bytes);
  }

  private static long bytesOf(EvidenceItem item, Map<String, StoredDocument> known, long pictureBytes) {
    StoredDocument file = item.exportableSha256() == null ? null : known.get(item.exportableSha256());
    return SMALL_ENTRY_BYTES + (file == null ? 0 : item.picture() ? Math.min(file.size(), pictureBytes) : file.size());
  }

  private static Stream<EvidencePackagePlan.PlannedFile> planned(EvidencePackagePlan plan) {
    return plan.blocks().values().stream().flatMap(List::stream);
  }

  /** What a package of today would hold, and what not. */
  EvidencePackagePlan loadPlan(Actor actor, String evaluation, boolean unchecked) {
    List<EvidenceUseView> uses = useLifeCycle.listUses(actor, evaluation);
    return EvidencePackagePlan.from(evaluations.getObject().listQuestions(actor.regency(), evaluation), uses,
        items.findByIds(actor, uses.stream().map(EvidenceUseView::item).distinct().<UUID>toList()), unchecked);
  }
}

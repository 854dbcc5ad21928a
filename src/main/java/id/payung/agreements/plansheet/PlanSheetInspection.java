package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersion;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * Looks at a sheet beside the draft, and keeps what can be taken or has to be asked about. Only who sent it sees it.
 */
@Component
class PlanSheetInspection {
  private static final int MAX_NAME_LENGTH = 200;

  /** Previews of one plan that a person may have open at once. */
  private static final int MAX_WAITING = 5;

  private final Rows rows;
  private final JointPlanDirectory plans;
  private final PlanDraftEditor draftEditor;
  private final PlanSheetReader reader;
  private final DocumentStorage documents;
  private final TransactionTemplate transactions;
  private final Clock clock;

  PlanSheetInspection(Rows rows, JointPlanDirectory plans, PlanDraftEditor draftEditor, PlanSheetReader reader,
      DocumentStorage documents, TransactionTemplate transactions, Clock clock) {
    this.rows = rows;
    this.plans = plans;
    this.draftEditor = draftEditor;
    this.reader = reader;
    this.documents = documents;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Reads a sheet and says of every row what is wrong, and of the plan what would change. Nothing of it is taken. A
   * large sheet waits for memory, so it is read outside any transaction.
   */
  PlanImportPreview preview(Actor actor, UUID planId, MultipartFile file) {
    JointPlan plan = plans.require(actor, planId);
    PlanVersion draft = draftEditor.requireDraft(actor, plan);
    String stored = documents.store(actor, file, DocumentLimits.SHEET).sha256();
    PlanVersionContent content = plans.loadVersion(actor, plan, draft);
    PlanImportPreview preview =
        RefusedFiles.naming(file, () -> reader.read(actor, content, open(actor, stored), Map.of()));
    if (!preview.asks() && !preview.isTakeable()) {
      return preview;
    }
    String sha256 = preview.asks() ? stored : null;
    String fileName = Objects.requireNonNullElse(file.getOriginalFilename(), "lembar");
    var sender = new PlanImportBatch.Sender(actor.requirePerson(), actor.name(),
        fileName.substring(0, Math.min(fileName.length(), MAX_NAME_LENGTH)), clock.instant());
    PlanImportBatch batch =
        new PlanImportBatch(Ids.next(), planId, draft.number(), sender, preview.counts(), null, null, null);
    transactions.executeWithoutResult(_ -> {
      forgetOlder(actor, planId);
      rows.insert(actor,
          new StoredPlanImport(batch, draft.version(), sha256 == null ? preview.changes() : null, null, null, sha256));
    });
    return preview.of(batch.id());
  }

  /** Looking at a sheet again and again fills nothing: of those that were not taken the latest of a person stay. */
  private void forgetOlder(Actor actor, UUID planId) {
    rows.query(actor, StoredPlanImport.class)
        .is("plan", planId)
        .is("person", actor.requirePerson())
        .is("taken_at", null)
        .and("""
            id NOT IN (SELECT o.id FROM agreements.plan_import o
                        WHERE o.regency = :regency AND o.plan = CAST(:of AS uuid) AND o.person = CAST(:by AS uuid)
                          AND o.taken_at IS NULL ORDER BY o.id DESC LIMIT :others)""", "others", MAX_WAITING - 1)
        .param("of", planId)
        .param("by", actor.requirePerson())
        .delete();
  }

  /**
   * Reads the sheet of a batch once more with the answers of a person; empty when nothing was asked about it, or it is
   * taken already. Outside any transaction, likewise.
   */
  Optional<PlanImportPreview> answer(Actor actor, UUID planId, UUID id, Map<String, String> answers) {
    StoredPlanImport batch = Objects.requireNonNull(transactions.execute(_ -> rows.query(actor, StoredPlanImport.class)
        .key(id)
        .is("plan", planId)
        .is("person", actor.requirePerson())
        .require()));
    String sha256 = batch.sheetSha256();
    if (sha256 == null || batch.about().takenAt() != null) {
      return Optional.empty();
    }
    JointPlan plan = plans.require(actor, planId);
    PlanVersion draft = draftEditor.requireDraft(actor, plan);
    return Optional.of(reader.read(actor, plans.loadVersion(actor, plan, draft), open(actor, sha256), answers).of(id));
  }

  private Path open(Actor actor, String sha256) {
    return documents.open(actor, sha256, DocumentVariant.ORIGINAL).path();
  }
}

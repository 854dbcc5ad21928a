package id.payung.platform.documents.brought;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.UnreferencedDocumentCleanup;
import id.payung.platform.errors.NotFound;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps a sheet by its bytes between being looked at and being taken. Its hash alone opens nothing: other documents of
 * the regency have one too.
 */
@Component
public class SheetIntake {
  private final DocumentStorage documents;
  private final UnreferencedDocumentCleanup cleanup;
  private final UploadedSheetRepository brought;

  SheetIntake(DocumentStorage documents, UnreferencedDocumentCleanup cleanup, UploadedSheetRepository brought) {
    this.documents = documents;
    this.cleanup = cleanup;
    this.brought = brought;
  }

  /**
   * Keeps what somebody brings in, in place of their oldest when there are many.
   *
   * @return the hash by which the same person goes on with it, for this purpose
   */
  public String store(Actor actor, String purpose, MultipartFile sheet) {
    String sha256 = documents.store(actor, sheet, DocumentLimits.SHEET).sha256();
    deleteFiles(actor, brought.insert(actor, purpose, sha256));
    return sha256;
  }

  /** Says that it was taken: it goes an hour later. */
  public void release(Actor actor, String purpose, String sha256) {
    brought.updateTaken(actor, purpose, sha256);
  }

  /** Takes away those that nobody went on with. */
  void deleteAbandoned(Actor service) {
    List<UploadedSheet> left;
    do {
      left = brought.deleteAbandoned(service);
      deleteFiles(service, left);
    } while (left.size() == UploadedSheetRepository.BATCH_SIZE);
  }

  private void deleteFiles(Actor actor, List<UploadedSheet> left) {
    left.forEach(sheet -> cleanup.deleteIfUnreferenced(actor.regency(), List.of(sheet.sha256()), sheet.broughtAt()));
  }

  /** @throws NotFound when this person did not bring it in for this, whether or not there is such a document */
  public Path open(Actor actor, String purpose, String sha256) {
    if (!brought.isBrought(actor, purpose, sha256)) {
      throw new NotFound();
    }
    return documents.open(actor, sha256, DocumentVariant.ORIGINAL).path();
  }
}

package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.util.List;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Proofs one by one, as they may leave: by the rule and the names of the packages, pictures made small enough for the
 * ministry's application.
 */
public interface ExportableEvidenceFiles {

  /**
   * A proof that goes along with an answer.
   *
   * @param name under which it leaves
   * @param sha256 of what leaves: of a photo the copy with faces blurred; null when it stays
   * @param picture it can be made smaller
   * @param size in bytes, as kept
   * @param exclusionReason message key of why it stays, or null
   */
  record ExportableFile(UUID use, String question, String slot, String title, String pages, String name,
      @Nullable String sha256, boolean picture, long size, @Nullable String exclusionReason) {}

  /**
   * Those of a year that the actor may see, by question and slot.
   *
   * @param slotName what the year's instrument calls a slot, by question and code
   */
  List<ExportableFile> listFiles(Actor actor, String evaluation, BinaryOperator<String> slotName);

  /**
   * The bytes of one, a picture within the limit.
   *
   * @throws NotFound when it is not there or may not leave
   */
  byte[] readBytes(Actor actor, ExportableFile file, long limit);
}

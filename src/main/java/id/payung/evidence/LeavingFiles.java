package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.NotFound;
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

/**
 * Proofs one by one, as they may leave: by the rule and the names of the packages, pictures made small enough for the
 * ministry's application.
 */
@Component
@Transactional(readOnly = true)
public class LeavingFiles {
  private final Register register;
  private final Items items;
  private final Documents documents;

  LeavingFiles(Register register, Items items, Documents documents) {
    this.register = register;
    this.items = items;
    this.documents = documents;
  }

  /**
   * A proof that goes along with an answer.
   *
   * @param name under which it leaves
   * @param sha256 of what leaves: of a photo the copy with faces blurred; null when it stays
   * @param picture it can be made smaller
   * @param size in bytes, as kept
   * @param whyNot message key of why it stays, or null
   */
  public record LeavingFile(UUID use, String question, String slot, String title, String pages, String name,
      @Nullable String sha256, boolean picture, long size, @Nullable String whyNot) {}

  /**
   * Those of a year that the actor may see, by question and slot.
   *
   * @param slotName what the year's instrument calls a slot, by question and code
   */
  public List<LeavingFile> of(Actor actor, String evaluation, BinaryOperator<String> slotName) {
    List<UseView> uses =
        register.usesFor(actor, evaluation).stream().filter(use -> use.live() && use.sha256() != null).toList();
    Map<UUID, Item> known = items.named(actor, uses.stream().map(UseView::item).distinct().toList());
    Map<String, KeptDocument> facts = documents.facts(actor,
        known.values()
            .stream()
            .map(LeavingFiles::leaves)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.toList()));
    PackageNames names = new PackageNames();
    List<LeavingFile> files = new ArrayList<>();
    for (UseView use : uses) {
      Item item = known.get(use.item());
      if (item != null) {
        files.add(file(use, item, facts, names, slotName.apply(use.question(), use.slot())));
      }
    }
    return files;
  }

  /**
   * The bytes of one, a picture within the limit.
   *
   * @throws NotFound when it is not there or may not leave
   */
  public byte[] bytes(Actor actor, LeavingFile file, long limit) {
    if (file.sha256() == null || file.whyNot() != null) {
      throw new NotFound();
    }
    if (file.picture() && file.size() > limit) {
      return documents.picture(actor, file.sha256()).jpegWithin(limit);
    }
    try {
      return Files.readAllBytes(documents.open(actor, file.sha256(), Variant.ORIGINAL).path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LeavingFile file(UseView use, Item item, Map<String, KeptDocument> facts, PackageNames names,
      String slotName) {
    String sha256 = leaves(item);
    @Nullable KeptDocument fact = sha256 == null ? null : facts.get(sha256);
    String extension = fact == null ? "pdf" : fact.kind().extension();
    return new LeavingFile(use.id(), use.question(), use.slot(), use.title(), use.pages(),
        names.next(use.question(), slotName, extension), sha256, fact != null && fact.kind().isPicture(),
        fact == null ? 0 : fact.size(), PackagePlan.whyNot(item));
  }

  private static @Nullable String leaves(Item item) {
    return item.picture() && !item.kind().equals("official") ? item.safeSha256() : item.sha256();
  }
}

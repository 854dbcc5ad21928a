package id.payung.evidence.faces;

import id.payung.evidence.EvidenceItem;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.form.FormFields;
import id.payung.platform.images.FaceBox;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.regions.Region;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The photo with the boxes on it.
 *
 * @param village where it was taken, or null while nobody has said
 */
@Template("evidence/faces")
public record FaceRedactionPage(EvidenceItem item, StoredDocument file, List<FaceBox> boxes, @Nullable Region village,
    FormFields form) implements PageModel {

  /** A box: its value in the form, and where it stands in points of the picture. */
  public record Mark(String value, long x, long y, long width, long height) {}

  public int width() {
    return Objects.requireNonNullElse(file.width(), 1);
  }

  public int height() {
    return Objects.requireNonNullElse(file.height(), 1);
  }

  /** The strip below the copy says day and village. */
  public boolean described() {
    return village != null && item.heldOn() != null;
  }

  public List<Mark> marks() {
    return boxes.stream()
        .map(box -> new Mark(FaceRedaction.formatBox(box), Math.round(box.x() * width()),
            Math.round(box.y() * height()), Math.round(box.width() * width()), Math.round(box.height() * height())))
        .toList();
  }
}

package id.payung.evidence.faces;

import id.payung.platform.images.FaceBox;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person makes of the faces.
 *
 * @param deed save, none (nobody can be recognised on it), add (a box by its place), again (search anew)
 * @param left of a square to add, as its top and its size in hundredths of the picture
 */
record FaceRedactionForm(@Size(max = 60) String deed, List<@Size(max = 60) String> box, @Size(max = 30) String left,
    @Size(max = 30) String top, @Size(max = 30) String size) {

  /** A square around a middle, or null when its place cannot be read. */
  @Nullable
  FaceBox added(double widthByHeight) {
    Double x = percentage(left);
    Double y = percentage(top);
    Double width = percentage(size);
    return x == null || y == null || width == null || width <= 0 ? null
        : new FaceBox(Math.min(x, 0.999), Math.min(y, 0.999), width, Math.min(width * widthByHeight, 1), true);
  }

  private static @Nullable Double percentage(String typed) {
    String plain = typed.replace(',', '.');
    if (!plain.matches("\\d{1,3}(\\.\\d{1,3})?")) {
      return null;
    }
    double share = Double.parseDouble(plain) / 100;
    return share > 1 ? null : share;
  }
}

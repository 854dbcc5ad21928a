package id.payung.platform.images;

/**
 * A face in a picture, in shares of its upright width and height, so that it fits every scaled copy.
 *
 * @param x left edge, 0 to 1
 * @param y upper edge, 0 to 1
 * @param width more than 0, at most 1
 * @param height more than 0, at most 1
 * @param byHand whether a person drew it; those are never thrown away by a new search
 */
public record FaceBox(double x, double y, double width, double height, boolean byHand) {
  public FaceBox {
    x = Math.clamp(x, 0, 1);
    y = Math.clamp(y, 0, 1);
    width = Math.clamp(width, 0, 1 - x);
    height = Math.clamp(height, 0, 1 - y);
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException("a face has a size");
    }
  }

  /** How much of both is covered by what they share, 0 to 1. */
  public double overlap(FaceBox other) {
    double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    return w * h / (width * height + other.width * other.height - w * h);
  }
}

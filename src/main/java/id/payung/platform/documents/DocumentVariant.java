package id.payung.platform.documents;

/** The form in which a file is wanted. The smaller ones exist of pictures only, and hold no metadata. */
public enum DocumentVariant {
  ORIGINAL(0),
  /** For lists. */
  THUMB(320),
  /** For a screen. */
  WEB(1600);

  private final int longestSide;

  DocumentVariant(int longestSide) {
    this.longestSide = longestSide;
  }

  /** In points; 0 means as it came. */
  int longestSide() {
    return longestSide;
  }
}

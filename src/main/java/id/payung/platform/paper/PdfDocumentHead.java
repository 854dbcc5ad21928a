package id.payung.platform.paper;

import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a paper.
 *
 * @param title in the document's properties; also what a screen reader says first
 * @param description one sentence for the document's properties
 * @param letterhead kop surat; null for none
 * @param version version code, printed on each page beside the QR; null for neither
 * @param address what the QR says (an address, or the version code itself); null: the version code
 * @param landscape A4 across
 */
public record PdfDocumentHead(String title, String description, @Nullable Letterhead letterhead,
    @Nullable String version, @Nullable String address, boolean landscape) {

  /** The width of a drawing that fills an upright page, in the renderer's pixels (96 to the inch). */
  public static final double PORTRAIT_WIDTH = 657;

  /** The same for a page across. */
  public static final double LANDSCAPE_WIDTH = 986;

  /** The same for a paper that becomes a picture, inside its frame. */
  public static final double PICTURE_WIDTH = 899;

  /**
   * Kop surat.
   *
   * @param government PEMERINTAH KABUPATEN …
   * @param office null for the regent's own letters
   * @param arms the coat of arms as a {@code data:} picture ({@link DataUri#encode}), or null
   */
  public record Letterhead(String government, @Nullable String office, @Nullable String address,
      @Nullable String arms) {}

  public static PdfDocumentHead withoutLetterhead(String title, String description) {
    return new PdfDocumentHead(title, description, null, null, null, false);
  }

  public PdfDocumentHead withLetterhead(Letterhead kop) {
    return new PdfDocumentHead(title, description, kop, version, address, landscape);
  }

  /** The version code and QR on each page. */
  public PdfDocumentHead version(String code, @Nullable String qrAddress) {
    return new PdfDocumentHead(title, description, letterhead, code, qrAddress, landscape);
  }

  public PdfDocumentHead asLandscape() {
    return new PdfDocumentHead(title, description, letterhead, version, address, true);
  }
}

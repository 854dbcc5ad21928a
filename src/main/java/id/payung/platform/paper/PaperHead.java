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
public record PaperHead(String title, String description, @Nullable Letterhead letterhead, @Nullable String version,
    @Nullable String address, boolean landscape) {

  /** The width of a drawing that fills an upright page, in the renderer's pixels (96 to the inch). */
  public static final double UPRIGHT = 657;

  /** The same for a page across. */
  public static final double ACROSS = 986;

  /** The same for a paper that becomes a picture, inside its frame. */
  public static final double PICTURE = 899;

  /**
   * Kop surat.
   *
   * @param government PEMERINTAH KABUPATEN …
   * @param office null for the regent's own letters
   * @param arms the coat of arms as a {@code data:} picture ({@link Pictures#data}), or null
   */
  public record Letterhead(String government, @Nullable String office, @Nullable String address,
      @Nullable String arms) {}

  public static PaperHead plain(String title, String description) {
    return new PaperHead(title, description, null, null, null, false);
  }

  public PaperHead with(Letterhead kop) {
    return new PaperHead(title, description, kop, version, address, landscape);
  }

  /** The version code and QR on each page. */
  public PaperHead version(String code, @Nullable String qrAddress) {
    return new PaperHead(title, description, letterhead, code, qrAddress, landscape);
  }

  public PaperHead across() {
    return new PaperHead(title, description, letterhead, version, address, true);
  }
}

package id.payung.platform.documents.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PDF begins. Readers look for it within the first 1,024 bytes (ISO 32000-1, annex H, note 13): printers,
 * scanners and mail programs put a mark, a blank line or their orders before it. Only another file may not stand there.
 */
public final class PdfHeader {
  private static final int SEARCH_BYTES = 1_024;
  private static final Pattern HEADER = Pattern.compile("%PDF-\\d");
  private static final Pattern MARKUP = Pattern.compile("<[A-Za-z!?/]");

  /** Programs, pictures, archives, documents, scripts. */
  private static final List<String> OTHER_SIGNATURES = List.of("MZ", "\u007fELF", "PK", "\u00ff\u00d8\u00ff",
      "\u0089PNG", "GIF8", "RIFF", "II*\0", "MM\0*", "#!", "{\\rtf", "\u00ca\u00fe\u00ba\u00be", "Rar!",
      "7z\u00bc\u00af", "\u001f\u008b", "\u00d0\u00cf\u0011\u00e0", "\0asm");

  private PdfHeader() {}

  public static boolean isPdf(byte[] head) {
    String text = new String(head, 0, Math.min(head.length, SEARCH_BYTES + 6), StandardCharsets.ISO_8859_1);
    Matcher header = HEADER.matcher(text);
    if (!header.find()) {
      return false;
    }
    String before = text.substring(0, header.start());
    return OTHER_SIGNATURES.stream().noneMatch(before.strip()::startsWith) && !MARKUP.matcher(before).find();
  }
}

package id.payung.platform.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers with a file: its true type and no guessing, a name that every system can write, and never as a page of ours.
 * Ranges and unchanged copies are answered by the framework.
 */
public final class DocumentResponseFactory {
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MIN_VERSION_LENGTH = 12;

  /** Names that are devices on Windows, whatever their ending: such a file cannot be saved. */
  private static final String WINDOWS_DEVICE_NAME = "(?i)^(con|prn|aux|nul|com\\d|lpt\\d)(?=\\.|$)";

  private DocumentResponseFactory() {}

  /** Shown in the browser when it is a picture or PDF; each use asks again whether it may be seen. */
  public static ResponseEntity<Resource> inline(ReadableDocument document, String name) {
    return createResponse(document, name, document.kind().isShownInline() ? "inline" : "attachment",
        "private, no-cache");
  }

  /** Offered for saving. */
  public static ResponseEntity<Resource> attachment(ReadableDocument document, String name) {
    return createResponse(document, name, "attachment", "private, no-cache");
  }

  /** A file that a shared PC must not keep, such as a list of those present. */
  public static ResponseEntity<Resource> inlineUncached(ReadableDocument document, String name) {
    return createResponse(document, name, document.kind().isShownInline() ? "inline" : "attachment",
        "private, no-store");
  }

  /** Offered for saving, and not kept by the browser. */
  public static ResponseEntity<Resource> attachmentUncached(ReadableDocument document, String name) {
    return createResponse(document, name, "attachment", "private, no-store");
  }

  /**
   * A small picture for pages. The browser keeps it for a day when its address names these bytes, and only for this
   * session: who signs in next on the same PC asks anew.
   *
   * @param version of the address ({@code FileThumbnail.address}), or blank
   */
  public static ResponseEntity<Resource> thumbnail(ReadableDocument document, String name, String version) {
    boolean named = version.length() >= MIN_VERSION_LENGTH && document.entityTag().startsWith(version);
    ResponseEntity<Resource> answer =
        createResponse(document, name, "inline", named ? "private, max-age=86400, immutable" : "private, no-cache");
    HttpHeaders headers = new HttpHeaders(answer.getHeaders());
    headers.add(HttpHeaders.VARY, HttpHeaders.COOKIE);
    return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
  }

  private static ResponseEntity<Resource> createResponse(ReadableDocument document, String name, String dispositionType,
      String cacheControl) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(document.kind().mediaType()))
        .contentLength(size(document))
        .eTag('"' + document.entityTag() + '"')
        .header(HttpHeaders.CACHE_CONTROL, cacheControl)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            contentDisposition(dispositionType, withExtension(name, document.kind())))
        .header("X-Content-Type-Options", "nosniff");
    if (document.kind() != MediaKind.PDF) {
      // The browser's PDF viewer does not run in a sandbox; nothing else needs to run.
      answer.header("Content-Security-Policy", "default-src 'none'; sandbox");
    }
    return answer.body(new FileSystemResource(document.path()));
  }

  private static long size(ReadableDocument document) {
    try {
      return Files.size(document.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String contentDisposition(String dispositionType, String name) {
    return dispositionType + "; filename=\"" + asciiFileName(name) + "\"; filename*=UTF-8''" + percentEncode(name);
  }

  /** Letters, digits, dot, dash and underscore: what Windows, WhatsApp and the ministry's application all take. */
  public static String asciiFileName(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    plain = plain.replaceAll("-{2,}", "-").replaceAll("^[.-]+", "").replaceAll("(?<!-)-++(\\.[A-Za-z0-9]+)$", "$1");
    int dot = plain.lastIndexOf('.');
    String extension = dot > 0 && plain.length() - dot <= 6 ? plain.substring(dot) : "";
    String stem = plain.substring(0, plain.length() - extension.length());
    String kept = stem.substring(0, Math.min(stem.length(), MAX_NAME_LENGTH - extension.length()));
    return (kept.isEmpty() ? "berkas" : kept.replaceFirst(WINDOWS_DEVICE_NAME, "$1-")) + extension;
  }

  static String withExtension(String name, MediaKind kind) {
    // Marks that turn the writing would show the ending in the middle of the name.
    String clean = name.replaceAll("\\p{Cf}", "")
        .replaceAll("[\\p{Cntrl}\\\\/<>:\"|?*]", " ")
        .strip()
        .replaceFirst(WINDOWS_DEVICE_NAME, "$1-");
    if (clean.codePointCount(0, clean.length()) > MAX_NAME_LENGTH) {
      clean = clean.substring(0, clean.offsetByCodePoints(0, MAX_NAME_LENGTH)).strip();
    }
    String lower = clean.toLowerCase(Locale.ROOT);
    boolean fits = lower.endsWith("." + kind.extension()) || kind == MediaKind.JPEG && lower.endsWith(".jpeg");
    return fits ? clean : clean.replaceFirst("\\.(?i:jpe?g|png|pdf|xlsx|docx|csv|zip)$", "") + "." + kind.extension();
  }

  private static String percentEncode(String name) {
    var text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        text.append(c);
      } else {
        text.append('%').append(String.format("%02X", (int) c));
      }
    }
    return text.toString();
  }
}

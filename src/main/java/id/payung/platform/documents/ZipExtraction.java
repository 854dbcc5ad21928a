package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import id.payung.platform.files.CountingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Takes the files out of a ZIP that somebody dropped in, one after another, without ever writing one under the name
 * that the archive gives it.
 */
public final class ZipExtraction {
  /**
   * How much comes out at most.
   *
   * @param files that are looked at
   * @param bytes of all of them together, counted as they come and not as the archive says
   */
  public record ZipLimits(int files, long bytes) {
    public static final ZipLimits DEFAULT = new ZipLimits(2_000, 2L << 30);
  }

  /** Gets each file; the stream ends with the file and need not be closed. */
  @FunctionalInterface
  public interface ZipFileConsumer {
    /**
     * @param folder the folders above it, joined by {@code /}; empty at the top
     * @param name the file's own name, for people to read
     */
    void accept(String folder, String name, InputStream content) throws IOException;
  }

  private ZipExtraction() {}

  /**
   * Gives out every file. Folders, what systems hide in archives, and archives inside are passed over.
   *
   * @return how many files were given out
   * @throws Refused when the archive is torn, locked by a password, or more comes out of it than the limits say
   */
  public static int forEachFile(Path zip, ZipLimits limits, ZipFileConsumer taker) throws IOException {
    try (ZipFile archive = openZip(zip)) {
      if (archive.size() > limits.files() * 2) {
        throw new Refused("documents.zip-many", limits.files());
      }
      long[] remaining = {limits.bytes()};
      int extracted = 0;
      for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements();) {
        ZipEntry entry = entries.nextElement();
        String[] folderAndName = splitPath(entry);
        if (folderAndName.length == 0) {
          continue;
        }
        if (++extracted > limits.files()) {
          throw new Refused("documents.zip-many", limits.files());
        }
        try (InputStream content = archive.getInputStream(entry)) {
          taker.accept(folderAndName[0], folderAndName[1],
              new CountingInputStream(content, n -> subtractBytes(remaining, n, limits)));
        }
      }
      return extracted;
    } catch (ZipException e) {
      throw new Refused("documents.zip-torn");
    }
  }

  /** Windows of old writes names in its own letters, which are no UTF-8. */
  private static ZipFile openZip(Path zip) throws IOException {
    try {
      return new ZipFile(zip.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      return new ZipFile(zip.toFile(), Charset.forName("IBM437"));
    }
  }

  /** Folder and name, or nothing for what is passed over. */
  private static String[] splitPath(ZipEntry entry) {
    String path = entry.getName().replace('\\', '/');
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1).strip();
    String folder =
        slash < 0 ? "" : path.substring(0, slash).replaceAll("(^|/)(\\.\\.?(/|$))+", "$1").replaceAll("^/+", "");
    String lower = name.toLowerCase(Locale.ROOT);
    boolean hidden = name.isEmpty() || name.startsWith(".") || name.startsWith("~$") || folder.startsWith("__MACOSX");
    boolean system = lower.equals("thumbs.db") || lower.equals("desktop.ini");
    boolean archive = lower.endsWith(".zip") || lower.endsWith(".rar") || lower.endsWith(".7z");
    return entry.isDirectory() || hidden || system || archive ? new String[0] : new String[]{folder, name};
  }

  private static void subtractBytes(long[] remaining, int n, ZipLimits limits) {
    remaining[0] -= n;
    if (remaining[0] < 0) {
      throw new Refused("documents.zip-large", limits.bytes() >> 20);
    }
  }
}

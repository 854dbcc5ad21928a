package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import id.payung.platform.files.CountingInputStream;
import id.payung.platform.files.TemporaryFolder;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Takes the files out of a ZIP that somebody dropped in, one after another, without ever writing one under the name
 * that the archive gives it. Archives inside it are opened too, but none inside those; the limits are of all together.
 */
public final class ZipExtraction {
  /**
   * How much comes out at most.
   *
   * @param files that are looked at, archives inside among them
   * @param bytes of all of them together, counted as they come and not as the archive says
   */
  public record ZipLimits(int files, long bytes) {
    public static final ZipLimits DEFAULT = new ZipLimits(2_000, 2L << 30);

    /** A Mac puts a file of its own beside each of people's, and each may lie in a folder of its own. */
    private static final int ENTRIES_PER_FILE = 4;

    /** Whatever stands in the lists of all archives together: folders and what systems put there too. */
    int entries() {
      return files * ENTRIES_PER_FILE;
    }
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

  /** A file that was not given out, and why. */
  public record LeftFile(String name, Refused why) {}

  /**
   * What was in an archive.
   *
   * @param files that were given out
   * @param systemFiles paths of what systems put beside people's files ({@link SystemFileNames}), passed over: the
   * first hundred
   * @param moreSystemFiles how many more of those there were
   * @param left what could not be taken out
   */
  public record ZipContents(int files, List<String> systemFiles, int moreSystemFiles, List<LeftFile> left) {}

  /** An archive inside that breaks these breaks them for all. */
  private static final Set<String> LIMITS = Set.of("documents.zip-many", "documents.zip-large");

  /** They are for people to read, who read a few. */
  private static final int MAX_SYSTEM_FILE_NAMES = 100;

  /** A name may have 65,535 letters; its end says what it is. */
  private static final int MAX_PATH_LENGTH = 1_000;

  private final ZipLimits limits;
  private final ZipFileConsumer taker;
  private final List<String> systemFiles = new ArrayList<>();
  private final List<LeftFile> left = new ArrayList<>();
  private long remaining;
  private int entries;
  private int extracted;
  private int openedArchives;
  private int moreSystemFiles;

  private ZipExtraction(ZipLimits limits, ZipFileConsumer taker) {
    this.limits = limits;
    this.taker = taker;
    this.remaining = limits.bytes();
  }

  /**
   * Gives out every file. Archives inside lie for a moment beside it.
   *
   * @throws Refused when the archive is torn, locked by a password, or more comes out of it than the limits say
   */
  public static ZipContents extract(Path zip, ZipLimits limits, ZipFileConsumer taker) throws IOException {
    ZipExtraction extraction = new ZipExtraction(limits, taker);
    extraction.extractAll(zip, "", true);
    return new ZipContents(extraction.extracted, List.copyOf(extraction.systemFiles), extraction.moreSystemFiles,
        List.copyOf(extraction.left));
  }

  /** Likewise; gives back how many files were given out. */
  public static int forEachFile(Path zip, ZipLimits limits, ZipFileConsumer taker) throws IOException {
    return extract(zip, limits, taker).files();
  }

  private void extractAll(Path zip, String outerFolder, boolean outermost) throws IOException {
    try (ZipFile archive = openZip(zip)) {
      entries += archive.size();
      requireAtMost(limits.entries(), entries);
      for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements();) {
        ZipEntry entry = entries.nextElement();
        String path = outerFolder + cleanPath(entry.getName());
        if (!entry.isDirectory() && !path.endsWith("/")) {
          extractEntry(archive, entry, path, outermost);
        }
      }
    }
  }

  private static void requireAtMost(int limit, int count) {
    if (count > limit) {
      throw new Refused("documents.zip-many", limit);
    }
  }

  private void extractEntry(ZipFile archive, ZipEntry entry, String wholePath, boolean outermost) throws IOException {
    String path = wholePath.substring(Math.max(0, wholePath.length() - MAX_PATH_LENGTH));
    if (SystemFileNames.isSystemFile(wholePath)) {
      passOver(path);
      return;
    }
    requireAtMost(limits.files(), extracted + left.size() + openedArchives + 1);
    if (entry.getSize() == 0) {
      left.add(new LeftFile(path, new Refused("documents.empty")));
    } else if (ArchiveFileDetector.isOtherArchive(path) || ArchiveFileDetector.isZip(path) && !outermost) {
      left.add(new LeftFile(path, new Refused(outermost ? "documents.archive" : "documents.archive-inside")));
    } else if (ArchiveFileDetector.isZip(path)) {
      extractInner(archive, entry, path);
    } else {
      extracted++;
      int slash = path.lastIndexOf('/');
      try (InputStream content = open(archive, entry)) {
        taker.accept(slash < 0 ? "" : path.substring(0, slash), path.substring(slash + 1), content);
      }
    }
  }

  private void passOver(String systemFile) {
    if (systemFiles.size() < MAX_SYSTEM_FILE_NAMES) {
      systemFiles.add(systemFile);
    } else {
      moreSystemFiles++;
    }
  }

  /** What cannot be opened is left, and holds up nothing else. */
  private void extractInner(ZipFile archive, ZipEntry entry, String path) throws IOException {
    Path inner = TemporaryFolder.createFile("inner-", ".zip");
    openedArchives++;
    try {
      try (InputStream content = open(archive, entry)) {
        Files.copy(content, inner, StandardCopyOption.REPLACE_EXISTING);
        extractAll(inner, path.substring(0, path.length() - ".zip".length()) + "/", false);
      } catch (Refused refused) {
        if (LIMITS.contains(refused.key())) {
          throw refused;
        }
        openedArchives--; // it counts as left
        left.add(new LeftFile(path, refused));
      }
    } finally {
      Files.deleteIfExists(inner);
    }
  }

  private InputStream open(ZipFile archive, ZipEntry entry) throws IOException {
    return new CountingInputStream(new ZipEntryStream(archive.getInputStream(entry), entry), this::subtractBytes);
  }

  private void subtractBytes(int n) {
    remaining -= n;
    if (remaining < 0) {
      throw new Refused("documents.zip-large", limits.bytes() >> 20);
    }
  }

  /** Windows of old writes names in its own letters, which are no UTF-8. */
  private static ZipFile openZip(Path zip) throws IOException {
    ZipDirectory.requireSmall(zip);
    try {
      return new ZipFile(zip.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      try {
        return new ZipFile(zip.toFile(), Charset.forName("IBM437"));
      } catch (ZipException again) {
        throw new Refused(isOtherArchive(zip) ? "documents.archive" : refusalKey(String.valueOf(again.getMessage())));
      }
    }
  }

  /** Under the name of a ZIP. */
  private static boolean isOtherArchive(Path zip) throws IOException {
    try (InputStream in = Files.newInputStream(zip)) {
      return ArchiveFileDetector.isOtherArchive(in.readNBytes(ArchiveFileDetector.SIGNATURE_BYTES));
    }
  }

  private static String refusalKey(String message) {
    return message.contains("encrypted") ? "documents.zip-locked"
        : message.contains("compression method") ? "documents.zip-method"
        : "documents.zip-torn";
  }

  /** With slashes, and without what climbs. A loop: a pattern for it calls itself at each of thousands of dots. */
  private static String cleanPath(String sent) {
    List<String> parts = new ArrayList<>();
    String last = "";
    for (String part : sent.replace('\\', '/').split("/", -1)) {
      last = part.strip();
      if (!last.isEmpty() && !last.equals(".") && !last.equals("..")) {
        parts.add(part);
      } else {
        last = "";
      }
    }
    if (last.isEmpty()) {
      return String.join("/", parts) + "/";
    }
    parts.set(parts.size() - 1, last);
    return String.join("/", parts);
  }

  /** A file that is torn inside an archive is refused, and the others are not. */
  private static final class ZipEntryStream extends FilterInputStream {
    private final CRC32 sum = new CRC32();
    private final long announcedSum;

    ZipEntryStream(InputStream content, ZipEntry entry) {
      super(content);
      this.announcedSum = entry.getCrc();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n;
      try {
        n = super.read(bytes, offset, length);
      } catch (ZipException | EOFException e) {
        throw new Refused("documents.torn");
      }
      if (n > 0) {
        sum.update(bytes, offset, n);
      } else if (n < 0 && announcedSum >= 0 && announcedSum != sum.getValue()) {
        throw new Refused("documents.torn");
      }
      return n;
    }
  }
}

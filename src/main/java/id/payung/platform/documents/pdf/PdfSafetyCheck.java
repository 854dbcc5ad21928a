package id.payung.platform.documents.pdf;

import id.payung.platform.errors.Refused;
import id.payung.platform.load.ComputingThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Looks into a PDF for what a paper has no use for: programs, files inside it, orders to open or send something; a
 * lock; and streams that unpack to more than a server can bear. Signatures and forms to fill in pass.
 *
 * <p>It reads tokens (ISO 32000-2, 7.2), not objects: the library that reads objects unpacks what a file of three
 * megabytes says into gigabytes of memory, so this comes before it. Names count wherever an object may begin, also
 * where none should be, and in packed objects; what strings, comments and pictures say is no name.
 */
final class PdfSafetyCheck implements PdfLexer.TokenListener {
  private static final int MB = 1 << 20;

  /** Tables of objects: some 800,000 of them. */
  private static final int MAX_XREF_BYTES = 4 * MB;

  /** Objects packed together; writers take some hundred at a time. */
  private static final int MAX_OBJECT_STREAM_BYTES = 8 * MB;

  /** What is drawn on a page, a font, a profile of colours. */
  private static final int MAX_CONTENT_BYTES = 64 * MB;

  /** A picture: A4 in colour at 600 points an inch, and a fifth more. */
  private static final int MAX_IMAGE_BYTES = 128 * MB;

  /**
   * ISO 32000-2, 12.6.4 (actions), 7.11 (files inside: {@code EF} names one without saying what it is), 12.7.8 (XFA),
   * 13 (films, sounds, and models, which bring programs along).
   */
  private static final Set<String> ACTIVE_NAMES = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR",
      "GoToE", "Rendition", "RichMedia", "RichMediaExecute", "Movie", "Sound", "3D", "U3D", "EmbeddedFile",
      "EmbeddedFiles", "EF", "FileAttachment", "XFA");

  private final PdfBytes file;
  private final PdfBytes pictures;
  private final PdfStreamDictionary dictionary = new PdfStreamDictionary();
  private final PdfAddressCheck addresses = new PdfAddressCheck();
  private boolean active;
  private boolean encrypted;
  private boolean hidden;
  private boolean packedObjectsBegin;

  PdfSafetyCheck(PdfBytes file) {
    this.file = file;
    this.pictures = file.withBudget(PdfScanBudget.ofPictures());
  }

  /**
   * @throws Refused with what to do: {@code documents.pdf-active}, {@code documents.pdf-locked},
   * {@code documents.pdf-heavy}, {@code documents.torn}
   */
  static void requireSafe(Path pdf) {
    ComputingThreads.FILES.run(() -> scan(pdf));
  }

  private static void scan(Path pdf) {
    try (FileChannel channel = FileChannel.open(pdf, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
      new PdfSafetyCheck(new PdfBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)))
          .requireSafe();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void requireSafe() {
    PdfLexer lexer = new PdfLexer(this, file.budget());
    long size = file.size();
    for (long i = 0; i < size; i++) {
      byte b = file.at(i);
      lexer.accept(b);
      addresses.accept(b);
      if (packedObjectsBegin) {
        packedObjectsBegin = false;
        inspectObjects(file.firstOfStream(i - 1));
      }
      if (b == 'm' && file.isStreamWord(i)) {
        (limit() == MAX_IMAGE_BYTES ? pictures : file).inflate(file.firstOfStream(i), limit(), _ -> true);
      }
    }
    lexer.end();
    if (encrypted) {
      throw new Refused("documents.pdf-locked");
    }
    if (active || hidden || addresses.foundUnsafe()) {
      throw new Refused("documents.pdf-active");
    }
  }

  private int limit() {
    return dictionary.isTable() ? MAX_XREF_BYTES : dictionary.maybeObjects() ? MAX_OBJECT_STREAM_BYTES
        : dictionary.isPicture() ? MAX_IMAGE_BYTES
        : MAX_CONTENT_BYTES;
  }

  @Override
  public void name(String name) {
    checkName(name);
    addresses.name(name);
    dictionary.addName(name);
  }

  private void checkName(String name) {
    active |= ACTIVE_NAMES.contains(name);
    encrypted |= name.equals("Encrypt");
  }

  @Override
  public void word(String word) {
    dictionary.addWord(word);
    packedObjectsBegin |= word.equals("stream") && dictionary.maybeObjects();
  }

  @Override
  public void objectBegins(boolean certain) {
    addresses.objectBegins();
    if (certain) {
      dictionary.clear();
    }
  }

  /**
   * Under a lock it cannot be looked into; without one, what cannot be looked into hides something. After that, no more
   * needs to be known. What follows a stream is looked at again: where it ends is for readers to disagree.
   */
  private void inspectObjects(long from) {
    hidden |= !dictionary.isTransparent();
    if (hidden || active) {
      return;
    }
    PdfBytes.Unpacking unpacking = dictionary.isDeflated() ? file::inflate : file::copy;
    PdfAddressCheck packed = new PdfAddressCheck();
    PdfObjectStreamReader objects =
        new PdfObjectStreamReader(dictionary.firsts(), this::checkName, packed, file.budget());
    hidden |= !unpacking.unpack(from, MAX_OBJECT_STREAM_BYTES, objects::acceptHeader) || objects.isIrregular();
    unpacking.unpack(from, MAX_OBJECT_STREAM_BYTES, objects::accept);
    objects.end();
    addresses.add(packed);
  }
}

package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.Unpacking;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes files in, however they come: one by one, a folder, a ZIP, photos shared from a chat. Each is kept before any
 * row names it; a file that cannot be taken is told and does not hold up the others.
 */
@Component
class Receiving {
  /** Files at once, whatever way they come. */
  static final int MOST_FILES = 300;

  /** What comes out of one ZIP at most: 300 files and 1 GB. */
  private static final Unpacking.Limits ZIP = new Unpacking.Limits(MOST_FILES, 1L << 30);

  private final Documents documents;
  private final ItemBook itemBook;
  private final Path folder;

  Receiving(Documents documents, ItemBook itemBook, @Value("${payung.data:data}") Path data) {
    this.documents = documents;
    this.itemBook = itemBook;
    this.folder = data.resolve("tmp/unpacking");
  }

  /** A file that was not taken, with the sentence that says why. */
  record Left(String name, Refused why) {}

  /**
   * What became of the files.
   *
   * @param known how many of them the regency had already, byte for byte
   */
  record Received(List<UUID> items, int known, List<Left> left) {}

  private record Kept(String title, KeptDocument file) {}

  /**
   * Puts them into the inbox.
   *
   * @param batch from the form: the same batch again adds nothing
   * @throws Refused when there are too many, or a ZIP cannot be opened or holds too much
   */
  Received take(Actor actor, UUID batch, UUID organisation, List<MultipartFile> files) {
    List<Kept> kept = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = nameOf(file);
      if (file.isEmpty() && name.isEmpty() || hidden(name)) {
        continue;
      }
      if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        unpack(actor, file, kept, left);
      } else {
        keep(name, left, kept, () -> documents.keep(actor, file, DocumentLimits.EVIDENCE));
      }
      if (kept.size() + left.size() > MOST_FILES) {
        throw new Refused("evidence.upload.many", MOST_FILES);
      }
    }
    List<UUID> villages = actor.wide() || !actor.organisations().isEmpty() ? List.of() : List.copyOf(actor.villages());
    List<UUID> items = new ArrayList<>();
    int known = 0;
    for (Kept one : kept) {
      UUID id = Ids.named("evidence-file:" + batch + ":" + items.size() + ":" + one.file().sha256());
      known += one.file().known() ? 1 : 0;
      items.add(itemBook.receive(actor, id, one.title(), organisation, villages, one.file()).id());
    }
    return new Received(List.copyOf(items), known, List.copyOf(left));
  }

  /**
   * All of an archive is kept before any of it is named, so that one which turns out to be a bomb leaves nothing in the
   * register.
   */
  private void unpack(Actor actor, MultipartFile zip, List<Kept> kept, List<Left> left) {
    DocumentLimits.ARCHIVE.check(zip.getSize());
    Path place = folder.resolve(Ids.next() + ".zip");
    try {
      Folders.makePrivate(folder);
      try {
        try (InputStream in = zip.getInputStream()) {
          Files.copy(in, place);
        }
        Unpacking.each(place, ZIP, (inside, name, content) -> keep(name, left, kept,
            () -> documents.keep(actor, content, DocumentLimits.EVIDENCE)));
      } finally {
        Files.deleteIfExists(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Keeping {
    KeptDocument keep();
  }

  private static void keep(String name, List<Left> left, List<Kept> kept, Keeping keeping) {
    try {
      kept.add(new Kept(title(name), keeping.keep()));
    } catch (Refused refused) {
      // What a whole archive is refused for is not the fault of one file in it.
      if (refused.key().startsWith("documents.zip")) {
        throw refused;
      }
      left.add(new Left(name, refused));
    }
  }

  /** The browser sends a folder's files with their path; it is for people to read and never a path of ours. */
  private static String nameOf(MultipartFile file) {
    String sent = file.getOriginalFilename() == null ? "" : file.getOriginalFilename().replace('\\', '/');
    return sent.substring(sent.lastIndexOf('/') + 1).strip();
  }

  private static boolean hidden(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".") || name.startsWith("~$") || lower.equals("thumbs.db") || lower.equals("desktop.ini");
  }

  static String title(String name) {
    String plain = name.replaceFirst("\\.[A-Za-z0-9]{2,5}$", "").replaceAll("[\\p{Cntrl}_]+", " ").strip();
    return plain.length() <= 300 ? plain : plain.substring(0, 300);
  }
}

package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.documents.SystemFileNames;
import id.payung.platform.documents.ZipExtraction;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.files.DurableFiles;
import id.payung.platform.ids.Ids;
import id.payung.platform.load.ComputingThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes files in, however they come: one by one, a folder, a ZIP, photos shared from a chat. Each is kept before any
 * row names it; a file that cannot be taken is told and does not hold up the others.
 */
@Component
public class EvidenceFileUpload {
  /** Files at once, whatever way they come. */
  public static final int MAX_FILES = 300;

  /** What comes out of one ZIP at most: 300 files and 1 GB. */
  private static final ZipExtraction.ZipLimits ZIP_LIMITS = new ZipExtraction.ZipLimits(MAX_FILES, 1L << 30);

  private final DocumentStorage documents;
  private final EvidenceItemRepository items;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final Path folder;

  EvidenceFileUpload(DocumentStorage documents, EvidenceItemRepository items, EvidenceItemLifeCycle itemLifeCycle,
      @Value("${payung.data:data}") Path data) {
    this.documents = documents;
    this.items = items;
    this.itemLifeCycle = itemLifeCycle;
    this.folder = data.resolve("tmp/unpacking");
  }

  /** A file that was not taken, with the sentence that says why. */
  record RejectedFile(String name, Refused why) {}

  /**
   * What became of the files.
   *
   * @param known how many of them the actor finds already, byte for byte
   * @param systemFiles names of what phones and computers put beside people's files: not taken
   * @param moreSystemFiles how many more there were, whose names nobody would read
   */
  record UploadResult(List<UUID> items, int known, List<RejectedFile> left, List<String> systemFiles,
      int moreSystemFiles) {}

  private record StoredFile(String title, String origin, StoredDocument file) {}

  /** What has become of the files so far. */
  private record Sorting(List<StoredFile> stored, List<RejectedFile> rejected, List<String> systemFiles,
      AtomicInteger moreSystemFiles) {
    Sorting() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new AtomicInteger());
    }
  }

  /**
   * Puts them into the inbox.
   *
   * @param batch from the form: the same batch again adds nothing
   * @throws Refused when there are too many, or a ZIP cannot be opened or holds too much
   */
  UploadResult storeInInbox(Actor actor, UUID batch, UUID organisation, List<MultipartFile> files) {
    Sorting sorting = new Sorting();
    for (MultipartFile file : files) {
      sort(actor, file, sorting);
      if (sorting.stored.size() + sorting.rejected.size() > MAX_FILES) {
        throw new Refused("evidence.upload.many", MAX_FILES);
      }
    }
    return addToInbox(actor, batch, organisation, sorting);
  }

  private void sort(Actor actor, MultipartFile file, Sorting sorting) {
    String path = pathOf(file);
    String name = path.substring(path.lastIndexOf('/') + 1).strip();
    if (file.isEmpty() && name.isEmpty()) {
      return;
    }
    if (SystemFileNames.isSystemFile(path)) {
      sorting.systemFiles.add(path);
    } else if (name.toLowerCase(Locale.ROOT).endsWith(".zip") && !file.isEmpty()) {
      unpackZip(actor, file, name, sorting);
    } else {
      String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
      storeOrReject(name, folder, sorting, () -> documents.store(actor, file, DocumentLimits.EVIDENCE));
    }
  }

  private UploadResult addToInbox(Actor actor, UUID batch, UUID organisation, Sorting sorting) {
    List<UUID> villages =
        actor.hasRegencyWideReach() || !actor.organisations().isEmpty() ? List.of() : List.copyOf(actor.villages());
    List<UUID> added = new ArrayList<>();
    Set<String> known = listKnownFiles(actor, sorting);
    int alreadyKnown = 0;
    for (StoredFile one : sorting.stored) {
      UUID id = Ids.fromName("evidence-file:" + batch + ":" + added.size() + ":" + one.file().sha256());
      alreadyKnown += known.add(one.file().sha256()) ? 0 : 1;
      itemLifeCycle.addToInbox(actor, id, one.title(), one.origin(), organisation, villages, one.file());
      added.add(id);
    }
    return new UploadResult(List.copyOf(added), alreadyKnown, List.copyOf(sorting.rejected),
        List.copyOf(sorting.systemFiles), sorting.moreSystemFiles.get());
  }

  /** What the actor cannot find is no news of theirs: that a file came in elsewhere is not told by its copy. */
  private Set<String> listKnownFiles(Actor actor, Sorting sorting) {
    List<String> hashes = sorting.stored.stream().map(one -> one.file().sha256()).distinct().toList();
    return items.listByFileHashes(actor, hashes)
        .stream()
        .map(EvidenceItem::sha256)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * All of an archive is kept before any of it is named, so that one which turns out to be a bomb leaves nothing in the
   * register.
   */
  private void unpackZip(Actor actor, MultipartFile zip, String name, Sorting sorting) {
    DocumentLimits.ARCHIVE.requireSize(zip.getSize());
    Path place = folder.resolve(Ids.next() + ".zip");
    try {
      DurableFiles.createPrivateFolder(folder);
      try {
        try (InputStream in = zip.getInputStream()) {
          Files.copy(in, place);
        }
        ZipExtraction.ZipContents contents = ZipExtraction.extract(place, ZIP_LIMITS, (inside, file,
            content) -> storeOrReject(file, originOf(name, inside), sorting, () -> unpackOne(actor, content)));
        sorting.systemFiles.addAll(contents.systemFiles());
        sorting.moreSystemFiles.addAndGet(contents.moreSystemFiles());
        contents.left().forEach(left -> sorting.rejected.add(new RejectedFile(left.name(), left.why())));
      } finally {
        Files.deleteIfExists(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The archive's own name, and the folders in it where they say more. */
  private static String originOf(String zip, String inside) {
    String archive = titleFromFileName(zip);
    return inside.isEmpty() || inside.equals(archive) || inside.startsWith(archive + "/")
        ? inside.isEmpty() ? archive : inside
        : archive + "/" + inside;
  }

  /** What comes out may be a thousand times what came: unpacking is work for the threads that compute. */
  private StoredDocument unpackOne(Actor actor, InputStream content) {
    return ComputingThreads.FILES.call(() -> documents.storeWhole(actor, content, DocumentLimits.EVIDENCE));
  }

  @FunctionalInterface
  private interface FileStorage {
    StoredDocument store();
  }

  private static void storeOrReject(String name, String origin, Sorting sorting, FileStorage storage) {
    try {
      sorting.stored.add(new StoredFile(titleFromFileName(name), origin, storage.store()));
    } catch (RefusedFiles refused) {
      sorting.rejected.add(new RejectedFile(name, refused.files().getFirst().why()));
    } catch (Refused refused) {
      // What a whole archive is refused for is not the fault of one file in it.
      if (refused.key().startsWith("documents.zip")) {
        throw refused;
      }
      sorting.rejected.add(new RejectedFile(name, refused));
    }
  }

  /** The browser sends a folder's files with their path; it is for people to read and never a path of ours. */
  private static String pathOf(MultipartFile file) {
    return file.getOriginalFilename() == null ? "" : file.getOriginalFilename().replace('\\', '/');
  }

  public static String titleFromFileName(String name) {
    String plain = name.replaceFirst("\\.[A-Za-z0-9]{2,5}$", "").replaceAll("[\\p{Cntrl}_]+", " ").strip();
    return plain.length() <= 300 ? plain : plain.substring(0, 300);
  }
}

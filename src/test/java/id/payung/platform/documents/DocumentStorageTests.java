package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.images.ExifJpeg;
import id.payung.platform.images.Picture;
import id.payung.platform.images.PictureExif;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class DocumentStorageTests {
  @Autowired DocumentStorage documents;
  @Autowired UnreferencedDocumentCleanup sweeper;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Value("${payung.data}") Path data;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @Test
  void a_photo_is_kept_once_with_what_it_tells_and_given_back_as_it_came() throws IOException {
    Actor volunteer = cast.actorOf(TestCast.VOLUNTEER);
    byte[] photo = ExifJpeg.with(DrawnPictures.landscape(101, 800, 600), 6);

    StoredDocument first = documents.store(volunteer, photo, DocumentLimits.PHOTO);
    StoredDocument again = documents.store(cast.actorOf(TestCast.CLERK), photo, DocumentLimits.EVIDENCE);

    assertThat(first.alreadyStored()).isFalse();
    assertThat(again.alreadyStored()).isTrue();
    assertThat(again.sha256()).isEqualTo(first.sha256());
    assertThat(first.kind()).isEqualTo(MediaKind.JPEG);
    assertThat(first.width()).isEqualTo(600);
    try (InputStream in = documents.open(volunteer, first.sha256(), DocumentVariant.ORIGINAL).openStream()) {
      assertThat(in.readAllBytes()).isEqualTo(photo);
    }
    assertThat(data.resolve("documents/73.24").resolve(first.sha256().substring(0, 2)).resolve(first.sha256()))
        .exists();
  }

  @Test
  void time_and_place_are_told_to_the_wide_reach_alone_and_not_by_the_copy() throws IOException {
    StoredDocument kept = documents.store(cast.actorOf(TestCast.VOLUNTEER),
        ExifJpeg.with(DrawnPictures.landscape(102, 800, 600), 1), DocumentLimits.PHOTO);

    PictureCaptureDetails origin =
        documents.findCaptureDetails(cast.actorOf(TestCast.SECRETARY), kept.sha256()).orElseThrow();
    assertThat(origin.takenAt()).isEqualTo(LocalDateTime.of(2026, 11, 20, 9, 30, 15));
    assertThat(origin.utcOffset()).isEqualTo("+08:00");
    assertThat(documents.findCaptureDetails(cast.actorOf(TestCast.VOLUNTEER), kept.sha256())).isEmpty();
    assertThatThrownBy(() -> count(cast.actorOf(TestCast.VOLUNTEER), "SELECT count(*) FROM platform.document_origin"))
        .hasStackTraceContaining("permission denied");
    ReadableDocument web = documents.open(cast.actorOf(TestCast.VOLUNTEER), kept.sha256(), DocumentVariant.WEB);
    assertThat(PictureExif.read(web.path())).isEqualTo(PictureExif.UNKNOWN);
  }

  @Test
  void what_a_phone_tells_later_does_not_replace_what_the_camera_wrote() throws IOException {
    Actor volunteer = cast.actorOf(TestCast.VOLUNTEER);
    StoredDocument camera =
        documents.store(volunteer, ExifJpeg.with(DrawnPictures.landscape(103, 300, 200), 1), DocumentLimits.PHOTO);
    StoredDocument stripped = documents.store(volunteer, jpeg(104), DocumentLimits.PHOTO);
    PictureCaptureDetails told = new PictureCaptureDetails(LocalDateTime.of(2026, 1, 2, 3, 4), null, -2.5, 121.0);

    documents.recordCaptureDetails(volunteer, camera.sha256(), told);
    documents.recordCaptureDetails(volunteer, stripped.sha256(), told);

    assertThat(documents.findCaptureDetails(cast.actorOf(TestCast.SECRETARY), camera.sha256())
        .orElseThrow()
        .takenAt()
        .getYear()).isEqualTo(2026);
    assertThat(documents.findCaptureDetails(cast.actorOf(TestCast.SECRETARY), camera.sha256())
        .orElseThrow()
        .takenAt()
        .getMonthValue()).isEqualTo(11);
    assertThat(documents.findCaptureDetails(cast.actorOf(TestCast.SECRETARY), stripped.sha256())).contains(told);
  }

  @Test
  void the_neighbour_has_neither_the_file_nor_its_likeness() {
    byte[] photo = jpeg(105);
    StoredDocument kept = documents.store(cast.actorOf(TestCast.CLERK), photo, DocumentLimits.PHOTO);

    assertThatThrownBy(() -> documents.open(cast.neighbourAdmin(), kept.sha256(), DocumentVariant.ORIGINAL))
        .isInstanceOf(NotFound.class);
    assertThat(documents.findSimilar(cast.neighbourAdmin(), kept.likeness())).isEmpty();
    assertThat(documents.findSimilar(cast.actorOf(TestCast.CLERK), kept.likeness())).extracting(SimilarPicture::sha256)
        .contains(kept.sha256());
  }

  @Test
  void a_photo_that_went_through_whatsapp_is_found_by_likeness() {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    Picture photo = Picture.use(write(jpeg(106)), Function.identity());
    StoredDocument original = documents.store(clerk, photo.toJpeg(0.95f), DocumentLimits.PHOTO);
    StoredDocument sent = documents.store(clerk, photo.fitWithin(500).toJpeg(0.4f), DocumentLimits.PHOTO);

    assertThat(sent.sha256()).isNotEqualTo(original.sha256());
    assertThat(documents.findSimilar(clerk, sent.likeness())).extracting(SimilarPicture::sha256)
        .contains(original.sha256());
  }

  @Test
  void what_is_not_taken_is_refused_with_advice_and_leaves_nothing() throws IOException {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    long before = count(clerk, "SELECT count(*) FROM platform.document");

    assertRefused("documents.empty", new byte[0], DocumentLimits.PHOTO);
    assertRefused("documents.kind",
        "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(StandardCharsets.UTF_8),
        DocumentLimits.EVIDENCE);
    assertRefused("documents.web-page-for-sheet", "<!doctype html><script>1</script>".getBytes(StandardCharsets.UTF_8),
        DocumentLimits.SHEET);
    assertRefused("documents.kind", "#!/bin/sh\nrm".getBytes(StandardCharsets.UTF_8), DocumentLimits.SHEET);
    assertRefused("documents.kind", jpeg(107), DocumentLimits.SHEET);
    assertRefused("documents.heic", "\0\0\0\30ftypheic\0\0\0\0mif1".getBytes(StandardCharsets.ISO_8859_1),
        DocumentLimits.PHOTO);
    assertRefused("documents.picture", "\0\0\0\30ftypavif\0\0\0\0avif".getBytes(StandardCharsets.ISO_8859_1),
        DocumentLimits.PHOTO);
    assertRefused("documents.picture", "GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1), DocumentLimits.PHOTO);
    assertRefused("documents.too-large", jpeg(108), DocumentLimits.of(1000, MediaKind.JPEG));

    assertThat(count(clerk, "SELECT count(*) FROM platform.document")).isEqualTo(before);
    try (var files = Files.list(data.resolve("tmp/incoming"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_stream_that_lies_about_its_length_is_stopped_at_the_limit() {
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };

    assertThatThrownBy(
        () -> documents.store(cast.actorOf(TestCast.CLERK), endless, DocumentLimits.of(300_000, MediaKind.CSV)))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.key()).isEqualTo("documents.too-large"));
  }

  @Test
  void a_pdf_tells_its_pages_and_a_torn_one_is_refused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.addPage(new PDPage());
      pdf.save(bytes);
    }
    StoredDocument whole = documents.store(cast.actorOf(TestCast.CLERK), bytes.toByteArray(), DocumentLimits.OFFICIAL);

    assertThat(whole.pages()).isEqualTo(2);
    assertThat(whole.readable()).isTrue();
    assertRefused("documents.torn", "%PDF-1.7\nnothing follows".getBytes(StandardCharsets.UTF_8),
        DocumentLimits.OFFICIAL);
  }

  @Test
  void the_smaller_forms_are_small_and_made_once() {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    StoredDocument kept =
        documents.store(clerk, Picture.use(write(jpeg(109)), Function.identity()).toJpeg(0.9f), DocumentLimits.PHOTO);

    ReadableDocument thumb = documents.open(clerk, kept.sha256(), DocumentVariant.THUMB);
    Picture small = Picture.use(thumb.path(), Function.identity());

    assertThat(Math.max(small.width(), small.height())).isEqualTo(320);
    assertThat(documents.open(clerk, kept.sha256(), DocumentVariant.THUMB).path()).isEqualTo(thumb.path());
    assertThat(thumb.entityTag()).isNotEqualTo(kept.sha256());
  }

  @Test
  void the_same_bytes_from_many_at_once_are_kept_once() throws Exception {
    byte[] photo = jpeg(110);
    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Future<StoredDocument>> all = IntStream.range(0, 12)
          .mapToObj(i -> threads.submit(() -> documents.store(cast.actorOf(TestCast.CLERK),
              new ByteArrayInputStream(photo), DocumentLimits.PHOTO)))
          .toList();
      int fresh = 0;
      for (Future<StoredDocument> one : all) {
        fresh += one.get().alreadyStored() ? 0 : 1;
      }
      assertThat(fresh).isEqualTo(1);
    }
  }

  @Test
  void the_sweeper_takes_what_is_old_and_unnamed_and_nothing_else() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    StoredDocument old = documents.store(clerk, jpeg(111), DocumentLimits.PHOTO);
    StoredDocument fresh = documents.store(clerk, jpeg(112), DocumentLimits.PHOTO);
    StoredDocument named = documents.store(clerk, jpeg(113), DocumentLimits.PHOTO);
    executeAsOwner("UPDATE platform.document SET touched_at = now() - interval '8 days' WHERE sha256 IN ('%s', '%s')"
        .formatted(old.sha256(), named.sha256()));
    executeAsOwner(
        "CREATE TABLE IF NOT EXISTS platform.sweeper_test (regency text COLLATE \"C\", id uuid, photo_sha256 text, "
            + "PRIMARY KEY (regency, id))");
    executeAsOwner("GRANT SELECT ON platform.sweeper_test TO payung_wide");
    executeAsOwner(
        "INSERT INTO platform.sweeper_test VALUES ('73.24', '%s', '%s')".formatted(UUID.randomUUID(), named.sha256()));
    try {
      sweeper.deleteUnreferenced(TestCast.LUWU_UTARA);
      assertThat(documents.find(clerk, old.sha256())).isPresent();

      try (Connection backup = DriverManager.getConnection(url, owner, password)) {
        backup.createStatement()
            .execute("SELECT pg_advisory_lock_shared(" + DocumentDeletionLock.ADVISORY_LOCK_KEY + ")");
        assertThat(sweeper.deleteUnreferenced(TestCast.LUWU_TIMUR)).as("held back by a backup").isZero();
        backup.createStatement()
            .execute("SELECT pg_advisory_unlock_shared(" + DocumentDeletionLock.ADVISORY_LOCK_KEY + ")");
      }

      assertThat(sweeper.deleteUnreferenced(TestCast.LUWU_TIMUR)).isEqualTo(1);
    } finally {
      executeAsOwner("DROP TABLE platform.sweeper_test");
    }
    assertThat(documents.find(clerk, old.sha256())).isEmpty();
    assertThat(data.resolve("documents/73.24").resolve(old.sha256().substring(0, 2)).resolve(old.sha256()))
        .doesNotExist();
    assertThat(documents.find(clerk, fresh.sha256())).isPresent();
    assertThat(documents.find(clerk, named.sha256())).isPresent();
    assertThat(documents.store(clerk, jpeg(111), DocumentLimits.PHOTO).alreadyStored()).as("comes again").isFalse();
  }

  /** The good files of a form that was refused lie there with no record that names them. */
  @Test
  void files_kept_beside_one_that_was_refused_are_swept_in_time() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    byte[] good = jpeg(131);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(good));

    assertThatThrownBy(() -> documents.storeAll(clerk,
        List.of(new MockMultipartFile("foto", "baik.jpg", null, good),
            new MockMultipartFile("foto", "program.jpg", null, "MZ".getBytes(StandardCharsets.US_ASCII)),
            new MockMultipartFile("foto", "kosong.jpg", null, new byte[0])),
        DocumentLimits.PHOTO)).isInstanceOfSatisfying(RefusedFiles.class,
            refused -> assertThat(refused.files()).extracting(RefusedFiles.RefusedFile::name)
                .containsExactly("program.jpg", "kosong.jpg"));
    assertThat(documents.find(clerk, sha256)).isPresent();
    executeAsOwner(
        "UPDATE platform.document SET touched_at = now() - interval '8 days' WHERE sha256 = '" + sha256 + "'");
    sweeper.deleteUnreferenced(TestCast.LUWU_TIMUR);

    assertThat(documents.find(clerk, sha256)).isEmpty();
    assertThat(data.resolve("documents/73.24").resolve(sha256.substring(0, 2)).resolve(sha256)).doesNotExist();
  }

  @Test
  void a_sweeper_that_may_not_look_everywhere_takes_nothing() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    StoredDocument old = documents.store(clerk, jpeg(114), DocumentLimits.PHOTO);
    executeAsOwner("UPDATE platform.document SET touched_at = now() - interval '8 days' WHERE sha256 = '%s'"
        .formatted(old.sha256()));
    executeAsOwner(
        "CREATE TABLE platform.hidden_test (regency text COLLATE \"C\", id uuid, sha256 text, PRIMARY KEY (regency, "
            + "id))");
    try {
      assertThatThrownBy(() -> sweeper.deleteUnreferenced(TestCast.LUWU_TIMUR))
          .hasStackTraceContaining("permission denied");
      assertThat(documents.find(clerk, old.sha256())).isPresent();
    } finally {
      executeAsOwner("DROP TABLE platform.hidden_test");
    }
    assertThat(sweeper.deleteUnreferenced(TestCast.LUWU_TIMUR)).as("it may look again").isEqualTo(1);
  }

  @Test
  void the_name_of_a_file_is_safe_for_every_system() {
    assertThat(DocumentResponseFactory.contentDisposition("attachment", "Laporan \"Nuha\" – Desa Béla.pdf"))
        .isEqualTo("attachment; filename=\"" + DocumentResponseFactory.asciiFileName("Laporan \"Nuha\" – Desa Béla.pdf")
            + "\"; filename*=UTF-8''Laporan%20%22Nuha%22%20%E2%80%93%20Desa%20B%C3%A9la.pdf");
    assertThat(DocumentResponseFactory.asciiFileName("Laporan \"Nuha\" – Desa Béla.pdf"))
        .isEqualTo("Laporan-Nuha-Desa-Bela.pdf");
    assertThat(DocumentResponseFactory.asciiFileName("../../etc/passwd")).doesNotContain("/").doesNotStartWith(".");
    assertThat(DocumentResponseFactory.asciiFileName("👍")).isEqualTo("berkas");
    assertThat(DocumentResponseFactory.asciiFileName("x".repeat(300) + ".jpg")).hasSize(100).endsWith(".jpg");
    assertThat(DocumentResponseFactory.asciiFileName("CON.pdf")).isEqualTo("CON-.pdf");
    assertThat(DocumentResponseFactory.asciiFileName("lpt1")).isEqualTo("lpt1-");
    assertThat(DocumentResponseFactory.asciiFileName("Contoh.pdf")).isEqualTo("Contoh.pdf");
    assertThat(DocumentResponseFactory.withExtension("foto\u202Egnp.exe", MediaKind.JPEG)).isEqualTo("fotognp.exe.jpg");
    assertThat(DocumentResponseFactory.withExtension("aux.jpg", MediaKind.JPEG)).isEqualTo("aux-.jpg");
    assertThat(DocumentResponseFactory.withExtension("a\u0000<b>:c|d?.pdf", MediaKind.PDF)).isEqualTo("a  b  c d .pdf");
    assertThat(DocumentResponseFactory.withExtension("n".repeat(300), MediaKind.PDF)).hasSize(104);
  }

  /** One file that is two: it is kept as what its first bytes say, or not at all; and served under that type alone. */
  @Test
  void files_of_two_natures_are_one_thing_only() throws Exception {
    byte[] jpeg = ExifJpeg.with(DrawnPictures.landscape(77, 64, 48), 1);
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    byte[] archive = zip("a.txt", page);

    assertThat(store(concatenate(jpeg, page)).kind()).isEqualTo(MediaKind.JPEG);
    assertThat(store(concatenate(jpeg, archive)).kind()).isEqualTo(MediaKind.JPEG);
    assertRefused("documents.kind", concatenate(jpeg, archive), DocumentLimits.SHEET);
    assertRefused("documents.kind", concatenate(jpeg, archive), DocumentLimits.ARCHIVE);
    assertRefused("documents.picture", concatenate("GIF89a/*".getBytes(StandardCharsets.US_ASCII),
        "*/=1;alert(1)".getBytes(StandardCharsets.US_ASCII)), DocumentLimits.PHOTO);
    assertRefused("documents.picture",
        concatenate("RIFF\0\0\0\0WEBPVP8X".getBytes(StandardCharsets.US_ASCII), new byte[64]), DocumentLimits.PHOTO);
    assertRefused("documents.heic",
        concatenate(new byte[]{0, 0, 0, 24}, "ftypheic".getBytes(StandardCharsets.US_ASCII), new byte[64]),
        DocumentLimits.PHOTO);
    assertRefused("documents.heic",
        concatenate(new byte[]{0, 0, 0, 24}, "ftypavis".getBytes(StandardCharsets.US_ASCII), new byte[64]),
        DocumentLimits.PHOTO);
    assertRefused("documents.web-page", concatenate(page, jpeg), DocumentLimits.EVIDENCE);
    assertRefused("documents.kind",
        concatenate("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)),
        DocumentLimits.PHOTO);
    assertRefused("documents.kind", concatenate("MZ".getBytes(StandardCharsets.US_ASCII), new byte[200]),
        DocumentLimits.EVIDENCE);
  }

  @Test
  void a_torn_a_tiny_and_a_printers_picture_are_kept_as_they_are_and_break_nothing() throws Exception {
    byte[] jpeg = ExifJpeg.with(DrawnPictures.landscape(78, 640, 480), 1);
    java.awt.image.BufferedImage dot =
        new java.awt.image.BufferedImage(1, 1, java.awt.image.BufferedImage.TYPE_INT_RGB);
    java.io.ByteArrayOutputStream png = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(dot, "png", png);

    assertThat(store(java.util.Arrays.copyOf(jpeg, jpeg.length - 400)).kind()).isEqualTo(MediaKind.JPEG);
    StoredDocument tiny = store(png.toByteArray());
    Actor actor = cast.actorOf(TestCast.CLERK);
    assertThat(Files
        .size(ActorContext.callAs(actor, () -> documents.open(actor, tiny.sha256(), DocumentVariant.THUMB)).path()))
        .isPositive();
    for (int cut : List.of(3, 12, 40, 200)) {
      byte[] torn = java.util.Arrays.copyOf(jpeg, cut);
      try {
        store(torn);
      } catch (Refused e) {
        assertThat(e.key()).matches("(documents|images)\\..+");
      }
    }
  }

  private StoredDocument store(byte[] bytes) {
    Actor actor = cast.actorOf(TestCast.CLERK);
    return ActorContext.callAs(actor,
        () -> documents.store(actor, new java.io.ByteArrayInputStream(bytes), DocumentLimits.PHOTO));
  }

  private static byte[] concatenate(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws Exception {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(bytes)) {
      zip.putNextEntry(new java.util.zip.ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private void assertRefused(String key, byte[] bytes, DocumentLimits limits) {
    assertThatThrownBy(() -> documents.store(cast.actorOf(TestCast.CLERK), bytes, limits))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private static byte[] jpeg(long seed) {
    try {
      var out = new ByteArrayOutputStream();
      javax.imageio.ImageIO.write(DrawnPictures.landscape(seed, 800, 600), "jpeg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(data, "test", ".jpg"), bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long count(Actor actor, String sql) {
    return ActorContext.callAs(actor, () -> transactions.execute(status -> jdbc.sql(sql).query(Long.class).single()));
  }

  private void executeAsOwner(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, owner, password)) {
      connection.createStatement().execute(sql);
    }
  }
}

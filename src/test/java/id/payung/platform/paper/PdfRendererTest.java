package id.payung.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.web.TemplateTestRenderer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfRendererTest {
  private static final PdfDocumentHead HEAD =
      PdfDocumentHead.withoutLetterhead("Rencana Kerja Bersama 2026", "Rencana kerja dengan Yayasan Bina Tunas")
          .withLetterhead(new PdfDocumentHead.Letterhead("Pemerintah Kabupaten Luwu Timur",
              "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "Jalan Contoh 1, Malili", null))
          .version("RKB-7K3M-V3", null);

  private final PdfRenderer paper = new PdfRenderer(TemplateTestRenderer.viewResolver());

  @Test
  void a_paper_keeps_its_words_its_letters_and_its_signs() throws IOException {
    try (PDDocument pdf = sample(3)) {
      String text = text(pdf, 1, pdf.getNumberOfPages());

      assertThat(text).contains("PEMERINTAH KABUPATEN LUWU TIMUR", "kafé", "Rp3.750.000", "▲ Perlu perhatian",
          "NIP 19800101 200501 2 001", "21 November 2026");
    }
  }

  @Test
  void each_page_says_its_number_and_its_version_and_repeats_the_head_of_the_table() throws IOException {
    try (PDDocument pdf = sample(60)) {
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isBetween(3, 6);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(pdf, page, page)).contains("Versi RKB-7K3M-V3", "halaman " + page + " dari " + pages);
      }
      assertThat(text(pdf, 2, 2)).contains("Desa/kelurahan").contains("Anggaran");
    }
  }

  @Test
  void a_paper_is_tagged_for_screen_readers_and_carries_its_fonts() throws IOException {
    try (PDDocument pdf = sample(3)) {
      var catalog = pdf.getDocumentCatalog();

      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(catalog.getLanguage()).isEqualTo("id");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Rencana Kerja Bersama 2026");
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8)).contains("pdfuaid");
      for (var page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void the_first_page_becomes_a_picture_as_wide_as_whatsapp_keeps_it() throws IOException {
    byte[] png = PdfFirstPageImage.renderPng(bytes(3));

    keep("paper", bytes(3));
    var picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(PdfFirstPageImage.WIDTH);
    assertThat(picture.getHeight()).isBetween(1500, 1560);
  }

  @Test
  void a_paper_made_to_be_a_picture_fills_one_tall_page_of_its_own() throws IOException {
    gg.jte.Content content = output -> output
        .writeContent("<h1>Kabupaten Luwu Timur</h1><table class=\"figures\"><tr><td class=\"first\"><p>Nilai EM</p><p "
            + "class=\"figure\">712,50</p></td><td><p>Terlambat</p><p "
            + "class=\"figure\">3</p></td></tr></table><ul><li>Tiga kegiatan terlambat.</li></ul>");
    byte[] pdf =
        paper.render("paper/base", Map.of("ui", TemplateTestRenderer.ui(id.payung.platform.i18n.Messages.INDONESIAN),
            "head", PdfDocumentHead.withoutLetterhead("Ringkasan", "Ringkasan"), "content", content, "picture", true));

    keep("picture", pdf);
    var picture = ImageIO.read(new ByteArrayInputStream(PdfFirstPageImage.renderPng(pdf)));
    assertThat(picture.getWidth()).isEqualTo(1080);
    assertThat(picture.getHeight()).isBetween(1910, 1930);
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(text(read, 1, 1)).contains("Tiga kegiatan terlambat.").doesNotContain("halaman");
    }
  }

  @Test
  void a_paper_across_uses_the_whole_width() throws IOException {
    byte[] pdf = paper.render("paper/sample", Map.of("ui",
        TemplateTestRenderer.ui(id.payung.platform.i18n.Messages.INDONESIAN), "head", HEAD.asLandscape(), "rows", 3));

    keep("across", pdf);
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(read.getPage(0).getMediaBox().getWidth()).isGreaterThan(read.getPage(0).getMediaBox().getHeight());
      var area = new org.apache.pdfbox.text.PDFTextStripperByArea();
      area.addRegion("right", new java.awt.geom.Rectangle2D.Double(650, 0, 200, 595));
      area.extractRegions(read.getPage(0));
      assertThat(area.getTextForRegion("right")).contains("Rp1.250.000");
    }
  }

  @Test
  void a_letter_leaves_room_for_a_number_that_comes_after_the_signature() throws IOException {
    byte[] letter = paper.render("paper/letter",
        Map.of("ui", TemplateTestRenderer.ui(id.payung.platform.i18n.Messages.INDONESIAN), "head", HEAD, "place",
            "Malili, 21 November 2026", "subject", "Permintaan data dukung KLA 2026", "to", "Kepala Dinas Kesehatan",
            "content",
            (gg.jte.Content) output -> output.writeContent("<p>Bersama ini kami sampaikan daftar permintaan data.</p>"),
            "signatory", new Signatory("Sekretaris Gugus Tugas KLA", "Budi Santoso", null, null), "copies",
            java.util.List.of("Bupati Luwu Timur")));

    keep("letter", letter);
    try (PDDocument pdf = Loader.loadPDF(letter)) {
      assertThat(text(pdf, 1, 1)).contains("Nomor : .....", "Permintaan data dukung KLA 2026", "Kepala Dinas Kesehatan",
          "Budi Santoso", "Tembusan:");
    }
  }

  @Test
  void the_minutes_have_a_place_for_each_signature() throws IOException {
    byte[] minutes = paper.render("paper/minutes",
        Map.of("ui", TemplateTestRenderer.ui(id.payung.platform.i18n.Messages.INDONESIAN), "head", HEAD, "subject",
            "PEMERIKSAAN DATA DUKUNG", "number", "119/41/BA/2026", "opening",
            "Pada hari Jumat tanggal 21 November 2026 di Malili telah diperiksa data dukung berikut.", "content",
            (gg.jte.Content) output -> output.writeContent("<ol><li>Empat berkas diterima.</li></ol>"), "signatories",
            java.util.List.of(Signatory.of("Pemeriksa", "Siti Marlina"), Signatory.of("Operator", "Andi Rahma"),
                Signatory.of("Saksi", null), Signatory.of("Mengetahui", "Budi Santoso"))));

    keep("minutes", minutes);
    try (PDDocument pdf = Loader.loadPDF(minutes)) {
      assertThat(text(pdf, 1, 1)).contains("BERITA ACARA", "119/41/BA/2026", "Siti Marlina", "Andi Rahma", "Saksi",
          "Budi Santoso");
    }
  }

  @Test
  void lontara_and_arabic_are_printed_in_their_letters_and_their_direction_and_emoji_are_not() throws IOException {
    byte[] pdf = written("<p>Basa Ugi ᨅᨔ ᨕᨘᨁᨗ.</p><p>Nama محمد علي (سلام) hadir.</p>"
        + "<p>Selesai \uD83C\uDF89\uD83D\uDC4D\uD83C\uDFFD \u2764\uFE0F\u200B1\uFE0F\u20E3 "
        + "\uD83C\uDDEE\uD83C\uDDE9 ✓ <em>ᨅ</em> akhir.</p>");

    keep("letters", pdf);
    try (PDDocument read = Loader.loadPDF(pdf)) {
      String text = text(read, 1, 1);
      assertThat(text).contains("ᨅᨔ", "ᨕᨘᨁᨗ", "محمد علي", "سلام", "✓ ᨅ akhir.").doesNotContain("#", "□", "Kotak");
      assertThat(text).containsPattern("Selesai [\\s❤1]*✓");
    }
  }

  /** Drawn from right to left: what is read first stands furthest to the right, numbers as they are written. */
  @Test
  void arabic_with_a_number_in_brackets_is_one_run_in_its_order_and_a_mark_is_part_of_its_letter() throws IOException {
    var direction = new TextDirection();
    direction.setParagraph("Kegiatan \u0646\u0635 (12) \u0646\u0635 dan \u0646\u0635 (7) akhir", TextDirection.LTR);
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < direction.countTextRuns(); i++) {
      var run = direction.getVisualRun(i);
      runs.add((run.getDirection() == TextDirection.RTL ? "rtl " : "ltr ") + run.getStart() + "+" + run.getLength());
    }

    assertThat(runs).containsExactly("ltr 0+9", "rtl 9+10", "ltr 19+5", "rtl 24+6", "ltr 30+6");
    assertThat(direction.reorderRTLTextToLTR("\u0646\u0635 (12) \u0646\u0648"))
        .isEqualTo("\u0648\u0646 (12) \u0635\u0646");
    assertThat(direction.reorderRTLTextToLTR("\u0646\u0635 (12.500)")).isEqualTo("(12.500) \u0635\u0646");
    assertThat(direction.reorderRTLTextToLTR("12")).isEqualTo("12");
    try (PDDocument read = Loader
        .loadPDF(written("<p>Nama Andre\u0301 dan Mei\u0308ke, desa \u0646\u0635 (12) \u0646\u0635 hadir.</p>"))) {
      assertThat(text(read, 1, 1)).contains("Nama Andr\u00e9 dan Me\u00efke").contains("(12)").doesNotContain("\u25a1");
    }
  }

  @Test
  void letters_that_no_font_has_become_a_box_and_the_page_says_so() throws IOException {
    byte[] pdf = written("<p>Nama ꦲꦤ dan 漢字 hadir.</p>");

    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(text(read, 1, 1)).contains("Nama □ dan □ hadir.", "Kotak □ berdiri untuk huruf").doesNotContain("#");
    }
  }

  @Test
  void arabic_letters_take_the_forms_that_they_have_beside_each_other() {
    assertThat(ArabicLetters.shape("محمد")).isEqualTo("\uFEE3\uFEA4\uFEE4\uFEAA");
    assertThat(ArabicLetters.shape("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
    assertThat(ArabicLetters.shape("دار")).isEqualTo("\uFEA9\uFE8D\uFEAD");
    assertThat(ArabicLetters.unshape(ArabicLetters.shape("السلام عليكم"))).isEqualTo("السلام عليكم");
    assertThat(new TextDirection().reorderRTLTextToLTR("(ab)")).isEqualTo("(ba)");
  }

  private byte[] written(String content) {
    return paper.render("paper/base",
        Map.of("ui", TemplateTestRenderer.ui(id.payung.platform.i18n.Messages.INDONESIAN), "head",
            PdfDocumentHead.withoutLetterhead("Surat", "Surat"), "content",
            (gg.jte.Content) output -> output.writeContent(content)));
  }

  @Test
  void nothing_is_fetched_from_outside_and_no_entity_is_opened() throws IOException {
    var asked = new AtomicInteger();
    var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> {
      asked.incrementAndGet();
      exchange.sendResponseHeaders(404, -1);
    });
    server.start();
    try {
      String outside = "http://127.0.0.1:" + server.getAddress().getPort();
      String page = "<html lang=\"id\"><head><title>x</title><meta name=\"description\" content=\"x\"/><link "
          + "rel=\"stylesheet\" type=\"text/css\" href=\"" + outside + "/a.css\"/>"
          + "<link rel=\"stylesheet\" type=\"text/css\" href=\"payung-paper:/paper.css\"/></head>"
          + "<body><img alt=\"x\" src=\"" + outside + "/a.png\"/><img alt=\"y\" src=\"file:///etc/passwd\"/>"
          + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
          + "width=\"10\" height=\"10\" alt=\"z\"><image width=\"9\" height=\"9\" xlink:href=\"" + outside
          + "/b.png\"/></svg>aman</body></html>";
      var to = new ByteArrayOutputStream();

      paper.renderXhtml(page, to);

      try (PDDocument pdf = Loader.loadPDF(to.toByteArray())) {
        assertThat(text(pdf, 1, 1)).contains("aman").doesNotContain("root:");
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
    assertThatThrownBy(() -> paper.renderXhtml(
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body>&x;</body></html>",
        new ByteArrayOutputStream())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_paper_that_is_not_well_formed_or_far_too_long_is_refused() {
    assertThatThrownBy(() -> paper.renderXhtml("<html><p></html>", new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> paper.renderXhtml("x".repeat(PdfRenderer.MAX_CHARACTERS + 1), new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** For whoever wants to look at it. */
  private static void keep(String name, byte[] pdf) throws IOException {
    Files.createDirectories(Path.of("target/screenshots"));
    Files.write(Path.of("target/screenshots/" + name + ".png"), PdfFirstPageImage.renderPng(pdf));
  }

  private byte[] bytes(int rows) throws IOException {
    return paper.render("paper/sample",
        Map.of("ui", TemplateTestRenderer.ui(id.payung.platform.i18n.Messages.INDONESIAN), "head", HEAD, "rows", rows));
  }

  private PDDocument sample(int rows) throws IOException {
    return Loader.loadPDF(bytes(rows));
  }

  private static String text(PDDocument pdf, int from, int to) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(pdf);
  }
}

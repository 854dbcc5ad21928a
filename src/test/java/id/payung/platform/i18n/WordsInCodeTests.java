package id.payung.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words on screen stand in the message files, in both languages: here nobody corrects or translates them. */
class WordsInCodeTests {
  private static final Path MAIN = Path.of("src/main/java/id/payung");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern PAIR =
      Pattern.compile("(?:BilingualText|PhoneRecordState|Words)\\(\\s*\"[^\"]*\\p{L}[^\"]*\",\\s*\"");
  private static final Pattern BY_LANGUAGE = Pattern
      .compile("(?:equals\\(\"en\"\\)|ENGLISH\\)?|INDONESIAN\\)?)\\s*\\?\\s*\"(?!en\"|id\")[^\"]*\\p{L}[^\"]*\"\\s*:");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern INDONESIAN = Pattern.compile(
      "\\b(dan|orang|pertanyaan|baris|tahun|yang|belum|untuk|lain|tidak|sudah|dari|dengan|laporan|kegiatan|rencana|desa"
          + "|catatan|pada|oleh|atau|ini|adalah|ada)\\b",
      Pattern.CASE_INSENSITIVE);

  /**
   * Where no reader's language is known, or where a file's own words are read: what they say, they say to a program.
   */
  private static final List<String> ALLOWED = List.of(
      // the invented content
      "demo/",
      // the console, which says each thing in both languages at once
      "GracefulShutdown", "WebTlsSettings", "Payung.java", "Command", "platform/postgres/", "platform/archive/",
      "audit/TrailFault",
      // the answers before anybody has signed in, and of a server that cannot take anything in
      "VisitorAuthenticationServletFilter", "LoadSheddingServletFilter", "TomcatErrorReportValve",
      "OversizedFormServletFilter",
      // column headings and search words of files that people bring, or of what they type
      "Sheet", "CellTypes", "RegionSearchRepository", "VillageSearchDirectory", "AgreementRegister",
      "DeadlineCellParser",
      // the name of a paper
      "AgreementExpiryPolicy");

  @Test
  void no_pair_of_words_in_both_languages_stands_in_the_code() throws IOException {
    assertThat(find(PAIR)).isEmpty();
    assertThat(find(BY_LANGUAGE)).isEmpty();
  }

  @Test
  void no_indonesian_sentence_stands_in_the_code() throws IOException {
    try (Stream<Path> files = sources()) {
      assertThat(files.filter(file -> ALLOWED.stream().noneMatch(file.toString()::contains))
          .flatMap(file -> LITERAL.matcher(code(file))
              .results()
              .map(found -> found.group(1))
              .filter(text -> text.contains(" ") && INDONESIAN.matcher(text).find())
              .map(text -> file.getFileName() + ": " + text))
          .toList()).isEmpty();
    }
  }

  @Test
  void the_search_sees_what_it_searches_for() {
    assertThat(PAIR.matcher("new BilingualText(\"Rincian\", \"Line\")").find()).isTrue();
    assertThat(BY_LANGUAGE.matcher("locale.getLanguage().equals(\"en\") ? \"people\" : \"orang\"").find()).isTrue();
    assertThat(BY_LANGUAGE.matcher("to.equals(\"en\") ? \"en\" : \"id\"").find()).isFalse();
    Matcher literal = LITERAL.matcher("title + \" orang · \" + village");
    assertThat(literal.find() && INDONESIAN.matcher(literal.group(1)).find()).isTrue();
  }

  private static List<String> find(Pattern pattern) throws IOException {
    try (Stream<Path> files = sources()) {
      return files.filter(file -> !file.toString().contains("/demo/"))
          .flatMap(
              file -> pattern.matcher(code(file)).results().map(found -> file.getFileName() + ": " + found.group()))
          .toList();
    }
  }

  private static Stream<Path> sources() throws IOException {
    return Files.walk(MAIN).filter(file -> file.toString().endsWith(".java"));
  }

  private static String code(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

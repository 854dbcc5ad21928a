package id.payung.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import id.payung.platform.tenancy.RegencySettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ICalendarFileTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final UUID SUBJECT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @Test
  void long_words_commas_and_lines_come_back_as_they_were_and_no_line_is_longer_than_75_bytes() {
    String title = "Rapat; jemput bola, \\ akta: “Desa Ñuha” — " + "berita acara 📄 ".repeat(8);
    CalendarEntry entry =
        CalendarEntry.onDay("meeting", SUBJECT, title, TODAY, "/meetings/1").at("Aula\nBEGIN:VEVENT\r\nX:1");

    String text = write(List.of(entry), "Asia/Makassar");

    VEvent event = parse(text).getEvents().getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo(title.strip());
    assertThat(event.getLocation().getValue()).isEqualTo("Aula BEGIN:VEVENT X:1");
    assertThat(parse(text).getEvents()).hasSize(1);
    assertThat(text.split("\r\n"))
        .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
  }

  @Test
  void every_line_follows_the_grammar_of_rfc_5545() {
    CalendarEntry meeting =
        CalendarEntry.onDay("meeting", SUBJECT, "Rapat; satu, dua \\ tiga", TODAY, "/meetings/1?a=b,c")
            .at("Aula, lantai 2; timur");
    CalendarEntry reopened =
        CalendarEntry.onDay("reopened", SUBJECT, "48 jam " + "Ñuha ".repeat(30), TODAY, "/kla/2064")
            .during(Instant.parse("2026-11-30T00:30:00Z"), Instant.parse("2026-12-02T00:30:00Z"));

    byte[] file = ICalendarFile.write(List.of(meeting, reopened), "Payung, Kab. Contoh; uji",
        new RegencySettings("73.24", "Kabupaten Contoh", ZoneId.of("Asia/Makassar")), TODAY,
        "https://payung.contoh/73.24");

    String text = new String(file, StandardCharsets.UTF_8);
    assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
    assertThat(text.replace("\r\n", "")).as("no line ends otherwise").doesNotContain("\r", "\n");
    assertThat(physicalLines(file)).as("no letter is torn between two lines").allSatisfy(line -> {
      assertThat(line).hasSizeLessThanOrEqualTo(75);
      assertThat(new String(line, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)).isEqualTo(line);
    });
    List<String> lines = List.of(unfolded(text).split("\r\n"));
    assertThat(lines).allSatisfy(line -> assertThat(line).matches("[A-Z][A-Z-]*(;[A-Z-]+=([^;:,\"]+|\"[^\"]*\"))*:.*"));
    assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
        .contains("REFRESH-INTERVAL;VALUE=DURATION:PT4H", "BEGIN:VTIMEZONE", "TZID:Asia/Makassar");
    assertThat(lines.stream().filter(line -> line.matches("(SUMMARY|LOCATION|NAME|X-WR-CALNAME)[:;].*"))).hasSize(5)
        .allSatisfy(line -> assertThat(line.replaceFirst("[^:]*:", "")).matches("([^\\\\;,]|\\\\[\\\\;,nN])*"));
    assertThat(lines.stream().filter(line -> line.startsWith("DTSTAMP:"))).hasSize(2)
        .allSatisfy(line -> assertThat(line).matches("DTSTAMP:\\d{8}T\\d{6}Z"));
    assertThat(lines.stream().filter(line -> line.startsWith("UID:"))).hasSize(2).doesNotHaveDuplicates();
    assertThat(lines.stream().filter(line -> line.startsWith("DTSTART;") && !line.contains("19880101"))).hasSize(2);
  }

  private static List<byte[]> physicalLines(byte[] file) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < file.length; at++) {
      if (file[at] == '\n') {
        lines.add(Arrays.copyOfRange(file, from, at - 1));
        from = at + 1;
      }
    }
    return lines;
  }

  @Test
  void a_title_without_end_is_cut_and_no_letter_is_torn() {
    String cut = CalendarEntry.onDay("meeting", SUBJECT, "📄".repeat(300), TODAY, "/").title();

    assertThat(cut).hasSizeLessThanOrEqualTo(200).endsWith("📄…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
  void a_day_is_that_day_in_whatever_zone_server_and_regency_are(String zone) {
    String text = unfolded(write(List.of(CalendarEntry.onDay("due", SUBJECT, "Batas", TODAY, "/")), zone));

    assertThat(text).contains("DTSTART;VALUE=DATE:20261130\r\n", "DTEND;VALUE=DATE:20261201\r\n");
  }

  @Test
  void hours_stand_in_the_zone_of_the_regency() {
    CalendarEntry reopened = CalendarEntry.onDay("reopened", SUBJECT, "48 jam", TODAY, "/kla/2082")
        .during(Instant.parse("2026-11-30T00:30:00Z"), Instant.parse("2026-12-02T00:30:00Z"));

    String text = write(List.of(reopened), "Asia/Makassar");

    assertThat(unfolded(text)).contains("DTSTART;TZID=Asia/Makassar:20261130T083000",
        "DTEND;TZID=Asia/Makassar:20261202T083000", "TZOFFSETTO:+0800");
    assertThat(parse(text).getEvents().getFirst().getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-11-30T00:30:00Z"));
  }

  @Test
  void what_moves_to_another_day_keeps_its_name_and_the_same_is_written_alike() {
    List<CalendarEntry> before = List.of(CalendarEntry.onDay("meeting", SUBJECT, "Rapat", TODAY, "/meetings/1"));
    List<CalendarEntry> moved =
        List.of(CalendarEntry.onDay("meeting", SUBJECT, "Rapat", TODAY.plusDays(3), "/meetings/1"));

    assertThat(uid(write(moved, "Asia/Makassar"))).isEqualTo(uid(write(before, "Asia/Makassar")));
    assertThat(write(before, "Asia/Makassar")).isEqualTo(write(before, "Asia/Makassar"));
  }

  @Test
  void of_too_many_the_coming_ones_stay_before_the_past_and_the_near_before_the_far() {
    CalendarWindow window = CalendarWindow.around(TODAY, Locale.ENGLISH);
    List<CalendarEntry> all = IntStream.rangeClosed(-100, 500)
        .mapToObj(day -> CalendarEntry.onDay("day", new UUID(1, day + 1000), "Hari", TODAY.plusDays(day), "/"))
        .toList();

    List<CalendarEntry> kept = CalendarEntryLoader.nearest(all, window);
    List<CalendarEntry> few =
        CalendarEntryLoader.nearest(all, new CalendarWindow(TODAY, window.from(), window.to(), 403, window.locale()));

    assertThat(kept).hasSize(491);
    assertThat(kept.getFirst().day()).isEqualTo(TODAY.minusDays(90));
    assertThat(kept.getLast().day()).isEqualTo(TODAY.plusDays(400));
    assertThat(few.getFirst().day()).isEqualTo(TODAY.minusDays(2));
    assertThat(few.getLast().day()).isEqualTo(TODAY.plusDays(400));
  }

  private static String write(List<CalendarEntry> entries, String zone) {
    RegencySettings regency = new RegencySettings("73.24", "Kabupaten Contoh", ZoneId.of(zone));
    return new String(ICalendarFile.write(entries, "Payung", regency, TODAY, "https://payung.contoh/73.24"),
        StandardCharsets.UTF_8);
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }

  private static ICalendar parse(String text) {
    return Biweekly.parse(text).first();
  }

  private static String uid(String text) {
    return parse(text).getEvents().getFirst().getUid().getValue();
  }
}

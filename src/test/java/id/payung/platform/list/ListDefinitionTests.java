package id.payung.platform.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListDefinitionTests {
  private static final UUID FIRST = UUID.fromString("0192a5e0-0000-7000-8000-000000000001");
  private static final UUID SECOND = UUID.fromString("0192a5e0-0000-7000-8000-000000000002");

  record Narrow(String q, String kind) {}

  record Line(UUID id, String title, String place, LocalDate heldOn, @Nullable Long amount, String state) {}

  private final Ui ui = Ui.forPaper(new Messages(), Messages.INDONESIAN,
      new RegencySettings("73.24", "Kabupaten Luwu Timur", ZoneId.of("Asia/Makassar")),
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC));

  private final ListDefinition<Line> list = ListDefinition.<Line>at("/meetings", "meetings.title")
      .saying("meetings.none", "meetings.none-found")
      .sorted(SortKey.<Line>named("newest", "meetings.sort.newest")
          .descending("m.held_on", "date", Line::heldOn)
          .descending("m.id", "uuid", Line::id))
      .sorted(SortKey.<Line>named("title", "meetings.sort.title")
          .ascending("m.title", "text", Line::title)
          .descending("m.id", "uuid", Line::id))
      .column(ListColumn.text("meetings.field.title", Line::title)
          .link(line -> "/meetings/" + line.id())
          .small(Line::place)
          .sortedBy("title")
          .json("title"))
      .column(ListColumn.text("meetings.field.place", Line::place).onlyInSheet())
      .column(ListColumn.date("meetings.field.held-on", Line::heldOn).sortedBy("newest"))
      .column(ListColumn.rupiah("meetings.open", Line::amount).json("amount"))
      .column(ListColumn.<Line>words("meetings.field.state", (ui, line) -> ui.t("meetings.state." + line.state()))
          .badge((ui, line) -> StatusTone.DONE)
          .json("state", Line::state))
      .sheet("/meetings/export.xlsx", "pertemuan");

  private final Line ani = new Line(FIRST, "=SUM(1)", "Malili", LocalDate.of(2026, 11, 2), 1_500_000L, "open");
  private final Line budi = new Line(SECOND, "Rapat", "", LocalDate.of(2026, 10, 1), null, "answered");

  @Test
  void table_sheet_and_api_say_the_same() throws IOException {
    ListQuery<Narrow> query = new ListQuery<>(new Narrow("rapat & doa", ""), "title", null);
    Slice<Line> slice = new Slice<>(List.of(ani, budi), "next-key");

    ListView view = list.view(ui, query, slice);
    JsonListPage json = list.json(ui, slice);
    List<List<String>> sheet = rows(list.download(ui, slice.rows()).bytes());

    assertThat(view.rows().getFirst()).containsExactly(
        new ListCell("=SUM(1)", "Malili", "/73.24/meetings/" + FIRST, null),
        new ListCell("2 Nov 2026", null, null, null), new ListCell("Rp1.500.000", null, null, null),
        new ListCell("Menunggu", null, null, StatusTone.DONE));
    assertThat(view.rows().get(1).get(2).text()).isEqualTo("–");
    assertThat(json.items().getFirst()).isEqualTo(Map.of("path", "/73.24/meetings/" + FIRST, "title", "=SUM(1)",
        "place", "Malili", "heldOn", LocalDate.of(2026, 11, 2), "amount", 1_500_000L, "state", "open"));
    assertThat(json.next()).isEqualTo("next-key");
    assertThat(sheet.getFirst()).containsExactly("Kabupaten Luwu Timur · 22 November 2026");
    assertThat(sheet.get(1)).containsExactly("Judul pertemuan", "Tempat", "Tanggal", "Belum selesai", "Keadaan");
    assertThat(sheet.get(2)).contains("=SUM(1)", "Malili", "1500000", "Menunggu");
    assertThat(sheet).hasSize(4);
  }

  @Test
  void who_asks_for_json_is_given_the_rows_of_the_page_and_the_address_of_the_next() {
    Slice<Line> slice = new Slice<>(List.of(ani), "k");

    ListView asked = list.view(ui, new ListQuery<>(new Narrow("rapat", ""), "title", null, true), slice);

    assertThat(list.view(ui, new ListQuery<>(new Narrow("", ""), "", null), slice).json()).isNull();
    assertThat(asked.json()).isEqualTo(
        new JsonListPage(list.json(ui, slice).items(), "/73.24/meetings?q=rapat&sort=title&from=k&format=json"));
  }

  @Test
  void two_columns_of_one_name_are_an_error() {
    list.column(ListColumn.text("meetings.field.title", Line::place));

    assertThatThrownBy(() -> list.json(ui, new Slice<>(List.of(ani), null)))
        .hasMessageContaining("two columns that are called title");
  }

  @Test
  void links_keep_what_narrows_the_list_and_heads_tell_its_order() {
    ListQuery<Narrow> query = new ListQuery<>(new Narrow("rapat & doa", ""), "title", null);
    ListView view = list.view(ui, query, new Slice<>(List.of(ani), "k"));

    assertThat(view.next()).isEqualTo("/73.24/meetings?q=rapat+%26+doa&sort=title&from=k");
    assertThat(view.export()).isEqualTo("/73.24/meetings/export.xlsx?q=rapat+%26+doa&sort=title");
    assertThat(view.columns()).extracting(column -> column.order()).containsExactly("ascending", null, null, null);
    assertThat(view.columns().get(1).sortUrl()).endsWith("sort=newest");
    assertThat(view.narrowed()).isTrue();
    assertThat(view.filter().value("q")).isEqualTo("rapat & doa");
  }

  @Test
  void a_head_turns_the_order_round_that_it_shows() {
    ListView view = list.view(ui, new ListQuery<>(new Narrow("", ""), "title", null), new Slice<>(List.of(ani), null));
    assertThat(view.columns().getFirst().sortUrl()).endsWith("sort=-title");

    ListView turned =
        list.view(ui, new ListQuery<>(new Narrow("", ""), "-title", null), new Slice<>(List.of(ani), "k"));
    assertThat(turned.columns().getFirst().order()).isEqualTo("descending");
    assertThat(turned.columns().getFirst().sortUrl()).endsWith("sort=title");
    assertThat(turned.next()).endsWith("sort=-title&from=k");
    assertThat(turned.sorts()).extracting(SelectOption::value).containsExactly("newest", "title", "-title");
    assertThat(list.sort("-title").orderBy()).isEqualTo("m.title DESC, m.id");
    assertThat(list.sort("--title").code()).isEqualTo("newest");
  }

  @Test
  void nothing_at_all_is_told_otherwise_than_nothing_that_fits() {
    Slice<Line> none = new Slice<>(List.of(), null);

    assertThat(list.view(ui, new ListQuery<>(new Narrow("", ""), "", null), none).none())
        .isEqualTo(ui.t("meetings.none"));
    ListView narrowed = list.view(ui, new ListQuery<>(new Narrow("x", ""), "unknown", null), none);
    assertThat(narrowed.none()).isEqualTo(ui.t("meetings.none-found"));
    assertThat(narrowed.sort()).isEqualTo("newest");
    assertThat(narrowed.export()).isNull();
  }

  @Test
  void how_many_there_are_is_said_where_nothing_must_be_counted() {
    ListQuery<Narrow> first = new ListQuery<>(new Narrow("", ""), "", null);

    assertThat(list.view(ui, first, new Slice<>(List.of(ani, budi), null)).total()).isEqualTo("Semuanya 2 baris.");
    assertThat(list.view(ui, first, new Slice<>(List.of(ani, budi), "k")).total()).contains("2 baris pertama");
    assertThat(list.view(ui, new ListQuery<>(new Narrow("", ""), "", "k"), new Slice<>(List.of(ani), null)).total())
        .isNull();
  }

  @Test
  void a_page_goes_on_after_the_last_row_by_the_order_of_the_list() {
    ListWindow<Line> first = ListWindow.of(list.sort("newest"), null, 1);
    String key = first.slice(List.of(ani, budi)).next();
    ListWindow<Line> second = ListWindow.of(list.sort("newest"), key, 1);

    assertThat(first.condition()).isEmpty();
    assertThat(first.params()).isEqualTo(Map.of("limit", 2));
    assertThat(second.condition()).isEqualTo(" AND (m.held_on, m.id) < (CAST(:after0 AS date), CAST(:after1 AS uuid))");
    assertThat(second.orderAndLimit()).isEqualTo(" ORDER BY m.held_on DESC, m.id DESC LIMIT :limit");
    assertThat(second.params()).containsEntry("after0", "2026-11-02").containsEntry("after1", FIRST.toString());
    assertThat(ListWindow.of(list.sort("title"), PageKey.encode("Rapat", SECOND), 1).condition())
        .isEqualTo(" AND (m.title > CAST(:after0 AS text) OR m.title = CAST(:after0 AS text) AND "
            + "m.id < CAST(:after1 AS uuid))");
  }

  @Test
  void a_key_that_somebody_made_up_is_refused() {
    for (String key : List.of("x", PageKey.encode("kemarin", FIRST), PageKey.encode("2026-11-02", "x"),
        PageKey.encode("one"))) {
      assertThatThrownBy(() -> ListWindow.of(list.sort("newest"), key, 1)).isInstanceOf(Refused.class);
    }
  }

  private static List<List<String>> rows(byte[] file) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<List<String>> rows = new ArrayList<>();
      book.getFirstSheet()
          .read()
          .forEach(row -> rows.add(row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()));
      return rows;
    }
  }
}

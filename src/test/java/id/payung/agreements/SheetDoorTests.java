package id.payung.agreements;

import static id.payung.platform.testing.TestWorkbook.number;
import static id.payung.platform.testing.TestWorkbook.row;
import static id.payung.platform.testing.TestWorkbook.rowWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Files that offices have, at every door that takes a sheet: plan, people, instrument, results. */
@PayungTest
class SheetDoorTests {
  private static final String YEAR = "2061";

  /** A door with a row that it takes; the columns of a free text and of a number that is no number. */
  enum Door {
    PLAN("budi", "file",
        "No. Kegiatan;Kegiatan;Jenis;Penanggung Jawab;Mulai;Selesai;Target;Satuan;No. Rincian;Rincian Anggaran;Sumber "
            + "Dana;Pemilik Anggaran;Tahap Anggaran;Anggaran (Rp);Keterangan;Kode SIPD/Siskeudes",
        "91;Kegiatan pintu;Pelatihan;Disdukcapil;01/02/%1$s;30/11/%1$s;30;orang;1;Konsumsi;APBD Kabupaten;Disdukcapil;"
            + "Diusulkan;1000000;baik;A-1",
        14, 15), PEOPLE("ani", "file", "Nama;Nama masuk;Peran;Lembaga;Berlaku mulai;Jabatan;Nomor SK",
            "Uji Pintu;uji.pintu;OFFICE_CLERK;Disdukcapil;05/01/%s;Staf;SK-1/2026", 5, 6), INSTRUMENT("budi", "sheet",
                "Baris;Kode;Teks Indonesia;Pengampu Data", "Pertanyaan;4.1;Apakah ada?;dukcapil", 2,
                1), RESULTS("budi", "sheet", "Nomor;Nilai Verifikator;Catatan Verifikator", "4.1;1;baik", 2, 0);

    private final String who;
    private final String field;
    private final List<String> headings;
    private final List<String> good;
    private final int text;
    private final int code;

    Door(String who, String field, String headings, String good, int text, int code) {
      this.who = who;
      this.field = field;
      this.headings = List.of(headings.split(";"));
      this.good = List.of(good.formatted(AgreementFixture.YEAR).split(";"));
      this.text = text;
      this.code = code;
    }

    private String[] with(int column, String cell) {
      List<String> cells = new ArrayList<>(good);
      cells.set(column, cell);
      return cells.toArray(String[]::new);
    }
  }

  @Autowired MockMvc mvc;
  @Autowired AgreementFixture fixture;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired TestCast cast;

  @ParameterizedTest
  @EnumSource
  void what_is_broken_is_named_and_what_was_changed_is_read_as_a_person_sees_it(Door door) throws Exception {
    assertThat(xlsx(door, door.text, "<c t=\"e\"><f>VLOOKUP(A2,X1:Y9,2)</f><v>#N/A</v></c>")).contains("rusak (#N/A)");
    assertThat(xlsx(door, door.text, "<c t=\"str\"><f>X()</f><v>#NAME?</v></c>")).contains("rusak (#NAME?)");
    assertThat(csv(door, door.text, "#N/A")).contains("rusak (#N/A)");
    assertThat(xlsx(door, door.text, "<c><f>120*3</f><v></v></c>")).contains("belum tersimpan");
    assertThat(csv(door, door.text, "=120*3")).contains("belum tersimpan");
    assertThat(xlsx(door, door.code, number("4.0999999999999996"))).contains("4.1").doesNotContain("4.0999");
    assertThat(xlsx(door, door.code, number("7", 2))).contains("07");
    assertThat(xlsx(door, door.text, "Satu_x000D_ dua")).doesNotContain("_x000D_");
    assertThat(csv(door, door.text, "rapat, sosialisasi, evaluasi")).doesNotContain("tidak ditemukan");
  }

  @ParameterizedTest
  @EnumSource
  void strict_open_xml_is_read(Door door) throws Exception {
    String rows = head(door) + row(2, door.good.toArray(String[]::new));

    assertThat(upload(door, TestWorkbook.of(rows).strict().bytes(), "ketat.xlsx"))
        .isEqualTo(upload(door, TestWorkbook.of(rows).bytes(), "ketat.xlsx"))
        .contains("1 baris");
  }

  @ParameterizedTest
  @EnumSource
  void what_may_not_be_meant_is_asked(Door door) throws Exception {
    assertThat(xlsx(door, door.code, number("46023", 1))).contains("berubah menjadi tanggal", "01/01/2026",
        "name=\"answer.date." + door.code + "\"");
    assertThat(csv(door, door.code, "02-Jan")).contains("berubah menjadi tanggal", "02-Jan");
    assertThat(xlsx(door, door.code, number("7324012345670000"))).contains("15 angka", "7324012345670000");
    assertThat(csv(door, door.code, "7324012345670000")).contains("15 angka");
    assertThat(csv(door, door.code, "7.32401E+15")).contains("sudah dipotong");
    String hidden = rowWith("hidden=\"1\"", 3, door.with(door.text, "Baris tahun lalu"));
    assertThat(upload(door, TestWorkbook.of(head(door) + row(2, door.good.toArray(String[]::new)) + hidden).bytes(),
        "lembar.xlsx")).contains("1 baris tersembunyi", "Baris tahun lalu", "name=\"answer.hidden-rows\"");
  }

  @ParameterizedTest
  @EnumSource
  void one_cell_of_more_letters_than_a_spreadsheet_holds_is_refused(Door door) throws Exception {
    String letters = "x".repeat(40_000);
    assertThat(xlsx(door, door.text, letters)).contains("lebih dari 32.767 huruf");
    assertThat(csv(door, door.text, letters)).contains("lebih dari 32.767 huruf");
  }

  private static String head(Door door) {
    return row(1, door.headings.toArray(String[]::new));
  }

  private String xlsx(Door door, int column, String cell) throws Exception {
    return upload(door, TestWorkbook.of(head(door) + row(2, door.with(column, cell))).bytes(), "lembar.xlsx");
  }

  private String csv(Door door, int column, String cell) throws Exception {
    String text = String.join(";", door.headings) + "\n" + String.join(";", Arrays.asList(door.with(column, cell)));
    return upload(door, (text + "\n").getBytes(StandardCharsets.UTF_8), "lembar.csv");
  }

  private String upload(Door door, byte[] file, String name) throws Exception {
    return mvc
        .perform(multipart("/73.24" + path(door)).file(new MockMultipartFile(door.field, name, null, file))
            .cookie(TestSignIn.sessionCookie(mvc, door.who))
            .with(csrf()))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8)
        .replaceAll("(?s)^.*?<main", "<main")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|value=\"[\\w-]{60,}\"", "");
  }

  private String path(Door door) {
    return switch (door) {
      case PLAN -> "/plans/" + fixture.openPlan(fixture.draftAgreement("Pintu " + Ids.next())).id() + "/imports";
      case PEOPLE -> "/people/import";
      case INSTRUMENT, RESULTS -> {
        new EvaluationFixture(evaluationOpening, requests, cast).open(YEAR);
        yield "/kla/" + YEAR + (door == Door.INSTRUMENT ? "/instrument/sheet" : "/results/VLH/sheet");
      }
    };
  }
}

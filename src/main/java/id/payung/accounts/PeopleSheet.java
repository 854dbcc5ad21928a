package id.payung.accounts;

import id.payung.platform.i18n.Words;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.Cells;
import id.payung.platform.sheets.Column;
import id.payung.platform.sheets.SheetImport;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The columns of the sheet of people, declared once for the template and the import. */
@Component
class PeopleSheet {
  static final String ROLE = "Peran";
  static final String ORGANISATION = "Lembaga";
  static final String AREA = "Desa atau kecamatan";

  private final SheetImport<PeopleRow> sheet;

  PeopleSheet(Reference reference) {
    Column<PeopleRow, String> name =
        Column.<PeopleRow, String>of("Nama", "Name", Cells.text(200), PeopleRow::name).required().wide(28);
    Column<PeopleRow, String> signIn =
        Column.<PeopleRow, String>of("Nama masuk", "Sign-in name", Cells.text(60), PeopleRow::signInName)
            .required()
            .alsoKnownAs("Username");
    Column<PeopleRow, String> mobile = Column.of("Nomor HP", "Mobile number", Cells.text(30), PeopleRow::mobile);
    Column<PeopleRow, String> role =
        Column.<PeopleRow, String>of(ROLE, "Role", choice(reference, "accounts/roles"), PeopleRow::role)
            .required()
            .wide(28);
    Column<PeopleRow, String> organisation =
        Column.<PeopleRow, String>of(ORGANISATION, "Organisation", Cells.text(300), PeopleRow::organisation)
            .required()
            .alsoKnownAs("Organisasi")
            .wide(36);
    Column<PeopleRow, String> kind =
        Column
            .<PeopleRow, String>of("Jenis lembaga", "Kind of organisation",
                choice(reference, "accounts/organisation-kinds"), PeopleRow::kind)
            .alsoKnownAs("Jenis organisasi")
            .wide(24);
    Column<PeopleRow, String> post =
        Column.<PeopleRow, String>of("Jabatan", "Post", Cells.text(200), PeopleRow::post).wide(28);
    Column<PeopleRow, List<String>> area =
        Column.<PeopleRow, List<String>>of(AREA, "Villages or districts", Cells.list(), PeopleRow::area).wide(36);
    Column<PeopleRow, String> decree =
        Column.<PeopleRow, String>of("Nomor SK", "Decree number", Cells.text(100), PeopleRow::decreeNumber)
            .required()
            .wide(24);
    Column<PeopleRow, LocalDate> from =
        Column.<PeopleRow, LocalDate>of("Berlaku mulai", "Valid from", Cells.date(), PeopleRow::validFrom).required();
    Column<PeopleRow, LocalDate> to = Column.of("Berlaku sampai", "Valid to", Cells.date(), PeopleRow::validTo);
    this.sheet = SheetImport.of("Orang dan penugasan",
        values -> new PeopleRow(values.require(name).strip(), SignIn.normalise(values.require(signIn)),
            values.get(mobile), values.require(role), values.require(organisation).strip(), values.get(kind),
            values.get(post), values.getOr(area, List.of()), values.require(decree).strip(), values.require(from),
            values.get(to)),
        name, signIn, mobile, role, organisation, kind, post, area, decree, from, to);
  }

  SheetImport<PeopleRow> sheet() {
    return sheet;
  }

  /** The name on screen in both languages, and the code. */
  private static CellType<String> choice(Reference reference, String list) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (Entry entry : reference.list(list).all()) {
      labels.put(entry.code(), List.of(entry.nameIn(Words.INDONESIAN), entry.nameIn(Words.ENGLISH), entry.code()));
    }
    return Cells.choice(labels);
  }
}

package id.payung.accounts.people;

import id.payung.accounts.SignInName;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
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

  private final SheetDefinition<PeopleSheetRow> sheet;
  private final ReferenceCatalogue reference;

  PeopleSheet(ReferenceCatalogue reference) {
    this.reference = reference;
    SheetColumn<PeopleSheetRow, String> name =
        SheetColumn.<PeopleSheetRow, String>of("Nama", "Name", CellTypes.text(200), PeopleSheetRow::name)
            .required()
            .withWidth(28);
    SheetColumn<PeopleSheetRow, String> signIn = SheetColumn
        .<PeopleSheetRow, String>of("Nama masuk", "Sign-in name", CellTypes.text(60), PeopleSheetRow::signInName)
        .required()
        .withAliases("Username");
    SheetColumn<PeopleSheetRow, String> mobile =
        SheetColumn.of("Nomor HP", "Mobile number", CellTypes.mobileNumber(30), PeopleSheetRow::mobile);
    SheetColumn<PeopleSheetRow, String> role = SheetColumn
        .<PeopleSheetRow, String>of(ROLE, "Role", choiceCell(reference, "accounts/roles"), PeopleSheetRow::role)
        .required()
        .withWidth(28);
    SheetColumn<PeopleSheetRow, String> organisation = SheetColumn
        .<PeopleSheetRow, String>of(ORGANISATION, "Organisation", CellTypes.text(300), PeopleSheetRow::organisation)
        .required()
        .withAliases("Organisasi")
        .withWidth(36);
    SheetColumn<PeopleSheetRow, String> kind = SheetColumn
        .<PeopleSheetRow, String>of("Jenis lembaga", "Kind of organisation",
            choiceCell(reference, "accounts/organisation-kinds"), PeopleSheetRow::kind)
        .withAliases("Jenis organisasi")
        .withWidth(24);
    SheetColumn<PeopleSheetRow, String> post =
        SheetColumn.<PeopleSheetRow, String>of("Jabatan", "Post", CellTypes.text(200), PeopleSheetRow::post)
            .withWidth(28);
    SheetColumn<PeopleSheetRow, List<String>> area = SheetColumn
        .<PeopleSheetRow, List<String>>of(AREA, "Villages or districts", CellTypes.list(), PeopleSheetRow::area)
        .withWidth(36);
    SheetColumn<PeopleSheetRow, String> decree =
        SheetColumn
            .<PeopleSheetRow, String>of("Nomor SK", "Decree number", CellTypes.identifier(100),
                PeopleSheetRow::decreeNumber)
            .required()
            .withWidth(24);
    SheetColumn<PeopleSheetRow, LocalDate> from = SheetColumn
        .<PeopleSheetRow, LocalDate>of("Berlaku mulai", "Valid from", CellTypes.date(), PeopleSheetRow::validFrom)
        .required();
    SheetColumn<PeopleSheetRow, LocalDate> to = SheetColumn
        .<PeopleSheetRow, LocalDate>of("Berlaku sampai", "Valid to", CellTypes.date(), PeopleSheetRow::validTo)
        .emptyWithMeaning();
    this.sheet = SheetDefinition.of("Orang dan penugasan",
        values -> RecordCopy.blank(PeopleSheetRow.class)
            .with(PeopleSheetRow::name, values.getOr(name, "").strip().replaceAll("\\s+", " "))
            .with(PeopleSheetRow::signInName, SignInName.normalise(values.getOr(signIn, "")))
            .with(PeopleSheetRow::mobile, values.get(mobile))
            .with(PeopleSheetRow::role, values.getOr(role, ""))
            .with(PeopleSheetRow::organisation, values.getOr(organisation, "").strip())
            .with(PeopleSheetRow::kind, values.get(kind))
            .with(PeopleSheetRow::post, values.get(post))
            .with(PeopleSheetRow::area, values.getOr(area, List.of()))
            .with(PeopleSheetRow::decreeNumber, values.getOr(decree, "").strip())
            .with(PeopleSheetRow::validFrom, values.get(from))
            .with(PeopleSheetRow::validTo, values.get(to))
            .make(),
        name, signIn, mobile, role, organisation, kind, post, area, decree, from, to);
  }

  SheetDefinition<PeopleSheetRow> sheet() {
    return sheet;
  }

  String nameOfRole(String code) {
    return reference.list("accounts/roles").nameOf(code, Messages.INDONESIAN);
  }

  String nameOfKind(String code) {
    return reference.list("accounts/organisation-kinds").nameOf(code, Messages.INDONESIAN);
  }

  /** The name on screen in both languages, and the code. */
  private static CellType<String> choiceCell(ReferenceCatalogue reference, String list) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (CodeListEntry entry : reference.list(list).entries()) {
      labels.put(entry.code(),
          List.of(entry.nameIn(Messages.INDONESIAN), entry.nameIn(Messages.ENGLISH), entry.code()));
    }
    return CellTypes.choice(labels);
  }
}

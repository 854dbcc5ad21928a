package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.accounts.NewMandate;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PeopleRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.MediaKind;
import id.payung.platform.i18n.Messages;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.Download;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.ForAdministrators;
import id.payung.regions.RegionRepository;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** People as a sheet, as their list was narrowed: the one that comes back by the import. */
@Controller
@ForAdministrators
class PeopleExportController {
  private final PeopleRepository mandates;
  private final OrganisationRepository organisations;
  private final OtherRegencyAccountRepository accounts;
  private final PeopleList list;
  private final PeopleSheet sheet;
  private final RegionRepository regions;
  private final Messages words;

  PeopleExportController(PeopleRepository mandates, OrganisationRepository organisations,
      OtherRegencyAccountRepository accounts, PeopleList list, PeopleSheet sheet, RegionRepository regions,
      Messages words) {
    this.mandates = mandates;
    this.organisations = organisations;
    this.accounts = accounts;
    this.list = list;
    this.sheet = sheet;
    this.regions = regions;
    this.words = words;
  }

  @GetMapping("/{regency}/people/export.xlsx")
  Download export(ListQuery<PeopleList.PeopleFilter> query, Actor actor, Ui ui) {
    PeopleList.PeopleFilter filter = query.filter();
    List<Mandate> found =
        mandates.list(actor, filter.q(), filter.role(), filter.ended(), list.definition().whole(query))
            .rows()
            .stream()
            .map(PeopleRepository.MandateListItem::mandate)
            .toList();
    Map<UUID, Organisation> offices =
        organisations.findByIds(actor, found.stream().map(Mandate::organisation).distinct().toList());
    Map<UUID, String> signInNames = accounts.findSignInNames(found.stream().map(Mandate::person).distinct().toList());
    Map<UUID, String> areas = loadRegionNames(actor);
    var bytes = new ByteArrayOutputStream();
    sheet.sheet()
        .writeRows(
            found.stream()
                .filter(mandate -> signInNames.containsKey(mandate.person())
                    && (mandate.role() != Role.SYSTEM_ADMIN || actor.hasAnyRole(Role.SYSTEM_ADMIN)))
                .map(mandate -> toSheetRow(mandate, Objects.requireNonNull(offices.get(mandate.organisation())),
                    Objects.requireNonNull(signInNames.get(mandate.person())), areas)),
            bytes, SheetMessages.of(words, ui.locale()), notes(ui, found.size()));
    return new Download(ui.fileName("xlsx", "orang-dan-penugasan"), MediaKind.XLSX.mediaType(), bytes.toByteArray());
  }

  private static PeopleSheetRow toSheetRow(Mandate mandate, Organisation office, String signInName,
      Map<UUID, String> areas) {
    NewMandate given = mandate.given();
    return RecordCopy.blank(PeopleSheetRow.class)
        .with(PeopleSheetRow::name, mandate.personName())
        .with(PeopleSheetRow::signInName, signInName)
        .with(PeopleSheetRow::role, given.role().name())
        .with(PeopleSheetRow::organisation, office.name())
        .with(PeopleSheetRow::kind, office.kind())
        .with(PeopleSheetRow::post, given.post().isBlank() ? null : given.post())
        .with(PeopleSheetRow::area, given.area().stream().map(id -> areas.getOrDefault(id, id.toString())).toList())
        .with(PeopleSheetRow::decreeNumber, given.decreeNumber())
        .with(PeopleSheetRow::validFrom, given.validFrom())
        .with(PeopleSheetRow::validTo, given.validTo())
        .make();
  }

  /** As the import reads them: a village with its district, since names repeat. */
  private Map<UUID, String> loadRegionNames(Actor actor) {
    Map<UUID, String> names = new HashMap<>();
    regions.listDistricts(actor.regency()).forEach(district -> names.put(district.id(), "Kec. " + district.name()));
    regions.listVillages(actor.regency()).forEach(village -> names.put(village.id(), village.label()));
    return names;
  }

  private static List<String> notes(Ui ui, int rows) {
    String where = ui.regencyName() + " · " + ui.date(ui.today());
    return rows < ListDefinition.MOST_IN_A_SHEET ? List.of(where)
        : List.of(where, ui.t("ui.list.cut", ui.number(ListDefinition.MOST_IN_A_SHEET)));
  }
}

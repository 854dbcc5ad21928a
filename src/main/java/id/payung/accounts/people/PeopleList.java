package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.accounts.NewMandate;
import id.payung.accounts.PeopleRepository.MandateListItem;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkAction;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of mandates, by the person's name. Its sheet is the one that the import takes: {@link PeopleSheet}. */
@Component
class PeopleList {
  /**
   * What narrows the list of mandates: a part of the person's name, the role, and whether those that ended are meant.
   */
  record PeopleFilter(String q, String role, boolean ended) {}

  private final ListDefinition<MandateListItem> definition;

  PeopleList(ReferenceCatalogue reference) {
    CodeList roles = reference.list("accounts/roles");
    definition = ListDefinition.<MandateListItem>at("/people", "accounts.people.title")
        .saying("accounts.people.none", "accounts.people.none")
        .sorted(SortKey.<MandateListItem>named("name", "accounts.field.name")
            .ascending("m.person_name", "text", line -> line.mandate().personName())
            .ascending("m.id", "uuid", line -> line.mandate().id()))
        .bulk(PeopleList::tick, BulkAction.at("/people/invitations/chosen", "accounts.bulk.invite", actor -> true),
            BulkAction.at("/people/mandates/end", "accounts.bulk.end", actor -> true))
        .column(ListColumn.<MandateListItem>text("accounts.field.name", line -> line.mandate().personName())
            .link(line -> "/people/" + line.mandate().person())
            .small(line -> line.mandate().given().post())
            .sortedBy("name"))
        .column(ListColumn.<MandateListItem>words("accounts.field.role",
            (ui, line) -> roles.nameOf(line.mandate().role().name(), ui.locale())))
        .column(ListColumn.text("accounts.field.organisation", MandateListItem::office))
        .column(
            ListColumn.<MandateListItem>text("accounts.field.decree", line -> line.mandate().given().decreeNumber()))
        .column(ListColumn.<MandateListItem>words("accounts.field.valid", (ui, line) -> validity(ui, line.mandate()))
            .small(line -> line.mandate().endedReason()))
        .sheet("/people/export.xlsx", "orang-dan-penugasan");
  }

  /** Of one that was ended, the day on which it ended; else from when until when it holds. */
  private static String validity(Ui ui, Mandate mandate) {
    return mandate.endedAt() == null ? period(ui, mandate.given())
        : ui.t("accounts.valid.until", ui.shortDate(LocalDate.ofInstant(mandate.endedAt(), ui.zone())));
  }

  /** From when until when it holds, in words. */
  static String period(Ui ui, NewMandate mandate) {
    String from = ui.shortDate(mandate.validFrom());
    return mandate.validTo() == null ? ui.t("accounts.valid.since", from)
        : from + " – " + ui.shortDate(mandate.validTo());
  }

  ListDefinition<MandateListItem> definition() {
    return definition;
  }

  private static @Nullable String tick(Actor actor, MandateListItem line) {
    Mandate mandate = line.mandate();
    return mandate.endedAt() == null && PersonRegistration.mayAdminister(actor, mandate.role())
        ? ChosenRow.value(mandate.id(), mandate.version())
        : null;
  }
}

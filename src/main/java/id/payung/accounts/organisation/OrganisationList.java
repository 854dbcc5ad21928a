package id.payung.accounts.organisation;

import id.payung.accounts.Organisation;
import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of organisations, by name, and what stands in it on the page and in the sheet. */
@Component
class OrganisationList {
  private final ListDefinition<Line> definition;

  OrganisationList(ReferenceCatalogue reference) {
    CodeList kinds = reference.list("accounts/organisation-kinds");
    definition = ListDefinition.<Line>at("/organisations", "accounts.organisations.title")
        .saying("accounts.organisations.none", "accounts.organisations.none")
        .sorted(SortKey.<Line>named("name", "accounts.field.name")
            .ascending("r.name", "text", line -> line.organisation().name())
            .ascending("r.id", "uuid", line -> line.organisation().id()))
        .sorted(SortKey.<Line>named("kind", "accounts.field.kind")
            .ascending("r.kind", "text", line -> line.organisation().kind())
            .ascending("r.name", "text", line -> line.organisation().name())
            .ascending("r.id", "uuid", line -> line.organisation().id()))
        .column(ListColumn.<Line>text("accounts.field.name", line -> line.organisation().name())
            .link(line -> "/organisations/" + line.organisation().id())
            .small(line -> line.organisation().shortName())
            .sortedBy("name")
            .wide(60))
        .column(ListColumn.<Line>text("accounts.field.short-name", line -> line.organisation().shortName())
            .onlyInSheet()
            .wide(20))
        .column(ListColumn
            .<Line>words("accounts.field.kind", (ui, line) -> kinds.nameOf(line.organisation().kind(), ui.locale()))
            .sortedBy("kind")
            .wide(28))
        .column(ListColumn.text("accounts.field.area", Line::village).onlyInSheet().wide(36))
        .column(
            ListColumn
                .<Line>words("accounts.field.state",
                    (ui, line) -> ui.t(line.organisation().active() ? "accounts.organisation.active"
                        : "accounts.organisation.at-rest"))
                .wide(16))
        .sheet("/organisations/export.xlsx", "lembaga");
  }

  /**
   * An organisation in the list.
   *
   * @param village its label, in the sheet
   */
  record Line(Organisation organisation, @Nullable String village) {}

  ListDefinition<Line> definition() {
    return definition;
  }
}

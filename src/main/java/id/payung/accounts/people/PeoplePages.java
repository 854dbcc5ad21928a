package id.payung.accounts.people;

import id.payung.accounts.ActiveSignIn;
import id.payung.accounts.Mandate;
import id.payung.accounts.NewMandate;
import id.payung.accounts.Organisation;
import id.payung.accounts.QrCodeSvgPath;
import id.payung.platform.duty.Duty;
import id.payung.platform.form.FormFields;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import id.payung.regions.Letterhead;
import id.payung.regions.Region;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of people, their mandates and their invitations. */
public final class PeoplePages {
  private PeoplePages() {}

  /** The list of mandates, with the roles that can be chosen. */
  @Template("accounts/people")
  public record PeopleListPage(ListView list, List<CodeListEntry> roles) implements PageModel {}

  /**
   * A person with mandates and sign-ins.
   *
   * @param offices those of the mandates, by id
   * @param areas likewise
   */
  @Template("accounts/person")
  public record PersonPage(AccountView account, List<Mandate> mandates, List<ActiveSignIn> places,
      Map<UUID, Organisation> offices, Map<UUID, Region> areas, CodeList roles) implements PageModel {

    public String period(Ui ui, NewMandate mandate) {
      return PeopleList.period(ui, mandate);
    }
  }

  /**
   * A new person with a mandate, or one more mandate.
   *
   * @param account whose mandate it will be, or null for a new person
   * @param addableKinds kinds of organisations that may be added here
   */
  @Template("accounts/person-form")
  public record MandateFormPage(FormFields form, @Nullable AccountView account, List<CodeListEntry> roles,
      List<Organisation> organisations, List<CodeListEntry> addableKinds,
      List<SelectOptionGroup> districts) implements PageModel {

    /** Whether the person may have an account already: then the form asks. */
    public boolean asksIfKnown(Ui ui) {
      return account == null
          && (form.isTicked("known") || ui.t("accounts.sign-in-name.taken").equals(form.mistake(ui, "signInName")));
    }
  }

  /** Asks before a mandate ends. */
  @Template("accounts/mandate-end")
  public record MandateEndPage(AccountView account, UUID mandate, FormFields form) implements PageModel {}

  /** The link of an invitation, shown once on the answer itself: it is nowhere kept in clear. */
  @Template("accounts/invited")
  public record InvitedPage(AccountView account, String link, boolean reset) implements PageModel {
    public QrCodeSvgPath qr() {
      return QrCodeSvgPath.encode(link);
    }
  }

  /** Who has never been in, to be ticked. */
  @Template("accounts/newcomers")
  public record NewcomerListPage(List<NewcomerRepository.Newcomer> newcomers, Map<UUID, Organisation> offices,
      FormFields form) implements PageModel {}

  /** Invitations on paper to be cut up; shown once, on the answer itself: the links are nowhere kept in clear. */
  @Template("accounts/invited-many")
  public record InvitationSlipsPage(List<InvitationSlip> slips, Map<UUID, Organisation> offices,
      List<String> left) implements PageModel {

    /** A slip of the paper. */
    public record InvitationSlip(NewcomerRepository.Newcomer newcomer, String link) {
      public QrCodeSvgPath qr() {
        return QrCodeSvgPath.encode(link);
      }
    }
  }

  /**
   * All that somebody owes, and who can take it over.
   *
   * @param running the mandates in force
   * @param successors names of colleagues, by person
   */
  @Template("accounts/handover")
  public record HandoverPage(AccountView account, List<Mandate> running, List<Duty> duties,
      Map<UUID, String> successors, Letterhead letterhead, FormFields form) implements PageModel {}

  /**
   * A sheet of people: to be chosen, or looked at.
   *
   * @param looked what taking it would do; null before it was looked at
   * @param sha256 by what it is kept until then
   * @param unanswered whether somebody wanted to take it before all was answered
   */
  @Template("accounts/import")
  public record PeopleImportPage(FormFields form, PeopleImport.@Nullable PeopleImportPreview looked,
      @Nullable String sha256, boolean unanswered) implements PageModel {
    public long limit() {
      return SheetLimits.DEFAULT.bytes();
    }

    /** Whether it can be taken, once all is answered. */
    public boolean ready() {
      return looked != null && looked.preview().isValid();
    }

    /** Whether something is asked, also of a sheet in which something is wrong: an answer may mend it. */
    public boolean asks() {
      return looked != null && !looked.preview().questions().isEmpty();
    }
  }
}

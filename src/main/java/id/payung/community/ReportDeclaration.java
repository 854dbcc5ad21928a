package id.payung.community;

import id.payung.community.ReportBody.AnnouncedFile;
import id.payung.fieldwork.kind.FieldType;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.platform.actor.Role;
import java.util.EnumSet;
import java.util.List;

/** What a report of an activity is: its fields, and who sends it. */
public final class ReportDeclaration {
  static final List<String> PEOPLE = List.of("childrenM", "childrenF", "adultsM", "adultsF");

  private static final int MAX_PEOPLE = 1_000_000;
  private static final long MAX_RUPIAH = 999_999_999_999L;
  private static final FieldType BY_SEX = new FieldType.Counts(List.of("m", "f"), MAX_PEOPLE);

  public static final KindDeclaration KIND = KindDeclaration.of("activity-report", "community")
      .pulledAs("report")
      .builtInForm()
      .sentBy(
          EnumSet.complementOf(EnumSet.of(Role.AUDITOR, Role.REGENT_AIDE, Role.INTERNAL_VERIFIER, Role.COUNCIL_STAFF)))
      .field("activity", new FieldType.Reference())
      .field("title", new FieldType.Text(300))
      .field("kindOfActivity", new FieldType.Text(40))
      .needed("heldOn", new FieldType.Day())
      .needed("village", new FieldType.Village())
      .needed("people", new FieldType.Counts(PEOPLE, MAX_PEOPLE))
      .field("ages.0-5", BY_SEX)
      .field("ages.6-12", BY_SEX)
      .field("ages.13-17", BY_SEX)
      .field("disability", new FieldType.Counts(List.of("children", "adults"), MAX_PEOPLE))
      .field("volume", new FieldType.Whole(MAX_RUPIAH))
      .field("notes", new FieldType.Text(ReportBody.MAX_NOTE_LENGTH))
      .field("cost", new FieldType.Rupiah(MAX_RUPIAH))
      .field("onBehalfOf", new FieldType.Named(200))
      .field("place", new FieldType.Place())
      .field("files", new FieldType.Files(30, List.of(AnnouncedFile.PHOTO, AnnouncedFile.ATTENDANCE)))
      .build();

  private ReportDeclaration() {}
}

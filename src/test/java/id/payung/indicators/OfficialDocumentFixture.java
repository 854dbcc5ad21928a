package id.payung.indicators;

import id.payung.evidence.intake.EvidenceIntake;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Puts a dated, numbered PDF where an office wants it. */
public final class OfficialDocumentFixture {
  private final EvidenceIntake register;
  private final DocumentStorage documents;

  public OfficialDocumentFixture(EvidenceIntake register, DocumentStorage documents) {
    this.register = register;
    this.documents = documents;
  }

  /** Gives the use. */
  public UUID placeDated(Actor office, UUID organisation, String year, String question, String slot) {
    return ActorContext.callAs(office,
        () -> place(office, organisation, year, question, slot, "SK/" + question, LocalDate.of(2025, 3, 1)));
  }

  /** One that lacks its date: it is taken, and warned of. */
  public UUID placeUndated(Actor office, UUID organisation, String year, String question, String slot) {
    return ActorContext.callAs(office, () -> place(office, organisation, year, question, slot, "", null));
  }

  private UUID place(Actor office, UUID organisation, String year, String question, String slot, String number,
      LocalDate date) {
    UUID item = Ids.next();
    StoredDocument file = documents.store(office, pdf(item), DocumentLimits.OFFICIAL);
    register.addOfficialDocument(office,
        new EvidenceIntake.OfficialDocument(item, "Surat " + slot, "letter", number, date, null, null, organisation),
        file);
    return register.useItem(office, item, year, question, slot, "1", "isi " + slot);
  }

  private static byte[] pdf(UUID unique) {
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setTitle(unique.toString());
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

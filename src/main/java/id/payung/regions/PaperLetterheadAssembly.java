package id.payung.regions;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.paper.DataUri;
import id.payung.platform.paper.PdfDocumentHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The kop surat of every paper of a regency, with its coat of arms. */
@Component
public class PaperLetterheadAssembly {
  private final RegencySettingsRepository settings;
  private final DocumentStorage documents;

  PaperLetterheadAssembly(RegencySettingsRepository settings, DocumentStorage documents) {
    this.settings = settings;
    this.documents = documents;
  }

  public PdfDocumentHead.Letterhead load(Actor actor) {
    return of(actor, settings.getLetterhead(actor.regency()));
  }

  /** With the office that keeps the secretariat, and where it is reached. */
  public PdfDocumentHead.Letterhead of(Actor actor, Letterhead kept) {
    String between = kept.address().isBlank() || kept.contact().isBlank() ? "" : " · ";
    String reached = kept.address() + between + kept.contact();
    return new PdfDocumentHead.Letterhead(kept.government(), kept.office(), reached.isBlank() ? null : reached,
        crest(actor, kept));
  }

  /** Of the regency alone, for what it signs with others. */
  public PdfDocumentHead.Letterhead loadOfRegency(Actor actor) {
    Letterhead kept = settings.getLetterhead(actor.regency());
    return new PdfDocumentHead.Letterhead(kept.government(), null, null, crest(actor, kept));
  }

  /** Without it when its file is gone: no paper is held up by that. */
  private @Nullable String crest(Actor actor, Letterhead kept) {
    if (kept.crestSha256() == null) {
      return null;
    }
    try {
      ReadableDocument crest = documents.open(actor, kept.crestSha256(), DocumentVariant.THUMB);
      try (InputStream in = crest.openStream()) {
        return DataUri.encode(in.readAllBytes(), crest.kind().mediaType());
      }
    } catch (NotFound e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
